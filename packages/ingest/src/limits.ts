import { fail } from './failure.js'

/**
 * Bounds that hold before anything is decoded. They are generous to real
 * documents (a 2,000-page file, an A0 drawing at 200 dpi) and refuse files made to exhaust the machine.
 */
export interface Limits {
  /** Size of the received file. */
  readonly maxBytes: number
  /** Size of a text, Markdown or HTML file, which is read in the calling process. */
  readonly maxTextBytes: number
  readonly maxPages: number
  /** Width times height of one image, by its own declaration. */
  readonly maxPixels: number
  /** Sum of the sizes that a DOCX archive declares for its parts. */
  readonly maxUnpackedBytes: number
  /** Wall clock for opening a file. */
  readonly openTimeoutMs: number
  /** Wall clock for one page, the engine's start included. */
  readonly pageTimeoutMs: number
}

export const defaultLimits: Limits = {
  maxBytes: 512 * 1024 * 1024,
  maxTextBytes: 32 * 1024 * 1024,
  maxPages: 2_000,
  maxPixels: 100_000_000,
  maxUnpackedBytes: 256 * 1024 * 1024,
  openTimeoutMs: 60_000,
  pageTimeoutMs: 120_000,
}

/** @throws CodedError `ingest.too_large`, `ingest.empty_file`. */
export function checkSize(bytes: number, limits: Limits): void {
  if (bytes === 0) throw fail('ingest.empty_file')
  if (bytes > limits.maxBytes) throw fail('ingest.too_large', `${bytes} bytes, the limit is ${limits.maxBytes}`)
}

/** @throws CodedError `ingest.too_many_pages`. */
export function checkPages(pages: number, limits: Pick<Limits, 'maxPages'>): void {
  if (pages > limits.maxPages) throw fail('ingest.too_many_pages', `${pages} pages, the limit is ${limits.maxPages}`)
}

/** @throws CodedError `ingest.too_many_pixels`. */
export function checkPixels(width: number, height: number, limits: Pick<Limits, 'maxPixels'>): void {
  if (width * height > limits.maxPixels) {
    throw fail('ingest.too_many_pixels', `${width} × ${height} pixels, the limit is ${limits.maxPixels}`)
  }
}
