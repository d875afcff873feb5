import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, describe, expect, it } from 'vitest'
import { composePages, openReader, openSource, PageReading, recognize } from '@vanthu/ingest'
import { line, pdf } from './fixtures/pdf.js'

const sentences = [
  'Điều 1. Ủy ban nhân dân xã rà soát hộ nghèo,',
  'hộ cận nghèo trước ngày 15/6/2026.',
  'Điều 2. Văn phòng theo dõi việc thực hiện.',
]
const file = {
  filename: 'ke-hoach.pdf',
  bytes: pdf(sentences.map((text) => ({ content: line(text, 60, 700) }))),
}
const reader = openReader({ processes: 2 })
afterAll(() => reader.close())

const scratchFolders = (): number =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`vanthu-${process.pid}-`)).length

describe('a file read page by page', () => {
  it('gives what it gives as a whole, in whatever order its pages were read, also through JSON', async () => {
    const opened = await openSource(file, { reader })
    expect(opened.pages).toBe(3)
    const byPage = new Map<number, PageReading>()
    for (const page of [3, 1, 2]) {
      const { words, result, notes } = await opened.readPage(page)
      byPage.set(page, PageReading.parse(JSON.parse(JSON.stringify({ words, result, notes }))))
    }
    await opened.close()
    const readings = [1, 2, 3].map((page) => byPage.get(page)).filter((reading) => reading !== undefined)
    expect(composePages(file, readings, opened.notes)).toEqual(await recognize(file, { reader }))
  })

  it('leaves nothing behind', async () => {
    const before = scratchFolders()
    const opened = await openSource(file, { reader })
    expect(scratchFolders()).toBe(before + 1)
    await opened.readPage(1)
    await opened.close()
    expect(scratchFolders()).toBe(before)
    const damaged = { filename: 'hong.pdf', bytes: new TextEncoder().encode('%PDF-1.4 cụt') }
    await expect(openSource(damaged, { reader })).rejects.toMatchObject({ code: 'ingest.damaged_pdf' })
    expect(scratchFolders()).toBe(before)
  })

  it.each([0, 4, 1.5])('has no page %d', async (page) => {
    const opened = await openSource(file, { reader })
    await expect(opened.readPage(page)).rejects.toThrow(RangeError)
    await opened.close()
  })

  it('that has no pages is not opened so', async () => {
    const text = { filename: 'a.txt', bytes: new TextEncoder().encode('Kế hoạch') }
    await expect(openSource(text, { reader })).rejects.toThrow(RangeError)
  })

  it('is not put together with a page missing', async () => {
    const opened = await openSource(file, { reader })
    const first = await opened.readPage(1)
    const third = await opened.readPage(3)
    await opened.close()
    expect(() => composePages(file, [first, third], [])).toThrow(RangeError)
  })

  it.each([
    ['no words', {}],
    [
      'a confidence above 1',
      { words: null, result: { page: 1, textFrom: 'ocr', confidence: 2, figure: 1, words: 0 }, notes: [] },
    ],
    [
      'a page 0',
      { words: null, result: { page: 0, textFrom: 'failed', confidence: 0, figure: 0, words: 0 }, notes: [] },
    ],
  ])('a kept reading with %s is refused', (_, value) => {
    expect(PageReading.safeParse(value).success).toBe(false)
  })
})
