const part =
  '(?:điểm\\s[a-zđ](?:,\\s[a-zđ]){0,5}|tiết\\s[a-zđ\\d.]{1,4}|khoản\\s\\d{1,2}(?:,\\s\\d{1,2}){0,5}(?:\\svà\\s\\d{1,2})?|điều\\s\\d{1,3}[a-zđ]?(?:,\\s\\d{1,3}){0,6}(?:\\svà\\s\\d{1,3})?|mục\\s[ivxlc\\d.]{1,7}|phần\\s[ivx\\d]{1,5}|chương\\s[ivxlc\\d]{1,6}|phụ lục\\s(?:số\\s)?[ivx\\d]{1,5})'
const chain = `${part}(?:(?:,|\\svà|;)?\\s{1,2}(?:của\\s)?${part}){0,4}`
const atEnd = new RegExp(`(${chain}),?\\s{1,2}(?:(?:của|tại|thuộc|trong|ban hành kèm theo)\\s)?$`, 'u')
const atStart = new RegExp(`^\\s{0,2}[(,]\\s{0,2}(${chain})`, 'u')

/**
 * Where in the instrument: "khoản 2, Điều 94" before a mention ("khoản 2, Điều 94 Luật …") or in brackets or after a
 * comma behind it. `folded` is the folded passage, `text` as printed; null where none is given.
 */
export function locatorOf(text: string, folded: string, from: number, to: number): string | null {
  const start = Math.max(0, from - 90)
  const before = atEnd.exec(folded.slice(start, from))
  if (before?.[1] !== undefined && !/\p{L}/u.test(folded[start + before.index - 1] ?? '')) {
    return text.slice(start + before.index, start + before.index + before[1].length)
  }
  const after = atStart.exec(folded.slice(to, to + 90))
  if (after?.[1] === undefined) return null
  const begin = to + after[0].length - after[1].length
  return text.slice(begin, begin + after[1].length)
}
