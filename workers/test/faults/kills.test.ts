import { execFileSync } from 'node:child_process'
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
import type { JobEvent } from '../../src/index.js'
import { connectRedis, openJobs } from '../../src/index.js'
import type { Sender, Service } from './installation.js'
import { keepRunning, openSender, runningWith, sleep } from './installation.js'
import { planPdf } from './plan-pdf.js'

// kill -9 of everything that runs, at random moments of every stage, while documents are sent over HTTP, corrected and
// read again. `npm run test:faults` does it at length; without these variables a short version runs with the other tests.
const kills = Number(process.env['VANTHU_FAULT_KILLS'] ?? 8)
const documents = Number(process.env['VANTHU_FAULT_DOCUMENTS'] ?? 16)
const seed = Number(process.env['VANTHU_FAULT_SEED'] ?? Date.now() % 100_000)

/** Where a document is when something is killed. `between`: wherever it may be. */
const stages = ['upload', 'begin', 'page', 'finish', 'between'] as const
type Stage = (typeof stages)[number]

/** What can be killed, and how often it is: twice as often where it is named twice. */
type Kill = readonly [name: string, kill: () => void | Promise<void>]

interface Ground {
  readonly store: Store
  readonly sender: Sender
  readonly kills: readonly Kill[]
  readonly stages: readonly Stage[]
  /** Steps of documents as they happen, where they can be heard. */
  onStep(listener: (event: JobEvent) => void): Promise<() => Promise<void>>
}

beforeAll(() => {
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')
  execFileSync(process.execPath, [compiler, '-b', fileURLToPath(new URL('../../../apps/cli', import.meta.url))])
}, 180_000)

