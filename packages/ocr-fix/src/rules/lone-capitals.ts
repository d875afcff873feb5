import type { Edit } from '@vanthu/document'
import { isSyllable } from '../syllable/syllable.js'
import { damageAt, isGarbled, lineText, replace, type Rule } from './rule.js'

/** A word in capitals with a mark, between words that are not: "Giao SỞ Tài chính", "Điều 2. TỔ chức thực hiện". */
const capitals = /(?<![\p{L}\p{M}\p{N}\-/&.])\p{Lu}{2,4}(?= \p{Lu}?\p{Ll}|[,;:] \p{Lu}?\p{Ll}|\.(?:\s|$))/gu
const marked = /[^\u{0}-\u{7f}]/u
/** What stands before: nothing, a label, or a word that is not in capitals. */
const before = /(?:^|\n|\p{Ll}[,;:]? |\p{N}[.)]? |[-–+*“"(] )$/u
/** Abbreviations that are spelled like a syllable. */
const abbreviations = new Set(['TƯ', 'ĐÀ', 'ĐA', 'ĐU'])

/** Two letters, of which the second is the same large and small but for its size: "BỘ", "SỞ", "VỤ". */
const tallPair = /(?<![\p{L}\p{M}\p{N}\-/&.])\p{Lu}[ƠỚỜỞỠỢÔỐỒỔỖỘÓÒỎÕỌƯỨỪỬỮỰÚÙỦŨỤ](?![\p{L}\p{M}\p{N}&/])/gu
const tall = /^\p{Lu}[ƠỚỜỞỠỢÔỐỒỔỖỘÓÒỎÕỌƯỨỪỬỮỰÚÙỦŨỤ]$/u
/** The nearest words of two letters or more; a paragraph break parts them. */
const wordBefore = /(\p{L}{2,12})(?:[^\p{L}\n]{0,6}\n)?[^\p{L}\n]{0,6}(?:\p{L}\)[^\p{L}\n]{0,3})?$/u
const wordAfter = /^[^\p{L}\n]{0,4}(?:\n[^\p{L}\n]{0,6})?(?:\p{L} )?(\p{L}{2,12})/u
const sentenceEnd = /\p{Ll}[.!?] $/u
const inCapitals = /^\p{Lu}+$/u

/** "SỐ: 12/…" at the head of a line: the letterhead has it as "Số" everywhere (Decree 30/2020, Annex I). */
const numberLine = /(?<=(?:^|\n)[ \t]{0,40})SỐ(?=: ?[\p{N}.…]{1,12} ?[/-])/gu

/** The motto of the state, which every letterhead has, on a line of its own. */
const motto = /(?<=(?:^|\n)[ \t]{0,60})[Đđ]ộc lập ?[-–—] ?[Tt]ự do ?[-–—] ?[Hh]ạnh phúc(?=[ \t]{0,20}(?:\n|$))/gu
const firstOfMotto = /[Đđ]ộc|[Tt]ự|[Hh]ạnh/gu

/** "… công ty Ở Việt Nam": a preposition after a word in small letters, whose capital is only larger. */
const tallPreposition = /(?<=\p{Ll}[ \n])Ở(?=[ \n]\p{L})/gu
/** "Kho bạc nhà nước Ủy nhiệm thu" is no body: only "Ủy ban" and "Ủy viên" are. */
const tallVerb = /(?<=\p{Ll}[ \n])Ủy(?=[ \n](?:quyền|nhiệm|thác)(?!\p{L}))/gu

/**
 * On a scan the capital of a letter such as ở, ổ, ộ, ờ looks like the small one, and the reader writes the whole word
 * large. A single word in capitals is no style of print: emphasis runs over several words.
 */
export const loneCapitals: Rule = ({ text, damage, scanned, english }) => {
  const edits: Edit[] = []
  if (scanned || english.length > 0) {
    for (const { index } of text.matchAll(numberLine)) edits.push(replace(index, index + 2, 'Số', 'letter-case', 0.92))
    for (const match of text.matchAll(motto))
      for (const { index } of match[0].matchAll(firstOfMotto)) {
        const at = match.index + index
        const letter = text.charAt(at)
        if (letter !== letter.toUpperCase()) edits.push(replace(at, at + 1, letter.toUpperCase(), 'letter-case', 0.95))
      }
  }
  if (!scanned) return edits.sort((a, b) => a.span.from - b.span.from)
  const put = (from: number, written: string, right: string): void => {
    if (isGarbled(damageAt(damage, from)) || edits.some(({ span }) => span.from === from)) return
    edits.push(replace(from, from + written.length, right, 'letter-case', 0.92))
  }
  for (const match of text.matchAll(capitals)) {
    const written = match[0]
    if (!marked.test(written) || abbreviations.has(written) || !isSyllable(written)) continue
    if (!before.test(text.slice(Math.max(0, match.index - 4), match.index))) continue
    if (inRun(text, match.index, written.length)) continue
    put(match.index, written, titled(written))
  }
  for (const match of text.matchAll(tallPair)) {
    const written = match[0]
    if (abbreviations.has(written) || !isSyllable(written)) continue
    const line = damageAt(damage, match.index)
    if (inRun(text, match.index, 2) && !(line !== undefined && isSmallPrint(lineText(text, line.span)))) continue
    put(match.index, written, titled(written))
  }
  for (const match of text.matchAll(tallPreposition)) put(match.index, match[0], 'ở')
  for (const match of text.matchAll(tallVerb)) put(match.index, match[0], 'ủy')
  return edits.sort((a, b) => a.span.from - b.span.from)
}

const titled = (written: string): string => written.charAt(0) + written.slice(1).toLowerCase()

/** True where the word before or after is in capitals as well; an abbreviation after it ("Bộ VHTTDL") says nothing. */
function inRun(text: string, at: number, length: number): boolean {
  const head = text.slice(Math.max(0, at - 30), at)
  const left = sentenceEnd.test(head) ? undefined : wordBefore.exec(head)?.[1]
  if (left !== undefined && inCapitals.test(left) && isSyllable(left)) return true
  const right = wordAfter.exec(text.slice(at + length, at + length + 30))?.[1]
  if (right === undefined) return left === undefined
  return inCapitals.test(right) && isSyllable(right)
}

const anyWord = /\p{L}{2,12}/gu

/** True of a line of running text in which nothing but such pairs is in capitals: "Chánh thanh tra BỘ, VỤ trưởng các VỤ". */
function isSmallPrint(line: string): boolean {
  const words = [...line.matchAll(anyWord)].map((found) => found[0])
  const large = words.filter(
    (word) => inCapitals.test(word) && isSyllable(word) && !(word.length === 2 && tall.test(word)),
  )
  return large.length === 0 && words.filter((word) => /^\p{Ll}/u.test(word)).length >= 4
}
