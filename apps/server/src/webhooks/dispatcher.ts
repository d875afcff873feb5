import type { Stores } from '@vanthu/store'
import type { Jobs } from '@vanthu/workers'
import type { Log } from '../watch/log-adapter.js'
import { safeError } from '../watch/log-adapter.js'
import type { Reachable } from './reachable.js'
import { send } from './send.js'

export interface DispatcherOptions {
  readonly stores: Stores
  readonly jobs: Jobs
  readonly reachable: Reachable
  readonly log: Log
  /** How often the stores are looked at where nothing is heard. Milliseconds; default 10,000. */
  readonly everyMs?: number
}

export interface Dispatcher {
  /** Sends what is due now, of all organisations; gives how many were tried. */
  round(): Promise<number>
  /** Starts nothing more; what is being sent is waited for. */
  close(): Promise<void>
}

const atOnce = 20
/** Longer than a try takes. */
const leaseMs = 60_000
const keptMs = 30 * 24 * 3600 * 1000
const forgetEveryMs = 3600 * 1000
/** What is heard of is stored already; a moment gathers several. */
const gatherMs = 100

/**
 * Tells webhooks what the stores have noted for them. Several servers may do so at once: each message is given to one.
 * What a server that is gone was sending comes up again.
 */
export function openDispatcher({ stores, jobs, reachable, log, everyMs = 10_000 }: DispatcherOptions): Dispatcher {
  let stopped = false
  let timer: NodeJS.Timeout | null = null
  let running: Promise<unknown> = Promise.resolve()
  let soon = false
  let forgotAt = Date.now()

  async function round(): Promise<number> {
    let tried = 0
    for (const tenant of await stores.tenants()) {
      const { webhooks } = await stores.storeOf(tenant)
      for (;;) {
        const due = stopped ? [] : await webhooks.take({ limit: atOnce, leaseMs })
        await Promise.all(due.map(async (one) => webhooks.ended(one, await send(one, reachable))))
        tried += due.length
        if (due.length < atOnce) break
      }
      if (Date.now() - forgotAt > forgetEveryMs) await webhooks.forget(Date.now() - keptMs)
    }
    if (Date.now() - forgotAt > forgetEveryMs) forgotAt = Date.now()
    return tried
  }

  function next(inMs: number): void {
    if (stopped) return
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(() => {
      timer = null
      soon = false
      running = round()
        .catch((error: unknown) => log.error({ err: safeError(error) }, 'webhooks failed'))
        .finally(() => {
          if (timer === null) next(soon ? gatherMs : everyMs)
        })
    }, inMs)
    timer.unref()
  }

  const listening = jobs
    .subscribe(({ kind }) => {
      if (soon || (kind !== 'stored' && kind !== 'failed')) return
      soon = true
      if (timer !== null) next(gatherMs)
    })
    // Without the queue's events the stores are looked at all the same.
    .catch(() => null)
  next(gatherMs)

  return {
    round,
    async close() {
      stopped = true
      if (timer !== null) clearTimeout(timer)
      await running
      await (
        await listening
      )?.()
    },
  }
}
