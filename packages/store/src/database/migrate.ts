import { createHash } from 'node:crypto'
import { CodedError } from '@vanthu/document'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Locks } from './locks.js'
import type { Migration } from './migration.js'

interface AppliedRow {
  readonly number: number
  readonly name: string
  readonly sha256: string
}

/**
 * Brings the schema up to date, each step in its own transaction with the note that it was done; two processes at once
 * take turns. Does nothing where all is done.
 * @throws CodedError `store.newer_schema` when the database was written by a newer vanthu, `store.changed_migration`
 * when a step that was applied has another text now.
 */
export async function migrate<T>(
  database: Kysely<T>,
  migrations: readonly Migration[],
  locks: Pick<Locks, 'schema'>,
): Promise<void> {
  await database.transaction().execute(async (trx) => {
    await locks.schema(trx)
    await sql`CREATE TABLE IF NOT EXISTS migrations (
      number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at BIGINT NOT NULL
    )`.execute(trx)
  })
  const before = await applied(database)
  check(before, migrations)
  for (const migration of migrations.slice(before.length)) {
    await database.transaction().execute(async (trx) => {
      await locks.schema(trx)
      const rows = await applied(trx)
      check(rows, migrations)
      if (rows.some((row) => row.number === migration.number)) return
      for (const statement of statements(migration.sql)) await sql.raw(statement).execute(trx)
      await sql`INSERT INTO migrations (number, name, sha256, applied_at)
        VALUES (${migration.number}, ${migration.name}, ${digest(migration)}, ${Date.now()})`.execute(trx)
    })
  }
}

async function applied<T>(database: Kysely<T>): Promise<readonly AppliedRow[]> {
  const found = await sql<AppliedRow>`SELECT number, name, sha256 FROM migrations ORDER BY number`.execute(database)
  return found.rows
}

function check(rows: readonly AppliedRow[], known: readonly Migration[]): void {
  for (const row of rows) {
    const same = known.find((m) => m.number === row.number)
    if (same === undefined) {
      throw new CodedError(
        'store.newer_schema',
        `the database has schema ${row.number}, this vanthu knows ${known.length}`,
        {
          hint: 'Use the vanthu that wrote this data folder, or a newer one.',
        },
      )
    }
    if (digest(same) !== row.sha256) {
      throw new CodedError('store.changed_migration', `schema step ${row.number} is not the one that was applied`, {
        hint: 'This data folder was written by a different build; use that one, or reprocess into a new folder.',
      })
    }
  }
}

const digest = (migration: Migration): string => createHash('sha256').update(migration.sql).digest('hex')

/** Cut at semicolons that end a line; no step has one inside a string or trigger. */
function statements(text: string): readonly string[] {
  return text.split(/;\n/u).filter((s) => s.trim() !== '')
}
