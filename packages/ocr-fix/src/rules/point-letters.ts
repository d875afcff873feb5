import type { Edit } from '@vanthu/document'
import { damageAt, isGarbled, replace, type Rule } from './rule.js'

/** "điểm b, đ, ø, h": the letters of points in a row, of which g is read as a crossed o. */
const crossed = /(?<=(?<!\p{L})(?:[a-ghđ], |điểm ))ø(?=,| và | khoản )/gu
/** "điểm g, h, ¡ khoản 2": i is read as its dot and stem turned round. */
const turned = /(?<=(?<!\p{L})(?:[a-hđø], |điểm ))¡(?=,| và | khoản )/gu

/** Letters of points of a law in running text, misread on a scan as letters that Vietnamese has not. */
export const pointLetters: Rule = ({ text, damage, scanned }) => {
  if (!scanned) return []
  const edits: Edit[] = []
  const put = (pattern: RegExp, letter: string): void => {
    for (const match of text.matchAll(pattern)) {
      if (!isGarbled(damageAt(damage, match.index)))
        edits.push(replace(match.index, match.index + 1, letter, 'point-letter', 0.95))
    }
  }
  put(crossed, 'g')
  put(turned, 'i')
  return edits.sort((a, b) => a.span.from - b.span.from)
}
