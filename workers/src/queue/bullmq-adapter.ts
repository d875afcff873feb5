import { FlowProducer, Queue, Worker } from 'bullmq'
import type { Job, JobType } from 'bullmq'
import type { Redis } from 'ioredis'
import { z } from 'zod'
import type { DocumentRef } from './document-ref.js'
import { DocumentRef as DocumentRefSchema, PageRef } from './document-ref.js'
import type { Begun, DocumentWork, Finished } from './document-work.js'
import type { JobEvent } from './job-event.js'
import { JobMessage } from './job-event.js'
import type { EnqueueOptions, JobCounts, JobRow, Jobs, JobState } from './jobs.js'
import { pauseBefore } from './pause-before.js'
import { priorityOf } from './priority.js'
import type { RedisPlace } from './redis-adapter.js'
import { connectRedis, reached } from './redis-adapter.js'

const FinishRef = DocumentRefSchema.extend({ total: z.int().positive() })

// Names of jobs are the keys by which they are found again. BullMQ refuses ":" in them.
const beginId = ({ tenant, documentId }: DocumentRef): string => `begin-${tenant}-${documentId}`
const finishId = ({ tenant, documentId }: DocumentRef, attempt: number): string =>
  `finish-${tenant}-${documentId}-${attempt}`
const pageId = ({ tenant, documentId }: DocumentRef, attempt: number, page: number): string =>
  `page-${tenant}-${documentId}-${attempt}-${page}`
/** Which finishing job a document waits for; gone with it. */
const flowKey = (prefix: string, { tenant, documentId }: DocumentRef): string =>
  `${prefix}:flow:${tenant}:${documentId}`

/** How often and when a step is tried again is `pauseBefore`'s to say. */
const retrying = { attempts: 1_000_000, backoff: { type: 'until-mended' } } as const
const documentOptions = { ...retrying, removeOnComplete: true, removeOnFail: { count: 10_000 } } as const
/** A page whose job fails for good is a failed page of its document, which goes on without it. */
const pageOptions = {
  ...retrying,
  removeOnComplete: true,
  removeOnFail: true,
  ignoreDependencyOnFailure: true,
} as const

const queueNames = { documents: 'documents', pages: 'pages' } as const
const channelOf = (prefix: string): string => `${prefix}:events`

const states: Readonly<Record<JobState, readonly JobType[]>> = {
  waiting: ['waiting', 'prioritized'],
  active: ['active'],
  delayed: ['delayed'],
  'waiting-pages': ['waiting-children'],
  failed: ['failed'],
}
const unfinished = new Set(['waiting', 'prioritized', 'active', 'delayed', 'waiting-children', 'paused'])

/** The jobs on a Redis server. Connects at once and goes on connecting; a question fails when there is no answer. */
export function openJobs(place: RedisPlace): Jobs {
  const prefix = place.prefix ?? 'vanthu'
  const redis = connectRedis(place)
  const documents = new Queue(queueNames.documents, { connection: redis, prefix })
  const pages = new Queue(queueNames.pages, { connection: redis, prefix })
  for (const queue of [documents, pages]) queue.on('error', () => undefined)
  const queueOf = (jobId: string): Queue => (jobId.startsWith('page-') ? pages : documents)

  return {
    enqueue: async (ref, options = {}) =>
      reached(enqueue(documents, redis, prefix, DocumentRefSchema.parse(ref), options)),

    live: (refs) => reached(Promise.all(refs.map((ref) => isLive(documents, redis, prefix, ref)))),

    async list({ state, tenant, limit = 100 } = {}) {
      const wanted = state === undefined ? (Object.keys(states) as JobState[]) : [state]
      const rows: JobRow[] = []
      for (const name of wanted) {
        for (const queue of [documents, pages]) rows.push(...(await rowsOf(queue, name, { tenant, limit })))
      }
      return rows
    },

    async job(jobId) {
      const job = (await reached(queueOf(jobId).getJob(jobId))) as Job | undefined
      if (job === undefined) return null
      const found = await reached(job.getState())
      const state = (Object.keys(states) as JobState[]).find((name) => states[name].some((one) => one === found))
      return state === undefined ? null : (rowOf(job, state)[0] ?? null)
    },

    async retry(jobId) {
      const job = (await reached(queueOf(jobId).getJob(jobId))) as Job | undefined
      if (job === undefined || (await reached(job.getState())) !== 'failed') return false
      await reached(job.retry())
      return true
    },

    async drop(jobId) {
      const found = (await reached(queueOf(jobId).getJob(jobId))) as Job | undefined
      if (found === undefined || (await reached(found.getState())) === 'active') return false
      await reached(found.remove({ removeChildren: true }))
      return true
    },

    async counts(): Promise<JobCounts> {
      const ofDocuments = await reached(documents.getJobCounts())
      const ofPages = await reached(pages.getJobCounts())
      const n = (counts: Readonly<Record<string, number>>, ...names: string[]): number =>
        names.reduce((sum, name) => sum + (counts[name] ?? 0), 0)
      return {
        waiting: n(ofDocuments, 'waiting', 'prioritized'),
        active: n(ofDocuments, 'active', 'waiting-children'),
        delayed: n(ofDocuments, 'delayed'),
        failed: n(ofDocuments, 'failed'),
        pagesWaiting: n(ofPages, 'waiting', 'prioritized', 'delayed'),
        pagesActive: n(ofPages, 'active'),
      }
    },

    async oldestWaitingMs() {
      const jobs = await reached(documents.getJobs(['waiting', 'prioritized'], 0, 999, true))
      const since = jobs.map((job) => job.timestamp)
      return since.length === 0 ? null : Math.max(0, Date.now() - Math.min(...since))
    },

    async subscribe(listener) {
      const listening = connectRedis(place, { blocking: true })
      listening.on('message', (_channel: string, message: string) => {
        const event = JobMessage.safeParse(message)
        if (event.success) listener(event.data)
      })
      await reached(listening.subscribe(channelOf(prefix))).catch((error: unknown) => {
        // It would go on trying, and hear everything a second time.
        listening.disconnect()
        throw error
      })
      return async () => {
        listening.disconnect()
        await Promise.resolve()
      }
    },

    async close() {
      // Closing waits for a connection, too.
      const closed = Promise.allSettled([documents.close(), pages.close()])
      if (redis.status === 'ready') await reached(closed)
      redis.disconnect()
    },
  }
}

