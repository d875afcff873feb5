import type { Span } from '@vanthu/document'
import { overlaps } from '@vanthu/document'

/** Spans in order, those that touch or overlap put together. */
export function merged(spans: readonly Span[]): readonly Span[] {
  const out: Span[] = []
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = out.at(-1)
    if (last !== undefined && (overlaps(last, span) || last.to === span.from)) {
      out[out.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
    } else out.push(span)
  }
  return out
}

/** Places of a text that are taken. Asking is O(log n): a text of 2,000 pages has tens of thousands of them. */
export class Places {
  readonly #spans: readonly Span[]

  constructor(spans: readonly Span[]) {
    this.#spans = merged(spans)
  }

  /** True where a place shares at least one unit with `span`. */
  overlap(span: Span): boolean {
    let lo = 0
    let hi = this.#spans.length
    while (lo < hi) {
      const mid = (lo + hi) >>> 1
      if ((this.#spans[mid]?.to ?? 0) <= span.from) lo = mid + 1
      else hi = mid
    }
    const found = this.#spans[lo]
    return found !== undefined && overlaps(found, span)
  }
}
