import type { RepairedText, Span } from '@vanthu/document'

/** Below this an edit of Unicode or of spacing says nothing about the words. */
const telling = 0.985

/**
 * What the repairs under a span leave of its certainty, 0–1: the least sure of them, softened, since a repair chooses
 * between words and most of a fact's words stand beside it. 1 where nothing was changed.
 */
export function repairConfidence(text: RepairedText, span: Span): number {
  const raw = text.toRaw(span)
  let lo = 0
  let hi = text.edits.length
  while (lo < hi) {
    const mid = (lo + hi) >>> 1
    if ((text.edits[mid]?.span.to ?? 0) < raw.from) lo = mid + 1
    else hi = mid
  }
  let least = 1
  for (let i = lo; i < text.edits.length; i++) {
    const edit = text.edits[i]
    if (edit === undefined || edit.span.from > raw.to) break
    if (edit.confidence < telling) least = Math.min(least, edit.confidence)
  }
  return 0.7 + 0.3 * least
}
