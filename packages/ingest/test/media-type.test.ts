import { describe, expect, it } from 'vitest'
import { CodedError } from '@vanthu/document'
import { claimedType, sniffMediaType } from '@vanthu/ingest'
import { docx, paragraph, zip } from './fixtures/zip.js'

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1')
const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

describe('the type is told by the content', () => {
  it.each([
    ['PDF', '', bytes('%PDF-1.4\n'), 'application/pdf'],
    ['PDF after a mail header', '', bytes('\r\n\r\nX-Note: 1\r\n%PDF-1.4\n'), 'application/pdf'],
    ['PNG called .pdf', 'a.pdf', bytes('\x89PNG\r\n\x1a\n'), 'image/png'],
    ['JPEG', '', bytes('\xff\xd8\xff\xe0'), 'image/jpeg'],
    ['TIFF, little endian', '', bytes('II*\0'), 'image/tiff'],
    ['TIFF, big endian', '', bytes('MM\0*'), 'image/tiff'],
    ['WebP', '', bytes('RIFF\x10\0\0\0WEBPVP8 '), 'image/webp'],
    ['DOCX', '', docx(paragraph('Kế hoạch')), docxType],
    ['text', 'ke-hoach.txt', Buffer.from('Kế hoạch công tác'), 'text/plain'],
    ['text called .pdf', 'ke-hoach.pdf', Buffer.from('Kế hoạch công tác'), 'text/plain'],
    ['Markdown by its name', 'ke-hoach.md', Buffer.from('# Kế hoạch'), 'text/markdown'],
    ['HTML by its start', 'ke-hoach.txt', Buffer.from('<!DOCTYPE html><p>Kế hoạch'), 'text/html'],
    ['HTML after a comment', '', Buffer.from('<!-- lưu lại --><html lang="vi">'), 'text/html'],
    ['a piece of HTML by its name', 'a.htm', Buffer.from('<p>Kế hoạch</p>'), 'text/html'],
    ['UTF-16 text', '', Buffer.from('\ufeffKế hoạch', 'utf16le'), 'text/plain'],
    ['TCVN3 text', '', bytes('Kế hoạch'.replace('ế', '\xd5').replace('ạ', '\xb9')), 'text/plain'],
  ])('%s', (_name, filename, content, type) => {
    expect(sniffMediaType(content, filename)).toBe(type)
  })
})

describe('what is not read has a code', () => {
  it.each([
    ['nothing', bytes(''), 'ingest.empty_file'],
    ['binary data', bytes('\x00\x01\x02\x03\x10\x11abc'), 'ingest.unknown_type'],
    ['an old Word file', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'ingest.unsupported_type'],
    ['a ZIP archive', zip({ 'a.txt': 'x' }), 'ingest.unsupported_type'],
    ['a workbook', zip({ 'xl/workbook.xml': '<x/>' }), 'ingest.unsupported_type'],
    ['a ZIP archive without directory', bytes('PK\x03\x04'.padEnd(40, 'x')), 'ingest.damaged_docx'],
    ['GIF', bytes('GIF89a'), 'ingest.unsupported_type'],
    ['HEIC', bytes('\0\0\0\x18ftypheic'), 'ingest.unsupported_type'],
    ['RTF', bytes('{\\rtf1\\ansi'), 'ingest.unsupported_type'],
    ['RAR', bytes('Rar!\x1a\x07\0'), 'ingest.unsupported_type'],
  ])('%s', (_name, content, code) => {
    expect(() => sniffMediaType(content)).toThrow(expect.objectContaining({ name: CodedError.name, code }))
  })
})

it.each([
  ['KH 12.PDF', 'application/pdf'],
  ['scan.tif', 'image/tiff'],
  ['Kế hoạch.docx', docxType],
  ['ke-hoach', null],
  ['ke-hoach.2024', null],
])('the name %s claims %s', (filename, type) => {
  expect(claimedType(filename)).toBe(type)
})
