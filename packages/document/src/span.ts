/** Half-open stretch `[from, to)` of a named text, in UTF-16 units. `from === to` is an empty place. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A checked span. @throws RangeError when an end is not an integer, is negative, or `to < from`. */
export function span(from: number, to: number): Span {
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to < from) {
    throw new RangeError(`span [${from}, ${to}) is not a half-open range of non-negative integers`)
  }
  return { from, to }
}

export const spanLength = (s: Span): number => s.to - s.from

/** True when `inner` lies wholly within `outer`; an empty span lies within a span that touches it. */
export const covers = (outer: Span, inner: Span): boolean => outer.from <= inner.from && inner.to <= outer.to

/** True when the two share at least one unit; empty spans overlap nothing. */
export const overlaps = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to

/** The text under a span. @throws RangeError when the span leaves the text. */
export function slice(text: string, s: Span): string {
  if (s.to > text.length) throw new RangeError(`span [${s.from}, ${s.to}) leaves a text of ${text.length} units`)
  return text.slice(s.from, s.to)
}
