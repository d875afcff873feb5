import type { Edit } from '@vanthu/document'
import { isSyllable } from '../syllable/syllable.js'
import { damageAt, isGarbled, replace, type Rule } from './rule.js'

/** Found fast; the whole word is then read around it. */
const digitBeside = /\p{L}[01]|[01]\p{L}/gu
const wordWithDigit = /(?<![\p{L}\p{N}])(?:\p{L}{1,6}[01]\p{L}{1,6}|[01]\p{L}{1,6})(?![\p{L}\p{N}])/uy
const marked = /[^\u{0}-\u{7f}]/u
const lone = /1a(?<=\p{L}[,;]? 1a)(?= \p{L})/gu
/** ", nhất là …": a clause cannot go on with "nhất" and a number ("ít nhất 13", "cao nhất 13" have no comma there). */
const afterMost = /1[2-4](?<=[,;]\s{1,2}nh\p{L}{1,2}t\s1[2-4])(?=\s\p{Ll})/gu
/** "các sở, ban, ngành": "các" takes no number, and of what it counts before "ban, ngành" only the sở are left. */
const offices = /(?:\d{2}|&)(?<=(?<!\p{L})c\p{L}c\s(?:\d{2}|&))(?=,\s(?:b\p{L}n,?\s)?ng\p{L}{1,2}nh(?!\p{L}))/giu
/** Words after which "1a" is the number of an article, a class, an annex: as printed, without marks, or garbled. */
const counted =
  /(?:kho\p{L}n|[dđ]i\p{L}{1,2}m|[dđ]i\p{L}{1,2}u|m\p{L}c|l\p{L}p|l\p{L}c|b\p{L}ng|m\p{L}u|s\p{L}|bi\p{L}u|nh\p{L}m|lo\p{L}i|qu\p{L}n) $/iu

/**
 * Digits that stand for letters: "1à" → "là", "h0ạt" → "hoạt", "1ĩnh" → "lĩnh", where the marks left prove the word; and
 * "1a" → "là" in a garbled line between two words. A pure number is touched only where none can stand: ", nhat 14 ngudi" is
 * ", nhất là người", "cac 80, nganh" is "các sở, ngành".
 */
export const digitLetters: Rule = ({ text, damage }) => {
  const edits: Edit[] = []
  let done = 0
  for (const beside of text.matchAll(digitBeside)) {
    if (beside.index < done) continue
    const from = startOfWord(text, beside.index)
    wordWithDigit.lastIndex = from
    const match = wordWithDigit.exec(text)
    if (match === null) continue
    const word = match[0]
    done = from + word.length
    if (!marked.test(word) || isGarbled(damageAt(damage, match.index))) continue
    const readings = lettersFor(word).filter(isSyllable)
    const [only, another] = readings
    if (only === undefined || another !== undefined) continue
    edits.push(replace(match.index, match.index + word.length, only, 'digit-letter', 0.95))
  }
  for (const match of text.matchAll(lone)) {
    const line = damageAt(damage, match.index)
    if (!isGarbled(line) || line?.kind === 'unmarked') continue
    if (counted.test(text.slice(Math.max(0, match.index - 10), match.index))) continue
    edits.push(replace(match.index, match.index + 2, 'là', 'digit-letter', 0.9))
  }
  for (const match of text.matchAll(afterMost)) {
    if (damageAt(damage, match.index)?.kind !== 'eng-garble') continue
    edits.push(replace(match.index, match.index + 2, 'là', 'digit-letter', 0.9))
  }
  for (const match of text.matchAll(offices)) {
    if (damageAt(damage, match.index)?.kind !== 'eng-garble') continue
    edits.push(replace(match.index, match.index + match[0].length, 'sở', 'digit-letter', 0.95))
  }
  return edits
}

/** Where the word around a place begins; beyond seven characters it is no word, and the place itself comes back. */
function startOfWord(text: string, at: number): number {
  for (let i = at; i > at - 7 && i > 0; i--) if (!letterOrDigit.test(text.charAt(i - 1))) return i
  return at
}

