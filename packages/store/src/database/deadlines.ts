import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Answer, BodyFilter, DeadlineQuestion, DeadlineRow } from '../questions.js'
import { bodyNumbers } from './body-rows.js'
import { answer, limitOf, positionOf } from './cursor.js'
import type { BriefColumns, Condition } from './document-brief.js'
import { allOf, brief, briefColumns, documentConditions } from './document-brief.js'
import { bodiesOf } from './fact-bodies.js'
import type { DeadlinesTable, Tables } from './tables.js'

/** A deadline's row with the document it stands in. */
export type FoundDeadline = BriefColumns & Omit<DeadlinesTable, 'document_id'>

/** What `deadlineRows` reads, of deadlines `l`. */
export const deadlineColumns = sql`l.id, l.record_id, l.text, l.kind, l.bound, l.date, l.every, l.month, l.day, l.from_day, l.to_day,
  l.rrule, l.what, l.page, l.confidence, l.due_on, l.rule, l.starts_on, ${briefColumns}`

export const deadlineJoins = sql`JOIN headers h ON h.document_id = l.document_id JOIN documents d ON d.id = l.document_id`

export async function askDeadlines(database: Kysely<Tables>, question: DeadlineQuestion): Promise<Answer<DeadlineRow>> {
  const limit = limitOf(question)
  const position = positionOf(question, 'deadlines', ['whole'])
  const conditions = [
    ...(await deadlineConditions(database, question)),
    ...(position === null ? [] : [sql`l.id > ${position[0]}`]),
  ]
  const found =
    await sql<FoundDeadline>`SELECT ${deadlineColumns} FROM deadlines l ${deadlineJoins} WHERE ${allOf(conditions)}
    ORDER BY l.id LIMIT ${limit + 1}`.execute(database)
  const rows = await deadlineRows(database, found.rows.slice(0, limit))
  return answer(found.rows, limit, 'deadlines', (row) => [row.id], rows)
}

/** What a question asks of deadlines `l`, with the document `d` and its header `h`. */
export async function deadlineConditions(
  database: Kysely<Tables>,
  { body, kind, document }: DeadlineQuestion,
): Promise<readonly Condition[]> {
  return [
    ...(await bodyConditions(database, body)),
    ...(kind === undefined ? [] : [sql`l.kind = ${kind}`]),
    ...documentConditions(document),
  ]
}

/** Deadlines of bodies that must act, by the deadline's own words or by the task it belongs to. */
export async function bodyConditions(
  database: Kysely<Tables>,
  body: BodyFilter | undefined,
): Promise<readonly Condition[]> {
  if (body === undefined) return []
  const bodies = await bodyNumbers(database, body)
  return [
    sql`l.id IN (SELECT deadline FROM deadline_bodies WHERE body IN (${bodies}) AND part = 'who'
      UNION SELECT td.deadline FROM task_bodies tb JOIN task_deadlines td ON td.task = tb.task
      WHERE tb.body IN (${bodies}) AND tb.part = 'responsible')`,
  ]
}

export async function deadlineRows(
  database: Kysely<Tables>,
  found: readonly FoundDeadline[],
): Promise<readonly DeadlineRow[]> {
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
