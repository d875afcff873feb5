import type { DeadlineBound, Rhythm } from '@vanthu/document'
import type { PrintedDate } from '../dates/printed-date.js'
import { readDate } from '../dates/printed-date.js'
import { isoDate } from '../dates/calendar.js'
import { findRhythms, rhythmAfter, rhythmBefore } from './rhythm.js'
import type { FoundTime, Time, TimeFrame } from './time.js'
import { fixed, periodic, recurring, window } from './time.js'

/** Words before a date and the bound that they set; the last ones are longest first within a bound. */
const bounds: readonly { readonly words: string; readonly bound: DeadlineBound; readonly until?: true }[] = [
  // "chậm nhất là trước ngày 15/11", "muộn nhất vào ngày 20/6", "hạn chót ngày 05/7/2024"
  {
    words:
      '(?:chậm nhất|muộn nhất|hạn chót|hạn cuối|không muộn hơn|trễ nhất|thời hạn cuối)(?: là)?(?: vào)?(?: đến)?(?: trước)?(?: hết)?',
    bound: 'before',
  },
  // "trước ngày 10/11", "trước 17 giờ ngày 30/9/2024"
  { words: 'trước', bound: 'before' },
  // "đến hết ngày 31/12/2025", "đến ngày 31/12/2025"
  { words: '(?:cho )?đến hết|(?<!đến )hết|đến', bound: 'within', until: true },
  // "vào ngày 15/6/2024"
  { words: 'vào', bound: 'on' },
]
const hour = '(?:\\s{1,2}\\d{1,2}\\s?(?:giờ|h|g)(?:\\s?\\d{2})?(?: phút)?,?)?'
const intro = new RegExp(
  `(?<![\\p{L}\\p{N}])(${bounds.map((b) => b.words).join('|')})${hour}\\s{1,2}(?:ngày\\s{1,2})?(?=\\d)`,
  'gu',
)
const boundOf = bounds.map((b) => ({ ...b, form: new RegExp(`^(?:${b.words})$`, 'u') }))

/** "trước 14 giờ 30 phút cùng ngày", "trước 17 giờ hằng ngày": a time of a day that is told elsewhere or comes daily. */
const hourOnly =
  /(?<![\p{L}\p{N}])(trước|chậm nhất(?:\slà)?(?:\svào)?(?:\slúc)?|muộn nhất(?:\slà)?(?:\svào)?(?:\slúc)?|vào(?:\slúc)?)\s{1,2}\d{1,2}\s?(?:giờ|h|g)(?:\s?\d{2})?(?:\sphút)?,?\s(?:(cùng ngày|ngày hôm nay|hôm nay)|(?:hằng|hàng|mỗi)\sngày)(?![\p{L}])/gu

