import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { BodyCount, BodyQuestion } from '../questions.js'
import { nameHasWords } from './body-rows.js'
import { allOf } from './document-brief.js'
import type { Tables } from './tables.js'

interface Found {
  readonly name: string
  readonly body_id: string
  readonly responsible: number
  readonly partner: number
}

export async function askBodies(
  database: Kysely<Tables>,
  { words, limit = 100 }: BodyQuestion,
): Promise<readonly BodyCount[]> {
  const conditions = words === undefined ? [] : [nameHasWords(words, 'b.exact', 'b.blind')]
  const found = await sql<Found>`
    SELECT b.name, b.body_id,
      (SELECT count(*) FROM task_bodies n WHERE n.body = b.id AND n.part = 'responsible') AS responsible,
      (SELECT count(*) FROM task_bodies n WHERE n.body = b.id AND n.part = 'with') AS partner
    FROM bodies b WHERE ${allOf(conditions)}
    ORDER BY responsible DESC, partner DESC, b.blind, b.id LIMIT ${limit}`.execute(database)
  return found.rows
    .filter((row) => row.responsible + row.partner > 0)
    .map((row) => ({
      name: row.name,
      bodyId: row.body_id === '' ? null : row.body_id,
      responsible: row.responsible,
      with: row.partner,
    }))
}
