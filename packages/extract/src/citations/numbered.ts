import type { Span } from '@vanthu/document'
import { readDate } from '../dates/printed-date.js'
import { fold } from '../text/fold.js'
import type { Instruments } from './instruments.js'
import { symbolKey } from './instruments.js'
import type { IssuerReader, ReadIssuer } from './issuer.js'
import { issuerBefore, oneEditApart } from './issuer.js'
import type { Reference } from './reference.js'
import { findReferences, withType } from './reference.js'

/** One place where an instrument's number stands. Offsets are in the passage. */
export interface NumberedMention {
  /** From the type or "số" to the end of the number. */
  readonly from: number
  readonly to: number
  /** Where date and issuer that follow the number end. */
  readonly tail: number
  readonly reference: Reference
  readonly type: string
  /** False where the type was taken from the symbol. */
  readonly typePrinted: boolean
  readonly date: string | null
  readonly issuer: ReadIssuer | null
  /** What it is about: "về tăng cường …", without end punctuation. */
  readonly subject: string | null
  /** True where the issuer stands before a list: "các Quyết định của Thủ tướng Chính phủ: số …, số …". */
  readonly shared: boolean
}

const letters: ReadonlySet<string> = new Set(['Công văn', 'Văn bản', 'Thư', 'Hướng dẫn', 'Công điện'])

/** Words before a number that make it a form, standard or account and no instrument. */
const noInstrument =
  /(?:mẫu|biểu|biểu mẫu|phụ lục|hồ sơ|giấy chứng nhận|giấy phép|hóa đơn|mã|tcvn|qcvn|tài khoản|điện thoại|fax|hotline|đt|km|tỷ lệ|tỉ lệ|bản đồ|thửa|tờ|gói thầu|hạng mục|biển|nhà|lô|đường|quốc lộ|hợp đồng mẫu)\s{0,2}(?:số\s{0,2})?:?\s{0,2}$/u
