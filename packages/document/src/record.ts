import { z } from 'zod'
import { Quality } from './quality.js'
import { Source } from './source.js'

/** Raised on every breaking change of the record's form. */
export const recordSchemaVersion = 1

const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const Confidence = z.number().min(0).max(1)

const Offsets = z.object({ from: z.int().nonnegative(), to: z.int().nonnegative() })

/**
 * Where the document says so. `raw` and `repaired` are UTF-16 offsets into the texts that `vanthu text` prints (with
 * and without `--raw`); `quote` is the repaired text there. `page` is null for media without pages.
 */
export const Evidence = z.object({
  page: z.int().positive().nullable(),
  boxes: z.array(
    z.object({ page: z.int().positive(), x0: z.number(), y0: z.number(), x1: z.number(), y1: z.number() }),
  ),
  raw: Offsets,
  repaired: Offsets,
  quote: z.string(),
})
export type Evidence = z.infer<typeof Evidence>

/** A body as the document names it, abbreviations expanded; `bodyId` is its entry in the registry, null if unknown. */
export const BodyMention = z.object({ name: z.string().min(1), bodyId: z.string().nullable() })
export type BodyMention = z.infer<typeof BodyMention>

export const Signer = z.object({
  name: z.string().nullable(),
  position: z.string().nullable(),
  /** "KT. CHỦ TỊCH", "TL. BỘ TRƯỞNG" as printed. */
  signsFor: z.string().nullable(),
  /** "TM. ỦY BAN NHÂN DÂN" as printed. */
  onBehalfOf: z.string().nullable(),
})
export type Signer = z.infer<typeof Signer>

export const headerFields = [
  'type',
  'reference',
  'issuedOn',
  'issuedAt',
  'issuer',
  'parentBody',
  'title',
  'signer',
  'recipients',
  'archive',
] as const
export const HeaderField = z.enum(headerFields)
export type HeaderField = z.infer<typeof HeaderField>

/** What the document does not show is null, never guessed. */
export const DocumentHeader = z.object({
  type: z.string().nullable(),
  reference: z.string().nullable(),
  issuedOn: IsoDate.nullable(),
  issuedAt: z.string().nullable(),
  issuer: z.string().nullable(),
  issuerId: z.string().nullable(),
  /** Id of the province whose document this is, where the issuer or the place tells it. */
  provinceId: z.string().nullable(),
  parentBody: z.string().nullable(),
  title: z.string().nullable(),
  signer: Signer.nullable(),
  /** All signers of a joint document, the first included. */
  signers: z.array(Signer),
  recipients: z.array(z.string()),
  archive: z.string().nullable(),
})
export type DocumentHeader = z.infer<typeof DocumentHeader>

export const HeaderEvidence = z.object({ field: HeaderField, confidence: Confidence, evidence: Evidence })
export type HeaderEvidence = z.infer<typeof HeaderEvidence>

export const OutlineEntry = z.object({ path: z.string(), heading: z.string(), evidence: Evidence })
export type OutlineEntry = z.infer<typeof OutlineEntry>

export const AssignmentRole = z.enum(['lead', 'support', 'perform'])
export type AssignmentRole = z.infer<typeof AssignmentRole>

export const Assignment = z.object({
  id: z.string(),
  section: z.string().nullable(),
  text: z.string().min(1),
  responsible: z.array(BodyMention),
  role: AssignmentRole,
  with: z.array(BodyMention),
  requested: z.boolean(),
  deadlineIds: z.array(z.string()),
  citationIds: z.array(z.string()),
  confidence: Confidence,
  evidence: Evidence,
})
export type Assignment = z.infer<typeof Assignment>

export const DeadlineKind = z.enum(['fixed', 'recurring', 'window', 'periodic', 'adhoc'])
export const DeadlineBound = z.enum(['before', 'on', 'within', 'after'])
export const Rhythm = z.enum(['year', 'half-year', 'quarter', 'month', 'week'])
export type DeadlineKind = z.infer<typeof DeadlineKind>
export type DeadlineBound = z.infer<typeof DeadlineBound>
export type Rhythm = z.infer<typeof Rhythm>

