import { createHash } from 'node:crypto'
import type { BodyName, DeadlineRow } from '../questions.js'
import type { CivilDay } from './civil-day.js'
import { dayNumber, dayOfNumber } from './civil-day.js'
import { contentLine, escapeText, foldLine } from './content-line.js'
import { firstOccurrence, printRecurrence } from './recurrence.js'
import { readRule } from './schedule.js'

export interface CalendarOptions {
  /** Shown by calendar programs; default "Văn thư". */
  readonly name?: string
  /** Moment of making, for DTSTAMP; default now. Give one for files that must not differ from run to run. */
  readonly stamp?: Date
  /** Days before, at 08:00, on which to remind. Default none. */
  readonly remindDaysBefore?: readonly number[]
  /** Rhythms without a day too, on the last day of each period. Default false. */
  readonly periodic?: boolean
}

const zone = 'Asia/Ho_Chi_Minh'

/**
 * An iCalendar file (RFC 5545) of the deadlines that fall on days, each an event of one whole day, recurring ones with
 * their RRULE; others are left out. The events' ids are made of the document and the words of the deadline, so that a
 * calendar that reads the file again changes its events and adds none.
 *
 * Own writer: the libraries for this either write no time zone or need a newer Node, and it is short.
 */
export function calendarFile(rows: readonly DeadlineRow[], options: CalendarOptions = {}): string {
  const stamp = (options.stamp ?? new Date()).toISOString().replaceAll(/[-:]|\.\d{3}/gu, '')
  const ids = new Map<string, number>()
  const events = rows.flatMap((row) => {
    if (row.kind === 'periodic' && options.periodic !== true) return []
    const when = whenOf(row)
    return when === null ? [] : [...eventLines(row, when, uidOf(row, ids), stamp, options.remindDaysBefore ?? [])]
  })
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//vanthu//vanthu//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    contentLine('X-WR-CALNAME', options.name ?? 'Văn thư'),
    contentLine('X-WR-TIMEZONE', zone),
    ...timeZone,
    ...events,
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${foldLine(line)}\r\n`).join('')
}

/** Việt Nam has had no summer time, and +07:00 without a break, since 13 June 1975. */
const timeZone = [
  'BEGIN:VTIMEZONE',
  `TZID:${zone}`,
  'BEGIN:STANDARD',
  'DTSTART:19750613T000000',
  'TZOFFSETFROM:+0700',
  'TZOFFSETTO:+0700',
  'TZNAME:+07',
  'END:STANDARD',
  'END:VTIMEZONE',
]

interface When {
  readonly day: CivilDay
  readonly rrule: string | null
}

function whenOf(row: DeadlineRow): When | null {
  if (row.dueOn !== null) return { day: row.dueOn, rrule: null }
  if (row.rule === null || row.startsOn === null) return null
  const { recurrence, anchor } = readRule(row.rule)
  const until = recurrence.until ?? row.to
  const rule = { ...recurrence, until }
  const day = firstOccurrence(rule, anchor ?? row.startsOn)
  return day === null ? null : { day, rrule: printRecurrence(rule) }
}

function* eventLines(
  row: DeadlineRow,
  { day, rrule }: When,
  uid: string,
  stamp: string,
  remindDaysBefore: readonly number[],
): Iterable<string> {
  const { document } = row
  const source = [document.type, document.reference].filter((part) => part !== null).join(' ')
  const summary = (row.what === '' ? row.text : `${capitalised(row.what)} (${row.text})`).replaceAll(/\s+/gu, ' ')
  const description = [
    `Thời hạn: ${row.text}`,
    listed('Thực hiện', row.who),
    listed('Báo cáo về', row.reportTo),
    listed('Qua', row.via),
    source === '' && document.issuer === null
      ? null
      : `Văn bản: ${[source, document.issuer].filter((part) => part !== null && part !== '').join(', ')}`,
    row.page === null ? null : `Trang ${row.page}`,
  ]
  yield 'BEGIN:VEVENT'
  yield `UID:${uid}`
  yield `DTSTAMP:${stamp}`
  yield `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`
  yield `DTEND;VALUE=DATE:${dayOfNumber(dayNumber(day) + 1).replaceAll('-', '')}`
  if (rrule !== null) yield `RRULE:${rrule}`
  yield contentLine('SUMMARY', summary)
  yield contentLine('DESCRIPTION', description.filter((line) => line !== null).join('\n'))
  if (source !== '') yield `CATEGORIES:${escapeText(source)}`
  yield 'TRANSP:TRANSPARENT'
  for (const days of remindDaysBefore) {
    yield 'BEGIN:VALARM'
    yield 'ACTION:DISPLAY'
    yield contentLine('DESCRIPTION', summary)
    yield `TRIGGER:${days > 0 ? `-P${days - 1}DT16H` : 'PT8H'}`
    yield 'END:VALARM'
  }
  yield 'END:VEVENT'
}

const listed = (title: string, bodies: readonly BodyName[]): string | null =>
  bodies.length === 0 ? null : `${title}: ${bodies.map((b) => b.name).join('; ')}`

const capitalised = (text: string): string => text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1)

/** Not of the record's own ids, which move when a re-reading finds one deadline more. */
function uidOf(row: DeadlineRow, ids: Map<string, number>): string {
  const digest = createHash('sha256')
    .update([row.document.documentId, row.text, row.what, row.dueOn ?? row.rule ?? ''].join('\n'))
    .digest('hex')
    .slice(0, 32)
  const count = (ids.get(digest) ?? 0) + 1
  ids.set(digest, count)
  return `${digest}${count === 1 ? '' : `-${count}`}@vanthu`
}
