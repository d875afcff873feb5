import type { BodyMention } from '@vanthu/document'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { BodyFilter } from '../questions.js'
import { hasMarks } from '../search/fold.js'
import { blindName, exactName } from '../search/words.js'
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

/** Row numbers that a filter means; the names of bodies are few, so all facts are asked by number. */
export async function matchingBodies(database: Kysely<Tables>, filter: BodyFilter): Promise<readonly number[]> {
  const names = (filter.names ?? []).map((name) => ({
    exact: exactName(name),
    blind: blindName(name),
    marked: hasMarks(name),
  }))
  const exact = names.filter((n) => n.marked).map((n) => n.exact)
  const blind = names.filter((n) => !n.marked).map((n) => n.blind)
  const ids = (filter.bodyIds ?? []).filter((id) => id !== '')
  const words = filter.words === undefined ? null : wordsKey(filter.words, 'exact', 'blind')
  const rows = await database
    .selectFrom('bodies')
    .select('id')
    .where((is) =>
      is.or([
        ...(exact.length > 0 ? [is('exact', 'in', exact)] : []),
        ...(blind.length > 0 ? [is('blind', 'in', blind)] : []),
        ...(ids.length > 0 ? [is('body_id', 'in', ids)] : []),
        ...(words === null ? [] : [sql<boolean>`' ' || ${sql.ref(words.column)} || ' ' LIKE ${`% ${words.key} %`}`]),
      ]),
    )
    .execute()
  return rows.map((row) => row.id)
}

/** Column to compare and the words to find in it, side by side; without marks every marking is found. */
export function wordsKey<Column extends string>(
  words: string,
  exact: Column,
  blind: Column,
): { readonly column: Column; readonly key: string } {
  return hasMarks(words) ? { column: exact, key: exactName(words) } : { column: blind, key: blindName(words) }
}
