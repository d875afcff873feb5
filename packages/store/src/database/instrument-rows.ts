import type { Citation } from '@vanthu/document'
import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { InstrumentFilter } from '../questions.js'
import { blindName, exactName } from '../search/words.js'
import { nameHasWords } from './body-rows.js'
import type { Condition } from './document-brief.js'
import type { Locks } from './locks.js'
import { referenceKey } from './reference-key.js'
import { rowNumbers } from './row-numbers.js'
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
  trx: Transaction<Tables>,
  locks: Locks,
  citations: readonly Citation[],
): Promise<(citation: Citation) => number> {
  const keyOf = (key: Omit<InstrumentKey, 'blind'>): string => `${key.reference_key}\n${key.exact}`
  const wanted = new Map(citations.map(instrumentKey).map((key) => [keyOf(key), key]))
  const numbers = await rowNumbers<Omit<InstrumentKey, 'blind'>, InstrumentKey>([...wanted.values()], {
    keyOf,
    known: (some) =>
      trx
        .selectFrom('instruments')
        .select(['id', 'reference_key', 'exact'])
        .where((is) =>
          is.or(some.map((k) => is.and([is('reference_key', '=', k.reference_key), is('exact', '=', k.exact)]))),
        )
        .execute(),
    lock: () => locks.names(trx),
    add: async (some) => {
      await trx
        .insertInto('instruments')
        .values([...some])
        .onConflict((c) => c.doNothing())
        .execute()
    },
  })
  return (citation) => {
    const number = numbers.get(keyOf(instrumentKey(citation)))
    if (number === undefined) throw new RangeError(`citation ${citation.id} has no instrument row`)
    return number
  }
}

const mostNumbers = 1000

/** What `matchingInstruments` selects, as a list where it is short, by which a database can plan. */
export async function instrumentNumbers(database: Kysely<Tables>, filter: InstrumentFilter): Promise<Condition> {
  const select = matchingInstruments(filter)
  const found = await sql<{ readonly id: number }>`${select} LIMIT ${mostNumbers + 1}`.execute(database)
  if (found.rows.length > mostNumbers) return select
  return found.rows.length === 0 ? sql`NULL` : sql.join(found.rows.map(({ id }) => id))
}

/** A subselect of the row numbers that a filter means. A number that was read with and without its title is several. */
export function matchingInstruments(filter: InstrumentFilter): Condition {
  if ('title' in filter) return sql`SELECT id FROM instruments WHERE ${nameHasWords(filter.title, 'exact', 'blind')}`
  const key = referenceKey(filter.reference)
  return sql`SELECT id FROM instruments WHERE reference_key = ${key} AND reference_key <> ''`
}
