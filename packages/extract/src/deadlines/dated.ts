import type { Rhythm } from '@vanthu/document'
import type { PrintedDate } from '../dates/printed-date.js'
import { readDate } from '../dates/printed-date.js'
import { isoDate } from '../dates/calendar.js'
import type { BoundRule } from './deadline-words.js'
import { dayOfMonth } from './day-of-month.js'
import { findRanges, findSeveralDays } from './ranges.js'
import { findRhythms, rhythmAfter, rhythmBefore } from './rhythm.js'
import type { FoundTime, Time, TimeFrame } from './time.js'
import { fixed, recurring, window, yearFor } from './time.js'
import { findHours, findWeekly } from './weekly.js'

/** A further date on the same bound: "ngày 15/6 và 15/12", "15/6/2024 và ngày 15/12/2024", "…, ngày 20 tháng cuối quý". */
const andDate = /\s{0,2}(?:và|,|;|,\svà)\s(?:trước\s)?(?:ngày\s)?(?=\d)/uy

const notUntil = /(?<![\p{L}])(?:(?:tính|lũy kế|kể|từ(?!\snay)\s[^;.]{0,40})\s{0,2})$/u
/** Times of a state and not of a task: "trước ngày Luật này có hiệu lực", "có hiệu lực từ ngày", "sinh trước ngày". */
const stateBefore =
  /(?<![\p{L}])(?:(?<!hết )hiệu lực(?: thi hành)?(?: kể)?|(?<!học |thí |vệ |phát |khai |y )sinh|(?:đã|được) (?:được )?(?:cấp|ký|ban hành|nộp|phê duyệt|giao|thành lập|tuyển dụng|tiếp nhận|lựa chọn|phát hành|xây dựng|sử dụng|hình thành)|ký kết|tiếp nhận(?: hồ sơ)?|(?:có )?giá trị(?: sử dụng)?|áp dụng|thời hạn sử dụng|từ|kể)\s{1,2}$/u
/** "Đối với hồ sơ nhận trước ngày … thì …": what a rule is for. */
const condition = /^[-+*\s]{0,3}(?:[\da-zđ][.)]\s)?(?:đối với|trường hợp|các trường hợp|những|người)\s/u
const transition = /^[^;.,]{0,30},?\s(?:thì (?:được )?tiếp tục|mà (?:chưa|đến)|nhưng (?:chưa|đến))/u
const consequence = /^[^;.]{0,60}?(?:,?\sthì\s|\smà\s|\snhưng\s|\sđược\stiếp tục|,\stiếp tục được)/u

/** Times with a day: "trước ngày 10/11", "chậm nhất ngày 15 hằng tháng", "từ ngày … đến ngày …". */
export function findDated(folded: string, frame: TimeFrame, clauseOf: (at: number) => string): readonly FoundTime[] {
  const found: FoundTime[] = []
  // A rhythm belongs to the date after it and to no later one.
  let floor = 0
  for (const match of folded.matchAll(frame.words.beforeDay)) {
    if (stateBefore.test(folded.slice(Math.max(0, match.index - 30), match.index))) continue
    const rule = frame.words.ruleOf(match[1] ?? '')
    if (rule === null) continue
    const at = match.index + match[0].length
    const date = readDate(folded, at)
    const clause = clauseOf(match.index)
    // "tính đến ngày …" is the day of a count, "từ … đến …" a range of its own.
    if (
      match[1] === 'đến' &&
      (date?.year == null || notUntil.test(folded.slice(Math.max(0, match.index - 45), match.index)))
    )
      continue
    // "vào 15/6" without "ngày" is a count of something.
    if (rule.bound === 'on' && !/ngày\s{1,2}$/u.test(match[0])) continue
    if (
      rule.until &&
      /hiệu lực(?: thi hành)?,? (?:kể )?từ[^;.]{0,40}$/u.test(folded.slice(Math.max(0, match.index - 70), match.index))
    )
      continue
    if (transition.test(folded.slice(date?.to ?? at))) continue
    if (condition.test(clause) && consequence.test(folded.slice(date?.to ?? at))) continue
    let from = match.index
    let place = at
    let carried: Rhythm | null = null
    for (let i = 0; i < 6; i++) {
      const here = readDate(folded, place)
      const read: FoundTime | null =
        here === null
          ? dayOfMonth(folded, from, place, rule.bound, floor)
          : dayOfYear(folded, from, here, {
              rule,
              frame,
              clause,
              floor,
              first: i === 0,
              carried,
              nth: nth(found, folded, clause, from),
            })
      if (read === null) break
      found.push(read)
      carried = read.time.kind === 'recurring' ? read.time.every : null
      floor = afterBracket(folded, read.to)
      // "ngày 15 tháng 6 (đối với báo cáo 6 tháng) và ngày 15 tháng 12"
      const ended = here?.to ?? read.to
      const after = andDateAt(folded, ended) === null ? floor : ended
      const more = andDateAt(folded, after)
      if (more === null) break
      from = after + (/^\s{0,2}(?:và|,\svà|,|;)\s/u.exec(more[0])?.[0].length ?? 0)
      place = after + more[0].length
    }
  }
  // The longer words first: whoever takes them keeps what stands in the first.
  return [
    ...findRanges(folded, frame),
    ...findSeveralDays(folded, frame),
    ...found,
    ...findHours(folded, frame),
    ...findWeekly(folded),
  ]
}

function andDateAt(folded: string, at: number): RegExpExecArray | null {
  andDate.lastIndex = at
  return andDate.exec(folded)
}

