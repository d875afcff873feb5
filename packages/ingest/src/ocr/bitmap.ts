import type { Raster } from './raster.js'

/** One byte a pixel: 1 is ink, 0 paper. */
export interface Bitmap {
  readonly width: number
  readonly height: number
  readonly ink: Uint8Array
}

/**
 * Ink and paper. A bilevel scan is taken as it is. A grey one is compared with the mean of its surroundings (a square of
 * about a text line's height twice), so that yellowed paper and the shadow of the spine stay paper.
 */
export function toBitmap(image: Raster): Bitmap {
  const { width, height, data } = image
  const ink = new Uint8Array(data.length)
  let middle = 0
  for (let i = 0; i < data.length; i += 16) {
    const v = data[i] ?? 255
    if (v > 40 && v < 215) middle++
  }
  if (middle * 16 < data.length * 0.01) {
    for (let i = 0; i < data.length; i++) ink[i] = (data[i] ?? 255) < 128 ? 1 : 0
    return { width, height, ink }
  }
  const level = Math.min(otsu(data) + 20, 225)
  const reach = Math.max(15, Math.round(height / 70))
  const sums = integral(image)
  const stride = width + 1
  for (let y = 0; y < height; y++) {
    const top = Math.max(0, y - reach)
    const bottom = Math.min(height, y + reach + 1)
    for (let x = 0; x < width; x++) {
      const left = Math.max(0, x - reach)
      const right = Math.min(width, x + reach + 1)
      const sum =
        (sums[bottom * stride + right] ?? 0) -
        (sums[top * stride + right] ?? 0) -
        (sums[bottom * stride + left] ?? 0) +
        (sums[top * stride + left] ?? 0)
      const mean = sum / ((bottom - top) * (right - left))
      const v = data[y * width + x] ?? 255
      ink[y * width + x] = v < level && v < mean * 0.82 ? 1 : 0
    }
  }
  return { width, height, ink }
}

/** The grey level that parts an image's pixels best in two classes (Otsu, 1979). */
export function otsu(data: Uint8Array): number {
  const counts = new Float64Array(256)
  for (const v of data) counts[v] = (counts[v] ?? 0) + 1
  let total = 0
  counts.forEach((n, v) => (total += n * v))
  let below = 0
  let sumBelow = 0
  let best = 0
  let level = 128
  for (let v = 0; v < 255; v++) {
    below += counts[v] ?? 0
    sumBelow += (counts[v] ?? 0) * v
    const above = data.length - below
    if (below === 0 || above === 0) continue
    const apart = sumBelow / below - (total - sumBelow) / above
    const between = below * above * apart * apart
    if (between > best) {
      best = between
      level = v
    }
  }
  return level
}

function integral({ width, height, data }: Raster): Float64Array {
  const stride = width + 1
  const sums = new Float64Array(stride * (height + 1))
  for (let y = 0; y < height; y++) {
    let row = 0
    for (let x = 0; x < width; x++) {
      row += data[y * width + x] ?? 255
      sums[(y + 1) * stride + x + 1] = (sums[y * stride + x + 1] ?? 0) + row
    }
  }
  return sums
}
