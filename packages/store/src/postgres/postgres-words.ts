import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { WordsIndex, WordsOf } from '../database/words-index.js'
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

/** Exact and blind keys stand in one index at the same places; the exact ones begin with "=". */
const lexeme = (by: SearchTerm['by'], key: string): string => {
  const cut = Array.from(key).slice(0, longestWord).join('')
  return `'${(by === 'exact' ? `=${cut}` : cut).replaceAll("'", "''").replaceAll('\\', '\\\\')}'`
}

/** The words of a piece as tsvector text: `'=kế':1 'ke':1 '=hoạch':2 'hoach':2`. */
export function vectorText(exact: readonly string[], blind: readonly string[]): string {
  return exact
    .map((key, i) => `${lexeme('exact', key)}:${i + 1} ${lexeme('blind', blind[i] ?? key)}:${i + 1}`)
    .join(' ')
}

/** One term as tsquery text: `'ke' <-> 'hoach'`. */
const termText = ({ by, keys }: SearchTerm): string => keys.map((key) => lexeme(by, key)).join(' <-> ')

const queryText = (query: SearchQuery): string => query.map((term) => `(${termText(term)})`).join(' & ')

/** A phrase longer than the overlap is looked for in parts that the overlap holds. */
function inParts(query: SearchQuery): SearchQuery {
  return query.flatMap(({ by, keys }) => {
    if (keys.length <= overlap) return [{ by, keys }]
    const parts: SearchTerm[] = []
    for (let i = 0; i < keys.length - 1; i += overlap - 1) parts.push({ by, keys: keys.slice(i, i + overlap) })
    return parts
  })
}

/** Document rows that hold each term somewhere. */
const documentRows = (query: SearchQuery, within: RawBuilder<unknown>): RawBuilder<unknown> => {
  const [first, ...others] = inParts(query).map(
    (term) => sql`SELECT id FROM document_words WHERE words @@ ${termText(term)}::tsquery AND ${within}`,
  )
  return sql.join([first ?? sql`SELECT id FROM document_words WHERE 1 = 0`, ...others], sql` INTERSECT `)
}

const rowsOf = (of: WordsOf, query: SearchQuery, within: RawBuilder<unknown>): RawBuilder<unknown> =>
  of === 'task'
    ? sql`SELECT id FROM task_words WHERE words @@ ${queryText(query)}::tsquery AND ${within}`
    : sql`SELECT DISTINCT id FROM (${documentRows(query, within)}) pieces`

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

  rows: (of, query, { first, last }) => sql`(${rowsOf(of, query, sql`id BETWEEN ${first} AND ${last}`)})`,

  holds: (of, id, query) =>
    of === 'task'
      ? sql`EXISTS (SELECT 1 FROM task_words w WHERE w.id = ${id} AND w.words @@ ${queryText(query)}::tsquery)`
      : sql`${id} IN (${rowsOf(of, query, sql`1 = 1`)})`,

  async count(database, of, query, limit) {
    const found = await sql<{ readonly n: number }>`SELECT count(*) AS n FROM (
      SELECT id FROM (${rowsOf(of, query, sql`1 = 1`)}) matching LIMIT ${limit}
    ) counted`.execute(database)
    return found.rows[0]?.n ?? 0
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

function piecesFrom(words: number, step: number): readonly number[] {
  const count = Math.max(1, Math.ceil((words - overlap) / step))
  return Array.from({ length: count }, (_, i) => i * step)
}
