import { doubtsOf } from '@vanthu/document'
import type { Claim, Store } from '@vanthu/store'
import type { DocumentRef } from '../queue/document-ref.js'
import type { JobEvent } from '../queue/job-event.js'
import type { SweptStores } from '../queue/sweeper.js'
import type { DocumentRunOptions } from './document-run.js'
import { leaseMs, runDocument } from './document-run.js'
import { OwedClaims } from './owed-claims.js'

/** What works on the documents that wait in the stores of one machine, in this process or another. */
export interface LocalWorker {
  /** Something waits; with a document: that one comes before all others. Never needed: it looks by itself, too. */
  wake(urgent?: DocumentRef): void
  /** Gives how to stop listening. */
  subscribe(listener: (event: JobEvent) => void): () => void
  /** Takes no more documents; those under work are given back where they do not end within the time. */
  close(withinMs: number): Promise<void>
}

export interface LocalWorkerOptions extends DocumentRunOptions {
  readonly stores: SweptStores
  /** Unique among live processes, see `leaseholder` of the store. */
  readonly holder: string
  /** Documents at once. Default 2. */
  readonly concurrency?: number
  /** How often the stores are looked at where nobody says that something waits. Milliseconds; default 2,000. */
  readonly pollMs?: number
  /** What kept it from looking, say a disk that is full. It tries again. */
  readonly onError?: (error: unknown) => void
}

interface Taken {
  readonly tenant: string
  readonly store: Store
  readonly claim: Claim
}

const faultMs = 5_000
/** A fault of the machine is given time to pass: 5 s, then 20 s. */
const retryAfterMs = (attempt: number): number => 5_000 * 4 ** (attempt - 1)

/**
 * Works in this process until it is closed. What waits is a row of a store, claimed with a lease: killed, it loses
 * nothing, and its successor takes over. Organisations take turns, document by document.
 */
export function openLocalWorker(options: LocalWorkerOptions): LocalWorker {
  const { stores, holder, concurrency = 2, pollMs = 2_000, onError = () => undefined } = options
  const listeners = new Set<(event: JobEvent) => void>()
  const urgent: DocumentRef[] = []
  const stop = new AbortController()
  const owed = new OwedClaims()
  let stopping = false
  let turn = 0
  const sleepers = new Set<() => void>()

  const wakeAll = (): void => {
    for (const wake of [...sleepers]) wake()
  }
  async function sleep(ms: number): Promise<void> {
    if (stopping) return
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer)
        sleepers.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, ms)
      sleepers.add(wake)
    })
  }
  const tell = (event: JobEvent): void => {
    for (const listener of listeners) listener(event)
  }

  async function next(): Promise<Taken | null> {
    for (let ref = urgent.shift(); ref !== undefined; ref = urgent.shift()) {
      const { tenant, documentId } = ref
      const store = await stores.storeOf(tenant)
      const claim = await store.claim({ holder, leaseMs, documentId })
      if (claim !== null) return { tenant, store, claim }
    }
    const tenants = await stores.tenants()
    turn += 1
    const first = turn % tenants.length
    for (const tenant of [...tenants.slice(first), ...tenants.slice(0, first)]) {
      const store = await stores.storeOf(tenant)
      const claim = await store.claim({ holder, leaseMs })
      if (claim !== null) return { tenant, store, claim }
    }
    return null
  }

  async function work({ tenant, store, claim }: Taken): Promise<void> {
    const ref = { tenant, documentId: claim.documentId }
    tell({ ...ref, kind: 'started', attempt: claim.attempt, total: null })
    const ran = await owed.over({ store, claim }, () =>
      runDocument(
        { store, claim },
        { ...options, retryAfterMs },
        { signal: stop.signal, onPage: (done, total) => tell({ ...ref, kind: 'page', done, total, ms: null }) },
      ),
    )
    if (ran.kind === 'stored') {
      const { version, changed, took, record } = ran
      tell({ ...ref, kind: 'stored', version, changed, took, doubts: doubtsOf(record).length })
    }
    if (ran.kind === 'failed' && !ran.failure.retry) tell({ ...ref, kind: 'failed', code: ran.failure.code })
  }

  async function lane(): Promise<void> {
    while (!stopping) {
      try {
        await owed.giveBack()
        const taken = await next()
        if (taken === null) await sleep(pollMs)
        else await work(taken)
      } catch (error) {
        onError(error)
        await sleep(faultMs)
      }
    }
  }

  const lanes = Promise.all(Array.from({ length: concurrency }, lane))
  return {
    wake(ref) {
      if (ref !== undefined) urgent.push(ref)
      wakeAll()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async close(withinMs) {
      stopping = true
      wakeAll()
      const cut = setTimeout(() => stop.abort(), withinMs)
      await lanes
      clearTimeout(cut)
    },
  }
}
