import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { TaskQuestion } from '../questions.js'
import { matchingBodies } from './body-rows.js'
import type { Condition } from './document-brief.js'
import { headerConditions, inList } from './document-brief.js'
import { fallingDue } from './due-condition.js'
import { matchingInstruments } from './instrument-rows.js'
import type { Tables } from './tables.js'

/** What a question asks of tasks `t` and the header `h` of their document, words aside. */
export async function taskConditions(database: Kysely<Tables>, question: TaskQuestion): Promise<readonly Condition[]> {
  const { body, part = 'responsible', role, requested, instrument, citedInTask = false, due, document } = question
  const out: Condition[] = []
  if (body !== undefined) {
    const parts = part === 'either' ? ['responsible', 'with'] : [part]
    out.push(sql`t.id IN (SELECT task FROM task_bodies
      WHERE body IN (${matchingBodies(body)}) AND ${inList(sql`part`, parts)})`)
  }
  if (role !== undefined) out.push(sql`t.role = ${role}`)
  if (requested !== undefined) out.push(sql`t.requested = ${requested ? 1 : 0}`)
  if (instrument !== undefined) {
    out.push(await underInstrument(database, matchingInstruments(instrument), citedInTask))
  }
  if (due !== undefined) {
    const deadlines = await fallingDue(database, due, false)
    out.push(sql`t.id IN (SELECT td.task FROM (${deadlines}) l JOIN task_deadlines td ON td.deadline = l.id)`)
  }
  if (document?.documentId !== undefined) {
    out.push(sql`t.document_id = (SELECT id FROM documents WHERE sha256 = ${document.documentId})`)
  }
  return [...out, ...headerConditions(document)]
}

/** Documents beyond this number are not gathered first: their tasks are many, and a walk over all soon fills a page. */
const manyDocuments = 500

async function underInstrument(
  database: Kysely<Tables>,
  instruments: Condition,
  citedInTask: boolean,
): Promise<Condition> {
  const citing = sql`SELECT tc.task FROM citations c JOIN task_citations tc ON tc.citation = c.id
    WHERE c.instrument IN (${instruments})`
  if (citedInTask) return sql`t.id IN (${citing})`
  const carrying = sql`SELECT document_id FROM citations
    WHERE instrument IN (${instruments}) AND relation = 'carries-out'`
  const counted = await sql<{ readonly n: number }>`
    SELECT count(*) AS n FROM (${carrying} LIMIT ${manyDocuments})`.execute(database)
  return (counted.rows[0]?.n ?? 0) < manyDocuments
    ? sql`t.id IN (SELECT id FROM tasks WHERE document_id IN (${carrying}) UNION ${citing})`
    : sql`(t.document_id IN (${carrying}) OR t.id IN (${citing}))`
}
