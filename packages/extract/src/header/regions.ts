import { inCapitals } from '../outline/headings.js'
import { bare } from '../text/fold.js'
import { bulletAt, labelAt } from '../text/labels.js'
import type { Paragraph } from '../text/paragraphs.js'
import type { DocumentTypes } from './document-types.js'
import { rank } from './signer.js'

/** Half-open ranges of paragraph indexes. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** Where the parts of a document stand: letterhead and title, running text, recipients and signature, annexes. */
export interface Regions {
  readonly head: Range
  readonly body: Range
  readonly end: Range
  readonly annexes: Range
  /** Where another document begins in the same file, which is not read; null where there is none. */
  readonly second: number | null
  inBody(index: number): boolean
}

const recipientsHead = /^[*_\s]{0,4}Nơi (?:nhận|gửi)\s{0,2}[:.]?/iu
const signs = /^(?:(?:TM|T\/M|KT|K\/T|TL|T\/L|TUQ)(?:\s?[.,]\s?|\s)|Q\.\s?)\p{Lu}{2}[\p{Lu}\s,.-]{2,120}$/u
const besideLost = /^[^.;:]{1,16}\s(?:(?:TM|KT|TL|TUQ)\s?\.\s?|(?:T\/M|K\/T|T\/L)\.?\s)\p{Lu}{2}[\p{Lu}\s,.-]{2,80}$/u
const annexHead = /^(?:PHỤ LỤC|Phụ lục)(?:\s+(?:số\s+)?[\dIVXA-Z]{1,4})?(?:\s*[.:–-].{0,200})?$/u
const attached =
  /^\(?\s?(?:Ban hành )?kèm theo (?:Quyết định|Kế hoạch|Nghị quyết|Công văn|Chương trình|Thông báo|Hướng dẫn|Chỉ thị|Tờ trình|Báo cáo|văn bản)/iu
const opens =
  /^(?:[-–+]\s?(?=Căn cứ|Theo|Xét))?(?:Kính gửi|Căn cứ|Thực hiện|Xét|Theo|Trên cơ sở|Để|Nhằm|Thi hành|Triển khai|Ngày \d|Sáng ngày|Chiều ngày|Trong (?:các )?(?:ngày|thời|những|năm)|Sau khi|Phát huy|Tiếp tục|Năm \d{4}|Hiện nay|Thời gian|Qua |Vừa qua|Được sự|Tại |Nghị quyết này|Hưởng ứng|Phúc đáp|Ủy ban nhân dân|UBND|Bộ |Sở |Ban |Hội )/u

/**
 * Tells the parts apart by the layout's roles where it gave them, else by their words. A document that begins in the
 * middle has an empty head; one that was cut off has an empty end.
 */
export function regionsOf(paragraphs: readonly Paragraph[], types: DocumentTypes): Regions {
  const end = endStart(paragraphs)
  const headTo = Math.min(afterAddressees(paragraphs, headEnd(paragraphs, types, end)), end)
  const annexes = end < paragraphs.length ? annexStart(paragraphs, end, types) : paragraphs.length
  const second = secondDocument(paragraphs, end)
  if (second !== null) {
    const annexesTo = Math.min(annexes, second)
    return {
      head: { from: 0, to: headTo },
      body: { from: headTo, to: end },
      end: { from: end, to: annexesTo },
      annexes: { from: annexesTo, to: second },
      second,
      inBody: (i) => (i >= headTo && i < end) || (i >= annexesTo && i < second),
    }
  }
  return {
    head: { from: 0, to: headTo },
    body: { from: headTo, to: end },
    end: { from: end, to: annexes },
    annexes: { from: annexes, to: paragraphs.length },
    second: null,
    inBody: (i) => (i >= headTo && i < end) || i >= annexes,
  }
}

function endStart(paragraphs: readonly Paragraph[]): number {
  for (let i = 0; i < paragraphs.length; i++) {
    const p = paragraphs[i]
    if (p === undefined) break
    if (p.role === 'recipients' || p.role === 'signature') return i
    if (recipientsHead.test(p.text) && p.text.length < 2500) return fromSigners(paragraphs, i)
    if (i > 2 && signs.test(p.text)) return fromSigners(paragraphs, i)
    // What is left of "Nơi nhận" in a bad reading: who signs beside it, the list below.
    if (i > 2 && besideLost.test(p.text) && bulletAt(paragraphs[i + 1]?.text ?? '') !== null) return i
  }
  // "Nơi nhận" may be lost on a scan; the archive line with the short items above it is enough.
  const archive = paragraphs.findIndex(
    (p, i) => i > 3 && /^[-–]?\s?Lưu\s?[:.]\s?(?:VT|V[ăa]n thư|VP)/u.test(p.text) && p.text.length < 80,
  )
  if (archive < 0) return lastSigner(paragraphs)
  let from = archive
  while (from > 0 && isItem(paragraphs[from - 1]?.text ?? '')) from--
  return from
}

/** Where a post in capitals and a name close a text without recipients; the text's length where they do not. */
function lastSigner(paragraphs: readonly Paragraph[]): number {
  let i = paragraphs.length - 1
  if (i < 5 || !person.test(paragraphs[i]?.text ?? '')) return paragraphs.length
  while (i > 4 && closingPost.test(paragraphs[i - 1]?.text ?? '')) i--
  return i === paragraphs.length - 1 ? paragraphs.length : i
}

const closingPost =
  /^(?:(?:Q\.\s?)?(?:PHÓ\s)?(?:CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ|TRƯỞNG|CHÁNH|CHỦ NHIỆM|HIỆU TRƯỞNG|CỤC TRƯỞNG|TỔNG)(?![\p{L}])[\p{Lu}\s,]{0,60}|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG)$/u
const isItem = (text: string): boolean =>
  text.length < 120 && (bulletAt(text) !== null || /;\s?\S?$/u.test(text)) && labelAt(text) === null

function annexStart(paragraphs: readonly Paragraph[], end: number, types: DocumentTypes): number {
  for (let i = end + 1; i < paragraphs.length; i++) {
    const p = paragraphs[i]
    if (p === undefined) break
    if (p.role === 'recipients' || p.role === 'signature') continue
    if (annexHead.test(p.text) || attached.test(p.text) || p.role === 'letterhead') return i
    if (types.line(p.text) !== null && i > end + 2) return i
    if (p.role === 'title') return i
    const label = labelAt(p.text)
    if ((label?.kind === 'roman' || label?.kind === 'article' || label?.kind === 'chapter') && p.text.length > 12)
      return i
    if (p.text.length > 400 && !/^[-–+*]/u.test(p.text)) return i
  }
  return paragraphs.length
}

const person = /^\p{Lu}[\p{Ll}\p{M}’'-]{0,10}(?:\s\p{Lu}[\p{L}\p{M}’'-]{0,10}){1,4}$/u

