import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PostgresServer } from '../../../scripts/services/postgres.mjs'
import { postgresBinaries, startPostgres } from '../../../scripts/services/postgres.mjs'
import { openAccounts, openStore } from '../src/index.js'
import { openPostgres } from '../src/postgres/postgres-adapter.js'
import { vectorText } from '../src/postgres/postgres-words.js'
import { assignment, bytesOf, extraction, planRecord } from './invented.js'
import { accountsContract } from './accounts/accounts-contract.js'
import { codeOf } from './contract/stage.js'
import { storeContract } from './store-contract.js'

const given = process.env['DATABASE_URL']

if (given === undefined && postgresBinaries() === null) {
  it('the store on PostgreSQL', ({ skip }) => {
    skip('no PostgreSQL here: install one (apt-get install postgresql) or name one in DATABASE_URL')
  })
} else {
  let server: PostgresServer | null = null
  let url = given ?? ''
  const newSchema = (): string => `test_${randomBytes(6).toString('hex')}`
  const contractSchema = newSchema()
  /** Quicker than a new schema for each test. */
  const emptied = async (schema: string): Promise<void> => {
    const database = openPostgres({ url, schema, connections: 1 })
    await sql`TRUNCATE documents, bodies, instruments, task_words, document_words, webhooks RESTART IDENTITY CASCADE`.execute(
      database,
    )
    await database.destroy()
  }
  const dropped = async (schema: string): Promise<void> => {
    const database = openPostgres({ url, schema, connections: 1 })
    await sql`DROP SCHEMA IF EXISTS ${sql.id(schema)} CASCADE`.execute(database)
    await database.destroy()
  }

  beforeAll(async () => {
    if (given !== undefined) return
    server = await startPostgres()
    url = server.url
  }, 60_000)
  afterAll(async () => {
    await dropped(contractSchema)
    await server?.stop()
  })

  storeContract('PostgreSQL', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'vanthu-store-'))
    return {
      open: (now) => openStore({ directory, postgres: { url, schema: contractSchema }, now }),
      clean: async () => {
        await emptied(contractSchema)
        await rm(directory, { recursive: true, force: true })
      },
    }
  })

  accountsContract('PostgreSQL', () => {
    const schema = newSchema()
    return Promise.resolve({
      open: (now) => openAccounts({ directory: tmpdir(), postgres: { url, schema }, now }),
      clean: () => dropped(schema),
    })
  })

  describe('PostgreSQL', () => {
    const inFolder = async (work: (directory: string, schema: string) => Promise<void>): Promise<void> => {
      const directory = await mkdtemp(join(tmpdir(), 'vanthu-store-'))
      const schema = newSchema()
      try {
        await work(directory, schema)
      } finally {
        await dropped(schema).catch(() => undefined)
        await rm(directory, { recursive: true, force: true })
      }
    }

    it('opens in many places at once, also the first time; the same file at once is one document', () =>
      inFolder(async (directory, schema) => {
        const stores = await Promise.all(
          Array.from({ length: 6 }, () => openStore({ directory, postgres: { url, schema } })),
        )
        const receipts = await Promise.all(
          stores.map((store) => store.receive({ filename: 'a', bytes: bytesOf('the same') })),
        )
        expect(receipts.filter((r) => !r.known)).toHaveLength(1)
        expect(new Set(receipts.map((r) => r.documentId)).size).toBe(1)
        for (const store of stores) await store.close()
      }))

    it('gives each of many claims at once another document, and none twice', () =>
      inFolder(async (directory, schema) => {
        const stores = await Promise.all(
          Array.from({ length: 4 }, () => openStore({ directory, postgres: { url, schema } })),
        )
        const [first] = stores
        for (let n = 0; n < 24; n++) await first?.receive({ filename: `${n}`, bytes: bytesOf(`${n}`) })
        const claims = await Promise.all(
          Array.from({ length: 32 }, (_, i) => stores[i % 4]?.claim({ holder: `other/${i}/x` })),
        )
        const ids = claims.flatMap((claim) => (claim === null || claim === undefined ? [] : [claim.documentId]))
        expect(ids).toHaveLength(24)
        expect(new Set(ids).size).toBe(24)
        for (const store of stores) await store.close()
      }))

    it('stores records that name the same new bodies at the same time', () =>
      inFolder(async (directory, schema) => {
        const stores = await Promise.all(
          Array.from({ length: 4 }, () => openStore({ directory, postgres: { url, schema } })),
        )
        const bodies = Array.from({ length: 40 }, (_, i) => `Sở mới ${i}`)
        await Promise.all(
          Array.from({ length: 12 }, async (_, n) => {
            const store = stores[n % 4]
            const bytes = bytesOf(`văn bản ${n}`)
            const receipt = await store?.receive({ filename: `${n}`, bytes })
            // Each names them in another order, which is how two writers come to wait for each other.
            const named = bodies.map((_, i) => bodies[(i * 7 + n * 11) % bodies.length] ?? '')
            const facts = {
              assignments: named.map((name, i) =>
                assignment(`a${i}`, `việc ${i}`, { responsible: [{ name, bodyId: null }] }),
              ),
            }
            await store?.putVersion(receipt?.documentId ?? '', extraction(planRecord(bytes, {}, facts), `văn bản ${n}`))
          }),
        )
        expect((await stores[0]?.counts())?.tasks).toBe(480)
        expect(await stores[0]?.bodies({ limit: 100 })).toHaveLength(40)
        expect((await stores[0]?.verify())?.filter((f) => f.severity !== 'info')).toEqual([])
        for (const store of stores) await store.close()
      }))

    it('keeps organisations apart by schema', () =>
      inFolder((directory, schema) =>
        inFolder(async (otherDirectory, otherSchema) => {
          const one = await openStore({ directory, postgres: { url, schema } })
          const other = await openStore({ directory: otherDirectory, postgres: { url, schema: otherSchema } })
          await one.receive({ filename: 'a', bytes: bytesOf('a') })
          expect((await other.documents()).rows).toEqual([])
          await one.close()
          await other.close()
        }),
      ))

    it('keeps a text with NUL, and a body whose name is longer than an index row', () =>
      inFolder(async (directory, schema) => {
        const store = await openStore({ directory, postgres: { url, schema } })
        const bytes = bytesOf('x')
        const name = `Sở ${'rất dài '.repeat(900)}`
        const facts = { assignments: [assignment('a1', 'việc\0 này', { responsible: [{ name, bodyId: null }] })] }
        const { documentId } = await store.receive({ filename: 'x', bytes })
        await store.putVersion(documentId, extraction(planRecord(bytes, {}, facts), 'x'))
        expect((await store.tasks()).rows[0]?.text).toBe('việc\uFFFD này')
        expect((await store.record(documentId))?.assignments[0]?.text).toBe('việc\0 này')
        await store.close()
      }))

    it('finds a phrase anywhere in a long document, also across the pieces of its index', () =>
      inFolder(async (directory, schema) => {
        const store = await openStore({ directory, postgres: { url, schema } })
        const bytes = bytesOf('long')
        const words = Array.from({ length: 3000 }, (_, i) => (i % 3 === 0 ? 'và' : `từ${i}`))
        const { documentId } = await store.receive({ filename: 'x', bytes })
        await store.putVersion(documentId, extraction(planRecord(bytes), words.join(' ')))
        for (const at of [0, 223, 224, 255, 256, 447, 2600, 2960]) {
          const phrase = `"${words.slice(at, at + 12).join(' ')}"`
          expect((await store.documents({ words: phrase })).rows, phrase).toHaveLength(1)
        }
        expect((await store.documents({ words: `"${words.slice(100, 180).join(' ')}"` })).rows).toHaveLength(1)
        expect((await store.documents({ words: '"từ2 từ1"' })).rows).toEqual([])
        await store.close()
      }))

    // A server that others use is not killed.
    if (given === undefined)
      // Coming back, the server goes through all that the tests before have written.
      it('says that the server is gone, and goes on when it is back', { timeout: 90_000 }, () =>
        inFolder(async (directory, schema) => {
          const store = await openStore({ directory, postgres: { url, schema } })
          await store.receive({ filename: 'a', bytes: bytesOf('a') })
          await server?.kill()
          // The server's children outlive it for a moment.
          await expect.poll(() => codeOf(store.counts()), { timeout: 10_000 }).toBe('store.unreachable')
          expect(await codeOf(openStore({ directory, postgres: { url, schema } }))).toBe('store.unreachable')
          await server?.start()
          expect((await store.counts()).documents.received).toBe(1)
          await store.close()
        }),
      )

    it.each(['Việt', 'a;b', '1a', '', 'a'.repeat(64)])('refuses %j as the name of a schema', (schema) => {
      expect(() => openPostgres({ url, schema })).toThrow(RangeError)
    })
  })
}

describe('the words of a text as PostgreSQL takes them', () => {
  it.each([
    [['kế', 'hoạch'], ['ke', 'hoach'], `'=kế':1 'ke':1 '=hoạch':2 'hoach':2 '+ke hoach'`],
    [[`a'b`], ['a\\b'], `'=a''b':1 'a\\\\b':1`],
    [['a', 'b', 'a', 'b'], ['a', 'b', 'a', 'b'], `'=a':1 'a':1 '=b':2 'b':2 '=a':3 'a':3 '=b':4 'b':4 '+a b' '+b a'`],
  ])('%j', (exact, blind, text) => {
    expect(vectorText(exact, blind)).toBe(text)
  })
})
