import { CodedError } from '@vanthu/document'
import type { FileRef, OpenedFile, PageImage, ReadPage } from './child/task.js'
import type { PageReading } from './page-reading.js'
import { failedReading } from './page-reading.js'
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

/**
 * With more than this left to do one more process opens the file: one that stands ready must only read the fonts, one
 * that is not there yet must start. Milliseconds.
 */
const WORTH_READY = 300
const WORTH_STARTING = 1_000
/** A page that takes longer (OCR) leaves those after it to another process. */
const SLOW_PAGE = 600
/** Pages that a process is asked for at once, while they come out of text layers: it need not wait for us. */
const MOST_AT_ONCE = 8

/**
 * Reads all pages of a file, each where a process is free. A short text layer stays in one process, long files and
 * OCR spread. A page whose process crashed, hung or ran out of memory is tried once more in a fresh one; then it is a
 * failed page with a diagnostic, and the others go on.
 * @throws CodedError when no page can be read at all, or the reader is closed. @throws the signal's reason.
 */
export function readPages(file: FileRef, total: number, options: PagedOptions): Promise<readonly PageReading[]> {
  return new DocumentReading(file, total, options).run()
}

/** The reading of one document by lanes, each of which has one process work for it. */
class DocumentReading {
  readonly #file: FileRef
  readonly #total: number
  readonly #options: PagedOptions
  readonly #done: (PageReading | undefined)[]
  /** Pages that no lane has taken, in their order. */
  readonly #waiting: number[]
  readonly #lanes: Promise<void>[] = []
  readonly #failures: unknown[] = []
  #running = 0
  #finished = 0
  #spent = 0
  /** The last page came out of its text layer. */
  #quick: boolean

  constructor(file: FileRef, total: number, options: PagedOptions) {
    this.#file = file
    this.#total = total
    this.#options = options
    this.#done = Array.from({ length: total })
    this.#waiting = Array.from({ length: total }, (_, i) => i + 1)
    this.#quick = file.mediaType === 'application/pdf' && !options.forceOcr
  }

  async run(): Promise<readonly PageReading[]> {
    this.#another()
    // Lanes are added while others run.
    for (const lane of this.#lanes) await lane
    if (this.#failures.length > 0) throw this.#failures[0]
    return this.#done.filter((reading) => reading !== undefined)
  }

  #another(): void {
    if (this.#running >= this.#options.reader.processes || this.#waiting.length === 0) return
    this.#running++
    const lane = this.#lane()
      .catch((error: unknown) => {
        this.#fail(error)
      })
      .finally(() => this.#running--)
    this.#lanes.push(lane)
  }

  /** The other lanes end with the pages that they are at. */
  #fail(error: unknown): void {
    this.#failures.push(error)
    this.#waiting.length = 0
  }

  async #lane(): Promise<void> {
    for (let pages = this.#take(); pages.length > 0; pages = this.#take()) {
      this.#options.signal?.throwIfAborted()
      await this.#read(pages)
    }
  }

  /** The next pages that follow one another; few where several lanes share what is left. */
  #take(): number[] {
    const left = this.#waiting.length
    const share = this.#running > 1 ? Math.ceil(left / (2 * this.#running)) : left
    const most = this.#quick ? Math.min(MOST_AT_ONCE, share) : 1
    const first = this.#waiting[0] ?? 0
    const gap = this.#waiting.slice(0, most).findIndex((page, i) => page !== first + i)
    return this.#waiting.splice(0, gap === -1 ? most : gap)
  }

  #giveBack(pages: readonly number[]): void {
    if (this.#failures.length > 0) return
    const missing = pages.filter((page) => this.#done[page - 1] === undefined && !this.#waiting.includes(page))
    this.#waiting.push(...missing)
    this.#waiting.sort((a, b) => a - b)
  }

  /** Reads the first of the pages at least; those that were not read wait again. */
  async #read(pages: readonly number[]): Promise<void> {
    const left = [...pages]
    const images: PageImage[] = []
    let began = performance.now()
    const slow = setTimeout(() => {
      // What has come meanwhile is looked at first: it may be this process that was held up.
      setImmediate(() => {
        if (left.length === 0 || performance.now() - began < SLOW_PAGE) return
        this.#giveBack(left.splice(1))
        this.#another()
      })
    }, SLOW_PAGE)
    const told = ({ image, ...reading }: ReadingWithImage): void => {
      const now = performance.now()
      this.#spent += now - began
      began = now
      slow.refresh()
      const at = left.indexOf(reading.result.page)
      if (at !== -1) left.splice(at, 1)
      if (image !== null) images.push(image)
      this.#keep(reading)
    }
    try {
      await readSome(this.#file, pages, this.#options, told)
    } finally {
      clearTimeout(slow)
    }
    this.#giveBack(left.splice(0))
    for (const image of images) await this.#options.onPageImage?.(image)
  }

  /** A page that two lanes have read counts once: they read the same. */
  #keep(reading: PageReading): void {
    const { page, textFrom } = reading.result
    if (this.#done[page - 1] !== undefined || this.#failures.length > 0) return
    this.#done[page - 1] = reading
    const again = this.#waiting.indexOf(page)
    if (again !== -1) this.#waiting.splice(again, 1)
    this.#finished++
    this.#quick = textFrom === 'text-layer'
    const { reader, signal, onPage } = this.#options
    try {
      onPage?.(this.#finished, this.#total)
      if (this.#finished < this.#total) signal?.throwIfAborted()
    } catch (error) {
      this.#fail(error)
    }
    const rest = (this.#waiting.length * this.#spent) / this.#finished
    if (rest > (reader.idle() > 0 ? WORTH_READY : WORTH_STARTING)) this.#another()
  }
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
  const read: ReadingWithImage[] = []
  await readSome(file, [page], options, (reading) => read.push(reading))
  const [only] = read
  if (only === undefined) throw new RangeError(`page ${page} was answered without a reading`)
  return only
}

/**
 * Tells the first of the pages at least, and those after it while they come quickly. A failure is that of the page which
 * was due; it is tried once more, in a process that has done nothing yet.
 */
async function readSome(
  file: FileRef,
  pages: readonly number[],
  { reader, forceOcr, imageWidth, signal }: PagedOptions,
  tell: (reading: ReadingWithImage) => void,
): Promise<void> {
  let told = 0
  const run = {
    timeoutMs: file.limits.pageTimeoutMs,
    ...(signal === undefined ? {} : { signal }),
    onPart: (read: ReadPage) => {
      told++
      tell(succeeded(read))
    },
  }
  const task = { kind: 'pages', file, forceOcr, imageWidth } as const
  const [first = 1] = pages
  try {
    await reader.run({ ...task, from: first, to: first + pages.length - 1 }, run)
    return
  } catch (error) {
    if (!(error instanceof CodedError) || deadly.has(error.code)) throw error
    if (told === pages.length) return
    if (!error.retry) {
      tell(failed(first + told, error))
      return
    }
  }
  const page = first + told
  try {
    await reader.run({ ...task, from: page, to: page }, { ...run, fresh: true })
  } catch (error) {
    if (!(error instanceof CodedError) || deadly.has(error.code)) throw error
    tell(failed(page, error))
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

const failed = (page: number, error: CodedError): ReadingWithImage => ({ ...failedReading(page, error), image: null })
