import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Pipeline } from '@vanthu/pipeline'
import { openPipeline } from '@vanthu/pipeline'
import type { BlobStore, Store } from '@vanthu/store'
import { leaseholder, openStore } from '@vanthu/store'
import { redisBinary, startRedis } from '../../../scripts/services/redis.mjs'
import type { JobEvent } from '../../src/index.js'
import { openDocumentWork, openJobs, openLocalRunner, openQueueWorker } from '../../src/index.js'
import { sleep } from './installation.js'
import { planPdf } from './plan-pdf.js'

// A disk on which everything takes seconds: nobody else takes the work over, nothing is done twice.

const delayMs = 2_500

/** The same store, its files on a disk that is slow. */
function slow(store: Store): Store {
  const { blobs } = store
  const late = async <T>(work: () => Promise<T>): Promise<T> => {
    await sleep(delayMs)
    return work()
  }
  const slowBlobs: BlobStore = {
    put: (bytes) => late(() => blobs.put(bytes)),
    putFile: (path) => late(() => blobs.putFile(path)),
    get: (sha256) => late(() => blobs.get(sha256)),
    read: (sha256) => late(() => blobs.read(sha256)),
    has: (sha256) => late(() => blobs.has(sha256)),
    size: (sha256) => late(() => blobs.size(sha256)),
    list: () => blobs.list(),
    leftovers: () => blobs.leftovers(),
  }
  return { ...store, blobs: slowBlobs }
}

describe('a slow disk', () => {
  let directory: string
  let store: Store
  let pipeline: Pipeline
  let ids: string[]
  beforeAll(async () => {
    pipeline = await openPipeline({ processes: 2 })
  })
  afterAll(() => pipeline.close())
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'vanthu-slow-'))
    store = await openStore({ directory })
    ids = []
    for (let n = 0; n < 2; n++) {
      const bytes = planPdf([`Dieu 1. Van ban so ${n}.`, 'Dieu 2.', 'Dieu 3.'])
      ids.push((await store.receive({ filename: `${n}.pdf`, bytes })).documentId)
    }
  })
  afterEach(async () => {
    await store.close()
    await rm(directory, { recursive: true, force: true })
  })
  const wholeAndOnce = async (): Promise<void> => {
    for (const id of ids) {
      expect(await store.versions(id)).toHaveLength(1)
      expect((await store.record(id))?.quality.pages.map((page) => page.textFrom)).toEqual(Array(3).fill('text-layer'))
    }
    expect((await store.verify()).filter(({ severity }) => severity !== 'info')).toEqual([])
  }

  it('holds up the runner of one machine, and no more than that', async () => {
    const events: string[] = []
    const runner = openLocalRunner({
      store: slow(store),
      pipeline,
      producer: 'vanthu test',
      holder: leaseholder(),
      onEvent: ({ kind }) => events.push(kind),
    })
    expect(await runner.drain()).toEqual({ stored: 2, failed: 0 })
    expect(events.filter((kind) => kind === 'started')).toHaveLength(2)
    await wholeAndOnce()
  }, 60_000)

  if (redisBinary() === null) {
    it('in the queue', ({ skip }) => skip('needs Redis (apt-get install redis-server)'))
  } else {
    it('slower than the lock of a job is long, makes no second worker take it', async () => {
      const redis = await startRedis()
      const place = { url: redis.url, prefix: `slow-${randomBytes(4).toString('hex')}` }
      const jobs = openJobs(place)
      const events: JobEvent[] = []
      const unsubscribe = await jobs.subscribe((event) => events.push(event))
      const storeOf = (): Promise<Store> => Promise.resolve(slow(store))
      const work = [0, 1].map(() => openDocumentWork({ storeOf, pipeline, producer: 'vanthu test' }))
      const workers = work.map((one) => openQueueWorker({ place, work: one, concurrency: 1, lockMs: 1_500 }))
      for (const documentId of ids) await jobs.enqueue({ tenant: 'default', documentId })
      const done = async (): Promise<number> => (await store.counts()).documents.done
      await expect.poll(done, { timeout: 60_000, interval: 200 }).toBe(2)
      await expect.poll(() => events.filter(({ kind }) => kind === 'stored').length, { timeout: 5_000 }).toBe(2)
      const started = events.flatMap((event) => (event.kind === 'started' ? [event.attempt] : []))
      expect(started).toEqual([1, 1])
      // A page that was read twice would be told twice.
      expect(events.filter(({ kind }) => kind === 'page')).toHaveLength(6)
      await wholeAndOnce()
      for (const worker of workers) await worker.close(2_000)
      for (const one of work) await one.close()
      await unsubscribe()
      await jobs.close()
      await redis.stop()
    }, 120_000)
  }
})
