import type { DeadlineBound, DeadlineKind, Rhythm } from '@vanthu/document'
import type { DeadlineWords } from './deadline-words.js'

/** What words of time say, in the record's terms. Dates are `YYYY-MM-DD`, windows are inclusive. */
export interface Time {
  readonly kind: DeadlineKind
  readonly bound: DeadlineBound | null
  readonly date: string | null
  readonly every: Rhythm | null
  readonly month: number | null
  readonly day: number | null
  readonly from: string | null
  readonly to: string | null
}

/** Words that give a time, in a passage. */
export interface FoundTime {
  readonly from: number
  readonly to: number
  readonly time: Time
  /** 0–1. */
  readonly confidence: number
  /** The recurrence (RFC 5545) where it says more than the record's rhythm: a weekday, every third year, every hour. */
  readonly rrule?: string
}

/** What the document says of itself, for dates that print no year. */
export interface TimeFrame {
  readonly issuedOn: string | null
  /** The year that the plan is for; null where it is for several or tells none. */
  readonly year: number | null
  /** True where the title names the year; else it is that of the issue, and a day that has passed is of the next. */
  readonly named: boolean
  /** The first year of "năm học 2024 - 2025": days up to July are of the second. */
  readonly schoolYear: number | null
  /** True for "giai đoạn 2021 - 2025": a date without year then comes back each year. */
  readonly severalYears: boolean
  /** The wording that the data files know. */
  readonly words: DeadlineWords
}

/** The year of a day printed without one; null where the document tells none. */
export function yearFor(frame: TimeFrame, month: number): number | null {
  if (frame.schoolYear !== null) return month >= 8 ? frame.schoolYear : frame.schoolYear + 1
  if (frame.year === null || frame.named || frame.issuedOn === null) return frame.year
  // A letter of December that asks for a report by 15/01 means the January to come.
  const issued = Number(frame.issuedOn.slice(5, 7))
  return issued >= 10 && month <= 4 ? frame.year + 1 : frame.year
}

const none: Time = {
  kind: 'fixed',
  bound: null,
  date: null,
  every: null,
  month: null,
  day: null,
  from: null,
  to: null,
}

export const fixed = (date: string | null, bound: DeadlineBound): Time => ({ ...none, kind: 'fixed', date, bound })

export const recurring = (
  every: Rhythm,
  month: number | null,
  day: number | null,
  bound: DeadlineBound | null,
): Time => ({ ...none, kind: 'recurring', every, month, day, bound })

export const window = (from: string | null, to: string | null): Time => ({
  ...none,
  kind: 'window',
  bound: 'within',
  from,
  to,
})

export const periodic = (every: Rhythm | null): Time => ({ ...none, kind: 'periodic', every })

export const adhoc: Time = { ...none, kind: 'adhoc' }

/** RFC 5545 rule of a recurring or periodic time; null where no rhythm is printed. */
export function rruleOf(time: Time): string | null {
  if (time.kind !== 'recurring' && time.kind !== 'periodic') return null
  const day = time.day === null ? '' : `;BYMONTHDAY=${time.day}`
  switch (time.every) {
    case 'year':
      return time.month === null ? 'FREQ=YEARLY' : `FREQ=YEARLY;BYMONTH=${time.month}${day}`
    case 'half-year':
      // One printed date of a half-yearly report is the date of that half: it comes back each year.
      return time.month === null ? `FREQ=MONTHLY;INTERVAL=6${day}` : `FREQ=YEARLY;BYMONTH=${time.month}${day}`
    case 'quarter':
      return time.month === null ? `FREQ=MONTHLY;INTERVAL=3${day}` : `FREQ=YEARLY;BYMONTH=${time.month}${day}`
    case 'month':
      return `FREQ=MONTHLY${day}`
    case 'week':
      return 'FREQ=WEEKLY'
    case null:
      return null
  }
}
