import type { CivilDay, DayParts } from './civil-day.js'
import { dayNumber, dayOfNumber, dayParts } from './civil-day.js'

/**
 * The part of RFC 5545 §3.3.10 that deadlines of plans use: whole days, FREQ of a year, month, week or day (one of hours
 * or minutes falls on every day, "3 giờ một lần", or every second, "48 giờ một lần"), INTERVAL, BYMONTH, BYMONTHDAY (also
 * from the end: -1), BYDAY (also "1MO", "-1FR"), UNTIL. Own code, because a library works on moments with time zones and
 * expands one rule at a time, while the store asks of each of many rules on which days of a window it falls.
 */
export interface Recurrence {
  readonly frequency: 'YEARLY' | 'MONTHLY' | 'WEEKLY' | 'DAILY'
  readonly interval: number
  readonly months: readonly number[]
  readonly monthDays: readonly number[]
  /** `nth` counts within the month, from its end when negative; 0 is every one. */
  readonly weekdays: readonly { readonly weekday: number; readonly nth: number }[]
  readonly until: CivilDay | null
}

const weekdayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const frequencies = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY'] as const

/** Reads an RRULE value, with or without "RRULE:". Null for one outside the part above: such a rule is not expanded. */
export function parseRecurrence(rrule: string): Recurrence | null {
  const parts = new Map<string, string>()
  for (const pair of rrule.replace(/^RRULE:/u, '').split(';')) {
    const [name = '', value = ''] = pair.split('=')
    if (parts.has(name) || value === '') return null
    parts.set(name, value)
  }
  const hours = ofHours(parts.get('FREQ') ?? '', parts.get('INTERVAL') ?? '1')
  if (hours !== null) {
    parts.set('FREQ', 'DAILY')
    parts.set('INTERVAL', hours)
  }
  const frequency = frequencies.find((f) => f === parts.get('FREQ'))
  const known = ['FREQ', 'INTERVAL', 'BYMONTH', 'BYMONTHDAY', 'BYDAY', 'UNTIL', 'WKST']
  if (frequency === undefined || [...parts.keys()].some((name) => !known.includes(name))) return null
  const interval = numbers(parts.get('INTERVAL') ?? '1', 1, 1000)
  const months = numbers(parts.get('BYMONTH') ?? '', 1, 12)
  const monthDays = numbers(parts.get('BYMONTHDAY') ?? '', -31, 31)
  const weekdays = weekdaysOf(parts.get('BYDAY') ?? '')
  const until = untilOf(parts.get('UNTIL'))
  if (
    interval?.[0] === undefined ||
    months === null ||
    monthDays === null ||
    weekdays === null ||
    until === undefined
  ) {
    return null
  }
  if (
    weekdays.some((w) => w.nth !== 0) &&
    !(frequency === 'MONTHLY' || (frequency === 'YEARLY' && months.length > 0))
  ) {
    return null
  }
  return { frequency, interval: interval[0], months, monthDays, weekdays, until }
}

/** Of "FREQ=HOURLY;INTERVAL=48" the interval in days, at least one; null for other frequencies. */
function ofHours(frequency: string, interval: string): string | null {
  const size = frequency === 'HOURLY' ? 24 : frequency === 'MINUTELY' ? 1440 : null
  if (size === null || !/^[1-9]\d{0,4}$/u.test(interval)) return null
  return String(Math.max(1, Math.floor(Number(interval) / size)))
}

function numbers(list: string, low: number, high: number): readonly number[] | null {
  if (list === '') return []
  const out = list.split(',').map(Number)
  return out.every((n) => Number.isInteger(n) && n >= low && n <= high && n !== 0) ? out.sort((a, b) => a - b) : null
}

function weekdaysOf(list: string): Recurrence['weekdays'] | null {
  if (list === '') return []
  const out = list.split(',').map((item) => {
    const match = /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/u.exec(item)
    return match === null ? null : { weekday: weekdayNames.indexOf(match[2] ?? ''), nth: Number(match[1] ?? 0) }
  })
  const known = out.filter((w) => w !== null)
  return known.length === out.length ? known : null
}

