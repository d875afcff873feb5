import sharp, { type Sharp, type TiffOptions } from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import type { PageImage } from '@vanthu/ingest'
import { defaultLimits, openReader, recognize } from '@vanthu/ingest'
import { darkShare } from '../src/image/grey.js'
import { openImageFile } from '../src/image/image-file.js'
import { smallPicture } from '../src/image/sharp-adapter.js'
import { printed } from './fixtures/blocks.js'
import { typedPage } from './fixtures/image.js'

const reader = openReader({ processes: 1 })
afterAll(() => reader.close())

/** A quarter of it black: the top left. */
const corner = sharp(
  Buffer.from(Array.from({ length: 200 * 300 }, (_, i) => (i % 200 < 100 && i < 200 * 150 ? 0 : 255))),
  { raw: { width: 200, height: 300, channels: 1 } },
)

async function raster(bytes: Uint8Array, page = 1) {
  const file = await openImageFile(bytes, defaultLimits)
  const {
    raster: { width, height, data },
  } = await (await file.openPage(page)).image()
  const dark = (x: number, y: number): boolean => (data[y * width + x] ?? 255) < 128
  return {
    size: [width, height],
    topLeft: dark(9, 9),
    topRight: dark(width - 9, 9),
    pages: file.pages,
    share: darkShare({ width, height, data }),
  }
}

/** Pages put below each other, as sharp joins a TIFF. */
async function tiff(pages: readonly Sharp[], options: TiffOptions): Promise<Buffer> {
  const input = await Promise.all(pages.map((page) => page.clone().png().toBuffer()))
  return sharp(input, { join: { animated: true } })
    .toColourspace('b-w')
    .tiff(options)
    .toBuffer()
}

