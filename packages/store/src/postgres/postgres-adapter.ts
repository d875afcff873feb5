import { CodedError } from '@vanthu/document'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Locks } from '../database/locks.js'
import type { Tables } from '../database/tables.js'

export interface PostgresPlace {
  /** `postgres://user:password@host:port/database`; what it leaves out comes from PGHOST, PGUSER and their like. */
  readonly url: string
  /** The schema that holds the tables: one for each organisation. Small letters, digits and `_`, a letter first. */
  readonly schema: string
  /** Connections at once. Default 8. */
  readonly connections?: number
}

const connectTimeoutMs = 10_000
/** A question that takes longer has lost its asker. */
const statementTimeoutMs = 60_000

/**
 * Questions are short and many: compiling their plans, or sharing one out among workers, takes longer than running it.
 * Rows lie in memory or on a solid-state disk, where an index costs little more than reading on. Sorts of a page's
 * candidates stay in memory.
 */
const planning = ['jit=off', 'max_parallel_workers_per_gather=0', 'random_page_cost=1.1', 'work_mem=16MB']

/**
 * Opens a database for several processes at once. Connects with the first question. A connection that broke is replaced
 * by the next question; the one that was under way fails with `store.unreachable`, which may pass.
 * @throws RangeError for a schema that is no plain name.
 */
export function openPostgres<T = Tables>({ url, schema, connections = 8 }: PostgresPlace): Kysely<T> {
  checkSchema(schema)
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: statementTimeoutMs,
    application_name: 'vanthu',
    // Everything finds its tables by the schema alone: rows of another organisation cannot be named by mistake.
    options: [`search_path=${schema}`, 'timezone=UTC', ...planning].map((setting) => `-c ${setting}`).join(' '),
    keepAlive: true,
    types: { getTypeParser },
  })
  // A connection may break while nobody asks anything of it, in the pool or between two questions of a transaction. The
  // next question says so; without listeners the process would end.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
  })
  return new Kysely<T>({ dialect: new PostgresDialect({ pool: told(pool) }) })
}

export function checkSchema(schema: string): void {
  if (!/^[a-z][a-z0-9_]{0,62}$/u.test(schema)) throw new RangeError(`"${schema}" is no name for a schema`)
}

/** Counts and row numbers (int8, numeric) are numbers: none reaches 2^53. */
function getTypeParser(oid: number): (value: string) => unknown {
  if (oid === pg.types.builtins.INT8 || oid === pg.types.builtins.NUMERIC) return Number
  return pg.types.getTypeParser(oid, 'text')
}

/** The pool with its failures as coded errors, and without what PostgreSQL cannot keep in a text: NUL. */
function told(pool: pg.Pool): PostgresPool {
  return {
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect().catch((error: unknown) => {
        throw coded(error)
      })
      const plain = {
        query: (text: string, values: readonly unknown[]) =>
          client.query(text, values.map(withoutNul)).catch((error: unknown) => {
            throw coded(error)
          }),
        release: () => {
          client.release()
        },
      }
      return plain as unknown as PostgresPoolClient
    },
  }
}

const withoutNul = (value: unknown): unknown =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value

interface Fault {
  readonly code: string
  readonly message: string
  readonly hint: string
  readonly retry: boolean
}

const unreachable: Fault = {
  code: 'store.unreachable',
  message: 'the database does not answer',
  hint: 'Check that PostgreSQL runs and that DATABASE_URL names it; what was under way is tried again.',
  retry: true,
}
const refused: Fault = {
  code: 'store.refused',
  message: 'the database lets this user not in',
  hint: 'Check user, password and database name in DATABASE_URL.',
  retry: false,
}
const full: Fault = {
  code: 'store.disk_full',
  message: 'there is no room left for the database',
  hint: 'Make room on the database server and run again.',
  retry: true,
}
const busy: Fault = {
  code: 'store.busy',
  message: 'the database took too long, or two writers waited for each other',
  hint: 'Try again; if it comes again, look at what the database server is doing.',
  retry: true,
}
const readOnly: Fault = {
  code: 'store.read_only',
  message: 'the database cannot be written',
  hint: 'DATABASE_URL names a standby or a read-only database; name the primary.',
  retry: true,
}
const damaged: Fault = {
  code: 'store.damaged',
  message: 'the database is damaged',
  hint: 'Stop writing, keep a copy, run vanthu verify, and restore a backup.',
  retry: false,
}

