import type { Generated } from 'kysely'
import type { DeliveryState, WebhookKind } from '../webhooks.js'

/** Columns as both databases hold them. Days are "YYYY-MM-DD", moments epoch milliseconds, flags 0 or 1. */
export interface Tables {
  readonly documents: DocumentsTable
  readonly receipts: ReceiptsTable
  readonly versions: VersionsTable
  readonly pages: PagesTable
  readonly kept_pages: KeptPagesTable
  readonly corrections: CorrectionsTable
  readonly headers: HeadersTable
  readonly bodies: BodiesTable
  readonly tasks: TasksTable
  readonly task_bodies: TaskBodiesTable
  readonly task_deadlines: TaskDeadlinesTable
  readonly task_citations: TaskCitationsTable
  readonly deadlines: DeadlinesTable
  readonly deadline_bodies: DeadlineBodiesTable
  readonly instruments: InstrumentsTable
  readonly citations: CitationsTable
  readonly mentions: MentionsTable
  readonly indicators: IndicatorsTable
  readonly doubts: DoubtsTable
  readonly webhooks: WebhooksTable
  readonly webhook_deliveries: DeliveriesTable
}

export interface DocumentsTable {
  readonly id: Generated<number>
  readonly sha256: string
  readonly filename: string
  readonly media_type: string | null
  readonly bytes: number
  readonly received_at: number
  readonly status: 'received' | 'processing' | 'done' | 'failed'
  /** Claims since the document was received or queued again. */
  readonly attempts: number
  /** Not to be claimed before this moment. */
  readonly available_at: number
  readonly lease_holder: string | null
  readonly lease_token: string | null
  readonly lease_until: number | null
  readonly failure_code: string | null
  readonly failure_message: string | null
  readonly failure_hint: string | null
  readonly finished_at: number | null
  /** 0 before the first extraction. */
  readonly current_version: number
}

/** Every name under which the same bytes came in. */
export interface ReceiptsTable {
  readonly document_id: number
  readonly filename: string
  readonly received_at: number
}

/** One extraction. `record`, `raw` and `edits` are deflated UTF-8; the digest is over what they were before. */
export interface VersionsTable {
  readonly document_id: number
  readonly version: number
  readonly content_sha256: string
  readonly producer: string
  readonly created_at: number
  readonly record: Uint8Array
  readonly raw: Uint8Array
  readonly edits: Uint8Array
}

export interface PagesTable {
  readonly document_id: number
  readonly page: number
  readonly text_from: string
  readonly confidence: number
  readonly grade: string
  readonly image_sha256: string | null
  readonly image_media_type: string | null
  readonly width: number | null
  readonly height: number | null
}

/** Pages of a document under work, until it ends. `reading` is deflated JSON, `image` JSON of a `PageImageRef`. */
export interface KeptPagesTable {
  readonly document_id: number
  readonly page: number
  readonly producer: string
  readonly reading: Uint8Array
  readonly image: string | null
}

/** Events, never changed. `target`, `before` and `after` are JSON. */
export interface CorrectionsTable {
  readonly id: Generated<number>
  readonly document_id: number
  readonly at: number
  readonly who: string
  readonly target: string
  readonly before: string
  readonly after: string
  readonly note: string | null
  /** The event that this one takes back. */
  readonly undoes: number | null
}

export interface HeadersTable {
  readonly document_id: number
  readonly type: string | null
  readonly type_blind: string
  readonly reference: string | null
  readonly reference_key: string
  /** "" where unknown, so that days compare. */
  readonly issued_on: string
  readonly issued_at: string | null
  readonly issuer: string | null
  readonly issuer_blind: string
  readonly issuer_id: string | null
  readonly province_id: string | null
  readonly parent_body: string | null
  readonly title: string | null
  readonly grade: string
  readonly text_from: string
  readonly page_count: number
  readonly task_count: number
  readonly deadline_count: number
  readonly citation_count: number
  readonly doubt_count: number
}

/** A name as printed with its registry entry ("" where unknown), once each. */
export interface BodiesTable {
  readonly id: Generated<number>
  readonly name: string
  readonly body_id: string
  readonly exact: string
  readonly blind: string
}

