import type { Store } from '@vanthu/store'
import { documentsWith } from './documents-with.js'
import type { Jobs } from './jobs.js'

/** The stores of all organisations, by name. */
export interface SweptStores {
  tenants(): Promise<readonly string[]>
  storeOf(tenant: string): Promise<Store>
}

/**
 * Queues what should be in the queue and is not: documents that were received while Redis was away, or whose jobs it
 * lost. Gives how many. A document that somebody outside of the queue works on gets a job that finds it taken and ends.
 */
export async function sweep(stores: SweptStores, jobs: Jobs): Promise<number> {
  let queued = 0
  for (const tenant of await stores.tenants()) {
    const store = await stores.storeOf(tenant)
    for (const status of ['received', 'processing'] as const) {
      for await (const ids of documentsWith(store, status)) {
        const refs = ids.map((documentId) => ({ tenant, documentId }))
        const live = await jobs.live(refs)
        for (const [i, ref] of refs.entries()) {
          if (live[i] === true) continue
          await jobs.enqueue(ref)
          queued += 1
        }
      }
    }
  }
  return queued
}

/** Sweeps again and again until stopped. What goes wrong is told, and the next round tries again. */
export function keepSweeping(
  stores: SweptStores,
  jobs: Jobs,
  options: { readonly everyMs?: number; readonly onError?: (error: unknown) => void } = {},
): () => Promise<void> {
  const { everyMs = 30_000, onError = () => undefined } = options
  let stopped = false
  let running: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout | null = null
  const round = (): void => {
    running = sweep(stores, jobs)
      .catch(onError)
      .finally(() => {
        // Not all processes at the same moment.
        if (!stopped) timer = setTimeout(round, everyMs * (0.75 + Math.random() / 2))
      })
  }
  round()
  return async () => {
    stopped = true
    if (timer !== null) clearTimeout(timer)
    await running
  }
}
