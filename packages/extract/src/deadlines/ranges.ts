import { isoDate } from '../dates/calendar.js'
import type { PrintedDate } from '../dates/printed-date.js'
import { readDate } from '../dates/printed-date.js'
import { clock } from './weekly.js'
import type { FoundTime, TimeFrame } from './time.js'
import { fixed, recurring, window, yearFor } from './time.js'

const start = new RegExp(
  `(?<![\\p{L}\\p{N}])từ\\s{1,2}(?:${clock},?\\s)?(nay(?=\\s(?:cho\\s)?đến)|(?:ngày\\s{1,2})?(?=\\d))`,
  'gu',
)
const middle = new RegExp(
  `\\s{0,2}(?:(?:cho\\s)?đến|tới|-)\\s{0,2}(?:trước\\s)?(?:hết\\s)?(?:${clock},?\\s)?(?:ngày\\s{1,2})?(?=\\d)`,
  'uy',
)
const lone = /(\d{1,2})(?=\s{0,2}(?:đến|tới|-)\s)/uy
/** Times that data are of, or that a state lasts: "tính từ ngày …", "kể từ ngày …", "số liệu từ ngày …". */
const ofState =
  /(?<![\p{L}])(?:hiệu lực(?:\sthi hành)?(?:\skể)?|tính|kể|số liệu(?:\s(?:báo cáo|được))?(?:\stính)?|kỳ báo cáo:?|(?:mốc thời gian|thời kỳ|thời điểm)(?:\s(?:báo cáo|giám sát|lấy số liệu|thống kê|kiểm tra))?:?|phát sinh|lũy kế|nhiệm kỳ)\s{1,2}$/u

/** A forecast: "từ ngày 22/10 đến 24/10, ở tỉnh có mưa to". */
const weather =
  /^,?\s(?:[^.;]{0,40}\s)?(?:có (?:mưa|gió|dông|lũ|khả năng)|mưa (?:to|lớn|vừa)|nắng nóng|rét (?:đậm|hại)|xuất hiện (?:một )?(?:đợt )?(?:mưa|lũ|nắng))(?![\p{L}])/u

/**
 * Ranges of days: "từ ngày 01/6/2024 đến hết ngày 30/6/2024", "từ ngày 10 đến 15/5/2024", "từ nay đến ngày 30/5/2024".
 * "từ nay" has no first day.
 */
export function findRanges(folded: string, frame: TimeFrame): readonly FoundTime[] {
  return [...folded.matchAll(start)].flatMap((match): readonly FoundTime[] => {
    if (ofState.test(folded.slice(Math.max(0, match.index - 40), match.index))) return []
    const at = match.index + match[0].length
    const now = match[1] === 'nay'
    const first = now ? null : readDate(folded, at)
    let to = now ? at : (first?.to ?? -1)
    let day: number | null = null
    if (!now && first === null && match[1] !== '') {
      lone.lastIndex = at
      const alone = lone.exec(folded)
      if (alone !== null) {
        day = Number(alone[1])
        to = at + alone[0].length
      }
    }
    if (to < 0) return []
    middle.lastIndex = to
    const between = middle.exec(folded)
    const last = between === null ? null : readDate(folded, to + between[0].length)
    if (last === null || weather.test(folded.slice(last.to, last.to + 70))) return []
    // "hằng năm (từ ngày 01/9 đến hết ngày 14/12)": each year by the last day.
    if (last.year === null && (first === null || first.year === null) && isYearly(folded, match.index, last.to))
      return [
        {
          from: match.index,
          to: last.to,
          time: recurring('year', last.month, last.day, 'within'),
          confidence: 0.85,
        },
      ]
    const end = dated(last, frame, null)
    const begin =
      day !== null
        ? end === null
          ? null
          : isoDate(Number(end.slice(0, 4)), last.month, day)
        : first === null
          ? null
          : dated(first, frame, end)
    return [
      {
        from: match.index,
        to: last.to,
        time: window(begin, end),
        confidence: last.year === null ? 0.75 : 0.95,
      },
    ]
  })
}

