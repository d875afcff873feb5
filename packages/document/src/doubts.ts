import type { Evidence, PlanRecord } from './record.js'

/**
 * Facts below this confidence are for a person to look at, in every list of doubts. Of new documents about a third of
 * the facts are below it and half of the errors (`node bench/calibration.mjs --held-out`).
 */
export const doubtBelow = 0.85

export const doubtKinds = ['header', 'task', 'deadline', 'citation', 'indicator', 'unread', 'page'] as const
export type DoubtKind = (typeof doubtKinds)[number]

/** What speaks most against a fact, as far as the record tells. */
export const doubtReasons = [
  /** The page could not be read. */
  'page-failed',
  /** Looks like a fact of the kind; no rule reads it. */
  'not-read',
  /** The page is hard to read: fair or poor. */
  'poor-page',
  /** The document does not say who must act. */
  'nobody-named',
  /** A time without a day: relative to an event, or with a year that the document does not tell. */
  'no-day',
  /** A citation with several readings, or whose instrument cannot be told. */
  'ambiguous',
  /** None of these: the words were read, and the rule that read them is often wrong. */
  'unsure-rule',
] as const
export type DoubtReason = (typeof doubtReasons)[number]

export interface Doubt {
  readonly kind: DoubtKind
  /** Id of the fact in the record; the field's name for header fields; null where there is none. */
  readonly id: string | null
  readonly text: string
  readonly page: number | null
  readonly confidence: number
  readonly reason: DoubtReason
}

/**
 * What a person should look at, least certain first: pages that failed and places that were not read (confidence 0),
 * then facts below `doubtBelow`.
 */
export function doubtsOf(record: PlanRecord): readonly Doubt[] {
  const poor = new Set(record.quality.pages.filter((p) => p.grade === 'poor' || p.grade === 'fair').map((p) => p.page))
  const fact = (
    kind: DoubtKind,
    id: string | null,
    confidence: number,
    evidence: Evidence | undefined,
    own: DoubtReason | null,
  ): Doubt => {
    const page = evidence?.page ?? null
    const reason = own ?? (page !== null && poor.has(page) ? 'poor-page' : 'unsure-rule')
    return { kind, id, text: evidence?.quote ?? '', page, confidence, reason }
  }
  const all: readonly Doubt[] = [
    ...record.quality.pages
      .filter((p) => p.textFrom === 'failed')
      .map(({ page }): Doubt => ({ kind: 'page', id: null, text: '', page, confidence: 0, reason: 'page-failed' })),
    ...record.documentEvidence.map((h) => fact('header', h.field, h.confidence, h.evidence, null)),
    ...record.assignments.map((a) =>
      fact('task', a.id, a.confidence, a.evidence, a.responsible.length === 0 ? 'nobody-named' : null),
    ),
    ...record.deadlines.map((d) => fact('deadline', d.id, d.confidence, d.evidence, withoutDay(d))),
    ...record.citations.map((c) =>
      fact(
        'citation',
        c.id,
        c.confidence,
        c.mentions[0],
        c.status === 'ambiguous' || c.status === 'unresolved' ? 'ambiguous' : null,
      ),
    ),
    ...record.indicators.map((i) => fact('indicator', null, i.confidence, i.evidence, null)),
    ...record.unread.map((u) => fact('unread', null, 0, u.evidence, 'not-read')),
  ]
  return all.filter((d) => d.confidence < doubtBelow).toSorted((a, b) => a.confidence - b.confidence)
}

function withoutDay(d: PlanRecord['deadlines'][number]): DoubtReason | null {
  const open = (d.kind === 'fixed' && d.date === null) || (d.kind === 'window' && d.from === null && d.to === null)
  return open ? 'no-day' : d.who.length === 0 ? 'nobody-named' : null
}
