import type { Block, ParagraphRole } from '@vanthu/document'
import type { Grid } from '../grid.js'
import type { PageWords } from '../page-words.js'
import type { Sheet } from './asides.js'
import { asidesOf, repeatedEdges } from './asides.js'
import { flowsOf } from './flows.js'
import { partNotes } from './footnotes.js'
import type { Frame } from './frame.js'
import { frameOf, isBalanced, isCentred } from './frame.js'
import { isCapitals, isPersonName } from './line-cues.js'
import { placeNotes } from './note-places.js'
import type { PageLine } from './page-line.js'
import { pageLines, recognizedLine } from './page-line.js'
import type { FramedLine } from './paragraphs.js'
import { bodyContinues, columnParagraphs } from './paragraphs.js'
import type { PageTable } from './tables.js'
import { frames, isContinuation, isWithin, joinTables, tableOf } from './tables.js'

/**
 * Blocks of the whole document in reading order. The two columns of a letterhead and of an end block are read one after
 * the other, left first. A paragraph that runs over lines and pages is one block; the notes at a page's foot follow the
 * paragraph that bears their mark, else the one that they interrupt; page numbers, stamps, the signature's note and what is no print become asides.
 */
export function layOut(pages: readonly PageWords[]): Block[] {
  const sheets = pages.map((p): Sheet => ({ page: p.page, width: p.width, height: p.height, lines: pageLines(p) }))
  const repeated = repeatedEdges(sheets)
  const assembly = new Assembly()
  let frame: Frame | null = null
  pages.forEach((page, i) => {
    const sheet = sheets[i]
    if (sheet === undefined) return
    frame = layOutPage(page, sheet, repeated, frame, assembly)
  })
  return assembly.finish()
}

function layOutPage(
  page: PageWords,
  sheet: Sheet,
  repeated: ReadonlySet<string>,
  before: Frame | null,
  assembly: Assembly,
): Frame {
  const grids = frames(page)
  const tables = grids.filter((g) => isTable(g, page, sheet.lines))
  const stamps = grids.filter((g) => !tables.includes(g) && g.x1 - g.x0 < page.width * 0.35)
  const inTable = (l: PageLine): boolean => tables.some((g) => isWithin(l, g))
  const asides = asidesOf({ ...sheet, lines: sheet.lines.filter((l) => !inTable(l)) }, repeated)
  for (const line of sheet.lines) {
    const stamped = stamps.some(
      (g) => isWithin(line, widened(g, line.size)) && (isStampText(line) || line.confidence < 0.7),
    )
    if (stamped && !inTable(line)) asides.set(line, 'stamp')
  }
  const framed = frameOf(
    sheet.lines.filter((l) => !asides.has(l) && !inTable(l)),
    page.width,
    before,
  )
  for (const line of sheet.lines) {
    // Left of the margin stand stamps, marks of the hand and the shadow of the spine.
    const outside = line.x1 < framed.left + framed.size * 0.3 && line.text.length < 12 && line.confidence < 1
    if (outside && !asides.has(line) && !inTable(line)) asides.set(line, 'noise')
  }
  for (const [line, aside] of asides) assembly.aside({ kind: 'aside', aside, lines: [recognizedLine(line)] })
  const free = sheet.lines.filter((l) => !asides.has(l) && !inTable(l))
  const frame = frameOf(free, page.width, before)
  const { body, notes } = partNotes(free, page.rulings, frame, page)
  let top = -Infinity
  for (const grid of [...tables, null]) {
    const bottom = grid === null ? Infinity : (grid.y0 + grid.y1) / 2
    const part = body.filter((l) => l.y0 >= top && l.y0 < bottom)
    for (const { role, lines } of flowsOf(part, frame)) {
      if (role === 'body') lines.forEach((line) => assembly.line({ line, frame }))
      else assembly.column(role, lines)
    }
    if (grid === null) continue
    assembly.table(
      tableOf(
        grid,
        sheet.lines.filter((l) => !asides.has(l) && isWithin(l, grid)),
        page,
      ),
    )
    top = bottom
  }
  for (const note of notes) assembly.note({ kind: 'footnote', mark: note.mark, lines: note.lines.map(recognizedLine) })
  return frame
}

const widened = (g: Grid, by: number): Grid => ({ ...g, x0: g.x0 - by, x1: g.x1 + by, y0: g.y0 - by, y1: g.y1 + by })

