import { deflateSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { CodedError } from '@vanthu/document'
import type { Limits } from '@vanthu/ingest'
import { openReader, recognize } from '@vanthu/ingest'
import { declaredPng, typedPage } from './fixtures/image.js'
import { line, pdf } from './fixtures/pdf.js'
import { docx, paragraph, zip } from './fixtures/zip.js'

const reader = openReader({ processes: 2 })
afterAll(() => reader.close())

const read = (filename: string, bytes: Uint8Array, limits: Partial<Limits> = {}) =>
  recognize({ filename, bytes }, { reader, limits })

/** The code of the error, or a note that there was none. */
async function codeOf(filename: string, bytes: Uint8Array, limits: Partial<Limits> = {}): Promise<string> {
  try {
    await read(filename, bytes, limits)
    return 'no error'
  } catch (error) {
    if (!(error instanceof CodedError)) throw error
    expect(error.hint).not.toBe('')
    return error.code
  }
}

const good = { content: line('Ủy ban nhân dân xã giao các thôn rà soát hộ nghèo trước ngày 30/6.', 60, 700) }

describe('a file that cannot be used gives its code', () => {
  const cases: [name: string, filename: string, bytes: () => Uint8Array, code: string, limits?: Partial<Limits>][] = [
    ['zero bytes', 'ke-hoach.pdf', () => new Uint8Array(), 'ingest.empty_file'],
    ['random bytes', 'ke-hoach.pdf', () => Buffer.from([1, 2, 3, 0, 200, 7, 0, 9]), 'ingest.unknown_type'],
    ['a ZIP archive', 'ke-hoach.docx', () => zip({ 'a.txt': 'x' }), 'ingest.unsupported_type'],
    ['an old .doc', 'a.doc', () => Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), 'ingest.unsupported_type'],
    ['a broken DOCX', 'a.docx', () => docx(paragraph('Kế hoạch')).subarray(0, 300), 'ingest.damaged_docx'],
    ['a DOCX that is no XML', 'a.docx', () => zip({ 'word/document.xml': '<w:document' }), 'ingest.damaged_docx'],
    ['an encrypted PDF', 'a.pdf', () => pdf([good], { encrypted: true }), 'ingest.encrypted_pdf'],
    ['a PDF with nothing in it', 'a.pdf', () => Buffer.from('%PDF-1.7\nkhông có gì'), 'ingest.damaged_pdf'],
    ['10,000 pages', 'a.pdf', () => pdf(Array.from({ length: 10_000 }, () => ({}))), 'ingest.too_many_pages'],
    ['30,000 × 30,000 pixels', 'a.png', () => declaredPng(30_000, 30_000), 'ingest.too_many_pixels'],
    ['a PNG cut off in its header', 'a.png', () => declaredPng(100, 100).subarray(0, 20), 'ingest.damaged_image'],
    ['more bytes than allowed', 'a.txt', () => Buffer.alloc(2000, 65), 'ingest.too_large', { maxBytes: 1000 }],
    ['a long text file', 'a.txt', () => Buffer.alloc(2000, 65), 'ingest.too_large', { maxTextBytes: 1000 }],
    [
      'a DOCX that declares 3 GB',
      'a.docx',
      () => zip({ 'word/document.xml': 'x', 'word/media/a.bmp': 'x' }, 1_500_000_000),
      'ingest.decompression_bomb',
    ],
    [
      'a DOCX that unpacks to more than it declares',
      'a.docx',
      () => zip({ 'word/document.xml': Buffer.alloc(20_000_000, 32) }, 1000),
      'ingest.decompression_bomb',
      { maxUnpackedBytes: 10_000_000 },
    ],
  ]
  it.each(cases)('%s', async (_name, filename, bytes, code, limits) => {
    expect(await codeOf(filename, bytes(), limits)).toBe(code)
  })
})

