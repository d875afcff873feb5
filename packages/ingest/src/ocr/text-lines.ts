import type { Component } from './components.js'
import type { Raster, Rect } from './raster.js'

/** A stretch of print on one line, parted from others by more than a wide word gap. */
export interface Fragment extends Rect {
  /** Its letters, left to right, without marks. */
  readonly letters: readonly Component[]
  /** Letters and marks. */
  readonly pieces: readonly Component[]
  /** Median lower edge of the letters, and their median height. */
  readonly baseline: number
  readonly letterHeight: number
  /** Height of the tall letters: near to that of a capital, in lines of capitals and of small letters alike. */
  readonly tallHeight: number
}

interface Chain {
  readonly letters: Component[]
}

/**
 * Strings letters to lines: each to its nearest right neighbour at the same height. Marks and dots (small pieces) then
 * join the line whose letters they stand over or under: "ế" is three pieces, "i" two.
 *
 * @param gap largest distance in letter heights between neighbours of one fragment.
 */
export function fragmentsOf(components: readonly Component[], letterHeight: number, gap: number): Fragment[] {
  const tall = components.filter((c) => c.y1 - c.y0 >= letterHeight * 0.6)
  const marks = marksAmong(tall, letterHeight)
  const isLetter = (c: Component): boolean => c.y1 - c.y0 >= letterHeight * 0.6 && !marks.has(c)
  const letters = tall.filter(isLetter).sort((a, b) => a.x0 - b.x0)
  const chains = chain(letters, letterHeight, gap)
  const lines = chains.map((c) => lineOf(c.letters))
  const homes = new Map<(typeof lines)[number], Component[]>(lines.map((l) => [l, [...l.letters]]))
  const rows = rowIndex(lines, letterHeight)
  const beneath = roomBeneath(components, letterHeight)
  for (const mark of components) {
    if (isLetter(mark)) continue
    const home = homeOf(mark, rows((mark.y0 + mark.y1) / 2), letterHeight, beneath)
    if (home !== null) homes.get(home)?.push(mark)
  }
  return lines.map((line) => {
    const pieces = homes.get(line) ?? []
    return { ...line, ...hull(pieces), pieces }
  })
}

/** Two marks on one letter ("ế", "ổ") may be as tall as a letter in bold type: they stand right over a taller one. */
function marksAmong(pieces: readonly Component[], letterHeight: number): ReadonlySet<Component> {
  const marks = new Set<Component>()
  const sorted = [...pieces].sort((a, b) => a.x0 - b.x0)
  sorted.forEach((c, i) => {
    if (c.y1 - c.y0 > letterHeight * 0.95) return
    const isUnder = (d: Component): boolean => {
      const shared = Math.min(c.x1, d.x1) - Math.max(c.x0, d.x0)
      const room = d.y0 - c.y1
      return (
        d !== c &&
        shared > 0.5 * (c.x1 - c.x0) &&
        room > -letterHeight * 0.25 &&
        room < letterHeight * 0.35 &&
        d.y1 - d.y0 > letterHeight * 0.75
      )
    }
    for (let k = i; k >= 0 && (sorted[k]?.x0 ?? 0) > c.x0 - letterHeight * 3; k--) {
      const d = sorted[k]
      if (d !== undefined && isUnder(d)) marks.add(c)
    }
    for (let k = i + 1; k < sorted.length && (sorted[k]?.x0 ?? 0) < c.x1; k++) {
      const d = sorted[k]
      if (d !== undefined && isUnder(d)) marks.add(c)
    }
  })
  return marks
}

function chain(letters: readonly Component[], letterHeight: number, gap: number): Chain[] {
  const open: { letters: Component[]; x1: number; y0: number; y1: number }[] = []
  for (const letter of letters) {
    const h = letter.y1 - letter.y0
    let best: (typeof open)[number] | null = null
    let bestScore = 0
    for (const c of open) {
      const away = letter.x0 - c.x1
      if (away > gap * letterHeight || away < -3 * letterHeight) continue
      const shared = Math.min(c.y1, letter.y1) - Math.max(c.y0, letter.y0)
      const share = shared / Math.min(h, c.y1 - c.y0)
      if (share < 0.5) continue
      const score = share - Math.max(0, away) / (gap * letterHeight * 4)
      if (best === null || score > bestScore) {
        best = c
        bestScore = score
      }
    }
    if (best === null) open.push({ letters: [letter], x1: letter.x1, y0: letter.y0, y1: letter.y1 })
    else {
      best.letters.push(letter)
      best.x1 = Math.max(best.x1, letter.x1)
      // The band of a line is that of its last letters, so that it follows what is left of the skew.
      const recent = best.letters.slice(-6)
      best.y0 = median(recent.map((l) => l.y0))
      best.y1 = median(recent.map((l) => l.y1))
    }
  }
  return open
}

function lineOf(letters: readonly Component[]): Omit<Fragment, 'pieces'> {
  return {
    ...hull(letters),
    letters,
    baseline: median(letters.map((l) => l.y1)),
    letterHeight: median(letters.map((l) => l.y1 - l.y0)),
    tallHeight: quantile(
      letters.map((l) => l.y1 - l.y0),
      0.8,
    ),
  }
}

