import { CodedError } from '@vanthu/document'
import type { Kysely } from 'kysely'
import { CompiledQuery, sql } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../database/tables.js'

// What a store consists of: everything else, the facts and their words, is made anew from the versions and corrections.
const dumped = ['documents', 'receipts', 'versions', 'pages', 'corrections', 'webhooks'] as const
export type DumpedTable = (typeof dumped)[number]

/** A row as plain data; bytes as `{base64}`. */
export const DumpRow = z.object({
  table: z.enum(dumped),
  row: z.record(z.string(), z.union([z.string(), z.number(), z.null(), z.object({ base64: z.string() })])),
})
export type DumpRow = z.infer<typeof DumpRow>

/** By what the rows of each table are put in order and paged through. */
const keys: Readonly<Record<DumpedTable, readonly string[]>> = {
  documents: ['id'],
  receipts: ['document_id', 'filename'],
  versions: ['document_id', 'version'],
  pages: ['document_id', 'page'],
  corrections: ['id'],
  webhooks: ['id'],
}
const pageSize = 200

/**
 * All rows as they stood at one moment, whatever is written meanwhile, in an order in which they can be put into an empty
 * store. Claims are left out: what is under work waits in the copy.
 * @param beginSnapshot the statement that begins a transaction which sees one moment and keeps no writer waiting.
 */
export async function* dump(database: Kysely<Tables>, beginSnapshot: string): AsyncGenerator<DumpRow> {
  const held = await holdConnection(database)
  try {
    await held.connection.executeQuery(CompiledQuery.raw(beginSnapshot))
    for (const table of dumped) {
      let after: readonly unknown[] | null = null
      for (;;) {
        const by = keys[table]
        const columns = sql.join(by.map((key) => sql.ref(key)))
        const where: ReturnType<typeof sql> =
          after === null ? sql`1 = 1` : sql`(${columns}) > (${sql.join([...after])})`
        const found: { rows: Record<string, unknown>[] } = await sql<Record<string, unknown>>`
          SELECT * FROM ${sql.table(table)} WHERE ${where} ORDER BY ${columns} LIMIT ${pageSize}`.execute(
          held.connection,
        )
        for (const row of found.rows) yield { table, row: plain(table, row) }
        const last = found.rows.at(-1)
        if (last === undefined || found.rows.length < pageSize) break
        after = by.map((key) => last[key])
      }
    }
    await held.connection.executeQuery(CompiledQuery.raw('COMMIT'))
  } finally {
    held.release()
  }
}

/** A connection kept beyond one callback, which is all that kysely lends it for. */
async function holdConnection(
  database: Kysely<Tables>,
): Promise<{ readonly connection: Kysely<Tables>; readonly release: () => void }> {
  let release = (): void => undefined
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const connection = await new Promise<Kysely<Tables>>((resolve, reject) => {
    database
      .connection()
      .execute(async (lent) => {
        resolve(lent)
        await released
      })
      .catch(reject)
  })
  return { connection, release }
}

function plain(table: DumpedTable, row: Readonly<Record<string, unknown>>): DumpRow['row'] {
  const unleased =
    table === 'documents' && row['status'] === 'processing'
      ? { status: 'received', lease_holder: null, lease_token: null, lease_until: null, attempts: 0 }
      : {}
  const all: Readonly<Record<string, unknown>> = { ...row, ...unleased }
  const values = Object.entries(all).map(([name, value]) => [
    name,
    value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value,
  ])
  return DumpRow.shape.row.parse(Object.fromEntries(values))
}

export interface LoadParts {
  readonly database: Kysely<Tables>
  /** Called when all rows are in, to let new rows be numbered after them. */
  readonly renumber: () => Promise<void>
  readonly reindex: (documentId: string) => Promise<void>
}

/**
 * Puts the rows of a dump into an empty store, then makes facts and words anew. Gives the number of documents. What was
 * cut off is begun again on an empty store.
 * @throws CodedError `store.not_empty`.
 */
export async function load(
  { database, renumber, reindex }: LoadParts,
  rows: AsyncIterable<DumpRow>,
  onDocument: (done: number) => void = () => undefined,
): Promise<number> {
  const there = await sql<{ readonly n: number }>`SELECT count(*) AS n FROM documents`.execute(database)
  if ((there.rows[0]?.n ?? 0) > 0) {
    throw new CodedError('store.not_empty', 'there are documents in this store already', {
      hint: 'Restore into a new data folder or an empty database.',
    })
  }
  let batch: DumpRow[] = []
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await database.transaction().execute((trx) => insert(trx, batch))
    batch = []
  }
  for await (const row of rows) {
    if (batch.length >= pageSize) await flush()
    batch.push(row)
  }
  await flush()
  await renumber()
  const documents = await sql<{ readonly sha256: string; readonly current_version: number }>`
    SELECT sha256, current_version FROM documents ORDER BY id`.execute(database)
  let done = 0
  for (const { sha256, current_version } of documents.rows) {
    if (current_version > 0) await reindex(sha256)
    onDocument(++done)
  }
  return done
}

async function insert(trx: Kysely<Tables>, rows: readonly DumpRow[]): Promise<void> {
  for (const { table, row } of rows) {
    const names = Object.keys(row)
    const values = Object.values(row).map((value) =>
      typeof value === 'object' && value !== null ? Buffer.from(value.base64, 'base64') : value,
    )
    await sql`INSERT INTO ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
      VALUES (${sql.join(values)})`.execute(trx)
  }
}
