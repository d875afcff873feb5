import { bare } from '../text/fold.js'
import type { Span } from '@vanthu/document'
import { bodyReader, readBodyList } from '../bodies/parse-bodies.js'
import type { Province } from '../bodies/provinces.js'
import type { Knowledge } from '../knowledge/knowledge.js'
import type { PrintedLine } from './end-lines.js'
import { spelledOut } from './initials.js'
import { placesOf, sharedPlace } from './shared-place.js'

export interface Recipients {
  readonly names: readonly string[]
  readonly namesSpan: Span | null
  /** The content of the "Lưu:" line as printed. */
  readonly archive: string | null
  readonly archiveSpan: Span | null
}

/** What of the document says who its recipients are. */
export interface RecipientContext {
  readonly province: Province | null
  /** The whole text, which may print in full what the list abbreviates. */
  readonly text: string
  /** True where a city issues it: "TU" is then its Thành ủy. */
  readonly city: boolean
}

interface Item {
  text: string
  span: Span
}

/** Brackets that say why they get it ("b/c", "để báo cáo", "thực hiện"), not who they are. */
const purposeWords =
  /^(?:de\s|\d{1,2} ban$|b\s?[/.-]?\s?c(?:ao)?$|t\/h|p\/h|d\/b|c\/d|k\/t|t\/d|d\/t|bao cao|thuc hien|phoi hop|theo doi|chi dao|dang (?:tai|tin|cong)|biet|thay b|kiem tra|giam sat|dua tin|tuyen truyen|t\/hien|p\/hop)/u
/** A name without the bracket that says why it gets the document. */
function withoutPurpose(text: string): string {
  return text
    .replace(/\s?\(([^()]{1,70})\)/gu, (whole, words: string) => (purposeWords.test(bare(words.trim())) ? '' : whole))
    .replace(/^[-–\s]+|[^\p{L}\p{N})"”]{1,12}$/gu, '')
    .trim()
}

const heading = /^[*_\s]{0,4}Nơi (?:nhận|gửi)\s?[:.]?\s?[*_]{0,2}/iu

/**
 * Reads "Nơi nhận": one recipient an item. Lists under one head ("Các Sở: Y tế, TC") and lists of bodies are split, the
 * purpose and end punctuation cut, abbreviations written out where one reading is certain. The "Lưu" line goes to
 * `archive`.
 */
export function readRecipients(
  lines: readonly PrintedLine[],
  knowledge: Knowledge,
  { province, text, city }: RecipientContext,
): Recipients {
  const items = itemsOf(lines)
  const names: string[] = []
  let archive: string | null = null
  let archiveSpan: Span | null = null
  let from: number | null = null
  let to = 0
  for (const item of items) {
    const kept = /^Lưu\s?(?:[:.]|(?=\p{Lu}))\s?/u.exec(item.text)
    if (kept !== null) {
      archive =
        item.text
          .slice(kept[0].length)
          // The path of the file that some offices print below.
          .replace(/\s[a-zA-Z]:\\.{0,200}$/u, '')
          .replace(/[\s.;,/]{1,12}$/u, '') || null
      archiveSpan = item.span
      continue
    }
    for (const name of split(item.text, knowledge)) {
      const clean = spelledOut(written(name, knowledge, province, city), text)
      if (/\p{L}{2}/u.test(clean)) names.push(clean)
    }
    from ??= item.span.from
    to = item.span.to
  }
  return { names, namesSpan: from === null ? null : { from, to }, archive, archiveSpan }
}

/** Items of the list: one begins at a bullet; a line without one goes on with the item before it. */
function itemsOf(lines: readonly PrintedLine[]): readonly Item[] {
  const items: Item[] = []
  let within = false
  const bulleted = lines.some((line) => /^[-–+•]/u.test(line.text))
  for (const line of lines) {
    let text = line.text
    let begins = false
    if (heading.test(text)) {
      within = true
      text = text.replace(heading, '').trim()
      if (text === '') continue
      begins = true
    }
    if (!within) {
      if (!/^[-–+•]/u.test(text)) continue
      within = true
    }
    for (const part of text.split(/(?<=[;.])\s(?=[-–+•]\s?\p{L}|Lưu\s?[:.])/u)) {
      const bullet = /^(?:[-–+•*]\s?|\d{1,2}[.)]\s)/u.exec(part)
      const last = items.at(-1)
      const joined =
        bullet === null &&
        last !== undefined &&
        !begins &&
        (bulleted || !/[;.]$/u.test(last.text)) &&
        !/^Lưu\s?[:.]/u.test(part)
      const clean = part.slice(bullet?.[0].length ?? 0).trim()
      if (clean === '') continue
      if (joined) {
        // After the archive line comes something else: a stamp's text, the drafter's mark.
        if (/^Lưu\s?[:.]/u.test(last.text) && /[.]$/u.test(last.text)) continue
        last.text = `${last.text} ${clean}`
        last.span = { from: last.span.from, to: line.span.to }
      } else items.push({ text: clean, span: line.span })
    }
  }
  return items
}