/** Sends, corrects, kills; then waits for the end and looks at everything. */
async function killAtRandom(ground: Ground, times: number, many: number): Promise<void> {
  const { store, sender } = ground
  const random = seeded(seed)
  const of = <T>(list: readonly T[]): T => {
    const one = list[Math.floor(random() * list.length)]
    if (one === undefined) throw new RangeError('nothing to choose from')
    return one
  }
  const sent: string[] = []
  const corrected = new Map<string, { readonly event: number; readonly title: string }[]>()
  const listeners = new Set<(event: JobEvent) => void>()
  const stopListening = await ground.onStep((event) => {
    for (const listener of listeners) listener(event)
  })

  async function sendNext(): Promise<void> {
    const n = sent.length
    sent.push('')
    const pages = Array.from({ length: 1 + (n % 4) }, (_, p) => `Dieu ${p + 1}. Van ban so ${n} trang ${p + 1}.`)
    const isText = n % 5 === 4
    const bytes = isText ? new TextEncoder().encode(plan(n)) : planPdf(pages)
    sent[n] = await sender.send(`${n}.${isText ? 'txt' : 'pdf'}`, bytes)
  }
  const doneIds = async (): Promise<readonly string[]> =>
    ((await tried(() => store.documents({ status: 'done', limit: 1000 })))?.rows ?? []).map((row) => row.documentId)

  async function correctOne(): Promise<void> {
    const ids = await doneIds()
    if (ids.length === 0) return
    const documentId = of(ids)
    const record = await tried(() => store.record(documentId))
    if (record === null) return
    const title = `Đính chính lần ${random()}`
    const event = await sender.correctTitle(documentId, record.document.title, title)
    corrected.set(documentId, [...(corrected.get(documentId) ?? []), { event, title }])
  }

  /** Something new, or something old once more. */
  async function something(left: number): Promise<void> {
    if (sent.length < Math.ceil(((times - left) * many) / times)) return sendNext()
    const ids = await doneIds()
    if (ids.length > 0) await sender.readAgain(of(ids))
  }

  /** Resolves when a document comes to the stage, or after a while where none does. */
  const reached = (stage: Stage): Promise<void> =>
    new Promise((resolve) => {
      const isThere = (event: JobEvent): boolean =>
        stage === 'page' ? event.kind === 'started' : event.kind === 'page' && event.done === event.total
      const done = (): void => {
        clearTimeout(timer)
        listeners.delete(listener)
        resolve()
      }
      const timer = setTimeout(done, 3_000)
      const listener = (event: JobEvent): void => {
        if (isThere(event)) done()
      }
      listeners.add(listener)
    })

  /** At the moment when it resolves, a document is most likely at the stage. What was begun goes on. */
  async function comeTo(stage: Stage, left: number): Promise<readonly Promise<void>[]> {
    switch (stage) {
      case 'upload': {
        const going = [something(left), correctOne()]
        await sleep(random() * 60)
        return going
      }
      case 'begin':
        await something(left)
        await sleep(random() * 60)
        return []
      case 'page':
      case 'finish': {
        const there = reached(stage)
        const going = [something(left)]
        await there
        await sleep(random() * 60)
        return going
      }
      case 'between':
        await sleep(100 + random() * 1_500)
        return [something(left)]
    }
  }

  const counted: Record<string, Record<string, number>> = {}
  const going: Promise<void>[] = []
  for (let left = times - 1; left >= 0; left--) {
    while (sent.length < Math.floor(((times - left - 1) * many) / times)) going.push(sendNext())
    const stage = of(ground.stages)
    going.push(...(await comeTo(stage, left)))
    const [name, kill] = of(ground.kills)
    const row = (counted[name] ??= {})
    row[stage] = (row[stage] ?? 0) + 1
    await kill()
    going.push(correctOne())
    await putBack(store)
  }
  while (sent.length < many) going.push(sendNext())
  await Promise.all(going)

  const ended = async (): Promise<number> => {
    await putBack(store)
    return (await tried(() => store.counts()))?.documents.done ?? 0
  }
  await expect.poll(ended, { timeout: 120_000 + many * 1_000, interval: 500 }).toBe(many)
  await stopListening()

  const { rows } = await store.documents({ limit: 1000 })
  expect(rows.map((row) => row.documentId).toSorted()).toEqual(sent.toSorted())
  expect(rows.filter((row) => row.version !== 1)).toEqual([])
  for (const row of rows) {
    const n = Number(row.filename.split('.')[0])
    const text = (await store.texts(row.documentId))?.raw ?? ''
    expect(text).toContain(`${row.filename.endsWith('txt') ? 'số' : 'so'} ${n}`)
    expect(row.pages).toBe(row.filename.endsWith('txt') ? 0 : 1 + (n % 4))
    const record = await store.record(row.documentId)
    expect(record?.quality.pages.filter((p) => p.textFrom === 'failed')).toEqual([])
    const made = corrected.get(row.documentId) ?? []
    const kept = await store.corrections(row.documentId)
    for (const { event, title } of made) {
      expect(kept.filter(({ id }) => id === event)).toMatchObject([{ after: title, undoneBy: null }])
    }
    // Of several, the last one holds.
    const last = kept.at(-1)
    if (last !== undefined) expect(record?.document.title).toBe(last.after)
  }
  expect((await store.verify()).filter((finding) => finding.severity !== 'info')).toEqual([])
  const corrections = [...corrected.values()].flat().length
  // A long run in which nothing could be corrected would prove nothing of corrections.
  if (many >= 75) expect(corrections).toBeGreaterThan(0)
  console.log(`${times} kills, ${rows.length} documents, ${corrections} corrections, seed ${seed}`)
  console.table(counted)
}

/** A document that was under work in three killed workers waits for a person; here that person is the test. */
async function putBack(store: Store): Promise<void> {
  for (const row of (await tried(() => store.documents({ status: 'failed', limit: 100 })))?.rows ?? []) {
    expect(row.failure?.code).toBe('store.too_many_attempts')
    await tried(() => store.requeue(row.documentId))
  }
}

const limit = (times: number, many: number): number => 300_000 + times * 12_000 + many * 3_000

