import type { Rhythm } from '@vanthu/document'
import type { FoundTime } from './time.js'
import { adhoc, periodic } from './time.js'

const count = '(?:\\d{1,2}|một|hai|ba|bốn|năm|sáu)'
const unit = '(phút|giờ|ngày|tuần|tháng|qu[ýí]|năm)'
const times = '(?:ít nhất\\s|tối thiểu\\s)?(?:\\d{1,2}|một|hai|ba)\\s(?:lần|đợt|kỳ|lượt|phiên|cuộc|lớp)'

/** How often something is done, without the word "định kỳ". The first group is the number of units, the second the unit. */
const forms: readonly RegExp[] = [
  // "2 giờ một lần", "6 tháng một lần", "3 tháng/lần"
  new RegExp(
    `(?<![\\p{L}\\p{N}/.,-])(?:cứ\\s)?(${count})\\s${unit}(?:\\s?\\/\\s?(?:một\\s|0?1\\s)?lần|\\s(?:một|0?1)\\slần)(?![\\p{L}])`,
    'gu',
  ),
  // "sáu tháng giao ban một lần", "mỗi quý họp 01 lần": the act between
  new RegExp(
    `(?<![\\p{L}\\p{N}/.,-])(?:cứ\\s|mỗi\\s|hằng\\s|hàng\\s)?(${count}\\s|)${unit}\\s(?:họp|giao ban|sinh hoạt|báo cáo|kiểm tra|trao đổi|gặp mặt|đối thoại|tổ chức)(?:\\s(?:giao ban|họp|định kỳ|ít nhất)){0,2}\\s(?:một|0?1)\\slần(?![\\p{L}])`,
    'gu',
  ),
  // "mỗi quý ít nhất 02 đơn vị"
  new RegExp(
    `(?<![\\p{L}\\p{N}])()(?:mỗi|hằng|hàng)\\s${unit}\\s(?:ít nhất|tối thiểu)\\s\\d{1,3}\\s(?:đơn vị|lớp|xã|trường|hội nghị|đoàn|doanh nghiệp|cơ sở|mô hình|công trình)(?![\\p{L}])`,
    'gu',
  ),
  // "mỗi năm một lần", "hằng quý ít nhất 01 lần"
  new RegExp(`(?<![\\p{L}\\p{N}])()(?:mỗi|hằng|hàng|một|0?1)\\s${unit}\\s${times}(?![\\p{L}])`, 'gu'),
  // "01 lần/quý", "ít nhất 2 lần mỗi tháng", "một lần trong năm"
  new RegExp(
    `(?<![\\p{L}\\p{N}])${times}(?:\\s?\\/\\s?|\\s(?:mỗi|trong|trên)\\s|\\s)(0?6|một|0?1|)\\s?${unit}(?![\\p{L}\\p{N}])`,
    'gu',
  ),
]
const rhythms: Readonly<Record<string, Rhythm>> = {
  '6 tháng': 'half-year',
  'sáu tháng': 'half-year',
  '3 tháng': 'quarter',
  'ba tháng': 'quarter',
  '12 tháng': 'year',
  '1 năm': 'year',
  '1 quý': 'quarter',
  '1 quí': 'quarter',
  '1 tháng': 'month',
  '1 tuần': 'week',
}

const numbers: Readonly<Record<string, number>> = { hai: 2, ba: 3, bốn: 4, năm: 5, sáu: 6 }
const frequencies: Readonly<Record<string, string>> = { phút: 'MINUTELY', giờ: 'HOURLY', ngày: 'DAILY', tuần: 'WEEKLY' }

/** The rule of "3 giờ một lần", "02 ngày một lần", "3 năm một lần"; null where the record's rhythm says it. */
function ruleOf(every: string, unit: string): string | null {
  const count = every === '' ? 1 : (numbers[every] ?? Number(every))
  const name = frequencies[unit] ?? (unit === 'năm' && count > 1 ? 'YEARLY' : undefined)
  if (name === undefined || (name === 'WEEKLY' && count === 1) || !(count >= 1)) return null
  return count === 1 ? `FREQ=${name}` : `FREQ=${name};INTERVAL=${count}`
}

