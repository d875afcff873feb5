import type { DoubtReason, Span } from '@vanthu/document'
import type { CivilDay } from './calendar/civil-day.js'
import type { Snippet } from './search/highlight.js'

/** A page of an answer. `next` goes into the following question's `after`; null at the end. */
export interface Answer<Row> {
  readonly rows: readonly Row[]
  readonly next: string | null
}

/** Which part of the answer. */
export interface Paging {
  /** 1 to 1000, default 50. */
  readonly limit?: number
  /** `next` of the page before, of the same question. */
  readonly after?: string
}

/** Days, both included; an end left out is open. */
export interface DayRange {
  readonly from?: CivilDay
  readonly to?: CivilDay
}

/**
 * Bodies by name or registry id. A name matches as a whole, whatever its capitals, Unicode form and tone placement; a
 * name without any mark matches every marking ("so y te"). Aliases and later names are the caller's to add. `words`
 * matches every name that has these words side by side ("y te").
 */
export interface BodyFilter {
  readonly names?: readonly string[]
  readonly bodyIds?: readonly string[]
  readonly words?: string
}

/**
 * An instrument by its number ("28-CT/TW", spaces and capitals do not matter) or by words of its title, the type
 * included ("Luật Trẻ em").
 */
export type InstrumentFilter = { readonly reference: string } | { readonly title: string }

/** Filters on the document that holds the fact. */
export interface DocumentFilter {
  readonly documentId?: string
  /** "Kế hoạch"; without marks any marking. */
  readonly type?: string
  readonly issuer?: string
  readonly issuerId?: string
  readonly provinceId?: string
  readonly issued?: DayRange
}

export type Role = 'lead' | 'support' | 'perform'

export interface TaskQuestion extends Paging {
  /** As typed by a person, see `parseSearch`. */
  readonly words?: string
  readonly body?: BodyFilter
  /** Where the body stands: it must do the task (default), it is named after "phối hợp với", or either. */
  readonly part?: 'responsible' | 'with' | 'either'
  readonly role?: Role
  readonly requested?: boolean
  /** Tasks that cite the instrument, and all tasks of documents that carry it out. */
  readonly instrument?: InstrumentFilter
  /** Only tasks that cite the instrument themselves. */
  readonly citedInTask?: boolean
  /** Tasks with a deadline that falls due in these days. */
  readonly due?: DayRange
  readonly document?: DocumentFilter
  /** `received`: document received last first, then text order (default, fast at any size). */
  readonly sort?: 'received' | 'issued' | 'confidence'
}

export interface DeadlineQuestion extends Paging {
  readonly body?: BodyFilter
  readonly kind?: 'fixed' | 'recurring' | 'window' | 'periodic' | 'adhoc'
  readonly document?: DocumentFilter
}

export interface DueQuestion extends Paging {
  readonly from: CivilDay
  /** At most 20 years after `from`. */
  readonly to: CivilDay
  readonly body?: BodyFilter
  /** Rhythms without a day ("định kỳ hằng quý") too, at the end of each period; default false. */
  readonly periodic?: boolean
  readonly document?: DocumentFilter
}

export interface CitationQuestion extends Paging {
  readonly instrument?: InstrumentFilter
  readonly kind?: 'numbered' | 'law' | 'named'
  readonly relation?: 'basis' | 'carries-out' | 'amends' | 'replaces' | 'refers'
  readonly status?: 'complete' | 'resolved' | 'ambiguous' | 'unresolved'
  readonly document?: DocumentFilter
}

export interface DocumentQuestion extends Paging {
  /** Words of the whole text. */
  readonly words?: string
  readonly status?: 'received' | 'processing' | 'done' | 'failed'
  readonly reference?: string
  /** Documents that cite the instrument. */
  readonly citing?: InstrumentFilter
  /** With `citing`: only where the document stands in this relation to it. */
  readonly relation?: CitationQuestion['relation']
  /** Documents whose number and issuer another document has too. */
  readonly repeated?: boolean
  readonly document?: DocumentFilter
  readonly sort?: 'received' | 'issued'
}

export interface IndicatorQuestion extends Paging {
  readonly document?: DocumentFilter
  /** Words of the name, side by side. */
  readonly name?: string
}

export interface DoubtQuestion extends Paging {
  /** Only below this confidence, 0–1. */
  readonly below?: number
  readonly kind?: DoubtKind
  readonly reason?: DoubtReason
  readonly document?: DocumentFilter
}

