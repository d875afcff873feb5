import type { Span } from '@vanthu/document'
import { bodyReader, readBody } from '../bodies/parse-bodies.js'
import type { Province } from '../bodies/provinces.js'
import type { Knowledge } from '../knowledge/knowledge.js'
import { tokenize } from '../text/tokens.js'
import type { Found } from './letterhead.js'
import { properName } from './proper-name.js'

/** The province whose document this is. */
export interface FoundProvince {
  readonly province: Province
  readonly span: Span
}

const named = /(?:tỉnh|Tỉnh ủy|thành phố|Thành ủy|Báo|Bảo|Truyền hình|Đảng bộ tỉnh|TP\.)\s(?=\p{Lu})/gu

/**
 * The province that a document speaks of as its own: named in the agency's name or the place of issue, else the one that
 * the text names most often after "tỉnh", "Tỉnh ủy", "Báo" …; null where two are named equally often, or none.
 */
export function provinceOf(
  sources: readonly (Found<string> | null)[],
  text: string,
  issuedOn: string | null,
  knowledge: Knowledge,
): FoundProvince | null {
  for (const source of sources) {
    if (source === null) continue
    const tokens = tokenize(source.value)
    for (let i = tokens.length - 1; i >= 0; i--) {
      const found = knowledge.provinces.match(tokens, i)
      if (found?.next !== tokens.length) continue
      // "Phú Quốc, Cần Thơ" as a place of issue may be a town: the whole name counts.
      const longer = i > 0 ? knowledge.provinces.match(tokens, i - 1) : null
      const province = longer?.next === tokens.length ? longer.province : found.province
      return { province: knowledge.provinces.find(province.name, issuedOn) ?? province, span: source.span }
    }
  }
  const counts = new Map<string, { province: Province; count: number; span: Span }>()
  for (const match of text.matchAll(named)) {
    const from = match.index + match[0].length
    const tokens = tokenize(text, from, Math.min(text.length, from + 30))
    const found = knowledge.provinces.match(tokens, 0)
    if (found === null) continue
    const to = tokens[found.next - 1]?.to ?? from
    const known = counts.get(found.province.id)
    if (known === undefined)
      counts.set(found.province.id, { province: found.province, count: 1, span: { from: match.index, to } })
    else known.count++
  }
  const ranked = [...counts.values()].sort((a, b) => b.count - a.count)
  const [first, second] = ranked
  if (first === undefined || first.count === second?.count) return null
  return { province: knowledge.provinces.find(first.province.name, issuedOn) ?? first.province, span: first.span }
}

const issues =
  /^[\s,]{0,3}(?:ban hành|xây dựng|đề ra|lập|ban hành và triển khai)\s{1,2}(?:Kế hoạch|Chương trình|Chỉ thị|Quyết định|Hướng dẫn|Đề án|Phương án|Nghị quyết|Quy chế|Quy định|Thông báo|kế hoạch|hướng dẫn)/u

/** The body that a preamble says issues the document: "UBND tỉnh Kiên Giang ban hành Kế hoạch …". */
export function issuerInText(text: string, within: Span, knowledge: Knowledge): Found<string> | null {
  const reader = bodyReader(text, within, knowledge)
  for (let i = 0; i < reader.tokens.length; i++) {
    if (reader.tokens[i]?.capital !== true) continue
    const read = readBody(reader, i)
    const body = read?.bodies[0]
    if (read === null || body === undefined || read.bodies.length !== 1 || body.form !== 'named') continue
    if (issues.test(text.slice(body.span.to, body.span.to + 60))) return { value: body.name, span: body.span }
    i = read.next - 1
  }
  return null
}

/** The agency of a signing block: "TM. ỦY BAN NHÂN DÂN" → "Ủy ban nhân dân". */
export function issuerOfSigning(onBehalfOf: string, text: string, knowledge: Knowledge): string {
  return properName(onBehalfOf.replace(/^(?:TM|T\/M)\.?\s?/u, ''), text, knowledge)
}

