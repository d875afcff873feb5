import type { Edit } from '@vanthu/document'
import { damageAt, isGarbled, isSuspect, replace, type Rule } from './rule.js'

/** A number with its symbol, or with its year: "124/TTr-", "91-KH/TU", "30/2020/". */
const ofReference = '\\p{N}{1,6}[a-zđ]{0,2} ?(?:[-/] ?\\p{Lu}|/\\p{N}{4}/)'

/** What is a word of its own: "sổ" (a book), "sở", "so"; in a clean line only the others prove themselves. */
const ownWord = /^(?:so|sổ|sò|sỏ|só|sộ|sồ|sô)$/iu

/** Readings of "số" that are no other word where a reference follows: "s6", "sb", "sé", "sô", "Sỗ:". */
const beforeReference = new RegExp(
  `(?<![\\p{L}\\p{N}])([sS])(?:[6b0O5éèêóòỏõọôồổỗộo]|f3)?(?=:? {0,2}${ofReference})`,
  'gu',
)
const beforeNumber = /(?<![\p{L}\p{N}])([sS])[6b](?= \p{N})/gu

/**
 * "số" where a number proves it: before a reference in any line ("s6 91-KH/TU", "Sô: 12/BC-UBND", "s 496-TB/TU"), before
 * any number in a garbled line ("s6 12"). A capital stays a capital.
 */
export const numberWord: Rule = ({ text, damage, scanned }) => {
  const edits: Edit[] = []
  for (const match of text.matchAll(beforeReference)) {
    const bare = match[0].length === 1
    const line = damageAt(damage, match.index)
    if (bare ? !isGarbled(line) : ownWord.test(match[0]) && !isSuspect(line, scanned)) continue
    edits.push(
      replace(match.index, match.index + match[0].length, written(text, match), 'number-word', bare ? 0.9 : 0.98),
    )
  }
  for (const match of text.matchAll(beforeNumber)) {
    if (!isGarbled(damageAt(damage, match.index))) continue
    edits.push(replace(match.index, match.index + match[0].length, written(text, match), 'number-word', 0.93))
  }
  return edits
}

const inCapitals = "(?<!\\p{L})\\p{Lu}[\\p{Lu}|'’‘]{1,9} {1,3}"
const afterCapitals = new RegExp(`${inCapitals}$`, 'u')
const afterTwoInCapitals = new RegExp(`${inCapitals}${inCapitals}$`, 'u')

/** "số", "Số", and "SỐ" after words in capitals ("CHUẨN MỰC SO 12/…", "THÔNG TƯ sO 12/…"). */
function written(text: string, match: RegExpExecArray): string {
  const before = text.slice(Math.max(0, match.index - 24), match.index)
  const heading = match[1] === 'S' ? afterCapitals : afterTwoInCapitals
  if (heading.test(before)) return 'SỐ'
  return match[1] === 'S' ? 'Số' : 'số'
}
