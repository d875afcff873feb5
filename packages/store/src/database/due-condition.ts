import { CodedError } from '@vanthu/document'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { CivilDay } from '../calendar/civil-day.js'
import { dayNumber, dayOfNumber, isCivilDay } from '../calendar/civil-day.js'
import { occurrences } from '../calendar/recurrence.js'
import { readRule } from '../calendar/schedule.js'
import type { DayRange } from '../questions.js'
import type { Condition } from './document-brief.js'
import type { KeyRange } from './fact-key.js'
import type { Tables } from './tables.js'

/** The longest window that is expanded, in days: 20 years. */
const longestWindow = 7_310

/** @throws CodedError `store.bad_window` for days that are none, an end before the beginning, or more than 20 years. */
export function checkWindow(from: CivilDay, to: CivilDay): void {
  const days = isCivilDay(from) && isCivilDay(to) ? dayNumber(to) - dayNumber(from) : -1
  if (days >= 0 && days <= longestWindow) return
  throw new CodedError('store.bad_window', `${from} to ${to} is no stretch of days that can be asked for`, {
    hint: 'Give days as YYYY-MM-DD, the first not after the last, at most 20 years apart.',
  })
}

/**
 * Each rule that recurring deadlines have, with its days in the window. Rules are few (a day of the year or month), the
 * deadlines that share one are many: so a rule is expanded once, whatever the number of documents.
 */
export async function ruleDays(
  database: Kysely<Tables>,
  from: CivilDay,
  to: CivilDay,
): Promise<ReadonlyMap<string, readonly CivilDay[]>> {
  const found = await sql<{ readonly rule: string }>`
    WITH RECURSIVE each_rule (rule) AS (
      SELECT min(rule) FROM deadlines WHERE rule IS NOT NULL
      UNION ALL
      SELECT (SELECT min(d.rule) FROM deadlines d WHERE d.rule > each_rule.rule) FROM each_rule WHERE rule IS NOT NULL
    ) SELECT rule FROM each_rule WHERE rule IS NOT NULL`.execute(database)
  const days = new Map<string, readonly CivilDay[]>()
  for (const { rule } of found.rows) {
    const { recurrence, anchor } = readRule(rule)
    const falls = occurrences(recurrence, anchor ?? from, from, to)
    if (falls.length > 0) days.set(rule, falls)
  }
  return days
}

/** Deadlines that fall due within some days, asked in two ways. */
export interface FallingDue {
  /** A subselect of their numbers, within a range of numbers. */
  readonly rows: (keys: KeyRange) => Condition
  /** A condition on one deadline `l`. */
  readonly holds: Condition
}

/**
 * The deadlines that fall due within the days, recurring ones from the day of issue on. An open end reaches to the end of
 * the calendar; whether a rule falls there at all is told by the 20 years next to the given end. `periodic`: rhythms
 * without a day too.
 */
export async function fallingDue(database: Kysely<Tables>, range: DayRange, periodic: boolean): Promise<FallingDue> {
  const from = range.from ?? '1975-01-01'
  checkWindow(range.from ?? from, range.from ?? from)
  checkWindow(range.to ?? from, range.to ?? from)
  const to = range.to ?? '2174-12-31'
  const first = range.from ?? (range.to === undefined ? from : dayOfNumber(dayNumber(range.to) - longestWindow))
  const last = range.to ?? dayOfNumber(dayNumber(first) + longestWindow)
  checkWindow(first, last)
  const rules = [...(await ruleDays(database, first, last))].map(
    ([rule, days]) => sql`(${rule}, ${days[0] ?? first}, ${range.to === undefined ? to : (days.at(-1) ?? last)})`,
  )
  const dated = sql`l.due_on BETWEEN ${from} AND ${to}`
  if (rules.length === 0) {
    return { rows: (keys) => sql`SELECT l.id FROM deadlines l WHERE ${dated} AND ${keysWithin(keys)}`, holds: dated }
  }
  const values = sql`(VALUES ${sql.join(rules)}) v`
  const falls = sql`l.starts_on <= v.column3 AND (l.to_day IS NULL OR l.to_day >= v.column2)
    AND ${periodic ? sql`1 = 1` : sql`l.kind = 'recurring'`}`
  return {
    rows: (keys) => sql`SELECT l.id FROM deadlines l WHERE ${dated} AND ${keysWithin(keys)} UNION ALL
      SELECT l.id FROM ${values} CROSS JOIN deadlines l WHERE l.rule = v.column1 AND ${keysWithin(keys)} AND ${falls}`,
    holds: sql`(l.due_on || '' BETWEEN ${from} AND ${to} OR EXISTS (SELECT 1 FROM ${values} WHERE v.column1 = l.rule AND ${falls}))`,
  }
}

const keysWithin = ({ first, last }: KeyRange): Condition => sql`l.id BETWEEN ${first} AND ${last}`
