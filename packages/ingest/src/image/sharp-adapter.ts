import type { OutputInfo, Sharp } from 'sharp'
import { CodedError } from '@vanthu/document'
import { fail } from '../failure.js'
import type { Limits } from '../limits.js'
import { checkPages, checkPixels } from '../limits.js'
import type { Raster } from '../ocr/raster.js'
import { toGrey } from './grey.js'

type SharpModule = typeof import('sharp').default

/** Larger images are made grey while they are decoded: their colours would take three times the memory. */
const MOST_COLOURED = 40_000_000

let loading: Promise<SharpModule> | null = null

/** Loaded when the first image is met: text layers do without, and start a tenth of a second sooner. */
function load(): Promise<SharpModule> {
  loading ??= import('sharp').then(({ default: sharp }) => {
    // One page at a time, and other processes beside this one: caches and threads would only cost memory.
    sharp.cache(false)
    sharp.concurrency(1)
    return sharp
  })
  return loading
}

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
  const sharp = await load()
  const { pages = 1, width, height } = await decoded(() => sharp(bytes, { limitInputPixels: false }).metadata())
  checkPages(pages, limits)
  checkPixels(width, height, limits)
  return { pages, width, height }
}

export interface DecodedPage {
  readonly raster: Raster
  /** The file is cut off or corrupt; what is missing is white or grey. */
  readonly damaged: boolean
}

/**
 * One page of an image file as grey pixels, turned upright by its EXIF note, transparency on white. A damaged file gives
 * what can be decoded of it.
 * @throws CodedError `ingest.damaged_image` where nothing can be decoded, `ingest.too_many_pixels`.
 */
export async function imagePage(bytes: Uint8Array, page: number, limits: Limits): Promise<DecodedPage> {
  const sharp = await load()
  const open = (failOn: 'error' | 'none'): Sharp => sharp(bytes, { page: page - 1, limitInputPixels: false, failOn })
  const { width, height, density, format, channels } = await decoded(() => open('none').metadata())
  checkPixels(width, height, limits)
  const coloured = channels >= 3 && width * height <= MOST_COLOURED
  const read = (failOn: 'error' | 'none') =>
    decoded(() => {
      const paper = open(failOn).autoOrient().flatten({ background: '#ffffff' })
      const seen = coloured ? paper.toColourspace('srgb') : paper.greyscale()
      return seen.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
    })
  let damaged = false
  const { data, info } = await read('error').catch((error: unknown) => {
    if (!(error instanceof CodedError)) throw error
    damaged = true
    return read('none')
  })
  // 72 is what software writes that does not know.
  const dpi = density !== undefined && density > 72 && format !== 'webp' ? density : undefined
  const grey = greyOf(data, info)
  const raster = { width: info.width, height: info.height, data: grey, ...(dpi === undefined ? {} : { dpi }) }
  return { raster, damaged }
}

/** The raster at another width, its proportions as `height` says. */
export async function resized(image: Raster, width: number, height: number): Promise<Raster> {
  const { data, info } = await (
    await raw(image)
  )
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
  const small = (await raw(image)).resize({ width: Math.min(maxWidth, image.width) }).greyscale()
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

async function raw(image: Raster): Promise<Sharp> {
  const sharp = await load()
  return sharp(image.data, { raw: { width: image.width, height: image.height, channels: 1 }, limitInputPixels: false })
}

function greyOf(data: Uint8Array, { width, height, channels }: OutputInfo): Uint8Array {
  if (channels === 3) return toGrey({ width, height, channels: 'rgb', data }).data
  return channels === 1 ? data : everyNth(data, channels)
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