export type DoubtKind = 'header' | 'task' | 'deadline' | 'citation' | 'indicator' | 'unread' | 'page'

export interface BodyQuestion {
  /** Words of the name, side by side. */
  readonly words?: string
  /** Default 100. */
  readonly limit?: number
}

/** The document a fact stands in, short. */
export interface DocumentBrief {
  readonly documentId: string
  readonly filename: string
  readonly type: string | null
  readonly reference: string | null
  readonly issuedOn: CivilDay | null
  readonly issuer: string | null
  readonly provinceId: string | null
  readonly title: string | null
}

export interface DocumentRow extends DocumentBrief {
  readonly mediaType: string | null
  readonly bytes: number
  readonly status: 'received' | 'processing' | 'done' | 'failed'
  /** Epoch milliseconds. */
  readonly receivedAt: number
  readonly attempts: number
  readonly failure: { readonly code: string; readonly message: string; readonly hint: string | null } | null
  readonly version: number
  readonly issuedAt: string | null
  readonly issuerId: string | null
  readonly grade: string | null
  readonly pages: number
  readonly tasks: number
  readonly deadlines: number
  readonly citations: number
  readonly doubts: number
  /** For a question with words. */
  readonly snippet: Snippet | null
}

export interface BodyName {
  readonly name: string
  readonly bodyId: string | null
}

export interface TaskRow {
  readonly document: DocumentBrief
  /** The assignment's id in the record. */
  readonly taskId: string
  readonly section: string | null
  readonly text: string
  readonly responsible: readonly BodyName[]
  readonly role: string
  readonly with: readonly BodyName[]
  readonly requested: boolean
  readonly deadlines: readonly TaskDeadline[]
  readonly citations: readonly TaskCitation[]
  readonly page: number | null
  readonly confidence: number
  /** Places of the question's words in `text`; empty without words. */
  readonly highlights: readonly Span[]
}

export interface TaskDeadline {
  readonly deadlineId: string
  readonly text: string
  readonly kind: string
  readonly dueOn: CivilDay | null
  readonly rrule: string | null
}

export interface TaskCitation {
  readonly citationId: string
  readonly type: string
  readonly reference: string | null
  readonly title: string | null
}

export interface DeadlineRow {
  readonly document: DocumentBrief
  readonly deadlineId: string
  readonly text: string
  readonly kind: string
  readonly bound: string | null
  readonly date: CivilDay | null
  readonly every: string | null
  readonly month: number | null
  readonly day: number | null
  readonly from: CivilDay | null
  readonly to: CivilDay | null
  readonly rrule: string | null
  readonly what: string
  readonly who: readonly BodyName[]
  readonly reportTo: readonly BodyName[]
  readonly via: readonly BodyName[]
  readonly page: number | null
  readonly confidence: number
  /** The schedule that answers and calendars use; see `scheduleOf`. */
  readonly dueOn: CivilDay | null
  readonly rule: string | null
  readonly startsOn: CivilDay | null
}

export interface DueRow {
  /** The day on which it falls due, this time. */
  readonly on: CivilDay
  readonly deadline: DeadlineRow
}

export interface CitationRow {
  readonly document: DocumentBrief
  readonly citationId: string
  readonly kind: string
  readonly type: string
  readonly reference: string | null
  readonly title: string | null
  readonly date: CivilDay | null
  readonly issuer: string | null
  readonly year: number | null
  readonly period: string | null
  readonly relation: string
  readonly status: string
  readonly mentions: number
  readonly confidence: number
  /** Pages of the mentions, rising, each once. */
  readonly pages: readonly number[]
}

export interface IndicatorRow {
  readonly document: DocumentBrief
  readonly group: string | null
  readonly number: string | null
  readonly name: string
  readonly baseline: IndicatorValue | null
  readonly target: IndicatorValue | null
  readonly comparator: string | null
  readonly page: number | null
  readonly confidence: number
}

export interface IndicatorValue {
  readonly text: string
  readonly year: number | null
  readonly value: number | null
  readonly unit: string | null
}

export interface DoubtRow {
  readonly document: DocumentBrief
  readonly kind: DoubtKind
  readonly recordId: string | null
  readonly text: string
  readonly page: number | null
  readonly confidence: number
  /** What speaks most against it. */
  readonly reason: DoubtReason
}

export interface BodyCount extends BodyName {
  readonly responsible: number
  readonly with: number
}