const lookedThrough = 1_000

/** Jobs of one state, oldest first; those of other organisations than the given one are passed over. */
async function rowsOf(
  queue: Queue,
  state: JobState,
  { tenant, limit }: { readonly tenant: string | undefined; readonly limit: number },
): Promise<readonly JobRow[]> {
  const step = tenant === undefined ? limit : lookedThrough
  const rows: JobRow[] = []
  for (let from = 0; rows.length < limit; from += step) {
    const jobs = await reached(queue.getJobs([...states[state]], from, from + step - 1, true))
    const some = jobs.flatMap((job) => rowOf(job as Job, state))
    rows.push(...some.filter((row) => tenant === undefined || row.tenant === tenant))
    if (jobs.length < step) break
  }
  return rows.slice(0, limit)
}

async function enqueue(
  documents: Queue,
  redis: Redis,
  prefix: string,
  ref: DocumentRef,
  { urgent = false }: EnqueueOptions,
): Promise<void> {
  if (await isLive(documents, redis, prefix, ref)) return
  const jobId = beginId(ref)
  // A job of this name that failed for good would keep a new one from being added.
  await documents.remove(jobId).catch(() => 0)
  const waiting = await redis.incr(`${prefix}:waiting:${ref.tenant}`)
  await documents.add('begin', ref, { ...documentOptions, jobId, priority: priorityOf({ urgent, waiting }) })
}

async function isLive(documents: Queue, redis: Redis, prefix: string, ref: DocumentRef): Promise<boolean> {
  if (unfinished.has(await documents.getJobState(beginId(ref)))) return true
  const finishing = await redis.get(flowKey(prefix, ref))
  return finishing !== null && unfinished.has(await documents.getJobState(finishing))
}

function rowOf(job: Job, state: JobState): readonly JobRow[] {
  const ref = PageRef.partial({ page: true }).safeParse(job.data)
  const step = z.enum(['begin', 'page', 'finish']).safeParse(job.name)
  if (!ref.success || !step.success || job.id === undefined) return []
  return [
    {
      jobId: job.id,
      tenant: ref.data.tenant,
      documentId: ref.data.documentId,
      step: step.data,
      page: ref.data.page ?? null,
      state,
      attempts: job.attemptsMade,
      reason: job.failedReason === undefined || job.failedReason === '' ? null : job.failedReason,
      since: job.timestamp,
      droppable: state !== 'active',
    },
  ]
}

export interface QueueWorkerOptions {
  readonly place: RedisPlace
  readonly work: DocumentWork
  /** Pages read at once. */
  readonly concurrency: number
  /** After so long without a sign of life a job is taken from its worker. Milliseconds; default 120,000. */
  readonly lockMs?: number
}