/** The first line of the signers who stand before `at` without "TM." or "KT.": "SỞ Y TẾ / GIÁM ĐỐC / Nguyễn Văn An". */
function fromSigners(paragraphs: readonly Paragraph[], at: number): number {
  let from = at
  for (;;) {
    let i = from - 1
    if (i < 4 || !person.test((paragraphs[i]?.text ?? '').replace(rank, ''))) return from
    while (i > 3 && isCapitalLine(paragraphs[i - 1]?.text ?? '')) i--
    if (i === from - 1) return from
    from = i
  }
}

const isCapitalLine = (text: string): boolean => inCapitals(text) && text.length < 90 && labelAt(text) === null

/** "Kính gửi: …", and the line of a telegram that names who sends it: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:". */
export function addresses(text: string): boolean {
  return /^[*_\s]{0,4}Kính gửi/iu.test(text) || /^\p{Lu}[^.;:]{5,90}\s(?:điện|ĐIỆN)\s?:\s*$/u.test(text)
}

/** The index after "Kính gửi" and the list of addressees below it. */
function afterAddressees(paragraphs: readonly Paragraph[], at: number): number {
  let i = at
  if (!addresses(paragraphs[i]?.text ?? '')) return at
  const opened = /:\s*$/u.test(paragraphs[i]?.text ?? '')
  i++
  for (; i < paragraphs.length; i++) {
    const text = paragraphs[i]?.text ?? ''
    const listed = bulletAt(text) !== null && text.length < 250
    if (!listed && !(opened && text.length < 120 && /[;.]$/u.test(text) && labelAt(text) === null && !opens.test(text)))
      break
  }
  return i
}

