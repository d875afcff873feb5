import type { Kysely, RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { TaskQuestion } from '../questions.js'
import { bodyNumbers } from './body-rows.js'
import type { Condition } from './document-brief.js'
import { headerConditions, inList } from './document-brief.js'
import { fallingDue } from './due-condition.js'
import type { KeyRange } from './fact-key.js'
import { fromDocumentStart } from './fact-key.js'
import { instrumentNumbers } from './instrument-rows.js'
import type { Tables } from './tables.js'

/** Conditions for the tasks of a range of row numbers. */
export type ConditionsWithin = (range: KeyRange) => readonly Condition[]

/** Rows `n` of `task_bodies` that name the bodies of a question in the part that it asks for. */
export type BodiesNamed = Condition

/** Null where the question asks for no body. */
export async function bodiesNamed(database: Kysely<Tables>, question: TaskQuestion): Promise<BodiesNamed | null> {
  const { body, part = 'responsible' } = question
  if (body === undefined) return null
  const parts = part === 'either' ? ['responsible', 'with'] : [part]
  return sql`n.body IN (${await bodyNumbers(database, body)}) AND ${inList(sql`n.part`, parts)}`
}

/** True where so many tasks name the bodies that gathering them all takes long. */
export async function areFrequent(database: Kysely<Tables>, named: BodiesNamed): Promise<boolean> {
  const found = await sql<{ readonly n: number }>`
    SELECT count(*) AS n FROM (SELECT 1 FROM task_bodies n WHERE ${named} LIMIT ${frequentTasks}) gathered`.execute(
    database,
  )
  return (found.rows[0]?.n ?? 0) >= frequentTasks
}

const frequentTasks = 5000

/**
 * What a question asks of tasks `t` and the header `h` of their document, words aside.
 * @param named its bodies; null where they are looked after elsewhere.
 */
export async function taskConditions(
  database: Kysely<Tables>,
  question: TaskQuestion,
  named: BodiesNamed | null,
): Promise<ConditionsWithin> {
  const { body, role, requested, instrument, citedInTask = false, due, document } = question
  const instruments = instrument === undefined ? null : await instrumentNumbers(database, instrument)
  const deadlines = due === undefined ? null : await fallingDue(database, due, false)
  // Where a body or an instrument leaves few tasks, their deadlines are looked at one by one.
  const few = body !== undefined || instrument !== undefined
  const ofRow: Condition[] = [...headerConditions(document)]
  if (role !== undefined) ofRow.push(sql`t.role = ${role}`)
  if (requested !== undefined) ofRow.push(sql`t.requested = ${requested ? 1 : 0}`)
  if (document?.documentId !== undefined) {
    ofRow.push(sql`t.document_id = (SELECT id FROM documents WHERE sha256 = ${document.documentId})`)
  }
  return (range) => {
    const out = [...ofRow]
    if (named !== null)
      out.push(sql`t.id IN (SELECT n.task FROM task_bodies n WHERE ${named} AND ${within(sql`n.task`, range)})`)
    if (instruments !== null) out.push(underInstruments(instruments, citedInTask, range))
    if (deadlines !== null) {
      out.push(
        few
          ? sql`(SELECT count(*) FROM task_deadlines td CROSS JOIN deadlines l
              WHERE td.task = t.id AND l.id = td.deadline AND ${deadlines.holds}) > 0`
          : sql`t.id IN (SELECT td.task FROM (${deadlines.rows(fromDocumentStart(range))}) l
              JOIN task_deadlines td ON td.deadline = l.id)`,
      )
    }
    return out
  }
}

const within = (column: RawBuilder<unknown>, { first, last }: KeyRange): Condition =>
  sql`${column} BETWEEN ${first} AND ${last}`

/** Cited in the task, or all tasks of a document that carries the instrument out. */
function underInstruments(instruments: Condition, citedInTask: boolean, range: KeyRange): Condition {
  const citations = sql`c.instrument IN (${instruments}) AND ${within(sql`c.id`, fromDocumentStart(range))}`
  const citing = sql`SELECT tc.task FROM citations c JOIN task_citations tc ON tc.citation = c.id WHERE ${citations}`
  if (citedInTask) return sql`t.id IN (${citing})`
  const carrying = sql`SELECT c.document_id FROM citations c WHERE ${citations} AND c.relation = 'carries-out'`
  return sql`t.id IN (SELECT id FROM tasks WHERE document_id IN (${carrying}) UNION ${citing})`
}
