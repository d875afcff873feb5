import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { WordsIndex, WordsOf } from '../database/words-index.js'
import type { SearchQuery } from '../search/search-query.js'

const tableOf = (of: WordsOf): RawBuilder<unknown> => sql.table(`${of}_words`)

/**
 * An FTS5 expression. Keys have letters, digits and marks only, and stand in quotes besides, so nothing in them can be
 * read as syntax: `blind : "ke" AND exact : "hoach\u0323"`.
 */
export function matchExpression(query: SearchQuery): string {
  return query.map(({ by, keys }) => `${by} : "${keys.join(' ').replaceAll('"', '""')}"`).join(' AND ')
}

const rareRows = 5000

export const sqliteWords: WordsIndex = {
  async put(database, of, first, last, rows) {
    await sql`DELETE FROM ${tableOf(of)} WHERE rowid BETWEEN ${first} AND ${last}`.execute(database)
    for (const { id, exact, blind } of rows) {
      await sql`INSERT INTO ${tableOf(of)} (rowid, exact, blind) VALUES (${id}, ${exact}, ${blind})`.execute(database)
    }
  },

  rows: (of, query, { first, last }) =>
    sql`(SELECT rowid AS id FROM ${tableOf(of)}
      WHERE ${tableOf(of)} MATCH ${matchExpression(query)} AND rowid BETWEEN ${first} AND ${last})`,

  holds: (of, id, query) =>
    sql`EXISTS (SELECT 1 FROM ${tableOf(of)} WHERE ${tableOf(of)} MATCH ${matchExpression(query)} AND rowid = ${id})`,

  byRange: true,

  async isRare(database, of, query) {
    const found = await sql<{ readonly n: number }>`SELECT count(*) AS n FROM (
      SELECT rowid FROM ${tableOf(of)} WHERE ${tableOf(of)} MATCH ${matchExpression(query)} LIMIT ${rareRows}
    )`.execute(database)
    return (found.rows[0]?.n ?? 0) < rareRows
  },

  async held(database, of) {
    const found = await sql<{ readonly id: number }>`SELECT rowid AS id FROM ${tableOf(of)} ORDER BY rowid`.execute(
      database,
    )
    return found.rows.map((row) => row.id)
  },

  async check(database) {
    const messages: string[] = []
    for (const of of ['task', 'document'] as const) {
      try {
        await sql`INSERT INTO ${tableOf(of)} (${tableOf(of)}) VALUES ('integrity-check')`.execute(database)
      } catch (error) {
        messages.push(`${of}_words: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
    return messages
  },
}
