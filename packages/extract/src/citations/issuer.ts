import { bodyReader, readBody, readBodyList } from '../bodies/parse-bodies.js'
import type { Knowledge } from '../knowledge/knowledge.js'
import { fold, printedName } from '../text/fold.js'
import type { Instruments } from './instruments.js'
import { symbolKey } from './instruments.js'
import type { Reference } from './reference.js'

/** The body that issued an instrument, as printed, abbreviations expanded. `to` is where its name ends. */
export interface ReadIssuer {
  readonly name: string
  readonly bodyId: string | null
  readonly to: number
}

export interface IssuerReader {
  /** The body whose name begins at `at`, all of a list where `joint`; null where no name of a body stands there. */
  at(text: string, at: number, joint?: boolean): ReadIssuer | null
}

const reach = 160
const organ = /^(?:Ban Chấp hành|Ban Thường vụ|Thường trực|Thường vụ|Văn phòng|Ủy ban Kiểm tra)$/u
/** The small second half of a word that a name does not end before: "Ban Chấp | hành Đảng bộ huyện". */
const secondHalf = /^\s(?:huy|đạo|hành|sự|vụ|trực|soát|sát|vận|giáo|đốc|nhiệm|chức|ủy|đoàn|Liên đoàn)(?![\p{L}])/u
const stop = /[.;:()"“”\n]|\s(?:về|v\/v|tại|đã|được|và các|nhằm|để|theo|trên cơ sở|trong đó|ngày|số)(?![\p{L}])/iu
const bodyHead =
  /^(?:Chính phủ|Quốc hội|Thủ tướng|Chủ tịch|Bộ|Ban|Sở|Ủy ban|Uỷ ban|UBND|HĐND|UBMTTQ|Hội đồng|Hội|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Huyện ủy|Đảng ủy|Thường trực|Văn phòng|Tổng|Cục|Vụ|Chi cục|Trung ương|Liên đoàn|Tòa án|Viện|Đoàn|Ngân hàng|Thanh tra|Bảo hiểm|Kiểm toán|Liên ngành|Công an|Giám đốc|Bộ trưởng)(?![\p{L}])/u

/** Reads issuers with the registry of bodies; a misprinted province after the name is set right ("Kiên Gang"). */
export function issuerReader(knowledge: Knowledge): IssuerReader {
  const provinces = [...new Set(knowledge.provinces.provinces.map((p) => p.name))]
  const reader: IssuerReader = {
    at(text, at, joint = false) {
      const head = text.slice(at, at + reach)
      const chair = /^CT\s(?=UBND|HĐND)/u.exec(head)?.[0].length ?? 0
      if (chair > 0) {
        const body = reader.at(text, at + chair)
        return body === null ? null : { name: `Chủ tịch ${body.name}`, bodyId: null, to: body.to }
      }
      if (/^(?:các|những|từng|mỗi|cấp|đơn vị|địa phương)\s/iu.test(head)) return null
      const end = stop.exec(head)
      const to = at + (end === null ? head.length : end.index)
      if (joint) {
        const list = readBodyList(bodyReader(text, { from: at, to }, knowledge), 0)?.bodies ?? []
        const goes = list.at(-1)
        // "… của Bộ A, Bộ B, Ủy ban C ban hành …": the last of the row is who acts now.
        const acts = goes !== undefined && list.length > 2 && actsNow.test(text.slice(goes.span.to, goes.span.to + 24))
        const last = acts ? list.at(-2) : goes
        if (last !== undefined && list.length > 1) {
          return { name: knowledge.abbreviations.expand(text.slice(at, last.span.to)), bodyId: null, to: last.span.to }
        }
      }
      const first = readBody(bodyReader(text, { from: at, to }, knowledge), 0)?.bodies[0]
      if (first !== undefined && first.form !== 'group') {
        const place = misprintedPlace(text, first.span.to, provinces)
        if (place !== null && !endsInPlace(first.name, provinces)) {
          return { name: `${first.name} ${place.name}`, bodyId: first.bodyId, to: place.to }
        }
        // An organ and its body, where the registry does not hold the two together: "Ban Chấp hành | Đảng bộ huyện".
        if (first.bodyId === null && organ.test(first.name) && text[first.span.to] === ' ') {
          const from = first.span.to + 1
          const whole = readBody(bodyReader(text, { from, to }, knowledge), 0)?.bodies[0]
          if (whole?.span.from === from) {
            return { name: rightPlace(`${first.name} ${whole.name}`, provinces), bodyId: null, to: whole.span.to }
          }
        }
        // What the registry does not hold may go on beyond the words that look like a name.
        const cut = first.bodyId === null && secondHalf.test(text.slice(first.span.to, first.span.to + 12))
        const size = cut ? unknownBody(head.slice(0, to - at)) : 0
        if (size > first.span.to - at)
          return { name: rightPlace(printedName(head.slice(0, size)), provinces), bodyId: null, to: at + size }
        // A title in capitals gives the name as the registry has it.
        const known = /\p{Ll}/u.test(first.name) || first.bodyId === null ? null : knowledge.bodies.byId(first.bodyId)
        const name = known !== null && fold(known.name) === fold(first.name) ? known.name : first.name
        return { name: rightPlace(name, provinces), bodyId: first.bodyId, to: first.span.to }
      }
      // In small letters, as in titles and careless print: "của uỷ ban nhân dân tỉnh Hậu Giang".
      const raised = /^\p{Ll}/u.test(head) ? head.charAt(0).toUpperCase() + head.slice(1) : head
      if (raised !== head && bodyHead.test(raised)) {
        const small = reader.at(raised, 0)
        return small === null ? null : { ...small, to: at + small.to }
      }
      const letters = /^\p{Lu}{3,8}(?=\s)/u.exec(head)?.[0]
      if (!bodyHead.test(head) && (letters === undefined || knowledge.abbreviations.body(letters) === null)) return null
      const size = unknownBody(head.slice(0, to - at))
      return size === 0
        ? null
        : {
            name: rightPlace(knowledge.abbreviations.expand(head.slice(0, size)), provinces),
            bodyId: null,
            to: at + size,
          }
    },
  }
  return { at: (text, at, joint) => withTerm(text, withUnion(text, reader.at(text, at, joint), knowledge)) }
}

const actsNow = /^\s(?:ban hành|xây dựng|đề ra|yêu cầu|đề nghị|hướng dẫn|triển khai|báo cáo|thông báo|đã)(?![\p{L}])/u

/** The central committees of unions are more than "Trung ương": "Ban Bí thư Trung ương Đoàn". */
const ofUnion =
  /^\s(?:Đảng|Đoàn(?: (?:TNCS|Thanh niên Cộng sản) Hồ Chí Minh)?|Hội(?: \p{Lu}[\p{L} ]{2,40}? Việt Nam)?)(?![\p{L}])/u

function withUnion(text: string, issuer: ReadIssuer | null, knowledge: Knowledge): ReadIssuer | null {
  // Steering committees are called by a number: "Ban Chỉ đạo 138/CP".
  const level =
    issuer !== null && /\d$/u.test(issuer.name) ? /^\/\p{Lu}{1,4}(?![\p{L}])/u.exec(text.slice(issuer.to)) : null
  if (issuer !== null && level !== null)
    return { ...issuer, name: issuer.name + level[0], to: issuer.to + level[0].length }
  const ward =
    issuer !== null && / (?:Quận|Phường)$/iu.test(issuer.name) ? /^\s\d{1,2}(?!\d)/u.exec(text.slice(issuer.to)) : null
  if (issuer !== null && ward !== null)
    return { ...issuer, name: issuer.name + ward[0], to: issuer.to + ward[0].length }
  if (issuer === null || !/ Trung ương$/u.test(issuer.name)) return issuer
  const more = ofUnion.exec(text.slice(issuer.to, issuer.to + 60))?.[0]
  if (more === undefined) return issuer
  return {
    name: `${issuer.name} ${knowledge.abbreviations.expand(more.trim())}`,
    bodyId: null,
    to: issuer.to + more.length,
  }
}

/** The term of a Party committee is part of its name: "Ban Chấp hành Trung ương Đảng khóa XIII". */
const term = /^\skhóa\s[IVX]{1,5}(?![\p{L}\p{N}])/iu

function withTerm(text: string, issuer: ReadIssuer | null): ReadIssuer | null {
  if (issuer === null || !issuer.name.startsWith('Ban Chấp hành')) return issuer
  const printed = term.exec(text.slice(issuer.to, issuer.to + 14))?.[0]
  if (printed === undefined) return issuer
  return { ...issuer, name: issuer.name + printed.replace(/\s/gu, ' '), to: issuer.to + printed.length }
}

/** A body that no registry knows ends where a verb, a comma before small letters or another instrument begins. */
function unknownBody(head: string): number {
  const cut =
    /,|\s(?:quy định|phê duyệt|ban hành|hướng dẫn|sửa đổi|thực hiện|triển khai|có|là|do|cho|với|vào|và (?:Chỉ thị|Kế hoạch|Nghị quyết|Quyết định|Nghị định|Luật|Công văn|Chương trình|Kết luận|Đề án|Chiến lược|Thông tư|Thông báo|Hướng dẫn|các))(?![\p{L}])/u.exec(
      head,
    )
  const words = (cut === null ? head : head.slice(0, cut.index)).trimEnd().split(/\s+/u)
  return words.length < 2 || words.length > 14 ? 0 : (cut === null ? head : head.slice(0, cut.index)).trimEnd().length
}

const placed = /(?:tỉnh|Tỉnh ủy|Tỉnh đoàn) (\p{Lu}\p{Ll}{1,7} \p{Lu}\p{Ll}{1,7})$/u

/** "Ban Thường vụ Tỉnh ủy Kiên Gang" with the province as it is spelt; other names as they are. */
function rightPlace(name: string, provinces: readonly string[]): string {
  const words = placed.exec(name)?.[1]
  if (words === undefined || provinces.includes(words)) return name
  const close = provinces.filter((p) => oneEditApart(fold(p), fold(words)))
  const only = close[0]
  return only === undefined || close.length > 1 ? name : name.slice(0, name.length - words.length) + only
}

const endsInPlace = (name: string, provinces: readonly string[]): boolean =>
  provinces.some((p) => fold(name).endsWith(fold(p)))

/** A province with one letter wrong, printed right after a body's name. */
function misprintedPlace(
  text: string,
  at: number,
  provinces: readonly string[],
): { readonly name: string; readonly to: number } | null {
  const printed = /^\s(\p{Lu}\p{Ll}{1,7}(?:\s-\s|\s)\p{Lu}\p{Ll}{1,7})(?![\p{L}])/u.exec(text.slice(at, at + 24))
  const words = printed?.[1]
  if (words === undefined) return null
  const close = provinces.filter((p) => p !== words && oneEditApart(fold(p), fold(words)))
  const only = close[0]
  return only === undefined || close.length > 1 ? null : { name: only, to: at + 1 + words.length }
}

/** True where one letter was added, lost or changed. */
export function oneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && i < b.length && a[i] === b[i]) i++
  const [x, y] = a.length >= b.length ? [a, b] : [b, a]
  return x.slice(i + 1) === y.slice(a.length === b.length ? i + 1 : i)
}

