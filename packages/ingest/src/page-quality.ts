import type { PageQuality, Quality } from '@vanthu/document'
import { gradeOf } from '@vanthu/document'

/** A page as it came out: `figure` is the base of its grade. */
export interface PageResult {
  readonly page: number
  readonly textFrom: PageQuality['textFrom']
  readonly confidence: number
  readonly figure: number
  readonly words: number
}

/**
 * Quality of the whole from its pages. The grade of the document is that of its words' mean figure; a failed page makes
 * it at best `fair`, since a part of the text is missing. Without pages (text files) it is that of the file as typed.
 */
export function qualityOf(results: readonly PageResult[]): Quality {
  if (results.length === 0) return { textFrom: 'file', grade: 'excellent', pages: [] }
  const pages = results.map(({ page, textFrom, confidence, figure }): PageQuality => ({
    page,
    textFrom,
    confidence: round(confidence),
    grade: textFrom === 'failed' ? 'poor' : gradeOf(figure),
  }))
  const read = results.filter((r) => r.textFrom !== 'failed')
  const failed = read.length < results.length
  const words = read.reduce((sum, r) => sum + r.words, 0)
  const mean = words === 0 ? 1 : read.reduce((sum, r) => sum + r.figure * r.words, 0) / words
  const sources = new Set(read.filter((r) => r.words > 0).map((r) => r.textFrom))
  const [only = read[0]?.textFrom ?? 'ocr'] = sources
  return {
    textFrom: sources.size > 1 ? 'mixed' : only === 'failed' ? 'ocr' : only,
    grade: read.length === 0 ? 'poor' : gradeOf(failed ? Math.min(mean, 0.89) : mean),
    pages,
  }
}

/** Four digits: the same input gives the same record on every machine. */
const round = (n: number): number => Math.round(n * 10_000) / 10_000
