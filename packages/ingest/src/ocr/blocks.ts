import type { Band } from '../columns.js'
import { findBands } from '../columns.js'
import type { GridCell } from '../grid.js'
import type { Prepared } from './prepare.js'
import type { Rect } from './raster.js'
import type { Fragment } from './text-lines.js'
import { fragmentsOf, hull } from './text-lines.js'

/** Fragments that are read as one printed line: of one column or one table cell. */
export interface LineOfPrint extends Rect {
  readonly fragments: readonly Fragment[]
  readonly letterHeight: number
  readonly baseline: number
}

/** Lines of one column and one size of type, read in one go. */
export interface BlockOfPrint {
  readonly lines: readonly LineOfPrint[]
  /** Beside a stamp or signature that stands over its lines. */
  readonly stamped: boolean
}

/** Wider gaps than this, in letter heights, part two fragments; word gaps of justified lines stay below it. */
const WORD_GAP = 1.7
/** Fragments of one line that no gutter parts belong together up to this gap: "1.      Về việc". */
const LINE_GAP = 9

/** The page's print as blocks to read, tables by cell. What cannot be print (lone flecks in mid-page) is left out. */
export function blocksOf(ready: Prepared): BlockOfPrint[] {
  const { letters, letterHeight, grids, clean } = ready
  const cells = grids.flatMap((g) => g.cells)
  const cellOf = (r: Rect): GridCell | undefined =>
    cells.find((c) => {
      const [x, y] = [(r.x0 + r.x1) / 2, (r.y0 + r.y1) / 2]
      return x > c.x0 && x < c.x1 && y > c.y0 && y < c.y1
    })
  const inCells = new Map<GridCell, (typeof letters)[number][]>()
  const free: (typeof letters)[number][] = []
  for (const letter of letters) {
    const cell = cellOf(letter)
    if (cell === undefined) free.push(letter)
    else inCells.set(cell, [...(inCells.get(cell) ?? []), letter])
  }
  const fragments = fragmentsOf(free, letterHeight, WORD_GAP).filter((f) => isPrint(f, ready))
  const bands = findBands(
    fragments.filter((f) => f.letters.length > 1),
    letterHeight,
  )
  const blocks = group(linesOf(fragments, bands, letterHeight), ready)
  for (const [, inside] of inCells) {
    const lines = linesOf(fragmentsOf(inside, letterHeight, LINE_GAP), [], letterHeight)
    if (lines.length > 0) blocks.push({ lines, stamped: false })
  }
  return blocks.map((b) => ({ ...b, stamped: b.stamped && clean.height > 0 }))
}

function isPrint(f: Fragment, { clean, letterHeight }: Prepared): boolean {
  if (f.letters.length >= 2) return true
  const edge = f.y0 < clean.height * 0.1 || f.y1 > clean.height * 0.88
  const tall = f.letterHeight > letterHeight * 0.9 && f.letterHeight < letterHeight * 2.2
  return tall && edge
}

function linesOf(fragments: readonly Fragment[], bands: readonly Band[], letterHeight: number): LineOfPrint[] {
  const rows: Fragment[][] = []
  for (const f of [...fragments].sort((a, b) => a.x0 - b.x0)) {
    let home: Fragment[] | null = null
    let nearest = LINE_GAP * letterHeight
    for (const row of rows) {
      const last = row.at(-1)
      if (last === undefined) continue
      const away = f.x0 - last.x1
      const level = Math.abs(f.baseline - last.baseline)
      if (away < -letterHeight || away > nearest || level > 0.45 * Math.min(f.letterHeight, last.letterHeight)) continue
      if (isParted(last, f, bands)) continue
      home = row
      nearest = away
    }
    if (home === null) rows.push([f])
    else home.push(f)
  }
  return rows.map((row) => {
    const longest = row.reduce((a, b) => (b.letters.length > a.letters.length ? b : a))
    return { ...hull(row), fragments: row, letterHeight: longest.letterHeight, baseline: longest.baseline }
  })
}

function isParted(a: Rect, b: Rect, bands: readonly Band[]): boolean {
  const y = (Math.max(a.y0, b.y0) + Math.min(a.y1, b.y1)) / 2
  return bands.some((band) => y >= band.y0 && y <= band.y1 && a.x1 <= band.gutter1 && b.x0 >= band.gutter0)
}

/** Lines under one another, of one size and one column. */
function group(lines: readonly LineOfPrint[], { letterHeight, large }: Prepared): BlockOfPrint[] {
  const blocks: LineOfPrint[][] = []
  for (const line of [...lines].sort((a, b) => a.baseline - b.baseline)) {
    const home = blocks.find((block) => {
      const last = block.at(-1)
      if (last === undefined) return false
      const down = line.baseline - last.baseline
      const shared = Math.min(line.x1, last.x1) - Math.max(line.x0, last.x0)
      const size = line.letterHeight / last.letterHeight
      return (
        down > 0.8 * letterHeight &&
        down < 4.5 * letterHeight &&
        size > 0.72 &&
        size < 1.4 &&
        shared > 0.3 * Math.min(line.x1 - line.x0, last.x1 - last.x0)
      )
    })
    if (home === undefined) blocks.push([line])
    else home.push(line)
  }
  return blocks.map((block) => {
    const box = hull(block)
    const stamped = large.some(
      (c) =>
        c.y1 - c.y0 > 4 * letterHeight &&
        c.x0 < box.x1 &&
        c.x1 > box.x0 &&
        c.y0 < box.y1 + letterHeight &&
        c.y1 > box.y0,
    )
    return { lines: block, stamped }
  })
}