export interface QueueWorker {
  /**
   * Takes no more jobs, and waits for those under way; after `withinMs` they are left to other workers, who take them
   * when their locks run out.
   */
  close(withinMs: number): Promise<void>
}

/** Works on jobs of all organisations until it is closed. */
export function openQueueWorker({ place, work, concurrency, lockMs = 120_000 }: QueueWorkerOptions): QueueWorker {
  const prefix = place.prefix ?? 'vanthu'
  const redis = connectRedis(place)
  const blocking = connectRedis(place, { blocking: true })
  const flows = new FlowProducer({ connection: redis, prefix })
  flows.on('error', () => undefined)
  const stop = new AbortController()
  const tell = async (event: JobEvent): Promise<void> => {
    await redis.publish(channelOf(prefix), JSON.stringify(event))
  }
  const told = async (ref: DocumentRef, done: Begun | Finished): Promise<void> => {
    if (done.kind === 'stored' || done.kind === 'failed')
      await tell({ ...done, tenant: ref.tenant, documentId: ref.documentId })
  }

  async function begin(job: Job): Promise<void> {
    const ref = DocumentRefSchema.parse(job.data)
    await lessWaiting(redis, prefix, ref.tenant, job)
    const begun = await work.begin(ref, { signal: stop.signal, again: job.attemptsMade > 0 })
    await told(ref, begun)
    if (begun.kind !== 'pages') return
    await tell({ ...ref, kind: 'started', attempt: begun.attempt, total: begun.total })
    const jobId = finishId(ref, begun.attempt)
    const priority = job.opts.priority ?? 1
    await redis.set(flowKey(prefix, ref), jobId)
    await flows.add({
      name: 'finish',
      queueName: queueNames.documents,
      data: { ...ref, total: begun.total } satisfies z.infer<typeof FinishRef>,
      opts: { ...documentOptions, jobId, priority },
      children: begun.pages.map((page) => ({
        name: 'page',
        queueName: queueNames.pages,
        data: { ...ref, page } satisfies PageRef,
        opts: { ...pageOptions, jobId: pageId(ref, begun.attempt, page), priority },
      })),
    })
  }

  async function finish(job: Job): Promise<void> {
    const { total, ...ref } = FinishRef.parse(job.data)
    await told(ref, await work.finish(ref, total))
    await redis.del(flowKey(prefix, ref))
  }

  const settings = {
    connection: blocking,
    prefix,
    lockDuration: lockMs,
    stalledInterval: Math.max(1_000, lockMs / 4),
    maxStalledCount: 2,
  }
  const running = new Set<Promise<void>>()
  /** So that closing can wait for what runs, and stop waiting: BullMQ's own closing cannot be cut short. */
  const counted =
    (step: (job: Job) => Promise<void>) =>
    async (job: Job): Promise<void> => {
      const done = step(job)
      running.add(done)
      try {
        await done
      } finally {
        running.delete(done)
      }
    }

  async function readPage(job: Job): Promise<void> {
    const { page, ...ref } = PageRef.parse(job.data)
    const read = await work.readPage(ref, page, stop.signal)
    if (read !== null) await tell({ ...ref, kind: 'page', ...read })
  }

  const step = (job: Job): Promise<void> => (job.name === 'finish' ? finish(job) : begin(job))
  const documents = new Worker(queueNames.documents, counted(step), {
    ...settings,
    concurrency: 2,
    settings: { backoffStrategy: (tries, _type, error) => pauseBefore(tries, 9, error) },
  })
  const pages = new Worker(queueNames.pages, counted(readPage), {
    ...settings,
    concurrency,
    settings: { backoffStrategy: (tries, _type, error) => pauseBefore(tries, 3, error) },
  })
  for (const worker of [documents, pages]) worker.on('error', () => undefined)

  return {
    async close(withinMs) {
      await Promise.all([documents.pause(true), pages.pause(true)])
      const tooLate = new Promise<void>((resolve) => {
        setTimeout(resolve, withinMs).unref()
      })
      await Promise.race([Promise.allSettled([...running]), tooLate])
      stop.abort()
      await Promise.allSettled([documents.close(true), pages.close(true)])
      await flows.close()
      redis.disconnect()
      blocking.disconnect()
    },
  }
}

/** Once for each document, however often its job is tried. */
async function lessWaiting(redis: Redis, prefix: string, tenant: string, job: Job): Promise<void> {
  if (job.attemptsMade > 0) return
  const key = `${prefix}:waiting:${tenant}`
  if ((await redis.decr(key)) < 0) await redis.set(key, 0)
}
