import type { Edit } from '@vanthu/document'
import { isSyllable } from '../syllable/syllable.js'
import { damageAt, isGarbled, replace, type Rule } from './rule.js'
import { isSymbol } from './symbols.js'

/** "ngày05/4", "số124/TTr": words that stand before numbers, glued to one. */
const beforeNumber = /(?<!\p{L})(?:[Nn]gày|[Tt]háng|[Nn]ăm|[Ss]ố|Điều|[Kk]hoản|[Qq]uý)$/u
const afterLetter = /\p{N}(?<=\p{L}\p{N})(?=\p{N}{0,5}(?![\p{L}\p{N}]))/gu
/** "25/12/2023của", "25/12/2023-của": a date glued to the next word, or joined to it by a speck. */
const afterDate = /(?<=(?<!\p{N})\p{N}{1,2}\/\p{N}{1,2}\/\p{N}{4})([-.]?)(\p{Ll}{2,6})(?![\p{L}\p{N}])/gu
/** "30/2020/NĐ-CPngày": a symbol glued to the next word. */
const afterSymbol = /(?<=\p{N}[/-]\p{Lu}[\p{L}&]{0,9}[-/])(TTg|\p{Lu}{2,8})(\p{Ll}{2,6})(?![\p{L}\p{N}])/gu
/** "trữngày", "tỉnhvà": on a scan, a frequent small word glued to the one before. */
const gluedFunctionWord = /(?<![\p{L}\p{N}])(\p{L}{2,6})(ngày|tháng|năm|của|và|được|theo)(?![\p{L}\p{N}])/gu
/** "bảnNghị", "kýPhạm": a small letter, then a capital, in one stretch. */
const smallThenCapital = /\p{Lu}(?<=\p{Ll}\p{Lu})(?=\p{Ll})/gu
const wordBefore = /(?<![\p{L}\p{N}])\p{L}\p{Ll}{0,6}$/u
const wordAfter = /^\p{Lu}\p{Ll}{1,6}(?![\p{L}\p{N}])/u
const marked = /[^\u{0}-\u{7f}]/u
/** "Tháng 82026": the stroke between a month and its year. */
const monthAndYear = /(?:1[0-2]|0?[1-9])(?=20[1-4]\d(?![\p{L}\p{N}./-]))(?<=(?<!\p{L})[Tt]háng (?:1[0-2]|0?[1-9]))/gu
/** "SỚY tế", "Sở Ytế", "ngành Ytế": a word of one letter takes the space before or after it. */
const health = /(?<![\p{L}\p{N}])(?:(S)[ởỞớỚốỐơƠ]|(B)[ộỘ]|([Nn]gành|[Tt]rạm|[Tt]âm))( ?)[YV]( ?)(?=tế(?!\p{L}))/gu

/**
 * Spaces lost between two things that are whole on both sides: "ngày05/4" → "ngày 05/4", "25/12/2031của" → "25/12/2031 của",
 * "NĐ-CPngày" → "NĐ-CP ngày", "bảnNghị" → "bản Nghị". What is no syllable ("iPhone", "VinaPhone") stays; so do garbled lines.
 */
export const lostSpaces: Rule = ({ text, damage, scanned }) => {
  const edits: Edit[] = []
  const put = (from: number, to: number, confidence: number): void => {
    if (!isGarbled(damageAt(damage, from))) edits.push(replace(from, to, ' ', 'lost-space', confidence))
  }
  for (const { index: at } of text.matchAll(afterLetter)) {
    if (beforeNumber.test(text.slice(Math.max(0, at - 7), at))) put(at, at, 0.95)
  }
  for (const match of text.matchAll(afterDate)) {
    const [, speck = '', word = ''] = match
    if (isSyllable(word)) put(match.index, match.index + speck.length, 0.94)
  }
  for (const match of text.matchAll(afterSymbol)) {
    const [, symbol = '', word = ''] = match
    if (!isSymbol(symbol) || !isSyllable(word)) continue
    const at = match.index + symbol.length
    put(at, at, 0.95)
  }
  for (const match of scanned ? text.matchAll(gluedFunctionWord) : []) {
    const [both, first = ''] = match
    if (!isSyllable(first) || isSyllable(both)) continue
    const at = match.index + first.length
    put(at, at, 0.9)
  }
  for (const match of text.matchAll(monthAndYear)) {
    const at = match.index + match[0].length
    edits.push(replace(at, at, '/', 'date-stroke', 0.93))
  }
  for (const match of scanned ? text.matchAll(health) : []) {
    const [all, department, ministry, word = '', before, after] = match
    if (before === ' ' && after === ' ' && all.includes('Y')) continue
    const head = department !== undefined ? 'Sở' : ministry !== undefined ? 'Bộ' : word
    if (isGarbled(damageAt(damage, match.index))) continue
    edits.push(replace(match.index, match.index + all.length, `${head} Y `, 'lost-space', 0.92))
  }
  for (const { index: at } of text.matchAll(smallThenCapital)) {
    // "củỦa" is one letter read twice.
    if (text.charAt(at) > '\u007f' && text.charAt(at).toLowerCase() === text.charAt(at - 1)) continue
    const first = wordBefore.exec(text.slice(Math.max(0, at - 9), at))?.[0] ?? ''
    const second = wordAfter.exec(text.slice(at, at + 9))?.[0] ?? ''
    if (!isSyllable(first) || !isSyllable(second) || isSyllable(first + second) || !marked.test(first + second))
      continue
    put(at, at, 0.9)
  }
  return edits
}
