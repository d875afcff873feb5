import type { CodedError, Diagnostic } from '@vanthu/document'
import { z } from 'zod'
import type { PageResult } from './page-quality.js'
import type { PageWords } from './page-words.js'

/**
 * One page as read, before pages are put together: plain data, which may be kept and come back in another process.
 * `words` is null for a page that failed.
 */
export interface PageReading {
  readonly words: PageWords | null
  readonly result: PageResult
  readonly notes: readonly Diagnostic[]
}

const Fraction = z.number().min(-0.5).max(1.5)
const Box = z.object({ x0: Fraction, y0: Fraction, x1: Fraction, y1: Fraction })
const Confidence = z.number().min(0).max(1)

const Word = z.object({
  text: z.string(),
  box: Box.nullable(),
  confidence: Confidence,
  alternatives: z.array(z.object({ text: z.string(), confidence: Confidence })),
  bold: z.boolean().exactOptional(),
  italic: z.boolean().exactOptional(),
  superscript: z.boolean().exactOptional(),
})

const Words = z.object({
  page: z.int().positive(),
  width: z.number().nonnegative(),
  height: z.number().nonnegative(),
  words: z.array(Word),
  lines: z.array(z.array(z.int().nonnegative())).exactOptional(),
  rulings: z.array(Box),
  textFrom: z.enum(['text-layer', 'ocr']),
  confidence: Confidence,
})

/** A note in the form in which it is kept with readings. */
export const ReadingNote: z.ZodType<Diagnostic> = z.object({
  code: z.string(),
  severity: z.enum(['info', 'warning', 'error']),
  message: z.string(),
  at: z
    .object({
      page: z.int().positive().exactOptional(),
      raw: z.object({ from: z.int().nonnegative(), to: z.int().nonnegative() }).exactOptional(),
    })
    .exactOptional(),
})

/** What came back from where readings are kept. */
export const PageReading: z.ZodType<PageReading> = z.object({
  words: Words.nullable(),
  result: z.object({
    page: z.int().positive(),
    textFrom: z.enum(['text-layer', 'ocr', 'failed', 'file']),
    confidence: Confidence,
    figure: z.number(),
    words: z.int().nonnegative(),
  }),
  notes: z.array(ReadingNote),
})

/** The reading of a page that could not be read, with the reason as its note. */
export function failedReading(page: number, error: CodedError): PageReading {
  const cause = error.code === 'ingest.page_failed' ? error.message : `${error.message} (${error.code})`
  const message = `Page ${page} could not be read. ${cause}. ${error.hint}`
  return {
    words: null,
    notes: [{ code: 'ingest.page_failed', severity: 'error', message, at: { page } }],
    result: { page, textFrom: 'failed', confidence: 0, figure: 0, words: 0 },
  }
}
