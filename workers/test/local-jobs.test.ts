import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Pipeline } from '@vanthu/pipeline'
import { openPipeline } from '@vanthu/pipeline'
import type { Stores } from '@vanthu/store'
import { leaseholder, openStores } from '@vanthu/store'
import type { JobEvent, Jobs, LocalWorker } from '../src/index.js'
import { openLocalJobs, openLocalWorker } from '../src/index.js'

let pipeline: Pipeline
let directory: string
let stores: Stores
let worker: LocalWorker | null = null
let events: JobEvent[] = []

beforeAll(async () => {
  pipeline = await openPipeline({ processes: 1 })
})
afterAll(() => pipeline.close())
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'vanthu-local-'))
  stores = openStores({ directory })
  events = []
})
afterEach(async () => {
  await worker?.close(0)
  worker = null
  await stores.close()
  await rm(directory, { recursive: true })
})

const work = (concurrency = 1): LocalWorker => {
  worker = openLocalWorker({
    stores,
    pipeline,
    producer: 'vanthu test',
    holder: leaseholder(),
    concurrency,
    pollMs: 50,
  })
  worker.subscribe((event) => events.push(event))
  return worker
}
const asleep: LocalWorker = {
  wake: () => undefined,
  subscribe: () => () => undefined,
  close: () => Promise.resolve(),
}

const plan = (subject: string): Uint8Array =>
  new TextEncoder().encode(`KẾ HOẠCH
Triển khai ${subject} năm 2026

1. Sở Nội vụ chủ trì, phối hợp với các sở, ngành liên quan kiểm tra ${subject}; báo cáo trước ngày 15/11/2026.
`)

