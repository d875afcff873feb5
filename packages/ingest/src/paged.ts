import { CodedError } from '@vanthu/document'
import type { FileRef, OpenedFile, PageImage, ReadPage } from './child/task.js'
import type { PageReading } from './page-reading.js'
import type { Reader } from './reader.js'

export interface PagedOptions {
  readonly reader: Reader
  readonly forceOcr: boolean
  /** Width of the pictures for the archive; 0 for none. */
  readonly imageWidth: number
  readonly signal?: AbortSignal
  readonly onPage?: (done: number, total: number) => void
  readonly onPageImage?: (image: PageImage) => Promise<void>
}

/** With more than this left to do, or a page that takes longer (OCR), one more process opens the file. Milliseconds. */
const WORTH_ANOTHER = 1_500
const SLOW_PAGE = 600

/**
 * Reads all pages of a file, each where a process is free. A short text layer stays in one process, long files and
 * OCR spread. A page whose process crashed, hung or ran out of memory is tried once more in a fresh one; then it is a
 * failed page with a diagnostic, and the others go on.
 * @throws CodedError when the file cannot be opened at all, or the reader is closed. @throws the signal's reason.
 */
export async function readPages(file: FileRef, total: number, options: PagedOptions): Promise<readonly PageReading[]> {
  const { reader, signal } = options
  const done: (PageReading | undefined)[] = Array.from({ length: total })
  let next = 1
  let finished = 0
  let spent = 0
  const lanes: Promise<void>[] = []
  const failures: unknown[] = []
  const another = (): void => {
    if (lanes.length >= reader.processes || next > total) return
    const running = lane().catch((error: unknown) => {
      failures.push(error)
      // The other lanes end with the page that they are at.
      next = total + 1
    })
    lanes.push(running)
  }
  const lane = async (): Promise<void> => {
    while (next <= total) {
      signal?.throwIfAborted()
      const page = next++
      const began = performance.now()
      const slow = setTimeout(another, SLOW_PAGE)
      const { image, ...reading } = await readPage(file, page, options).finally(() => {
        clearTimeout(slow)
      })
      spent += performance.now() - began
      done[page - 1] = reading
      if (image !== null) await options.onPageImage?.(image)
      options.onPage?.(++finished, total)
      if (((total - next + 1) * spent) / finished > WORTH_ANOTHER) another()
    }
  }
  another()
  // Lanes are added while others run.
  for (const running of lanes) await running
  if (failures.length > 0) throw failures[0]
  return done.filter((reading) => reading !== undefined)
}

/** A reading with the picture for the archive, where one was asked for. */
export interface ReadingWithImage extends PageReading {
  readonly image: PageImage | null
}

/** The number of pages; tried once more where the process crashed. @throws CodedError when it cannot be opened at all. */
export async function openPages(
  file: FileRef,
  { reader, signal }: Pick<PagedOptions, 'reader' | 'signal'>,
): Promise<OpenedFile> {
  const task = { kind: 'open', file } as const
  const run = { timeoutMs: file.limits.openTimeoutMs, ...(signal === undefined ? {} : { signal }) }
  try {
    return await reader.run(task, run)
  } catch (error) {
    if (!(error instanceof CodedError) || !error.retry) throw error
    return reader.run(task, { ...run, fresh: true })
  }
}

/** Reads one page; see `readPages` for one that fails. @throws CodedError when no page can be read at all. */
export async function readPage(file: FileRef, page: number, options: PagedOptions): Promise<ReadingWithImage> {
  const { reader, forceOcr, imageWidth, signal } = options
  const task = { kind: 'page', file, page, forceOcr, imageWidth } as const
  const run = { timeoutMs: file.limits.pageTimeoutMs, ...(signal === undefined ? {} : { signal }) }
  try {
    return succeeded(await reader.run(task, run))
  } catch (error) {
    if (!(error instanceof CodedError) || deadly.has(error.code)) throw error
    if (!error.retry) return failed(page, error)
  }
  try {
    return succeeded(await reader.run(task, { ...run, fresh: true }))
  } catch (error) {
    if (!(error instanceof CodedError) || deadly.has(error.code)) throw error
    return failed(page, error)
  }
}

/** No page can be read after these. */
const deadly = new Set(['ingest.reader_closed', 'ingest.ocr_unavailable'])

function succeeded({ words, figure, notes, image }: ReadPage): ReadingWithImage {
  const { page, textFrom, confidence } = words
  const count = words.words.length
  return {
    words,
    notes,
    image,
    result: { page, textFrom, confidence: count === 0 ? 1 : confidence, figure, words: count },
  }
}

function failed(page: number, error: CodedError): ReadingWithImage {
  const cause = error.code === 'ingest.page_failed' ? error.message : `${error.message} (${error.code})`
  const message = `Page ${page} could not be read. ${cause}. ${error.hint}`
  return {
    words: null,
    image: null,
    notes: [{ code: 'ingest.page_failed', severity: 'error', message, at: { page } }],
    result: { page, textFrom: 'failed', confidence: 0, figure: 0, words: 0 },
  }
}