const motto = /CỘNG\s(?:HÒA|HOÀ)\sXÃ\sHỘI\sCHỦ\sNGHĨA|^ĐẢNG\sCỘNG\sSẢN\sVIỆT\sNAM$/u
const ownNumber = /(?:^|\s)Số\s{0,3}[:.]?\s{0,6}\d{1,6}[a-zđ]?\s{0,2}[-/–]\s{0,2}\p{Lu}/u

/**
 * The first line of another document behind the end of this one: a letterhead with quốc hiệu and a number of its own.
 * What is issued with this document ("Ban hành kèm theo …") and the forms of an annex are none.
 */
function secondDocument(paragraphs: readonly Paragraph[], end: number): number | null {
  for (let i = end + 2; i < paragraphs.length; i++) {
    const text = paragraphs[i]?.text ?? ''
    if (annexHead.test(text)) return null
    if (!motto.test(text)) continue
    const around = paragraphs.slice(i - 4, i + 5)
    const after = paragraphs.slice(i, i + 14)
    if (
      !around.some((p) => ownNumber.test(p.text)) ||
      after.some((p) => attached.test(p.text.slice(Math.max(0, p.text.lastIndexOf('(')))))
    )
      return null
    let from = i
    while (from > end + 1 && from > i - 6 && isLetterhead(paragraphs[from - 1]?.text ?? '')) from--
    return from
  }
  return null
}

const headRoles = new Set(['letterhead', 'motto', 'title'])

