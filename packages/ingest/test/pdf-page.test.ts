import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { defaultLimits } from '@vanthu/ingest'
import { darkShare } from '../src/image/grey.js'
import type { FilePage } from '../src/paged-file.js'
import { openPdfFile } from '../src/pdf/pdf-file.js'
import type { PdfImage, PdfPage } from './fixtures/pdf.js'
import { line, pdf } from './fixtures/pdf.js'

async function pageOf(page: PdfPage): Promise<FilePage> {
  const file = await openPdfFile(new Uint8Array(pdf([page])), defaultLimits)
  return file.openPage(1)
}

async function wordsOf(page: PdfPage) {
  const { textLayer } = await pageOf(page)
  return textLayer?.words ?? []
}

async function linesOf(content: string): Promise<string[]> {
  const { textLayer } = await pageOf({ content })
  return (textLayer?.lines ?? []).map((indexes) => indexes.map((i) => textLayer?.words[i]?.text).join(' '))
}

describe('words of a text layer', () => {
  it.each<[name: string, content: string, lines: string[]]>([
    ['one line', line('Ủy ban nhân dân xã', 60, 700), ['Ủy ban nhân dân xã']],
    ['pieces of a word', line('ho', 60, 700) + line('ạch', 74, 700), ['hoạch']],
    ['a gap without a space', line('kế', 60, 700) + line('hoạch', 78, 700), ['kế hoạch']],
    ['lines in any order', line('hai', 60, 680) + line('một', 60, 700), ['một', 'hai']],
    ['two columns', line('UBND HUYỆN A', 60, 700) + line('CỘNG HÒA', 330, 700), ['UBND HUYỆN A', 'CỘNG HÒA']],
    ['type printed twice for weight', line('Điều 1', 60, 700) + line('Điều 1', 60.4, 700), ['Điều 1']],
    ['adjusted spacing', 'BT /regular 14 Tf 60 700 Td [<006B1EBF> -400 <0068006F1EA10063 0068>] TJ ET', ['kế hoạch']],
    ['lines by leading', 'BT /regular 14 Tf 20 TL 60 700 Td <0061> Tj T* <0062> Tj ET', ['a', 'b']],
    [
      'a form in the page moved by a matrix',
      'q 1 0 0 1 0 -300 cm ' + line('dưới', 60, 700) + ' Q ' + line('trên', 60, 500),
      ['trên', 'dưới'],
    ],
  ])('%s', async (_name, content, lines) => {
    expect(await linesOf(content)).toEqual(lines)
  })

  it('have their boxes as fractions from the top left', async () => {
    const [word] = await wordsOf({ content: line('ab', 59.5, 757.8, { size: 20 }) })
    // Two letters of 10 pt each; the baseline a tenth of the page below its top.
    expect(word?.box?.x0).toBeCloseTo(59.5 / 595, 4)
    expect(word?.box?.x1).toBeCloseTo(79.5 / 595, 4)
    expect(word?.box?.y0).toBeCloseTo((84.2 - 0.89 * 20) / 842, 2)
    expect(word?.box?.y1).toBeCloseTo((84.2 + 0.22 * 20) / 842, 2)
  })

  it.each([
    [90, { x: 757.8 / 842, y: 59.5 / 595 }],
    [180, { x: 1 - 59.5 / 595, y: 757.8 / 842 }],
    [270, { x: 1 - 757.8 / 842, y: 1 - 59.5 / 595 }],
  ])('on a page turned by %i degrees', async (rotate, at) => {
    const [word] = await wordsOf({ content: line('a', 59.5, 757.8, { size: 2 }), rotate })
    expect(word?.box?.x0).toBeCloseTo(at.x, 1)
    expect(word?.box?.y0).toBeCloseTo(at.y, 1)
  })

  it('are bold and italic by the font', async () => {
    const content = line('a', 60, 700, { font: 'bold' }) + line('b', 90, 700, { font: 'italic' }) + line('c', 120, 700)
    const words = await wordsOf({ content })
    expect(words.map(({ bold = false, italic = false }) => [bold, italic])).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ])
  })

  it.each([
    ['a footnote mark', 'nghèo', '1', ['nghèo¹']],
    ['a unit', 'm', '2', ['m2']],
    ['a unit of length is no end of a word', 'tem', '2', ['tem²']],
    ['a mark after punctuation', 'nghèo,', '12', ['nghèo,¹²']],
  ])('%s', async (_name, base, mark, expected) => {
    const width = base.length * 7
    const content = line(base, 60, 700) + line(mark, 60 + width, 705, { size: 8 })
    const words = await wordsOf({ content })
    expect(words.map((w) => (w.superscript === true ? `^${w.text}` : w.text))).toEqual(expected)
  })
})

