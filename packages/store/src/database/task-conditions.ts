import type { Kysely, RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { BodyFilter, InstrumentFilter, TaskQuestion } from '../questions.js'
import { matchingBodies } from './body-rows.js'
import type { Condition } from './document-brief.js'
import { headerConditions, inList } from './document-brief.js'
import { fallingDue } from './due-condition.js'
import type { KeyRange } from './fact-key.js'
import { fromDocumentStart } from './fact-key.js'
import { matchingInstruments } from './instrument-rows.js'
import type { Tables } from './tables.js'

/** Conditions for the tasks of a range of row numbers. */
export type ConditionsWithin = (range: KeyRange) => readonly Condition[]

/** What a question asks of tasks `t` and the header `h` of their document, words aside. */
export async function taskConditions(database: Kysely<Tables>, question: TaskQuestion): Promise<ConditionsWithin> {
  const { body, part = 'responsible', role, requested, instrument, citedInTask = false, due, document } = question
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
    if (body !== undefined) out.push(ofBodies(body, part, range))
    if (instrument !== undefined) out.push(underInstrument(instrument, citedInTask, range))
    if (deadlines !== null) {
      out.push(
        few
          ? sql`EXISTS (SELECT 1 FROM task_deadlines td JOIN deadlines l ON l.id = td.deadline
              WHERE td.task = t.id AND ${deadlines.holds})`
          : sql`t.id IN (SELECT td.task FROM (${deadlines.rows(fromDocumentStart(range))}) l
              JOIN task_deadlines td ON td.deadline = l.id)`,
      )
    }
    return out
  }
}

const within = (column: RawBuilder<unknown>, { first, last }: KeyRange): Condition =>
  sql`${column} BETWEEN ${first} AND ${last}`

function ofBodies(body: BodyFilter, part: NonNullable<TaskQuestion['part']>, range: KeyRange): Condition {
  const parts = part === 'either' ? ['responsible', 'with'] : [part]
  return sql`t.id IN (SELECT task FROM task_bodies
    WHERE body IN (${matchingBodies(body)}) AND ${inList(sql`part`, parts)} AND ${within(sql`task`, range)})`
}

/** Cited in the task, or all tasks of a document that carries the instrument out. */
function underInstrument(instrument: InstrumentFilter, citedInTask: boolean, range: KeyRange): Condition {
  const citations = sql`c.instrument IN (${matchingInstruments(instrument)}) AND ${within(sql`c.id`, fromDocumentStart(range))}`
  const citing = sql`SELECT tc.task FROM citations c JOIN task_citations tc ON tc.citation = c.id WHERE ${citations}`
  if (citedInTask) return sql`t.id IN (${citing})`
  const carrying = sql`SELECT c.document_id FROM citations c WHERE ${citations} AND c.relation = 'carries-out'`
  return sql`t.id IN (SELECT id FROM tasks WHERE document_id IN (${carrying}) UNION ${citing})`
}
