import type { Bitmap } from './bitmap.js'
import type { Rect } from './raster.js'

/** A connected piece of ink: a letter without its mark, a dot, a stamp's rim. */
export interface Component extends Rect {
  /** Pixels of ink. */
  readonly ink: number
  /** Its runs of ink: y, first x, end x, three numbers each. */
  readonly runs: readonly number[]
}

/** All pieces of ink that touch, corners included, top to bottom by their first row. */
export function componentsOf({ width, height, ink }: Bitmap): Component[] {
  const ys: number[] = []
  const starts: number[] = []
  const ends: number[] = []
  const parent: number[] = []
  const root = (i: number): number => {
    let r = i
    while ((parent[r] ?? r) !== r) {
      const up = parent[r] ?? r
      parent[r] = parent[up] ?? up
      r = parent[r] ?? r
    }
    return r
  }
  let above = 0
  let aboveEnd = 0
  for (let y = 0; y < height; y++) {
    const first = ys.length
    let k = above
    for (let x = 0, row = y * width; x < width; x++) {
      if (ink[row + x] === 0) continue
      const from = x
      while (x < width && ink[row + x] === 1) x++
      const id = ys.length
      ys.push(y)
      starts.push(from)
      ends.push(x)
      parent.push(id)
      while (k < aboveEnd && (ends[k] ?? 0) < from) k++
      for (let j = k; j < aboveEnd && (starts[j] ?? 0) <= x; j++) {
        const a = root(j)
        const b = root(id)
        if (a !== b) parent[Math.max(a, b)] = Math.min(a, b)
      }
    }
    above = first
    aboveEnd = ys.length
  }
  const found = new Map<number, { x0: number; y0: number; x1: number; y1: number; ink: number; runs: number[] }>()
  for (let i = 0; i < ys.length; i++) {
    const y = ys[i] ?? 0
    const from = starts[i] ?? 0
    const to = ends[i] ?? 0
    const r = root(i)
    const known = found.get(r)
    if (known === undefined) found.set(r, { x0: from, y0: y, x1: to, y1: y + 1, ink: to - from, runs: [y, from, to] })
    else {
      known.x0 = Math.min(known.x0, from)
      known.x1 = Math.max(known.x1, to)
      known.y1 = y + 1
      known.ink += to - from
      known.runs.push(y, from, to)
    }
  }
  return [...found.values()]
}

/** Sets a component's pixels to paper in `data` (255) and leaves the rest. */
export function erase(data: Uint8Array, width: number, { runs }: Component, paper: number): void {
  for (let i = 0; i + 2 < runs.length; i += 3) {
    const row = (runs[i] ?? 0) * width
    data.fill(paper, row + (runs[i + 1] ?? 0), row + (runs[i + 2] ?? 0))
  }
}
