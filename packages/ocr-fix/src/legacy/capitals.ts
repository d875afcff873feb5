/**
 * TCVN3 has no capitals with tones: a font whose name ends in "H" prints the same bytes as capitals, and the font's name
 * is lost in plain text. What is left: capitals typed among them ("CéNG HOµ"), and lines whose wording is always printed in
 * capitals ("céng hoµ x· héi chñ nghÜa viÖt nam", "quyÕt ®Þnh" alone on a line).
 */

export interface DecodedWord {
  /** As it stood in the text. */
  readonly written: string
  /** As decoded, case not yet decided. */
  readonly decoded: string
}

type Height = 'upper' | 'lower' | 'open'

/** Only ASCII letters tell: a toned letter looks the same in both fonts. */
function height(word: string): Height {
  const letters = word.replace(/[^a-zA-Z]/gu, '')
  if (/[a-z]/u.test(letters)) return 'lower'
  if (letters.length >= 2 || /[^\x00-\x7f][A-Z]/u.test(word)) return 'upper'
  return 'open'
}

/** Wordings that official papers print in capitals where they stand alone on a line (Decree 30/2020, Phụ lục I). */
const capitalLines =
  /^(?:cộng h(?:òa|oà) xã hội chủ nghĩa việt nam|đảng cộng sản việt nam|(?:ủy|uỷ) ban nhân dân(?: \p{L}{1,7}){0,6}|hội đồng nhân dân(?: \p{L}{1,7}){0,6}|(?:thủ tướng )?chính phủ|quyết định:?|quyết nghị:?|nghị quyết|nghị định|chỉ thị|kế hoạch|thông báo|báo cáo|tờ trình|hướng dẫn|thông tư|quy chế|quy định|chương trình|công điện|đề án|phụ lục)$/u

/** The words of one line with their capitals. */
export function withCapitals(words: readonly DecodedWord[]): readonly string[] {
  const heights = words.map((w) => height(w.written))
  if (heights.every((h) => h !== 'upper') && capitalLines.test(words.map((w) => w.decoded).join(' '))) {
    return words.map((w) => w.decoded.toUpperCase())
  }
  const before: Height[] = []
  let last: Height = 'open'
  for (const h of heights) {
    before.push(last)
    if (h !== 'open') last = h
  }
  const out: string[] = new Array<string>(words.length)
  let next: Height = 'open'
  for (let i = words.length - 1; i >= 0; i--) {
    const word = words[i]
    const own = heights[i] ?? 'open'
    if (word === undefined) continue
    const left = before[i] ?? 'open'
    const upper =
      own === 'upper' ||
      (own === 'open' && (left === 'upper' || next === 'upper') && left !== 'lower' && next !== 'lower')
    out[i] = upper ? word.decoded.toUpperCase() : word.decoded
    if (own !== 'open') next = own
  }
  return out
}
