import type { DeadlineBound, Rhythm } from '@vanthu/document'
import { findRhythms, rhythmBefore } from './rhythm.js'
import type { FoundTime } from './time.js'
import { recurring } from './time.js'

const each = '(?:mỗi|hằng|hàng|từng)'
const next = '(?:liền\\s)?(?:sau|tiếp theo|kế tiếp|liền kề|kế sau|liền sau|tiếp sau)(?:\\sliền kề)?'
const forms: readonly { readonly every: Rhythm | 'context'; readonly months?: string; readonly form: RegExp }[] = [
  // "ngày 20 của tháng cuối quý", "ngày 15 tháng cuối hằng quý", "ngày 05 tháng đầu tiên của quý sau"
  {
    every: 'quarter',
    months: '3,6,9,12',
    form: new RegExp(`(?:của\\s)?tháng\\scuối(?:\\scùng)?(?:\\scủa)?(?:\\s${each})?\\squ[ýí](?:\\sbáo cáo)?`, 'uy'),
  },
  {
    every: 'quarter',
    months: '1,4,7,10',
    form: new RegExp(
      `(?:của\\s)?tháng\\s(?:đầu(?:\\stiên)?|thứ nhất)(?:\\scủa)?(?:\\s${each})?\\squ[ýí](?:\\s${next})?`,
      'uy',
    ),
  },
  { every: 'quarter', form: new RegExp(`(?:của\\s)?${each}\\squ[ýí]|của\\squ[ýí]\\s(?:${next}|cuối)`, 'uy') },
  // "ngày 25 hằng tháng", "ngày 10 của tháng sau", "ngày 20 của tháng báo cáo"
  {
    every: 'month',
    form: new RegExp(
      `(?:của\\s)?${each}\\stháng(?:\\s${next})?|(?:của\\s)?tháng\\s(?:${next})(?:\\scủa tháng báo cáo)?|của\\stháng(?:\\sbáo cáo)?(?![\\s]?(?:cuối|đầu|\\d))`,
      'uy',
    ),
  },
  // "ngày 15 của tháng cuối kỳ báo cáo": the rhythm is said elsewhere in the sentence
  { every: 'context', form: /(?:của\s)?tháng\scuối(?:\scùng)?(?:\scủa)?\skỳ(?:\sbáo cáo)?/uy },
]
const number = /(\d{1,2})(?!\d|\s?[/.,-]\s?\d)\s{0,2}/uy

/**
 * A day without a month at `at`: "25 hằng tháng", "10 của tháng sau", "20 của tháng cuối quý"; or alone where a rhythm
 * of months or quarters stands before ("hằng tháng (trước ngày 20)"). Null for none.
 */
export function dayOfMonth(
  folded: string,
  from: number,
  at: number,
  bound: DeadlineBound,
  floor: number,
): FoundTime | null {
  number.lastIndex = at
  const printed = number.exec(folded)
  const day = Number(printed?.[1] ?? 0)
  if (printed === null || day < 1 || day > 31) return null
  const after = at + printed[0].length
  for (const { every, months, form } of forms) {
    form.lastIndex = after
    const match = form.exec(folded)
    if (match === null || /^\p{L}/u.test(folded.slice(after + match[0].length))) continue
    const rhythm = every === 'context' ? (rhythmBefore(folded, from, 160, floor)?.every ?? null) : every
    const time = { ...recurring('month', null, day, bound), every: rhythm }
    const rrule = months === undefined ? {} : { rrule: `FREQ=YEARLY;BYMONTH=${months};BYMONTHDAY=${day}` }
    return { from, to: after + match[0].length, time, confidence: every === 'context' ? 0.75 : 0.93, ...rrule }
  }
  if (!/^(?:[,;.:)]|$|(?:báo cáo|gửi|tổng hợp|các|ủy ban|sở)(?![\p{L}]))/u.test(folded.slice(after, after + 10)))
    return null
  if (!/ngày\s{1,2}$/u.test(folded.slice(Math.max(0, at - 6), at))) return null
  const before = findRhythms(
    `${folded
      .slice(Math.max(floor, from - 45), from)
      .trimEnd()
      .replace(/[(,]$/u, '')
      .trimEnd()},`,
  ).at(-1)
  if (before?.every !== 'month' && before?.every !== 'quarter') return null
  return {
    from,
    to: at + (printed[1] ?? '').length,
    time: recurring(before.every, null, day, bound),
    confidence: 0.85,
  }
}