/** "vào thứ năm hằng tuần", "trước 15 giờ thứ Sáu hàng tuần". */
const weekly =
  /(?<![\p{L}\p{N}])(?:(vào|trước|chậm nhất(?: là)?)\s(?:\d{1,2}\s?(?:giờ|h)(?:\s?\d{2})?,?\s)?(?:ngày\s)?)?(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\s(?:hằng|hàng|mỗi)\stuần(?![\p{L}])/gu
/** A range of days: "từ ngày 01/6/2024 đến (hết) ngày 30/6/2024". */
const rangeStart = /(?<![\p{L}\p{N}])từ\s{1,2}ngày\s{1,2}(?=\d)/gu
const rangeMiddle = /\s{0,2}(?:đến|-)\s{0,2}(?:hết\s)?(?:ngày\s)?/uy
/** A second date on the same bound: "ngày 15/6 và 15/12", "15/6/2024 và ngày 15/12/2024". */
const andDate = /\s{0,2}(?:và|,|;)\s(?:trước\s)?(?:ngày\s)?(?=\d)/uy

const notUntil = /(?<![\p{L}])(?:tính|lũy kế|kể|từ\s[^;.]{0,40})\s{0,2}$/u
/** Times of a state and not of a task: "trước ngày Luật này có hiệu lực", "có hiệu lực từ ngày", "sinh trước ngày". */
const stateBefore =
  /(?<![\p{L}])(?:hiệu lực(?: thi hành)?(?: kể)?|(?<!học |thí |vệ |phát |khai |y )sinh|(?:đã|được) (?:được )?(?:cấp|ký|ban hành|nộp|phê duyệt|giao|thành lập|tuyển dụng)|từ|kể)\s{1,2}$/u

/** Times with a day: "trước ngày 10/11", "chậm nhất ngày 15 hằng tháng", "từ ngày … đến ngày …". */
export function findDated(folded: string, frame: TimeFrame, clauseOf: (at: number) => string): readonly FoundTime[] {
  const found: FoundTime[] = []
  // A rhythm belongs to the date after it and to no later one.
  let floor = 0
  for (const match of folded.matchAll(intro)) {
    if (stateBefore.test(folded.slice(Math.max(0, match.index - 30), match.index))) continue
    const rule = boundOf.find((b) => b.form.test(match[1] ?? ''))
    if (rule === undefined) continue
    const at = match.index + match[0].length
    const date = readDate(folded, at)
    // "tính đến ngày …" is the day of a count, "từ … đến …" a range of its own.
    if (
      match[1] === 'đến' &&
      (date?.year == null || notUntil.test(folded.slice(Math.max(0, match.index - 45), match.index)))
    )
      continue
    if (date === null) {
      const monthly = dayOfMonth(folded, match.index, at, rule.bound)
      if (monthly !== null) found.push(monthly)
      continue
    }
    // "vào 15/6" without "ngày" is a count of something.
    if (rule.bound === 'on' && !/ngày\s{1,2}$/u.test(match[0])) continue
    let from = match.index
    let here: PrintedDate | null = date
    for (let i = 0; here !== null && i < 4; i++) {
      const year: number | null = here.year ?? (i === 0 ? yearAhead(folded, here.to) : null)
      const time = timeOf(
        folded,
        from,
        { ...here, year, iso: year === null ? null : isoDate(year, here.month, here.day) },
        rule.bound,
        rule.until === true,
        frame,
        clauseOf(match.index),
        floor,
      )
      if (time !== null)
        found.push({
          from,
          to: time.to,
          time: time.time,
          confidence: here.year !== null ? 0.97 : time.sure ? 0.93 : 0.75,
        })
      floor = here.to
      andDate.lastIndex = here.to
      const more = andDate.exec(folded)
      if (more === null) break
      const next = readDate(folded, here.to + more[0].length)
      from = here.to + (/^\s{0,2}(?:và|,|;)\s/u.exec(more[0])?.[0].length ?? 0)
      here = next
    }
  }
  for (const match of folded.matchAll(hourOnly)) {
    const bound = match[1]?.startsWith('vào') === true ? 'on' : 'before'
    const same = match[2] === 'cùng ngày'
    const time =
      match[2] === undefined
        ? ({ ...periodic(null), bound } as const)
        : fixed(dayOf(folded, match.index, frame, same), bound)
    found.push({ from: match.index, to: match.index + match[0].length, time, confidence: 0.85 })
  }
  for (const match of folded.matchAll(weekly)) {
    const bound = match[1] === 'vào' || match[1] === undefined ? 'on' : 'before'
    found.push({
      from: match.index,
      to: match.index + match[0].length,
      time: recurring('week', null, null, bound),
      confidence: 0.9,
    })
  }
  for (const match of folded.matchAll(rangeStart)) {
    const range = readRange(folded, match.index, match.index + match[0].length, frame)
    if (range !== null && !stateBefore.test(folded.slice(Math.max(0, match.index - 30), match.index))) found.push(range)
  }
  return found
}

/** "cùng ngày" is the last day printed before in the paragraph, else the document's own. */
function dayOf(folded: string, at: number, frame: TimeFrame, same: boolean): string | null {
  if (!same) return frame.issuedOn
  const before = folded.slice(Math.max(0, at - 400), at)
  const days = [...before.matchAll(/ngày\s{1,2}(?=\d)/gu)].map(
    (m) => readDate(before, m.index + m[0].length)?.iso ?? null,
  )
  return days.findLast((d) => d !== null) ?? frame.issuedOn
}

/** A date alone in a cell or after "Thời hạn:": the day by which. */
export function dateOfValue(folded: string): FoundTime | null {
  const from = /^\s{0,3}(?:ngày\s{1,2})?/u.exec(folded)?.[0].length ?? 0
  const date = readDate(folded, from)
  if (date?.iso == null) return null
  rangeMiddle.lastIndex = date.to
  const middle = rangeMiddle.exec(folded)
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

function timeOf(
  folded: string,
  from: number,
  date: PrintedDate,
  bound: DeadlineBound,
  until: boolean,
  frame: TimeFrame,
  clause: string,
  floor: number,
): Reading | null {
  if (date.iso !== null) {
    return { time: until ? window(null, date.iso) : fixed(date.iso, bound), to: date.to, sure: true }
  }
  const behind = rhythmAfter(folded, date.to)
  if (behind !== null) {
    return { time: recurring(behind.every, date.month, date.day, until ? 'before' : bound), to: behind.to, sure: true }
  }
  const repeated = /(?:hằng|hàng|mỗi) (?:năm|quý|tháng)|định kỳ|định kì/u.test(clause)
  const near = rhythmBefore(folded, from, 45, floor)
  const before = near ?? (repeated ? rhythmBefore(folded, from, 120, floor) : null)
  if (repeated || before !== null) {
    const every: Rhythm =
      before?.every === 'month' || before?.every === 'week'
        ? 'year'
        : (before?.every ?? bracketRhythm(folded, date.to) ?? 'year')
    return { time: recurring(every, date.month, date.day, until ? 'before' : bound), to: date.to, sure: true }
  }
  if (frame.severalYears) return { time: recurring('year', date.month, date.day, bound), to: date.to, sure: false }
  const year = frame.year
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

const ofMonth =
  /(\d{1,2})\s{0,2}(?:(?:của\s)?(?:hằng|hàng|mỗi|từng)\s(tháng|quý|quí)|(?:của\s)?tháng\s(?:cuối|đầu)\s?(?:tiên)?\s?(?:của\s)?(?:mỗi\s|hằng\s|hàng\s)?(quý|quí)|của\s(tháng|quý|quí)\s(?:sau|tiếp theo|kế tiếp|liền kề|cuối)|(?:hằng|hàng)\s(tháng))(?:\s(?:sau|tiếp theo))?/uy

/** "trước ngày 25 hằng tháng", "chậm nhất ngày 10 của tháng sau", "trước ngày 20 của tháng cuối quý". */
function dayOfMonth(folded: string, from: number, at: number, bound: DeadlineBound): FoundTime | null {
  ofMonth.lastIndex = at
  const match = ofMonth.exec(folded)
  if (match === null) return null
  const unit = match[2] ?? match[3] ?? match[4] ?? match[5] ?? ''
  const day = Number(match[1])
  if (day < 1 || day > 31) return null
  const every: Rhythm = unit === 'tháng' ? 'month' : 'quarter'
  return { from, to: at + match[0].length, time: recurring(every, null, day, bound), confidence: 0.93 }
}

function readRange(folded: string, from: number, at: number, frame: TimeFrame): FoundTime | null {
  const start = readDate(folded, at)
  if (start === null) return null
  rangeMiddle.lastIndex = start.to
  const middle = rangeMiddle.exec(folded)
  if (middle === null) return null
  const end = readDate(folded, start.to + middle[0].length)
  if (end === null) return null
  const lastYear = end.year ?? frame.year
  const firstYear = start.year ?? lastYear
  const first = firstYear === null ? null : isoDate(firstYear, start.month, start.day)
  const last = lastYear === null ? null : isoDate(lastYear, end.month, end.day)
  return { from, to: end.to, time: window(first, last), confidence: end.year === null ? 0.75 : 0.95 }
}
