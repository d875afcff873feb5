import type { Raster } from '../ocr/raster.js'

export interface Pixels {
  readonly width: number
  readonly height: number
  /** `bit`: one bit a pixel, rows padded to whole bytes, 1 is white. */
  readonly channels: 'bit' | 'rgb' | 'rgba'
  readonly data: Uint8Array | Uint8ClampedArray
}

/** Seals are stamped in red over the signature. So much redder than green and blue, and no darker, is their ink. */
const REDDER = 40
const DARKEST_RED = 130
/** A page with more red ink than this share is printed in red. */
const MOST_RED = 0.02

/**
 * Luminance (ITU-R BT.601); transparent pixels are seen on white paper. Red ink, which is that of seals, becomes nearly
 * white, so that the print under it can be read; black on red stays black.
 */
export function toGrey({ width, height, channels, data }: Pixels): Raster {
  const out = new Uint8Array(width * height)
  if (channels === 'bit') {
    const stride = (width + 7) >> 3
    for (let y = 0; y < height; y++) {
      const row = y * width
      for (let x = 0; x < width; x++) {
        const byte = data[y * stride + (x >> 3)] ?? 0xff
        out[row + x] = (byte >> (7 - (x & 7))) & 1 ? 255 : 0
      }
    }
    return { width, height, data: out }
  }
  const step = channels === 'rgb' ? 3 : 4
  const red: number[] = []
  const most = out.length * MOST_RED
  for (let i = 0, at = 0; i < out.length; i++, at += step) {
    const grey = ((data[at] ?? 255) * 77 + (data[at + 1] ?? 255) * 150 + (data[at + 2] ?? 255) * 29) >> 8
    out[i] = step === 4 ? 255 - ((255 - grey) * (data[at + 3] ?? 255)) / 255 : grey
    const r = data[at] ?? 255
    const isRed = r >= DARKEST_RED && r - Math.max(data[at + 1] ?? 255, data[at + 2] ?? 255) >= REDDER
    if (isRed && red.length <= most) red.push(i)
  }
  if (red.length <= most)
    for (const i of red) out[i] = Math.max(out[i] ?? 255, 255 - ((255 - (data[i * step] ?? 255)) >> 1))
  return { width, height, data: out }
}

/** Share of pixels darker than middle grey. A scan of an empty sheet has some dust. */
export function darkShare(raster: Raster): number {
  let dark = 0
  for (const value of raster.data) if (value < 128) dark++
  return raster.data.length === 0 ? 0 : dark / raster.data.length
}
