import type { Raster } from '../ocr/raster.js'
import { resized } from './sharp-adapter.js'

/** Above this, letters of 13 to 14 pt only cost time and memory: 400 dpi reads no better than 300 (measured on scans). */
const LONGEST_SIDE = 3_600

/** Shrinks what is larger than a page needs; never enlarges: that raised the errors on noisy scans. */
export function atReadingSize(image: Raster): Promise<Raster> {
  const longest = Math.max(image.width, image.height)
  if (longest <= LONGEST_SIDE) return Promise.resolve(image)
  const scale = LONGEST_SIDE / longest
  return resized(image, Math.round(image.width * scale), Math.round(image.height * scale))
}
