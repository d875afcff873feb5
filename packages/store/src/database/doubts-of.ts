import type { DoubtReason, PlanRecord } from '@vanthu/document'
import { doubtsOf as doubtsOfRecord } from '@vanthu/document'
import type { DoubtKind } from '../questions.js'

export interface Doubt {
  readonly kind: DoubtKind
  readonly record_id: string | null
  readonly text: string
  readonly page: number | null
  readonly confidence: number
  readonly reason: DoubtReason
}

/** Uncertain facts of a record, places that were not read (confidence 0), and pages that failed, as rows. */
export function doubtsOf(record: PlanRecord): readonly Doubt[] {
  return doubtsOfRecord(record).map(({ kind, id, text, page, confidence, reason }) => ({
    kind,
    record_id: id,
    text,
    page,
    confidence,
    reason,
  }))
}
