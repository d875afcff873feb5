import { z } from 'zod'

export const Grade = z.enum(['excellent', 'good', 'fair', 'poor'])
export type Grade = z.infer<typeof Grade>

/** Where a page's words came from; `failed`: the page could not be read and its text is missing from the record. */
export const PageTextFrom = z.enum(['text-layer', 'ocr', 'file', 'failed'])
export type PageTextFrom = z.infer<typeof PageTextFrom>

export const PageQuality = z.object({
  page: z.int().positive(),
  textFrom: PageTextFrom,
  /** Mean over the page's words, 0–1. It alone does not separate good reading from bad; see `grade`. */
  confidence: z.number().min(0).max(1),
  grade: Grade,
})
export type PageQuality = z.infer<typeof PageQuality>

export const Quality = z.object({
  textFrom: z.enum(['text-layer', 'ocr', 'file', 'mixed']),
  grade: Grade,
  pages: z.array(PageQuality),
})
export type Quality = z.infer<typeof Quality>

/** Bounds of the grades on a 0–1 quality figure. */
export function gradeOf(figure: number): Grade {
  if (figure >= 0.97) return 'excellent'
  if (figure >= 0.9) return 'good'
  if (figure >= 0.75) return 'fair'
  return 'poor'
}
