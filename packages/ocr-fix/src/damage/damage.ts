import type { Span } from '@vanthu/document'

/**
 * What happened to a line.
 * `clean`: Vietnamese as printed. `eng-garble`: read by an OCR engine of a western language, marks lost or replaced
 * ("ctia Uy ban"). `vie-misread`: read by the right engine, a few words wrong ("sô", "Chỉnh phủ"). `unmarked`: typed or
 * stored without any mark ("Trien khai"). `lossy-ocr`: letters lost as well as marks ("thrc hin Thông báo s").
 * `foreign`: another language, a code, a row of numbers. Old encodings ("ñaàu tö") are decoded before lines are judged.
 */
export type DamageKind = 'clean' | 'eng-garble' | 'vie-misread' | 'unmarked' | 'lossy-ocr' | 'foreign'

/** One line's judgement. `score` 0–1: the share of its words that are probably wrong. */
export interface LineDamage {
  /** The line in the text that was judged. */
  readonly span: Span
  readonly kind: DamageKind
  readonly score: number
}
