import { withTables } from './tabbed-rows.js'
import type { ParagraphRole, RepairedText, Span, TranscriptBlock } from '@vanthu/document'
import { bulletAt, labelAt } from './labels.js'

/**
 * A paragraph of the running text. `text` is its words on one line: where a page end, a footnote or a misread dash cut
 * it, the pieces are joined by one space. `at` turns a place in `text` into a place in the repaired text.
 */
export interface Paragraph {
  readonly text: string
  readonly span: Span
  readonly pieces: readonly Span[]
  readonly role: ParagraphRole
  readonly bold: boolean
  readonly page: number | null
}

export interface TableCellText {
  readonly span: Span
  readonly text: string
  readonly row: number
  readonly column: number
  readonly columns: number
  readonly rows: number
}

/** A table between paragraphs; `after` is the number of paragraphs before it. */
export interface Table {
  readonly span: Span
  readonly after: number
  readonly cells: readonly TableCellText[]
}

/** The document as it is read: paragraphs joined, footnotes and tables apart. */
export interface Flow {
  readonly paragraphs: readonly Paragraph[]
  readonly footnotes: readonly Paragraph[]
  readonly tables: readonly Table[]
}

/** The span of the repaired text under `[from, to)` of a paragraph's `text`. */
export function placeOf(paragraph: Paragraph, from = 0, to = paragraph.text.length): Span {
  return { from: offsetOf(paragraph, from, false), to: offsetOf(paragraph, Math.max(from, to), true) }
}

function offsetOf(paragraph: Paragraph, at: number, end: boolean): number {
  let passed = 0
  for (const piece of paragraph.pieces) {
    const size = piece.to - piece.from
    if (at < passed + size || (end && at === passed + size)) return piece.from + (at - passed)
    passed += size + 1
  }
  return paragraph.span.to
}

/** Reads the blocks of a text in order. Empty paragraphs are left out; marks of Markdown emphasis are trimmed. */
export function readFlow(text: RepairedText): Flow {
  const paragraphs: Paragraph[] = []
  const footnotes: Paragraph[] = []
  const tables: { span: Span; after: number; cells: TableCellText[] }[] = []
  for (const block of withTables(text)) {
    switch (block.kind) {
      case 'paragraph': {
        const next = paragraph(text, block, block.role)
        const before = paragraphs.at(-1)
        const lastTable = tables.at(-1)
        if (next === null) break
        // Plain text has its notes between the paragraphs: "¹ Ban hành kèm theo …".
        if (/^[¹²³⁴-⁹]{1,3}\s?\p{L}/u.test(next.text) || notes(next.text, paragraphs)) {
          footnotes.push(next)
          break
        }
        if (before !== undefined && lastTable?.after !== paragraphs.length && goesOn(before, next)) {
          paragraphs[paragraphs.length - 1] = join(before, next)
        } else paragraphs.push(next)
        break
      }
      case 'footnote': {
        const note = paragraph(text, block, 'body')
        if (note !== null) footnotes.push(note)
        break
      }
      case 'table':
        tables.push({ span: block.span, after: paragraphs.length, cells: [] })
        break
      case 'cell':
        tables.at(-1)?.cells.push({
          span: block.span,
          text: text.text.slice(block.span.from, block.span.to).replace(/\s+/g, ' ').trim(),
          row: block.row,
          column: block.column,
          columns: block.columns,
          rows: block.rows,
        })
    }
  }
  return { paragraphs, footnotes, tables }
}

/** "2 Theo Quyết định …" where the mark of the note has lost its height, in the note and behind its word: "… khó khăn2". */
function notes(text: string, before: readonly Paragraph[]): boolean {
  const mark = /^(\d{1,2})\s(?=\p{Lu}\p{Ll})/u.exec(text)?.[1]
  if (mark === undefined || labelAt(text) !== null) return false
  const word = new RegExp(`\\p{Ll}["”’)]?${mark}(?![\\p{L}\\p{N}]|[.,/-]\\d)`, 'u')
  return before.slice(-6).some((p) => word.test(p.text))
}

function paragraph(text: RepairedText, block: TranscriptBlock, role: ParagraphRole): Paragraph | null {
  let span = trimmed(text.text, block.span)
  if (span === null) return null
  const words = text.transcript.wordsIn(text.toRaw(span))
  // A speck before a label that was read as an opening mark: the text has no closing one.
  const inked = words.some((word) => word.confidence < 1)
  if (inked && /^["“”']\s?(?:Điều \d|[IVX]{1,4}\.\s|\d{1,2}\.\s)[^"“”]*$/u.test(text.text.slice(span.from, span.to)))
    span = { from: span.from + 1, to: span.to }
  return {
    text: text.text.slice(span.from, span.to).replace(/[\n\t\r]/g, ' '),
    span,
    pieces: [span],
    role,
    bold: words.length > 0 && words.every((word) => word.bold),
    page: block.page,
  }
}

