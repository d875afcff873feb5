import { CodedError } from '@vanthu/document'
import { createRequire } from 'node:module'
import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createWorker, OEM } from 'tesseract.js'
import type { Worker } from 'tesseract.js'

/** How the engine cuts up what it is given. */
export type Segmentation = 'block' | 'line'

/** A word in pixels of the image given; confidence 0–1. */
export interface EngineWord {
  readonly text: string
  readonly confidence: number
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  /** Other readings of the same place. The engine names none; a second look at the ink may. */
  readonly choices: readonly { readonly text: string; readonly confidence: number }[]
}

/** tesseract in a thread of this process. */
export interface Tesseract {
  /** Words as printed, line after line from the top. `image` is a file that leptonica decodes (PGM, PNG). */
  read(image: Uint8Array, segmentation: Segmentation): Promise<readonly EngineWord[]>
  close(): Promise<void>
}

// PSM numbers of tesseract. "block" (6) reads a region that is one column: on the body of real scans its word error was
// 3.1 % against 3.5 % of the page analysis (3), which also loses signature blocks and headings of tables.
const psm = { block: '6', line: '7' } as const

/** Where the language data are, checked, for the error that says what to do is better than a start that never ends. */
async function dataFolder(): Promise<string> {
  const folder = join(
    dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/vie/package.json')),
    '4.0.0_best_int',
  )
  const file = join(folder, 'vie.traineddata.gz')
  const found = await stat(file).catch(() => null)
  if (found === null || found.size < 100_000) {
    throw new CodedError('ingest.ocr_unavailable', `The Vietnamese OCR model is missing: ${file}`, {
      hint: 'Install the packages again (npm ci).',
    })
  }
  return folder
}

export async function startTesseract(startTimeoutMs: number): Promise<Tesseract> {
  const langPath = await dataFolder()
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(
        new CodedError('ingest.ocr_unavailable', `The OCR engine did not start within ${startTimeoutMs} ms`, {
          hint: 'Close other programs or process fewer documents at a time.',
          retry: true,
        }),
      )
    }, startTimeoutMs)
  })
  const starting = createWorker('vie', OEM.LSTM_ONLY, {
    langPath,
    gzip: true,
    cacheMethod: 'none',
    // Without a handler a corrupt image ends the process; with one the call rejects.
    errorHandler: () => {},
  })
  try {
    const worker = await Promise.race([starting, tooLate])
    await worker.setParameters({ user_defined_dpi: '200', debug_file: '/dev/null', tessedit_do_invert: '0' })
    return new TesseractThread(worker)
  } catch (error) {
    void starting.then((late) => late.terminate()).catch(() => {})
    if (error instanceof CodedError) throw error
    throw new CodedError('ingest.ocr_unavailable', 'The OCR engine did not start', {
      hint: 'Install the packages again (npm ci).',
      cause: error,
    })
  } finally {
    clearTimeout(timer)
  }
}

class TesseractThread implements Tesseract {
  readonly #worker: Worker
  #segmentation: Segmentation | null = null
  #queue: Promise<unknown> = Promise.resolve()

  constructor(worker: Worker) {
    this.#worker = worker
  }

  read(image: Uint8Array, segmentation: Segmentation): Promise<readonly EngineWord[]> {
    const turn = this.#queue.then(() => this.#read(image, segmentation))
    this.#queue = turn.catch(() => {})
    return turn
  }

  async #read(image: Uint8Array, segmentation: Segmentation): Promise<readonly EngineWord[]> {
    if (this.#segmentation !== segmentation) {
      await this.#worker.setParameters({ tessedit_pageseg_mode: psm[segmentation] as never })
      this.#segmentation = segmentation
    }
    // The tree of blocks with all its letters takes the engine twice the time of the table, and says no more of a word.
    const { data } = await this.#worker.recognize(
      Buffer.from(image.buffer, image.byteOffset, image.byteLength),
      {},
      { text: false, tsv: true },
    )
    return wordsOfTable(data.tsv ?? '')
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }
}

/**
 * The words of tesseract's table: level (5 is a word), page, block, paragraph, line, word, left, top, width, height,
 * confidence in per cent, text.
 */
function wordsOfTable(table: string): EngineWord[] {
  const words: EngineWord[] = []
  for (const row of table.split('\n')) {
    const [level, , , , , , left, top, width, height, confidence, text = ''] = row.split('\t')
    if (level !== '5' || text.trim() === '') continue
    const [x0, y0] = [Number(left), Number(top)]
    words.push({
      text,
      confidence: Number(confidence) / 100,
      x0,
      y0,
      x1: x0 + Number(width),
      y1: y0 + Number(height),
      choices: [],
    })
  }
  return words
}