function untilOf(value: string | undefined): CivilDay | null | undefined {
  if (value === undefined) return null
  const match = /^(\d{4})(\d{2})(\d{2})(?:T\d{6}Z?)?$/u.exec(value)
  return match === null ? undefined : `${match[1]}-${match[2]}-${match[3]}`
}

/** The RRULE value, parts in one order: equal rules print alike. */
export function printRecurrence(rule: Recurrence): string {
  const days = rule.weekdays.map((w) => `${w.nth === 0 ? '' : w.nth}${weekdayNames[w.weekday] ?? ''}`)
  return [
    `FREQ=${rule.frequency}`,
    ...(rule.interval === 1 ? [] : [`INTERVAL=${rule.interval}`]),
    ...(rule.months.length === 0 ? [] : [`BYMONTH=${rule.months.join(',')}`]),
    ...(rule.monthDays.length === 0 ? [] : [`BYMONTHDAY=${rule.monthDays.join(',')}`]),
    ...(days.length === 0 ? [] : [`BYDAY=${days.join(',')}`]),
    ...(rule.until === null ? [] : [`UNTIL=${rule.until.replaceAll('-', '')}`]),
  ].join(';')
}

/** True when the rule's days hang on the day it starts, beyond "not before". */
export function needsStart(rule: Recurrence): boolean {
  if (rule.interval > 1) return true
  const dayGiven = rule.monthDays.length > 0 || rule.weekdays.length > 0
  switch (rule.frequency) {
    case 'YEARLY':
    case 'MONTHLY':
      return !dayGiven
    case 'WEEKLY':
      return rule.weekdays.length === 0
    case 'DAILY':
      return false
  }
}

/**
 * The days of the rule from `from` to `to`, both included, not before `start`. A day that a month does not have (30
 * February) is left out, as RFC 5545 has it.
 */
export function occurrences(rule: Recurrence, start: CivilDay, from: CivilDay, to: CivilDay): readonly CivilDay[] {
  const first = dayNumber(start)
  const anchor = dayParts(first)
  const last = rule.until !== null && rule.until < to ? rule.until : to
  const out: CivilDay[] = []
  for (let n = Math.max(first, dayNumber(from)); n <= dayNumber(last); n++) {
    if (falls(rule, n, dayParts(n), first, anchor)) out.push(dayOfNumber(n))
  }
  return out
}

/** The first day of the rule not before `start`; null when none comes within 40 years. */
export function firstOccurrence(rule: Recurrence, start: CivilDay): CivilDay | null {
  const first = dayNumber(start)
  const anchor = dayParts(first)
  const last = Math.min(first + 14_610, rule.until === null ? Infinity : dayNumber(rule.until))
  for (let n = first; n <= last; n++) if (falls(rule, n, dayParts(n), first, anchor)) return dayOfNumber(n)
  return null
}

function falls(rule: Recurrence, n: number, day: DayParts, first: number, anchor: DayParts): boolean {
  const { frequency, interval, months, monthDays, weekdays } = rule
  if (months.length > 0 && !months.includes(day.month)) return false
  if (monthDays.length > 0 && !monthDays.some((d) => d === day.day || d === day.day - day.daysInMonth - 1)) return false
  if (weekdays.length > 0 && !weekdays.some((w) => w.weekday === day.weekday && isNth(w.nth, day))) return false
  const dayGiven = monthDays.length > 0 || weekdays.length > 0
  switch (frequency) {
    case 'YEARLY':
      if (!dayGiven && day.day !== anchor.day) return false
      if (!dayGiven && months.length === 0 && day.month !== anchor.month) return false
      return (day.year - anchor.year) % interval === 0
    case 'MONTHLY':
      if (!dayGiven && day.day !== anchor.day) return false
      return ((day.year - anchor.year) * 12 + day.month - anchor.month) % interval === 0
    case 'WEEKLY': {
      if (weekdays.length === 0 && day.weekday !== anchor.weekday) return false
      const weeks = (n - day.weekday - (first - anchor.weekday)) / 7
      return weeks % interval === 0
    }
    case 'DAILY':
      return (n - first) % interval === 0
  }
}

function isNth(nth: number, day: DayParts): boolean {
  if (nth === 0) return true
  return nth > 0 ? Math.ceil(day.day / 7) === nth : Math.ceil((day.daysInMonth - day.day + 1) / 7) === -nth
}