export const Deadline = z.object({
  id: z.string(),
  /** The shortest run of words that gives the time, as printed. */
  text: z.string().min(1),
  kind: DeadlineKind,
  bound: DeadlineBound.nullable(),
  /** For `fixed`. */
  date: IsoDate.nullable(),
  every: Rhythm.nullable(),
  /** For `recurring`: month 1–12 and day 1–31. */
  month: z.int().min(1).max(12).nullable(),
  day: z.int().min(1).max(31).nullable(),
  /** For `window`: first and last day, inclusive. */
  from: IsoDate.nullable(),
  to: IsoDate.nullable(),
  /** RFC 5545 recurrence for `recurring` and `periodic` where a rhythm is printed. */
  rrule: z.string().nullable(),
  what: z.string(),
  who: z.array(BodyMention),
  reportTo: z.array(BodyMention),
  via: z.array(BodyMention),
  confidence: Confidence,
  evidence: Evidence,
})
export type Deadline = z.infer<typeof Deadline>

export const CitationRelation = z.enum(['basis', 'carries-out', 'amends', 'replaces', 'refers'])
export const CitationStatus = z.enum(['complete', 'resolved', 'ambiguous', 'unresolved'])
export type CitationRelation = z.infer<typeof CitationRelation>
export type CitationStatus = z.infer<typeof CitationStatus>

/**
 * An instrument that the text names, once each. `numbered` has a reference; `law` is cited by name (its reference is
 * filled where printed); `named` is a programme, strategy, scheme or plan cited by title.
 */
export const Citation = z.object({
  id: z.string(),
  kind: z.enum(['numbered', 'law', 'named']),
  type: z.string(),
  reference: z.string().nullable(),
  title: z.string().nullable(),
  date: IsoDate.nullable(),
  issuer: BodyMention.nullable(),
  year: z.int().nullable(),
  /** "2021-2030", or "đến năm 2030" where no first year is printed. */
  period: z.string().nullable(),
  locators: z.array(z.string()),
  relation: CitationRelation,
  status: CitationStatus,
  mentions: z.array(Evidence).min(1),
  confidence: Confidence,
})
export type Citation = z.infer<typeof Citation>

export const Comparator = z.enum(['at-least', 'at-most', 'more-than', 'less-than', 'equal', 'change-up', 'change-down'])
export type Comparator = z.infer<typeof Comparator>

export const Indicator = z.object({
  group: z.string().nullable(),
  number: z.string().nullable(),
  name: z.string().min(1),
  baseline: z
    .object({ text: z.string(), year: z.int().nullable(), value: z.number().nullable(), unit: z.string().nullable() })
    .nullable(),
  target: z
    .object({
      text: z.string(),
      year: z.int().nullable(),
      comparator: Comparator.nullable(),
      value: z.number().nullable(),
      unit: z.string().nullable(),
    })
    .nullable(),
  confidence: Confidence,
  evidence: Evidence,
})
export type Indicator = z.infer<typeof Indicator>

/** A place that looks like a fact of the kind and was not read. */
export const Unread = z.object({ kind: z.enum(['citation', 'deadline', 'assignment']), evidence: Evidence })
export type Unread = z.infer<typeof Unread>

export const RecordDiagnostic = z.object({
  code: z.string(),
  severity: z.enum(['info', 'warning', 'error']),
  message: z.string(),
  at: z.object({ page: z.int().positive().optional(), raw: Offsets.optional() }).optional(),
})
export type RecordDiagnostic = z.infer<typeof RecordDiagnostic>

/** One document's plan record: what `vanthu process FILE --json` prints. Other systems depend on its form. */
export const PlanRecord = z.object({
  schemaVersion: z.literal(recordSchemaVersion),
  /** SHA-256 of the source. */
  id: z.string().regex(/^[0-9a-f]{64}$/),
  source: Source,
  quality: Quality,
  document: DocumentHeader,
  documentEvidence: z.array(HeaderEvidence),
  outline: z.array(OutlineEntry),
  assignments: z.array(Assignment),
  deadlines: z.array(Deadline),
  citations: z.array(Citation),
  indicators: z.array(Indicator),
  unread: z.array(Unread),
  diagnostics: z.array(RecordDiagnostic),
})
export type PlanRecord = z.infer<typeof PlanRecord>

/** The JSON Schema (draft 2020-12) of the record, as kept in `schema/plan-record.schema.json`. */
export function planRecordJsonSchema(): unknown {
  return z.toJSONSchema(PlanRecord, { target: 'draft-2020-12' })
}
