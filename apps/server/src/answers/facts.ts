import { doubtReasons } from '@vanthu/document'
import { z } from 'zod'
import { Brief, Span } from './document.js'

const Confidence = z.number().meta({ description: '0 to 1' })
const Page = z.int().nullable()
const Name = z.object({ name: z.string(), bodyId: z.string().nullable() }).meta({ id: 'BodyName' })
const Names = z.array(Name).readonly()
const NullableText = z.string().nullable()

export const TaskAnswer = z
  .object({
    document: Brief,
    taskId: z.string(),
    section: NullableText,
    text: z.string(),
    responsible: Names,
    role: z.string(),
    with: Names,
    requested: z.boolean(),
    deadlines: z
      .array(
        z.object({
          deadlineId: z.string(),
          text: z.string(),
          kind: z.string(),
          dueOn: NullableText,
          rrule: NullableText,
        }),
      )
      .readonly(),
    citations: z
      .array(z.object({ citationId: z.string(), type: z.string(), reference: NullableText, title: NullableText }))
      .readonly(),
    page: Page,
    confidence: Confidence,
    highlights: z.array(Span).readonly().meta({ description: 'Places of the question’s words in "text"' }),
  })
  .meta({ id: 'Task' })

export const DeadlineAnswer = z
  .object({
    document: Brief,
    deadlineId: z.string(),
    text: z.string(),
    kind: z.string(),
    bound: NullableText,
    date: NullableText,
    every: NullableText,
    month: z.int().nullable(),
    day: z.int().nullable(),
    from: NullableText,
    to: NullableText,
    rrule: NullableText,
    what: z.string(),
    who: Names,
    reportTo: Names,
    via: Names,
    page: Page,
    confidence: Confidence,
    dueOn: NullableText,
    rule: NullableText,
    startsOn: NullableText,
  })
  .meta({ id: 'Deadline' })

export const DueAnswer = z.object({ on: z.string(), deadline: DeadlineAnswer }).meta({ id: 'Due' })

export const CitationAnswer = z
  .object({
    document: Brief,
    citationId: z.string(),
    kind: z.string(),
    type: z.string(),
    reference: NullableText,
    title: NullableText,
    date: NullableText,
    issuer: NullableText,
    year: z.int().nullable(),
    period: NullableText,
    relation: z.string(),
    status: z.string(),
    mentions: z.int(),
    confidence: Confidence,
    pages: z.array(z.int()).readonly(),
  })
  .meta({ id: 'Citation' })

const Value = z
  .object({ text: z.string(), year: z.int().nullable(), value: z.number().nullable(), unit: NullableText })
  .nullable()

export const IndicatorAnswer = z
  .object({
    document: Brief,
    group: NullableText,
    number: NullableText,
    name: z.string(),
    baseline: Value,
    target: Value,
    comparator: NullableText,
    page: Page,
    confidence: Confidence,
  })
  .meta({ id: 'Indicator' })

export const doubtKinds = ['header', 'task', 'deadline', 'citation', 'indicator', 'unread', 'page'] as const

export const DoubtAnswer = z
  .object({
    document: Brief,
    kind: z.enum(doubtKinds),
    recordId: NullableText,
    text: z.string(),
    page: Page,
    confidence: Confidence,
    reason: z.enum(doubtReasons).meta({ description: 'What speaks most against it' }),
  })
  .meta({ id: 'Doubt' })

export const BodyAnswer = z
  .object({ name: z.string(), bodyId: NullableText, responsible: z.int(), with: z.int() })
  .meta({ id: 'BodyCount' })

export const FacetAnswer = z
  .object({
    values: z
      .array(z.object({ value: NullableText, count: z.int() }))
      .readonly()
      .meta({ description: 'Most frequent first; "value" is what the filter takes, null for rows that have none' }),
    distinct: z.int().meta({ description: 'How many values there are' }),
    total: z.int().meta({ description: 'How many rows were counted; a task of two bodies counts for both' }),
    complete: z.boolean().meta({ description: 'False: there are more rows than were counted (100,000)' }),
  })
  .meta({ id: 'Facet' })
