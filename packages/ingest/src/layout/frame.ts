import type { PageLine } from './page-line.js'

/** Where the running text of a page stands, in the page's unit. */
export interface Frame {
  readonly left: number
  readonly right: number
  /** Usual distance from line to line, and height of a line's words. */
  readonly pitch: number
  readonly size: number
}

/** The frame of a page's long lines; on a page with few of them, that of `before`, else the whole width. */
export function frameOf(lines: readonly PageLine[], width: number, before: Frame | null): Frame {
  const long = lines.filter((l) => l.x1 - l.x0 > width * 0.5)
  const size = middle(long.map((l) => l.size)) ?? middle(lines.map((l) => l.size)) ?? width / 50
  if (long.length < 3) {
    const lefts = long.map((l) => l.x0)
    const left = Math.min(before?.left ?? width * 0.14, ...lefts)
    return {
      left,
      right: before?.right ?? width * 0.92,
      pitch: before?.pitch ?? size * 1.7,
      size: before?.size ?? size,
    }
  }
  // Most lines begin at the left margin, first lines further in; one that begins before it is a table or a skewed scan.
  const left = leftmost(
    long.map((l) => l.x0),
    width * 0.012,
  )
  const rights = long.map((l) => l.x1).sort((a, b) => a - b)
  const right = rights[Math.floor(rights.length * 0.85)] ?? width * 0.92
  const steps = long.slice(1).map((l, i) => l.y1 - (long[i]?.y1 ?? 0))
  const pitch = middle(steps.filter((s) => s > size * 0.7 && s < size * 3)) ?? size * 1.7
  return { left, right, pitch, size }
}

/**
 * Where the leftmost lines begin, at least one in six: strays count for nothing on a full page, nor does one that a speck
 * before it sets a little out.
 */
function leftmost(values: readonly number[], reach: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const least = Math.max(1, Math.floor(values.length / 6))
  for (const value of sorted) {
    const near = sorted.filter((o) => Math.abs(o - value) <= reach)
    if (near.length >= least) return near[Math.floor(near.length / 2)] ?? value
  }
  return 0
}

function middle(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? null
}

/** Begins to the right of the margin, as the first line of a paragraph does. */
export const isIndented = (line: PageLine, { left, size }: Frame): boolean => line.x0 - left > size * 0.7

/** Stands in the middle with room on both sides: title lines, headings of chapters. */
export function isCentred(line: PageLine, { left, right, size }: Frame): boolean {
  const [before, after] = [line.x0 - left, right - line.x1]
  return (
    before > size * 1.2 && after > size * 1.2 && Math.abs(before - after) < Math.max(size * 2.2, (right - left) * 0.06)
  )
}

/** Has the same room on both sides, be it little: the longest line of a title. */
export function isBalanced(line: PageLine, { left, right, size }: Frame): boolean {
  const [before, after] = [line.x0 - left, right - line.x1]
  return before > size * 0.45 && after > size * 0.45 && Math.abs(before - after) < size
}

/** Ends so far from the right margin that the next line's first word would have fitted: the paragraph's last line. */
export function endsShort(line: PageLine, next: PageLine, { right, size }: Frame): boolean {
  const first = next.words[0]
  const share = (first?.text.length ?? 1) / Math.max(1, next.text.length)
  const word = (next.x1 - next.x0) * share
  return right - line.x1 > word + size * 0.55
}
