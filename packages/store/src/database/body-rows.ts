import type { BodyMention } from '@vanthu/document'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { BodyFilter } from '../questions.js'
import { hasMarks } from '../search/fold.js'
import { blindName, exactName } from '../search/words.js'
import type { Condition } from './document-brief.js'
import { inList } from './document-brief.js'
import type { Tables } from './tables.js'

const keyOf = (name: string, bodyId: string): string => `${bodyId}\n${name}`

/** Row numbers of the named bodies, made where new. The answer is asked by mention. */
export async function bodyRows(
  database: Kysely<Tables>,
  mentions: readonly BodyMention[],
): Promise<(mention: BodyMention) => number> {
  const wanted = new Map<
    string,
    { readonly name: string; readonly body_id: string; readonly exact: string; readonly blind: string }
  >()
  for (const { name, bodyId } of mentions) {
    wanted.set(keyOf(name, bodyId ?? ''), {
      name,
      body_id: bodyId ?? '',
      exact: exactName(name),
      blind: blindName(name),
    })
  }
  const rows = [...wanted.values()]
  const numbers = new Map<string, number>()
  for (let i = 0; i < rows.length; i += 500) {
    const some = rows.slice(i, i + 500)
    await database
      .insertInto('bodies')
      .values(some)
      .onConflict((c) => c.doNothing())
      .execute()
    const known = await database
      .selectFrom('bodies')
      .select(['id', 'name', 'body_id'])
      .where(
        'name',
        'in',
        some.map((b) => b.name),
      )
      .execute()
    for (const row of known) numbers.set(keyOf(row.name, row.body_id), row.id)
  }
  return ({ name, bodyId }) => {
    const number = numbers.get(keyOf(name, bodyId ?? ''))
    if (number === undefined) throw new RangeError(`body "${name}" has no row`)
    return number
  }
}

/** A subselect of the row numbers that a filter means; the names of bodies are few, so all facts are asked by number. */
export function matchingBodies(filter: BodyFilter): Condition {
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
  return key === '' ? sql`1 = 0` : sql`instr(' ' || ${sql.ref(column)} || ' ', ${` ${key} `}) > 0`
}
