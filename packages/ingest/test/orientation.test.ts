import { describe, expect, it } from 'vitest'
import { readUpright } from '../src/child/read-upright.js'
import type { Standing } from '../src/image/frame.js'
import { clockwise, counterclockwise, fitToPage, turn, upsideDown } from '../src/image/frame.js'
import { isSideways, lineDirection } from '../src/image/orientation.js'
import type { Engine } from '../src/ocr/engine.js'
import type { Raster } from '../src/ocr/raster.js'

function raster(width: number, height: number, dark: (x: number, y: number) => boolean): Raster {
  const data = Uint8Array.from({ length: width * height }, (_, i) => (dark(i % width, Math.floor(i / width)) ? 0 : 255))
  return { width, height, data }
}

/** Letters of a line 20 pixels high, 12 wide, which stand elsewhere on every line; the first lines are darker. */
const letter = (x: number, y: number): boolean => y % 45 < 20 && (x + 7 * Math.floor(y / 45)) % 17 < (y < 180 ? 14 : 9)
const page = raster(960, 1440, (x, y) => x > 90 && x < 870 && y > 90 && letter(x, y))
/** The dark rim of a scan's edge, and a few short lines. */
const rimmed = raster(960, 1440, (x, y) => x < 9 || (x > 90 && x < 300 && y > 90 && y < 300 && letter(x, y)))
const blank = raster(960, 1440, () => false)
const table = raster(960, 1440, (x, y) => x % 190 < 3 || y % 180 < 3 || (x % 190 < 160 && letter(x, y)))

describe('the direction of lines', () => {
  it.each<[name: string, image: Raster, sideways: boolean]>([
    ['a page', page, false],
    ['a page scanned sideways', turn(page, clockwise), true],
    ['a page on its head', turn(page, upsideDown), false],
    ['a table', table, false],
    ['a table scanned sideways', turn(table, counterclockwise), true],
    ['an empty page', blank, false],
    ['a dark rim beside a few lines', rimmed, false],
  ])('%s', (_name, image, sideways) => {
    expect(isSideways(image)).toBe(sideways)
  })

  it('is unknown where hardly anything is printed', () => {
    expect(lineDirection(blank)).toBe(0)
  })
})

describe('a page is read upright', () => {
  /** An engine that is sure only of the page as it was printed. */
  const engine = (seen: Raster[]): Engine => ({
    readImage: (number, image) => {
      seen.push(image)
      const right = image.width === page.width && Buffer.compare(image.data, page.data) === 0
      const words = Array.from({ length: 20 }, () => ({
        text: 'từ',
        box: { x0: 0, y0: 0, x1: 1, y1: 1 },
        confidence: 1,
        alternatives: [],
      }))
      const { width, height } = image
      return Promise.resolve({
        page: number,
        width,
        height,
        words,
        rulings: [],
        textFrom: 'ocr',
        confidence: right ? 0.95 : 0.4,
      })
    },
    close: () => Promise.resolve(),
  })

  it.each<[name: string, standing: Standing | null, readings: number]>([
    ['as it stands', null, 1],
    ['turned to the left', counterclockwise, 1],
    ['turned to the right', clockwise, 2],
    ['on its head', upsideDown, 2],
  ])('%s', async (_name, standing, readings) => {
    const seen: Raster[] = []
    const read = await readUpright(1, standing === null ? page : turn(page, standing), engine(seen))
    expect(read.words.confidence).toBe(0.95)
    expect(seen).toHaveLength(readings)
  })
})

describe('a page that looks as if it lay on its side', () => {
  it('is read as it stands where it reads better so', async () => {
    const sure = (of: Raster): Engine => ({
      readImage: (number, { width, height, data }) =>
        Promise.resolve({
          page: number,
          width,
          height,
          words: [],
          rulings: [],
          textFrom: 'ocr',
          confidence: width === of.width && Buffer.compare(data, of.data) === 0 ? 0.9 : 0.3,
        }),
      close: () => Promise.resolve(),
    })
    const sideways = turn(page, clockwise)
    const read = await readUpright(1, sideways, sure(sideways))
    expect([read.image, read.words.confidence]).toEqual([sideways, 0.9])
  })
})

describe('the frame of a page', () => {
  const image = raster(100, 200, (x, y) => x < 10 && y < 10)
  const dark = ({ width, data }: Raster, x: number, y: number): boolean => (data[y * width + x] ?? 255) < 128

  it.each<[name: string, standing: Standing, corner: [number, number]]>([
    ['clockwise', clockwise, [195, 5]],
    ['counterclockwise', counterclockwise, [5, 95]],
    ['on its head', upsideDown, [95, 195]],
  ])('%s, the top left corner comes to its place', (_name, standing, [x, y]) => {
    expect(dark(turn(image, standing), x, y)).toBe(true)
  })

  it('is padded where the scan is smaller, and cut where it is larger', () => {
    const padded = fitToPage(image, { x0: 0.5, y0: 0, x1: 1, y1: 1 })
    expect([padded.width, padded.height, dark(padded, 105, 5), dark(padded, 5, 5)]).toEqual([200, 200, true, false])
    const cut = fitToPage(image, { x0: -0.05, y0: 0, x1: 1.2, y1: 1 })
    expect([cut.width, cut.height, dark(cut, 2, 5), dark(cut, 8, 5)]).toEqual([80, 200, true, false])
    expect(fitToPage(image, { x0: 0.004, y0: 0, x1: 1, y1: 0.995 })).toBe(image)
  })
})
