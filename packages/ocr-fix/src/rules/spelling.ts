import type { Edit } from '@vanthu/document'
import { isSyllable } from '../syllable/syllable.js'
import { markedConsonant, recompose } from '../unicode/recompose.js'
import { damageAt, isGarbled, replace, type Rule } from './rule.js'

const word = /(?<![\p{L}\p{M}\p{N}])\p{L}{2,7}(?![\p{L}\p{M}\p{N}])/gu
const marked = /[^\u{0}-\u{7f}]/u
const mixedCase = /\p{Ll}\p{Lu}|^\p{Lu}{2,6}\p{Ll}/u
/** A word in small letters right before: then capitals in the middle of the next one are misread. */
const lowerBefore = /\p{Ll}[,;]?[ \n]$/u
/** "gỉao" may be "giao" as well as "giảo". */
const openTone = /^g[ìíỉĩị]/iu
/** Two capitals, of which the first looks unlike its small letter and the second has the small one's shape: "HỘi" is Hội. */
const tallStart = /^[BCDĐGHKLMNQRTVX][ÔỐỒỔỖỘƠỚỜỞỠỢƯỨỪỬỮỰÚÙỦŨỤÓÒỎÕỌ]\p{Ll}{1,3}$/u
/** A capital, a small letter, then capitals with the shape of the small ones: "ThỦ", "ViỆt". */
const tallInside = /^\p{Lu}\p{Ll}{1,3}\p{Lu}\p{Ll}{0,2}$/u
const firstOnly = /^\p{Lu}\p{Ll}*$/u

/**
 * Words that are a syllable but for the place of their tone ("hòan" → "hoàn", "qúy" → "quý", "cuả" → "của") or for the
 * case of a letter whose capital has the same shape ("mỘt" → "một", "NGHị" → "NGHỊ"). Garbled lines are left to the
 * decoder.
 */
export const spelling: Rule = ({ text, damage }) => {
  const known = new Map<string, string | null>()
  const edits: Edit[] = []
  for (const match of text.matchAll(word)) {
    const written = match[0]
    if (!marked.test(written)) continue
    let right = known.get(written)
    if (right === undefined) {
      right = spelled(written)
      known.set(written, right)
    }
    if (right === null || isGarbled(damageAt(damage, match.index))) continue
    const rule = right.toLowerCase() === written.toLowerCase() ? 'letter-case' : 'tone-place'
    // "Trung ương" is small in office print, wherever it stands.
    if (right === 'Ương' && /Trung[ \n]$/u.test(text.slice(Math.max(0, match.index - 6), match.index))) right = 'ương'
    if (right === right.toUpperCase() && lowerBefore.test(text.slice(Math.max(0, match.index - 9), match.index))) {
      right = right.toLowerCase()
    }
    edits.push(replace(match.index, match.index + written.length, right, rule, rule === 'letter-case' ? 0.95 : 0.88))
  }
  return edits
}

function spelled(written: string): string | null {
  if (!isSyllable(written))
    return openTone.test(written) || [...written].some((c) => markedConsonant(c) !== null) ? null : recompose(written)
  if (!mixedCase.test(written) || firstOnly.test(written)) return null
  if (tallStart.test(written) || tallInside.test(written)) return written.charAt(0) + written.slice(1).toLowerCase()
  const capitals = [...written].filter((letter) => letter !== letter.toLowerCase()).length
  if (capitals * 2 > written.length) return written.toUpperCase()
  const first = written.charAt(0)
  return first + written.slice(1).toLowerCase()
}
