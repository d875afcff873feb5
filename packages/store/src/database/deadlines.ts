import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { CivilDay } from '../calendar/civil-day.js'
import type { Answer, BodyFilter, DeadlineQuestion, DeadlineRow, DueQuestion, DueRow } from '../questions.js'
import { matchingBodies } from './body-rows.js'
import { answer, limitOf, positionOf } from './cursor.js'
import type { BriefColumns, Condition } from './document-brief.js'
import { allOf, brief, briefColumns, documentConditions, inList } from './document-brief.js'
import { checkWindow, ruleDays } from './due-condition.js'
import { bodiesOf } from './fact-bodies.js'
import type { Tables } from './tables.js'

interface Found extends BriefColumns {
  readonly id: number
  readonly record_id: string
  readonly text: string
  readonly kind: string
  readonly bound: string | null
  readonly date: string | null
  readonly every: string | null
  readonly month: number | null
  readonly day: number | null
  readonly from_day: string | null
  readonly to_day: string | null
  readonly rrule: string | null
  readonly what: string
  readonly page: number | null
  readonly confidence: number
  readonly due_on: string | null
  readonly rule: string | null
  readonly starts_on: string | null
}

const columns = sql`l.id, l.record_id, l.text, l.kind, l.bound, l.date, l.every, l.month, l.day, l.from_day, l.to_day,
  l.rrule, l.what, l.page, l.confidence, l.due_on, l.rule, l.starts_on, ${briefColumns}`

const joins = sql`JOIN headers h ON h.document_id = l.document_id JOIN documents d ON d.id = l.document_id`

export async function askDeadlines(database: Kysely<Tables>, question: DeadlineQuestion): Promise<Answer<DeadlineRow>> {
  const limit = limitOf(question)
  const position = positionOf(question, 'deadlines', ['number'])
  const conditions = [
    ...(await bodyConditions(database, question.body)),
    ...(question.kind === undefined ? [] : [sql`l.kind = ${question.kind}`]),
    ...documentConditions(question.document),
    ...(position === null ? [] : [sql`l.id > ${position[0]}`]),
  ]
  const found = await sql<Found>`SELECT ${columns} FROM deadlines l ${joins} WHERE ${allOf(conditions)}
    ORDER BY l.id LIMIT ${limit + 1}`.execute(database)
  const rows = await deadlineRows(database, found.rows.slice(0, limit))
  return answer(found.rows, limit, 'deadlines', (row) => [row.id], rows)
}

interface Occurrence {
  readonly on: CivilDay
  readonly row: Found
}

/**
 * Walks the days of the window on which anything can fall, until the page is full. A day's recurring deadlines are those
 * whose rule falls on it.
 */
export async function askDue(database: Kysely<Tables>, question: DueQuestion): Promise<Answer<DueRow>> {
  const { from, to, periodic = false } = question
  checkWindow(from, to)
  const limit = limitOf(question)
  const position = positionOf(question, 'due', ['string', 'number'])
  const conditions = [...(await bodyConditions(database, question.body)), ...documentConditions(question.document)]
  if (!periodic) conditions.push(sql`l.kind <> 'periodic'`)
  const first = position === null ? from : String(position[0])
  const rulesOn = await rulesByDay(database, first, to)
  const found: Occurrence[] = []
  for (const on of await daysWithAny(database, first, to, rulesOn)) {
    const afterId = position !== null && on === position[0] ? Number(position[1]) : -1
    const rules = rulesOn.get(on) ?? []
    const due = sql`SELECT id FROM deadlines WHERE due_on = ${on} AND id > ${afterId} UNION ALL
      SELECT id FROM deadlines WHERE ${inList(sql`rule`, rules)} AND id > ${afterId}
        AND starts_on <= ${on} AND (to_day IS NULL OR to_day >= ${on})`
    const rows = await sql<Found>`SELECT ${columns} FROM deadlines l ${joins}
      WHERE l.id IN (${due}) AND ${allOf(conditions)}
      ORDER BY l.id LIMIT ${limit + 1 - found.length}`.execute(database)
    found.push(...rows.rows.map((row) => ({ on, row })))
    if (found.length > limit) break
  }
  const shown = found.slice(0, limit)
  const rows = await deadlineRows(
    database,
    shown.map((o) => o.row),
  )
  const dueRows = rows.map((deadline, i) => ({ on: shown[i]?.on ?? from, deadline }))
  return answer(found, limit, 'due', ({ on, row }) => [on, row.id], dueRows)
}

async function rulesByDay(
  database: Kysely<Tables>,
  from: CivilDay,
  to: CivilDay,
): Promise<ReadonlyMap<CivilDay, readonly string[]>> {
  const byDay = new Map<CivilDay, string[]>()
  for (const [rule, days] of await ruleDays(database, from, to)) {
    for (const day of days) {
      const rules = byDay.get(day)
      if (rules === undefined) byDay.set(day, [rule])
      else rules.push(rule)
    }
  }
  return byDay
}

async function daysWithAny(
  database: Kysely<Tables>,
  from: CivilDay,
  to: CivilDay,
  rulesOn: ReadonlyMap<CivilDay, unknown>,
): Promise<readonly CivilDay[]> {
  const dated = await sql<{ readonly due_on: string }>`
    SELECT DISTINCT due_on FROM deadlines WHERE due_on BETWEEN ${from} AND ${to}`.execute(database)
  return [...new Set([...rulesOn.keys(), ...dated.rows.map((row) => row.due_on)])].sort()
}

/** Bodies that must act, that are reported to or through. */
async function bodyConditions(database: Kysely<Tables>, body: BodyFilter | undefined): Promise<Condition[]> {
  if (body === undefined) return []
  const bodies = await matchingBodies(database, body)
  return [
    sql`l.id IN (SELECT deadline FROM deadline_bodies WHERE ${inList(sql`body`, bodies)} AND part = 'who'
      UNION SELECT td.deadline FROM task_bodies tb JOIN task_deadlines td ON td.task = tb.task
      WHERE ${inList(sql`tb.body`, bodies)} AND tb.part = 'responsible')`,
  ]
}

async function deadlineRows(database: Kysely<Tables>, found: readonly Found[]): Promise<readonly DeadlineRow[]> {
  const bodies = await bodiesOf(database, 'deadline', [...new Set(found.map((row) => row.id))])
  return found.map((row) => ({
    document: brief(row),
    deadlineId: row.record_id,
    text: row.text,
    kind: row.kind,
    bound: row.bound,
    date: row.date,
    every: row.every,
    month: row.month,
    day: row.day,
    from: row.from_day,
    to: row.to_day,
    rrule: row.rrule,
    what: row.what,
    who: bodies(row.id, 'who'),
    reportTo: bodies(row.id, 'report-to'),
    via: bodies(row.id, 'via'),
    page: row.page,
    confidence: row.confidence,
    dueOn: row.due_on,
    rule: row.rule,
    startsOn: row.starts_on,
  }))
}
