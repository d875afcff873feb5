import type { Diagnostic } from '@vanthu/document'
import { CodedError } from '@vanthu/document'
import type { ReadBlocks } from '../child/task.js'
import { fail } from '../failure.js'
import type { Limits } from '../limits.js'
import { writeOutLabels } from './docx-numbering.js'
import { readHtml } from './html.js'
import { pack, unpack } from './zip-parts.js'

/**
 * A DOCX file without pages: Word decides on pages only when it prints. The labels of numbered paragraphs become text;
 * pictures are left out, and a note says so.
 * @throws CodedError `ingest.damaged_docx`, `ingest.decompression_bomb`.
 */
export async function readDocx(bytes: Buffer, limits: Pick<Limits, 'maxUnpackedBytes'>): Promise<ReadBlocks> {
  const { default: mammoth } = await import('mammoth')
  try {
    const parts = unpack(bytes, (name) => /\.(?:xml|rels)$/u.test(name), limits.maxUnpackedBytes)
    const part = (name: string): string => parts.get(name)?.toString('utf8') ?? ''
    const document = part('word/document.xml')
    const labelled = writeOutLabels(document, part('word/numbering.xml'), part('word/styles.xml'))
    parts.set('word/document.xml', Buffer.from(labelled))
    parts.delete('word/numbering.xml')
    const { value, messages } = await mammoth.convertToHtml(
      { buffer: pack(parts) },
      { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })), externalFileAccess: false },
    )
    const notes: Diagnostic[] = []
    if (/<a:blip[\s/>]/u.test(document)) {
      const message = 'The document holds pictures; their text was not read'
      notes.push({ code: 'ingest.pictures_skipped', severity: 'info', message })
    }
    if (messages.some((message) => message.type === 'error')) {
      notes.push({
        code: 'ingest.page_damaged',
        severity: 'warning',
        message: 'Parts of the document could not be read',
      })
    }
    return { blocks: readHtml(value), notes }
  } catch (error) {
    if (error instanceof CodedError) throw error
    throw fail('ingest.damaged_docx', error instanceof Error ? error.message.slice(0, 120) : undefined, error)
  }
}
