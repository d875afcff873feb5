import type { PageWords } from '../page-words.js'
import type { Raster } from './raster.js'

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
export function openEngine(_options: EngineOptions = {}): Promise<Engine> {
  return Promise.reject(new RangeError('the engine is being built'))
}
