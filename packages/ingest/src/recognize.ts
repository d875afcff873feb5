import type { Block, Diagnostic, RecognizedDocument, Staged } from '@vanthu/document'
import type { FileRef, PageImage } from './child/task.js'
import type { Limits } from './limits.js'
import { checkSize, defaultLimits } from './limits.js'
import { sniffMediaType } from './media-type.js'
import { composePages, hasPages, openSource, sourceOf, wrongName } from './opened-source.js'
import { checkUnpacked } from './zip-directory.js'
import { qualityOf } from './page-quality.js'
import type { Reader } from './reader.js'
import { withScratchFile } from './scratch-file.js'
import type { SourceFile } from './source-file.js'
import { readTextFile } from './text/text-file.js'

export interface RecognizeOptions {
  readonly reader: Reader
  /** Read the pages' images even where the text layer is good. */
  readonly forceOcr?: boolean
  readonly limits?: Partial<Limits>
  /** Stops before the next page; `recognize` then fails with the signal's reason. */
  readonly signal?: AbortSignal
  readonly onPage?: (done: number, total: number) => void
  /** A small picture of each page that was read from its image. Reading waits for it, so that pictures do not pile up. */
  readonly onPageImage?: (image: PageImage) => Promise<void>
  /** Width of those pictures in pixels. */
  readonly pageImageWidth?: number
}

/** Wide enough to read 13 pt type on a screen, at some 40 kB a page. */
const PAGE_IMAGE_WIDTH = 1_000

/**
 * Bytes to blocks of words in reading order. Pages come out of their text layer or by OCR, each as it deserves; a page
 * that cannot be read is `failed` in the quality, with the diagnostic `ingest.page_failed`. Same bytes, same result.
 * @throws CodedError for a file that cannot be used at all: `ingest.empty_file`, `ingest.unknown_type`,
 * `ingest.unsupported_type`, `ingest.too_large`, `ingest.too_many_pages`, `ingest.too_many_pixels`,
 * `ingest.decompression_bomb`, `ingest.encrypted_pdf`, `ingest.damaged_pdf`, `ingest.damaged_image`,
 * `ingest.damaged_docx`, `ingest.timeout`, `ingest.out_of_memory`, `ingest.process_crashed`, `ingest.reader_closed`.
 */
export async function recognize(file: SourceFile, options: RecognizeOptions): Promise<Staged<RecognizedDocument>> {
  const limits = { ...defaultLimits, ...options.limits }
  checkSize(file.bytes.length, limits)
  const mediaType = sniffMediaType(file.bytes, file.filename)
  const named = wrongName(file.filename, mediaType)
  const unpaged = (blocks: readonly Block[], notes: readonly Diagnostic[]): Staged<RecognizedDocument> => ({
    value: { source: sourceOf(file, mediaType, 0), quality: qualityOf([]), pages: [], blocks },
    diagnostics: [...named, ...notes, ...(blocks.length === 0 ? [noText] : [])],
  })
  switch (mediaType) {
    case 'text/plain':
    case 'text/markdown':
    case 'text/html': {
      checkSize(file.bytes.length, { ...limits, maxBytes: limits.maxTextBytes })
      const { blocks, notes } = readTextFile(file.bytes, mediaType)
      return unpaged(blocks, notes)
    }
    case 'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
      checkUnpacked(file.bytes, limits)
      const { blocks, notes } = await withScratchFile(file.bytes, (path) => {
        const run = {
          timeoutMs: limits.openTimeoutMs,
          ...(options.signal === undefined ? {} : { signal: options.signal }),
        }
        return options.reader.run({ kind: 'docx', file: { path, mediaType, limits } }, run)
      })
      return unpaged(blocks, notes)
    }
    case 'application/pdf':
    case 'image/tiff':
    case 'image/png':
    case 'image/jpeg':
    case 'image/webp': {
      const { reader, forceOcr, signal, onPage, onPageImage, pageImageWidth = PAGE_IMAGE_WIDTH } = options
      const opened = await openSource(file, { reader, limits, ...(signal === undefined ? {} : { signal }) })
      // Before the pages are put together: a long document needs the memory of the processes that read it.
      const readings = await opened
        .readAll({
          ...(forceOcr === undefined ? {} : { forceOcr }),
          ...(signal === undefined ? {} : { signal }),
          ...(onPage === undefined ? {} : { onPage }),
          ...(onPageImage === undefined ? {} : { onPageImage, pageImageWidth }),
        })
        .finally(() => opened.close())
      return composePages(file, readings, opened.notes)
    }
  }
}

const noText: Diagnostic = { code: 'ingest.no_text', severity: 'warning', message: 'The file holds no text' }

/**
 * A picture of one page, rendered when asked for: text-layer pages are not pictured while a document is read.
 * @throws CodedError as `recognize`; RangeError for a page that the file does not have, or a file without pages.
 */
export async function picturePage(
  file: SourceFile,
  page: number,
  options: { readonly reader: Reader; readonly width?: number; readonly limits?: Partial<Limits> },
): Promise<PageImage> {
  const limits = { ...defaultLimits, ...options.limits }
  checkSize(file.bytes.length, limits)
  const mediaType = sniffMediaType(file.bytes, file.filename)
  if (!hasPages(mediaType)) throw new RangeError(`${mediaType} has no page ${page}`)
  const { reader, width = PAGE_IMAGE_WIDTH } = options
  return withScratchFile(file.bytes, async (path) => {
    const ref: FileRef = { path, mediaType, limits }
    const { pages } = await reader.run({ kind: 'open', file: ref }, { timeoutMs: limits.openTimeoutMs })
    if (!Number.isInteger(page) || page < 1 || page > pages) throw new RangeError(`page ${page} of ${pages}`)
    try {
      return await reader.run({ kind: 'picture', file: ref, page, width }, { timeoutMs: limits.pageTimeoutMs })
    } finally {
      await reader.forget(path)
    }
  })
}
