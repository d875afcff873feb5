import type { BodyMention } from '@vanthu/document'
import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { BodyFilter } from '../questions.js'
import { hasMarks } from '../search/fold.js'
import { blindName, exactName } from '../search/words.js'
import type { Condition } from './document-brief.js'
import { inList } from './document-brief.js'
import type { Locks } from './locks.js'
import { rowNumbers } from './row-numbers.js'
import type { Tables } from './tables.js'

interface BodyKey {
  readonly name: string
  readonly body_id: string
}

const keyOf = (name: string, bodyId: string): string => `${bodyId}\n${name}`

/** Row numbers of the named bodies, made where new. The answer is asked by mention. */
export async function bodyRows(
  trx: Transaction<Tables>,
  locks: Locks,
  mentions: readonly BodyMention[],
): Promise<(mention: BodyMention) => number> {
  const wanted = new Map(
    mentions.map(({ name, bodyId }) => [keyOf(name, bodyId ?? ''), { name, body_id: bodyId ?? '' }]),
  )
  const numbers = await rowNumbers<BodyKey, BodyKey>([...wanted.values()], {
    keyOf: ({ name, body_id }) => keyOf(name, body_id),
    known: (some) =>
      trx
        .selectFrom('bodies')
        .select(['id', 'name', 'body_id'])
        .where(
          'name',
          'in',
          some.map((b) => b.name),
        )
        .execute(),
    lock: () => locks.names(trx),
    add: async (some) => {
      const rows = some.map((b) => ({ ...b, exact: exactName(b.name), blind: blindName(b.name) }))
      await trx
        .insertInto('bodies')
        .values(rows)
        .onConflict((c) => c.doNothing())
        .execute()
    },
  })
  return ({ name, bodyId }) => {
    const number = numbers.get(keyOf(name, bodyId ?? ''))
    if (number === undefined) throw new RangeError(`body "${name}" has no row`)
    return number
  }
}

/** A database plans by the numbers themselves, as long as they are few. */
const mostNumbers = 1000

/** What `matchingBodies` selects, as a list where it is short: some bodies are frequent and most are not. */
export async function bodyNumbers(database: Kysely<Tables>, filter: BodyFilter): Promise<Condition> {
  const select = matchingBodies(filter)
  const found = await sql<{ readonly id: number }>`${select} LIMIT ${mostNumbers + 1}`.execute(database)
  if (found.rows.length > mostNumbers) return select
  return found.rows.length === 0 ? sql`NULL` : sql.join(found.rows.map(({ id }) => id))
}

/** A subselect of the row numbers that a filter means; the names of bodies are few, so all facts are asked by number. */
function matchingBodies(filter: BodyFilter): Condition {
  const names = filter.names ?? []
  const exact = names.filter(hasMarks).map(exactName)
  const blind = names.filter((name) => !hasMarks(name)).map(blindName)
  const ids = (filter.bodyIds ?? []).filter((id) => id !== '')
  const words = filter.words === undefined ? [] : [nameHasWords(filter.words, 'exact', 'blind')]
  const any = [inList(sql`exact`, exact), inList(sql`blind`, blind), inList(sql`body_id`, ids), ...words]
  return sql`SELECT id FROM bodies WHERE ${sql.join(any, sql` OR `)}`
}

/**
 * That a name has the words side by side. Words without marks are found under every marking, in the column of blind keys;
 * no words are in no name.
 */
export function nameHasWords(words: string, exact: string, blind: string): Condition {
  const [column, key] = hasMarks(words) ? [exact, exactName(words)] : [blind, blindName(words)]
  return key === '' ? sql`1 = 0` : sql`(' ' || ${sql.ref(column)} || ' ') LIKE ${`% ${key} %`}`
}

/** What tells bodies apart where they are counted: one registry entry is one body, and so is one name but for marks. */
export const bodyIdentity = (bodies: 'b' | 'v'): Condition => {
  const [id, blind] = [sql.ref(`${bodies}.body_id`), sql.ref(`${bodies}.blind`)]
  return sql`CASE WHEN ${id} = '' THEN ' ' || ${blind} ELSE ${id} END`
}
