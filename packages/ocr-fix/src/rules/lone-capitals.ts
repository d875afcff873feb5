import type { Edit } from '@vanthu/document'
import { isSyllable } from '../syllable/syllable.js'
import { damageAt, isGarbled, replace, type Rule } from './rule.js'

/** A word in capitals with a mark, between words that are not: "Giao SỞ Tài chính", "Điều 2. TỔ chức thực hiện". */
const capitals = /(?<![\p{L}\p{M}\p{N}\-/&.])\p{Lu}{2,4}(?= \p{Lu}?\p{Ll}|[,;:] \p{Lu}?\p{Ll}|\.(?:\s|$))/gu
const marked = /[^\u{0}-\u{7f}]/u
/** What stands before: nothing, a label, or a word that is not in capitals. */
const before = /(?:^|\n|\p{Ll}[,;:]? |\p{N}[.)]? |[-–+*“"(] )$/u
/** Abbreviations that are spelled like a syllable. */
const abbreviations = new Set(['TƯ', 'ĐÀ', 'ĐA', 'ĐU'])

/**
 * On a scan the capital of a letter such as ở, ổ, ộ, ờ looks like the small one, and the reader writes the whole word
 * large. A single word in capitals is no style of print: emphasis runs over several words.
 */
export const loneCapitals: Rule = ({ text, damage, scanned }) => {
  if (!scanned) return []
  const edits: Edit[] = []
  for (const match of text.matchAll(capitals)) {
    const written = match[0]
    if (!marked.test(written) || abbreviations.has(written) || !isSyllable(written)) continue
    if (!before.test(text.slice(Math.max(0, match.index - 4), match.index))) continue
    if (isGarbled(damageAt(damage, match.index))) continue
    const right = written.charAt(0) + written.slice(1).toLowerCase()
    edits.push(replace(match.index, match.index + written.length, right, 'letter-case', 0.92))
  }
  return edits
}
