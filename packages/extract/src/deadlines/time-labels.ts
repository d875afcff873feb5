import { dateOfValue, findDated } from './dated.js'
import { findRhythms } from './rhythm.js'
import { findSpansOfTime } from './spans-of-time.js'
import { clock } from './weekly.js'
import type { FoundTime, Time, TimeFrame } from './time.js'
import { adhoc, fixed, periodic, window } from './time.js'
import { isoDate } from '../dates/calendar.js'
import { readDate } from '../dates/printed-date.js'

const noun =
  '(?:thời gian|thời hạn|thời điểm|tiến độ|lộ trình|hoàn thành|hạn chót|hạn cuối|hạn)(?:\\s(?:thực hiện|hoàn thành|triển khai|tổ chức|báo cáo|gửi|bắt đầu|nộp|hồ sơ|trình|ban hành|dự kiến|chốt|số liệu|tiếp nhận|đăng ký|xong|cuối cùng|về)){0,4}'
const heads = [
  // "Thời gian thực hiện: …", "Hạn cuối nộp hồ sơ: …", "thời hạn báo cáo là …"
  new RegExp(
    `(?:^|[.;,]\\s|[-+*]\\s{0,2}|\\(|^(?:\\d{1,2}(?:\\.\\d{1,2}){0,3}[.)]?|[a-zđ][.)])\\s)${noun}\\s?(?::\\s?|\\slà\\s(?=\\D{0,20}\\d))`,
    'gu',
  ),
  // "Thời gian thực hiện trong năm 2024" at the head of its line
  new RegExp(
    `^(?:[-+*]\\s{0,2}|\\d{1,2}(?:\\.\\d{1,2}){0,3}[.)]?\\s|[a-zđ][.)]\\s)?thời (?:gian|hạn|điểm)(?:\\s(?:thực hiện|hoàn thành|triển khai|tổ chức|báo cáo|gửi|bắt đầu)){1,3}\\s(?=(?:từ|trong|trước|qu[ýí]|tháng|đến|năm)\\s)`,
    'gu',
  ),
]

/** Where the value of a label of time begins; `opens` where the label begins its line and speaks of the item above. */
export function findTimeLabels(folded: string): readonly { readonly from: number; readonly opens: boolean }[] {
  return heads.flatMap((form) =>
    [...folded.matchAll(form)].map((label) => ({ from: label.index + label[0].length, opens: label.index <= 6 })),
  )
}

const regular = /^(?:thường xuyên|liên tục|định k[ỳì]|(?:hằng|hàng|mỗi|từng)\s)/u
/** Values of a time cell that name no date: "Thường xuyên", "Hằng năm", "Cả năm", "Sau khi có hướng dẫn". */
const values: readonly { readonly form: RegExp; readonly time: (frame: TimeFrame) => Time }[] = [
  { form: /^(?:thường xuyên|liên tục|định k[ỳì])/u, time: () => periodic(null) },
  { form: /^(?:hằng|hàng|mỗi) (?:ngày|giờ)/u, time: () => periodic(null) },
  { form: /^(?:0?6|sáu) tháng/u, time: () => periodic('half-year') },
  {
    form: /^(?:cả|trong) năm$|^trong năm kế hoạch/u,
    time: ({ year: y }) => (y === null ? window(null, null) : window(`${y}-01-01`, `${y}-12-31`)),
  },
  {
    form: /^(?:đột xuất|khi có|khi cần|theo yêu cầu|ngay (?:sau )?khi|ngay sau|sau khi|theo (?:kế hoạch|tiến độ|chỉ đạo|hướng dẫn|lộ trình)(?! này))/u,
    time: () => adhoc,
  },
]
const rhythm =
  /(?<![\p{L}\p{N}])(?:(?:0?6|sáu) tháng|(?:hằng|hàng|mỗi|từng) (?:năm|qu[ýí]|tháng|tuần)|(?<=(?:, |và |kỳ ))(?:qu[ýí]|năm))(?![\p{L}])(?!\s(?:\d|i|v))/gu

