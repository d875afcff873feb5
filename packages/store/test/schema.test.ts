import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../src/index.js'
import { migrations } from '../src/sqlite/migrations.js'
import { bytesOf } from './invented.js'

describe('the data folder', () => {
  let directory: string
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'vanthu-schema-'))
  })
  afterEach(() => rm(directory, { recursive: true, force: true }))

  const file = (): string => join(directory, 'vanthu.sqlite')
  const change = (sql: string): void => {
    const database = new Database(file())
    database.exec(sql)
    database.close()
  }

  it('is made where it is not there, and opened again as it was left', async () => {
    directory = join(directory, 'a', 'b')
    const first = await openStore({ directory })
    const { documentId } = await first.receive({ filename: 'a', bytes: bytesOf('a') })
    await first.close()
    const second = await openStore({ directory })
    expect((await second.documents()).rows.map((row) => row.documentId)).toEqual([documentId])
    await second.close()
  })

  it('opens in many places at once, also the first time', async () => {
    const stores = await Promise.all(Array.from({ length: 8 }, () => openStore({ directory })))
    await Promise.all(stores.map((store, i) => store.receive({ filename: 'a', bytes: bytesOf(`${i % 3}`) })))
    expect((await stores[0]?.counts())?.documents.received).toBe(3)
    for (const store of stores) await store.close()
  })

  it('survives kill -9 and power loss: WAL, every commit flushed, references kept', async () => {
    const store = await openStore({ directory })
    await store.close()
    const database = new Database(file())
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal')
    database.close()
    const source = await import('../src/sqlite/sqlite-adapter.js')
    const opened = source.openSqlite(file())
    expect(await source.settings(opened)).toEqual({
      journal_mode: 'wal',
      synchronous: 2,
      foreign_keys: 1,
      busy_timeout: 30_000,
    })
    await opened.destroy()
  })

  it('of a newer vanthu is refused', async () => {
    await (await openStore({ directory })).close()
    change(`INSERT INTO migrations VALUES (${migrations.length + 1}, 'later', 'x', 0)`)
    await expect(openStore({ directory })).rejects.toMatchObject({ code: 'store.newer_schema' })
  })

  it('whose steps were changed afterwards is refused', async () => {
    await (await openStore({ directory })).close()
    change(`UPDATE migrations SET sha256 = 'x' WHERE number = 1`)
    await expect(openStore({ directory })).rejects.toMatchObject({ code: 'store.changed_migration' })
  })

  it('with something else for a database is refused', async () => {
    await writeFile(file(), 'this is a letter, and by no means a database; it goes on for a while '.repeat(100))
    await expect(openStore({ directory })).rejects.toMatchObject({ code: 'store.not_a_database' })
  })

  it('that is a file is refused', async () => {
    await writeFile(join(directory, 'x'), '')
    await expect(openStore({ directory: join(directory, 'x') })).rejects.toMatchObject({ code: 'store.unreadable' })
  })

  it('numbers its steps from 1 without gaps', () => {
    expect(migrations.map((m) => m.number)).toEqual(migrations.map((_, i) => i + 1))
  })
})
