import type { ParagraphBlock, RecognizedWord, TableBlock, TableCell, TableRow } from '@vanthu/document'
import type { Grid, GridCell } from '../grid.js'
import { gridsOf } from '../grid.js'
import type { PageWords } from '../page-words.js'
import { endsSentence, startsLower, startsWithBullet, startsWithLabel } from './line-cues.js'
import type { PageLine } from './page-line.js'
import { pageLine, recognizedLine } from './page-line.js'

/** A ruled table on one page; lengths in the page's unit. */
export interface PageTable {
  readonly grid: Grid
  readonly block: TableBlock
  /** Middles of the columns as shares of the table's width, to recognise its continuation. */
  readonly columns: readonly number[]
}

/** The ruled frames of a page, in its own unit. */
export function frames({ rulings, width, height }: PageWords): Grid[] {
  const scaled = rulings.map((r) => ({ x0: r.x0 * width, x1: r.x1 * width, y0: r.y0 * height, y1: r.y1 * height }))
  return gridsOf(scaled, { x: width / 120, y: width / 120 })
}

export const isWithin = ({ x0, x1, y0, y1 }: PageLine, grid: Grid): boolean => {
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2]
  return x > grid.x0 && x < grid.x1 && y > grid.y0 && y < grid.y1
}

/** The table with the words of the lines that stand in it. */
export function tableOf(grid: Grid, lines: readonly PageLine[], page: PageWords): PageTable {
  const contents = new Map<GridCell, RecognizedWord[][]>()
  for (const line of lines) {
    const parts = new Map<GridCell, RecognizedWord[]>()
    for (const word of line.words) {
      const cell = cellAt(grid, word, page)
      if (cell === undefined) continue
      const part = parts.get(cell)
      if (part === undefined) parts.set(cell, [word])
      else part.push(word)
    }
    for (const [cell, words] of parts) contents.set(cell, [...(contents.get(cell) ?? []), words])
  }
  const rows: TableRow[] = []
  for (let r = 0; r < grid.rows; r++) {
    const cells = grid.cells
      .filter((c) => c.row === r)
      .map((c): TableCell => {
        const printed = (contents.get(c) ?? []).map((words) => pageLine(words, page)).sort((a, b) => a.y0 - b.y0)
        return { column: c.column, columns: c.columns, rows: c.rows, paragraphs: cellParagraphs(printed) }
      })
    if (cells.length > 0) rows.push({ cells })
  }
  const width = grid.x1 - grid.x0
  const singles = grid.cells.filter((c) => c.columns === 1)
  const columns = Array.from({ length: grid.columns }, (_, k) => {
    const cell = singles.find((c) => c.column === k)
    return cell === undefined ? -1 : ((cell.x0 + cell.x1) / 2 - grid.x0) / width
  })
  return { grid, block: { kind: 'table', rows }, columns }
}

function cellAt(grid: Grid, word: RecognizedWord, page: PageWords): GridCell | undefined {
  if (word.box === null) return undefined
  const x = ((word.box.x0 + word.box.x1) / 2) * page.width
  const y = ((word.box.y0 + word.box.y1) / 2) * page.height
  return grid.cells.find((c) => x >= c.x0 && x <= c.x1 && y >= c.y0 && y <= c.y1)
}

/** A cell's lines are one paragraph until an item begins. */
function cellParagraphs(lines: readonly PageLine[]): ParagraphBlock[] {
  const groups: PageLine[][] = []
  for (const line of lines) {
    const open = groups.at(-1)
    const last = open?.at(-1)
    const isItem = startsWithBullet(line.text) || (startsWithLabel(line.text) && line.text.length > 4)
    if (open === undefined || last === undefined || (isItem && (endsSentence(last.text) || !startsLower(line.text))))
      groups.push([line])
    else open.push(line)
  }
  return groups.map((g) => ({ kind: 'paragraph', role: 'body', lines: g.map(recognizedLine) }))
}

/** Whether `next`, the first thing on a page, is the rest of `before`, the last thing on the page before it. */
export function isContinuation(before: PageTable, next: PageTable): boolean {
  if (before.columns.length !== next.columns.length) return false
  return before.columns.every((x, k) => {
    const other = next.columns[k] ?? -1
    return x < 0 || other < 0 || Math.abs(x - other) < 0.035
  })
}

/** One table of two parts: a repeated heading row is dropped, and a row that the page break cut is made whole. */
export function joinTables(before: PageTable, next: PageTable): PageTable {
  const heading = before.block.rows[0]
  let rows = next.block.rows
  if (
    heading !== undefined &&
    rows[0] !== undefined &&
    rowKey(heading) !== '' &&
    alike(rowKey(heading), rowKey(rows[0]))
  ) {
    rows = rows.slice(1)
  }
  const last = before.block.rows.at(-1)
  const first = rows[0]
  if (last !== undefined && first !== undefined && goesOn(last, first)) {
    const whole: TableRow = {
      cells: last.cells.map((cell) => {
        const more = first.cells.find((c) => c.column === cell.column)
        return more === undefined ? cell : { ...cell, paragraphs: glued(cell.paragraphs, more.paragraphs) }
      }),
    }
    rows = [whole, ...rows.slice(1)]
    return { ...next, block: { kind: 'table', rows: [...before.block.rows.slice(0, -1), ...rows] } }
  }
  return { ...next, block: { kind: 'table', rows: [...before.block.rows, ...rows] } }
}

/** The first row of a page goes on with the last of the page before: nothing in its first cell, small letters after. */
function goesOn(last: TableRow, first: TableRow): boolean {
  const lead = first.cells[0]
  const text = first.cells.map(cellText)
  if (last.cells.length !== first.cells.length || lead === undefined || cellText(lead) !== '') return false
  return text.every((t) => t === '' || startsLower(t)) && text.some((t) => t !== '')
}

function glued(a: readonly ParagraphBlock[], b: readonly ParagraphBlock[]): readonly ParagraphBlock[] {
  const [last, first] = [a.at(-1), b[0]]
  if (last === undefined || first === undefined) return [...a, ...b]
  return [...a.slice(0, -1), { ...last, lines: [...last.lines, ...first.lines] }, ...b.slice(1)]
}

const cellText = (cell: TableCell): string =>
  cell.paragraphs.flatMap((p) => p.lines.flatMap((l) => l.words.map((w) => w.text))).join(' ')

const rowKey = (row: TableRow): string =>
  row.cells
    .map(cellText)
    .join('|')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^\p{Ll}\p{N}|]/gu, '')

/** Equal but for a few letters that OCR read otherwise the second time. */
function alike(a: string, b: string): boolean {
  if (a === b) return true
  const pairs = (s: string): Set<string> =>
    new Set(Array.from({ length: Math.max(0, s.length - 1) }, (_, i) => s.slice(i, i + 2)))
  const [pa, pb] = [pairs(a), pairs(b)]
  let shared = 0
  for (const p of pa) if (pb.has(p)) shared++
  return pa.size > 5 && shared > 0.85 * Math.max(pa.size, pb.size)
}
