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
  const isLetter = (c: Component): boolean => c.y1 - c.y0 >= letterHeight * 0.6
  const letters = components.filter(isLetter).sort((a, b) => a.x0 - b.x0)
  const chains = chain(letters, letterHeight, gap)
  const lines = chains.map((c) => lineOf(c.letters))
  const homes = new Map<(typeof lines)[number], Component[]>(lines.map((l) => [l, [...l.letters]]))
  const rows = rowIndex(lines, letterHeight)
  for (const mark of components) {
    if (isLetter(mark)) continue
    const home = homeOf(mark, rows((mark.y0 + mark.y1) / 2), letterHeight)
    if (home !== null) homes.get(home)?.push(mark)
  }
  return lines.map((line) => {
    const pieces = homes.get(line) ?? []
    return { ...line, ...hull(pieces), pieces }
  })
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

/** The line whose letters are nearest above, below or beside a mark; null where none is near. */
function homeOf<T extends Omit<Fragment, 'pieces'>>(
  mark: Component,
  lines: readonly T[],
  letterHeight: number,
): T | null {
  const cx = (mark.x0 + mark.x1) / 2
  const cy = (mark.y0 + mark.y1) / 2
  let best: T | null = null
  let nearest = letterHeight * 1.1
  for (const line of lines) {
    if (cx < line.x0 - 2 * letterHeight || cx > line.x1 + 2 * letterHeight) continue
    const top = line.baseline - line.letterHeight
    // Vietnamese sets most marks above; what stands between two lines is nearer to the letter under it.
    const away = cy < top ? top - mark.y1 : cy > line.baseline ? (mark.y0 - line.baseline) * 1.3 : 0
    const beside = Math.max(0, line.x0 - mark.x1, mark.x0 - line.x1) * 0.5
    if (away + beside < nearest) {
      nearest = away + beside
      best = line
    }
  }
  return best
}

/** Draws the fragments' own ink, and nothing else that stands in their box, from `image` with a white margin. */
export function drawLine(image: Raster, fragments: readonly Fragment[], margin: number): { image: Raster; at: Rect } {
  const box = hull(fragments.flatMap((f) => f.pieces))
  const at = { x0: box.x0 - margin, y0: box.y0 - margin, x1: box.x1 + margin, y1: box.y1 + margin }
  const [width, height] = [at.x1 - at.x0, at.y1 - at.y0]
  const data = new Uint8Array(width * height).fill(255)
  for (const { pieces } of fragments) {
    for (const { runs } of pieces) {
      for (let i = 0; i + 2 < runs.length; i += 3) {
        const [y, from, to] = [runs[i] ?? 0, runs[i + 1] ?? 0, runs[i + 2] ?? 0]
        // A pixel more on both ends takes the soft edge of grey scans along.
        for (let x = Math.max(0, from - 1); x < Math.min(image.width, to + 1); x++) {
          data[(y - at.y0) * width + (x - at.x0)] = image.data[y * image.width + x] ?? 255
        }
      }
    }
  }
  return { image: { width, height, data }, at }
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

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
