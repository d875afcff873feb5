import type { Edit } from '@vanthu/document'
import { isSyllable } from '../syllable/syllable.js'
import { damageAt, isGarbled, replace, type Rule } from './rule.js'

const word = /(?<![\p{L}\p{M}\p{N}])\p{L}{3,8}(?![\p{L}\p{M}\p{N}])/gu
const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu
const marked = /[^\u{0}-\u{7f}]/u

/** The letter without its tone: "ồ" → "ô", "Ầ" → "â". */
const quality = (letter: string): string => letter.normalize('NFD').replace(tones, '').normalize('NFC').toLowerCase()
const isSmall = (letter: string): boolean => letter === letter.toLowerCase()
const hasTone = (letter: string): boolean => letter.normalize('NFD').replace(tones, '') !== letter.normalize('NFD')

/**
 * A vowel that was read twice, as its capital and its small letter or with its tone and without: "xuồỒng" → "xuồng",
 * "PHẦÂN" → "PHẦN". Only where one of the two gives a syllable and both give none; "oo" is Vietnamese ("xoong").
 */
export const doubledVowels: Rule = ({ text, damage }) => {
  const edits: Edit[] = []
  for (const match of text.matchAll(word)) {
    const written = match[0]
    if (!marked.test(written) || isSyllable(written.toLowerCase())) continue
    const letters = [...written]
    const at = letters.findIndex((letter, i) => {
      const next = letters[i + 1]
      return (
        next !== undefined && marked.test(letter + next) && quality(letter) === quality(next) && quality(letter) !== 'o'
      )
    })
    const [first, second] = [letters[at], letters[at + 1]]
    if (first === undefined || second === undefined || isGarbled(damageAt(damage, match.index))) continue
    // Two words without their space: "trẻem".
    const [head, tail] = [letters.slice(0, at + 1).join(''), letters.slice(at + 1).join('')]
    if (!hasTone(second) && isSmall(second) && isSyllable(head) && isSyllable(tail)) continue
    const kept = hasTone(first) || !hasTone(second) ? first : second
    const small = /^\p{Lu}?\p{Ll}/u.test(letters.filter((_, i) => i !== at && i !== at + 1).join(''))
    const one = [...letters.slice(0, at), small && at > 0 ? kept.toLowerCase() : kept, ...letters.slice(at + 2)].join(
      '',
    )
    if (!isSyllable(one.toLowerCase())) continue
    edits.push(replace(match.index, match.index + written.length, one, 'doubled-vowel', 0.9))
  }
  return edits
}
