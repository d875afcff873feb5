import { describe, expect, it } from 'vitest'
import { dayNumber, dayOfNumber, isCivilDay } from '../src/calendar/civil-day.js'
import {
  firstOccurrence,
  needsStart,
  occurrences,
  parseRecurrence,
  printRecurrence,
} from '../src/calendar/recurrence.js'
import { scheduleOf } from '../src/calendar/schedule.js'
import { deadline } from './invented.js'
import { seeded } from './seeded.js'

describe('days', () => {
  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2024-2-1', false],
    ['2024-13-01', false],
    ['hôm nay', false],
  ])('%s is a day: %s', (day, is) => {
    expect(isCivilDay(day)).toBe(is)
    if (is) expect(dayOfNumber(dayNumber(day))).toBe(day)
    else expect(() => dayNumber(day)).toThrow(RangeError)
  })
})

describe('recurrence', () => {
  it.each([
    ['FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=10', '2024-01-20', ['2024-11-10', '2025-11-10']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', '2024-01-20', ['2024-01-31', '2024-02-29', '2024-03-31']],
    ['FREQ=MONTHLY;BYMONTHDAY=31', '2024-01-20', ['2024-01-31', '2024-03-31', '2024-05-31']],
    ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20', '2024-02-05', ['2024-02-20', '2024-05-20', '2024-08-20']],
    ['FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15', '2024-07-01', ['2024-12-15', '2025-06-15']],
    ['FREQ=WEEKLY;BYDAY=MO,FR', '2024-05-01', ['2024-05-03', '2024-05-06', '2024-05-10']],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', '2024-05-01', ['2024-05-13', '2024-05-27']],
    ['FREQ=MONTHLY;BYDAY=1MO', '2024-05-01', ['2024-05-06', '2024-06-03']],
    ['FREQ=MONTHLY;BYDAY=-1FR', '2024-05-01', ['2024-05-31', '2024-06-28']],
    ['FREQ=YEARLY', '2024-02-29', ['2024-02-29', '2028-02-29']],
    ['FREQ=DAILY;INTERVAL=10;UNTIL=20240125', '2024-01-01', ['2024-01-01', '2024-01-11', '2024-01-21']],
  ])('%s from %s', (rrule, start, days) => {
    const rule = parseRecurrence(rrule)
    expect(rule).not.toBeNull()
    if (rule === null) return
    expect(printRecurrence(rule)).toBe(rrule)
    expect(occurrences(rule, start, '1990-01-01', days.at(-1) ?? start)).toEqual(days)
    expect(firstOccurrence(rule, start)).toBe(days[0])
  })

  it.each([
    ['FREQ=HOURLY;INTERVAL=3', 'FREQ=DAILY'],
    ['FREQ=MINUTELY;INTERVAL=30', 'FREQ=DAILY'],
    ['FREQ=HOURLY;INTERVAL=48', 'FREQ=DAILY;INTERVAL=2'],
    ['FREQ=HOURLY;UNTIL=20240910', 'FREQ=DAILY;UNTIL=20240910'],
  ])('%s falls on days as %s does', (rrule, days) => {
    const rule = parseRecurrence(rrule)
    expect(rule === null ? null : printRecurrence(rule)).toBe(days)
  })

  it.each([
    ['FREQ=SECONDLY'],
    ['FREQ=HOURLY;INTERVAL=0'],
    ['BYMONTH=1'],
    ['FREQ=MONTHLY;COUNT=3'],
    ['FREQ=MONTHLY;BYSETPOS=-1;BYDAY=MO'],
    ['FREQ=MONTHLY;BYMONTHDAY=0'],
    ['FREQ=MONTHLY;BYMONTHDAY=32'],
    ['FREQ=MONTHLY;BYMONTHDAY=1.5'],
    ['FREQ=YEARLY;BYDAY=20MO'],
    ['FREQ=YEARLY;BYDAY=1MO'],
    ['FREQ=MONTHLY;INTERVAL=0'],
    ['FREQ=MONTHLY;INTERVAL=2;INTERVAL=3'],
    ['FREQ=DAILY;UNTIL=mai'],
    [''],
  ])('%j is outside of what is expanded', (rrule) => {
    expect(parseRecurrence(rrule)).toBeNull()
  })

  it.each([
    ['FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=10', false],
    ['FREQ=MONTHLY;BYDAY=1MO', false],
    ['FREQ=WEEKLY;BYDAY=MO', false],
    ['FREQ=WEEKLY', true],
    ['FREQ=YEARLY;BYMONTH=11', true],
    ['FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=1', true],
  ])('%s hangs on its start: %s', (rrule, needs) => {
    const rule = parseRecurrence(rrule)
    expect(rule === null ? null : needsStart(rule)).toBe(needs)
  })

  it('a rule that does not hang on its start falls on the same days whatever its start (500 windows)', () => {
    const random = seeded(5)
    const rules = ['FREQ=YEARLY;BYMONTH=2,9;BYMONTHDAY=-1,15', 'FREQ=MONTHLY;BYMONTHDAY=5', 'FREQ=MONTHLY;BYDAY=-1WE']
    for (let i = 0; i < 500; i++) {
      const rule = parseRecurrence(rules[i % 3] ?? '')
      if (rule === null) throw new Error('no rule')
      const from = dayOfNumber(18_000 + Math.floor(random() * 2000))
      const to = dayOfNumber(dayNumber(from) + Math.floor(random() * 400))
      const early = dayOfNumber(dayNumber(from) - Math.floor(random() * 3000))
      expect(occurrences(rule, early, from, to)).toEqual(occurrences(rule, from, from, to))
    }
  })
})

describe('when a deadline falls due', () => {
  const none = { dueOn: null, rule: null, startsOn: null }
  const rule = (text: string) => ({ dueOn: null, rule: text, startsOn: '2024-02-05' })
  it.each([
    ['trước ngày 30/6/2024', { kind: 'fixed', date: '2024-06-30' }, { ...none, dueOn: '2024-06-30' }],
    ['ngày 31/6/2024, which does not exist', { kind: 'fixed', date: '2024-06-31' }, none],
    ['ngày không rõ', { kind: 'fixed', date: null }, none],
    ['trong quý II/2024', { kind: 'window', from: '2024-04-01', to: '2024-06-30' }, { ...none, dueOn: '2024-06-30' }],
    ['từ tháng 4/2024', { kind: 'window', from: '2024-04-01' }, none],
    ['đột xuất', { kind: 'adhoc' }, none],
    [
      'trước ngày 10/11 hằng năm',
      { kind: 'recurring', every: 'year', month: 11, day: 10 },
      rule('FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=10'),
    ],
    ['ngày 25 hằng tháng', { kind: 'recurring', every: 'month', day: 25 }, rule('FREQ=MONTHLY;BYMONTHDAY=25')],
    [
      'ngày 20 tháng cuối quý',
      { kind: 'recurring', every: 'quarter', day: 20 },
      rule('FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20'),
    ],
    [
      'the same, given as every three months',
      { kind: 'recurring', every: 'quarter', day: 20, rrule: 'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20' },
      rule('FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20'),
    ],
    [
      'the half-year',
      { kind: 'recurring', every: 'half-year', day: 5, rrule: 'FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=5' },
      rule('FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=5'),
    ],
    [
      'trong tháng 11 hằng năm',
      { kind: 'recurring', every: 'year', month: 11, rrule: 'FREQ=YEARLY;BYMONTH=11' },
      rule('FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=-1'),
    ],
    [
      'thứ năm hằng tuần',
      { kind: 'recurring', every: 'week', rrule: 'FREQ=WEEKLY;BYDAY=TH' },
      rule('FREQ=WEEKLY;BYDAY=TH'),
    ],
    ['hằng tuần, on no known weekday', { kind: 'recurring', every: 'week', rrule: 'FREQ=WEEKLY' }, none],
    [
      'hai năm một lần',
      { kind: 'recurring', every: 'year', rrule: 'FREQ=YEARLY;INTERVAL=2;BYMONTH=3;BYMONTHDAY=1' },
      rule('FREQ=YEARLY;INTERVAL=2;BYMONTH=3;BYMONTHDAY=1;DTSTART=20240205'),
    ],
    ['hằng năm, no day printed', { kind: 'recurring', every: 'year' }, none],
    [
      'định kỳ hằng quý',
      { kind: 'periodic', every: 'quarter', rrule: 'FREQ=MONTHLY;INTERVAL=3' },
      rule('FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1'),
    ],
    ['định kỳ hằng tuần', { kind: 'periodic', every: 'week' }, rule('FREQ=WEEKLY;BYDAY=SU')],
    ['3 giờ một lần', { kind: 'periodic', rrule: 'FREQ=HOURLY;INTERVAL=3' }, rule('FREQ=DAILY')],
    [
      'định kỳ 03 năm',
      { kind: 'periodic', rrule: 'FREQ=YEARLY;INTERVAL=3' },
      rule('FREQ=YEARLY;INTERVAL=3;BYMONTH=12;BYMONTHDAY=-1;DTSTART=20240205'),
    ],
    ['định kỳ', { kind: 'periodic' }, none],
  ] as const)('%s', (text, value, expected) => {
    expect(scheduleOf(deadline('d1', text, value), '2024-02-05')).toEqual(expected)
  })

  it('counts from the beginning of the calendar where the document shows no day of issue', () => {
    const monthly = deadline('d1', 'ngày 5 hằng tháng', { kind: 'recurring', every: 'month', day: 5 })
    expect(scheduleOf(monthly, null).startsOn).toBe('1975-01-01')
  })
})
