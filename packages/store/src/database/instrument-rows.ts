import type { Citation } from '@vanthu/document'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { InstrumentFilter } from '../questions.js'
import { blindName, exactName } from '../search/words.js'
import { nameHasWords } from './body-rows.js'
import type { Condition } from './document-brief.js'
import { referenceKey } from './reference-key.js'
import type { Tables } from './tables.js'

interface InstrumentKey {
  readonly reference_key: string
  readonly exact: string
  readonly blind: string
}

function instrumentKey({ type, title, reference }: Citation): InstrumentKey {
  const name = `${type} ${title ?? ''}`
  return { reference_key: referenceKey(reference), exact: exactName(name), blind: blindName(name) }
}

/** Row numbers of the cited instruments, made where new. The answer is asked by citation. */
export async function instrumentRows(
  database: Kysely<Tables>,
  citations: readonly Citation[],
): Promise<(citation: Citation) => number> {
  const keyOf = (key: Omit<InstrumentKey, 'blind'>): string => `${key.reference_key}\n${key.exact}`
  const wanted = new Map(citations.map(instrumentKey).map((key) => [keyOf(key), key]))
  const rows = [...wanted.values()]
  const numbers = new Map<string, number>()
  for (let i = 0; i < rows.length; i += 500) {
    const some = rows.slice(i, i + 500)
    await database
      .insertInto('instruments')
      .values(some)
      .onConflict((c) => c.doNothing())
      .execute()
    const known = await database
      .selectFrom('instruments')
      .select(['id', 'reference_key', 'exact'])
      .where((is) =>
        is.or(some.map((k) => is.and([is('reference_key', '=', k.reference_key), is('exact', '=', k.exact)]))),
      )
      .execute()
    for (const row of known) numbers.set(keyOf(row), row.id)
  }
  return (citation) => {
    const number = numbers.get(keyOf(instrumentKey(citation)))
    if (number === undefined) throw new RangeError(`citation ${citation.id} has no instrument row`)
    return number
  }
}

/** A subselect of the row numbers that a filter means. A number that was read with and without its title is several. */
export function matchingInstruments(filter: InstrumentFilter): Condition {
  if ('title' in filter) return sql`SELECT id FROM instruments WHERE ${nameHasWords(filter.title, 'exact', 'blind')}`
  const key = referenceKey(filter.reference)
  return sql`SELECT id FROM instruments WHERE reference_key = ${key} AND reference_key <> ''`
}
