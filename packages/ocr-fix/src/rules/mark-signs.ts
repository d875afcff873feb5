import type { Edit } from '@vanthu/document'
import { lineText, replace, type Rule } from './rule.js'

/** A sign between two letters, which nobody types there: "ngu^o;i". */
const inside = /(?<=\p{L})[;~^`´¨]{1,2}(?=\p{L})/gu
/** The same after the last letter of a word; a semicolon only before another stop ("m;," is mẹ,). */
const atEnd = /(?<=\p{L})(?:[~^`´¨]{1,2}|;(?=[,.;]))(?![\p{L}\p{N}])/gu

/** An engine is known by so many signs between letters, and by one in so many characters. */
const leastSigns = 5
const perSign = 300

/**
 * Some engines write a mark that they do not know as a sign beside its letter. The signs go, so that the decoder sees letters
 * only: "ngu^o;i" → "nguoi", from which it reads "người".
 */
export const markSigns: Rule = ({ text, damage }) => {
  const lossy = damage.filter(({ kind }) => kind === 'lossy-ocr')
  const found = lossy.map(({ span }) => ({ from: span.from, printed: lineText(text, span) }))
  const signs = found.reduce((sum, { printed }) => sum + [...printed.matchAll(inside)].length, 0)
  const length = found.reduce((sum, { printed }) => sum + printed.length, 0)
  if (signs < leastSigns || signs * perSign < length) return []
  return found.flatMap(({ from, printed }) => {
    const edits: Edit[] = []
    for (const pattern of [inside, atEnd])
      for (const { index, 0: sign } of printed.matchAll(pattern))
        edits.push(replace(from + index, from + index + sign.length, '', 'mark-sign', 0.85))
    return edits.sort((a, b) => a.span.from - b.span.from)
  })
}
