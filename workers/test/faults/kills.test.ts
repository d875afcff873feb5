import type { ChildProcess } from 'node:child_process'
import { execFileSync, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '@vanthu/store'
import { defaultTenant, openStore } from '@vanthu/store'
import type { PostgresServer } from '../../../scripts/services/postgres.mjs'
import { postgresBinaries, startPostgres } from '../../../scripts/services/postgres.mjs'
import type { RedisServer } from '../../../scripts/services/redis.mjs'
import { redisBinary, startRedis } from '../../../scripts/services/redis.mjs'
import { connectRedis, openJobs } from '../../src/index.js'
import { planPdf } from './plan-pdf.js'

// kill -9 of workers, Redis and PostgreSQL at random moments while documents go through the queue. `npm run test:faults`
// does it at length; without these variables a short version runs with the other tests.
const kills = Number(process.env['VANTHU_FAULT_KILLS'] ?? 6)
const documents = Number(process.env['VANTHU_FAULT_DOCUMENTS'] ?? 18)
const seed = Number(process.env['VANTHU_FAULT_SEED'] ?? Date.now() % 100_000)

if (redisBinary() === null || postgresBinaries() === null) {
  it('kill -9 of workers, Redis and PostgreSQL', ({ skip }) => {
    skip('needs Redis and PostgreSQL (apt-get install redis-server postgresql)')
  })
} else {
  describe('kill -9', () => {
    let directory: string
    let postgres: PostgresServer
    let redis: RedisServer
    let store: Store
    const workers: ChildProcess[] = []
    const main = fileURLToPath(new URL('../../../apps/cli/dist/main.js', import.meta.url))

    beforeAll(async () => {
      const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')
      execFileSync(process.execPath, [compiler, '-b', fileURLToPath(new URL('../../../apps/cli', import.meta.url))])
      directory = await mkdtemp(join(tmpdir(), 'vanthu-kills-'))
      postgres = await startPostgres()
      redis = await startRedis()
      store = await openStore({ directory, postgres: { url: postgres.url, schema: `org_${defaultTenant}` } })
    }, 180_000)
    afterAll(async () => {
      for (const worker of workers) worker.kill('SIGKILL')
      await store.close()
      await redis.stop()
      await postgres.stop()
      await rm(directory, { recursive: true, force: true })
    })

    const startWorker = (n: number): void => {
      const worker = spawn(process.execPath, [main, 'worker', '--concurrency', '1', '--lock', '4', '--grace', '5'], {
        env: { ...process.env, VANTHU_DATA: directory, DATABASE_URL: postgres.url, REDIS_URL: redis.url },
        stdio: 'ignore',
      })
      workers[n] = worker
      // One that ends by itself, because Redis or the database was away when it started, is started again, as a
      // service manager does.
      worker.on('exit', () => {
        if (workers[n] === worker && !stopping) setTimeout(() => startWorker(n), 300)
      })
    }
    let stopping = false

    it(
      `of workers, Redis and PostgreSQL, ${kills} times over ${documents} documents (seed ${seed}): each has one record`,
      async () => {
        const random = seeded(seed)
        const ids: string[] = []
        const jobs = openJobs({ url: redis.url })
        /** As an upload does: first the file and its row, then the queue, which may be away. The sweeper makes it good. */
        const submit = async (n: number): Promise<void> => {
          const pages = Array.from({ length: 1 + (n % 4) }, (_, p) => `Dieu ${p + 1}. Van ban so ${n} trang ${p + 1}.`)
          const isText = n % 5 === 4
          const bytes = isText ? new TextEncoder().encode(plan(n)) : planPdf(pages)
          const filename = `${n}.${isText ? 'txt' : 'pdf'}`
          const receipt = await tried(() => store.receive({ filename, bytes }))
          // The database is away: the sender has no receipt and sends again.
          if (receipt === null) return sleep(200).then(() => submit(n))
          ids.push(receipt.documentId)
          await tried(() => jobs.enqueue({ tenant: defaultTenant, documentId: receipt.documentId }))
        }
        let underWork = 0
        startWorker(0)
        startWorker(1)

        const done = { worker: 0, redis: 0, postgres: 0, flush: 0 }
        let sent = 0
        for (let i = 0; i < kills; i++) {
          const until = Math.ceil(((i + 1) * documents) / kills)
          while (sent < until) await submit(sent++)
          await sleep(100 + random() * 1_900)
          underWork += Math.min(1, (await tried(() => store.counts()))?.documents.processing ?? 0)
          const which = random()
          if (which < 0.5) {
            done.worker += 1
            workers[i % 2]?.kill('SIGKILL')
          } else if (which < 0.7) {
            done.redis += 1
            await redis.kill()
            await sleep(random() * 800)
            await redis.start()
          } else if (which < 0.9) {
            done.postgres += 1
            await postgres.kill()
            await sleep(random() * 800)
            await postgres.start()
          } else {
            done.flush += 1
            const client = connectRedis({ url: redis.url })
            await client.flushall().catch(() => undefined)
            client.disconnect()
          }
          // A document that was under work in three killed workers waits for a person; here that person is the test.
          for (const row of (await tried(() => store.documents({ status: 'failed', limit: 100 })))?.rows ?? []) {
            expect(row.failure?.code).toBe('store.too_many_attempts')
            await tried(() => store.requeue(row.documentId))
          }
        }

        await expect
          .poll(
            async () => {
              const counts = (await tried(() => store.counts()))?.documents
              for (const row of (await tried(() => store.documents({ status: 'failed', limit: 100 })))?.rows ?? []) {
                expect(row.failure?.code).toBe('store.too_many_attempts')
                await tried(() => store.requeue(row.documentId))
              }
              return counts?.done
            },
            { timeout: 120_000 + documents * 1_000, interval: 500 },
          )
          .toBe(documents)
        stopping = true

        const { rows } = await store.documents({ limit: 1000 })
        expect(rows.map((row) => row.documentId).toSorted()).toEqual(ids.toSorted())
        expect(rows.filter((row) => row.version !== 1)).toEqual([])
        for (const row of rows) {
          const n = Number(row.filename.split('.')[0])
          const text = (await store.texts(row.documentId))?.raw ?? ''
          expect(text).toContain(`${row.filename.endsWith('txt') ? 'số' : 'so'} ${n}`)
          expect(row.pages).toBe(row.filename.endsWith('txt') ? 0 : 1 + (n % 4))
          expect((await store.record(row.documentId))?.quality.pages.filter((p) => p.textFrom === 'failed')).toEqual([])
        }
        expect((await store.verify()).filter((finding) => finding.severity !== 'info')).toEqual([])
        await jobs.close()
        console.log(
          `kills: ${JSON.stringify(done)}, ${underWork} of them with documents under work; documents: ${rows.length}, seed ${seed}`,
        )
      },
      240_000 + kills * 8_000 + documents * 2_000,
    )
  })
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Null while what it asks is away. */
const tried = <T>(work: () => Promise<T>): Promise<T | null> => work().catch(() => null)

function seeded(start: number): () => number {
  let state = start >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const plan = (n: number): string => `KẾ HOẠCH
Văn bản số ${n}

I. TỔ CHỨC THỰC HIỆN

1. Sở Nội vụ

- Theo dõi việc thực hiện Kế hoạch; báo cáo Ủy ban nhân dân tỉnh trước ngày 15/11/2026.
`
