import { createHash } from 'node:crypto'
import type { Diagnostic, MediaType, RecognizedDocument, Source, Staged } from '@vanthu/document'
import type { FileRef, PageImage } from './child/task.js'
import { layOut } from './layout/layout.js'
import type { Limits } from './limits.js'
import { checkSize, defaultLimits } from './limits.js'
import { claimedType, sniffMediaType } from './media-type.js'
import { qualityOf } from './page-quality.js'
import type { PageReading } from './page-reading.js'
import type { ReadingWithImage } from './paged.js'
import { openPages, readPage, readPages } from './paged.js'
import type { Reader } from './reader.js'
import { scratchFile } from './scratch-file.js'
import type { SourceFile } from './source-file.js'

export interface PageReadingOptions {
  /** Read the page's image even where its text layer is good. */
  readonly forceOcr?: boolean
  /** Make a small picture of a page that was read from its image, of this width in pixels. */
  readonly pageImageWidth?: number
  readonly signal?: AbortSignal
}

/** A file with pages, open for reading page by page, in any order and side by side. */
export interface OpenedSource {
  /** At least 1. */
  readonly pages: number
  /** What was odd when it was opened; belongs into `composePages`. */
  readonly notes: readonly Diagnostic[]
  /**
   * @param page from 1. One that cannot be read gives a failed reading.
   * @throws CodedError when no page can be read at all; RangeError for a page that the file does not have.
   */
  readPage(page: number, options?: PageReadingOptions): Promise<ReadingWithImage>
  /** All pages, where processes are free. */
  readAll(
    options: PageReadingOptions & {
      readonly onPage?: (done: number, total: number) => void
      readonly onPageImage?: (image: PageImage) => Promise<void>
    },
  ): Promise<readonly PageReading[]>
  /** Lets go of the file. Nothing can be read afterwards. */
  close(): Promise<void>
}

export const hasPages = (mediaType: MediaType): boolean =>
  !mediaType.startsWith('text/') && !mediaType.endsWith('wordprocessingml.document')

/** @throws CodedError as `recognize`; RangeError for a file without pages, see `hasPages`. */
export async function openSource(
  file: SourceFile,
  options: { readonly reader: Reader; readonly limits?: Partial<Limits>; readonly signal?: AbortSignal },
): Promise<OpenedSource> {
  const { reader, signal } = options
  const limits = { ...defaultLimits, ...options.limits }
  checkSize(file.bytes.length, limits)
  const mediaType = sniffMediaType(file.bytes, file.filename)
  if (!hasPages(mediaType)) throw new RangeError(`${mediaType} has no pages`)
  const scratch = await scratchFile(file.bytes)
  const ref: FileRef = { path: scratch.path, mediaType, limits }
  const close = async (): Promise<void> => {
    await reader.forget(scratch.path)
    await scratch.remove()
  }
  try {
    const { pages, notes } = await openPages(ref, { reader, ...(signal === undefined ? {} : { signal }) })
    const paged = (asked: PageReadingOptions) => ({
      reader,
      forceOcr: asked.forceOcr ?? false,
      imageWidth: asked.pageImageWidth ?? 0,
      ...(asked.signal === undefined ? {} : { signal: asked.signal }),
    })
    return {
      pages,
      notes,
      readPage: async (page, asked = {}) => {
        if (!Number.isInteger(page) || page < 1 || page > pages) throw new RangeError(`page ${page} of ${pages}`)
        return readPage(ref, page, paged(asked))
      },
      readAll: (asked) =>
        readPages(ref, pages, {
          ...paged(asked),
          ...(asked.onPage === undefined ? {} : { onPage: asked.onPage }),
          ...(asked.onPageImage === undefined ? {} : { onPageImage: asked.onPageImage }),
        }),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * Pages that were read become one document: a paragraph that runs over a page's end is one, tables go on.
 * @param readings in the order of pages, one of each.
 * @throws RangeError when a page is missing or out of order.
 */
export function composePages(
  file: SourceFile,
  readings: readonly PageReading[],
  notes: readonly Diagnostic[],
): Staged<RecognizedDocument> {
  readings.forEach(({ result }, i) => {
    if (result.page !== i + 1) throw new RangeError(`page ${result.page} stands where page ${i + 1} belongs`)
  })
  const pages = readings.flatMap(({ words }) => (words === null ? [] : [words]))
  const mediaType = sniffMediaType(file.bytes, file.filename)
  return {
    value: {
      source: sourceOf(file, mediaType, readings.length),
      quality: qualityOf(readings.map(({ result }) => result)),
      pages: pages.map(({ page, width, height }) => ({ page, width, height })),
      blocks: layOut(pages),
    },
    diagnostics: [...wrongName(file.filename, mediaType), ...notes, ...readings.flatMap((reading) => reading.notes)],
  }
}

export function sourceOf(file: SourceFile, mediaType: MediaType, pages: number): Source {
  return {
    filename: file.filename.normalize('NFC'),
    mediaType,
    bytes: file.bytes.length,
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
    pages,
  }
}

export function wrongName(filename: string, mediaType: MediaType): Diagnostic[] {
  const claimed = claimedType(filename)
  if (claimed === null || claimed === mediaType) return []
  if (claimed.startsWith('text/') && mediaType.startsWith('text/')) return []
  const message = `The file's name says ${claimed}, its content is ${mediaType}; it was read by its content`
  return [{ code: 'ingest.wrong_extension', severity: 'warning', message }]
}
