import type { Box } from '@vanthu/document'
import type { Raster } from '../ocr/raster.js'

/** How an image stands on its page: which page corner its own axes point to. */
export interface Standing {
  /** The image's left-to-right axis runs along the page's x axis; otherwise along its y axis. */
  readonly upright: boolean
  readonly flipX: boolean
  readonly flipY: boolean
}

/** Turns an image so that it stands as the page shows it. `flipX`, `flipY` are meant along the page's axes. */
export function turn(image: Raster, { upright, flipX, flipY }: Standing): Raster {
  if (upright && !flipX && !flipY) return image
  const [width, height] = upright ? [image.width, image.height] : [image.height, image.width]
  const out = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    const v = flipY ? height - 1 - y : y
    for (let x = 0; x < width; x++) {
      const u = flipX ? width - 1 - x : x
      out[y * width + x] = image.data[upright ? v * image.width + u : u * image.width + v] ?? 255
    }
  }
  return { ...image, width, height, data: out }
}

export const clockwise: Standing = { upright: false, flipX: true, flipY: false }
export const counterclockwise: Standing = { upright: false, flipX: false, flipY: true }
export const upsideDown: Standing = { upright: true, flipX: true, flipY: true }

/**
 * Cuts and pads with white, so that the raster's frame is the page's. `box` is where the image lies on the page, and may
 * reach beyond it. An image within one per cent of the page's frame is taken as the page.
 */
export function fitToPage(image: Raster, box: Box): Raster {
  const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.01
  if (near(box.x0, 0) && near(box.y0, 0) && near(box.x1, 1) && near(box.y1, 1)) return image
  const width = Math.round(image.width / (box.x1 - box.x0))
  const height = Math.round(image.height / (box.y1 - box.y0))
  const left = Math.round(box.x0 * width)
  const top = Math.round(box.y0 * height)
  const out = new Uint8Array(width * height).fill(255)
  const from = Math.max(0, -left)
  const to = Math.min(image.width, width - left)
  for (let v = Math.max(0, -top); v < Math.min(image.height, height - top); v++) {
    if (to > from)
      out.set(image.data.subarray(v * image.width + from, v * image.width + to), (v + top) * width + left + from)
  }
  return { ...image, width, height, data: out }
}
