import { addDays, addMonths } from '../dates/calendar.js'
import { readDate } from '../dates/printed-date.js'
import type { WorkingDays } from '../dates/holidays.js'
import type { FoundTime, TimeFrame } from './time.js'
import { window } from './time.js'

const form =
  /(?<![\p{L}\p{N}])(?:trong(?:\s(?:thời hạn|thời gian|vòng))?(?:\s(?:không quá|tối đa))?|chậm nhất(?:\slà)?(?:\ssau)?|muộn nhất(?:\slà)?(?:\ssau)?|(?:tối đa\s)?không quá)\s{1,2}(\d{1,3})(?:\s?\([^)]{1,20}\))?\s(ngày làm việc|ngày|phút|giờ|tuần|tháng|năm)(?![\p{L}])(?:,?\s(?:(?:tính\s)?(?:kể\s)?từ|sau)\s(?:khi\s|thời điểm\s)?((?:ngày\s)?[^.;:()]{2,70}?)(?=,|\.|;|:|\(|\)|$))?/gu
/** "kể từ ngày ký", "kể từ ngày ban hành Kế hoạch này": the document's own date. */
const ownDate =
  /^(?:ngày\s)?(?:ký(?:\sban hành)?|ban hành)(?:\s(?:kế hoạch|quyết định|công văn|chỉ thị|thông báo|văn bản|chương trình)(?:\snày)?)?$|^(?:ngày\s)?(?:kế hoạch|quyết định|công văn|chỉ thị|thông báo|văn bản|chương trình)\snày\s(?:được\s(?:ký|ban hành)|có hiệu lực)/u
const soon = /^trong\s{1,2}\d{1,2}\s(?:ngày làm việc|ngày|giờ),?\s(?:(?:tính\s)?kể từ|sau)\s/u
/** What a body does in such a time; durations of permits and penalties are none. */
const acting =
  /(?:báo cáo|hoàn thành|gửi|trình|ban hành|xây dựng|triển khai|rà soát|phản hồi|trả lời|xử lý|giải quyết|thông báo|đề xuất|tham mưu|tổng hợp|cung cấp|có ý kiến|thẩm định|cho ý kiến|phê duyệt|cập nhật|niêm yết|công khai|công bố|chuyển|khắc phục|bàn giao|tiếp nhận)/u

const counted = /\d\s{1,2}(?:\(|ngày|phút|giờ|tuần|tháng|năm)/u

/**
 * Times that run from an event: "trong thời hạn 15 ngày làm việc kể từ ngày ký ban hành Kế hoạch này". Dates are given
 * where the event is the document's own date; working days leave out weekends and holidays.
 */
export function findRelative(
  folded: string,
  frame: TimeFrame,
  days: WorkingDays,
  clauseOf: (at: number) => string,
): readonly FoundTime[] {
  const found: FoundTime[] = []
  for (const match of counted.test(folded) ? folded.matchAll(form) : []) {
    const [whole, count, unit, event] = match
    const within = /^(?:trong|chậm|muộn)/u.test(whole)
    // "báo cáo trong 05 ngày sau khi kết thúc"; "trong 3 tháng" and "trong 5 năm từ …" are how long something took.
    if (/^trong\s{1,2}\d/u.test(whole) && !soon.test(whole)) continue
    // "chậm nhất 05 ngày trước khi tổ chức"
    const ahead = /^\strước\s(?:khi|ngày(?!\s\d)|thời điểm)[^.;,]{2,60}/u.exec(folded.slice(match.index + whole.length))
    if (event === undefined && ahead !== null) {
      const to = match.index + whole.length + ahead[0].trimEnd().length
      found.push({ from: match.index, to, time: { ...window(null, null), bound: 'before' }, confidence: 0.65 })
      continue
    }
    if ((event === undefined || !within) && !acting.test(clauseOf(match.index))) continue
    // "không quá 20 phút" is a length; "chậm nhất sau 01 ngày làm việc" and "không quá 10 ngày làm việc" are times.
    if (event === undefined && /^(?:tối|không)/u.test(whole) && unit !== 'ngày làm việc') continue
    const own = event !== undefined && ownDate.test(event.trim())
    const n = Number(count)
    // "kể từ ngày 01/6/2024": a day of its own.
    const printed = event === undefined ? null : (readDate(event, /^ngày\s/u.exec(event)?.[0].length ?? 0)?.iso ?? null)
    const start = own ? frame.issuedOn : printed
    let to: string | null = null
    if (start !== null) {
      if (unit === 'ngày làm việc') to = days.after(start, n)
      else if (unit === 'ngày') to = addDays(start, n)
      else if (unit === 'tuần') to = addDays(start, 7 * n)
      else if (unit === 'tháng') to = addMonths(start, n)
      else if (unit === 'năm') to = addMonths(start, 12 * n)
    }
    found.push({
      from: match.index,
      to: match.index + whole.trimEnd().length,
      time: window(to === null ? null : start, to),
      confidence: to === null ? 0.7 : 0.9,
    })
  }
  for (const match of folded.includes('trong ngày') ? folded.matchAll(sameDay) : []) {
    if (
      !acting.test(
        folded
          .slice(Math.max(0, match.index - 70), match.index)
          .split(/[.;:,]\s/u)
          .at(-1) ?? '',
      )
    )
      continue
    found.push({ from: match.index, to: match.index + match[0].length, time: window(null, null), confidence: 0.6 })
  }
  for (const match of folded.matchAll(aheadOf)) {
    if (found.some((f) => f.from < match.index + match[0].length && match.index < f.to)) continue
    const time = { ...window(null, null), bound: 'before' as const }
    found.push({ from: match.index, to: match.index + match[0].trimEnd().length, time, confidence: 0.6 })
  }
  return found
}

/** "chuyển Phòng Kinh tế trong ngày." */
const sameDay = /(?<=\p{L}\s)(?:ngay\s)?trong ngày(?: làm việc)?(?=\s{0,2}(?:[.;,]|\/|$))/gu
/** "ít nhất 07 ngày trước khi tổ chức", "trước khi tổ chức ít nhất 05 ngày làm việc". */
const aheadOf =
  /(?<![\p{L}\p{N}])(?:(?:ít nhất|tối thiểu)\s(?:là\s)?\d{1,3}\s(?:ngày làm việc|ngày|giờ|tháng)\strước\s(?:khi|ngày(?!\s\d)|thời điểm)\s[^.;,]{2,60}|trước khi\s[^.;,]{2,40}?\s(?:ít nhất\s|tối thiểu\s)?\d{1,3}\s(?:ngày làm việc|ngày|tháng)(?![\p{L}]))/gu
