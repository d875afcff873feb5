import type { OutlineKind } from '@vanthu/document'
import { bulletAt, labelAt } from '../text/labels.js'
import type { Paragraph } from '../text/paragraphs.js'

const ends = /[.;,!?…]["”’)]{0,2}$/u
const longest = 260

/** No small letters, and at least one word of two letters. */
export const inCapitals = (text: string): boolean => /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text)

/**
 * The heading's part of a paragraph, from `begins` on: all of "II. NHIỆM VỤ", "7. Sở Nội vụ" of "7. Sở Nội vụ: Phối
 * hợp …"; null where the paragraph is an item or running text. `next` is the paragraph after it: a heading has something
 * under it.
 */
export function headingOf(
  paragraph: Paragraph,
  begins: number,
  next: Paragraph | undefined,
  kind: OutlineKind,
): { readonly from: number; readonly to: number } | null {
  const text = paragraph.text
  const words = text.slice(begins).trimEnd()
  const whole = { from: begins, to: begins + words.length }
  if (words === '') return null
  if (kind === 'unnumbered') return isUnnumbered(paragraph, words, next) ? whole : null
  if (kind === 'bullet') return /:$/u.test(words) && words.length < longest ? { ...whole, to: whole.to - 1 } : null
  if (/:$/u.test(words)) return next === undefined ? null : { ...whole, to: whole.to - 1 }
  const runIn = runInAt(words)
  if (!ends.test(words) && words.length <= longest) {
    if (inCapitals(words)) return whole
    // A last label with nothing below it is an item whose full stop is missing.
    if (runIn !== null && words.length - runIn > 60) return { from: begins, to: begins + runIn }
    return next === undefined || (sameKind(text, next.text) && words.length > 120) ? null : whole
  }
  // "1. Mục đích." before its items, "Điều 5. Trách nhiệm của Sở Y tế." before its clauses
  if (words.length <= 100 && /[^.]\.$/u.test(words) && next !== undefined && goesDown(text, next.text)) {
    return { ...whole, to: whole.to - 1 }
  }
  if (runIn !== null) return { from: begins, to: begins + runIn }
  return null
}

/** The place of the colon that ends a short run-in heading with capital words after it; null where there is none. */
function runInAt(words: string): number | null {
  const colon = words.indexOf(':')
  if (colon < 3 || colon > 150 || words.length < colon + 4) return null
  const heading = words.slice(0, colon)
  if (/[.;!?]\s/u.test(heading)) return null
  return /^:\s*["“(]?[\p{Lu}\p{N}-]/u.test(words.slice(colon)) ? colon : null
}

const levelOf = (text: string): string => labelAt(text)?.kind ?? (bulletAt(text) === null ? 'text' : 'bullet')
const sameKind = (a: string, b: string): boolean => levelOf(a) === levelOf(b)
const order = ['roman', 'article', 'number', 'letter', 'bullet']

function goesDown(text: string, next: string): boolean {
  const a = order.indexOf(levelOf(text))
  const b = order.indexOf(levelOf(next))
  return b > a && a >= 0
}

/** A heading without a label: capitals or bold, short, no closing mark, with running text after it. */
function isUnnumbered(paragraph: Paragraph, words: string, next: Paragraph | undefined): boolean {
  if (next === undefined || words.length > 160 || ends.test(words) || !/^["“(]?\p{Lu}/u.test(words)) return false
  if (inCapitals(words)) return words.length > 6
  return paragraph.bold && !next.bold
}
