import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { layOut } from '../src/layout/layout.js'
import type { Engine } from '../src/ocr/engine.js'
import { openEngine } from '../src/ocr/engine.js'
import type { Raster } from '../src/ocr/raster.js'
import { toPgm } from '../src/ocr/raster.js'
import { startTesseract } from '../src/ocr/tesseract-adapter.js'
import { shown } from './page.js'

/** An invented letterhead with one paragraph, bilevel, 200 dpi, turned by 0.8°. */
async function letterhead(): Promise<Raster> {
  const { data, info } = await sharp(new URL('./fixtures/letterhead.png', import.meta.url).pathname)
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8Array(data) }
}

describe('the OCR engine', () => {
  let engine: Engine
  beforeAll(async () => {
    engine = await openEngine()
  }, 60_000)
  afterAll(() => engine.close())

  it('reads printed lines with boxes and confidence, columns apart, upright again', async () => {
    const image = await letterhead()
    const page = await engine.readImage(3, image)
    expect(page).toMatchObject({ page: 3, width: image.width, height: image.height, textFrom: 'ocr' })
    for (const { box, confidence } of page.words) {
      expect(confidence).toBeGreaterThanOrEqual(0)
      expect(confidence).toBeLessThanOrEqual(1)
      expect(box?.x1).toBeLessThanOrEqual(1)
    }
    const number = page.words.find((w) => w.text === '215/BC-SVH')
    expect(number?.box?.x0).toBeGreaterThan(0.05)
    expect(number?.box?.x1).toBeLessThan(0.35)
    expect(layOut([page]).map(shown)).toEqual([
      'letterhead: SỞ VĂN HÓA',
      'letterhead: Số: 215/BC-SVH',
      'motto: Độc lập - Tự do - Hạnh phúc',
      'motto: Hòa Sơn, ngày 14 tháng 9 năm 2023',
      'body: 1. Giao các huyện khảo sát 25 điểm đặt tủ sách; tổng hợp, trình báo cáo Sở trước ngày 30 tháng 10 năm 2023, bảo đảm cho việc phục vụ người đọc vùng cao.',
    ])
  }, 60_000)

  it('finds no words on white paper and goes on', async () => {
    const white: Raster = { width: 400, height: 300, data: new Uint8Array(120_000).fill(255) }
    expect(await engine.readImage(1, white)).toMatchObject({ words: [], confidence: 0 })
  }, 60_000)
})

describe('the adapter', () => {
  it('rejects a corrupt image and lives on', async () => {
    const tesseract = await startTesseract(60_000)
    await expect(tesseract.read(new Uint8Array([80, 53, 10, 1, 2, 3]), 'line')).rejects.toBeDefined()
    const { width, height, data } = await letterhead()
    const lines = await tesseract.read(toPgm({ width, height, data }), 'block')
    expect(lines.length).toBeGreaterThan(3)
    await tesseract.close()
  }, 90_000)

  it('gives up a start that takes too long, with a code', async () => {
    await expect(startTesseract(1)).rejects.toMatchObject({ code: 'ingest.ocr_unavailable', retry: true })
  })
})