/** By SQLSTATE, whole or its class. Source: PostgreSQL 15, appendix A. */
const faults: Readonly<Record<string, Fault>> = {
  '08': unreachable,
  '57P01': unreachable,
  '57P02': unreachable,
  '57P03': unreachable,
  '53300': unreachable,
  '28': refused,
  '3D000': refused,
  '42501': refused,
  '53100': full,
  '53200': busy,
  '40': busy,
  '55P03': busy,
  '57014': busy,
  '25006': readOnly,
  XX001: damaged,
  XX002: damaged,
}

/** Failures of the socket, which have no SQLSTATE. */
const socketFailures = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'ENOENT'])
const brokenConnection = /connection (?:terminated|timeout|error)|not queryable|client was closed|timeout exceeded/iu

/** Faults of the machine as coded errors; all others are faults of ours and stay as they are. */
function coded(cause: unknown): unknown {
  if (!(cause instanceof Error)) return cause
  const state = 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
  const fault =
    faults[state] ??
    (state.length === 5 ? faults[state.slice(0, 2)] : undefined) ??
    (socketFailures.has(state) || brokenConnection.test(cause.message) ? unreachable : undefined)
  if (fault === undefined) return cause
  return new CodedError(fault.code, fault.message, { hint: fault.hint, retry: fault.retry, cause })
}

/** Locks of the server, by number within this database; the schema's name keeps organisations apart. */
export function postgresLocks(schema: string): Locks {
  const advisory = (what: string) =>
    sql`SELECT pg_advisory_xact_lock(hashtextextended(${`vanthu ${what} ${schema}`}, 0))`
  return {
    document: async (trx, sha256) => {
      await sql`SELECT 1 FROM documents WHERE sha256 = ${sha256} FOR UPDATE`.execute(trx)
    },
    names: async (trx) => {
      await advisory('names').execute(trx)
    },
    schema: async (trx) => {
      await advisory('schema').execute(trx)
      await sql`CREATE SCHEMA IF NOT EXISTS ${sql.id(schema)}`.execute(trx)
    },
  }
}

/** Indexes that a crash left half made. The files themselves are the server's to check (data checksums, amcheck). */
export async function checkPostgres(database: Kysely<Tables>): Promise<readonly string[]> {
  const found = await sql<{ readonly name: string }>`
    SELECT i.indexrelid::regclass::text AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
    WHERE NOT i.indisvalid AND c.relnamespace = current_schema()::regnamespace`.execute(database)
  return found.rows.map(({ name }) => `the index ${name} is not whole; run REINDEX INDEX ${name}`)
}

/** Schemas of the database whose name begins so, by name. */
export async function schemaNames(url: string, prefix: string): Promise<readonly string[]> {
  const database = openPostgres({ url, schema: 'public', connections: 1 })
  try {
    const found = await sql<{ readonly name: string }>`
      SELECT nspname AS name FROM pg_namespace WHERE starts_with(nspname, ${prefix}) ORDER BY nspname`.execute(database)
    return found.rows.map(({ name }) => name)
  } finally {
    await database.destroy()
  }
}

/** Sequences go on after the greatest number that rows have. */
export async function renumberPostgres(database: Kysely<Tables>): Promise<void> {
  for (const table of ['documents', 'corrections', 'webhooks'] as const) {
    await sql`SELECT setval(pg_get_serial_sequence(${table}, 'id'), coalesce(max(id), 0) + 1, false)
      FROM ${sql.table(table)}`.execute(database)
  }
}
