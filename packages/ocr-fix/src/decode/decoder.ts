import type { Edit, Span, TranscriptWord } from '@vanthu/document'
import type { LineDamage } from '../damage/damage.js'

/** One text with what is known of it. All spans are in `text`. */
export interface DecodeRequest {
  readonly text: string
  /** Printed lines, in text order. */
  readonly lines: readonly Span[]
  /** One judgement a line, in the order of `lines`. */
  readonly damage: readonly LineDamage[]
  /** Numbers, references, dates, addresses: no edit may touch them. Sorted, not overlapping. */
  readonly protectedSpans: readonly Span[]
  /** Words with the confidence and alternatives of the OCR; empty for plain text. */
  readonly words: readonly TranscriptWord[]
}

/** Finds the words that were printed behind damaged ones. Edits are sorted and do not overlap. */
export interface Decoder {
  decode(request: DecodeRequest): readonly Edit[]
}
