import { basename } from 'node:path'
import { CodedError } from '@vanthu/document'
import BetterSqlite from 'better-sqlite3'
import type { Driver, DatabaseConnection, SqliteDatabase, SqliteStatement } from 'kysely'
import { CompiledQuery, Kysely, sql, SqliteDialect, SqliteDriver } from 'kysely'
import type { Tables } from '../database/tables.js'

/** How long a writer waits for another process's transaction. */
const busyTimeoutMs = 30_000
const statementsKept = 300
/** Inserts of many rows are long and seldom alike. */
const longestKept = 4000

/**
 * Opens or creates the database file for several processes at once. WAL with `synchronous=FULL`: a committed
 * transaction survives kill -9 and loss of power.
 * @throws CodedError `store.not_a_database`, `store.unreadable`.
 */
export function openSqlite<T = Tables>(path: string): Kysely<T> {
  const file = openFile(path)
  return new Kysely<T>({ dialect: new ImmediateDialect(prepared(file), () => file.inTransaction) })
}

function openFile(path: string): BetterSqlite.Database {
  try {
    const file = new BetterSqlite(path, { timeout: busyTimeoutMs })
    file.pragma('journal_mode = WAL')
    file.pragma('synchronous = FULL')
    file.pragma('foreign_keys = ON')
    file.pragma('temp_store = MEMORY')
    file.pragma('cache_size = -65536')
    file.pragma('mmap_size = 268435456')
    file.pragma('trusted_schema = OFF')
    return file
  } catch (cause) {
    const foreign = cause instanceof BetterSqlite.SqliteError && cause.code === 'SQLITE_NOTADB'
    throw foreign
      ? new CodedError('store.not_a_database', `the file ${basename(path)} is no database`, {
          hint: 'Move the file away or restore it from a backup.',
          cause,
        })
      : new CodedError('store.unreadable', 'the data folder cannot be opened', {
          hint: 'Check that the folder exists, is writable and has room.',
          cause,
        })
  }
}

/**
 * Statements are kept, and whole numbers beyond 32 bits are bound as integers: better-sqlite3 binds them as floating
 * point, which the full-text index refuses as row number.
 */
function prepared(file: BetterSqlite.Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>()
  return {
    close: () => {
      file.close()
    },
    prepare: (sql) => {
      const known = kept.get(sql)
      if (known !== undefined) return known
      const statement = told(() => file.prepare(sql))
      const made: SqliteStatement = {
        reader: statement.reader,
        all: (parameters) => told(() => statement.all(parameters.map(bound))),
        run: (parameters) => told(() => statement.run(parameters.map(bound))),
        iterate: (parameters) => statement.iterate(parameters.map(bound)),
      }
      if (sql.length > longestKept) return made
      if (kept.size >= statementsKept) kept.clear()
      kept.set(sql, made)
      return made
    },
  }
}

/** Faults of the machine as coded errors; all others are faults of ours and stay as they are. */
const faults: Readonly<Record<string, { readonly code: string; readonly message: string; readonly hint: string }>> = {
  SQLITE_FULL: {
    code: 'store.disk_full',
    message: 'there is no room left for the database',
    hint: 'Make room and run again.',
  },
  SQLITE_READONLY: {
    code: 'store.read_only',
    message: 'the database cannot be written',
    hint: 'Check who owns the data folder and whether its disk is mounted read-only.',
  },
  SQLITE_BUSY: {
    code: 'store.busy',
    message: 'another process has held the database for half a minute',
    hint: 'Wait for it to end, then run again.',
  },
  SQLITE_CORRUPT: {
    code: 'store.damaged',
    message: 'the database is damaged',
    hint: 'Stop writing, keep a copy of the data folder, run vanthu verify, and restore a backup.',
  },
  SQLITE_IOERR: {
    code: 'store.disk_fault',
    message: 'the disk reports an error',
    hint: 'Check the disk, then run vanthu verify.',
  },
}

function told<T>(work: () => T): T {
  try {
    return work()
  } catch (cause) {
    if (!(cause instanceof BetterSqlite.SqliteError)) throw cause
    // SQLite refines its codes: SQLITE_READONLY_DIRECTORY, SQLITE_IOERR_WRITE.
    const fault = Object.entries(faults).find(([code]) => cause.code === code || cause.code.startsWith(`${code}_`))?.[1]
    if (fault === undefined) throw cause
    throw new CodedError(fault.code, fault.message, { hint: fault.hint, retry: fault.code !== 'store.damaged', cause })
  }
}

function bound(value: unknown): unknown {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) > 0x7fffffff ? BigInt(value) : value
}

/**
 * Transactions take the write lock at once: one that reads first and then writes could not wait for another writer. One
 * that SQLite has ended itself, as on a full disk, is not ended again, which would hide the first error behind a second.
 */
class ImmediateDriver extends SqliteDriver {
  readonly #inTransaction: () => boolean

  constructor(database: SqliteDatabase, inTransaction: () => boolean) {
    super({ database })
    this.#inTransaction = inTransaction
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#inTransaction()) await super.rollbackTransaction(connection)
  }
}

class ImmediateDialect extends SqliteDialect {
  readonly #database: SqliteDatabase
  readonly #inTransaction: () => boolean

  constructor(database: SqliteDatabase, inTransaction: () => boolean) {
    super({ database })
    this.#database = database
    this.#inTransaction = inTransaction
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#database, this.#inTransaction)
  }
}

/** What SQLite finds wrong with its own file and with references between rows. */
export async function checkSqlite(database: Kysely<Tables>): Promise<readonly string[]> {
  const pages = await sql<{ readonly integrity_check: string }>`PRAGMA integrity_check`.execute(database)
  const keys = await sql<{ readonly table: string; readonly parent: string; readonly rowid: number | null }>`
    PRAGMA foreign_key_check`.execute(database)
  return [
    ...pages.rows.map((row) => row.integrity_check).filter((message) => message !== 'ok'),
    ...keys.rows.map((row) => `${row.table} row ${row.rowid ?? '?'} points to no row of ${row.parent}`),
  ]
}

/** The settings that the safety of data rests on, as the open connection has them. */
export async function settings(database: Kysely<Tables>): Promise<Readonly<Record<string, unknown>>> {
  const found: Record<string, unknown> = {}
  for (const name of ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout']) {
    const { rows } = await sql.raw<Record<string, unknown>>(`PRAGMA ${name}`).execute(database)
    found[name] = Object.values(rows[0] ?? {})[0]
  }
  return found
}