describe('text over a scan', () => {
  const white: PdfImage = {
    width: 400,
    height: 560,
    filter: 'FlateDecode',
    colorSpace: 'DeviceGray',
    bits: 1,
    data: deflateSync(Buffer.alloc(50 * 560, 0xff)),
  }
  it.each<[name: string, content: string, words: string[]]>([
    ['a number typed by the registry', line('152', 100, 760), ['152']],
    ['the hidden layer of an engine', '3 Tr ' + line('Sô: 152', 100, 760), []],
    ['a watermark', 'q 0.7 0.7 -0.7 0.7 300 300 cm ' + line('DỰ THẢO', 0, 0, { size: 60 }) + ' Q', []],
    [
      'a layer of an engine that shows',
      Array.from({ length: 70 }, (_, i) => line(`từ`, 60, 800 - i * 10)).join(' '),
      [],
    ],
  ])('%s', async (_name, content, words) => {
    const { overlay } = await (await pageOf({ image: white, content })).image()
    expect(overlay?.words.map((word) => word.text) ?? []).toEqual(words)
  })
})

describe('ruling lines', () => {
  it.each<[name: string, content: string, lines: number[][]]>([
    ['a stroked line', '100 421 m 495 421 l S', [[100 / 595, 0.5, 495 / 595, 0.5]]],
    ['a thin filled rectangle', '100 420.5 395 1 re f', [[100 / 595, 0.5, 495 / 595, 0.5]]],
    ['pieces of one border', '100 421 m 300 421 l S 301 421 m 495 421 l S', [[100 / 595, 0.5, 495 / 595, 0.5]]],
    ['a filled area', '100 400 395 50 re f', []],
    ['a clipped rectangle', '100 420.5 395 1 re W n', []],
    ['a slanted line', '100 421 m 495 500 l S', []],
    ['an underlined letter', '100 421 m 107 421 l S', []],
  ])('%s', async (_name, content, lines) => {
    const { textLayer } = await pageOf({ content })
    const found = (textLayer?.rulings ?? []).map(({ x0, y0, x1, y1 }) =>
      [x0, y0, x1, y1].map((n) => Math.round(n * 1e4) / 1e4),
    )
    expect(found).toEqual(lines.map((l) => l.map((n) => Math.round(n * 1e4) / 1e4)))
  })
})

