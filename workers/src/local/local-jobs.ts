import type { DocumentRow } from '@vanthu/store'
import { leaseholder } from '@vanthu/store'
import type { DocumentRef } from '../queue/document-ref.js'
import { DocumentRef as DocumentRefSchema } from '../queue/document-ref.js'
import type { JobRow, Jobs, JobState } from '../queue/jobs.js'
import { dropped } from '../queue/jobs.js'
import type { SweptStores } from '../queue/sweeper.js'
import type { LocalWorker } from './local-worker.js'

const jobIdOf = ({ tenant, documentId }: DocumentRef): string => `document-${tenant}-${documentId}`

function refOf(jobId: string): DocumentRef | null {
  const [, tenant, documentId] = /^document-(.{1,60})-([0-9a-f]{64})$/u.exec(jobId) ?? []
  const ref = DocumentRefSchema.safeParse({ tenant, documentId })
  return ref.success ? ref.data : null
}

/** A document that waits, is under work or failed is a job; one that is done is none. */
const stateOf = { received: 'waiting', processing: 'active', failed: 'failed', done: null } as const
const statusOf = { waiting: 'received', active: 'processing', failed: 'failed' } as const

function rowOf(tenant: string, row: DocumentRow): JobRow | null {
  const state = stateOf[row.status]
  if (state === null) return null
  const { documentId, attempts, failure, receivedAt: since } = row
  const reason = failure === null ? null : `${failure.code}: ${failure.message}`
  return {
    jobId: jobIdOf({ tenant, documentId }),
    tenant,
    documentId,
    step: 'begin',
    page: null,
    state,
    attempts,
    reason,
    since,
    droppable: state === 'waiting',
  }
}

/**
 * The jobs of one machine: rows of the stores, so that nothing can be lost between a store and a queue. Closing it leaves
 * the worker as it is.
 */
export function openLocalJobs(stores: SweptStores, worker: LocalWorker): Jobs {
  async function find(jobId: string): Promise<{ readonly ref: DocumentRef; readonly row: DocumentRow } | null> {
    const ref = refOf(jobId)
    if (ref === null || !(await stores.tenants()).includes(ref.tenant)) return null
    const row = await (await stores.storeOf(ref.tenant)).document(ref.documentId)
    return row === null ? null : { ref, row }
  }
  async function queues() {
    const tenants = await stores.tenants()
    return Promise.all(tenants.map(async (tenant) => (await stores.storeOf(tenant)).queue()))
  }

  return {
    enqueue: (ref, { urgent = false } = {}) => Promise.resolve(worker.wake(urgent ? ref : undefined)),

    live: (refs) =>
      Promise.all(
        refs.map(async ({ tenant, documentId }) => {
          const row = await (await stores.storeOf(tenant)).document(documentId)
          return row?.status === 'received' || row?.status === 'processing'
        }),
      ),

    async list({ state, tenant: only, limit = 100 } = {}) {
      const asked: readonly JobState[] = state === undefined ? ['waiting', 'active', 'failed'] : [state]
      const rows: JobRow[] = []
      for (const name of asked) {
        if (name === 'delayed' || name === 'waiting-pages') continue
        const some: JobRow[] = []
        for (const tenant of only === undefined ? await stores.tenants() : [only]) {
          const found = await (await stores.storeOf(tenant)).documents({ status: statusOf[name], limit })
          some.push(...found.rows.flatMap((row) => rowOf(tenant, row) ?? []))
        }
        rows.push(...some.toSorted((a, b) => a.since - b.since).slice(-limit))
      }
      return rows
    },

    async job(jobId) {
      const found = await find(jobId)
      return found === null ? null : rowOf(found.ref.tenant, found.row)
    },

    async retry(jobId) {
      const found = await find(jobId)
      if (found?.row.status !== 'failed') return false
      await (await stores.storeOf(found.ref.tenant)).requeue(found.ref.documentId)
      worker.wake()
      return true
    },

    async drop(jobId) {
      const found = await find(jobId)
      if (found?.row.status !== 'received') return false
      const store = await stores.storeOf(found.ref.tenant)
      const claim = await store.claim({ documentId: found.ref.documentId, holder: leaseholder() })
      if (claim === null) return false
      await store.fail(claim, dropped)
      return true
    },

    async counts() {
      const all = await queues()
      const sum = (of: 'received' | 'processing' | 'failed'): number => all.reduce((n, one) => n + one[of], 0)
      const active = sum('processing')
      return { waiting: sum('received'), active, delayed: 0, failed: sum('failed'), pagesWaiting: 0, pagesActive: 0 }
    },

    async oldestWaitingMs() {
      const since = (await queues()).flatMap(({ oldestReceivedAt }) => oldestReceivedAt ?? [])
      return since.length === 0 ? null : Math.max(0, Date.now() - Math.min(...since))
    },

    subscribe(listener) {
      const stop = worker.subscribe(listener)
      return Promise.resolve(() => Promise.resolve(stop()))
    },

    close: () => Promise.resolve(),
  }
}
