import type { Span } from '@vanthu/document'
import { inCapitals } from '../outline/headings.js'
import { fold, modernTone } from '../text/fold.js'
import type { PrintedLine } from './end-lines.js'
import type { TypeLine } from './type-line.js'
import { typeLine } from './type-line.js'

/** A value with the place that says it. */
export interface Found<T> {
  readonly value: T
  readonly span: Span
}

/** What stands above and in the title, as printed. */
export interface Letterhead {
  /** Agency lines in capitals, one an agency, the parent first. */
  readonly agencies: readonly Found<string>[]
  readonly reference: Found<string> | null
  /** The number's place is there and holds no number ("Số:      /KH-UBND"). */
  readonly numberMissing: Span | null
  readonly issuedOn: Found<string> | null
  readonly issuedAt: Found<string> | null
  readonly dateMissing: Span | null
  readonly type: Found<string> | null
  readonly subject: Found<string> | null
  readonly title: readonly Found<string>[]
  /** "ĐẢNG CỘNG SẢN VIỆT NAM" stands in the place of the quốc hiệu. */
  readonly party: boolean
}

const motto =
  /(?:CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|Độc\s+lập\s*[-–—.]\s*Tự\s+do\s*[-–—.]\s*Hạnh\s+phúc|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM)/giu
const number = /(?:^|[\s*])Số\s{0,3}[:.]?\s{0,6}(\d{1,6}[a-zđ]?(?:\s{0,2}[-/–]\s{0,2}[\p{L}\d&]{1,14}){1,6})/iu
const emptyNumber = /(?:^|\s)Số\s{0,3}[:.]?[\s.…_]{0,30}([-/]\s?\p{Lu}{2,6}[-/]?[\p{L}\d&-]{0,20})/u
const date =
  /(?:^|\s)((?:TP\.?\s|Tp\.?\s)?\p{Lu}[\p{L}.]{0,12}(?:\s(?:-\s)?\p{Lu}?[\p{L}.]{1,12}){0,4})?\s{0,2},?\s{0,3}ngày\s{0,3}(\d{1,2})\s{0,3}tháng\s{0,3}(\d{1,2})\s{0,3}năm\s{0,3}(\d{4})/u
const emptyDate = /ngày[\s.…_]{0,30}\d{0,2}[\s.…_]{0,12}tháng[\s.…_]{0,30}\d{0,2}[\s.…_]{0,12}năm\s{0,3}\d{4}/iu
const subjectHead = /^(?:V\/v|Về việc)\s?[:.]?\s{0,3}/iu

