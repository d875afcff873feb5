import { z } from 'zod'
import { CodedError } from './diagnostic.js'
import { Evidence, HeaderEvidence, HeaderField, PlanRecord } from './record.js'

/** The lists of a record whose facts a person may correct. */
export const FactKind = z.enum(['task', 'deadline', 'citation', 'indicator'])
export type FactKind = z.infer<typeof FactKind>

const lists = { task: 'assignments', deadline: 'deadlines', citation: 'citations', indicator: 'indicators' } as const

/**
 * By what a fact is found again when the document is read anew and its numbers have changed: where it stands in the raw
 * text, and the words there.
 */
export const Anchor = z.object({
  from: z.int().nonnegative(),
  to: z.int().nonnegative(),
  quote: z.string(),
})
export type Anchor = z.infer<typeof Anchor>

/** A field of the header; a field of a fact; or, with `field: null`, a fact as a whole. */
export const CorrectionTarget = z.union([
  z.object({ of: z.literal('header'), field: HeaderField }),
  z.object({ of: FactKind, anchor: Anchor, field: z.string().min(1).nullable() }),
])
export type CorrectionTarget = z.infer<typeof CorrectionTarget>

/**
 * What a person says the document says. Of a whole fact, `before: null` adds `after`, and `after: null` takes `before`
 * out. To say that a doubtful fact is right, give a field the value it has.
 */
export const Correction = z.object({ target: CorrectionTarget, before: z.json(), after: z.json() })
export type Correction = z.infer<typeof Correction>

/**
 * `applied`: the record says `after`. `conflict`: it does, but the machine now reads something that is neither `before`
 * nor `after`: worth a look. `detached`: what was corrected is not found any more, and nothing was changed.
 */
export type CorrectionOutcome = 'applied' | 'conflict' | 'detached'

export interface Corrected {
  readonly record: PlanRecord
  /** One for each correction. */
  readonly outcomes: readonly CorrectionOutcome[]
}

// While corrections are applied a record need not fit its schema: what a person gives is checked at the end, as a whole.
const Fact = z.looseObject({
  confidence: z.number(),
  evidence: Evidence.optional(),
  mentions: z.array(Evidence).optional(),
})
type Fact = z.infer<typeof Fact>

const Working = z.looseObject({
  document: z.looseObject({ signers: z.array(z.unknown()) }),
  documentEvidence: z.array(HeaderEvidence),
  assignments: z.array(Fact.extend({ deadlineIds: z.array(z.string()), citationIds: z.array(z.string()) })),
  deadlines: z.array(Fact),
  citations: z.array(Fact),
  indicators: z.array(Fact),
})
type Working = z.infer<typeof Working>

/**
 * Applies corrections in their order to a record as the machine made it; they outlive it, for the next reading is
 * corrected the same way. What a person said has confidence 1.
 * @throws CodedError `document.bad_correction` when the record does not fit its schema with them.
 */