const parentPlace = /\s((?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s\p{Lu}.{1,40})$/u
const partyOrgan =
  /^(?:Ban (?:Tổ chức|Tuyên giáo|Tuyên giáo và Dân vận|Dân vận|Nội chính|Kinh tế|Xây dựng Đảng|Kiểm tra)|Văn phòng|Ủy ban Kiểm tra|Cơ quan Ủy ban Kiểm tra)$/iu
/** A committee of the Party that is named with its place. */
const placedCommittee =
  /^(?:Ban Thường vụ |Ban Chấp hành |Thường trực )?(?:Tỉnh ủy|Thành ủy|Huyện ủy|Thị ủy|Quận ủy)\s\p{Lu}/u
const partyCommittee = /^(?:Tỉnh ủy|Thành ủy|Huyện ủy|Thị ủy|Quận ủy|Đảng ủy)(?:\s|$)/u
const ownPlace =
  /\s(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|khu vực)(?:\s\p{Lu}.{1,40})?$|\sViệt Nam$/u

/**
 * The name with its place: "Ủy ban nhân dân tỉnh" in a Kiên Giang document is "Ủy ban nhân dân tỉnh Kiên Giang", "Sở Y tế"
 * under that committee "Sở Y tế tỉnh Kiên Giang". A central body and one whose place is printed stay as they are.
 */
export function withPlace(
  name: string,
  parent: string | null,
  province: Province | null,
  knowledge: Knowledge,
): string {
  // "TỈNH ỦY X / BAN TỔ CHỨC": a committee of the Party has its name after its organ's.
  if (parent !== null && partyOrgan.test(name) && partyCommittee.test(parent)) return `${name} ${parent}`
  if (parent === 'Ban Chấp hành Trung ương' && partyOrgan.test(name))
    return `${name} Trung ương${name === 'Văn phòng' ? ' Đảng' : ''}`
  const place = parent === null ? null : parentPlace.exec(parent)?.[1]
  // "BAN CHỈ ĐẠO … HUYỆN" under "UBND HUYỆN X" is that of the district X.
  const level = /\s(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)$/u.exec(name)?.[1]
  if (place != null && level !== undefined && place.startsWith(`${level} `)) return name + place.slice(level.length)
  if (parent !== null && place != null && !ownPlace.test(name) && !placedCommittee.test(name)) {
    // "VĂN PHÒNG" under a committee is the committee's office.
    if (/^(?:Văn phòng|Thanh tra|Ban Tiếp công dân)$/u.test(name)) return `${name} ${parent}`
    // "BAN DÂN VẬN TỈNH ỦY" under "ĐẢNG BỘ TỈNH X"
    return /\s(?:Tỉnh|Thành) ủy$/u.test(name)
      ? `${name} ${place.replace(/^(?:tỉnh|thành phố)\s/u, '')}`
      : `${name} ${place}`
  }
  if (province === null) return name
  // "TRUNG TÂM …" under "SỞ Y TẾ X": the province without its word.
  if (
    parent?.endsWith(` ${province.name}`) === true &&
    /^(?:Sở|Công an|Ban|Chi cục|Trường)\s/u.test(parent) &&
    /^(?:Trung tâm|Chi cục|Phòng|Bệnh viện|Trường|Thanh tra|Văn phòng)(?:\s|$)/u.test(name) &&
    !ownPlace.test(name) &&
    !name.includes(province.name)
  )
    return `${name} ${province.type} ${province.name}`
  if (/\s(?:tỉnh|thành phố)$/u.test(name))
    return `${name.replace(/\s(?:tỉnh|thành phố)$/u, '')} ${province.type} ${province.name}`
  const tokens = tokenize(name)
  for (let i = 0; i < tokens.length; i++) if (knowledge.provinces.match(tokens, i) !== null) return name
  if (
    /^(?:Ủy ban nhân dân|Hội đồng nhân dân|Đoàn đại biểu Quốc hội|Công an|Thường trực Hội đồng nhân dân)$/u.test(name)
  ) {
    return `${name} ${province.type} ${province.name}`
  }
  if (/^(?:Ban Thường vụ |Thường trực |Ban Chấp hành |Văn phòng )?(?:Tỉnh ủy|Thành ủy)$/u.test(name))
    return `${name} ${province.name}`
  const body = knowledge.bodies.byName(name)
  if (body?.level === 'province' && body.kind === 'department') return `${name} ${province.type} ${province.name}`
  return name
}
