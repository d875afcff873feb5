import { readDate } from '../dates/printed-date.js'
import type { FoundTime, TimeFrame } from './time.js'
import { fixed, periodic, recurring } from './time.js'

/** A time of day: "17 giờ 30 phút", "16h00", "8g". */
export const clock = "\\d{1,2}\\s?(?:giờ|h|g|:)(?:\\s?\\d{2})?(?:\\s?(?:phút|'))?"

const dayNames: Readonly<Record<string, string>> = {
  hai: 'MO',
  '2': 'MO',
  ba: 'TU',
  '3': 'TU',
  tư: 'WE',
  '4': 'WE',
  năm: 'TH',
  '5': 'TH',
  sáu: 'FR',
  '6': 'FR',
  bảy: 'SA',
  '7': 'SA',
}
const oneDay = '(?:thứ\\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)'
const intro =
  '(?:(vào|trước|chậm nhất(?:\\slà)?(?:\\s(?:vào|trước))?|muộn nhất(?:\\slà)?(?:\\s(?:vào|trước))?)\\s)?' +
  `(?:(?:lúc\\s)?${clock},?\\s)?(?:(?:các\\s|chiều\\s|sáng\\s|ngày\\s|hết\\s){0,3})`
const days = `${oneDay}(?:(?:,|\\svà|,\\svà)\\s(?:ngày\\s)?${oneDay}){0,4}`
const forms = [
  // "trước 16 giờ 00 thứ Năm hàng tuần", "vào sáng thứ Ba và thứ Sáu hằng tuần"
  new RegExp(`(?<![\\p{L}\\p{N}])${intro}(${days})(?:,|\\scủa)?\\s(?:hằng|hàng|mỗi)\\stuần(?![\\p{L}])`, 'gu'),
  // "hằng tuần (trước 16 giờ thứ Sáu)", "Hằng tuần, vào thứ Hai"
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?<=(?:hằng|hàng|mỗi|báo cáo)\\stuần,?\\s\\(?)${intro}(${days})(?![\\p{L}\\p{N}])`,
    'gu',
  ),
  // "hằng tuần báo cáo … trước 10 giờ thứ Sáu", "hằng tuần cung cấp … vào thứ Năm": the rhythm was said before
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?=(?:vào|trước|chậm nhất|muộn nhất)\\s)${intro}(${oneDay})(?=\\s{0,2}(?:[.;,)]|$|(?:để|gửi|về|của tuần)(?![\\p{L}])))`,
    'gu',
  ),
]
const everyWeek = /(?:hằng|hàng|mỗi)\stuần/u

/** A day of every week; the rule names the weekdays. */
export function findWeekly(folded: string): readonly FoundTime[] {
  // Few paragraphs speak of weeks, and the forms below try every word.
  if (!folded.includes('tuần')) return []
  const said = everyWeek.exec(folded)?.index ?? Infinity
  const known = forms.map((form) =>
    form === forms[2] && said === Infinity
      ? []
      : [...folded.matchAll(form)].filter((m) => form !== forms[2] || m.index > said),
  )
  return known.flatMap((matches) =>
    matches.map((match): FoundTime => {
      const bound = match[1] === undefined || match[1] === 'vào' ? 'on' : 'before'
      const named = [...(match[2] ?? '').matchAll(/thứ\s(\p{L}{2,3}|\d)|chủ nhật/gu)]
      const by = named.map((m) => (m[1] === undefined ? 'SU' : (dayNames[m[1]] ?? ''))).filter((d) => d !== '')
      return {
        from: match.index,
        to: match.index + match[0].length,
        time: recurring('week', null, null, bound),
        confidence: 0.93,
        rrule: `FREQ=WEEKLY;BYDAY=${by.join(',')}`,
      }
    }),
  )
}

const hourOnly = new RegExp(
  `(?<![\\p{L}\\p{N}])(trước|chậm nhất(?:\\slà)?(?:\\s(?:vào|trước))?(?:\\slúc)?|muộn nhất(?:\\slà)?(?:\\s(?:vào|trước))?(?:\\slúc)?|vào(?:\\slúc)?)\\s{1,2}(${clock}(?:(?:,|\\svà)\\s${clock}){0,2}),?\\s(?:(cùng ngày|(?:trong\\s)?ngày hôm nay|hôm nay)|(?:hằng|hàng|mỗi)\\sngày)(?![\\p{L}])`,
  'gu',
)

/** "trước 14 giờ 30 phút cùng ngày", "trước 17 giờ hằng ngày": a time of a day that is told elsewhere or comes daily. */
export function findHours(folded: string, frame: TimeFrame): readonly FoundTime[] {
  if (!/\d\s?[gh:]/u.test(folded)) return []
  return [...folded.matchAll(hourOnly)].map((match): FoundTime => {
    const bound = match[1]?.startsWith('vào') === true ? 'on' : 'before'
    const place = { from: match.index, to: match.index + match[0].length }
    if (match[3] === undefined)
      return { ...place, time: { ...periodic(null), bound }, confidence: 0.85, rrule: 'FREQ=DAILY' }
    const day = match[3] === 'cùng ngày' ? lastDayBefore(folded, match.index) : null
    return { ...place, time: fixed(day ?? frame.issuedOn, bound), confidence: 0.85 }
  })
}

/** "cùng ngày" is the last day printed before in the paragraph, else the document's own. */
function lastDayBefore(folded: string, at: number): string | null {
  const before = folded.slice(Math.max(0, at - 400), at)
  const printed = [...before.matchAll(/ngày\s{1,2}(?=\d)/gu)].map(
    (m) => readDate(before, m.index + m[0].length)?.iso ?? null,
  )
  return printed.findLast((d) => d !== null) ?? null
}
