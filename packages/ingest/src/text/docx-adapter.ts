import mammoth from 'mammoth'
import type { Diagnostic } from '@vanthu/document'
import type { ReadBlocks } from '../child/task.js'
import { fail } from '../failure.js'
import { readHtml } from './html.js'

/**
 * A DOCX file without pages: Word decides on pages only when it prints. Images are left out.
 * @throws CodedError `ingest.damaged_docx`.
 */
export async function readDocx(bytes: Buffer): Promise<ReadBlocks> {
  try {
    const { value, messages } = await mammoth.convertToHtml(
      { buffer: bytes },
      { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })), externalFileAccess: false },
    )
    const notes: Diagnostic[] = []
    if (/<img/u.test(value)) {
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
    throw fail('ingest.damaged_docx', error instanceof Error ? error.message.slice(0, 120) : undefined, error)
  }
}