/** Without edge spaces and `**`; null where nothing is left. */
function trimmed(text: string, span: Span): Span | null {
  let { from, to } = span
  for (;;) {
    const size = to - from
    while (from < to && /\s/u.test(text[from] ?? '')) from++
    while (from < to && /\s/u.test(text[to - 1] ?? '')) to--
    // Specks that a reader took for marks: "_II. QUAN ĐIỂM", ".... Tiền Giang".
    while (from < to && /^[_|~^`„]|^\.(?=\.|\s\p{L}|\d{1,2}\.)/u.test(text.slice(from, from + 4))) from++
    if (text.startsWith('**', from) && from + 2 <= to) from += 2
    if (text.slice(from, to).endsWith('**')) to -= 2
    if (to - from === size) return from < to ? { from, to } : null
  }
}

const closed = /[.;:!?…/][\s”"’)\]*]{0,3}$/u
const upperCase = (text: string): boolean => /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text)

/**
 * True where `next` is the rest of `before`: a page end, a footnote or a table of the layout came between, or a line
 * that begins with the second half of "chính trị - xã hội" was taken for a bullet.
 */
function goesOn(before: Paragraph, next: Paragraph): boolean {
  // The last line of the text, taken for the first of the recipients.
  if (before.role === 'body' && next.role === 'recipients' && !closed.test(before.text)) {
    return bulletAt(next.text) === null && !/^Nơi/u.test(next.text) && /[./;]$/u.test(next.text)
  }
  if (before.role !== next.role || before.role === 'recipients' || before.role === 'signature') return false
  if (before.role === 'letterhead' || before.role === 'motto') return false
  if (closed.test(before.text)) return false
  if (leavesOpen(before.text, next.text)) return true
  const bullet = bulletAt(next.text)
  if (bullet !== null) {
    const rest = next.text.slice(bullet.length)
    const own = bulletAt(before.text)
    const ownSmall = own !== null && /^\p{Ll}/u.test(before.text.slice(own.length))
    return bullet.mark === '-' && /^\p{Ll}/u.test(rest) && !ownSmall && before.text.length > 40
  }
  if (labelAt(next.text) !== null) return false
  if (/^[\p{Ll}(]/u.test(next.text)) return before.text.length > 15 || /[,\p{Ll}]$/u.test(before.text)
  if (/,$/u.test(before.text)) return before.text.length > 40
  // A heading in capitals that wraps: "II. NHIỆM VỤ VÀ GIẢI" / "PHÁP TRỌNG TÂM".
  if (labelAt(before.text) !== null && upperCase(before.text) && upperCase(next.text)) {
    return before.text.length > 25 && next.text.length < 120
  }
  return false
}

/**
 * True where the end of a line calls for more: a preposition ("… phản ánh về" / "Đoàn giám sát …"), the first word of a
 * name ("…, Sở" / "Tài chính …"), "số" before its number, or a bracket whose end begins the next line ("(qua Ban Kinh tế" /
 * "- Ngân sách HĐND tỉnh) …").
 */
function leavesOpen(before: string, next: string): boolean {
  if (before.length < 40) return false
  if (/\s(?:[Ss]ố|ngày)$/u.test(before)) return /^\d{1,5}[/\s]/u.test(next)
  // "… cho tối thiểu" / "12.000 bác sĩ …": a number and what is counted.
  if (
    /\s(?:tối thiểu|ít nhất|tối đa|khoảng|hơn|gần|trên|dưới|đạt|với|cho|gồm|từ|đến)$/u.test(before) &&
    /^\d{1,3}(?:[.,]\d{1,3}){0,3}\s?(?:%|\p{Ll}{2})/u.test(next)
  )
    return labelAt(next) === null
  if (/\([^()]{3,70}$/u.test(before) && /^(?:-\s)?[^()]{3,70}\)/u.test(next)) return labelAt(next) === null
  if (!/^\p{Lu}/u.test(next) || labelAt(next) !== null || upperCase(next)) return false
  return (
    /\s(?:của|về|với|và|cho|tại|theo|do|từ|đến|tới|gửi|trình|qua|hoặc|thuộc|giữa|bởi|vào|các|Sở|Bộ|Cục|Ủy|Hội)$/u.test(
      before,
    ) ||
    (/\s(?:Chủ tịch|Thường trực|Giám đốc|Văn phòng|Thủ trưởng|Bí thư|Bộ trưởng)$/u.test(before) &&
      /^(?:Ủy ban|UBND|HĐND|Hội đồng|Sở|Bộ|Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy|Đoàn|Chính phủ|Quốc hội)\s/u.test(next))
  )
}

function join(before: Paragraph, next: Paragraph): Paragraph {
  return {
    ...before,
    text: `${before.text} ${next.text}`,
    span: { from: before.span.from, to: next.span.to },
    pieces: [...before.pieces, ...next.pieces],
    bold: before.bold && next.bold,
  }
}
