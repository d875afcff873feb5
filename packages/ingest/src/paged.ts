import type { Diagnostic } from '@vanthu/document'
import { CodedError } from '@vanthu/document'
import type { FileRef, PageImage, ReadPage } from './child/task.js'
import type { PageResult } from './page-quality.js'
import type { PageWords } from './page-words.js'
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

export interface ReadPages {
  readonly pages: readonly PageWords[]
  readonly results: readonly PageResult[]
  readonly notes: readonly Diagnostic[]
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
export async function readPages(file: FileRef, options: PagedOptions): Promise<ReadPages> {
  const { reader, signal } = options
  const opened = await openTwice(file, options)
  const total = opened.pages
  const done: (Outcome | undefined)[] = Array.from({ length: total })
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
      const outcome = await readTwice(file, page, options).finally(() => {
        clearTimeout(slow)
      })
      spent += performance.now() - began
      done[page - 1] = { ...outcome, image: null }
      if (outcome.image !== null) await options.onPageImage?.(outcome.image)
      options.onPage?.(++finished, total)
      if (((total - next + 1) * spent) / finished > WORTH_ANOTHER) another()
    }
  }
  another()
  // Lanes are added while others run.
  for (const running of lanes) await running
  await reader.forget(file.path)
  if (failures.length > 0) throw failures[0]
  const outcomes = done.filter((outcome) => outcome !== undefined)
  return {
    pages: outcomes.flatMap(({ words }) => (words === null ? [] : [words])),
    results: outcomes.map(({ result }) => result),
    notes: [...opened.notes, ...outcomes.flatMap(({ notes }) => notes)],
  }
}

interface Outcome {
  readonly words: PageWords | null
  readonly result: PageResult
  readonly notes: readonly Diagnostic[]
  readonly image: PageImage | null
}

async function openTwice(
  file: FileRef,
  { reader, signal }: PagedOptions,
): Promise<{ pages: number; notes: readonly Diagnostic[] }> {
  const task = { kind: 'open', file } as const
  const run = { timeoutMs: file.limits.openTimeoutMs, ...(signal === undefined ? {} : { signal }) }
  try {
    return await reader.run(task, run)
  } catch (error) {
    if (!(error instanceof CodedError) || !error.retry) throw error
    return reader.run(task, { ...run, fresh: true })
  }
}

async function readTwice(file: FileRef, page: number, options: PagedOptions): Promise<Outcome> {
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

function succeeded({ words, figure, notes, image }: ReadPage): Outcome {
  const { page, textFrom, confidence } = words
  const count = words.words.length
  return {
    words,
    notes,
    image,
    result: { page, textFrom, confidence: count === 0 ? 1 : confidence, figure, words: count },
  }
}

function failed(page: number, error: CodedError): Outcome {
  const cause = error.code === 'ingest.page_failed' ? error.message : `${error.message} (${error.code})`
  const message = `Page ${page} could not be read. ${cause}. ${error.hint}`
  return {
    words: null,
    image: null,
    notes: [{ code: 'ingest.page_failed', severity: 'error', message, at: { page } }],
    result: { page, textFrom: 'failed', confidence: 0, figure: 0, words: 0 },
  }
}