/** How many times of its sentence stand before a place: "Định kỳ 6 tháng và năm … trước ngày 15/6 và trước ngày 15/12". */
const nth = (found: readonly FoundTime[], folded: string, clause: string, from: number): number => {
  const begin = Math.max(0, folded.indexOf(clause), inTurn.test(clause) ? folded.lastIndexOf('; ', from) : 0)
  return found.filter((f) => f.from >= begin && f.from < from).length
}

const inTurn = /lần lượt/u

interface Around {
  readonly nth: number
  readonly rule: BoundRule
  readonly frame: TimeFrame
  readonly clause: string
  readonly floor: number
  /** Whether it is the first of its list; `carried` is the rhythm of the one before. */
  readonly first: boolean
  readonly carried: Rhythm | null
}

function dayOfYear(folded: string, from: number, date: PrintedDate, around: Around): FoundTime | null {
  const year: number | null = date.year ?? (around.first ? yearAhead(folded, date.to) : null)
  const iso = year === null ? null : isoDate(year, date.month, date.day)
  const read = timeOf(folded, from, { ...date, year, iso }, around)
  if (read === null) return null
  return { from, to: read.to, time: read.time, confidence: date.year !== null ? 0.97 : read.sure ? 0.93 : 0.75 }
}

/** The bracket after a date explains that date and no later one. */
const afterBracket = (folded: string, at: number): number =>
  at + (/^\s{0,2}\([^)]{1,60}\)/u.exec(folded.slice(at, at + 70))?.[0].length ?? 0)

/** A date alone in a cell or after "Thời hạn:": the day by which. */
export function dateOfValue(folded: string): FoundTime | null {
  const from = /^\s{0,3}(?:ngày\s{1,2})?/u.exec(folded)?.[0].length ?? 0
  const date = readDate(folded, from)
  if (date?.iso == null) return null
  const middle = /^\s{0,2}(?:đến|-)\s{0,2}(?:hết\s)?(?:ngày\s)?/u.exec(folded.slice(date.to))
  const end = middle === null ? null : readDate(folded, date.to + middle[0].length)
  if (end?.iso != null) {
    return { from: folded.search(/\S/u), to: end.to, time: window(date.iso, end.iso), confidence: 0.9 }
  }
  return { from: folded.search(/\S/u), to: date.to, time: fixed(date.iso, 'before'), confidence: 0.85 }
}

/** In "ngày 15/6 và ngày 15/12/2024" the year stands once, at the end. */
function yearAhead(folded: string, at: number): number | null {
  andDate.lastIndex = at
  const more = andDate.exec(folded)
  return more === null ? null : (readDate(folded, at + more[0].length)?.year ?? null)
}

interface Reading {
  readonly time: Time
  readonly to: number
  readonly sure: boolean
}

function timeOf(folded: string, from: number, date: PrintedDate, around: Around): Reading | null {
  const { frame, clause, floor, carried } = around
  const { bound } = around.rule
  const until = around.rule.until
  const often = until ? 'before' : bound
  if (date.iso !== null) {
    return { time: until ? window(null, date.iso) : fixed(date.iso, bound), to: date.to, sure: true }
  }
  const behind = rhythmAfter(folded, date.to)
  if (behind !== null) {
    return { time: recurring(behind.every, date.month, date.day, often), to: behind.to, sure: true }
  }
  const repeated = /(?:hằng|hàng|mỗi) (?:năm|quý|tháng)|định kỳ|định kì/u.test(clause)
  const near = rhythmBefore(folded, from, 45, floor)
  const before = near ?? (repeated ? rhythmBefore(folded, from, 120, floor) : null)
  const bracket = bracketRhythm(folded, date.to)
  if (repeated || before !== null || bracket !== null || carried !== null) {
    // "báo cáo 6 tháng, năm lần lượt trước ngày 10/6 và 30/11"
    const turns = inTurn.test(clause)
    const own = turns ? folded.slice(Math.max(folded.indexOf(clause), folded.lastIndexOf('; ', from) + 1)) : clause
    const listed =
      (near === null || turns) && bracket === null
        ? findRhythms(own.slice(0, own.search(/trước|chậm nhất|vào ngày/u)))
        : []
    const inOrder = listed.length > 1 ? listed[around.nth]?.every : undefined
    const said = inOrder ?? bracket ?? before?.every ?? carried ?? 'year'
    const every: Rhythm = said === 'month' || said === 'week' ? 'year' : said
    return { time: recurring(every, date.month, date.day, often), to: date.to, sure: true }
  }
  const later = /^\s{1,2}(?:của\s)?năm\s(?:sau|tiếp theo|liền kề|kế tiếp)(?![\p{L}])/u.exec(
    folded.slice(date.to, date.to + 30),
  )
  // "trước ngày 15/01 năm sau": of a report that is made for each year.
  if (later !== null) {
    return { time: recurring('year', date.month, date.day, often), to: date.to + later[0].length, sure: false }
  }
  if (frame.severalYears) return { time: recurring('year', date.month, date.day, bound), to: date.to, sure: false }
  const year = yearFor(frame, date.month)
  // One day of a year that the document does not tell.
  if (year === null) return { time: until ? window(null, null) : fixed(null, bound), to: date.to, sure: false }
  const iso = isoDate(year, date.month, date.day)
  return iso === null ? null : { time: until ? window(null, iso) : fixed(iso, bound), to: date.to, sure: false }
}

/** "trước ngày 15/6 (báo cáo 6 tháng)": the rhythm stands in the bracket after the date. */
function bracketRhythm(folded: string, at: number): Rhythm | null {
  const bracket = /^\s{0,2}\(([^)]{3,60})\)/u.exec(folded.slice(at, at + 70))?.[1]
  return bracket === undefined ? null : (findRhythms(`${bracket},`)[0]?.every ?? null)
}