/** The index of the first paragraph of running text. */
function headEnd(paragraphs: readonly Paragraph[], types: DocumentTypes, end: number): number {
  const lastRole = lastOfHead(paragraphs, types, end)
  const last = paragraphs[lastRole]
  let typed = paragraphs.slice(0, lastRole + 1).some((p) => types.line(p.text) !== null)
  const titled = paragraphs.slice(0, lastRole + 1).some((p) => p.role === 'title')
  // A subject as wide as the text looks like text: below the type line alone its words must tell.
  const typeAlone = last !== undefined && types.line(last.text)?.length === last.text.length
  if (titled && !typeAlone) {
    // A line of the title that layout took for text: small first letter, no closing mark.
    let after = lastRole + 1
    while (after < lastRole + 3 && /^\p{Ll}.{3,200}[^.;:]$/u.test(withoutPortal(paragraphs[after]?.text ?? ''))) after++
    return afterAuthority(paragraphs, after)
  }
  for (let i = lastRole + 1; i < Math.min(paragraphs.length, 25); i++) {
    const p = paragraphs[i]
    if (p === undefined) break
    if (types.line(p.text) !== null) {
      typed = true
      continue
    }
    if (isStamp(p.text)) continue
    if (addresses(p.text)) return i
    if (/^Số\s?:?$/u.test(paragraphs[i - 1]?.text ?? '') && /^\d{1,6}\s?[/-]/u.test(p.text)) continue
    const label = labelAt(p.text)
    if (label !== null) return i
    if (isLetterhead(p.text)) continue
    if (opens.test(p.text) && (i > 0 || /[.;:]$/u.test(p.text) || p.text.length > 400)) {
      // A title may open with the same words ("Thực hiện Chương trình …"): it has no closing mark and text follows.
      const next = paragraphs[i + 1]
      const title = typed || i === 0 || /^Về việc/iu.test(paragraphs[i - 1]?.text ?? '')
      if (
        title &&
        !/[.;:]["”]?$/u.test(p.text) &&
        next !== undefined &&
        !alreadyTitled(paragraphs, i, types) &&
        isOpening(next.text)
      )
        continue
      return i
    }
    if (/[.;:!?]["”)]?$/u.test(p.text) && p.text.length > 90) return i
    if (p.text.length > 600) return i
  }
  return lastRole >= 0 ? lastRole + 1 : Math.min(paragraphs.length, typed ? 3 : 0)
}

/** The last paragraph that layout gave to the head, short of the first heading under the type. */
function lastOfHead(paragraphs: readonly Paragraph[], types: DocumentTypes, end: number): number {
  const head = paragraphs.slice(0, Math.min(25, end))
  const last = head.findLastIndex((p) => headRoles.has(p.role))
  const type = head.findIndex((p) => p.role === 'title' && types.line(p.text) !== null)
  const heading = head.findIndex((p, i) => i > type && i <= last && labelAt(p.text) !== null)
  return type >= 0 && heading >= 0 ? heading - 1 : last
}

const isOpening = (text: string): boolean => opens.test(text) || labelAt(text) !== null || inCapitals(text)

function alreadyTitled(paragraphs: readonly Paragraph[], at: number, types: DocumentTypes): boolean {
  const before = paragraphs[at - 1]
  return before !== undefined && types.line(before.text) === null && !isLetterhead(before.text)
}

/** "ỦY BAN NHÂN DÂN TỈNH …" between the title of a decision and its "Căn cứ" belongs to the head. */
function afterAuthority(paragraphs: readonly Paragraph[], at: number): number {
  let i = at
  while (i < at + 3 && isLetterhead(paragraphs[i]?.text ?? '')) i++
  return i
}

/** A line without the words of the government portal's stamp over it. */
export const withoutPortal = (text: string): string =>
  text.replace(/C[ỔÔO]NG TH[ÔỎO]NG T[IÍÌ]N ĐI[ỆE]N T[ỬU] CH[ÍI]NH PH[ỦU]\s?/gu, '')

/** Words of a registry stamp that lie over the head of a page: "CÔNG VĂN ĐẾN", "Số: 1152", "Ngày 16/9/2024". */
export function isStamp(text: string): boolean {
  return (
    (text.length < 110 && signatureNote.test(bare(text))) ||
    (text.length < 60 &&
      /(?:cong van den|^\W*cong thong tin dien tu chinh phu\W*$|^\W*(?:den|gio|chuyen|luu ho so)\s?[:.]|^\W*ngay:? ?\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\W*$|^\W*so:? ?\d{2,6}\W*$)/u.test(
        bare(text),
      ))
  )
}

/** What a digital signature, a registry or a web page prints above the head: who signed and when, an address, a page. */
const signatureNote =
  /^\W*(?:ky boi\s?:|nguoi ky\s?:|thoi gian ky\s?:|ngay ky\s?:|ky ngay\s?:|co quan ky\s?:|email\s?:|https?:\/\/|www\.|trang \d{1,3}\s?\/\s?\d{1,3}\W*$|den so\s?:|den ngay\s?:)/u

/** A line of the letterhead: quốc hiệu, agency in capitals, number, place and date, V/v. */
export function isLetterhead(text: string): boolean {
  if (/^(?:Số|SỐ)\s?[:.]?\s?[\d.…_]{0,12}/u.test(text) && text.length < 90) return true
  if (/^V\/v/iu.test(text) || /^(?:Về việc|VỀ VIỆC)(?:\s|:)/u.test(text)) return true
  if (/^[^.;:]{2,45},\s?ngày\s\d{1,2}\s?[-./]\s?\d{1,2}\s?[-./]\s?\d{4}\W{0,3}$/u.test(text)) return true
  if (/(?:CỘNG HÒA|CỘNG HOÀ|ĐẢNG CỘNG SẢN)|Độc lập\s?[-–]\s?Tự do/iu.test(text)) return true
  if (
    text.length < 80 &&
    !/^(?:Căn cứ|Thực hiện|Theo|Xét)\s/u.test(text) &&
    /^[\s.,'*_]{0,3}[\p{L}\s.-]{2,40},?\s?ng[aà]y\s?\S{0,6}\s{0,3}th\p{L}ng\s/iu.test(text)
  )
    return true
  if (/^[*_\-–—=.\s]{1,40}$/u.test(text) || /^(?:HỎA TỐC|HỎA TỐC|KHẨN|THƯỢNG KHẨN|MẬT|TỐI MẬT|DỰ THẢO)/u.test(text))
    return true
  return inCapitals(text) && text.length < 160 && labelAt(text) === null
}