/** Reads the lines above the running text; the two columns may follow one another or share lines. */
export function readLetterhead(lines: readonly PrintedLine[]): Letterhead {
  const agencies: { value: string; span: Span }[] = []
  const title: Found<string>[] = []
  let reference: Found<string> | null = null
  let numberMissing: Span | null = null
  let issuedOn: Found<string> | null = null
  let issuedAt: Found<string> | null = null
  let dateMissing: Span | null = null
  let type: Found<string> | null = null
  let subject: Found<string> | null = null
  let party = false
  let agencyEnded = false
  const numbered = lines.some((line) => /^Số\s?[:.]?\s?\d/u.test(line.text))
  for (const line of lines) {
    if (/^[*_\s]{0,4}Kính gửi/iu.test(line.text)) break
    party ||= /ĐẢNG\s+CỘNG\s+SẢN/u.test(line.text)
    let rest = line.text.replace(motto, ' ')
    const found = number.exec(rest)
    // Before the document's own number stand at most capitals of the other column; in a title it is another's.
    const own = found !== null && !/\p{Ll}{2}/u.test(rest.slice(0, found.index))
    if (own && found[1] !== undefined && reference === null && type === null) {
      reference = { value: found[1].replace(/\s/g, '').replace(/–/g, '-'), span: line.span }
      rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`
      agencyEnded = true
    } else if (reference === null && type === null && emptyNumber.test(rest)) {
      numberMissing = line.span
      rest = rest.replace(emptyNumber, ' ')
      agencyEnded = true
    }
    const day = date.exec(rest)
    if (day !== null && issuedOn === null && title.length === 0 && (type === null || rest.length < 70)) {
      const iso = isoDate(day[4], day[3], day[2])
      if (iso !== null) issuedOn = { value: iso, span: line.span }
      const place = day[1]?.trim()
      if (place !== undefined && place !== '') issuedAt = { value: modernTone(place), span: line.span }
      rest = `${rest.slice(0, day.index)} ${rest.slice(day.index + day[0].length)}`
    } else if (issuedOn === null && type === null && line.text.length < 80 && emptyDate.test(rest)) {
      dateMissing = line.span
      const place = /(\p{Lu}[\p{L}]{1,8}(?:\s\p{Lu}[\p{L}]{1,8}){0,3})\s{0,2},\s{0,3}ngày/u.exec(rest)?.[1]
      if (place !== undefined) issuedAt = { value: modernTone(place), span: line.span }
      continue
    }
    rest = rest.replace(/[*_\s]+/g, ' ').trim()
    if (rest === '' || /^[-–—=.\s]+$/u.test(rest)) continue
    if (
      type === null &&
      subject !== null &&
      title.length === 0 &&
      !agencyEnd(rest) &&
      !/^Kính gửi/iu.test(rest) &&
      typeLine(rest) === null
    ) {
      // A subject that runs over several lines.
      if (!inCapitals(rest)) {
        subject = { value: `${subject.value} ${rest}`, span: { from: subject.span.from, to: line.span.to } }
        continue
      }
    }
    const typed: TypeLine | null =
      type === null ? typeLine(rest.length < 28 && reference !== null ? rest.toUpperCase() : rest) : null
    if (typed !== null) {
      type = { value: typed.type, span: line.span }
      const more = rest.slice(typed.length).trim()
      if (more !== '') title.push({ value: more, span: line.span })
      continue
    }
    if (type === null && subjectHead.test(rest)) {
      subject = { value: rest.replace(subjectHead, ''), span: line.span }
      agencyEnded = true
      continue
    }
    if (type !== null) {
      title.push({ value: rest, span: line.span })
      continue
    }
    const small = !inCapitals(rest) && isSmallAgency(rest) && reference === null && issuedOn === null && numbered
    if ((inCapitals(rest) || small) && !stamp.test(rest)) {
      if (agencyEnded && agencies.length > 0) continue
      const last = agencies.at(-1)
      if (last !== undefined && (continues(rest) || /(?:,|\sVÀ|\s-)$/u.test(last.value))) {
        last.value = `${last.value} ${rest}`
        last.span = { from: last.span.from, to: line.span.to }
      } else agencies.push({ value: rest, span: line.span })
    } else if (!/^Kính gửi/iu.test(rest) && rest.length > 12 && line.text === rest)
      title.push({ value: rest, span: line.span })
  }
  return { agencies, reference, numberMissing, issuedOn, issuedAt, dateMissing, type, subject, title, party }
}

/** An agency in the case of running text, as old letterheads have it: "Uỷ ban nhân dân tỉnh …". */
const isSmallAgency = (line: string): boolean =>
  line.length < 90 && /^\p{Lu}/u.test(line) && !/[.,;:]$/u.test(line) && !continues(line)

const stamp = /^(?:HỎA TỐC|HOẢ TỐC|KHẨN|THƯỢNG KHẨN|MẬT|TỐI MẬT|TUYỆT MẬT|DỰ THẢO|ĐẾN|CÔNG BÁO|BẢN SAO|SAO Y)/u
const agencyEnd = (text: string): boolean => /^(?:Số|Kính gửi)/u.test(text)

/** True for a line that goes on with the agency of the line before: a place, "VÀ …", or no head word of a body. */
function continues(line: string): boolean {
  const key = fold(line)
  if (
    /^(?:tỉnh (?!ủy)|thành phố|tp|huyện (?!ủy)|quận (?!ủy)|thị xã|xã|phường|thị trấn|đặc khu|việt nam|và |của |trung ương|[-,])/u.test(
      key,
    )
  )
    return true
  return !/^(?:ủy ban|ubnd|hđnd|sở|bộ|ban|hội|đoàn|cục|chi cục|tổng cục|vụ|viện|văn phòng|công an|tỉnh ủy|thành ủy|huyện ủy|thị ủy|quận ủy|đảng|trung tâm|trường|đài|báo|tòa án|liên|hiệp hội|thanh tra|phòng|chính phủ|thủ tướng|quốc hội|ngân hàng|bảo hiểm|kho bạc|mặt trận|học viện|bệnh viện|tổng|tập đoàn|công ty|quân khu|bch|btv|thường trực|chủ tịch|kiểm toán|thuế|tỉnh đoàn|thành đoàn|quỹ|cơ quan|tổ|bộ chỉ huy)(?![\p{L}])/u.test(
    key,
  )
}

/** "2024-04-05"; null where the figures give no day of the calendar. */
export function isoDate(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  const at = new Date(Date.UTC(y, m - 1, d))
  if (!(y > 1900 && y < 2200) || at.getUTCMonth() !== m - 1 || at.getUTCDate() !== d) return null
  return at.toISOString().slice(0, 10)
}
