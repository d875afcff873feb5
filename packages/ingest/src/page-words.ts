import type { RecognizedWord } from '@vanthu/document'

/** A printed straight line, such as a table's border or the short rule over footnotes: fractions of the page. */
export interface Ruling {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/**
 * One page as read, before layout: where its words stand. Text layers and OCR both end here, so that the judge and the
 * layout know only this.
 */
export interface PageWords {
  /** From 1. */
  readonly page: number
  /** Pixels of the image that was read, or points of a text-layer page. */
  readonly width: number
  readonly height: number
  /** Every word has its box. */
  readonly words: readonly RecognizedWord[]
  /** Indexes into `words` for each printed line, where the source knows; layout makes its own lines otherwise. */
  readonly lines?: readonly (readonly number[])[]
  readonly rulings: readonly Ruling[]
  readonly textFrom: 'text-layer' | 'ocr'
  /** Mean over the words, 0–1; 0 for a page without words. */
  readonly confidence: number
}
