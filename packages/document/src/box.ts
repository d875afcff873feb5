/** Rectangle on a page as fractions of its width and height, origin at the top left, `x0 <= x1`, `y0 <= y1`. */
export interface Box {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** The smallest box around all given; null for none. */
export function enclose(boxes: Iterable<Box>): Box | null {
  let hull: Box | null = null
  for (const b of boxes) {
    hull =
      hull === null
        ? b
        : {
            x0: Math.min(hull.x0, b.x0),
            y0: Math.min(hull.y0, b.y0),
            x1: Math.max(hull.x1, b.x1),
            y1: Math.max(hull.y1, b.y1),
          }
  }
  return hull
}

/** A place on a page: what a reader lights up. Pages count from 1. */
export interface Region {
  readonly page: number
  readonly box: Box
}