it('what is too large is told of the limit that would have to be raised', async () => {
  const text = read('a.txt', Buffer.alloc(2000, 65), { maxTextBytes: 1000 })
  await expect(text).rejects.toMatchObject({
    code: 'ingest.too_large',
    hint: expect.stringContaining('`maxTextBytes`'),
  })
})

describe('a page that cannot be read is a failed page, and the others are read', () => {
  it.each([
    [
      'an image that is no JPEG',
      {
        image: {
          width: 1000,
          height: 1400,
          filter: 'DCTDecode',
          colorSpace: 'DeviceRGB',
          bits: 8,
          data: Buffer.from('không phải ảnh'),
        },
      },
      'ingest.damaged_image',
    ],
    [
      'an image of 30,000 × 30,000 pixels',
      {
        image: {
          width: 30_000,
          height: 30_000,
          filter: 'FlateDecode',
          colorSpace: 'DeviceGray',
          bits: 1,
          data: deflateSync(Buffer.alloc(100)),
        },
      },
      'ingest.too_many_pixels',
    ],
  ] as const)('%s', async (_name, page, code) => {
    const { value, diagnostics } = await read('a.pdf', pdf([good, page, good]))
    expect(value.quality.pages.map((p) => p.textFrom)).toEqual(['text-layer', 'failed', 'text-layer'])
    const failure = diagnostics.find((d) => d.code === 'ingest.page_failed')
    expect(failure).toMatchObject({ severity: 'error', at: { page: 2 } })
    expect(failure?.message).toContain(code)
    expect(value.source.pages).toBe(3)
  })

  it('a stream that unpacks without end is stopped by the bound of memory', async () => {
    const small = openReader({ processes: 1, processMemoryMb: 240 })
    const bomb = deflateSync(deflateSync(Buffer.alloc(300_000_000), { level: 1 }))
    const page = { stream: { filters: ['FlateDecode', 'FlateDecode'], data: bomb } }
    const file = { filename: 'a.pdf', bytes: pdf([good, page, good]) }
    const { value, diagnostics } = await recognize(file, { reader: small })
    await small.close()
    expect(value.quality.pages.map((p) => p.textFrom)).toEqual(['text-layer', 'failed', 'text-layer'])
    expect(diagnostics.find((d) => d.code === 'ingest.page_failed')?.message).toContain('ingest.out_of_memory')
  })
})

describe('odd files are read, with a note', () => {
  it('a PDF cut off before its end', async () => {
    const whole = pdf([good, good])
    const { value, diagnostics } = await read('a.pdf', whole.subarray(0, whole.length - 200))
    expect(diagnostics.map((d) => d.code)).toContain('ingest.truncated_pdf')
    expect(value.source.pages).toBe(2)
    expect(value.blocks.length).toBeGreaterThan(0)
  })

  it('a PNG called .pdf is read as PNG', async () => {
    const png = await (await typedPage([])).png().toBuffer()
    const { value, diagnostics } = await read('ke-hoach.pdf', png)
    expect(value.source.mediaType).toBe('image/png')
    expect(diagnostics.map((d) => d.code)).toEqual(['ingest.wrong_extension', 'ingest.empty_page'])
  })

  it('an empty page', async () => {
    const { value, diagnostics } = await read('a.pdf', pdf([good, {}]))
    expect(diagnostics).toMatchObject([{ code: 'ingest.empty_page', at: { page: 2 } }])
    expect(value.quality.grade).not.toBe('poor')
  })

  it('a text in another language', async () => {
    const english =
      'The committee shall review the annual report and submit its findings to the council before the end of June.'
    const { value } = await read('a.txt', Buffer.from(english))
    expect(value.blocks).toHaveLength(1)
  })

  it('a text file without text', async () => {
    const { value, diagnostics } = await read('a.txt', Buffer.from(' \n\n'))
    expect(value.blocks).toEqual([])
    expect(diagnostics.map((d) => d.code)).toEqual(['ingest.no_text'])
  })
})
