import type { Evidence, PlanRecord } from '@vanthu/document'
import type { DoubtKind } from '../questions.js'

/** Facts at or above this confidence need no second look. */
export const doubtBelow = 0.9

export interface Doubt {
  readonly kind: DoubtKind
  readonly record_id: string | null
  readonly text: string
  readonly page: number | null
  readonly confidence: number
}

/** Uncertain facts of a record, places that were not read (confidence 0), and pages that failed. */
export function doubtsOf(record: PlanRecord): readonly Doubt[] {
  const all: readonly Doubt[] = [
    ...record.quality.pages
      .filter((p) => p.textFrom === 'failed')
      .map((p): Doubt => ({ kind: 'page', record_id: null, text: '', page: p.page, confidence: 0 })),
    ...record.documentEvidence.map((h) => fact('header', h.field, h.confidence, h.evidence)),
    ...record.assignments.map((a) => fact('task', a.id, a.confidence, a.evidence)),
    ...record.deadlines.map((d) => fact('deadline', d.id, d.confidence, d.evidence)),
    ...record.citations.map((c) => fact('citation', c.id, c.confidence, c.mentions[0])),
    ...record.indicators.map((n) => fact('indicator', null, n.confidence, n.evidence)),
    ...record.unread.map((u) => fact('unread', null, 0, u.evidence)),
  ]
  return all.filter((doubt) => doubt.confidence < doubtBelow)
}

function fact(kind: DoubtKind, record_id: string | null, confidence: number, evidence: Evidence | undefined): Doubt {
  return { kind, record_id, text: evidence?.quote ?? '', page: evidence?.page ?? null, confidence }
}