/** The times that the value of a time label or a cell of a time column says; none where it says no time. */
export function valueTimes(folded: string, frame: TimeFrame): readonly FoundTime[] {
  const trimmed = folded.trimEnd().replace(/[.;,)]$/u, '')
  const dated = findDated(folded, frame, () => folded)
  if (dated.length > 0) return dated
  const day = dateOfValue(folded) ?? dayWithin(folded)
  if (day !== null) return [day]
  const several = yearsOfValue(trimmed.trim())
  if (several !== null && several.from?.slice(0, 4) !== several.to?.slice(0, 4)) {
    const from = trimmed.length - trimmed.trimStart().length
    return [{ from, to: trimmed.length, time: several, confidence: 0.85 }]
  }
  const lead = trimmed.length - trimmed.trimStart().length
  const onward = onwardOf(trimmed)
  if (onward !== null) return [{ ...onward, from: lead }]
  const spans = findSpansOfTime(folded, frame, true)
  if (spans.length > 0) return spans
  const value = trimmed.trim()
  if (value.length > 110) return []
  const from = lead
  const to = trimmed.length
  if (regular.test(value)) {
    const each = [...value.slice(0, 60).matchAll(rhythm)].flatMap((m) => findRhythms(`${m[0]},`).slice(0, 1))
    const own = [...new Set(each.map((r) => r.every))]
    if (own.length > 0) return own.map((every) => ({ from, to, time: periodic(every), confidence: 0.85 }))
    if (/^(?:hằng|hàng|mỗi) (?:ngày|giờ)/u.test(value))
      return [{ from, to, time: periodic(null), confidence: 0.85, rrule: 'FREQ=DAILY' }]
  }
  const time = values.find((v) => v.form.test(value))?.time(frame) ?? (value.length > 60 ? null : yearsOfValue(value))
  return time === null ? [] : [{ from, to, time, confidence: time.kind === 'adhoc' ? 0.6 : 0.85 }]
}

const within =
  /^[^\d]{0,3}(?:0?\d|hai|ba)\sngày,?\s\(?(?:(?:sáng|chiều|tối),?\s)?(?:thứ\s\p{L}{2,3},?\s)?(?:ngày\s)?(?=\d)/u

const eventDay = new RegExp(
  `^[^\\p{L}\\d]{0,3}(?:(?:dự kiến|bắt đầu|khai mạc|vào|lúc|hồi)\\s){0,2}(?:\\d{1,2}\\sbuổi,?\\s)?(?:${clock}(?:\\s?(?:-|đến)\\s?${clock})?,?\\s)?(?:(?:vào\\s)?(?:buổi\\s)?(?:sáng|chiều|tối),?\\s)?(?:(?:thứ\\s\\p{L}{2,3}|chủ nhật),?\\s)?(?:ngày\\s)?(?=\\d{1,2}(?:\\s?[/.-]\\s?\\d|\\stháng))`,
  'u',
)

/**
 * "Thời gian: 19 giờ 00, ngày 04/10/2025", "Sáng ngày 15/5/2024", "Dự kiến ngày 20/5/2024": the day of an event, to be
 * held on it. Without an item above, such a line invites.
 */
export function dayOfEvent(folded: string): FoundTime | null {
  const lead = eventDay.exec(folded)
  const date = lead === null ? null : readDate(folded, lead[0].length)
  if (date?.iso == null) return null
  return { from: folded.search(/\S/u), to: date.to, time: fixed(date.iso, 'on'), confidence: 0.7 }
}

/** "02 ngày (15-16/5/2024)": the days of an event after their number. */
function dayWithin(folded: string): FoundTime | null {
  const lead = within.exec(folded)
  if (lead === null) return null
  const from = folded.search(/\S/u)
  const at = lead[0].length
  const days = /^(\d{1,2})\s?(?:-|và|,)\s?(?=\d{1,2}\s?\/)/u.exec(folded.slice(at))
  const date = readDate(folded, at + (days?.[0].length ?? 0))
  if (date?.iso == null) return null
  const first = days === null ? null : isoDate(date.year ?? 0, date.month, Number(days[1]))
  const time = first === null ? fixed(date.iso, 'on') : window(first, date.iso)
  return { from, to: date.to + (folded[date.to] === ')' ? 1 : 0), time, confidence: 0.75 }
}

const onward =
  /^\s{0,3}(?:từ\s)?(?:năm\s)?((?:19|20)\d\d)(?:,?\s(?:và\s)?(?:(?:các|những)\s)?năm\s(?:tiếp theo|sau|kế tiếp)|\strở đi|\svà (?:hằng|hàng) năm)/u

/** "Năm 2024 và các năm tiếp theo", "Từ năm 2024 trở đi": a first day and no last. */
function onwardOf(folded: string): Omit<FoundTime, 'from'> | null {
  const match = onward.exec(folded)
  return match === null ? null : { to: match[0].length, time: window(`${match[1]}-01-01`, null), confidence: 0.7 }
}

const years =
  /^(?:trong\s|từ\s)?(?:giai đoạn\s|năm\s)?((?:19|20)\d\d)(?:\s?(?:-|đến|,|và)\s?(?:năm\s)?((?:19|20)\d\d))?$/u

/** "2024", "2024 - 2025", "Năm 2024" as the whole of a time cell. */
function yearsOfValue(value: string): Time | null {
  const match = years.exec(value)
  if (match?.[1] === undefined) return null
  return window(`${match[1]}-01-01`, `${match[2] ?? match[1]}-12-31`)
}
