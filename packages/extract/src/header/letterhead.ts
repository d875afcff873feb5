import type { Span } from '@vanthu/document'
import { inCapitals } from '../outline/headings.js'
import { bare, modernTone } from '../text/fold.js'
import type { PrintedLine } from './end-lines.js'
import type { DocumentTypes, TypeLine } from './document-types.js'
import { addresses, isStamp, withoutPortal } from './regions.js'

/** A value with the place that says it. */
export interface Found<T> {
  readonly value: T
  readonly span: Span
}

/** What stands above and in the title, as printed. */
export interface Letterhead {
  /** Agency lines in capitals, one an agency, the parent first. */
  readonly agencies: readonly Found<string>[]
  /** The agencies that issue the document together stand in one line: the first of them; null where none do. */
  readonly firstOfJoint: string | null
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
/** What the Youth Union prints in the place of the quốc hiệu. */
const unionMotto = /^ĐOÀN (?:TNCS|THANH NIÊN CỘNG SẢN) HỒ CHÍ MINH$/u
const number =
  /(?:^|[\s*])Số\s{0,3}[:.]?\s{0,6}(\d{1,6}[a-zđ]?[.,]?(?:(?:\s{0,2}[-/–]\s{0,2}|\s(?=(?:KH|CT|HD|NQ|QĐ|TB|BC|CTr|CV|TTr|KL|ĐA|KHPH|CTrPH)\s?[/-]))[\p{L}\d&]{1,20}){1,6})/iu
/** "Số:" as a bad reading has it, before a number with its symbol: "86: 74/KH-HĐND". */
const lostLabel = /(^|\s)(?:[S85][6ốôoó0]|Sở|SỞ)\s?:\s?(?=\d{1,6}[a-zđ]?\s?\/\s?\p{Lu}{2})/u
const emptyNumber = /(?:^|\s)Số\s{0,3}[:.]?[\s.…_]{0,30}([-/]\s?\p{Lu}{2,6}[-/]?[\p{L}\d&-]{0,20})/u
/** "Số: #88/QĐ-TTg": a line of the head that begins so is no title, whatever follows. */
const unreadNumber = /^[^\p{L}\d]{0,3}Số\s?[:.]\s{0,3}\S{1,30}(?:\s?[-/]\s?\S{1,20})?/iu
/** On the text without marks: OCR loses them in the sloping type of this line. */
const date = /ngay\s{0,3}([0-9olis]{1,2})\s{0,3}th[a-z]{1,2}ng\s{0,3}([0-9ol]{1,2})\s{0,3}n[a-z]m\s{0,3}([0-9]{4})/u
const placeBefore =
  /(?:^|[\s.,'’“*])((?:Quận|Phường|Khu vực)\s\d{1,2}|(?:TP\.?\s|Tp\.?\s)?\p{Lu}[\p{L}.]{0,12}(?:\s(?:-\s)?\p{Lu}?[\p{L}.]{1,12}){0,4})\s{0,2}[,.;]?\s{0,3}$/u
const hourBefore = /,?\s{1,2}(?:hồi|lúc)\s\d{1,2}\s?(?:giờ|h|g|:)\s?\d{0,2}(?:\sphút)?,?\s{0,3}$/iu
const emptyDate = /ngay(?![a-z])[\s\S]{0,12}?th[a-z]{1,2}ng[\s\S]{0,10}?n[a-z]m\s{0,3}\d{4}/u
/** Party papers print the day in figures: "Trà Lĩnh, ngày 07-8-2023". Place and day fill the line. */
const figureDate =
  /^(?:tp\.? )?[a-z][a-z .-]{1,40}, ?ngay ([0-9ol]{1,2}) ?[-./] ?([0-9ol]{1,2}) ?[-./] ?([0-9]{4})\W{0,3}$/u
const subjectHead = /^["“]?V\s?\/\s?v\s?[:.]?\s{0,3}/iu
/** A post that the letterhead prints above the body it heads: "CHỦ TỊCH / ỦY BAN NHÂN DÂN". */
const barePost = /^(?:chu tich|giam doc|bo truong|hieu truong|vien truong|truong ban)$/u

/** Reads the lines above the running text; the two columns may follow one another or share lines. */
export function readLetterhead(printed: readonly PrintedLine[], types: DocumentTypes): Letterhead {
  const lines = joinedLines(printed)
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
  let joint = false
  let firstOfJoint: { value: string } | null = null
  const numbered = lines.some((line) => /^Số\s?[:.]?\s?\d/u.test(line.text))
  for (const line of lines) {
    if (addresses(line.text)) break
    if (isStamp(line.text)) continue
    party ||= /ĐẢNG\s+CỘNG\s+SẢN/u.test(line.text)
    let rest = withoutMotto(withoutPortal(line.text)).replace(lostLabel, '$1Số: ')
    const found = number.exec(rest)
    // Before the document's own number stand at most capitals of the other column; in a title it is another's.
    const own = found !== null && !/\p{Ll}{2}/u.test(rest.slice(0, found.index))
    if (own && found[1] !== undefined && reference === null && type === null) {
      reference = { value: found[1].replace(/[\s.,]/g, '').replace(/–/g, '-'), span: line.span }
      rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`
      agencyEnded = true
    } else if (reference === null && type === null && emptyNumber.test(rest)) {
      numberMissing = line.span
      rest = rest.replace(emptyNumber, ' ')
      agencyEnded = true
    } else if (unreadNumber.test(rest)) {
      // The number's place holds what nobody can read.
      if (reference === null && type === null) numberMissing = line.span
      rest = rest.replace(unreadNumber, ' ')
      agencyEnded = true
    }
    const plain = bare(rest)
    const day = date.exec(plain) ?? (type === null || issuedOn === null ? figureDate.exec(plain.trim()) : null)
    if (day !== null && issuedOn === null && (title.length === 0 || type === null) && rest.length < 110) {
      const iso = isoDate(day[3], figure(day[2]), figure(day[1]))
      if (iso !== null) issuedOn = { value: iso, span: line.span }
      else dateMissing = line.span
      const at = plain.indexOf('ngay', day.index)
      // A telegram prints the hour, too: "Hải Lâm, hồi 16 giờ 30 ngày …".
      const before = placeBefore.exec(rest.slice(0, at).replace(hourBefore, ''))
      const place = before?.[1]?.trim()
      if (place !== undefined && place !== '') issuedAt = { value: modernTone(place), span: line.span }
      rest = `${rest.slice(0, before?.index ?? at)} ${rest.slice(day.index + day[0].length)}`
    } else if (issuedOn === null && type === null && line.text.length < 80 && emptyDate.test(plain)) {
      dateMissing = line.span
      const place = placeBefore.exec(rest.slice(0, Math.max(0, plain.indexOf('ngay'))))?.[1]
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
      types.line(rest) === null
    ) {
      // A subject that runs over several lines.
      if (!inCapitals(rest)) {
        subject = { value: unquoted(`${subject.value} ${rest}`), span: { from: subject.span.from, to: line.span.to } }
        continue
      }
    }
    const typed: TypeLine | null =
      type === null ? types.line(rest.length < 28 && reference !== null ? rest.toUpperCase() : rest) : null
    if (typed !== null) {
      type = { value: typed.type, span: line.span }
      // What stood over the type is no part of the title.
      title.length = 0
      const more = rest.slice(typed.length).trim()
      if (more !== '') title.push({ value: more, span: line.span })
      continue
    }
    if (type === null && subjectHead.test(rest)) {
      subject = { value: unquoted(rest.replace(subjectHead, '')), span: line.span }
      agencyEnded = true
      continue
    }
    if (type !== null) {
      title.push({ value: rest, span: line.span })
      continue
    }
    const small = !inCapitals(rest) && isSmallAgency(rest) && reference === null && issuedOn === null && numbered
    // "Ủy ban nhân dân" / "Huyện Đức Cơ" in the case of running text.
    const above = agencies.at(-1)
    if (above !== undefined && !inCapitals(above.value) && smallPlace.test(rest) && !agencyEnded) {
      above.value = `${above.value} ${rest.charAt(0).toLowerCase()}${rest.slice(1)}`
      above.span = { from: above.span.from, to: line.span.to }
      continue
    }
    if ((inCapitals(rest) || small) && !stamp.test(rest) && !/^\W*Số\s?[:.]/iu.test(rest)) {
      const last = agencies.at(-1)
      if (last !== undefined && unionMotto.test(rest)) {
        // "BAN CHẤP HÀNH TRUNG ƯƠNG" beside it is that of the Union.
        if (/^(?:ban chap hanh|bch) trung uong$/u.test(bare(last.value))) last.value = `${last.value} ${rest}`
        continue
      }
      if (agencyEnded && agencies.length > 0) continue
      if (joint && places.test(bare(rest)) && /^\p{Lu}/u.test(rest) && !/^(?:VÀ|VIỆT NAM)(?!\p{L})/u.test(rest)) {
        // One place below the agencies of a joint document is the place of each.
        for (const agency of agencies) agency.value = `${agency.value} ${rest}`
      } else if (
        last !== undefined &&
        (continues(rest) ||
          barePost.test(bare(last.value)) ||
          (/^(?:uy ban trung uong|ban chap hanh trung uong|trung uong|uy ban)$/u.test(bare(last.value)) &&
            /^(?:mat tran|doan|hoi)(?![a-z])/u.test(bare(rest))) ||
          (/^uy ban thuong vu$/u.test(bare(last.value)) && /^quoc hoi/u.test(bare(rest))) ||
          /(?:,|\sVÀ|\s-)$/u.test(last.value))
      ) {
        last.value = `${last.value} ${rest}`
        last.span = { from: last.span.from, to: line.span.to }
      } else {
        // Two agencies of a joint document in one line: "LIÊN ĐOÀN LAO ĐỘNG - HỘI NÔNG DÂN".
        const parts = agenciesIn(rest.replace(/^LIÊN (?:NGÀNH|TỊCH)\s?:?\s?/u, ''))
        const several = parts.length > 1 && parts.every((part) => part.includes(' '))
        joint ||= several
        const own = (several ? parts : [rest]).map((value) => ({ value, span: line.span }))
        if (several) firstOfJoint ??= own[0] ?? null
        agencies.push(...own)
      }
    } else if (!/^Kính gửi/iu.test(rest) && rest.length > 12 && line.text === rest)
      title.push({ value: rest, span: line.span })
  }
  return {
    agencies: organs(agencies.map((agency) => ({ ...agency, value: agency.value.replace(specks, '') }))),
    firstOfJoint: firstOfJoint?.value ?? null,
    reference,
    numberMissing,
    issuedOn,
    issuedAt,
    dateMissing,
    type,
    subject,
    title,
    party,
  }
}

/** Lines that a narrow column broke within quốc hiệu, number or date, each with the next one. */
function joinedLines(lines: readonly PrintedLine[]): readonly PrintedLine[] {
  const out: PrintedLine[] = []
  for (const line of lines) {
    const last = out.at(-1)
    const goes =
      last !== undefined &&
      last.text.length < 60 &&
      (numberBreaks(last.text, line.text) ||
        (/^CỘNG(?: H(?:ÒA|OÀ)(?: XÃ(?: HỘI(?: CHỦ NGHĨA)?)?)?)?$/u.test(last.text) &&
          /^(?:H(?:ÒA|OÀ) XÃ|XÃ HỘI|HỘI CHỦ|CHỦ NGHĨA|VIỆT NAM)/u.test(line.text)) ||
        (/^Số\s?:?$/u.test(last.text) && /^\d{1,6}\s?[/-]/u.test(line.text)) ||
        // Two agencies of a joint document, the second on the next line.
        (/^\p{Lu}{2}[\p{Lu}\s,–-]{3,50}\s[-–]$/u.test(last.text) && /^\p{Lu}{2}/u.test(line.text)) ||
        (/,\s?ngày(?:\s\d{1,2}(?:\stháng(?:\s\d{1,2})?)?)?$/u.test(last.text) &&
          /^(?:\d{1,2}\stháng|tháng\s\d|năm\s\d|\d{1,2}\snăm)/u.test(line.text)))
    if (goes) {
      const text = `${last.text}${numberBreaks(last.text, line.text) ? '' : ' '}${line.text}`
      out[out.length - 1] = { ...last, text, span: { from: last.span.from, to: line.span.to } }
    } else out.push(line)
  }
  return out
}

/** "Số: 09/CTrPH-SNV-" / "TĐTN": a long symbol that a narrow column broke. */
const numberBreaks = (line: string, next: string): boolean =>
  /^Số\s?[:.]?\s?\d[\p{L}\d/&–-]{2,40}[-/]$/u.test(line) && /^\p{Lu}[\p{Lu}\d&-]{1,20}$/u.test(next)

/** The agencies that a line names with dashes between them; a part that begins none goes on with the one before. */
function agenciesIn(line: string): readonly string[] {
  const out: string[] = []
  for (const part of line.split(/\s[-–]\s/u)) {
    const last = out.at(-1)
    if (last === undefined || heads.test(bare(part))) out.push(part)
    else out[out.length - 1] = `${last} - ${part}`
  }
  return out
}

/** What dust leaves behind the name of an agency, and in it before the place: "ỦY BAN NHÂN DÂN - TỈNH". */
const specks =
  /[\s,.;:"'“”‘’~|_]{1,6}$|\s-(?=\s(?:TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|XÃ|PHƯỜNG|ĐẶC KHU)\s(?!ĐOÀN|ỦY|UỶ)\p{Lu})/gu

const organ = /^(?:ban thuong truc|ban thuong vu|ban chap hanh|uy ban trung uong|thuong truc)$/u

/** An organ with nothing but the place that it is of. */
const organOf = /^(?:ban chap hanh|bch|ban thuong vu|btv) (?:tinh|thanh pho|huyen|xa|phuong) [a-z .-]{2,30}$/u

/** An organ below the organisation whose organ it is: "HỘI … / BAN THƯỜNG VỤ" is the one "BAN THƯỜNG VỤ HỘI …". */
function organs(agencies: readonly Found<string>[]): readonly Found<string>[] {
  const out: Found<string>[] = []
  for (const agency of agencies) {
    const last = out.at(-1)
    if (
      last !== undefined &&
      organ.test(bare(last.value)) &&
      /^(?:tinh|thanh|huyen|thi|quan|dang) uy/u.test(bare(agency.value))
    )
      // "BAN THƯỜNG VỤ / TỈNH ỦY …" in the order of the name.
      out[out.length - 1] = {
        value: `${last.value} ${agency.value}`,
        span: { from: last.span.from, to: agency.span.to },
      }
    else if (
      last !== undefined &&
      organOf.test(bare(agency.value)) &&
      /^(?:hoi|doan)(?![a-z])/u.test(bare(last.value))
    ) {
      // "HỘI … VIỆT NAM" above "BAN THƯỜNG VỤ TỈNH X": the organ of that Hội in the province.
      const [words = ''] = /^(?:BAN CHẤP HÀNH|BCH|BAN THƯỜNG VỤ|BTV)/u.exec(modernTone(agency.value)) ?? []
      const whose = last.value.replace(/\sVIỆT NAM$/u, '')
      out.push({ value: `${words} ${whose}${agency.value.slice(words.length)}`, span: agency.span })
    } else if (last === undefined || !organ.test(bare(agency.value))) out.push(agency)
    else
      out[out.length - 1] = {
        value: `${agency.value} ${last.value}`,
        span: { from: last.span.from, to: agency.span.to },
      }
  }
  return out
}

/** An agency in the case of running text, as old letterheads have it: "Uỷ ban nhân dân tỉnh …". */
const smallPlace = /^(?:Tỉnh|Thành phố|Huyện|Quận|Thị xã|Xã|Phường|Thị trấn|Đặc khu)\s\p{Lu}[\p{L}\s]{1,40}$/u
const isSmallAgency = (line: string): boolean =>
  line.length < 90 && /^\p{Lu}/u.test(line) && !/[.,;:]$/u.test(line) && !continues(line)

/** A subject that the Party prints in quotation marks, without the closing one. */
const unquoted = (subject: string): string => (/["“]/u.test(subject) ? subject : subject.replace(/["”]$/u, ''))

const stamp = /^(?:HỎA TỐC|HOẢ TỐC|KHẨN|THƯỢNG KHẨN|MẬT|TỐI MẬT|TUYỆT MẬT|DỰ THẢO|ĐẾN|CÔNG BÁO|BẢN SAO|SAO Y)/u
const agencyEnd = (text: string): boolean => /^(?:Số|Kính gửi)/u.test(text)

/** True for a line that goes on with the agency of the line before: a place, "VÀ …", or no head word of a body. */
function continues(line: string): boolean {
  const key = bare(line)
  if (places.test(key)) return true
  return !heads.test(key)
}

const places =
  /^(?:tinh (?!uy)|thanh pho|tp|huyen (?!uy)|quan (?!uy|khu|chung|doan)|thi xa|xa|phuong|thi tran|dac khu|viet nam|va |cua |trung uong|[-,])/u
const heads =
  /^(?:uy ban|ubnd|hdnd|so|bo|ban|hoi|doan|cuc|chi cuc|tong cuc|vu|vien|van phong|cong an|tinh uy|thanh uy|huyen uy|thi uy|quan uy|dang|trung tam|truong|dai|bao|toa an|lien|hiep hoi|thanh tra|phong|chinh phu|thu tuong|quoc hoi|ngan hang|bao hiem|kho bac|mat tran|hoc vien|benh vien|tong|tap doan|cong ty|cong doan|xa doan|phuong doan|quan khu|bch|btv|thuong truc|chu tich|kiem toan|thue|tinh doan|thanh doan|quy|co quan|to|bo chi huy)(?![a-z])/u

/** A line without quốc hiệu and tiêu ngữ, however badly they were read. */
function withoutMotto(text: string): string {
  const rest = text.replace(motto, ' ')
  const at = bare(rest).search(
    /\S{1,4} l[a-z]{1,2}\W{1,4}t[a-z]{1,2} d[a-z]{1,2}\W{1,4}h[a-z]{2,4} p|cong h[a-z]{1,3} xa h[a-z]{1,2} chu nghia/u,
  )
  return at < 0 ? rest : rest.slice(0, at)
}

/** A day or month in figures, "O" and "l" read for 0 and 1. */
const figure = (printed: string | undefined): string => (printed ?? '').replace(/o/g, '0').replace(/[lis]/g, '1')

/** "2024-04-05"; null where the figures give no day of the calendar. */
export function isoDate(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  const at = new Date(Date.UTC(y, m - 1, d))
  if (!(y > 1900 && y < 2200) || at.getUTCMonth() !== m - 1 || at.getUTCDate() !== d) return null
  return at.toISOString().slice(0, 10)
}
