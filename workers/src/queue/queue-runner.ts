import type { Pipeline, ProcessOptions } from '@vanthu/pipeline'
import type { DocumentId, Store } from '@vanthu/store'
import type { RunEvent, Runner, RunSummary } from '../runner.js'
import { openJobs, openQueueWorker } from './bullmq-adapter.js'
import { openDocumentWork } from './document-work.js'
import { documentsWith } from './documents-with.js'
import type { JobEvent } from './job-event.js'
import type { RedisPlace } from './redis-adapter.js'

export interface QueueRunnerOptions {
  readonly store: Store
  /** Name of the store among the organisations'. */
  readonly tenant: string
  readonly redis: RedisPlace
  readonly pipeline: Pipeline
  readonly producer: string
  /** Pages read at once by this process. Default 2. */
  readonly concurrency?: number
  readonly process?: Pick<ProcessOptions, 'forceOcr' | 'filenameHints' | 'minConfidence' | 'limits'>
  readonly onEvent?: (event: RunEvent) => void
  /** How often the store is asked what has ended, since messages may be lost. Milliseconds; default 1,000. */
  readonly pollMs?: number
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const lateMs = 2_000

/** Queues documents, works on the queue beside all other workers, and waits until the documents have ended. */
export function openQueueRunner(options: QueueRunnerOptions): Runner {
  const { store, tenant, pipeline, producer, redis, pollMs = 1_000 } = options
  const tell = options.onEvent ?? (() => undefined)

  /** What was received first comes first. */
  async function waiting(): Promise<readonly DocumentId[]> {
    const ids: DocumentId[] = []
    for await (const some of documentsWith(store, 'received')) ids.push(...some)
    return ids.toReversed()
  }

  async function translate(event: JobEvent): Promise<RunEvent | null> {
    const { documentId } = event
    const row = await store.document(documentId)
    const filename = row?.filename ?? documentId
    switch (event.kind) {
      case 'started':
        return { kind: 'started', documentId, filename, attempt: event.attempt }
      case 'page':
        return { kind: 'page', documentId, filename, done: event.done, total: event.total }
      case 'stored': {
        const record = await store.record(documentId)
        if (record === null) return null
        return { kind: 'stored', documentId, filename, version: event.version, changed: event.changed, record }
      }
      case 'failed': {
        const { code, message, hint } = row?.failure ?? { code: event.code, message: '', hint: null }
        return { kind: 'failed', documentId, filename, code, message, hint, retry: false }
      }
    }
  }

  return {
    async drain({ ids, signal } = {}) {
      const counts = { stored: 0, failed: 0 }
      const stopped = (): boolean => signal?.aborted === true
      if (stopped()) return counts satisfies RunSummary
      const asked = new Set(ids ?? (await waiting()))
      const open = new Set(asked)
      const untold = new Set(asked)
      const jobs = openJobs(redis)
      const process = options.process === undefined ? {} : { process: options.process }
      const work = openDocumentWork({ storeOf: () => Promise.resolve(store), pipeline, producer, ...process })
      const worker = openQueueWorker({ place: redis, work, concurrency: options.concurrency ?? 2 })
      let telling: Promise<unknown> = Promise.resolve()
      const unsubscribe = await jobs.subscribe((event) => {
        if (event.tenant !== tenant || !asked.has(event.documentId)) return
        if (event.kind === 'stored' || event.kind === 'failed') untold.delete(event.documentId)
        telling = telling.then(() => translate(event)).then((told) => (told === null ? undefined : tell(told)))
      })
      try {
        for (const documentId of open) await jobs.enqueue({ tenant, documentId })
        while (open.size > 0 && !stopped()) {
          for (const documentId of [...open]) {
            const status = (await store.document(documentId))?.status
            if (status !== 'done' && status !== 'failed') continue
            counts[status === 'done' ? 'stored' : 'failed'] += 1
            open.delete(documentId)
          }
          if (open.size > 0) await sleep(pollMs)
        }
        return counts satisfies RunSummary
      } finally {
        await worker.close(10_000)
        // The store says that a document has ended a moment before the message that tells of it.
        const ended = (): boolean => [...untold].every((documentId) => open.has(documentId))
        for (let waited = 0; !ended() && waited < lateMs; waited += 20) await sleep(20)
        await telling
        await unsubscribe()
        await work.close()
        await jobs.close()
      }
    },
  }
}
