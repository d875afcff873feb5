import type { Sharp } from 'sharp'
import sharp from 'sharp'
import { fail } from '../failure.js'
import type { Limits } from '../limits.js'
import { checkPages, checkPixels } from '../limits.js'
import type { Raster } from '../ocr/raster.js'

// One page at a time, and other processes beside this one: caches and threads would only cost memory.
sharp.cache(false)
sharp.concurrency(1)

export interface ImageHeader {
  /** 1, or more in a TIFF. */
  readonly pages: number
  readonly width: number
  readonly height: number
}

/**
 * Reads the header only.
 * @throws CodedError `ingest.damaged_image`, `ingest.too_many_pages`, `ingest.too_many_pixels`.
 */
export async function imageHeader(bytes: Uint8Array, limits: Limits): Promise<ImageHeader> {
  const { pages = 1, width, height } = await decoded(() => sharp(bytes, { limitInputPixels: false }).metadata())
  checkPages(pages, limits)
  checkPixels(width, height, limits)
  return { pages, width, height }
}

/**
 * One page of an image file as grey pixels, turned upright by its EXIF note, transparency on white.
 * @throws CodedError `ingest.damaged_image`, `ingest.too_many_pixels`.
 */
export async function imagePage(bytes: Uint8Array, page: number, limits: Limits): Promise<Raster> {
  const open = (): Sharp => sharp(bytes, { page: page - 1, limitInputPixels: false, failOn: 'error' })
  const { width, height, density, format } = await decoded(() => open().metadata())
  checkPixels(width, height, limits)
  const read = open().autoOrient().flatten({ background: '#ffffff' }).greyscale()
  const { data, info } = await decoded(() => read.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true }))
  // 72 is what software writes that does not know.
  const dpi = density !== undefined && density > 72 && format !== 'webp' ? density : undefined
  const grey = info.channels === 1 ? data : everyNth(data, info.channels)
  return { width: info.width, height: info.height, data: grey, ...(dpi === undefined ? {} : { dpi }) }
}

/** The raster at another width, its proportions as `height` says. */
export async function resized(image: Raster, width: number, height: number): Promise<Raster> {
  const { data, info } = await raw(image)
    .resize(width, height, { fit: 'fill', kernel: 'lanczos3' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const dpi = image.dpi === undefined ? {} : { dpi: (image.dpi * width) / image.width }
  return {
    width: info.width,
    height: info.height,
    data: info.channels === 1 ? data : everyNth(data, info.channels),
    ...dpi,
  }
}

export interface SmallPicture {
  readonly mediaType: 'image/png' | 'image/webp'
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
}

/** A small grey picture for the archive: WebP, or for black-and-white scans PNG of four greys, which is half the size. */
export async function smallPicture(image: Raster, maxWidth: number): Promise<SmallPicture> {
  const small = raw(image)
    .resize({ width: Math.min(maxWidth, image.width) })
    .greyscale()
  const bilevel = isBilevel(image)
  const written = bilevel ? small.png({ palette: true, colours: 4, effort: 1 }) : small.webp({ quality: 30, effort: 2 })
  const { data, info } = await written.toBuffer({ resolveWithObject: true })
  return { mediaType: bilevel ? 'image/png' : 'image/webp', bytes: data, width: info.width, height: info.height }
}

/** By a sample of the pixels. */
function isBilevel({ data }: Raster): boolean {
  let between = 0
  let seen = 0
  for (let i = 0; i < data.length; i += 97) {
    const value = data[i] ?? 0
    seen++
    if (value > 8 && value < 247) between++
  }
  return between < 0.002 * seen
}

function raw(image: Raster): Sharp {
  return sharp(image.data, { raw: { width: image.width, height: image.height, channels: 1 }, limitInputPixels: false })
}

function everyNth(data: Uint8Array, channels: number): Uint8Array {
  const out = new Uint8Array(data.length / channels)
  for (let i = 0; i < out.length; i++) out[i] = data[i * channels] ?? 255
  return out
}

async function decoded<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    throw fail('ingest.damaged_image', error instanceof Error ? firstLine(error.message) : undefined, error)
  }
}

const firstLine = (said: string): string => (said.split('\n')[0] ?? '').slice(0, 120)
