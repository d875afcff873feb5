import type { Ruling } from './page-words.js'

/** A cell of a ruled table in the unit of the rulings, with the columns and rows that it covers. */
export interface GridCell {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  readonly column: number
  readonly columns: number
  readonly row: number
  readonly rows: number
}

/** A ruled table: its frame and its cells, row by row. */
export interface Grid {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  readonly columns: number
  readonly rows: number
  readonly cells: readonly GridCell[]
}

export interface GridReach {
  /** Largest distance at which two lines still meet, along x and along y: a page's rulings seldom close exactly. */
  readonly x: number
  readonly y: number
}

/**
 * The ruled tables of a page, top to bottom. Lines that meet belong to one table; a table has at least two cells. Where
 * a border between two boxes of the grid is missing, they are one cell.
 */
export function gridsOf(rulings: readonly Ruling[], reach: GridReach): Grid[] {
  const across = rulings.filter((r) => r.x1 - r.x0 >= r.y1 - r.y0)
  const down = rulings.filter((r) => r.x1 - r.x0 < r.y1 - r.y0)
  const group = new Map<Ruling, number>()
  let groups = 0
  for (const start of down) {
    if (group.has(start)) continue
    const queue = [start]
    group.set(start, groups)
    for (let line = queue.pop(); line !== undefined; line = queue.pop()) {
      for (const other of down.includes(line) ? across : down) {
        if (group.has(other) || !meet(line, other, reach)) continue
        group.set(other, groups)
        queue.push(other)
      }
    }
    groups++
  }
  const grids: Grid[] = []
  for (let g = 0; g < groups; g++) {
    const isIn = (r: Ruling): boolean => group.get(r) === g
    const grid = gridOf(across.filter(isIn), down.filter(isIn), reach)
    if (grid !== null && grid.cells.length >= 2) grids.push(grid)
  }
  return grids.sort((a, b) => a.y0 - b.y0)
}

const meet = (a: Ruling, b: Ruling, { x, y }: GridReach): boolean =>
  a.x0 <= b.x1 + x && b.x0 <= a.x1 + x && a.y0 <= b.y1 + y && b.y0 <= a.y1 + y

/** Positions of parallel lines, those within reach of one another as one. */
function positions(values: readonly number[], reach: number): number[] {
  const out: { sum: number; n: number }[] = []
  for (const v of [...values].sort((a, b) => a - b)) {
    const last = out.at(-1)
    if (last !== undefined && v - last.sum / last.n <= reach) {
      last.sum += v
      last.n++
    } else out.push({ sum: v, n: 1 })
  }
  return out.map(({ sum, n }) => sum / n)
}

function gridOf(across: readonly Ruling[], down: readonly Ruling[], reach: GridReach): Grid | null {
  const ys = positions(
    across.map((r) => (r.y0 + r.y1) / 2),
    reach.y * 1.5,
  )
  const xs = positions(
    down.map((r) => (r.x0 + r.x1) / 2),
    reach.x * 1.5,
  )
  const [left, right, top, bottom] = [xs[0], xs.at(-1), ys[0], ys.at(-1)]
  if (left === undefined || right === undefined || top === undefined || bottom === undefined) return null
  const rows = ys.length - 1
  const columns = xs.length - 1
  if (rows < 1 || columns < 1) return null
  const parent = Array.from({ length: rows * columns }, (_, i) => i)
  const root = (i: number): number => {
    let r = i
    while ((parent[r] ?? r) !== r) r = parent[r] ?? r
    return r
  }
  const unite = (a: number, b: number): void => {
    const [ra, rb] = [root(a), root(b)]
    if (ra !== rb) parent[Math.max(ra, rb)] = Math.min(ra, rb)
  }
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const [x0, x1, y0, y1] = [xs[c] ?? 0, xs[c + 1] ?? 0, ys[r] ?? 0, ys[r + 1] ?? 0]
      if (c + 1 < columns && !covered(down, 'y', y0, y1, x1, reach.x * 1.5)) unite(r * columns + c, r * columns + c + 1)
      if (r + 1 < rows && !covered(across, 'x', x0, x1, y1, reach.y * 1.5))
        unite(r * columns + c, (r + 1) * columns + c)
    }
  }
  const spans = new Map<number, { c0: number; c1: number; r0: number; r1: number }>()
  for (let i = 0; i < rows * columns; i++) {
    const [r, c] = [Math.floor(i / columns), i % columns]
    const known = spans.get(root(i))
    if (known === undefined) spans.set(root(i), { c0: c, c1: c, r0: r, r1: r })
    else {
      known.c0 = Math.min(known.c0, c)
      known.c1 = Math.max(known.c1, c)
      known.r0 = Math.min(known.r0, r)
      known.r1 = Math.max(known.r1, r)
    }
  }
  const cells = [...spans.values()].map(({ c0, c1, r0, r1 }): GridCell => ({
    x0: xs[c0] ?? 0,
    x1: xs[c1 + 1] ?? 0,
    y0: ys[r0] ?? 0,
    y1: ys[r1 + 1] ?? 0,
    column: c0,
    columns: c1 - c0 + 1,
    row: r0,
    rows: r1 - r0 + 1,
  }))
  cells.sort((a, b) => a.row - b.row || a.column - b.column)
  return { x0: left, x1: right, y0: top, y1: bottom, columns, rows, cells }
}

/** Whether lines at `at` cover more than half of `[from, to]`. */
function covered(
  lines: readonly Ruling[],
  along: 'x' | 'y',
  from: number,
  to: number,
  at: number,
  reach: number,
): boolean {
  let sum = 0
  for (const r of lines) {
    const middle = along === 'x' ? (r.y0 + r.y1) / 2 : (r.x0 + r.x1) / 2
    if (Math.abs(middle - at) > reach) continue
    const [a, b] = along === 'x' ? [r.x0, r.x1] : [r.y0, r.y1]
    sum += Math.max(0, Math.min(b, to) - Math.max(a, from))
  }
  return sum > 0.5 * (to - from)
}