/** The recipients of one item. */
function split(item: string, knowledge: Knowledge): readonly string[] {
  const text = withoutPurpose(item)
  // The distribution list of an office ("VPCP: BTCN, các PCN; Trợ lý …") stays one item.
  const listed = placesOf(text, knowledge)
  if (listed !== null) return listed
  const colon = text.indexOf(':')
  if (colon > 0) {
    const reader = bodyReader(text, { from: 0, to: text.length }, knowledge)
    const list = readBodyList(reader, 0)
    if (list !== null && list.bodies.length > 1 && (reader.tokens[list.next - 1]?.to ?? 0) > colon) {
      const rest = text.slice(reader.tokens[list.next - 1]?.to ?? text.length).replace(/^[\s,;]+/u, '')
      return [...list.bodies.map((b) => b.name), ...(rest === '' ? [] : [rest])]
    }
    // "Các Công ty: Điện lực A, Cấp nước A"
    const each = /^các\s(Công ty|Tổng công ty|Tập đoàn|Trường|Bệnh viện|Trung tâm|Chi cục|Viện|Hội|Ngân hàng)$/iu.exec(
      text.slice(0, colon).trim(),
    )?.[1]
    if (each !== undefined)
      return text
        .slice(colon + 1)
        .split(/[,;]\s?/u)
        .map((part) => `${each.charAt(0).toUpperCase()}${each.slice(1)} ${part.trim()}`)
    // "Văn phòng: Quốc hội, Chính phủ", "Thường trực: Tỉnh ủy, HĐND tỉnh"
    const shared = /^(?:Văn phòng|Thường trực|Ban Thường vụ|Đảng ủy)$/u.exec(text.slice(0, colon).trim())?.[0]
    const parts = text.slice(colon + 1).split(/[,;]\s?/u)
    if (shared !== undefined && parts.every((part) => ofOffice.test(part.trim())))
      return parts.map((part) => `${shared} ${part.trim()}`)
    return [text]
  }
  return text.split(/;\s?/u).flatMap((part) => splitList(part.trim(), knowledge))
}

/** "Tỉnh ủy, HĐND, UBND tỉnh X" → three with their place; "Chủ tịch, các PCT UBND tỉnh" and "Các sở, ban, ngành" → one. */
function splitList(text: string, knowledge: Knowledge): readonly string[] {
  if (text === '') return []
  if (/^các\s/iu.test(text) && !/,\s(?:UBND|HĐND|Ủy ban|Uỷ ban|Công an|Sở|Hội)/u.test(text)) return [text]
  const shared = sharedPlace(text, knowledge)
  if (shared !== null) return shared
  if (ofMinistry.test(text)) return [text]
  const parts = text.split(/,\s?/u)
  if (parts.length === 1) return andSplit(text, knowledge)
  const heads = parts.map((part) => ownHead(part, knowledge))
  // A part that begins no body of its own belongs to the name before it ("Sở Văn hóa, Thể thao và Du lịch").
  const joined: string[] = []
  parts.forEach((part, i) => {
    const last = joined.at(-1)
    if (i === 0 || last === undefined || heads[i] === true) joined.push(part)
    else joined[joined.length - 1] = `${last}, ${part}`
  })
  return joined
}

/** "Vụ Pháp chế, Bộ Y tế", "Cục Kiểm soát TTHC, VPCP": a department and whose it is, one addressee. */
const ofMinistry =
  /^(?:Cục|Vụ|Tổng cục)\s[^,;]{2,60},\s(?:VPCP|Văn phòng Chính phủ|Văn phòng Quốc hội|Thanh tra Chính phủ|Ngân hàng Nhà nước Việt Nam|Bộ\s(?!đội|Chỉ huy|Tư lệnh|CH)[^,;]{2,60})$/u

/** Bodies that have an office or a standing committee. */
const ofOffice =
  /^(?:Quốc hội|Chính phủ|Chủ tịch nước|Trung ương|TW|TƯ|Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy|TU|HU|HĐND|UBND|Hội đồng nhân dân|Ủy ban nhân dân|Đoàn ĐBQH|Đoàn đại biểu Quốc hội)(?![\p{L}])/u

function andSplit(text: string, knowledge: Knowledge): readonly string[] {
  const at = text.search(/\svà\s(?=(?:Sở|Bộ|Ban|Ủy ban|UBND|HĐND|Công an|Hội|Đoàn|Báo|Đài|Văn phòng)\s)/u)
  if (at < 0 || knowledge.bodies.byName(text) !== null) return [text]
  const left = text.slice(0, at)
  return knowledge.bodies.byName(left) === null ? [text] : [left, text.slice(at + 4)]
}

