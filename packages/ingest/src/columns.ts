/** A rectangle in any unit, the same along both axes. */
export interface Extent {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** A stretch of the page where two columns stand side by side; `gutter` is the empty strip between them. */
export interface Band {
  readonly y0: number
  readonly y1: number
  readonly gutter0: number
  readonly gutter1: number
}

interface Strip {
  /** Stretches of print, left to right. */
  readonly pieces: readonly { readonly x0: number; readonly x1: number }[]
}

interface Gutter {
  readonly x0: number
  readonly x1: number
}

/** Strips into which a page is cut for each height of a letter. */
const FINENESS = 4

/**
 * Finds the letterhead and the end block: places where an empty strip, wider than any gap between words, parts print on
 * the left from print on the right. `pieces` are stretches of print on one line, parted where the gap is wider than a
 * word gap; `letterHeight` is the usual height of a small letter in the same unit.
 */
export function findBands(pieces: readonly Extent[], letterHeight: number): Band[] {
  if (pieces.length === 0) return []
  const step = letterHeight / FINENESS
  const strips = stripsOf(pieces, step)
  const left = Math.min(...pieces.map((l) => l.x0))
  const right = Math.max(...pieces.map((l) => l.x1))
  const least = letterHeight * 1.2
  // The gutter of a letterhead stands at 30–55 % of the print's width, that of an end block at 40–65 %.
  const inner0 = left + (right - left) * 0.2
  const inner1 = left + (right - left) * 0.8
  const bands: Band[] = []
  let i = 0
  while (i < strips.length) {
    const opened = openGutter(strips[i], inner0, inner1, least)
    const grown = opened === null ? null : grow(strips, i, opened, least)
    if (grown === null) i++
    else {
      const { first, end, gutter } = grown
      bands.push({ y0: first * step, y1: (end + 1) * step, gutter0: gutter.x0, gutter1: gutter.x1 })
      i = end + 1
    }
  }
  return bands
}

function stripsOf(pieces: readonly Extent[], step: number): Strip[] {
  const bottom = Math.max(...pieces.map((p) => p.y1))
  const rows: Extent[][] = Array.from({ length: Math.max(1, Math.ceil(bottom / step)) }, () => [])
  for (const piece of pieces) {
    // Marks and descenders of neighbouring lines reach into one another: the middle of the line stands for it.
    const trim = (piece.y1 - piece.y0) * 0.2
    for (let s = Math.floor((piece.y0 + trim) / step); s <= Math.floor((piece.y1 - trim) / step); s++)
      rows[s]?.push(piece)
  }
  return rows.map((row) => ({ pieces: row.sort((a, b) => a.x0 - b.x0).map(({ x0, x1 }) => ({ x0, x1 })) }))
}

/** The widest gap of the strip in the inner part of the page, where print stands on both of its sides. */
function openGutter(strip: Strip | undefined, inner0: number, inner1: number, least: number): Gutter | null {
  let widest: Gutter | null = null
  const pieces = strip?.pieces ?? []
  let reach = -Infinity
  for (let k = 0; k + 1 < pieces.length; k++) {
    reach = Math.max(reach, pieces[k]?.x1 ?? 0)
    const gap = { x0: reach, x1: pieces[k + 1]?.x0 ?? 0 }
    if (gap.x1 - gap.x0 < least || gap.x1 < inner0 || gap.x0 > inner1) continue
    if (widest === null || gap.x1 - gap.x0 > widest.x1 - widest.x0) widest = gap
  }
  return widest
}

/** The gutter that is left beside the print of a strip; null where the print closes it. */
function narrowed(gutter: Gutter, { pieces }: Strip, least: number): Gutter | null {
  let { x0, x1 } = gutter
  for (const piece of pieces) {
    if (piece.x1 <= x0 || piece.x0 >= x1) continue
    if (piece.x0 < gutter.x0 && piece.x1 > gutter.x1) return null
    // Print that stands in the gutter pushes back the edge that it is nearer to.
    if (piece.x0 - gutter.x0 < gutter.x1 - piece.x1) x0 = Math.max(x0, piece.x1)
    else x1 = Math.min(x1, piece.x0)
  }
  return x1 - x0 >= least ? { x0, x1 } : null
}

function grow(
  strips: readonly Strip[],
  start: number,
  opened: Gutter,
  least: number,
): { first: number; end: number; gutter: Gutter } | null {
  let gutter = opened
  let twoSided = 0
  let last = start
  let quiet = 0
  // Three lines' room within the band means that it is over: what follows has only the same empty strip by chance.
  const room = 9 * FINENESS
  for (let i = start; i < strips.length && quiet <= room; i++) {
    const strip = strips[i]
    if (strip === undefined || strip.pieces.length === 0) {
      quiet++
      continue
    }
    const next = narrowed(gutter, strip, least)
    if (next === null) break
    const both = strip.pieces.some((p) => p.x1 <= next.x0) && strip.pieces.some((p) => p.x0 >= next.x1)
    if (both) {
      twoSided++
      last = i
    }
    // A line of one side alone may belong to what follows; it narrows the gutter only once both sides go on after it.
    if (both || i - last < 5 * FINENESS) gutter = next
    quiet = 0
  }
  if (twoSided < 0.6 * FINENESS) return null
  return { first: head(strips, start, gutter), end: tail(strips, last, gutter), gutter }
}

/** Where the band ends after its last strip with print on both sides. */
function tail(strips: readonly Strip[], last: number, gutter: Gutter): number {
  let end = last
  let farEnd = last
  let quiet = 0
  let near = true
  for (let i = last + 1; i < strips.length; i++) {
    const pieces = strips[i]?.pieces ?? []
    if (pieces.length === 0) {
      quiet++
      continue
    }
    if (pieces.some((p) => p.x0 < gutter.x1 && p.x1 > gutter.x0)) return end
    if (quiet > 1.6 * FINENESS) near = false
    if (near) end = i
    // The signer's name follows the room for the signature, where nothing else comes after.
    if (quiet <= 18 * FINENESS) farEnd = i
    quiet = 0
  }
  return farEnd
}

/** Where the band begins: print of one side may stand above its first strip with print on both. */
function head(strips: readonly Strip[], start: number, gutter: Gutter): number {
  let first = start
  let quiet = 0
  for (let i = start - 1; i >= 0 && quiet <= 1.6 * FINENESS; i--) {
    const pieces = strips[i]?.pieces ?? []
    if (pieces.length === 0) quiet++
    else if (pieces.some((p) => p.x0 < gutter.x1 && p.x1 > gutter.x0)) break
    else {
      first = i
      quiet = 0
    }
  }
  return first
}