async function receive(subject: string, tenant = 'default'): Promise<{ tenant: string; documentId: string }> {
  const store = await stores.storeOf(tenant)
  const { documentId } = await store.receive({ filename: `${subject}.txt`, bytes: plan(subject) })
  return { tenant, documentId }
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await holds()); tries++) {
    if (tries > 300) throw new Error('it did not come to that')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
const stored = (): readonly string[] => events.flatMap((e) => (e.kind === 'stored' ? [e.documentId] : []))

describe('work on one machine', () => {
  it('what was received is read without being told, and told of', async () => {
    const ref = await receive('thư viện xã')
    work()
    await until(() => stored().length === 1)
    expect(events[0]).toEqual({ ...ref, kind: 'started', attempt: 1, total: null })
    expect(events.at(-1)).toMatchObject({ ...ref, kind: 'stored', version: 1, changed: true })
    const last = events.at(-1)
    if (last?.kind === 'stored') {
      expect(last.took.read).toBeGreaterThan(0)
      expect(last.took.store).toBeGreaterThan(0)
      const row = await (await stores.storeOf('default')).document(ref.documentId)
      expect(last.doubts).toBe(row?.doubts)
    }
  })

  it('what somebody waits for comes first, and organisations take turns', async () => {
    const many = await Promise.all(['a', 'b', 'c'].map((name) => receive(`chợ ${name}`)))
    const other = await receive('bến đò', 'phu_dien')
    const waits = await receive('cầu treo')
    const jobs = openLocalJobs(stores, work())
    await jobs.enqueue(waits, { urgent: true })
    await until(() => stored().length === 5)
    // One may have been begun before it was said.
    expect(stored().slice(0, 2)).toContain(waits.documentId)
    expect(stored().indexOf(other.documentId)).toBeLessThan(4)
    expect(new Set(stored())).toEqual(new Set([...many, other, waits].map(({ documentId }) => documentId)))
  })

  it('a file that cannot be used fails alone', async () => {
    const store = await stores.storeOf('default')
    const bad = await store.receive({ filename: 'hong.pdf', bytes: new TextEncoder().encode('%PDF-1.4 cụt') })
    const good = await receive('đọc sách')
    work()
    await until(() => events.some((e) => e.kind === 'failed') && stored().length === 1)
    expect(events.find((e) => e.kind === 'failed')).toMatchObject({ documentId: bad.documentId })
    expect(stored()).toEqual([good.documentId])
  })

  it('what a process that is gone had under work is taken over', async () => {
    const ref = await receive('trồng cây')
    const store = await stores.storeOf('default')
    await store.claim({ holder: leaseholder().replace(/\/\d+\//u, '/4194304/'), leaseMs: 3_600_000 })
    work()
    await until(() => stored().length === 1)
    expect(events[0]).toMatchObject({ ...ref, kind: 'started', attempt: 2 })
  })

  it('told to end at once it gives back what it is at, without counting the try', async () => {
    const slow: Pipeline = {
      ...pipeline,
      process: (_, { signal } = {}) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(new Error('stopped')))
        }),
    }
    const { documentId } = await receive('cầu treo')
    worker = openLocalWorker({ stores, pipeline: slow, producer: 'x', holder: leaseholder(), pollMs: 50 })
    const store = await stores.storeOf('default')
    await until(async () => (await store.document(documentId))?.status === 'processing')
    await worker.close(10)
    expect(await store.document(documentId)).toMatchObject({ status: 'received', attempts: 0 })
  })
})

describe('jobs of one machine', () => {
  let jobs: Jobs
  beforeEach(() => {
    jobs = openLocalJobs(stores, asleep)
  })

  it('are the documents that have not ended well', async () => {
    const waiting = await receive('một')
    const failed = await receive('hai', 'phu_dien')
    const other = await stores.storeOf('phu_dien')
    const claim = await other.claim({ holder: 'x' })
    if (claim !== null) await other.fail(claim, { code: 'ingest.x', message: 'hỏng', hint: null, retry: false })
    const active = await receive('ba', 'phu_dien')
    await other.claim({ holder: leaseholder() })
    expect(await jobs.counts()).toEqual({
      waiting: 1,
      active: 1,
      delayed: 0,
      failed: 1,
      pagesWaiting: 0,
      pagesActive: 0,
    })
    // A failed document is in no queue that it could be taken out of.
    expect((await jobs.list()).map(({ state, droppable }) => [state, droppable])).toEqual([
      ['waiting', true],
      ['active', false],
      ['failed', false],
    ])
    expect((await jobs.list()).map(({ documentId, state, reason }) => [documentId, state, reason])).toEqual([
      [waiting.documentId, 'waiting', null],
      [active.documentId, 'active', null],
      [failed.documentId, 'failed', 'ingest.x: hỏng'],
    ])
    expect((await jobs.list({ tenant: 'phu_dien' })).map(({ state }) => state)).toEqual(['active', 'failed'])
    expect(await jobs.list({ state: 'delayed' })).toEqual([])
    expect(await jobs.live([waiting, active, failed])).toEqual([true, true, false])
    expect(await jobs.oldestWaitingMs()).toBeGreaterThanOrEqual(0)
  })

  it('one that failed is put back, one that waits is taken out', async () => {
    const { documentId } = await receive('một')
    const store = await stores.storeOf('default')
    const [row] = await jobs.list()
    const jobId = row?.jobId ?? ''
    expect(await jobs.retry(jobId)).toBe(false)
    expect(await jobs.drop(jobId)).toBe(true)
    expect((await store.document(documentId))?.failure?.code).toBe('queue.dropped')
    expect(await jobs.drop(jobId)).toBe(false)
    expect(await jobs.job(jobId)).toMatchObject({ documentId, state: 'failed' })
    expect(await jobs.retry(jobId)).toBe(true)
    expect((await store.document(documentId))?.status).toBe('received')
  })

  it.each([
    'x',
    '',
    `document-default-${'0'.repeat(64)}`,
    `document-khong_co-${'0'.repeat(64)}`,
    `document-../..-${'0'.repeat(64)}`,
  ])('there is no job %j', async (jobId) => {
    expect(await jobs.job(jobId)).toBeNull()
    expect(await jobs.retry(jobId)).toBe(false)
    expect(await jobs.drop(jobId)).toBe(false)
    expect(await stores.tenants()).toEqual(['default'])
  })
})