export function applyCorrections(record: PlanRecord, corrections: readonly Correction[]): Corrected {
  if (corrections.length === 0) return { record, outcomes: [] }
  try {
    let working = Working.parse(record)
    const outcomes = corrections.map((correction, i): CorrectionOutcome => {
      const done = applyOne(working, correction, i)
      working = done.working
      return done.outcome
    })
    return { record: PlanRecord.parse(working), outcomes }
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    const [issue] = error.issues
    throw new CodedError('document.bad_correction', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`, {
      hint: 'Give a value of the kind that the field has: a day as YYYY-MM-DD, bodies as a list of names.',
    })
  }
}

interface Applied {
  readonly working: Working
  readonly outcome: CorrectionOutcome
}

function applyOne(working: Working, { target, before, after }: Correction, ordinal: number): Applied {
  if (target.of === 'header') return inHeader(working, target.field, before, after)
  const { of: kind, anchor, field } = target
  const facts: readonly Fact[] = working[lists[kind]]
  const at = indexAt(facts, anchor)
  const found = facts[at]
  const put = (changed: readonly unknown[]): Working => Working.parse({ ...working, [lists[kind]]: changed })
  if (field !== null) {
    if (found === undefined) return { working, outcome: 'detached' }
    const corrected = { ...found, [field]: after, confidence: 1 }
    return { working: put(facts.with(at, corrected)), outcome: outcomeOf(found[field], before, after) }
  }
  if (after === null) {
    return { working: found === undefined ? working : withoutFact(working, kind, at), outcome: 'applied' }
  }
  const id = found?.['id'] ?? `p${ordinal + 1}`
  const added = Fact.parse({ ...asObject(after), ...(kind === 'indicator' ? {} : { id }), confidence: 1 })
  if (found !== undefined) return { working: put(facts.with(at, added)), outcome: outcomeOf(found, before, after) }
  const next = facts.findIndex((fact) => (evidenceOf(fact)?.raw.from ?? 0) > anchor.from)
  return { working: put(facts.toSpliced(next < 0 ? facts.length : next, 0, added)), outcome: 'applied' }
}

const outcomeOf = (found: unknown, before: unknown, after: unknown): CorrectionOutcome =>
  same(found, before) || same(found, after) ? 'applied' : 'conflict'

function inHeader(working: Working, field: HeaderField, before: unknown, after: unknown): Applied {
  const found = working.document[field]
  const document = {
    ...working.document,
    [field]: after,
    // What names the issuer's entry in the registry belongs to the name as it was read.
    ...(field === 'issuer' && !same(found, after) ? { issuerId: null } : {}),
    ...(field === 'signer' ? { signers: after === null ? [] : [after, ...working.document.signers.slice(1)] } : {}),
  }
  const documentEvidence = working.documentEvidence.map((entry) =>
    entry.field === field ? { ...entry, confidence: 1 } : entry,
  )
  return { working: { ...working, document, documentEvidence }, outcome: outcomeOf(found, before, after) }
}

/** Takes a fact out, and the pointers to it. */
function withoutFact(working: Working, kind: FactKind, at: number): Working {
  const facts: readonly Fact[] = working[lists[kind]]
  const id = facts[at]?.['id']
  const left = Working.parse({ ...working, [lists[kind]]: facts.toSpliced(at, 1) })
  const points = kind === 'deadline' ? 'deadlineIds' : kind === 'citation' ? 'citationIds' : null
  if (points === null) return left
  return { ...left, assignments: left.assignments.map((a) => ({ ...a, [points]: a[points].filter((p) => p !== id) })) }
}

const evidenceOf = (fact: Fact): Evidence | undefined => fact.evidence ?? fact.mentions?.[0]

/** The anchor of a fact of a record, for a correction of it. */
export function anchorOf({ raw, quote }: Evidence): Anchor {
  return { from: raw.from, to: raw.to, quote }
}

/** The fact with the anchor's words nearest to its place; else the one that shares most of its place, at least half. */
function indexAt(facts: readonly Fact[], anchor: Anchor): number {
  const places = facts.map(evidenceOf)
  const distances = places.map((place) =>
    place !== undefined && place.quote === anchor.quote ? Math.abs(place.raw.from - anchor.from) : Infinity,
  )
  const nearest = Math.min(...distances)
  if (nearest < Infinity) return distances.indexOf(nearest)
  const shares = places.map((place) => (place === undefined ? 0 : shared(place.raw, anchor)))
  const most = Math.max(0, ...shares)
  return most >= 0.5 ? shares.indexOf(most) : -1
}

/** Share of the longer of two spans that both cover. */
function shared(a: { readonly from: number; readonly to: number }, b: Anchor): number {
  const both = Math.min(a.to, b.to) - Math.max(a.from, b.from)
  return both <= 0 ? 0 : both / Math.max(a.to - a.from, b.to - b.from)
}

const asObject = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})

/** Equal as JSON. Bodies are equal by name: a person types no registry entry. */
const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b)

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const entries = Object.entries(value).filter(([key]) => key !== 'bodyId' && key !== 'confidence' && key !== 'id')
  return `{${entries
    .toSorted(([x], [y]) => (x < y ? -1 : 1))
    .map(([key, inner]) => `${key}:${canonical(inner)}`)
    .join(',')}}`
}
