import type { AsideKind } from '@vanthu/document'
import type { PageLine } from './page-line.js'

export interface Sheet {
  readonly page: number
  readonly width: number
  readonly height: number
  readonly lines: readonly PageLine[]
}

/** What a digital signature prints into a corner, and what tools print around a page. */
const signatureNote =
  /(?:Người\s?ký|gười ký|Ký bởi|Ký số bởi|Được ký bởi|Thời gian ký|Thời gian k|Ngày ký\s?:|Digitally signed|Signed by|Signature Not Verified|thongtinchinhphu|(?<![\p{L}\d.])[\p{L}\d.]{2,30}@[\p{L}\d.]{2,30}|^E?-?[Mm]ail\s?:|CHINHPHU\.?\s?VN)/u

/** The stamp of a registry: "CÔNG VĂN ĐẾN", "ĐẾN Số: … Ngày: …". */
const arrivalStamp =
  /^(?:C[ÔO]NG VĂN (?:ĐẾN|ĐI)|\S{0,3}[ỔÔO]NG TH[ÔỎOẮẲ]NG T\S{1,3} Đ\S{2,5}|ĐẾN$|Đ[ẾỀÊ]N\s(?:Số|Ngày|Giờ|S[ốô])|HỎA TỐC$|HOẢ TỐC$|THƯỢNG KHẨN$|KHẨN$|MẬT$)/u

const nationalMotto = /(?:CỘNG H[ÒOÓ]?[AÀ]?A? XÃ HỘI|CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM)/u

/**
 * The lines of a page that are no running text, with what they are: page numbers, running heads, the signature's note,
 * stamps, and what OCR made of handwriting, seals and dirt. `repeated` are the texts that stand at the edge of several
 * pages.
 */
export function asidesOf(sheet: Sheet, repeated: ReadonlySet<string>): Map<PageLine, AsideKind> {
  const out = new Map<PageLine, AsideKind>()
  const { lines, width, height } = sheet
  const motto = lines.find((l) => nationalMotto.test(l.text) && l.y0 < height * 0.4)
  for (const line of lines) {
    const kind = asideOf(line, sheet, motto, repeated)
    if (kind !== null) out.set(line, kind)
  }
  for (const [line, kind] of out) if (kind === 'noise' && isLostRecipients(line, sheet)) out.delete(line)
  // What stands close under or over a line of the signature's note belongs to it.
  const notes = [...out].filter(([, kind]) => kind === 'margin-note').map(([line]) => line)
  for (const line of lines) {
    if (out.has(line) || line.x1 - line.x0 > width * 0.5) continue
    const near = notes.some(
      (n) =>
        Math.abs(n.x0 - line.x0) < n.size * 4 &&
        line.y0 - n.y1 < n.size &&
        n.y0 - line.y1 < n.size &&
        line.size < n.size * 1.3,
    )
    if (near && (motto === undefined || line.y1 < motto.y0)) out.set(line, 'margin-note')
  }
  return out
}

/**
 * "Nơi nhận:" in small sloping type that nobody could read: over the first item of a list, on the left of the line that
 * says who signs.
 */
function isLostRecipients(line: PageLine, { width, lines }: Sheet): boolean {
  if (line.x1 > width * 0.45 || line.text.length > 14) return false
  const item = lines.some(
    (l) =>
      /^[-–]/u.test(l.text) && Math.abs(l.x0 - line.x0) < line.size * 2 && l.y0 > line.y0 && l.y0 - line.y1 < line.size,
  )
  return item && lines.some((l) => l.x0 > width * 0.45 && l.y0 < line.y1 && l.y1 > line.y0 && signing.test(l.text))
}

const signing =
  /^(?:TM|T\/M|KT|K\/T|TL|T\/L|TUQ|Q)\.{0,2}\s?\p{Lu}{2}|^(?:PHÓ |QUYỀN )?(?:CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|THỦ TƯỚNG|CHỦ NHIỆM|CHÁNH|CỤC TRƯỞNG|VỤ TRƯỞNG|TỔNG|BÍ THƯ|HIỆU TRƯỞNG|TRƯỞNG)/u