describe('an image file', () => {
  it.each<[name: string, make: () => Promise<Buffer>]>([
    ['PNG', () => corner.clone().png().toBuffer()],
    ['JPEG', () => corner.clone().jpeg().toBuffer()],
    ['WebP', () => corner.clone().webp().toBuffer()],
    [
      'TIFF, CCITT G4',
      () => corner.clone().toColourspace('b-w').tiff({ compression: 'ccittfax4', bitdepth: 1 }).toBuffer(),
    ],
    [
      'TIFF, white is zero',
      () =>
        corner
          .clone()
          .toColourspace('b-w')
          .tiff({ compression: 'ccittfax4', bitdepth: 1, miniswhite: true })
          .toBuffer(),
    ],
    ['TIFF, LZW', () => corner.clone().tiff({ compression: 'lzw' }).toBuffer()],
  ])('%s', async (_name, make) => {
    const seen = await raster(await make())
    expect(seen).toMatchObject({ size: [200, 300], topLeft: true, topRight: false, pages: 1 })
    expect(seen.share).toBeCloseTo(0.25, 1)
  })

  it('is turned upright by its EXIF note', async () => {
    const bytes = await corner.clone().withMetadata({ orientation: 6 }).jpeg().toBuffer()
    expect(await raster(bytes)).toMatchObject({ size: [300, 200], topLeft: false, topRight: true })
  })

  it('is seen on white paper where it is transparent', async () => {
    const clear = sharp({ create: { width: 50, height: 50, channels: 4, background: '#00000000' } })
    expect((await raster(await clear.png().toBuffer())).share).toBe(0)
  })

  it('loses the red ink of a seal, and keeps black print under it', async () => {
    const [width, height] = [200, 200]
    const data = Buffer.alloc(width * height * 3, 255)
    const ink = (x: number, y: number, rgb: readonly number[]): void => {
      data.set(rgb, (y * width + x) * 3)
    }
    for (let x = 20; x < 180; x++) for (let y = 100; y < 102; y++) ink(x, y, [200, 50, 60])
    for (let x = 90; x < 110; x++) for (let y = 90; y < 120; y++) ink(x, y, [45, 8, 10])
    const page = await sharp(data, { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer()
    expect((await raster(page)).share).toBeCloseTo((20 * 30) / (width * height), 5)
    const printedInRed = await sharp({ create: { width, height, channels: 3, background: '#c8323c' } })
      .png()
      .toBuffer()
    expect((await raster(printedInRed)).share).toBe(1)
  })

  it('is shrunk where it is larger than reading needs', async () => {
    const bytes = await sharp({ create: { width: 7200, height: 5000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    expect((await raster(bytes)).size).toEqual([3600, 2500])
  })

  it('of several pages gives each', async () => {
    const bytes = await tiff([corner, corner.clone().flop()], { compression: 'ccittfax4', bitdepth: 1 })
    expect(await raster(bytes, 1)).toMatchObject({ pages: 2, topLeft: true, topRight: false })
    expect(await raster(bytes, 2)).toMatchObject({ pages: 2, topLeft: false, topRight: true })
  })

  it('that is cut off gives what is left of it, with a note', async () => {
    const whole = await corner.clone().jpeg().toBuffer()
    const file = await openImageFile(whole.subarray(0, Math.round(whole.length * 0.8)), defaultLimits)
    const page = await file.openPage(1)
    expect(darkShare((await page.image()).raster)).toBeGreaterThan(0.1)
    expect(page.notes()).toMatchObject([{ code: 'ingest.page_damaged', severity: 'warning', at: { page: 1 } }])
  })

  it('of which only the header is left fails', async () => {
    const whole = await corner.clone().flip().flop().jpeg().toBuffer()
    const scan = whole.indexOf(Buffer.from([0xff, 0xda]))
    const file = await openImageFile(whole.subarray(0, scan + 16), defaultLimits)
    await expect((await file.openPage(1)).image()).rejects.toMatchObject({ code: 'ingest.damaged_image' })
  })

  it('has a limit of pages and of pixels', async () => {
    const bytes = await corner.clone().png().toBuffer()
    await expect(openImageFile(bytes, { ...defaultLimits, maxPixels: 59_999 })).rejects.toMatchObject({
      code: 'ingest.too_many_pixels',
    })
    const two = await tiff([corner, corner], { compression: 'lzw' })
    await expect(openImageFile(two, { ...defaultLimits, maxPages: 1 })).rejects.toMatchObject({
      code: 'ingest.too_many_pages',
    })
  })
})

it.each([
  ['black and white', 0, 255, 'image/png'],
  ['grey', 60, 200, 'image/webp'],
])('the picture for the archive of a %s scan', async (_name, ink, paper, mediaType) => {
  const data = Uint8Array.from({ length: 300 * 400 }, (_, i) => (i % 300 < 150 ? ink : paper))
  const picture = await smallPicture({ width: 300, height: 400, data }, 150)
  expect(picture).toMatchObject({ mediaType, width: 150, height: 200 })
})

it('a scanned TIFF becomes text, with a picture of each page', async () => {
  const lines = ['UBND XA HOA MAU', 'Cac thon bao cao UBND xa ngay 30/6/2024.']
  const bytes = await tiff([await typedPage(lines), await typedPage([])], { compression: 'ccittfax4', bitdepth: 1 })
  const pictures: PageImage[] = []
  const { value, diagnostics } = await recognize(
    { filename: 'scan.tif', bytes },
    {
      reader,
      onPageImage: (picture) => {
        pictures.push(picture)
        return Promise.resolve()
      },
    },
  )
  expect(value.source).toMatchObject({ mediaType: 'image/tiff', pages: 2 })
  expect(value.quality.pages.map((page) => page.textFrom)).toEqual(['ocr', 'ocr'])
  expect(printed(value.blocks).join(' ')).toContain('30/6/2024')
  expect(diagnostics).toMatchObject([{ code: 'ingest.empty_page', at: { page: 2 } }])
  expect(pictures.map(({ page, width }) => [page, width])).toEqual([[1, 1000]])
})
