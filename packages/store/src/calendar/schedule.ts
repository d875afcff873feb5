import type { Deadline } from '@vanthu/document'
import type { CivilDay } from './civil-day.js'
import { isCivilDay } from './civil-day.js'
import type { Recurrence } from './recurrence.js'
import { needsStart, parseRecurrence, printRecurrence } from './recurrence.js'

/** When a deadline falls due, in the form that is asked of many at once. */
export interface Schedule {
  /** The one day: the date, or the last day of the window. Null for what recurs or has no day. */
  readonly dueOn: CivilDay | null
  /** RRULE in one printed form; where its days hang on the first day, with ";DTSTART=YYYYMMDD" at the end. */
  readonly rule: string | null
  /** First day that counts for `rule`; the day of issue. */
  readonly startsOn: CivilDay | null
}

/** Where neither the document nor the deadline says from when. */
const beginning: CivilDay = '1975-01-01'

/**
 * A periodic deadline ("định kỳ hằng quý") names no day; its rule is the last day of each period, and answers show it
 * only when asked. A rule of 3 or 6 months ("hằng quý, trước ngày 20") counts calendar quarters and half-years, not
 * from the day of issue: it falls in their last month.
 */
export function scheduleOf(deadline: Deadline, issuedOn: CivilDay | null): Schedule {
  const none: Schedule = { dueOn: null, rule: null, startsOn: null }
  switch (deadline.kind) {
    case 'fixed':
      return deadline.date !== null && isCivilDay(deadline.date) ? { ...none, dueOn: deadline.date } : none
    case 'window':
      return deadline.to !== null && isCivilDay(deadline.to) ? { ...none, dueOn: deadline.to } : none
    case 'adhoc':
      return none
    case 'recurring':
    case 'periodic': {
      const rule = deadline.kind === 'periodic' ? periodOf(deadline) : recurringRule(deadline)
      if (rule === null) return none
      const startsOn = [deadline.from, issuedOn].find((day) => day !== null && isCivilDay(day)) ?? beginning
      const printed = printRecurrence(rule)
      return {
        dueOn: null,
        rule: needsStart(rule) ? `${printed};DTSTART=${startsOn.replaceAll('-', '')}` : printed,
        startsOn,
      }
    }
  }
}

/** Splits what `scheduleOf` printed into the rule and the day that anchors it. @throws RangeError for anything else. */
export function readRule(rule: string): { readonly recurrence: Recurrence; readonly anchor: CivilDay | null } {
  const [printed = '', start] = rule.split(';DTSTART=')
  const recurrence = parseRecurrence(printed)
  if (recurrence === null) throw new RangeError(`"${rule}" is no rule of a schedule`)
  return { recurrence, anchor: start === undefined ? null : start.replace(/^(\d{4})(\d{2})(\d{2})$/u, '$1-$2-$3') }
}

function recurringRule(deadline: Deadline): Recurrence | null {
  const given = deadline.rrule === null ? null : parseRecurrence(deadline.rrule)
  if (given !== null) {
    const dated = withDay(given)
    return dated === null ? null : inCalendarPeriods(dated)
  }
  const { every, month, day } = deadline
  if (every === null || day === null) return null
  switch (every) {
    case 'year':
      return month === null ? null : dayOfMonths([month], day)
    case 'half-year':
      return dayOfMonths([6, 12], day)
    case 'quarter':
      return dayOfMonths([3, 6, 9, 12], day)
    case 'month':
      return { ...empty, frequency: 'MONTHLY', monthDays: [day] }
    case 'week':
      return null
  }
}

const empty: Recurrence = { frequency: 'YEARLY', interval: 1, months: [], monthDays: [], weekdays: [], until: null }

const dayOfMonths = (months: readonly number[], day: number): Recurrence => ({ ...empty, months, monthDays: [day] })

/**
 * A rule that names no day ("trong tháng 11 hằng năm", "hằng quý") falls on the last day of its month or period; RFC 5545
 * would take the day of the start, which is only the day of issue. A weekly one without its weekday is on no day.
 */
function withDay(rule: Recurrence): Recurrence | null {
  if (rule.monthDays.length > 0 || rule.weekdays.length > 0) return rule
  switch (rule.frequency) {
    case 'YEARLY':
      return { ...rule, months: rule.months.length === 0 ? [12] : rule.months, monthDays: [-1] }
    case 'MONTHLY':
      return { ...rule, monthDays: [-1] }
    case 'WEEKLY':
      return null
    case 'DAILY':
      return rule
  }
}

function inCalendarPeriods(rule: Recurrence): Recurrence {
  const dated = rule.monthDays.length > 0 && rule.months.length === 0 && rule.frequency === 'MONTHLY'
  if (!dated || (rule.interval !== 3 && rule.interval !== 6)) return rule
  return { ...rule, frequency: 'YEARLY', interval: 1, months: rule.interval === 3 ? [3, 6, 9, 12] : [6, 12] }
}

/** A rhythm that the record has no word for ("3 giờ một lần", "định kỳ 03 năm") is told by its rule. */
function periodOf(deadline: Deadline): Recurrence | null {
  if (deadline.every !== null) return periodEnds(deadline.every)
  const given = deadline.rrule === null ? null : parseRecurrence(deadline.rrule)
  return given === null ? null : withDay(given)
}

function periodEnds(every: Deadline['every']): Recurrence | null {
  switch (every) {
    case null:
      return null
    case 'year':
      return dayOfMonths([12], -1)
    case 'half-year':
      return dayOfMonths([6, 12], -1)
    case 'quarter':
      return dayOfMonths([3, 6, 9, 12], -1)
    case 'month':
      return { ...empty, frequency: 'MONTHLY', monthDays: [-1] }
    case 'week':
      return { ...empty, frequency: 'WEEKLY', weekdays: [{ weekday: 6, nth: 0 }] }
  }
}