export interface TasksTable {
  readonly id: number
  readonly document_id: number
  readonly record_id: string
  readonly section: string | null
  readonly text: string
  readonly role: string
  readonly requested: number
  readonly page: number | null
  readonly confidence: number
}

export interface TaskBodiesTable {
  readonly body: number
  readonly part: 'responsible' | 'with'
  readonly task: number
  readonly ordinal: number
}

export interface TaskDeadlinesTable {
  readonly task: number
  readonly deadline: number
}

export interface TaskCitationsTable {
  readonly task: number
  readonly citation: number
}

export interface DeadlinesTable {
  readonly id: number
  readonly document_id: number
  readonly record_id: string
  readonly text: string
  readonly kind: string
  readonly bound: string | null
  readonly date: string | null
  readonly every: string | null
  readonly month: number | null
  readonly day: number | null
  readonly from_day: string | null
  readonly to_day: string | null
  readonly rrule: string | null
  readonly what: string
  readonly page: number | null
  readonly confidence: number
  /** The one day on which it falls due: the date, or the last day of the window. */
  readonly due_on: string | null
  /** What is expanded for a recurring one, and the first day that counts; see `calendar/schedule`. */
  readonly rule: string | null
  readonly starts_on: string | null
}

export interface DeadlineBodiesTable {
  readonly body: number
  readonly part: 'who' | 'report-to' | 'via'
  readonly deadline: number
  readonly ordinal: number
}

/** What is cited, by number and by type with title, once each. */
export interface InstrumentsTable {
  readonly id: Generated<number>
  /** See `referenceKey`. */
  readonly reference_key: string
  readonly exact: string
  readonly blind: string
}

export interface CitationsTable {
  readonly id: number
  readonly document_id: number
  readonly record_id: string
  readonly instrument: number
  readonly kind: string
  readonly type: string
  readonly reference: string | null
  readonly title: string | null
  readonly date: string | null
  readonly issuer: string | null
  readonly year: number | null
  readonly period: string | null
  readonly relation: string
  readonly status: string
  readonly mention_count: number
  readonly confidence: number
}

export interface MentionsTable {
  readonly citation: number
  readonly ordinal: number
  readonly page: number | null
  readonly repaired_from: number
  readonly repaired_to: number
  readonly quote: string
}

export interface IndicatorsTable {
  readonly id: number
  readonly document_id: number
  readonly group_name: string | null
  readonly number: string | null
  readonly name: string
  readonly name_exact: string
  readonly name_blind: string
  readonly baseline_text: string | null
  readonly baseline_year: number | null
  readonly baseline_value: number | null
  readonly baseline_unit: string | null
  readonly target_text: string | null
  readonly target_year: number | null
  readonly target_comparator: string | null
  readonly target_value: number | null
  readonly target_unit: string | null
  readonly page: number | null
  readonly confidence: number
}

export interface WebhooksTable {
  readonly id: Generated<number>
  readonly url: string
  /** As it is: messages are signed with it. */
  readonly secret: string
  /** Parted by spaces. */
  readonly kinds: string
  readonly created_by: string
  readonly created_at: number
  readonly disabled: number
}

/** Messages to webhooks, written in the transaction of what they tell of. */
export interface DeliveriesTable {
  readonly id: Generated<number>
  readonly webhook_id: number
  readonly message_id: string
  readonly kind: WebhookKind
  /** The document's digest. */
  readonly document: string
  readonly version: number | null
  readonly code: string | null
  readonly created_at: number
  readonly state: DeliveryState
  readonly attempts: number
  readonly due_at: number
  readonly status: number | null
  readonly reason: string | null
}

/** A fact to be looked at by a person. */
export interface DoubtsTable {
  readonly id: number
  readonly document_id: number
  readonly kind: string
  /** The fact's id in the record, the header's field, or null for a place that was not read. */
  readonly record_id: string | null
  readonly text: string
  readonly page: number | null
  readonly confidence: number
  /** See `DoubtReason`. */
  readonly reason: string
}