const letterOrDigit = /[\p{L}\p{N}]/u

function lettersFor(word: string): readonly string[] {
  const upper = word.length > 2 && word === word.toUpperCase()
  const letters = word.includes('0') ? ['o'] : ['l', 'i']
  return letters.map((letter) => word.replace(/[01]/u, upper ? letter.toUpperCase() : letter))
}

const letterAsDigit = new Map([
  ['O', '0'],
  ['o', '0'],
  ['l', '1'],
  ['I', '1'],
  ['|', '1'],
])
const date = /(?<![\p{L}\p{N}/])[\dOolI|]{1,2}([/.-])[\dOolI|]{1,2}\1[\dOolI|]{4}(?![\p{L}\p{N}/])/gu
const year = /(?<![\p{L}\p{N}])2[0Oo][\dOolI]{2}(?![\p{L}\p{N}])/gu
/** "khoản" counts in digits only; a ratio begins with 1. */
const one =
  /[Il](?:(?<=(?<!\p{L})[Kk]hoản [Il])(?=[ ,;.](?!\p{N}))|(?<![\p{L}\p{N}][Il])(?=:\p{N}{1,3}(?:\.\p{N}{3}){1,3}(?!\p{N})))/gu
/** Two characters between spaces, of which the first is a misread digit, in a scan: "O1 ủy viên", "từ 7 đến I5". */
const leading = /[OIl](?<=[ (][OIl])\p{N}(?=[ ,;)\n]|$)/gu
const fiveAsLetter = /Š(?:(?<=\p{N}Š)|(?=\p{N}))/gu

/** A day or month between its words, with a letter for one of its digits: "ngày l5 tháng", "tháng I1 năm". */
const wordedDay = /[\dOolILÌ|Šó]{1,2}(?= (?:tháng|năm) )(?<=(?<!\p{L})(?:[Nn]gày|[Tt]háng) [\dOolILÌ|Šó]{1,2})/gu
const shapeAsDigit = new Map([...letterAsDigit, ['L', '1'], ['Ì', '1'], ['Š', '5'], ['ó', '6']])

/** Letters that stand for digits in a date or year: "l5/6/2021", "2O24", "Š0%". The digits that are there stay. */
export const letterDigits: Rule = ({ text, scanned }) => {
  const edits: Edit[] = []
  const put = (at: number, written: string, rule: string): void => {
    for (let i = 0; i < written.length; i++) {
      const digit = shapeAsDigit.get(written.charAt(i))
      if (digit !== undefined) edits.push(replace(at + i, at + i + 1, digit, rule, 0.95))
    }
  }
  for (const match of text.matchAll(date)) {
    if (digits(match[0]) >= 4 && isDate(match[0], match[1] ?? '/')) put(match.index, match[0], 'date-digit')
  }
  for (const match of text.matchAll(wordedDay)) {
    const value = Number([...match[0]].map((c) => shapeAsDigit.get(c) ?? c).join(''))
    if (value >= 1 && value <= 31) put(match.index, match[0], 'date-digit')
  }
  for (const match of text.matchAll(year)) if (digits(match[0]) >= 2) put(match.index, match[0], 'year-digit')
  for (const match of text.matchAll(one)) edits.push(replace(match.index, match.index + 1, '1', 'letter-digit', 0.96))
  for (const match of text.matchAll(leading)) {
    if (scanned) put(match.index, match[0], 'letter-digit')
  }
  for (const match of text.matchAll(fiveAsLetter)) {
    edits.push(replace(match.index, match.index + 1, '5', 'letter-digit', 0.95))
  }
  return edits
}

const digits = (text: string): number => text.replace(/\P{N}/gu, '').length

function isDate(written: string, separator: string): boolean {
  const [day = 0, month = 0, inYear = 0] = written
    .split(separator)
    .map((part) => Number([...part].map((c) => letterAsDigit.get(c) ?? c).join('')))
  return day >= 1 && day <= 31 && month >= 1 && month <= 12 && inYear >= 1900 && inYear <= 2100
}