function ownHead(part: string, knowledge: Knowledge): boolean {
  if (/^(?:các|Các)\s/u.test(part))
    return !/^(?:các|Các)\s(?:PCT|Phó|PTTg|PBT|PCN|PVP|PCVP|PGĐ|Thứ trưởng|PTP)/u.test(part)
  // "TTg CP, PTTg Trần Văn An": two persons; "Thủ tướng, các PTTg" is one item.
  if (/^PTTg\s\p{Lu}\p{Ll}/u.test(part)) return true
  if (
    /^(?:PCT|PGĐ|PTTg|PCN|PBT|Phó (?:Chủ tịch|Giám đốc|Chánh|Trưởng|Bí thư|Tổng|Cục trưởng|Viện trưởng|Hiệu trưởng))(?:\s|$)/u.test(
      part,
    )
  )
    return false
  if (/^đại biểu (?:HĐND|Hội đồng nhân dân|Quốc hội)(?![\p{L}])/u.test(part)) return true
  if (/^(?:LĐVP|CVP|PVP|PCVP|VP|P\.|Phòng|TT|Lưu|KT|CV)/u.test(part)) return true
  const reader = bodyReader(part, { from: 0, to: part.length }, knowledge)
  return reader.tokens[0]?.capital === true && readBodyList(reader, 0) !== null
}

const partyOrgans: Readonly<Record<string, string>> = {
  TG: 'Tuyên giáo',
  DV: 'Dân vận',
  TGDV: 'Tuyên giáo và Dân vận',
  TC: 'Tổ chức',
  NC: 'Nội chính',
}

/** One recipient as the record gives it. */
function written(name: string, knowledge: Knowledge, province: Province | null, city: boolean): string {
  let text = withoutPurpose(name)
    .replace(/(?<=\p{Lu}{2})\s?&\s?(?=UBND|HĐND)/u, ' và ')
    .replace(/^(Đồn|Bộ đội|BĐ|Trạm Kiểm soát) BP(?!\p{L})/u, '$1 Biên phòng')
    .replace(
      /(?<!\p{L})Ban (TG|DV|TGDV|TC|NC)(?=\s(?:Tỉnh|Thành|Huyện|TW|TƯ|Trung|TU|HU))/u,
      (_, organ: string) => `Ban ${partyOrgans[organ] ?? organ}`,
    )
    .replace(/(?<!\p{L})TTg\.?\s?CP(?!\p{L})/u, 'TTg')
    .replace(/CT\s?-\s?XH(?!\p{L})/u, 'chính trị - xã hội')
    .replace(/^(Cục|Phòng|Vụ) KS\s?TTHC(?!\p{L})/u, '$1 Kiểm soát thủ tục hành chính')
    .replace(/(?<=soát )TTHC(?!\p{L})/u, 'thủ tục hành chính')
    .replace(/^TTr\.?\s(?=HU|TU|ĐU|HĐND|Huyện|Tỉnh|Thành|Đảng)/u, 'Thường trực ')
    .replace(/(?<!\p{L})Q\.?\s?(?=\d{1,2}(?!\d))/u, 'Quận ')
    .replace(/CNTT\s?(?:&|và)\s?TT(?!\p{L})/u, 'Công nghệ thông tin và Truyền thông')
    // "Ban Chỉ đạo về phát triển KHCN, ĐMST và CĐS": the matter, and no office of it.
    .replace(/(?<=\p{Ll}\s)KH\s?&?\s?CN(?=(?:,|\svà|\s?&)\s(?:ĐMST|CĐS))/u, 'khoa học, công nghệ')
    .replace(/(?<=\p{Ll},?\s)ĐMST(?!\p{L})/u, 'đổi mới sáng tạo')
    .replace(/(?<=\p{Ll},?\s)CĐS(?!\p{L})/u, 'chuyển đổi số')
  // "Đài … KG": the issuer's own province by its letters.
  const letters = /\s(\p{Lu}{2,4})$/u.exec(text)?.[1]
  if (province !== null && letters !== undefined && province.abbreviations.includes(letters)) {
    text = `${text.slice(0, -letters.length)}${province.name}`
  }
  const expand = (words: string): string => {
    const full = knowledge.abbreviations.expand(words, 'recipients')
    return city && /TU(?!\p{L})/u.test(words) ? full.replace('Tỉnh ủy', 'Thành ủy') : full
  }
  const colon = text.indexOf(':')
  return colon > 0 ? expand(text.slice(0, colon)) + text.slice(colon) : expand(text)
}
