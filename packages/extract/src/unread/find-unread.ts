import type { Span } from '@vanthu/document'
import { oneDash, passagesOf } from '../citations/passage.js'
import { Places } from '../citations/places.js'
import { fold } from '../text/fold.js'
import { labelAt } from '../text/labels.js'
import type { Flow } from '../text/paragraphs.js'
import { sentences } from '../text/sentences.js'

/** A place that looks like a fact and was not read. */
export interface UnreadPlace {
  readonly kind: 'citation' | 'deadline' | 'assignment'
  readonly span: Span
}

/** The places that facts took. */
export interface ReadPlaces {
  readonly citations: readonly Span[]
  readonly deadlines: readonly Span[]
  readonly assignments: readonly Span[]
}

const typed =
  '(?:nghị quyết|quyết định|chỉ thị|kế hoạch|nghị định|thông tư|công văn|kết luận|thông báo|chương trình|tờ trình|công điện|hướng dẫn|văn bản)'
/** "Quyết định số 12 QĐ UBND", "Kế hoạch số …/KH-UBND", "số 1Z/QĐ-UBND": a number that no rule reads. */
const looksCited = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${typed}\\ss[ốó6ô]\\s{0,3}[:.]?\\s{0,3}\\S{1,30}|s[ốó6ô]\\s{1,2}\\d{1,6}\\S{0,3}\\s?[/-]\\s?\\p{Lu}\\S{1,25}|s[ốó6ô]\\s{0,2}(?:…|\\.{3,})\\s?[/-]\\s?\\S{2,20})`,
  'giu',
)
const form = /mẫu|biểu|tcvn|qcvn|điện thoại|tài khoản|phụ lục/u
const looksTimed =
  /(?<![\p{L}\p{N}])(?:trước ngày|chậm nhất|muộn nhất|hạn chót|thời hạn hoàn thành|hoàn thành (?:trước|trong|vào)|trong thời hạn \d|trong vòng \d)(?![\p{L}])/gu
const stated = /hiệu lực|này có|luật này|được cấp|(?<![\p{L}])đã(?![\p{L}])|còn hạn|sinh trước|theo quy định/u
const looksAssigned =
  /(?:^|[.;]\s)(?:giao|yêu cầu|đề nghị|phân công)\s(?:ubnd|ủy ban|sở|ban|công an|các sở|văn phòng|bộ|chủ tịch|giám đốc|thủ trưởng|phòng)(?![\p{L}])/gu

/** What a reader should look at beside the facts; empty where every such place was read. */
export function findUnread(flow: Flow, read: ReadPlaces): readonly UnreadPlace[] {
  const found: UnreadPlace[] = []
  const citations = new Places(read.citations)
  const deadlines = new Places(read.deadlines)
  const assignments = new Places(read.assignments)
  for (const passage of passagesOf(flow)) {
    if (passage.part === 'letterhead') continue
    const words = oneDash(passage.text)
    const folded = fold(words)
    for (const match of words.matchAll(looksCited)) {
      const span = passage.place(match.index, match.index + match[0].length)
      if (form.test(folded.slice(Math.max(0, match.index - 14), match.index))) continue
      if (!citations.overlap(span) && /\d|…|\.{3}/u.test(match[0])) found.push({ kind: 'citation', span })
    }
    if (passage.part === 'cell') continue
    for (const match of folded.matchAll(looksTimed)) {
      const sentence = sentences(words, { from: 0, to: words.length }).find(
        (s) => s.from <= match.index && match.index < s.to,
      )
      const within = sentence ?? { from: 0, to: words.length }
      const span = passage.place(match.index, Math.min(within.to, match.index + 60))
      if (stated.test(folded.slice(Math.max(0, match.index - 30), match.index + 60))) continue
      if (!deadlines.overlap(span)) found.push({ kind: 'deadline', span })
    }
    // A lead-in ("Giao Sở A chủ trì:") or heading orders what stands below it.
    if (/:\s{0,2}$/u.test(words) || (labelAt(words) !== null && !/[.;/]\s{0,2}$/u.test(words))) continue
    for (const match of folded.matchAll(looksAssigned)) {
      const at = match.index + match[0].search(/\p{L}/u)
      const span = passage.place(at, Math.min(words.length, at + 80))
      // Of "4. Đề nghị Ủy ban Mặt trận …: Vận động …" the item begins after the colon.
      const colon = folded.indexOf(': ', at)
      const order = passage.place(at, Math.min(words.length, colon < 0 || colon > at + 300 ? at + 80 : colon + 4))
      if (!assignments.overlap(order)) found.push({ kind: 'assignment', span })
    }
  }
  return found.sort((a, b) => a.span.from - b.span.from)
}