function asideOf(
  line: PageLine,
  { width, height }: Sheet,
  motto: PageLine | undefined,
  repeated: ReadonlySet<string>,
): AsideKind | null {
  const { text } = line
  const atEdge = line.y1 < height * 0.09 || line.y0 > height * 0.9
  if (/^[-–—.]?\s?(?:Trang\s)?\d{1,3}(?:\s?\/\s?\d{1,3})?\s?[-–—.]?$/u.test(text) && atEdge) return 'page-number'
  if (
    signatureNote.test(text) &&
    line.x1 - line.x0 < width * 0.62 &&
    (atEdge || line.y1 < height * 0.14 || line.size < height / 110)
  )
    return 'margin-note'
  if (motto !== undefined && line.y1 < motto.y0 - motto.size * 0.3)
    return line.confidence < 0.6 ? 'noise' : 'margin-note'
  if (atEdge && repeated.has(edgeKey(text))) return 'running-head'
  if (arrivalStamp.test(text) && line.x1 - line.x0 < width * 0.4 && line.y0 < height * 0.5) return 'stamp'
  return isNoise(line, width) ? 'noise' : null
}

/** Short lines of the letterhead, title and end block, which OCR trusts least and which must not get lost. */
const looksOfficial =
  /^\S{0,2}(?:Số\s?[:.]|V\/v|QUY[ẾÉ]T ĐỊNH|THÔNG BÁO|KẾ HOẠCH|CHỈ THỊ|NGHỊ QUYẾT|BÁO CÁO|TỜ TRÌNH|CÔNG ĐIỆN|PHỤ LỤC|Nơi nhận|(?:TM|KT|TL|TUQ|Q)\.)|CHỦ TỊCH|TRƯỞNG|GIÁM ĐỐC|THỦ TƯỚNG|CHỦ NHI[ỆÊ]M|CHÁNH VĂN|BÍ THƯ|^-\s?\p{Lu}\S*[:;]?\s/u

/** OCR of what is not print: hardly any letters, or letters that the engine itself does not trust. */
function isNoise({ text, confidence, x0, x1, size, words }: PageLine, width: number): boolean {
  if (confidence === 1) return false
  const solid = text.replace(/\s/gu, '')
  const letters = solid.replace(/[^\p{L}\p{N}]/gu, '')
  if (letters.length === 0 || /^\p{L}$/u.test(letters)) return true
  // However it was read, a number with its symbol is the document's own.
  if (/^\S{0,2}Số\s?[:.]?\s?\d{1,5}[a-zđ]?\s?[/-]\s?\p{Lu}{2}/u.test(text)) return false
  if (confidence < 0.3) return true
  const wide = x1 - x0 > width * 0.3
  if (wide) return false
  const share = letters.length / solid.length
  if (share < 0.5 && solid.length < 12) return true
  const longest = Math.max(...text.split(/[^\p{L}\p{N}]/u).map((w) => w.length))
  if (longest <= 2 && confidence < 0.8 && letters.length <= 8)
    return !/^(?:[IVX]{1,4}|\d{1,2}|\p{Ll})[.)]?$/u.test(text)
  if (looksOfficial.test(text)) return false
  if (confidence < 0.55 && letters.length < 14) return true
  return size < width / 150 || (confidence < 0.7 && words.length <= 2 && letters.length <= 4 && !/\p{N}/u.test(letters))
}

/** Texts that print at the top or bottom edge of at least three pages, numbers apart. */
export function repeatedEdges(sheets: readonly Sheet[]): ReadonlySet<string> {
  const seen = new Map<string, Set<number>>()
  for (const { page, height, lines } of sheets) {
    for (const line of lines) {
      if (line.y1 >= height * 0.09 && line.y0 <= height * 0.9) continue
      const key = edgeKey(line.text)
      if (key.length >= 4) seen.set(key, (seen.get(key) ?? new Set()).add(page))
    }
  }
  return new Set([...seen].filter(([, pages]) => pages.size >= 3).map(([key]) => key))
}

const edgeKey = (text: string): string => text.replace(/\d+/gu, '#').replace(/\s+/gu, ' ').toLowerCase()