describe('the image of a page', () => {
  /** Left half black. */
  const halfBlack = Buffer.from(Array.from({ length: 400 * 560 }, (_, i) => (i % 400 < 200 ? 0 : 255)))
  const grey = sharp(halfBlack, { raw: { width: 400, height: 560, channels: 1 } })
  const bits = Buffer.from(Array.from({ length: 50 * 560 }, (_, i) => (i % 50 < 25 ? 0x00 : 0xff)))
  const image = (rest: Pick<PdfImage, 'filter' | 'colorSpace' | 'bits' | 'data'>): PdfImage => ({
    width: 400,
    height: 560,
    ...rest,
  })

  it.each<[name: string, make: () => Promise<PdfImage>]>([
    [
      'bits',
      () =>
        Promise.resolve(image({ filter: 'FlateDecode', colorSpace: 'DeviceGray', bits: 1, data: deflateSync(bits) })),
    ],
    [
      'grey bytes',
      () =>
        Promise.resolve(
          image({ filter: 'FlateDecode', colorSpace: 'DeviceGray', bits: 8, data: deflateSync(halfBlack) }),
        ),
    ],
    [
      'grey JPEG',
      async () =>
        image({
          filter: 'DCTDecode',
          colorSpace: 'DeviceGray',
          bits: 8,
          data: await grey.clone().toColourspace('b-w').jpeg().toBuffer(),
        }),
    ],
    [
      'coloured JPEG',
      async () =>
        image({
          filter: 'DCTDecode',
          colorSpace: 'DeviceRGB',
          bits: 8,
          data: await grey.clone().toColourspace('srgb').jpeg().toBuffer(),
        }),
    ],
  ])('is the scan itself: %s', async (_name, make) => {
    const page = await pageOf({ image: await make() })
    expect(page.imageCover).toBeCloseTo(1, 5)
    const { raster } = await page.image()
    expect([raster.width, raster.height]).toEqual([400, 560])
    expect(darkShare(raster)).toBeCloseTo(0.5, 1)
    expect([raster.data[10], raster.data[390]].map((value) => (value ?? 0) > 128)).toEqual([false, true])
  })

  /** 2,600 × 3,000 pixels, the top left quarter black. */
  const jpeg2000 =
    '/0//UQAsAAAAAAooAAALuAAAAAAAAAAAAAAKKAAAC7gAAAAAAAAAAAACDwEBDwEB/1IADAAAAAEABQQEAAH/XAATQICIiJCIiJCIiJCIiJCIiJD/ZAAlAAFDcmVhdGVkIGJ5IE9wZW5KUEVHIHZlcnNpb24gMi41LjD/kAAKAAAAAACXAAH/k++qr/wQIv9ggTf+CA4RUFSubD5Dmku4zKS/PM+DBQzmNQWXk9P54TFoQINfaze1WRCHXo0+HQ8UAFyv/3K37hQAXK//f/2CnxQAXK/9jbDn/wIE/3ggR/8CBP94IDgUAFyv/3++g4AUAFyv/3K37hQAXK//f/2CnxQAXK/9jbCAgICAgICAgICA/9k='

  it('is the scan itself, at its full size: JPEG 2000', async () => {
    const data = Buffer.from(jpeg2000, 'base64')
    const scan: PdfImage = { width: 2600, height: 3000, filter: 'JPXDecode', colorSpace: 'DeviceGray', bits: 8, data }
    const { raster } = await (await pageOf({ image: scan, width: 624, height: 720 })).image()
    expect([raster.width, raster.height, raster.dpi]).toEqual([2600, 3000, 300])
    expect(darkShare(raster)).toBeCloseTo(0.25, 1)
  })

  it('is the scan itself: CCITT G4', async () => {
    const data = await ccitt()
    const scan: PdfImage = {
      width: 400,
      height: 100,
      filter: 'CCITTFaxDecode',
      colorSpace: 'DeviceGray',
      bits: 1,
      data,
    }
    const { raster } = await (await pageOf({ image: scan, width: 400, height: 100 })).image()
    expect([raster.width, raster.height]).toEqual([400, 100])
    expect([raster.data[10], raster.data[390]]).toEqual([0, 255])
  })

  it('is the scan itself: JBIG2', async () => {
    const numbers = (...values: number[]): Buffer =>
      Buffer.concat(values.map((n) => Buffer.from(new Uint32Array([n]).buffer).swap32()))
    const segment = (number: number, type: number, body: Buffer): Buffer =>
      Buffer.concat([numbers(number), Buffer.from([type, 0, 1]), numbers(body.length), body])
    // A page, and on it one region coded like a fax.
    const data = Buffer.concat([
      segment(0, 48, Buffer.concat([numbers(400, 100, 0, 0), Buffer.from([0, 0, 0])])),
      segment(1, 38, Buffer.concat([numbers(400, 100, 0, 0), Buffer.from([0, 1]), await ccitt()])),
    ])
    const scan: PdfImage = { width: 400, height: 100, filter: 'JBIG2Decode', colorSpace: 'DeviceGray', bits: 1, data }
    const { raster } = await (await pageOf({ image: scan, width: 400, height: 100 })).image()
    expect([raster.width, raster.height]).toEqual([400, 100])
    expect([raster.data[10], raster.data[390]]).toEqual([0, 255])
  })

  /** The one strip of a G4 TIFF. */
  async function ccitt(): Promise<Buffer> {
    const tiff = await grey
      .clone()
      .extract({ left: 0, top: 0, width: 400, height: 100 })
      .toColourspace('b-w')
      .tiff({ compression: 'ccittfax4', bitdepth: 1, miniswhite: true })
      .toBuffer()
    const directory = tiff.readUInt32LE(4)
    const tag = (wanted: number): number => {
      for (let i = 0; i < tiff.readUInt16LE(directory); i++) {
        const at = directory + 2 + 12 * i
        if (tiff.readUInt16LE(at) === wanted)
          return tiff.readUInt16LE(at + 2) === 3 ? tiff.readUInt16LE(at + 8) : tiff.readUInt32LE(at + 8)
      }
      throw new RangeError(`no tag ${wanted}`)
    }
    const [offset, length] = [tag(273), tag(279)]
    return tiff.subarray(offset, offset + length)
  }

  it.each([
    [90, [560, 400], [true, false]],
    [180, [400, 560], [true, false]],
  ])('stands as the page is turned: %i degrees', async (rotate, size, _bright) => {
    const scan = image({ filter: 'FlateDecode', colorSpace: 'DeviceGray', bits: 1, data: deflateSync(bits) })
    const page = await pageOf(rotate === 90 ? { image: scan, rotate } : { image: scan, rotate })
    const { raster } = await page.image()
    expect([raster.width, raster.height]).toEqual(size)
    const first = (raster.data[5] ?? 0) > 128
    const lastRow = (raster.data[(raster.height - 1) * raster.width + 5] ?? 0) > 128
    // Turned clockwise by 90°, the black left half is the top; by 180°, the right half.
    expect([first, lastRow]).toEqual(rotate === 90 ? [false, true] : [true, true])
  })

  it('is padded to the page where the scan is smaller', async () => {
    const scan = image({ filter: 'FlateDecode', colorSpace: 'DeviceGray', bits: 1, data: deflateSync(bits) })
    const {
      raster: { width, height },
    } = await (await pageOf({ image: scan, content: '', width: 595, height: 842 })).image()
    expect(width / height).toBeCloseTo(595 / 842, 1)
  })

  it('is drawn at the resolution of the scan where that is a mask', async () => {
    const data = deflateSync(Buffer.alloc(209 * 2339, 0))
    const mask: PdfImage = {
      width: 1672,
      height: 2339,
      filter: 'FlateDecode',
      colorSpace: 'DeviceGray',
      bits: 1,
      data,
      mask: true,
    }
    const { raster } = await (await pageOf({ image: mask, width: 602, height: 842 })).image()
    expect([raster.width, raster.height]).toEqual([1672, 2339])
    expect(Math.round(raster.dpi ?? 0)).toBe(200)
    expect(darkShare(raster)).toBeGreaterThan(0.99)
  })

  it('is drawn where the page is no scan', async () => {
    const { raster } = await (await pageOf({ content: '0 421 595 421 re f' })).image()
    expect(raster.dpi).toBe(300)
    expect(darkShare(raster)).toBeCloseTo(0.5, 2)
  })
})

it('an empty page is blank', async () => {
  const page = await pageOf({})
  expect([page.blank, page.imageCover, page.textLayer?.words.length]).toEqual([true, 0, 0])
})
