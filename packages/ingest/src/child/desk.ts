import { readFile } from 'node:fs/promises'
import { fail } from '../failure.js'
import { openImageFile } from '../image/image-file.js'
import type { Engine } from '../ocr/engine.js'
import type { PagedFile } from '../paged-file.js'
import { readDocx } from '../text/docx-adapter.js'
import { pictureOf, readPage } from './read-page.js'
import type { Answers, FileRef, ReadPage, Task } from './task.js'

/** Files kept open at once: pages of two documents may come in turns. */
const OPEN_FILES = 2

/** Milliseconds. After a page that took longer the desk waits to be asked again. */
const QUICK_PAGE = 250

/** What one child process works at: the files it has open, and its OCR engine once a page needs it. */
export class Desk {
  readonly #files = new Map<string, Promise<PagedFile>>()
  #engine: Promise<Engine> | null = null

  /** Pages are told one by one, as they are read. */
  async answer(task: Task, tell: (page: ReadPage) => void): Promise<Answers[keyof Answers]> {
    switch (task.kind) {
      case 'open': {
        const { pages, notes } = await this.#open(task.file)
        return { pages, notes }
      }
      case 'pages': {
        for (let number = task.from; number <= task.to; number++) {
          const began = performance.now()
          const read = await this.#read(number, task)
          tell(read)
          if (read.words.textFrom !== 'text-layer' || performance.now() - began > QUICK_PAGE) break
        }
        return null
      }
      case 'picture': {
        const page = await (await this.#open(task.file)).openPage(task.page)
        try {
          return await pictureOf(task.page, (await page.image()).raster, task.width)
        } finally {
          page.release()
        }
      }
      case 'docx':
        return readDocx(await readFile(task.file.path), task.file.limits)
      case 'close':
        await this.#close(task.path)
        return null
    }
  }

  async #read(number: number, task: Extract<Task, { kind: 'pages' }>): Promise<ReadPage> {
    const page = await (await this.#open(task.file)).openPage(number)
    try {
      return await readPage(number, page, () => this.#engineOnce(), task)
    } finally {
      page.release()
    }
  }

  async #open(file: FileRef): Promise<PagedFile> {
    const known = this.#files.get(file.path)
    if (known !== undefined) {
      this.#files.delete(file.path)
      this.#files.set(file.path, known)
      return known
    }
    const opened = openPaged(file)
    this.#files.set(file.path, opened)
    try {
      const paged = await opened
      for (const oldest of this.#files.keys()) {
        if (this.#files.size <= OPEN_FILES) break
        await this.#close(oldest)
      }
      return paged
    } catch (error) {
      this.#files.delete(file.path)
      throw error
    }
  }

  async #close(path: string): Promise<void> {
    const file = this.#files.get(path)
    this.#files.delete(path)
    await (await file)?.close()
  }

  #engineOnce(): Promise<Engine> {
    this.#engine ??= startEngine().catch((error: unknown) => {
      this.#engine = null
      throw error
    })
    return this.#engine
  }
}

/** Libraries are loaded when they are needed first: a text layer needs no engine, a scan in TIFF no pdf.js. */
async function startEngine(): Promise<Engine> {
  const { openEngine } = await import('../ocr/engine.js')
  return openEngine()
}

async function openPaged({ path, mediaType, limits }: FileRef): Promise<PagedFile> {
  const bytes = new Uint8Array(await readFile(path))
  switch (mediaType) {
    case 'application/pdf': {
      const { openPdfFile } = await import('../pdf/pdf-file.js')
      return openPdfFile(bytes, limits)
    }
    case 'image/tiff':
    case 'image/png':
    case 'image/jpeg':
    case 'image/webp':
      return openImageFile(bytes, limits)
    default:
      throw fail('ingest.unsupported_type', `${mediaType} has no pages`)
  }
}