const often =
  /lần|lượt|mỗi|hằng|hàng|\/\s?(?:một\s|0?1\s|0?6\s)?(?:năm|qu[ýí]|tháng|tuần|ngày|giờ|phút)|(?:trong|trên) (?:năm|quý|tháng|tuần)/u

/** "2 giờ một lần", "mỗi năm một lần", "01 lần/quý". Rhythms that the record has no word for (hours, days) are null. */
export function findFrequencies(folded: string): readonly FoundTime[] {
  // Few paragraphs count how often, and the forms below try every word.
  if (!often.test(folded)) return []
  return forms.flatMap((form) =>
    [...folded.matchAll(form)]
      .filter((match) => !isLimit(folded, match.index))
      .map((match): FoundTime => {
        const every = (match[1] ?? '').trim().replace(/^0|^một$/u, '')
        const rrule = /lần$/u.test(match[0]) || form === forms[0] ? ruleOf(every, match[2] ?? '') : null
        return {
          from: match.index,
          to: match.index + match[0].length,
          time: periodic(rhythms[`${every === '' ? '1' : every} ${match[2] ?? ''}`] ?? null),
          confidence: 0.8,
          ...(rrule === null ? {} : { rrule }),
        }
      }),
  )
}

/** "không quá 01 lần/năm", "vi phạm từ 03 lần/năm trở lên": how often something may be, not when it is to be done. */
function isLimit(folded: string, at: number): boolean {
  const before = folded.slice(Math.max(0, at - 90), at)
  if (/(?<![\p{L}])(?:quá|vượt|tối đa|nhiều hơn)\s$/u.test(before)) return true
  return (
    /(?<![\p{L}])(?:từ|trên|đến|lần)\s$/u.test(before) &&
    /(?<![\p{L}])(?:vi phạm|tái phạm|sai phạm|không đạt|không chấp hành|không hoàn thành|bị|để xảy ra|chậm|nghỉ|vắng)(?![\p{L}])[^.;]{0,70}$/u.test(
      before,
    )
  )
}

const daily = /(?<![\p{L}\p{N}])(?:hằng|hàng|mỗi)\s(?:ngày|giờ)(?![\p{L}])(?!\s(?:của|càng))/gu
/** "sinh hoạt hằng ngày", "công việc hằng ngày": the daily life of things. */
const everyday =
  /(?:sinh hoạt|đời sống|cuộc sống|công việc|nhu cầu|hoạt động|đi lại|giao tiếp|nhật ký|ăn uống|ngôn ngữ|tiêu dùng|thói quen|xử lý|sản xuất)\s$/u

/** "ghi nhiệt độ hằng ngày", "Hằng ngày, kiểm tra …": at an edge of its clause. */
export function findDaily(folded: string): readonly FoundTime[] {
  const found: FoundTime[] = []
  for (const match of folded.matchAll(daily)) {
    const to = match.index + match[0].length
    const before = folded.slice(Math.max(0, match.index - 14), match.index)
    if (everyday.test(before)) continue
    const opens = /(?:^|[.;:]\s|[-+*]\s{0,2})$/u.test(before)
    const closes = /^\s{0,2}(?:[.;,()]|\/|$|vào\s|lúc\s|trước\s|báo cáo)/u.test(folded.slice(to, to + 10))
    const rrule = match[0].endsWith('giờ') ? 'FREQ=HOURLY' : 'FREQ=DAILY'
    const done = /(?:cập nhật|báo cáo)\s$/u.test(before)
    if (opens || closes || done) found.push({ from: match.index, to, time: periodic(null), confidence: 0.75, rrule })
  }
  return found
}

const event =
  /(?<![\p{L}\p{N}])ngay\s(?:sau\s)?khi(?=\s(?:có|phát hiện|xảy ra|xuất hiện|phát sinh|mất|bị|gặp|tiếp nhận|được|nhận (?:được\s)?(?:tin|thông tin|phản ánh|báo cáo|công điện|kế hoạch|văn bản|chỉ thị|công văn|quyết định|thông báo)|kết thúc|hoàn thành|kế hoạch|chương trình)(?![\p{L}]))/gu
const telling =
  /(?<![\p{L}])(?:báo cáo|thông báo|thông tin|phản ánh|báo (?:ngay|cho)|gửi|đề xuất|tổng hợp|chuyển|bàn giao)(?![\p{L}])/u