const isStampText = ({ text }: PageLine): boolean =>
  /Đ[ẾỀÊ]N|Giờ|Ngày\s?[:.…]|gày\.|Số\s?[:.…]\s?\.{2}|CỔNG THÔNG TIN|VĂN THƯ/u.test(text)

/** A ruled frame is a table unless it is a registry's stamp, a box around a single text, or empty. */
function isTable(grid: Grid, page: PageWords, lines: readonly PageLine[]): boolean {
  const inside = lines.filter((l) => isWithin(l, grid))
  if (inside.length === 0 || grid.columns * grid.rows < 2) return false
  const narrow = grid.x1 - grid.x0 < page.width * 0.35
  return !narrow || (grid.cells.length >= 6 && !inside.some(isStampText))
}

/** Puts the blocks together. A body paragraph stays open over notes, asides and page breaks. */
class Assembly {
  readonly #blocks: Block[] = []
  #open: FramedLine[] = []
  #waiting: Block[] = []
  #table: PageTable | null = null
  /** Centred lines are the title until the first line of running text. */
  #title: 'type' | 'subject' | 'over' = 'type'

  line(next: FramedLine): void {
    const [first, last] = [this.#open[0], this.#open.at(-1)]
    this.#closeTable()
    if (first !== undefined && last !== undefined && bodyContinues(first, last, next)) this.#open.push(next)
    else {
      this.#close()
      this.#open = [next]
    }
  }

  column(role: ParagraphRole, lines: readonly PageLine[]): void {
    this.#closeTable()
    this.#close()
    const kept = role === 'signature' ? lines.filter(isSigning) : lines
    for (const paragraph of columnParagraphs(role, kept)) {
      this.#blocks.push({ kind: 'paragraph', role, lines: paragraph.map(recognizedLine) })
    }
    for (const line of lines.filter((l) => !kept.includes(l))) {
      this.#blocks.push({ kind: 'aside', aside: 'stamp', lines: [recognizedLine(line)] })
    }
    if (role === 'motto') this.#title = 'type'
  }

  table(table: PageTable): void {
    if (this.#open.length === 0 && this.#table !== null && isContinuation(this.#table, table)) {
      this.#table = joinTables(this.#table, table)
      return
    }
    this.#closeTable()
    this.#close()
    this.#table = table
  }

  note(block: Block): void {
    if (this.#open.length === 0 && this.#table === null) this.#blocks.push(block)
    else this.#waiting.push(block)
  }

  aside(block: Block): void {
    this.note(block)
  }

  finish(): Block[] {
    this.#closeTable()
    this.#close()
    return placeNotes(this.#blocks)
  }

  #closeTable(): void {
    if (this.#table === null) return
    this.#blocks.push(this.#table.block, ...this.#waiting)
    this.#table = null
    this.#waiting = []
  }

  #close(): void {
    if (this.#open.length > 0) {
      this.#blocks.push({
        kind: 'paragraph',
        role: this.#roleOf(this.#open),
        lines: this.#open.map((o) => recognizedLine(o.line)),
      })
    }
    this.#blocks.push(...this.#waiting)
    this.#open = []
    this.#waiting = []
  }

  #roleOf(paragraph: readonly FramedLine[]): ParagraphRole {
    const text = paragraph.map((p) => p.line.text).join(' ')
    if (/^(?:PHỤ LỤC|Phụ lục)(?![\p{L}])/u.test(text)) this.#title = 'type'
    const centred = paragraph.every(({ line, frame }) => isCentred(line, frame) || isBalanced(line, frame))
    const capitals = isCapitals(text)
    if (this.#title === 'subject' && capitals) this.#title = 'over'
    if (!centred || text.startsWith('Kính gửi')) this.#title = 'over'
    if (this.#title === 'over') return 'body'
    if (!capitals) this.#title = 'subject'
    return 'title'
  }
}

/** Words of a signing block, against what OCR made of the seal and the signature over it. */
function isSigning({ text, confidence }: PageLine): boolean {
  if (isPersonName(text.replace(/[.,]$/u, '')) || (isCapitals(text) && text.length >= 5 && confidence > 0.35))
    return true
  // The second line of a long office: "TRƯỞNG PHÒNG QUẢN LÝ ĐÔ" / "THỊ".
  if (isCapitals(text) && /^[\p{Lu} ]{2,4}$/u.test(text) && confidence > 0.9) return true
  const letters = text.replace(/[^\p{L}]/gu, '').length
  return confidence >= 0.72 && letters >= 4 && letters > text.length * 0.6
}
