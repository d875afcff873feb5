import type { RepairedText, Span } from '@vanthu/document'

/**
 * How sure the reading of the print is under a span, 0–1: the least sure of its words, softened, since one doubtful
 * word rarely spoils a phrase. 1 for files and text layers, and where no word stands.
 */
export function readingConfidence(text: RepairedText, span: Span): number {
  let least = 1
  for (const word of text.transcript.wordsIn(text.toRaw(span))) least = Math.min(least, word.confidence)
  return 0.5 + least / 2
}
