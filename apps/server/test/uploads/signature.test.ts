import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sniffMediaType } from '@vanthu/ingest'
import { typeOfFile } from '../../src/uploads/signature.js'
import { archive } from './archive.js'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vanthu-type-'))
})
afterAll(() => rm(folder, { recursive: true }))

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const heavy = Buffer.alloc(300_000, 7)

/** What is sniffed of the whole file, or the code of what is wrong with it. */
function sniffed(bytes: Buffer, name: string): string {
  try {
    return sniffMediaType(bytes, name)
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
}

describe('the type of a file, of which only the ends are read', () => {
  it.each([
    ['a.pdf', Buffer.from('%PDF-1.7\n'), 'application/pdf'],
    ['a.pdf', Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), heavy]), 'image/png'],
    ['a.txt', Buffer.from('Kế hoạch '.repeat(20_000)), 'text/plain'],
    ['a.md', Buffer.from('# Kế hoạch'), 'text/markdown'],
    ['a.docx', archive(['[Content_Types].xml', 'word/document.xml']), docx],
    ['a.docx', archive(['word/media/image1.png', 'word/document.xml'], heavy), docx],
    ['a.docx', archive(['word/document.xml'], heavy, 'lời chú '.repeat(3000)), docx],
    ['a.xlsx', archive(['xl/workbook.xml']), 'ingest.unsupported_type'],
    ['a.zip', archive(['a.pdf'], heavy), 'ingest.unsupported_type'],
    ['a.docx', archive(['word/document.xml'], heavy).subarray(0, 200_000), 'ingest.damaged_docx'],
    ['a.exe', Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), heavy]), 'ingest.unknown_type'],
    ['a.pdf', Buffer.alloc(0), 'ingest.empty_file'],
  ])('%s %#: %s', async (name, bytes, expected) => {
    const path = join(folder, 'file')
    await writeFile(path, bytes)
    const told = await typeOfFile(path, name).catch((error: unknown) =>
      error instanceof Error && 'code' in error ? error.code : error,
    )
    expect(told).toBe(expected)
    expect(told).toBe(sniffed(bytes, name))
  })
})