const numberWord = /(?:^|[\s("'*_])(s[ốóồổỗộòỏõọôoéb6])\s{0,2}[:.]?\s{0,3}$/u
/** "Số: 12/KH-UBND" at the head of a page is the document's own number. */
const ownLine = /^[*_\s]{0,4}s[ốóồổỗộô6]\s{0,2}[:.]\s{0,3}$/u
const listGap = /^\s{0,3}(?:[,;]|và|hoặc|[,;]\s{0,2}và)?\s{0,3}(?:số\s{0,2})?$/u

/** Finds the numbered instruments of a passage. `text` has one kind of dash; `own` is the document's own reference key. */
export function findNumbered(text: string, known: Instruments, issuers: IssuerReader): readonly NumberedMention[] {
  const folded = fold(text)
  const found: NumberedMention[] = []
  // Where the list of the last mention began: "các Nghị định số …, số … của Chính phủ".
  let listFrom = 0
  for (const printed of findReferences(text, known)) {
    const before = folded.slice(Math.max(0, printed.from - 110), printed.from)
    const reference = settleType(printed, before, known)
    if (noInstrument.test(before) || (ownLine.test(before) && reference.from < 14)) continue
    const previous = found.at(-1)
    // Within the issuer of the last one: "Kế hoạch số … của Ban Chỉ đạo 138/CP".
    if (previous !== undefined && reference.from < previous.tail) continue
    const head = readHead(before, known)
    const listed =
      head.type === null && previous !== undefined && listGap.test(folded.slice(previous.tail, reference.from))
        ? previous
        : null
    if (!reference.sure && !head.numbered && head.type === null && listed === null) continue
    if (
      reference.form === 'bare' &&
      !known.issuers.has(symbolKey(reference.bodies[0] ?? '')) &&
      !(head.numbered && head.type !== null)
    )
      continue
    if (reference.bodies.length === 0 && !(head.numbered && head.type !== null) && listed === null) continue
    // "Từ 12/QĐ…" without "số" or a type needs a symbol that is known through and through.
    if (reference.form === 'letter' && !head.numbered && head.type === null && listed === null) continue
    // The type of the list holds for a symbol without one only where that is a công văn's: "…/TTr-STC, số …/STC-NS".
    const inherited = listed !== null && (reference.form !== 'letter' || letters.has(listed.type)) ? listed.type : null
    const type = typeOf(reference, head.type ?? (inherited === null ? null : fold(inherited)), known)
    // "các Quyết định của Thủ tướng Chính phủ: số … phê duyệt …; số …"
    const inRow = head.type === null && previous?.shared === true && sameOffice(previous.reference, reference)
    const tail = readTail(text, folded, reference, known, issuers)
    const from = reference.from - head.length
    if (listed === null) listFrom = found.length
    const issuer =
      tail.issuer ??
      head.issuerOf?.(issuers, text, reference.from) ??
      (inRow ? previous.issuer : null) ??
      issuerBefore(text, from, reference, known, issuers)
    found.push({
      from,
      to: reference.to,
      tail: tail.to,
      reference,
      type,
      typePrinted: head.type !== null || inherited !== null,
      date: tail.date,
      issuer,
      subject: readSubject(text, folded, tail.to, type),
      shared: tail.issuer === null && (head.issuerOf !== null || inRow),
    })
    // "Công điện số … ngày … và Chỉ thị số … ngày … của Thủ tướng Chính phủ": one office, named once. TW has several.
    if (head.type !== null && tail.issuer !== null && !/^T[ƯWU]$/u.test(reference.bodies[0] ?? '')) {
      let next = from
      for (let i = found.length - 2; i >= 0; i--) {
        const earlier = found[i]
        if (earlier?.issuer !== null || !sameOffice(earlier.reference, reference)) break
        if (!joined.test(folded.slice(earlier.tail, next))) break
        found[i] = { ...earlier, issuer: tail.issuer }
        next = earlier.from
      }
    }
    // Date and issuer printed after the last of a list are those of all whose symbol is the same.
    if (listed !== null && (tail.issuer !== null || tail.date !== null)) {
      for (let i = listFrom; i < found.length - 1; i++) {
        const earlier = found[i]
        if (earlier === undefined || !sameOffice(earlier.reference, reference)) continue
        found[i] = { ...earlier, issuer: earlier.issuer ?? tail.issuer, date: earlier.date ?? tail.date }
      }
    }
  }
  return found
}

const joined = /^\s{0,2}(?:,|;|,?\svà)\s{1,2}(?:các\s)?$/u
const sameOffice = (a: Reference, b: Reference): boolean =>
  a.bodies.length > 0 && a.bodies.map(symbolKey).join('/') === b.bodies.map(symbolKey).join('/')

/** A type abbreviation with one letter misread is set right where the type is printed before the number. */
function settleType(reference: Reference, before: string, known: Instruments): Reference {
  const first = reference.bodies[0]
  if (reference.form !== 'letter' || first === undefined || known.issuers.has(symbolKey(first))) return reference
  const word = readHead(before, known).type
  const type = word === null ? undefined : known.types.get(word)
  const right = type?.abbreviations.find((a) => a.length === first.length && oneEditApart(a, first))
  return right === undefined ? reference : withType(reference, right)
}

interface Head {
  /** Folded name of the type as printed. */
  readonly type: string | null
  readonly numbered: boolean
  /** Length of "Kế hoạch số ". */
  readonly length: number
  readonly issuerOf: ((issuers: IssuerReader, text: string, at: number) => ReadIssuer | null) | null
}

/** Reads back from the number: "Nghị định số ", "Nghị quyết của Hội đồng nhân dân tỉnh số ", "số ", "Nghị quyết ". */
function readHead(before: string, known: Instruments): Head {
  const word = numberWord.exec(before)
  const withoutWord = word === null ? before : before.slice(0, word.index + word[0].indexOf(word[1] ?? ''))
  const trimmed = withoutWord.replace(/\s{1,3}$/u, '')
  const type = known.typeAtEnd.exec(trimmed)
  // The "thư" of "Ban Bí thư số …" is no letter, the "luật" of "Luật Phổ biến, giáo dục pháp luật số …" no law.
  if (type !== null && !/(?<!\p{L})(?:bí thư|(?:pháp|kỷ) luật)$/u.test(trimmed)) {
    return {
      type: type[0].replace(/\s/gu, ' '),
      numbered: word !== null,
      length: before.length - type.index,
      issuerOf: null,
    }
  }
  if (word === null) return { type: null, numbered: false, length: 0, issuerOf: null }
  const start = before.length - (word.index + word[0].indexOf(word[1] ?? ''))
  const between = /\scủa\s[^.;:,()"]{3,60}:?$/u.exec(trimmed)
  if (between !== null) {
    const far = known.typeAtEnd.exec(trimmed.slice(0, between.index))
    if (far !== null) {
      const back = before.length - (between.index + ' của '.length)
      return {
        type: far[0].replace(/\s/gu, ' '),
        numbered: true,
        length: before.length - far.index,
        issuerOf: (issuers, text, at) => issuers.at(text, at - back),
      }
    }
  }
  return { type: null, numbered: true, length: start, issuerOf: null }
}

/**
 * The type of an instrument: the printed word where it fits the symbol ("Quy định số 66-QĐ/TW"), else what the symbol
 * says ("văn bản số 82/TTr-…" is a Tờ trình, "Công văn số 260-KL/TU" a Kết luận).
 */
function typeOf(reference: Reference, printed: string | null, known: Instruments): string {
  const word = printed === null ? undefined : known.types.get(printed)
  const candidates = reference.type === null ? [] : (known.byAbbreviation.get(symbolKey(reference.type)) ?? [])
  const exact = candidates.filter((type) => type.abbreviations.some((a) => a === reference.type))
  const fitting = exact.length > 0 ? exact : candidates
  if (word !== undefined) {
    const fits = fitting.find((type) => type.name === word.citedAs)
    if (fits !== undefined) return fits.name
    const generic = word.citedAs === 'Văn bản' || word.citedAs === 'Công văn' || word.citedAs === 'Thư'
    if (!generic || fitting.length === 0) return word.citedAs
  }
  const party = reference.form === 'party'
  const first = fitting.find((type) => (party ? type.name !== 'Thông tư' : type.name !== 'Thông tri')) ?? fitting[0]
  if (first !== undefined) return first.name
  if (reference.form === 'assembly') return known.lawByReference.get(reference.text)?.type ?? 'Nghị quyết'
  return 'Công văn'
}

interface Tail {
  readonly to: number
  readonly date: string | null
  readonly issuer: ReadIssuer | null
}

const dateWord =
  /(?:[¹²³⁰-⁹]{1,2}|\(\d{1,2}\)|\[\d{1,2}\])?[\s,.(-]{0,3}(?:ban hành\s)?(?:(?:lúc|hồi)\s\d{1,2}\s?(?:giờ|h|:)\s?\d{0,2}(?:\sphút)?,?\s)?ngà[yv]\s{0,2}|\s?[(,]\s?(?=\d{1,2}\/\d{1,2}\/\d{4})/uy
const ofWord =
  /(?:[¹²³⁰-⁹]{1,2}|\(\d{1,2}\)|\[\d{1,2}\])?[\s,.)-]{0,3}(?:của|giữa)\s{1,2}(?:liên (?:tịch|ngành|sở|bộ)?:?\s?(?=(?:các\s)?(?:bộ|sở)\s)|liên (?:bộ|ngành):?\s)?/uy
/** A date that is not filled in or cannot be read; the issuer after it can: "ngày ... tháng ... năm 2025 của Bộ …". */
const blankDate = /[\s,.(-]{0,3}ngày[\s\d./…_-]{0,16}(?:tháng[\s\d./…_-]{0,12})?(?:năm[\s\d./…_-]{0,8})?(?=của\s)/uy

/** Date and issuer after a number, in either order: "ngày 09/5/2017 của Chính phủ", "của UBND tỉnh ngày …". */
function readTail(text: string, folded: string, reference: Reference, known: Instruments, issuers: IssuerReader): Tail {
  let { to } = reference
  let date: string | null = null
  let issuer: ReadIssuer | null = null
  for (let i = 0; i < 2; i++) {
    if (date === null) {
      dateWord.lastIndex = to
      const word = dateWord.exec(folded)
      const read = word === null ? null : readDate(folded, to + word[0].length)
      if (read?.iso != null) {
        date = read.iso
        to = read.to
        if (folded[to] === ')') to++
        continue
      }
    }
    if (issuer === null) {
      blankDate.lastIndex = to
      const blank = date === null ? (blankDate.exec(folded)?.[0].length ?? 0) : 0
      ofWord.lastIndex = to + blank
      const word = ofWord.exec(folded)
      // Of a công văn the second symbol is the unit that drafted it: "88/UBND-GDĐT ngày … của UBND huyện, Phòng …".
      // What two agreed on ("giữa A và B") is held to be the first one's.
      const joint =
        word?.[0].includes('giữa') === false &&
        reference.form !== 'letter' &&
        reference.bodies.filter((b) => known.issuers.has(symbolKey(b))).length > 1
      const read = word === null ? null : issuers.at(text, to + blank + word[0].length, joint)
      if (read !== null) {
        issuer = written(read, reference)
        to = read.to
        continue
      }
    }
    break
  }
  return { to, date, issuer }
}

/** "TTCP" is the Prime Minister on his own papers, else the Inspectorate. */
function written(issuer: ReadIssuer, reference: Reference): ReadIssuer {
  if (issuer.name !== 'TTCP') return issuer
  return { ...issuer, name: reference.bodies.includes('TTg') ? 'Thủ tướng Chính phủ' : 'Thanh tra Chính phủ' }
}

const subjectWord =
  /[\s,]{0,2}(?:\(?khóa [ivx]{1,5}\)?[\s,]{1,2})?(?:\()?((?:v\/v|về việc|về|quy định|phê duyệt|ban hành|hướng dẫn|sửa đổi|công bố|thực hiện|triển khai|tăng cường|giao|thành lập|kiện toàn|đính chính|bãi bỏ)(?![\p{L}]))/uy

/** The subject after number, date and issuer, up to the end of the clause; at most 400 letters. */
function readSubject(text: string, folded: string, at: number, type: string): string | null {
  subjectWord.lastIndex = at
  const word = subjectWord.exec(folded)
  if (word === null || type === '') return null
  const from = at + word[0].length - (word[1] ?? '').length
  const rest = folded.slice(from, from + 400)
  const stop =
    /[.;:](?=\s|$)|\s\((?:sau đây|gọi tắt|viết tắt)|\s(?:và|,)\s(?:chỉ thị|kế hoạch|nghị quyết|quyết định|nghị định|thông tư|công văn|kết luận|luật)\ssố|,\s(?:chỉ thị|kế hoạch|nghị quyết|quyết định|nghị định|thông tư|công văn|kết luận)\ssố|,?\scụ thể như sau|,\s(?:ubnd|ủy ban nhân dân|sở|ban thường vụ|ban chỉ đạo|phòng|hội|trường|công an)\s[^,;]{0,60}\s(?:ban hành|xây dựng|đề nghị|yêu cầu|triển khai|hướng dẫn|thông báo|báo cáo)\s/u.exec(
      rest,
    )
  if (stop === null && rest.length === 400) return null
  const size = stop === null ? rest.length : stop.index
  const subject = text
    .slice(from, from + size)
    .trim()
    .replace(/[,\s]{1,3}$/u, '')
  return subject.length > 3 ? subject : null
}

/** The whole place that a mention takes, date and issuer included. */
export const takes = (mention: NumberedMention): Span => ({ from: mention.from, to: mention.tail })
