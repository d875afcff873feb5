import type { BodyReader } from '../bodies/parse-bodies.js'

/** Adverbs before the first verb that leave the role to it. */
const adverbs: readonly (readonly string[])[] = [
  ['tiếp', 'tục'],
  ['chủ', 'động'],
  ['tích', 'cực'],
  ['thường', 'xuyên'],
  ['đồng', 'thời'],
  ['kịp', 'thời'],
  ['khẩn', 'trương'],
  ['nghiêm', 'túc'],
]

const notLeadBefore = new Set(['quan', 'vị', 'được', 'người', 'ngành', 'cơ', 'đồng', 'vai', 'công'])
const notLeadAfter = new Set(['hội', 'cuộc', 'buổi', 'phiên', 'và'])

/** True where "chủ trì" is said of the item's own bodies, not of "cơ quan chủ trì", a partner or a meeting. */
export function leads(reader: BodyReader, taken: readonly { from: number; to: number }[], someone: boolean): boolean {
  const { tokens } = reader
  return tokens.some((token, i) => {
    if (token.key !== 'chủ' || tokens[i + 1]?.key !== 'trì') return false
    const before = tokens[i - 1]?.key ?? ''
    const after = tokens[i + 2]?.key ?? ''
    if (notLeadBefore.has(before) && i > 0) return false
    if (notLeadAfter.has(after) && !(after === 'và' && tokens[i + 3]?.key === 'phối')) return false
    // "phối hợp với Sở A chủ trì": the partner leads.
    if (taken.some((t) => t.to === i)) return false
    return someone || i === 0
  })
}

/** "Theo chức năng, nhiệm vụ được giao, phối hợp …", "căn cứ khả năng ngân sách, phối hợp …": by what it acts, up to the verb. */
const intro =
  /^,?\s?(?:theo|căn cứ|trên cơ sở|trong phạm vi|tùy theo|theo đúng)\s[^;.:,]{4,70}(?:,\s(?:nhiệm vụ|quyền hạn|thẩm quyền|trách nhiệm|lĩnh vực|phạm vi|điều kiện|tình hình|ngành|địa bàn)(?:\s[^;.:,]{1,70})?){0,3},\s(?=(?:(?:chủ động|tích cực|kịp thời|thường xuyên|tiếp tục)\s)?phối hợp\s)/iu

/** True where the first verb after `at` and its adverbs is "phối hợp". */
export function supports(reader: BodyReader, at: number, partnered: boolean): boolean {
  const { tokens } = reader
  const begin = tokens[at]?.from ?? reader.text.length
  const said = reader.text.slice(begin, begin + 260)
  const opened = begin + (intro.exec(said)?.[0].length ?? 0)
  let i = at
  while (tokens[i] !== undefined && (tokens[i]?.from ?? 0) < opened) i++
  let strengthened = false
  for (;;) {
    while (tokens[i] !== undefined && tokens[i]?.word === false) i++
    const words = adverbs.find((a) => a.every((w, k) => tokens[i + k]?.key === w))
    if (words !== undefined) {
      i += words.length
      continue
    }
    if (tokens[i]?.key === 'tăng' && tokens[i + 1]?.key === 'cường') {
      strengthened = true
      i += 2
      continue
    }
    if (/^(?:phải|cần|sẽ|có|trách|nhiệm|cùng)$/u.test(tokens[i]?.key ?? '') && i < at + 4 && i >= at && at > 0) {
      i++
      continue
    }
    break
  }
  if (tokens[i]?.key !== 'phối' || tokens[i + 1]?.key !== 'hợp') return false
  // "Tăng cường phối hợp giữa …" strengthens the working together itself.
  return !strengthened || (partnered && tokens[i + 2]?.key === 'với')
}
