import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { CodedError } from '@vanthu/document'
import type { Store } from '@vanthu/store'
import { openStore } from '@vanthu/store'
import type { RedisServer } from '../../scripts/services/redis.mjs'
import { redisBinary, startRedis } from '../../scripts/services/redis.mjs'
import type { DocumentWork, JobEvent, Jobs, QueueWorker } from '../src/index.js'
import { checkRedis, connectRedis, openJobs, openQueueWorker, sweep } from '../src/index.js'
import { JobMessage } from '../src/queue/job-event.js'
import { pauseBefore } from '../src/queue/pause-before.js'
import { priorityOf } from '../src/queue/priority.js'
import { settingsNotes } from '../src/queue/redis-adapter.js'

describe('the place of a document in the queue', () => {
  const at = (urgent: boolean, waiting: number): number => priorityOf({ urgent, waiting })
  it('what hurries comes before all that does not', () => {
    expect(at(true, 1_000_000)).toBeLessThan(at(false, 1))
  })
  it('the k-th of one organisation comes before the next of another', () => {
    expect(at(false, 3)).toBeLessThan(at(false, 4))
    expect(at(false, 0)).toBe(at(false, 1))
  })
  it('stays within what BullMQ takes', () => {
    expect(at(false, 10_000_000)).toBeLessThanOrEqual(2_097_152)
  })
})

describe('when a step that failed is tried again', () => {
  const fault = (code: string, retry = true): CodedError => new CodedError(code, 'm', { hint: 'h', retry })
  it.each([
    [fault('store.disk_full'), [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]],
    [fault('queue.unreachable'), [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]],
    [fault('ingest.disk_full'), [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]],
    [fault('ingest.out_of_memory'), [2_000, 4_000, -1, -1, -1, -1, -1]],
    [fault('store.damaged', false), [2_000, 4_000, -1, -1, -1, -1, -1]],
    [new RangeError('ours'), [2_000, 4_000, -1, -1, -1, -1, -1]],
  ])('after %s, of three tries: %j', (error, pauses) => {
    expect([1, 2, 3, 4, 5, 6, 1_000].map((tries) => pauseBefore(tries, 3, error))).toEqual(pauses)
  })
})

describe('what the settings of Redis would cost', () => {
  const info = (lines: readonly string[]): string => `# Server\r\n${lines.join('\r\n')}\r\n`
  it.each([
    [['redis_version:7.0.15', 'maxmemory_policy:noeviction', 'aof_enabled:1'], []],
    [['redis_version:7.0.15', 'maxmemory_policy:allkeys-lru', 'aof_enabled:1'], ['queue.evicts']],
    [['redis_version:7.0.15', 'maxmemory_policy:noeviction', 'aof_enabled:0'], ['queue.not_durable']],
    [['redis_version:6.0.16', 'maxmemory_policy:noeviction', 'aof_enabled:1'], ['queue.old_redis']],
  ])('%j: %j', (lines, codes) => {
    expect(settingsNotes(info(lines)).map((n) => n.code)).toEqual(codes)
  })
})

describe('a message of the channel of events', () => {
  const ref = { tenant: 'mot', documentId: 'a'.repeat(64) }
  it.each([
    ['', false],
    ['xin chào', false],
    ['{"kind":', false],
    ['null', false],
    ['{"kind":"stored"}', false],
    [JSON.stringify({ ...ref, kind: 'failed' }), false],
    [JSON.stringify({ ...ref, kind: 'failed', code: 'ingest.x' }), true],
  ])('%j is one: %s', (text, is) => {
    expect(JobMessage.safeParse(text).success).toBe(is)
  })
})

const took = { read: null, repair: 1, extract: 1, store: 1 }
const stored = { kind: 'stored', changed: true, version: 1, doubts: 0, took } as const

