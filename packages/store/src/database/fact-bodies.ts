import type { Kysely, RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { BodyName } from '../questions.js'
import type { Tables } from './tables.js'

/** Bodies of facts by part, in printed order. Asked by fact and part; a fact without any gives none. */
export async function bodiesOf(
  database: Kysely<Tables>,
  of: 'task' | 'deadline',
  facts: readonly number[],
): Promise<(fact: number, part: string) => readonly BodyName[]> {
  if (facts.length === 0) return () => []
  const fact: RawBuilder<unknown> = sql.ref(of)
  const found = await sql<{
    readonly fact: number
    readonly part: string
    readonly name: string
    readonly body_id: string
  }>`
    SELECT n.${fact} AS fact, n.part, b.name, b.body_id
    FROM ${sql.table(`${of}_bodies`)} n JOIN bodies b ON b.id = n.body
    WHERE n.${fact} IN (${sql.join(facts)}) ORDER BY n.${fact}, n.part, n.ordinal`.execute(database)
  const groups = grouped(found.rows, (row) => `${row.fact} ${row.part}`)
  return (id, part) =>
    (groups.get(`${id} ${part}`) ?? []).map(({ name, body_id }) => ({ name, bodyId: body_id === '' ? null : body_id }))
}

/** Values by key, in the order of the list. */
export function grouped<Key, Value>(
  list: readonly Value[],
  keyOf: (value: Value) => Key,
): ReadonlyMap<Key, readonly Value[]> {
  const groups = new Map<Key, Value[]>()
  for (const value of list) {
    const group = groups.get(keyOf(value))
    if (group === undefined) groups.set(keyOf(value), [value])
    else group.push(value)
  }
  return groups
}
