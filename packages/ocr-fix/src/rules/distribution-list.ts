import type { Edit } from '@vanthu/document'
import { isGarbled, isSuspect, lineText, replace, type Rule } from './rule.js'

interface Form {
  /** In one line of the list; what it matches is replaced. */
  readonly pattern: RegExp
  readonly by: string
  readonly confidence: number
}

/**
 * What stands in the lines of "Nơi nhận" as offices print it (Decree 30/2020/NĐ-CP, appendix I, point 9), and only so: the
 * standing committee "TT.", the purpose "(b/c)", the copies "(2b)", commas with a space.
 */
const forms: readonly Form[] = [
  // "- TL. Thị ủy", "- TFTU": nobody receives "by order".
  {
    pattern:
      /(?<=^\s?[-–]\s?)T[LFEI1](?=\.?\s?(?:TU|HU|ĐU|HĐND|Tỉnh ủy|Thành ủy|Thị ủy|Huyện ủy|Quận ủy|Đảng ủy)(?!\p{L}))/u,
    by: 'TT',
    confidence: 0.9,
  },
  { pattern: /(?<=TU)\.(?=\s{1,2}TT)/u, by: ',', confidence: 0.85 },
  { pattern: /(?<=\()(b|để b)\/[OoÔ0C€¢©](?=\))/u, by: '$1/c', confidence: 0.92 },
  // "- Lưu: VT.KGVX": the archive is followed by the unit that drafted the paper.
  { pattern: /(?<=^\s?[-–]?\s?Lưu\s?:\s?VT)\s?[.:](?=\s?\p{Lu}{2})\s?/u, by: ', ', confidence: 0.88 },
  { pattern: /(?<=^\s?[-–]?\s?Lưu\s?:[^\n]{1,40}\p{Lu}{2})\s?(?=\d{1,3}b\)|\d{1,3}\)$)/u, by: ' (', confidence: 0.85 },
]
/** "Noinhgn:", "Nội nhân:": the heading in a garbled text, told by the items below it. */
const lostHeading = /^\W{0,3}N[\p{L}0]{1,2}[iíìỉĩịjl1]?\s?nh[\p{L}@]{1,3}\s?[:;.]/u
/** What the wrong model makes of an item's dash. */
const lostDash = /^\s?[=~_—¬•]{1,2}\s?(?=\p{Lu})/u
const gluedComma = /(?<=\p{L}),(?=\p{L})/gu
const line = /^\s?(?:[-–]\s?\p{Lu}|Lưu\s?:)/u

const isItem = (printed: string): boolean => /^\s?[-–=~_—¬•]{1,2}\s?\p{Lu}/u.test(printed)

/** Repairs lines of the list of recipients in scans: "- Lưu: VT.KGVX" → "- Lưu: VT, KGVX", "(b/O)" → "(b/c)". */
export const distributionList: Rule = ({ text, damage, scanned }) => {
  const edits: Edit[] = []
  let within = false
  for (const [i, judged] of damage.entries()) {
    const printed = lineText(text, judged.span)
    const below = damage[i + 1]?.span
    if (isGarbled(judged) && below !== undefined && isItem(lineText(text, below))) {
      const heading = lostHeading.exec(printed)
      if (heading !== null && !/^\W{0,3}Nơi nhận/u.test(printed)) {
        edits.push(replace(judged.span.from, judged.span.from + heading[0].length, 'Nơi nhận:', 'distribution', 0.9))
        within = true
        continue
      }
    }
    const dash = within && isGarbled(judged) ? lostDash.exec(printed) : null
    if (dash !== null) {
      edits.push(replace(judged.span.from, judged.span.from + dash[0].length, '- ', 'distribution', 0.88))
      continue
    }
    if (/^\W{0,3}N[ơờo]i nh[ậâạ]n/u.test(printed)) within = true
    else if (!line.test(printed) || printed.length > 160) {
      if (printed.trim() !== '') within = false
    }
    const isList = within || /^\s?[-–]?\s?Lưu\s?:/u.test(printed)
    if (!isList || !isSuspect(judged, scanned)) continue
    const { from } = judged.span
    for (const { pattern, by, confidence } of forms) {
      const match = pattern.exec(printed)
      if (match === null) continue
      const at = from + match.index
      edits.push(replace(at, at + match[0].length, by.replace('$1', match[1] ?? ''), 'distribution', confidence))
    }
    for (const match of printed.matchAll(gluedComma)) {
      const at = from + match.index + 1
      edits.push(replace(at, at, ' ', 'distribution', 0.9))
    }
  }
  return edits
}
