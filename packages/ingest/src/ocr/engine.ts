import type { PageWords } from '../page-words.js'
import type { Raster } from './raster.js'
import { readPageImage } from './read-image.js'
import { startTesseract } from './tesseract-adapter.js'

export interface EngineOptions {
  /** Milliseconds until a start that gives no sign is given up. */
  readonly startTimeoutMs?: number
}

/** One OCR engine in this process. It reads one image at a time; calls that overlap wait for their turn. */
export interface Engine {
  readImage(page: number, image: Raster): Promise<PageWords>
  close(): Promise<void>
}

/**
 * Starts tesseract with the Vietnamese model, offline.
 * @throws CodedError `ingest.ocr_unavailable` when the model is missing or the engine does not start in time.
 */
export async function openEngine({ startTimeoutMs = 30_000 }: EngineOptions = {}): Promise<Engine> {
  const tesseract = await startTesseract(startTimeoutMs)
  return {
    readImage: (page, image) => readPageImage(tesseract, page, image),
    close: () => tesseract.close(),
  }
}
