import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { CodedError } from '@vanthu/document'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../src/index.js'
import { openSqlite } from '../src/sqlite/sqlite-adapter.js'

describe('faults of the machine', () => {
  let directory: string
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'vanthu-faults-'))
    await (await openStore({ directory })).close()
  })
  afterEach(() => rm(directory, { recursive: true, force: true }))

  const grow = sql`INSERT INTO receipts (document_id, filename, received_at)
    VALUES ((SELECT id FROM documents), hex(randomblob(200000)), 0)`
  const receive = sql`INSERT INTO documents (sha256, filename, bytes, received_at, status)
    VALUES ('x', 'x', 0, 0, 'received')`

  it.each([
    ['a full disk', sql`PRAGMA max_page_count = 1`, 'store.disk_full'],
    ['a disk that cannot be written', sql`PRAGMA query_only = 1`, 'store.read_only'],
  ])('%s: a coded error that may pass, and what was there stays', async (_, fault, code) => {
    const database = openSqlite(join(directory, 'vanthu.sqlite'))
    await receive.execute(database)
    await fault.execute(database)
    const error: unknown = await database
      .transaction()
      .execute((trx) => grow.execute(trx))
      .catch((e: unknown) => e)
    expect(error).toBeInstanceOf(CodedError)
    expect(error).toMatchObject({ code, retry: true })
    await database.destroy()
    const store = await openStore({ directory })
    expect((await store.counts()).documents.received).toBe(1)
    await store.close()
  })

  it('a fault of ours is not taken for one of the machine', async () => {
    const database = openSqlite(join(directory, 'vanthu.sqlite'))
    await expect(sql`SELECT nothing`.execute(database)).rejects.not.toBeInstanceOf(CodedError)
    await database.destroy()
  })
})
