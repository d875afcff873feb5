import type { Edit } from '@vanthu/document'
import { isGarbled, lineText, replace, type Rule } from './rule.js'

const heading = /^[ \t]{0,20}([IVXl|]{1,5})\.[ \t]{0,3}(?=\p{Lu}{2})/u
const firstInCapitals = /^([ \t]{0,20})1\. (?=\p{Lu}{2})[\p{Lu}\p{N} ,'’¢£€&@$-]{6,80}$/u
const item = /^[ \t]{0,20}(\p{N}{1,2})\.(?!\p{N})/u
const numerals = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X']

/**
 * A Roman numeral of which one stroke is left: "1." before a heading in capitals, in a text whose headings are numbered "I.",
 * "II.", is "III." when the next item is "1." as well (nobody counts 1, 1) and the text has no "III." elsewhere. Garbled lines only.
 */
export const lostHeadings: Rule = ({ text, damage }) => {
  const edits: Edit[] = []
  const head = (i: number): string => {
    const span = damage[i]?.span
    return span === undefined ? '' : lineText(text, { from: span.from, to: Math.min(span.to, span.from + 120) })
  }
  const numeral = (i: number): string => (heading.exec(head(i))?.[1] ?? '').replace(/[l|]/gu, 'I')
  const seen = new Set(damage.map((_, i) => numeral(i)))
  let last = 0
  damage.forEach((line, i) => {
    const value = numerals.indexOf(numeral(i))
    if (value > 0) {
      last = value
      return
    }
    const match = isGarbled(line) ? firstInCapitals.exec(head(i)) : null
    const next = numerals[last + 1]
    if (match === null || last < 1 || next === undefined || seen.has(next)) return
    let after = i + 1
    while (after < damage.length && !item.test(head(after)) && !heading.test(head(after))) after++
    if (item.exec(head(after))?.[1] !== '1') return
    const from = line.span.from + (match[1] ?? '').length
    edits.push(replace(from, from + 1, next, 'lost-heading', 0.93))
    last++
  })
  return edits
}
