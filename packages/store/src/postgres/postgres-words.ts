import type { Kysely, RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { KeyRange } from '../database/fact-key.js'
import { allKeys } from '../database/fact-key.js'
import type { Tables } from '../database/tables.js'
import type { WordsIndex, WordsOf } from '../database/words-index.js'
import { blindKey } from '../search/fold.js'
import type { SearchQuery, SearchTerm } from '../search/search-query.js'

// A tsvector holds positions up to 16,383 and 256 of them for a word. A task fits in one; a document's text is cut into
// pieces, each a row, so that the places of frequent words are not lost.

const tableOf = (of: WordsOf): RawBuilder<unknown> => sql.table(`${of}_words`)

/** Words of a piece of a document's text, and how many of them the next piece repeats for phrases across the cut. */
const pieceWords = 256
const overlap = 32
const longestTask = 16_000
/** PostgreSQL refuses words of 2 KB; what is longer is no word, and found by its beginning. */
const longestWord = 200

const cut = (key: string): string => (key.length <= longestWord ? key : Array.from(key).slice(0, longestWord).join(''))

/** Exact and blind keys stand in one index at the same places; the exact ones begin with "=". */
const lexemeOf = (by: SearchTerm['by'], key: string): string => (by === 'exact' ? `=${cut(key)}` : cut(key))

/**
 * Two neighbours as one word, by blind key, without a place. Words like "thực" and "hiện" are in every other task, so that
 * nearly every task would have to be looked at for "thực hiện" side by side; the pair tells which have it.
 */
const pairOf = (one: string, next: string): string => `+${cut(one)} ${cut(next)}`

const quoted = (lexeme: string): string => `'${lexeme.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`

/** The words of a piece as tsvector text: `'=kế':1 'ke':1 '=hoạch':2 'hoach':2 '+ke hoach'`. */
export function vectorText(exact: readonly string[], blind: readonly string[]): string {
  const words = exact.map(
    (key, i) => `${quoted(lexemeOf('exact', key))}:${i + 1} ${quoted(lexemeOf('blind', blind[i] ?? key))}:${i + 1}`,
  )
  const pairs = new Set(blind.slice(1).map((next, i) => pairOf(blind[i] ?? next, next)))
  return [...words, ...[...pairs].map(quoted)].join(' ')
}

/** The words that a row must have for a term: a phrase's pairs, of which one is seldomest, and its words. */
const lexemesOf = ({
  by,
  keys,
}: SearchTerm): { readonly pairs: readonly string[]; readonly words: readonly string[] } => ({
  pairs: keys.slice(1).map((key, i) => pairOf(blindKey(keys[i] ?? key), blindKey(key))),
  words: keys.map((key) => lexemeOf(by, key)),
})

/** One term as tsquery text: `'+ke hoach' & ('=kế' <-> '=hoạch')`. */
function termText(term: SearchTerm): string {
  const { pairs, words } = lexemesOf(term)
  return [...pairs.map(quoted), `(${words.map(quoted).join(' <-> ')})`].join(' & ')
}

const queryText = (query: SearchQuery): string => query.map(termText).join(' & ')

/** A phrase longer than the overlap is looked for in parts that the overlap holds. */
function inParts(query: SearchQuery): SearchQuery {
  return query.flatMap(({ by, keys }) => {
    if (keys.length <= overlap) return [{ by, keys }]
    const parts: SearchTerm[] = []
    for (let i = 0; i < keys.length - 1; i += overlap - 1) parts.push({ by, keys: keys.slice(i, i + overlap) })
    return parts
  })
}

/** Document rows that hold each term somewhere, by a function that always looks into the index; see the migrations. */
const documentRows = (query: SearchQuery): RawBuilder<unknown> =>
  sql.join(
    inParts(query).map((term) => sql`SELECT id FROM document_rows(${termText(term)}::tsquery) r (id)`),
    sql` INTERSECT `,
  )

const rowsOf = (of: WordsOf, query: SearchQuery, within: RawBuilder<unknown>): RawBuilder<unknown> =>
  of === 'task'
    ? sql`SELECT id FROM task_words WHERE words @@ ${queryText(query)}::tsquery AND ${within}`
    : sql`SELECT DISTINCT id FROM (${documentRows(query)}) pieces WHERE ${within}`

/** Conditions that hold for all rows are left out, lest the server walk all rows by them. */
const keysWithin = ({ first, last }: KeyRange): RawBuilder<unknown> =>
  first === allKeys.first && last === allKeys.last ? sql`true` : sql`id BETWEEN ${first} AND ${last}`

export const postgresWords: WordsIndex = {
  async put(database, of, first, last, rows) {
    await sql`DELETE FROM ${tableOf(of)} WHERE id BETWEEN ${first} AND ${last}`.execute(database)
    const values = rows.flatMap(({ id, exact, blind }) => {
      const [exactKeys, blindKeys] = [exact.split(' '), blind.split(' ')]
      const step = of === 'task' ? longestTask : pieceWords - overlap
      const size = of === 'task' ? longestTask : pieceWords
      const starts = of === 'task' ? [0] : piecesFrom(exactKeys.length, step)
      return starts.map((start, piece) => {
        const vector = vectorText(exactKeys.slice(start, start + size), blindKeys.slice(start, start + size))
        return of === 'task' ? sql`(${id}, ${vector}::tsvector)` : sql`(${id}, ${piece}, ${vector}::tsvector)`
      })
    })
    for (let i = 0; i < values.length; i += 200) {
      await sql`INSERT INTO ${tableOf(of)} VALUES ${sql.join(values.slice(i, i + 200))}`.execute(database)
    }
  },

  rows: (of, query, range) => sql`(${rowsOf(of, query, keysWithin(range))})`,

  // Counted, so that the server does not make a join of it and gathers all that match.
  holds: (of, id, query) =>
    of === 'task'
      ? sql`(SELECT count(*) FROM task_words w WHERE w.id = ${id} AND w.words @@ ${queryText(query)}::tsquery) > 0`
      : sql`${id} IN (${rowsOf(of, query, keysWithin(allKeys))})`,

  byRange: false,

  async isRare(database, of, query) {
    const shares = await sharesOf(database, of, query)
    return shares.rows * shares.guess <= rareRows
  },

  async held(database, of) {
    const found = await sql<{ readonly id: number }>`SELECT DISTINCT id FROM ${tableOf(of)} ORDER BY id`.execute(
      database,
    )
    return found.rows.map((row) => row.id)
  },

  // Made by the server from the rows within each transaction; `checkPostgres` looks at the indexes.
  check: () => Promise.resolve([]),
}

/** So many rows are gathered and sorted in a few milliseconds. */
const rareRows = 5000

/**
 * How many rows there are and about which share of them matches, by what the server has noted of the commonest words and
 * pairs (pg_stats); every other word is less common than all of these. Words that are typed side by side are seldom
 * independent, so the second counts by the share of the pair. Where nothing is noted all are rare.
 */
async function sharesOf(
  database: Kysely<Tables>,
  of: WordsOf,
  query: SearchQuery,
): Promise<{ readonly rows: number; readonly guess: number }> {
  const table = `${of}_words`
  const words = query.flatMap(({ by, keys }) =>
    keys.map((key, i) => ({ lexeme: lexemeOf(by, key), blind: blindKey(key), sideBySide: i > 0 })),
  )
  const next = words.slice(1).map(({ blind }, i) => pairOf(words[i]?.blind ?? blind, blind))
  const found = await sql<{
    readonly rows: number
    readonly least: number
    readonly shares: Readonly<Record<string, number>> | null
  }>`
    SELECT c.reltuples AS rows, coalesce(s.most_common_elem_freqs[cardinality(s.most_common_elems::text::text[]) + 1], 0) AS least,
      (SELECT json_object_agg(n.lexeme, n.share)
        FROM unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) n (lexeme, share)
        WHERE n.lexeme IN (${sql.join([...words.map(({ lexeme }) => lexeme), ...next])})) AS shares
    FROM pg_class c LEFT JOIN pg_stats s
      ON s.schemaname = current_schema() AND s.tablename = c.relname AND s.attname = 'words'
    WHERE c.oid = to_regclass(${table})`.execute(database)
  const { rows = 0, least = 0, shares = null } = found.rows[0] ?? {}
  const shareOf = (lexeme: string): number => shares?.[lexeme] ?? least
  const guess = words.reduce((product, { lexeme, sideBySide }, i) => {
    const before = words[i - 1]
    const pair = next[i - 1]
    if (before === undefined || pair === undefined) return shareOf(lexeme)
    const after = Math.min(1, shareOf(pair) / (shareOf(before.lexeme) || 1))
    return product * (sideBySide ? after : Math.max(shareOf(lexeme), after))
  }, 1)
  return { rows: Math.max(0, rows), guess }
}

function piecesFrom(words: number, step: number): readonly number[] {
  const count = Math.max(1, Math.ceil((words - overlap) / step))
  return Array.from({ length: count }, (_, i) => i * step)
}