const isYearly = (folded: string, from: number, to: number): boolean =>
  /(?:hằng|hàng|mỗi) năm,?\s\(?[\p{L}\s]{0,24}$/u.test(folded.slice(Math.max(0, from - 40), from)) ||
  /^\s(?:hằng|hàng|mỗi) năm(?![\p{L}])/u.test(folded.slice(to, to + 12))

/** A day without a year has that of the range's end, or the year before where it would come after it. */
function dated(date: PrintedDate, frame: TimeFrame, end: string | null): string | null {
  if (date.iso !== null) return date.iso
  if (end === null) {
    const year = yearFor(frame, date.month)
    return year === null ? null : isoDate(year, date.month, date.day)
  }
  const same = isoDate(Number(end.slice(0, 4)), date.month, date.day)
  return same !== null && same > end ? isoDate(Number(end.slice(0, 4)) - 1, date.month, date.day) : same
}

const several =
  /(?<![\p{L}\p{N}])(?:(?:trong|vào)\s(?:(?:0?\d|hai|ba|bốn|năm)\sngày,?\s\(?(?:ngày\s)?|(?:các\s)?ngày\s)|(?:trong\s)?các\sngày\s)(\d{1,2})(?:,\s\d{1,2}){0,5}\s?(?:,|-|và|đến)\s?(?:ngày\s)?(?=\d{1,2}\s?[/.-]\s?\d|\d{1,2}\stháng)/gu

/** Several days in a row or a list with one month: "trong 02 ngày 15, 16/5/2024", "vào các ngày 15 và 16/5/2024". */
export function findSeveralDays(folded: string, frame: TimeFrame): readonly FoundTime[] {
  return [...folded.matchAll(several)].flatMap((match): readonly FoundTime[] => {
    const last = readDate(folded, match.index + match[0].length)
    if (last === null) return []
    const end = dated(last, frame, null)
    const begin = end === null ? null : isoDate(Number(end.slice(0, 4)), last.month, Number(match[1]))
    if (begin === null || end === null || begin > end) return []
    return [{ from: match.index, to: last.to, time: window(begin, end), confidence: 0.85 }]
  })
}

const onDay = new RegExp(
  `(?<![\\p{L}])(?:tổ chức|khai mạc|bế mạc|họp|phát động|ra quân|tập huấn|diễn ra|tiến hành|lễ|sơ khảo|chung khảo|chung kết|trao giải|vòng chung kết)(?![\\p{L}])[^.;]{0,90}?,?\\s((?:(?:vào\\s)?(?:lúc\\s|hồi\\s)?${clock},?\\s)?(?:(?:sáng|chiều|tối)\\s)?(?:thứ\\s\\p{L}{2,3},?\\s)?ngày\\s{1,2})(?=\\d)`,
  'gu',
)
const opens = new RegExp(
  `(?:^|[.;]\\s|^[-+*]\\s{0,2})((?:(?:vào\\s)?(?:lúc\\s|hồi\\s)?${clock},?\\s)?(?:(?:sáng|chiều|tối)\\s)?ngày\\s{1,2})(?=\\d)`,
  'gu',
)
const takesEffect = /^[^.;]{0,60}(?:hiệu lực|đã|có)\s/u

/** The day of an event to come without "vào": "Tổ chức Hội nghị lúc 8 giờ ngày 15/5/2024", "Ngày 15/5/2024: khai mạc". */
export function findEventDays(folded: string, frame: TimeFrame): readonly FoundTime[] {
  const found: FoundTime[] = []
  for (const form of [onDay, opens]) {
    for (const match of folded.matchAll(form)) {
      const to = match.index + match[0].length
      const date = readDate(folded, to)
      if (date?.iso == null || frame.issuedOn === null || date.iso < frame.issuedOn) continue
      const rest = folded.slice(date.to, date.to + 70)
      if (/^\s?(?:của|và|đến|-)\s/u.test(rest)) continue
      if (form === opens && (!/^\s?[:,]\s/u.test(rest) || takesEffect.test(rest))) continue
      const from = to - (match[1] ?? '').length
      found.push({ from, to: date.to, time: fixed(date.iso, 'on'), confidence: 0.65 })
    }
  }
  return found
}

const hourly = new RegExp(`(?<![\\p{L}\\p{N}])(từ\\s(?:lúc\\s)?${clock},?\\sngày\\s)(?=\\d)`, 'gu')
const since = /(?:^|[.;]\s|^[-+*]\s{0,2})((?:kể\s)?từ\s(?:ngày\s)?)(?=\d)/gu
/** "nghỉ học từ ngày 07/9/2024 đến khi có thông báo mới", "từ ngày 01/8/2024 trở đi". */
const open = /(?<=\p{L}\s)(từ\s(?:ngày\s)?)(?=\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\s(?:(?:cho\s)?đến khi|trở đi))/gu
const onward = /^\s(?:(?:cho\s)?đến khi|trở đi)(?![\p{L}])/u
/** "Từ ngày 01/7/2024, tiếp nhận hồ sơ trực tuyến": from then on something must be done. */
export function findStarts(folded: string, frame: TimeFrame): readonly FoundTime[] {
  return [
    ...folded.matchAll(since),
    ...folded.matchAll(hourly),
    ...(/đến khi|trở đi/u.test(folded) ? folded.matchAll(open) : []),
  ].flatMap((match): readonly FoundTime[] => {
    const at = match.index + match[0].length
    const date = readDate(folded, at)
    if (date?.iso == null || (frame.issuedOn !== null && date.iso < frame.issuedOn)) return []
    const rest = folded.slice(date.to, date.to + 80)
    if (!onward.test(rest) && (/^\s?(?:đến|-|cho đến|trở về|và)/u.test(rest) || takesEffect.test(rest))) return []
    if (ofState.test(folded.slice(Math.max(0, match.index - 30), match.index))) return []
    const from = at - (match[1] ?? '').length
    return [{ from, to: date.to, time: fixed(date.iso, 'after'), confidence: 0.6 }]
  })
}