describe('kill -9 on one machine', () => {
  const times = Math.max(3, Math.round(kills / 4))
  const many = Math.max(6, Math.round(documents / 4))

  it(
    `of the server and of what reads for it, ${times} times over ${many} documents (seed ${seed}): each has one record`,
    async () => {
      const directory = await mkdtemp(join(tmpdir(), 'vanthu-kills-'))
      const store = await openStore({ directory })
      const sender = await openSender()
      const env = { VANTHU_DATA: directory, DATABASE_URL: '', REDIS_URL: '' }
      const server = keepRunning(['serve', '--port', String(sender.port), '--concurrency', '1'], env)
      try {
        const kill = (name: string, how: () => unknown): Kill => [name, () => void how()]
        const all = [kill('server', server.kill), kill('its worker', server.killChildren)]
        // Steps are not heard of outside of the server; a moment after a document was sent it is under work.
        const onStep: Ground['onStep'] = () => Promise.resolve(() => Promise.resolve())
        await killAtRandom({ store, sender, kills: all, stages: ['upload', 'begin', 'between'], onStep }, times, many)
      } finally {
        server.stop()
        // What read for a server that was killed ends with it, also where it had only just been started.
        await expect.poll(() => runningWith(directory), { timeout: 30_000, interval: 500 }).toEqual([])
        await store.close()
        await rm(directory, { recursive: true, force: true })
      }
    },
    limit(times, many),
  )
})

if (redisBinary() === null || postgresBinaries() === null) {
  it('kill -9 of server, workers, Redis and PostgreSQL', ({ skip }) => {
    skip('needs Redis and PostgreSQL (apt-get install redis-server postgresql)')
  })
} else {
  describe('kill -9 on many machines', () => {
    let directory: string
    let postgres: PostgresServer
    let redis: RedisServer
    let store: Store
    const services: Service[] = []

    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), 'vanthu-kills-'))
      postgres = await startPostgres()
      redis = await startRedis()
      store = await openStore({ directory, postgres: { url: postgres.url, schema: `org_${defaultTenant}` } })
    }, 180_000)
    afterAll(async () => {
      for (const service of services) service.stop()
      await store.close()
      await redis.stop()
      await postgres.stop()
      await rm(directory, { recursive: true, force: true })
    })

    it(
      `of server, workers, Redis and PostgreSQL, ${kills} times over ${documents} documents (seed ${seed}): each has one record`,
      async () => {
        const sender = await openSender()
        const env = { VANTHU_DATA: directory, DATABASE_URL: postgres.url, REDIS_URL: redis.url }
        const server = keepRunning(['serve', '--port', String(sender.port)], env)
        const worker = (): Service => keepRunning(['worker', '--concurrency', '1', '--lock', '4', '--grace', '5'], env)
        const [one, two] = [worker(), worker()]
        services.push(server, one, two)
        const jobs = openJobs({ url: redis.url })
        const random = seeded(seed + 1)
        const away = async (service: PostgresServer | RedisServer): Promise<void> => {
          await service.kill()
          await sleep(random() * 800)
          await service.start()
        }
        const emptied = async (): Promise<void> => {
          const client = connectRedis({ url: redis.url })
          await client.flushall().catch(() => undefined)
          client.disconnect()
        }
        const all: readonly Kill[] = [
          ['worker', one.kill],
          ['worker', two.kill],
          ['worker', one.kill],
          ['reader of a worker', () => void two.killChildren()],
          ['server', server.kill],
          ['server', server.kill],
          ['Redis', () => away(redis)],
          ['PostgreSQL', () => away(postgres)],
          ['Redis emptied', emptied],
        ]
        try {
          await killAtRandom({ store, sender, kills: all, stages, onStep: (l) => jobs.subscribe(l) }, kills, documents)
        } finally {
          await jobs.close()
        }
      },
      limit(kills, documents),
    )
  })
}

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
