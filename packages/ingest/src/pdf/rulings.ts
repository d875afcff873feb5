import type { Ruling } from '../page-words.js'
import type { Drawing, Matrix, PathPart } from './drawing.js'
import { place, walk } from './drawing.js'

/** Lengths in points. */
const THICKEST = 3
const SHORTEST = 12
/** Borders are drawn cell by cell: pieces on one line whose ends are this near are one line. */
const GAP = 3
const SAME_LINE = 1.5

interface Segment {
  /** Position across the line, and the line's extent, in points of the visible page. */
  readonly at: number
  readonly from: number
  readonly to: number
}

/**
 * The straight horizontal and vertical lines that a page draws, stroked or as thin filled rectangles, as fractions of
 * the page. Word processors write table borders both ways. Slanted lines, curves and filled areas are left out.
 */
export function rulings(drawing: Drawing, toPage: Matrix, width: number, height: number): Ruling[] {
  const across: Segment[] = []
  const down: Segment[] = []
  walk(drawing, toPage, (part, matrix) => {
    if (part.kind !== 'path') return
    for (const figure of figures(part.steps, matrix, width, height)) {
      if (part.how === 'fill') pushThin(figure, across, down)
      else pushEdges(figure, across, down)
    }
  })
  return [
    ...join(across).map((s) => ({ x0: s.from / width, x1: s.to / width, y0: s.at / height, y1: s.at / height })),
    ...join(down).map((s) => ({ x0: s.at / width, x1: s.at / width, y0: s.from / height, y1: s.to / height })),
  ]
}

type Point = { readonly x: number; readonly y: number }

/** Sub-paths of straight lines, in points; those with curves are dropped. */
function figures(steps: readonly PathPart[], matrix: Matrix, width: number, height: number): Point[][] {
  const out: Point[][] = []
  let points: Point[] = []
  let straight = true
  const end = (): void => {
    if (straight && points.length > 1) out.push(points)
    points = []
    straight = true
  }
  for (const step of steps) {
    if (step.kind === 'close') {
      const first = points[0]
      if (first !== undefined) points.push(first)
      end()
      continue
    }
    if (step.kind === 'move') end()
    if (step.kind === 'curve') straight = false
    const p = place(matrix, step.x, step.y)
    points.push({ x: p.x * width, y: p.y * height })
  }
  end()
  return out
}

function pushThin(figure: readonly Point[], across: Segment[], down: Segment[]): void {
  const xs = figure.map((p) => p.x)
  const ys = figure.map((p) => p.y)
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  if (y1 - y0 <= THICKEST && x1 - x0 > y1 - y0) across.push({ at: (y0 + y1) / 2, from: x0, to: x1 })
  else if (x1 - x0 <= THICKEST && y1 - y0 > x1 - x0) down.push({ at: (x0 + x1) / 2, from: y0, to: y1 })
}

function pushEdges(figure: readonly Point[], across: Segment[], down: Segment[]): void {
  figure.forEach((p, i) => {
    const q = figure[i + 1]
    if (q === undefined) return
    if (Math.abs(p.y - q.y) < 0.5)
      across.push({ at: (p.y + q.y) / 2, from: Math.min(p.x, q.x), to: Math.max(p.x, q.x) })
    else if (Math.abs(p.x - q.x) < 0.5)
      down.push({ at: (p.x + q.x) / 2, from: Math.min(p.y, q.y), to: Math.max(p.y, q.y) })
  })
}

/** Pieces of one printed line put together; what stays short (dots, underlined letters) is dropped. */
function join(segments: readonly Segment[]): Segment[] {
  const sorted = [...segments].sort((a, b) => a.at - b.at || a.from - b.from)
  const rows: Segment[][] = []
  for (const segment of sorted) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row !== undefined && first !== undefined && segment.at - first.at <= SAME_LINE) row.push(segment)
    else rows.push([segment])
  }
  return rows.flatMap((row) => {
    const out: Segment[] = []
    for (const segment of row.sort((a, b) => a.from - b.from)) {
      const last = out.at(-1)
      if (last !== undefined && segment.from <= last.to + GAP) {
        out[out.length - 1] = { at: last.at, from: last.from, to: Math.max(last.to, segment.to) }
      } else out.push(segment)
    }
    return out.filter((s) => s.to - s.from >= SHORTEST)
  })
}
