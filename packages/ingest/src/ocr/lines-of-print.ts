import type { Band } from '../columns.js'
import { findBands } from '../columns.js'
import type { GridCell } from '../grid.js'
import type { Component } from './components.js'
import type { Prepared } from './prepare.js'
import type { Rect } from './raster.js'
import { isSealsShape } from './stray-words.js'
import type { Fragment } from './text-lines.js'
import { fragmentsOf, hull } from './text-lines.js'

/** Fragments that are read as one printed line: of one column or one table cell. */
export interface LineOfPrint extends Rect {
  readonly fragments: readonly Fragment[]
  readonly letterHeight: number
  readonly tallHeight: number
  readonly baseline: number
}

/** Wider gaps than this, in letter heights, part two fragments; word gaps of justified lines stay below it. */
const WORD_GAP = 1.7
/** Fragments of one line that no gutter parts belong together up to this gap: "1.      Về việc". */
const LINE_GAP = 9

/** The page's printed lines, those of tables by cell. What cannot be print (lone flecks in mid-page) is left out. */
export function linesOfPrint(ready: Prepared): LineOfPrint[] {
  const { letters, letterHeight, grids, clean } = ready
  const cells = grids.flatMap((g) => g.cells)
  const cellOf = (r: Rect): GridCell | undefined =>
    cells.find((c) => {
      const [x, y] = [(r.x0 + r.x1) / 2, (r.y0 + r.y1) / 2]
      return x > c.x0 && x < c.x1 && y > c.y0 && y < c.y1
    })
  const inCells = new Map<GridCell, Component[]>()
  const free: Component[] = []
  for (const letter of letters) {
    const cell = cellOf(letter)
    const known = cell === undefined ? free : inCells.get(cell)
    if (known !== undefined) known.push(letter)
    else if (cell !== undefined) inCells.set(cell, [letter])
  }
  const fragments = fragmentsOf(free, letterHeight, WORD_GAP).filter(
    (f) => isPrint(f, clean.height, letterHeight) && !isSealsShape(f, ready),
  )
  const bands = findBands(
    fragments.filter((f) => f.letters.length > 1),
    letterHeight,
  )
  const lines = joined(fragments, bands, letterHeight)
  for (const inside of inCells.values())
    lines.push(...joined(fragmentsOf(inside, letterHeight, LINE_GAP), [], letterHeight))
  return lines.sort((a, b) => a.baseline - b.baseline)
}

function isPrint(f: Fragment, height: number, letterHeight: number): boolean {
  if (f.letters.length >= 2) return true
  const edge = f.y0 < height * 0.1 || f.y1 > height * 0.88
  const tall = f.letterHeight > letterHeight * 0.9 && f.letterHeight < letterHeight * 2.2
  return tall && edge
}

function joined(fragments: readonly Fragment[], bands: readonly Band[], letterHeight: number): LineOfPrint[] {
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
    return {
      ...hull(row),
      fragments: row,
      letterHeight: longest.letterHeight,
      tallHeight: longest.tallHeight,
      baseline: longest.baseline,
    }
  })
}

function isParted(a: Rect, b: Rect, bands: readonly Band[]): boolean {
  const y = (Math.max(a.y0, b.y0) + Math.min(a.y1, b.y1)) / 2
  return bands.some((band) => y >= band.y0 && y <= band.y1 && a.x1 <= band.gutter1 && b.x0 >= band.gutter0)
}

/** Lines of one size of type, in page order, at most `most` in one lot. */
export function lotsOf(lines: readonly LineOfPrint[], most: number): LineOfPrint[][] {
  const lots: { size: number; lines: LineOfPrint[] }[] = []
  for (const line of lines) {
    const lot = lots.find(
      (l) => l.lines.length < most && line.tallHeight / l.size > 0.8 && line.tallHeight / l.size < 1.25,
    )
    if (lot === undefined) lots.push({ size: line.tallHeight, lines: [line] })
    else lot.lines.push(line)
  }
  return lots.map((l) => l.lines)
}