/** Lines that pass near a height, found without looking at all of them. */
function rowIndex<T extends Rect>(lines: readonly T[], letterHeight: number): (y: number) => readonly T[] {
  const rows = new Map<number, T[]>()
  const size = letterHeight * 2
  for (const line of lines) {
    for (let r = Math.floor(line.y0 / size) - 1; r <= Math.floor(line.y1 / size) + 1; r++) {
      const row = rows.get(r)
      if (row === undefined) rows.set(r, [line])
      else row.push(line)
    }
  }
  return (y) => rows.get(Math.floor(y / size)) ?? []
}

/** How far under a mark the next ink stands: a tone stands close over its letter or over the letter's other mark. */
function roomBeneath(components: readonly Component[], letterHeight: number): (mark: Component) => number {
  const size = letterHeight * 2
  const columns = new Map<number, Component[]>()
  for (const c of components) {
    for (let k = Math.floor(c.x0 / size); k <= Math.floor(c.x1 / size); k++) {
      const column = columns.get(k)
      if (column === undefined) columns.set(k, [c])
      else column.push(c)
    }
  }
  return (mark) => {
    let least = Infinity
    for (const c of columns.get(Math.floor((mark.x0 + mark.x1) / 2 / size)) ?? []) {
      if (c === mark || c.x0 > mark.x1 || c.x1 < mark.x0) continue
      const room = c.y0 - mark.y1
      if (room >= -1 && room < least) least = room
    }
    return least
  }
}

/** The line whose letters are nearest above, below or beside a mark; null where none is near. */
function homeOf<T extends Omit<Fragment, 'pieces'>>(
  mark: Component,
  lines: readonly T[],
  letterHeight: number,
  beneath: (mark: Component) => number,
): T | null {
  const cx = (mark.x0 + mark.x1) / 2
  const cy = (mark.y0 + mark.y1) / 2
  let best: T | null = null
  let nearest = letterHeight * 1.1
  for (const line of lines) {
    if (cx < line.x0 - 2 * letterHeight || cx > line.x1 + 2 * letterHeight) continue
    const top = line.baseline - line.letterHeight
    // The one mark under a letter is the dot of "ạ"; all else between two lines belongs to the lower one.
    const below = mark.y0 - line.baseline
    const [w, h] = [mark.x1 - mark.x0, mark.y1 - mark.y0]
    const isDot = h <= letterHeight * 0.36 && w <= letterHeight * 0.42 && below < letterHeight * 0.42
    if (cy > line.baseline && below > letterHeight * 0.1 && (!isDot || beneath(mark) < below)) continue
    const away = cy < top ? top - mark.y1 : cy > line.baseline ? below * 1.2 : 0
    const beside = Math.max(0, line.x0 - mark.x1, mark.x0 - line.x1) * 0.5
    if (away + beside < nearest) {
      nearest = away + beside
      best = line
    }
  }
  return best
}

/** A line in a stack: its baseline there, and how far up it was moved from its place on the page. */
export interface StackedLine {
  readonly baseline: number
  readonly dy: number
}

/**
 * Draws lines of print one under the other at an even distance, each from its own ink only, at its own place from left
 * to right. `baselines` are those of the lines on the page.
 */
export function drawStack(
  image: Raster,
  lines: readonly { readonly fragments: readonly Fragment[]; readonly baseline: number }[],
  pitch: number,
): { readonly image: Raster; readonly rows: readonly StackedLine[] } {
  const { width } = image
  const height = Math.ceil((lines.length + 1) * pitch)
  const data = new Uint8Array(width * height).fill(255)
  const rows = lines.map(({ fragments, baseline }, k): StackedLine => {
    const at = Math.round((k + 1) * pitch - pitch * 0.2)
    const dy = Math.round(baseline) - at
    for (const { runs } of fragments.flatMap((f) => f.pieces)) {
      for (let i = 0; i + 2 < runs.length; i += 3) {
        const [y, from, to] = [runs[i] ?? 0, runs[i + 1] ?? 0, runs[i + 2] ?? 0]
        if (y - dy < 0 || y - dy >= height) continue
        // A pixel more on both ends takes the soft edge of grey scans along.
        for (let x = Math.max(0, from - 1); x < Math.min(width, to + 1); x++) {
          const i = (y - dy) * width + x
          data[i] = Math.min(data[i] ?? 255, image.data[y * width + x] ?? 255)
        }
      }
    }
    return { baseline: at, dy }
  })
  return { image: { width, height, data }, rows }
}

export function hull(rects: readonly Rect[]): Rect {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const r of rects) {
    x0 = Math.min(x0, r.x0)
    y0 = Math.min(y0, r.y0)
    x1 = Math.max(x1, r.x1)
    y1 = Math.max(y1, r.y1)
  }
  return { x0, y0, x1, y1 }
}

const median = (values: readonly number[]): number => quantile(values, 0.5)

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
