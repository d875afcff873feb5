import type { Diagnostic } from '@vanthu/document'
import type { Raster } from './ocr/raster.js'
import type { PageWords } from './page-words.js'

/** A file that has pages, open in a child process. One page is held at a time. */
export interface PagedFile {
  readonly pages: number
  readonly notes: readonly Diagnostic[]
  /** @throws CodedError, or a library's error, when the page cannot be read at all. */
  openPage(page: number): Promise<FilePage>
  close(): Promise<void>
}

export interface PageRaster {
  readonly raster: Raster
  /**
   * Text that is printed over the scan and is not in its image: registries type the number and the date of a document
   * onto its scan. Null where there is none, or where the image shows it.
   */
  readonly overlay: PageWords | null
}

/** What a page offers before anything is read. */
export interface FilePage {
  /** The text layer; null where the medium has none. */
  readonly textLayer: PageWords | null
  /** Share of the page that images cover, 0–1. */
  readonly imageCover: number
  /** Nothing is drawn on the page at all. */
  readonly blank: boolean
  /** The page as one grey image, its frame the page's frame. @throws CodedError `ingest.damaged_image` and others. */
  image(): Promise<PageRaster>
  /** What was odd so far. */
  notes(): readonly Diagnostic[]
  release(): void
}