/** Duties that an event sets off: "thông báo cho Sở ngay khi có sự cố", "Ngay sau khi phát hiện …, báo cáo …". */
export function findOnEvent(
  folded: string,
  sentenceOf: (at: number) => { readonly from: number; readonly to: number },
): readonly FoundTime[] {
  const found: FoundTime[] = []
  for (const match of folded.matchAll(event)) {
    const sentence = sentenceOf(match.index)
    const rest = folded.slice(match.index, sentence.to)
    const end = /[,;.:()]/u.exec(rest.slice(match[0].length))
    const told = end === null ? -1 : end.index
    const size = told < 0 ? rest.trimEnd().length : match[0].length + told
    const outside = folded.slice(sentence.from, match.index) + rest.slice(size)
    // "Ngay sau khi nhận được tin báo cháy, huy động …": at the head of its sentence it is the time of what follows.
    const heads = !/\p{L}{2}/u.test(folded.slice(sentence.from, match.index)) && /^,\s\p{Ll}/u.test(rest.slice(size))
    if (!heads && !telling.test(outside)) continue
    found.push({ from: match.index, to: match.index + Math.min(size, 120), time: adhoc, confidence: 0.75 })
  }
  return found
}

const dayOfUnit =
  /(?<![\p{L}\p{N}])(vào|trước|chậm nhất(?:\slà)?(?:\svào)?|muộn nhất(?:\slà)?(?:\svào)?|trong)\s(?:(?:\d{1,2}\s)?ngày làm việc|ngày|tuần)\s(?:cuối cùng|đầu tiên|cuối|đầu)\s(?:của\s)?(?:(?:mỗi|hằng|hàng|từng)\s)?(tháng|qu[ýí]|tuần|năm)(?![\p{L}])(?!\s{1,2}(?:\d|[ivx]{1,3}(?![\p{L}])|này|đó))/gu
const weekdays = ['hai', 'ba', 'tư', 'năm', 'sáu', 'bảy']
const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA']
const weekdayOfMonth =
  /(?<![\p{L}\p{N}])(?:(vào|trước|chậm nhất(?:\slà)?(?:\svào)?)\s)?(?:(?:ngày|sáng|chiều)\s)?thứ\s(hai|ba|tư|năm|sáu|bảy)\s(?:của\s)?(?:tuần\s)?(cuối cùng|cuối|đầu tiên|đầu)\s(?:của\s)?(?:(?:mỗi|hằng|hàng|từng)\s)?tháng(?!\s{0,2}\d)(?![\p{L}])/gu

/** "vào thứ Sáu tuần cuối của tháng": a weekday of each month. */
function findWeekdaysOfMonth(folded: string): readonly FoundTime[] {
  if (!folded.includes('thứ ')) return []
  return [...folded.matchAll(weekdayOfMonth)].map((match): FoundTime => {
    const bound = match[1] === undefined || match[1] === 'vào' ? 'on' : 'before'
    const rrule = `FREQ=MONTHLY;BYDAY=${match[3]?.startsWith('cuối') ? '-1' : '1'}${weekdayCodes[weekdays.indexOf(match[2] ?? '')] ?? 'FR'}`
    const time = { ...periodic('month'), kind: 'recurring' as const, bound } as const
    return { from: match.index, to: match.index + match[0].length, time, confidence: 0.85, rrule }
  })
}

const ofUnit: Readonly<Record<string, Rhythm>> = {
  tháng: 'month',
  quý: 'quarter',
  quí: 'quarter',
  tuần: 'week',
  năm: 'year',
}

/** "vào ngày làm việc cuối cùng của tháng", "trước ngày cuối cùng của quý": a day of a rhythm without a number. */
export function findDayOfUnit(folded: string): readonly FoundTime[] {
  const units = [...folded.matchAll(dayOfUnit)].flatMap((match): readonly FoundTime[] => {
    const every = ofUnit[match[2] ?? '']
    if (every === undefined) return []
    const bound = match[1] === 'vào' ? 'on' : match[1] === 'trong' ? 'within' : 'before'
    const time = { ...periodic(every), kind: 'recurring' as const, bound } as const
    return [{ from: match.index, to: match.index + match[0].length, time, confidence: 0.85 }]
  })
  return [...findWeekdaysOfMonth(folded), ...units]
}
