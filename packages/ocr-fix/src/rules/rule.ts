import type { Edit, Span } from '@vanthu/document'
import type { LineDamage } from '../damage/damage.js'
import type { ProtectedSpan } from '../protect/protect.js'

/** What a rule sees. `damage` has one judgement a line, in text order. */
export interface RuleInput {
  readonly text: string
  readonly damage: readonly LineDamage[]
  /** Numbers, references and addresses, in text order. */
  readonly protectedSpans: readonly ProtectedSpan[]
  /** True when the words carry the confidence of an OCR, so that even a line that looks clean may be misread. */
  readonly scanned: boolean
  /** Lines in which the decoder has read words from the garbles of an engine without Vietnamese; spans of `damage`. */
  readonly english: readonly Span[]
}

/** Finds what proves itself wrong. Edits in text order; the first rule of the list wins where two overlap. */
export type Rule = (input: RuleInput) => readonly Edit[]

/** The judgement of the line at a place; undefined between lines. */
export function damageAt(damage: readonly LineDamage[], at: number): LineDamage | undefined {
  let lo = 0
  let hi = damage.length
  while (lo < hi) {
    const mid = (lo + hi) >>> 1
    const line = damage[mid]
    if (line !== undefined && line.span.to <= at) lo = mid + 1
    else hi = mid
  }
  const line = damage[lo]
  return line !== undefined && line.span.from <= at ? line : undefined
}

/** True where marks were lost: what stands there is not what was printed. */
export const isGarbled = (line: LineDamage | undefined): boolean =>
  line !== undefined && (line.kind === 'eng-garble' || line.kind === 'lossy-ocr' || line.kind === 'unmarked')

/** True where a misreading is likely: marks lost, a tenth of the words odd, or a scan. */
export const isSuspect = (line: LineDamage | undefined, scanned: boolean): boolean =>
  line !== undefined && line.kind !== 'foreign' && (scanned || isGarbled(line) || line.score >= 0.1)

export const replace = (from: number, to: number, replacement: string, rule: string, confidence: number): Edit => ({
  span: { from, to },
  replacement,
  rule: `rules.${rule}`,
  confidence,
})

/** The printed line under a judgement. */
export const lineText = (text: string, span: Span): string => text.slice(span.from, span.to)