if (redisBinary() === null) {
  it('jobs on Redis', ({ skip }) => {
    skip('no Redis here: install one (apt-get install redis-server)')
  })
} else {
  describe('jobs on Redis', () => {
    let server: RedisServer
    let prefix: string
    let jobs: Jobs
    let worker: QueueWorker | null
    beforeAll(async () => {
      server = await startRedis()
    }, 60_000)
    afterAll(() => server.stop())
    beforeEach(() => {
      prefix = `test-${randomBytes(6).toString('hex')}`
      jobs = openJobs({ url: server.url, prefix })
      worker = null
    })
    afterEach(async () => {
      await worker?.close(2_000)
      await jobs.close()
    })

    const id = (n: number): string => n.toString(16).padStart(64, '0')
    const ref = (n: number, tenant = 'mot') => ({ tenant, documentId: id(n) })
    /** Steps that only note that they were done. */
    const noted = (steps: Partial<DocumentWork>): DocumentWork => ({
      begin: () => Promise.resolve(stored),
      readPage: () => Promise.resolve({ done: 1, total: 1, ms: 5 }),
      finish: () => Promise.resolve(stored),
      close: () => Promise.resolve(),
      ...steps,
    })
    const start = (steps: Partial<DocumentWork>, lockMs?: number): void => {
      const place = { url: server.url, prefix }
      worker = openQueueWorker({
        place,
        work: noted(steps),
        concurrency: 2,
        ...(lockMs === undefined ? {} : { lockMs }),
      })
    }
    const empty = async (): Promise<boolean> => {
      const { waiting, active, delayed } = await jobs.counts()
      return waiting + active + delayed === 0
    }

    it('a document is in it once, however often it is put in', async () => {
      for (let i = 0; i < 3; i++) await jobs.enqueue(ref(1))
      expect(await jobs.counts()).toMatchObject({ waiting: 1, active: 0, failed: 0 })
      expect(await jobs.live([ref(1), ref(2)])).toEqual([true, false])
      expect(await jobs.oldestWaitingMs()).toBeGreaterThanOrEqual(0)
    })

    it('pages are read before the document is put together, and a page that fails for good does not stop it', async () => {
      const steps: string[] = []
      const events: JobEvent[] = []
      const stop = await jobs.subscribe((event) => events.push(event))
      start({
        begin: () => Promise.resolve({ kind: 'pages', attempt: 1, total: 3, pages: [1, 2, 3] }),
        readPage: (_, page) => {
          if (page === 2) return Promise.reject(new RangeError('never'))
          steps.push(`page ${page}`)
          return Promise.resolve({ done: page, total: 3, ms: 5 })
        },
        finish: (_, total) => {
          steps.push(`finish ${total}`)
          return Promise.resolve(stored)
        },
      })
      await jobs.enqueue(ref(1))
      await expect.poll(() => steps.at(-1), { timeout: 30_000 }).toBe('finish 3')
      await expect.poll(() => events.at(-1)?.kind, { timeout: 5_000 }).toBe('stored')
      expect(steps.toSorted()).toEqual(['finish 3', 'page 1', 'page 3'])
      expect(events[0]).toEqual({ ...ref(1), kind: 'started', attempt: 1, total: 3 })
      await expect.poll(empty).toBe(true)
      expect(await jobs.live([ref(1)])).toEqual([false])
      await stop()
    }, 40_000)

    it('what others write to the channel of events is passed over', async () => {
      const events: JobEvent[] = []
      const stop = await jobs.subscribe((event) => events.push(event))
      const redis = connectRedis({ url: server.url })
      const failed: JobEvent = { ...ref(1), kind: 'failed', code: 'ingest.x' }
      for (const message of ['xin chào', '{"kind":', JSON.stringify(failed)]) {
        await redis.publish(`${prefix}:events`, message)
      }
      await expect.poll(() => events, { timeout: 5_000 }).toEqual([failed])
      redis.disconnect()
      await stop()
    })

    it('are found by name, and listed by organisation', async () => {
      for (let n = 1; n <= 5; n++) await jobs.enqueue(ref(n, n % 2 === 0 ? 'hai' : 'mot'))
      const rows = await jobs.list({ tenant: 'hai' })
      expect(rows.map(({ documentId, state }) => [documentId, state])).toEqual([
        [id(2), 'waiting'],
        [id(4), 'waiting'],
      ])
      expect(await jobs.list({ tenant: 'hai', limit: 1 })).toHaveLength(1)
      expect(await jobs.list({ tenant: 'ba' })).toEqual([])
      expect(await jobs.job(rows[0]?.jobId ?? '')).toEqual(rows[0])
      expect(await jobs.job('begin-mot-khong-co')).toBeNull()
    })

    it('a batch of one organisation does not hold up another, nor what hurries', async () => {
      for (let n = 1; n <= 20; n++) await jobs.enqueue(ref(n, 'mot'))
      for (let n = 21; n <= 23; n++) await jobs.enqueue(ref(n, 'hai'))
      await jobs.enqueue(ref(99, 'mot'), { urgent: true })
      const order: number[] = []
      start({
        begin: ({ documentId }) => {
          order.push(Number.parseInt(documentId, 16))
          return Promise.resolve({ kind: 'taken' })
        },
      })
      await expect.poll(() => order.length, { timeout: 10_000 }).toBe(24)
      expect(order.indexOf(99)).toBeLessThan(3)
      expect(Math.max(...[21, 22, 23].map((n) => order.indexOf(n)))).toBeLessThan(10)
    })

    it('a fault of the machine is tried again; what fails for good is seen, put back, and dropped', async () => {
      let tries = 0
      start({
        begin: () => {
          tries += 1
          return tries < 2 ? Promise.reject(new Error('the disk is gone')) : Promise.resolve({ kind: 'taken' })
        },
      })
      await jobs.enqueue(ref(1))
      await expect.poll(() => tries, { timeout: 10_000 }).toBe(2)
      await worker?.close(2_000)
      await jobs.enqueue(ref(2))
      const [waiting] = await jobs.list({ state: 'waiting' })
      expect(waiting).toMatchObject({ ...ref(2), step: 'begin', page: null, state: 'waiting', reason: null })
      expect(await jobs.retry(waiting?.jobId ?? '')).toBe(false)
      expect(await jobs.drop(waiting?.jobId ?? '')).toBe(true)
      expect(await jobs.drop('begin-mot-khong-co')).toBe(false)
      expect(await empty()).toBe(true)
    }, 20_000)

    it('a job whose worker is gone is taken by another', async () => {
      let first = true
      const begin: DocumentWork['begin'] = () => {
        if (!first) return Promise.resolve({ kind: 'taken' })
        first = false
        return new Promise(() => undefined)
      }
      start({ begin }, 2_000)
      await jobs.enqueue(ref(1))
      await expect.poll(async () => (await jobs.counts()).active, { timeout: 5_000 }).toBe(1)
      // Closed without waiting: its lock runs out, as after a kill.
      await worker?.close(0)
      start({ begin }, 2_000)
      await expect.poll(empty, { timeout: 20_000 }).toBe(true)
    }, 30_000)

    it('what Redis has lost is queued again from the store, and nothing twice', async () => {
      const directory = await mkdtemp(join(tmpdir(), 'vanthu-sweep-'))
      const store: Store = await openStore({ directory })
      const stores = { tenants: () => Promise.resolve(['mot']), storeOf: () => Promise.resolve(store) }
      for (let n = 0; n < 5; n++) {
        const { documentId } = await store.receive({ filename: `${n}`, bytes: new TextEncoder().encode(`${n}`) })
        await jobs.enqueue({ tenant: 'mot', documentId })
      }
      expect(await sweep(stores, jobs)).toBe(0)
      const redis = connectRedis({ url: server.url })
      await redis.flushall()
      redis.disconnect()
      expect(await sweep(stores, jobs)).toBe(5)
      expect(await sweep(stores, jobs)).toBe(0)
      expect((await jobs.counts()).waiting).toBe(5)
      await store.close()
      await rm(directory, { recursive: true })
    })

    it('finds nothing to say about a Redis that keeps what it is given', async () => {
      const redis = connectRedis({ url: server.url })
      expect(await checkRedis(redis)).toEqual([])
      redis.disconnect()
    })

    it.each([
      { tenant: 'Một', documentId: id(1) },
      { tenant: 'mot', documentId: '../x' },
    ])('no job is for %j', async (bad) => {
      await expect(jobs.enqueue(bad)).rejects.toThrow()
      expect(await empty()).toBe(true)
    })

    it('says that Redis is gone, and goes on when it is back', async () => {
      await jobs.enqueue(ref(1))
      await server.kill()
      await expect(jobs.enqueue(ref(2))).rejects.toMatchObject({ code: 'queue.unreachable', retry: true })
      await server.start()
      await expect.poll(async () => (await jobs.counts().catch(() => null))?.waiting, { timeout: 10_000 }).toBe(1)
    }, 40_000)
  })
}
