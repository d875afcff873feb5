import type { ParagraphRole } from '@vanthu/document'
import type { Band } from '../columns.js'
import { findBands } from '../columns.js'
import type { Frame } from './frame.js'
import { isCapitals, isPersonName } from './line-cues.js'
import type { PageLine } from './page-line.js'

/** Lines that are read one after the other, and what they are for. */
export interface Flow {
  readonly role: ParagraphRole
  readonly lines: readonly PageLine[]
}

const motto =
  /CỘNG H\S{1,3} XÃ|CHỦ NGHĨA VIỆT|ĐẢNG CỘNG SẢN|^ĐOÀN (?:TNCS|THANH NIÊN CỘNG SẢN)|Đ[ộôọ][cct] l[ậâạ]p\s?[-–]|^[^\p{L}]{0,2}\p{Lu}[\p{L}.\s]{1,30},\s?ngày\s.{1,12}tháng\s.{1,6}năm/u
const recipients = /^[“"'.,\s]{0,3}N[ơoớờ][iíìỉ]\s?nh[ậâạăẩấa]n/iu
const signing =
  /^(?:TM|KT|TL|TUQ|Q)\.{1,2}\s?\p{Lu}|^(?:PHÓ |QUYỀN )?(?:CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|THỦ TƯỚNG|CHỦ NHIỆM|CHÁNH VĂN PHÒNG|CỤC TRƯỞNG|VỤ TRƯỞNG|TỔNG GIÁM ĐỐC|BÍ THƯ|HIỆU TRƯỞNG|TRƯỞNG)/u

/**
 * Cuts a page's lines into flows in reading order: what stands above two columns, the left column, the right one, what
 * stands below. The columns of the letterhead and of the end block get their roles; all else is `body`.
 */
export function flowsOf(lines: readonly PageLine[], frame: Frame): Flow[] {
  const bands = findBands(lines, frame.size * 0.62)
  const out: Flow[] = []
  let rest = [...lines]
  for (const band of bands) {
    const edge = (band.gutter0 + band.gutter1) / 2
    const end = Math.min(endOfBand(rest, band, frame), addressOf(rest, band))
    const start = startOfBand(rest, band, frame)
    const within = rest.filter((l) => (l.y0 + l.y1) / 2 >= start && (l.y0 + l.y1) / 2 <= end)
    // A short last line of the text above "Nơi nhận" stands on the left too, and is none of the recipients.
    const heading = within.find((l) => recipients.test(l.text))
    const isText = (l: PageLine): boolean => heading !== undefined && l.y1 < heading.y0 + heading.size * 0.3
    const onLeft = within.filter((l) => (l.x0 + l.x1) / 2 < edge)
    const cosigners = heading === undefined ? [] : cosignersOf(onLeft.filter(isText))
    const left = onLeft.filter((l) => !isText(l))
    const right = within.filter((l) => (l.x0 + l.x1) / 2 >= edge)
    const roles = rolesOf(left, right)
    if (roles === null) continue
    const taken = new Set([...left, ...right, ...cosigners])
    const above = rest.filter((l) => (l.y0 + l.y1) / 2 < start || (within.includes(l) && !taken.has(l)))
    if (above.length > 0) out.push({ role: 'body', lines: inOrder(above) })
    if (cosigners.length > 0) {
      // Who signs on the left comes first, beside the first lines of who signs on the right.
      out.push({ role: 'signature', lines: byHeight(cosigners) })
      const lowest = Math.max(...cosigners.map((l) => l.y1))
      const beside = right.filter((l) => l.y0 < lowest)
      out.push({ role: 'signature', lines: byHeight(beside) }, { role: 'recipients', lines: byHeight(left) })
      rest = rest.filter((l) => (l.y0 + l.y1) / 2 > end)
      out.push({ role: 'signature', lines: byHeight(right.filter((l) => !beside.includes(l))) })
      continue
    }
    rest = rest.filter((l) => (l.y0 + l.y1) / 2 > end)
    if (roles[0] === 'letterhead') rest = takeSubject(left, rest, band, frame)
    out.push({ role: roles[0], lines: byHeight(left) }, { role: roles[1], lines: byHeight(right) })
  }
  out.push(...endOf(rest))
  return out.filter((f) => f.lines.length > 0)
}

/** Lines over "Nơi nhận" that sign on the left half of a joint document: an office in capitals and a name below it. */
function cosignersOf(lines: readonly PageLine[]): readonly PageLine[] {
  const ordered = byHeight(lines)
  const from = ordered.findIndex((l) => signing.test(l.text) || /^T\/?M\.?\s\p{Lu}{2}/u.test(l.text))
  if (from < 0) return []
  let first = from
  while (first > 0 && isCapitals(ordered[first - 1]?.text ?? '')) first--
  const block = ordered.slice(first)
  return block.some((l) => isPersonName(l.text)) ? block : []
}

/**
 * An end block goes on to the foot of the page, or to a line as wide as the text: strokes of a signature and the seal
 * may close the gutter for a while. Other bands end where they end.
 */
function endOfBand(lines: readonly PageLine[], band: Band, frame: Frame): number {
  const isEnd = lines.some((l) => recipients.test(l.text) && (l.y0 + l.y1) / 2 >= band.y0 && l.y0 <= band.y1)
  if (!isEnd) return band.y1
  const wide = lines.find(
    (l) =>
      l.y0 > band.y1 &&
      l.x1 - l.x0 > (frame.right - frame.left) * 0.75 &&
      l.x0 < band.gutter0 &&
      l.x1 > band.gutter1 &&
      !l.text.startsWith('-'),
  )
  return wide === undefined ? Infinity : wide.y0
}

/**
 * Where "Kính gửi:" of an official letter begins: the letterhead ends over it, however close it stands. A letter to one
 * body alone has its address in the middle of the page, one to several in the left half.
 */
function addressOf(lines: readonly PageLine[], band: Band): number {
  const address = lines.find((l) => /^Kính gửi/u.test(l.text) && l.y0 > band.y0)
  if (address === undefined) return Infinity
  const isHead = lines.some((l) => l.y0 < address.y0 && motto.test(l.text))
  return isHead ? address.y0 : Infinity
}

/** "TM. ỦY BAN NHÂN DÂN" may stand a little higher than "Nơi nhận" beside it. */
function startOfBand(lines: readonly PageLine[], band: Band, { pitch }: Frame): number {
  const over = lines.filter(
    (l) => l.y0 < band.y0 && l.y0 > band.y0 - 2.5 * pitch && l.x0 > band.gutter0 && signing.test(l.text),
  )
  return Math.min(band.y0, ...over.map((l) => l.y0))
}

/** Moves what is left of the subject under the number ("V/v …") into the left column; its last lines run past the gutter. */
function takeSubject(left: PageLine[], rest: readonly PageLine[], band: Band, { pitch }: Frame): PageLine[] {
  if (!left.some((l) => /^V\/v/iu.test(l.text))) return [...rest]
  let last = left.reduce((a, b) => (b.y1 > a.y1 ? b : a))
  const taken: PageLine[] = []
  for (const line of byHeight(rest)) {
    const next = line.y0 - last.y1 < pitch * 0.5 && /^\p{Ll}|^\d/u.test(line.text) && line.x0 < band.gutter0
    if (!next || line.x1 - line.x0 > 1.6 * (last.x1 - last.x0) + pitch) break
    taken.push(line)
    last = line
  }
  left.push(...taken)
  return rest.filter((l) => !taken.includes(l))
}

function rolesOf(
  left: readonly PageLine[],
  right: readonly PageLine[],
): readonly [ParagraphRole, ParagraphRole] | null {
  if (right.some((l) => motto.test(l.text)) || left.some((l) => /^Số\s?:|^V\/v/u.test(l.text)))
    return ['letterhead', 'motto']
  if (left.some((l) => recipients.test(l.text))) return ['recipients', 'signature']
  if (right.some((l) => signing.test(l.text)))
    return [left.some((l) => signing.test(l.text)) ? 'signature' : 'recipients', 'signature']
  if (left.some((l) => /^Kính gửi/u.test(l.text))) return ['body', 'body']
  // Columns of an unruled list or a drawing: rows are read across.
  return null
}

/** An end block without two columns side by side: "Nơi nhận" below the signature, or none of the two. */
function endOf(lines: readonly PageLine[]): Flow[] {
  const ordered = inOrder(lines)
  const at = ordered.findIndex((l) => recipients.test(l.text) || /^(?:TM|KT|TL|TUQ|Q)\.{1,2}\s?\p{Lu}{2}/u.test(l.text))
  if (at < 0) return [{ role: 'body', lines: ordered }]
  const end = ordered.slice(at)
  const start = end.find((l) => recipients.test(l.text))
  const isRecipient = (l: PageLine): boolean =>
    start !== undefined && l.y0 >= start.y0 - 1 && Math.abs(l.x0 - start.x0) < start.size * 4
  return [
    { role: 'body', lines: ordered.slice(0, at) },
    { role: 'recipients', lines: end.filter(isRecipient) },
    { role: 'signature', lines: end.filter((l) => !isRecipient(l)) },
  ]
}

const byHeight = (lines: readonly PageLine[]): PageLine[] => [...lines].sort((a, b) => a.y0 - b.y0)

/** Top to bottom; pieces at one height left to right. */
export function inOrder(lines: readonly PageLine[]): PageLine[] {
  const rows: PageLine[][] = []
  for (const line of [...lines].sort((a, b) => a.y0 + a.y1 - b.y0 - b.y1)) {
    const row = rows.at(-1)
    const last = row?.[0]
    const middle = (line.y0 + line.y1) / 2
    if (row !== undefined && last !== undefined && middle < last.y1 - last.size * 0.15 && middle > last.y0)
      row.push(line)
    else rows.push([line])
  }
  return rows.flatMap((row) => row.sort((a, b) => a.x0 - b.x0))
}
