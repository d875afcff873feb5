import { z } from 'zod'
import { Moment } from './account.js'

export const Span = z
  .object({ from: z.int(), to: z.int() })
  .meta({ id: 'Span', description: 'Half-open, in UTF-16 units' })

/** The document that a fact stands in. */
export const Brief = z
  .object({
    documentId: z.string(),
    filename: z.string(),
    type: z.string().nullable(),
    reference: z.string().nullable(),
    issuedOn: z.string().nullable(),
    issuer: z.string().nullable(),
    provinceId: z.string().nullable(),
    title: z.string().nullable(),
  })
  .meta({ id: 'DocumentBrief' })

export const DocumentAnswer = Brief.extend({
  mediaType: z.string().nullable(),
  bytes: z.int(),
  status: z.enum(['received', 'processing', 'done', 'failed']),
  receivedAt: Moment,
  attempts: z.int(),
  failure: z.object({ code: z.string(), message: z.string(), hint: z.string().nullable() }).nullable(),
  version: z.int().meta({ description: '0: no record yet' }),
  issuedAt: z.string().nullable(),
  issuerId: z.string().nullable(),
  grade: z.string().nullable(),
  pages: z.int(),
  tasks: z.int(),
  deadlines: z.int(),
  citations: z.int(),
  doubts: z.int(),
  snippet: z
    .object({
      text: z.string(),
      highlights: z.array(Span).readonly(),
      at: z.int(),
      cutBefore: z.boolean(),
      cutAfter: z.boolean(),
    })
    .nullable()
    .meta({ description: 'Where the words were found; null for a question without words' }),
}).meta({ id: 'Document' })

export const VersionAnswer = z
  .object({ version: z.int(), producer: z.string(), createdAt: Moment, current: z.boolean() })
  .meta({ id: 'Version' })

export const TextsAnswer = z
  .object({
    raw: z.string().meta({ description: 'As read' }),
    repaired: z.string(),
    edits: z
      .array(
        z.object({
          span: Span,
          replacement: z.string(),
          rule: z.string(),
          confidence: z.number(),
          alternatives: z.array(z.string()).readonly().exactOptional(),
        }),
      )
      .readonly()
      .meta({ description: 'Every change, with its place in "raw"' }),
  })
  .meta({ id: 'Texts' })

export const PageAnswer = z
  .object({
    page: z.int(),
    textFrom: z.string(),
    confidence: z.number(),
    grade: z.string(),
    image: z
      .object({ sha256: z.string(), mediaType: z.string(), width: z.int(), height: z.int() })
      .nullable()
      .meta({ description: 'Served at /api/documents/{id}/pages/{page}/image' }),
  })
  .meta({ id: 'Page' })

const State = z.int()
export const CountsAnswer = z
  .object({
    documents: z.object({ received: State, processing: State, done: State, failed: State }),
    pages: z.int(),
    tasks: z.int(),
    deadlines: z.int(),
    citations: z.int(),
    indicators: z.int(),
    doubts: z.int(),
  })
  .meta({ id: 'Counts' })

/** A page of an answer. */
export const answerOf = <T extends z.ZodType>(row: T) =>
  z.object({
    rows: z.array(row).readonly(),
    next: z.string().nullable().meta({ description: 'To be given as "after" for the next page; null at the end' }),
  })
