import type { Bitmap } from './bitmap.js'

/** Angles beyond this (about 3°) are no skew of a sheet fed to a scanner. */
const LARGEST = 0.055

/**
 * The angle in radians, clockwise positive, by which the lines of print are turned: that at which the rows' ink is most
 * unevenly spread, first in coarse steps, then in fine ones. 0 for a page with hardly any ink.
 */
export function skewOf({ width, height, ink }: Bitmap): number {
  const xs: number[] = []
  const ys: number[] = []
  // Lower edges of ink stand for the baselines; a third of the columns is enough.
  for (let y = 0; y < height - 1; y++) {
    for (let x = (y * 7) % 3; x < width; x += 3) {
      if (ink[y * width + x] === 1 && ink[(y + 1) * width + x] === 0) {
        xs.push(x - width / 2)
        ys.push(y)
      }
    }
  }
  if (xs.length < 500) return 0
  const rows = new Float64Array(height + 2 * Math.ceil(width * LARGEST))
  const offset = Math.ceil(width * LARGEST)
  const unevenness = (angle: number): number => {
    rows.fill(0)
    for (let i = 0; i < xs.length; i++) {
      const row = Math.round((ys[i] ?? 0) - (xs[i] ?? 0) * angle) + offset
      rows[row] = (rows[row] ?? 0) + 1
    }
    let sum = 0
    for (const n of rows) sum += n * n
    return sum
  }
  let best = 0
  let step = 0.005
  for (let from = -LARGEST, to = LARGEST; step > 0.0003; step /= 4) {
    let top = -1
    let at = best
    for (let angle = from; angle <= to + 1e-9; angle += step) {
      const value = unevenness(angle)
      if (value > top) {
        top = value
        at = angle
      }
    }
    best = at
    from = best - step
    to = best + step
  }
  return best
}
