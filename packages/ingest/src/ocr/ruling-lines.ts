import type { Bitmap } from './bitmap.js'

/** A straight line in pixels; `thick` across it. Horizontal: `y0`..`y1` is the thickness; vertical: `x0`..`x1`. */
export interface LineStroke {
  readonly way: 'across' | 'down'
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** Shorter strokes may be dashes or parts of large letters: a 25th of the page's width is 8 mm on A4. */
const SHORTEST = 25
/** Printed rules are thin: at most 1/150 of the width (14 px at 300 dpi). */
const THICKEST = 150

interface OpenStroke {
  from: number
  to: number
  first: number
  last: number
}

/** Finds ruling lines of upright pages (after deskewing), horizontal and vertical, joined over small breaks. */
export function findStrokes(bitmap: Bitmap): LineStroke[] {
  const { width, height } = bitmap
  const least = Math.round(width / SHORTEST)
  const most = Math.max(4, Math.round(width / THICKEST))
  const across = strokes(width, height, least, most, bitmap.ink)
  const down = strokes(height, width, least, most, onItsSide(bitmap))
  return [
    ...across.map((s): LineStroke => ({ way: 'across', x0: s.from, x1: s.to, y0: s.first, y1: s.last + 1 })),
    ...down.map((s): LineStroke => ({ way: 'down', y0: s.from, y1: s.to, x0: s.first, x1: s.last + 1 })),
  ]
}

/** Columns as rows, written tile by tile: a step down the page is a step to other memory. */
function onItsSide({ width, height, ink }: Bitmap): Uint8Array {
  const tile = 64
  const out = new Uint8Array(ink.length)
  for (let top = 0; top < height; top += tile) {
    const bottom = Math.min(height, top + tile)
    for (let left = 0; left < width; left += tile) {
      const right = Math.min(width, left + tile)
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) out[x * height + y] = ink[y * width + x] ?? 0
      }
    }
  }
  return out
}

function strokes(length: number, breadth: number, least: number, most: number, ink: Uint8Array): OpenStroke[] {
  const done: OpenStroke[] = []
  let open: OpenStroke[] = []
  for (let over = 0; over < breadth; over++) {
    const next: OpenStroke[] = []
    const row = over * length
    for (let along = 0; along < length; along++) {
      if (ink[row + along] !== 1) continue
      const from = along
      // A break of one or two pixels is dust on the rule.
      while (along < length && (ink[row + along] === 1 || ink[row + along + 1] === 1 || ink[row + along + 2] === 1))
        along++
      if (along - from < least) continue
      const at = open.findIndex((s) => s.from <= along + 2 && from <= s.to + 2)
      const known = at < 0 ? undefined : open.splice(at, 1)[0]
      next.push(
        known === undefined
          ? { from, to: along, first: over, last: over }
          : { from: Math.min(known.from, from), to: Math.max(known.to, along), first: known.first, last: over },
      )
    }
    done.push(...open)
    open = next
  }
  done.push(...open)
  const whole = joined(
    done.filter((s) => s.last - s.first < most),
    least,
  )
  return whole.map((s) => followed(s, length, breadth, most, ink))
}

/** How far a rule of a page that is still a little skewed may step aside beyond its straight part. */
const DRIFT = 3
/** Pixels without ink that a rule may have. */
const BREAK = 3

/**
 * A rule with what goes on beyond its ends in pieces too short to be found alone: a border that steps aside by a pixel
 * in every row of a table. Ink that is broader than a rule (a crossing, a letter) is looked through, but ends nothing.
 */
function followed(stroke: OpenStroke, length: number, breadth: number, most: number, ink: Uint8Array): OpenStroke {
  const reached = { ...stroke }
  for (const way of [1, -1] as const) {
    let { first, last } = stroke
    let [missing, broad] = [0, 0]
    for (let along = way === 1 ? stroke.to : stroke.from - 1; along >= 0 && along < length; along += way) {
      const seen = inkAcross(ink, length, breadth, along, first - 1, last + 1)
      if (seen === null) {
        if (++missing > BREAK) break
        continue
      }
      missing = 0
      const drift = Math.max(seen.last - stroke.last, stroke.first - seen.first)
      if (seen.last - seen.first >= most || drift > DRIFT) {
        if (++broad > most) break
        continue
      }
      broad = 0
      first = seen.first
      last = seen.last
      reached.first = Math.min(reached.first, first)
      reached.last = Math.max(reached.last, last)
      if (way === 1) reached.to = along + 1
      else reached.from = along
    }
  }
  return reached
}

/** The ink that lies across a place, from the first inked pixel of `[from, to]` on, with what touches it outside. */
function inkAcross(
  ink: Uint8Array,
  length: number,
  breadth: number,
  along: number,
  from: number,
  to: number,
): { readonly first: number; readonly last: number } | null {
  const isInk = (over: number): boolean => over >= 0 && over < breadth && ink[over * length + along] === 1
  let first = from
  while (first <= to && !isInk(first)) first++
  if (first > to) return null
  let last = first
  while (isInk(last + 1)) last++
  while (isInk(first - 1)) first--
  return { first, last }
}

/** Pieces of one rule that a step of the scan or a crossing parted. */
function joined(pieces: readonly OpenStroke[], least: number): OpenStroke[] {
  const out: OpenStroke[] = []
  for (const piece of [...pieces].sort((a, b) => a.from - b.from)) {
    const whole = out.find(
      (s) => piece.first <= s.last + 4 && s.first <= piece.last + 4 && piece.from <= s.to + least / 3,
    )
    if (whole === undefined) out.push({ ...piece })
    else {
      whole.to = Math.max(whole.to, piece.to)
      whole.first = Math.min(whole.first, piece.first)
      whole.last = Math.max(whole.last, piece.last)
    }
  }
  return out
}

/**
 * Wipes the lines off `data` and leaves the letters that cross them: a pixel stays where the ink goes on both above and
 * below the line (left and right of a vertical one).
 */
export function wipeStrokes(data: Uint8Array, bitmap: Bitmap, lines: readonly LineStroke[]): void {
  const { width, height, ink } = bitmap
  for (const { way, x0, y0, x1, y1 } of lines) {
    const top = Math.max(0, y0 - 1)
    const bottom = Math.min(height - 1, y1)
    const left = Math.max(0, x0 - 1)
    const right = Math.min(width - 1, x1)
    if (way === 'across') {
      for (let x = left; x <= right; x++) {
        const above = top >= 2 && ink[(top - 1) * width + x] === 1 && ink[(top - 2) * width + x] === 1
        const below = bottom + 2 < height && ink[(bottom + 1) * width + x] === 1 && ink[(bottom + 2) * width + x] === 1
        if (above && below) continue
        for (let y = top; y <= bottom; y++) data[y * width + x] = 255
      }
    } else {
      for (let y = top; y <= bottom; y++) {
        const before = left >= 2 && ink[y * width + left - 1] === 1 && ink[y * width + left - 2] === 1
        const after = right + 2 < width && ink[y * width + right + 1] === 1 && ink[y * width + right + 2] === 1
        if (before && after) continue
        for (let x = left; x <= right; x++) data[y * width + x] = 255
      }
    }
  }
}