const spoken = /(đề nghị|kiến nghị|đề xuất|tham mưu|báo cáo|ý kiến|chỉ đạo|kết luận|hướng dẫn|giao)\s(?:của\s)?$/u
const post =
  /^(?:bộ trưởng|giám đốc|phó giám đốc|chủ tịch|thủ trưởng|chánh)\s(?=bộ|sở|ban|ủy|cục|chi cục|văn phòng|thanh tra)/u

/**
 * The issuer named before: "đề nghị của Sở Nội vụ tại Tờ trình số …". Taken only where the symbol is that body's own:
 * "kết luận của Thủ tướng Chính phủ tại Thông báo số …/TB-VPCP" does not say who issued the notice.
 */
export function issuerBefore(
  text: string,
  from: number,
  reference: Reference,
  known: Instruments,
  issuers: IssuerReader,
): ReadIssuer | null {
  const start = Math.max(0, from - 130)
  const before = text.slice(start, from)
  const bracket = /\s\((?:tại\s|theo\s)?$/u.exec(before)
  if (bracket !== null) return beforeBracket(text, start + bracket.index, reference, known, issuers)
  const presented = presents.exec(before) ?? answers.exec(before)
  if (presented !== null) {
    const read = presenter(text, start + presented.index, reference, known, issuers)
    if (read !== null || !/\s(?:tại|theo)\s$/u.test(presented[0])) return read
  }
  const at = /\s(?:tại|theo)\s(?:các\s)?$/u.exec(before)
  if (at === null) return null
  const folded = fold(before.slice(0, at.index))
  let of = folded.lastIndexOf('của ')
  while (of >= 0) {
    if (spoken.test(folded.slice(0, of))) break
    of = folded.lastIndexOf('của ', of - 1)
    if (of <= 0) return null
  }
  if (of < 0) return null
  let begin = of + 'của '.length
  begin += post.exec(folded.slice(begin))?.[0].length ?? 0
  const read = issuers.at(text, start + begin)
  if (read === null || Math.abs(read.to - (start + at.index)) > 2) return null
  const own =
    ownsSymbol(read, reference, known) ?? /(?:đề nghị|đề xuất|tham mưu|kiến nghị)\s$/u.test(folded.slice(0, of))
  return own ? { ...read, to: start + at.index } : null
}

/** True where the symbol is one that the body prints; null where nobody knows the symbol. */
function ownsSymbol(body: ReadIssuer, reference: Reference, known: Instruments): boolean | null {
  const symbol = reference.bodies[0]
  const names = symbol === undefined ? undefined : known.issuerNames.get(symbolKey(symbol))
  if (names === undefined) return null
  const words = (name: string): string => fold(name).split(' ').slice(0, 2).join(' ')
  return names.some((n) => words(n) === words(body.name))
}

/** "sau khi nghe Sở Y tế trình bày Báo cáo số …": the body right before the verb, where the symbol is its own. */
const presents = /\s(?:trình bày|trình|ban hành|báo cáo tại|đã có|có|gửi|ký)\s(?:các\s)?$/u

/** "Sở Tài chính có ý kiến thẩm định tại Công văn số …", "Bộ Y tế trả lời tại Văn bản số …". */
const answers =
  /\s(?:đã\s)?(?:có (?:ý kiến|văn bản|báo cáo)|trả lời|phúc đáp|đề nghị|đề xuất|báo cáo|thông báo|thống nhất|cho ý kiến|góp ý|thẩm định|hướng dẫn)(?:\s\p{L}{1,7}){0,4}\s(?:tại|theo)\s(?:các\s)?$/u

/** "Ủy ban nhân dân tỉnh A (văn bản số …)", "các Bộ: Y tế (văn bản số …), Tài chính (văn bản số …)". */
function beforeBracket(
  text: string,
  bracketAt: number,
  reference: Reference,
  known: Instruments,
  issuers: IssuerReader,
): ReadIssuer | null {
  const own = presenter(text, bracketAt, reference, known, issuers)
  if (own !== null) return own
  // "nghe Bộ Xây dựng báo cáo (Báo cáo số …)"
  const verb = /\s(?:báo cáo|trình bày|đề nghị|trình|kiến nghị|đề xuất|tham mưu)$/u.exec(
    text.slice(0, bracketAt).slice(-12),
  )
  const spoke = verb === null ? null : presenter(text, bracketAt - verb[0].length, reference, known, issuers)
  if (spoke !== null) return spoke
  const start = Math.max(0, bracketAt - 400)
  const before = text.slice(start, bracketAt)
  const head = sharedHead.exec(before)?.[1]
  const part = lastName.exec(before.slice(-110))?.[1]
  if (head === undefined || part === undefined) return null
  const name = `${head} ${part}`
  const read = issuers.at(`${name}.`, 0)
  if (read === null || read.to < name.length) return null
  return ownsSymbol(read, reference, known) === true ? { ...read, to: bracketAt } : null
}

const sharedHead = /(?:các|những)\s(Bộ|Sở|Ban|Cục|Vụ|Phòng)\s?:\s(?:(?!\s(?:Bộ|Sở|Ủy ban|UBND)\s)[^.;:]){0,300}$/u
const lastName = /(?:[:;,]\s|\svà\s)(\p{Lu}[^():;]{2,80})$/u

function presenter(
  text: string,
  verbAt: number,
  reference: Reference,
  known: Instruments,
  issuers: IssuerReader,
): ReadIssuer | null {
  const start = Math.max(0, verbAt - 90)
  for (const word of text.slice(start, verbAt).matchAll(/(?<![\p{L}\p{N}])\p{Lu}/gu)) {
    const read = issuers.at(text, start + word.index)
    if (read === null || Math.abs(read.to - verbAt) > 1) continue
    if (ownsSymbol(read, reference, known) === true) return { ...read, to: verbAt }
    // "nghe Giám đốc Sở Y tế báo cáo tại Báo cáo số …": the office, whose name follows the post.
    if (!post.test(fold(text.slice(start + word.index, start + word.index + 40)))) return null
  }
  return null
}
