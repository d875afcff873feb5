import type { Stores } from '@vanthu/store'
import type { JobEvent, Jobs } from '@vanthu/workers'
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

/** Of one organisation, before it is another's turn. */
const atOnce = 20
/** Of one webhook in a turn: whoever answers late holds up few. */
const ofEach = 5
/** Organisations at once: their receivers may be slow. */
const lanes = 8
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
  /** Null where nobody listens. */
  let listening: Promise<unknown> | null = null
  let stopListening: () => Promise<void> = () => Promise.resolve()

  /**
   * Sends some of what is due; gives how many were tried.
   * @param silent webhooks that gave no answer in this round, which ask for no more of it; those found are added.
   */
  async function turn(tenant: string, forget: boolean, silent: Set<number>): Promise<number> {
    const { webhooks } = await stores.storeOf(tenant)
    if (forget) await webhooks.forget(Date.now() - keptMs)
    const due = stopped ? [] : await webhooks.take({ limit: atOnce, ofEach, leaseMs, except: [...silent] })
    await Promise.all(
      due.map(async (one) => {
        const outcome = await send(one, reachable)
        if (outcome.status === null) silent.add(one.webhookId)
        await webhooks.ended(one, outcome)
      }),
    )
    return due.length
  }

  async function round(): Promise<number> {
    const forget = Date.now() - forgotAt > forgetEveryMs
    if (forget) forgotAt = Date.now()
    let tried = 0
    const waiting = (await stores.tenants()).map((tenant) => ({ tenant, first: true, silent: new Set<number>() }))
    const lane = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const { tenant, first, silent } = next
        const some = await turn(tenant, forget && first, silent).catch((error: unknown) => {
          log.error({ err: safeError(error) }, 'webhooks failed')
          return 0
        })
        tried += some
        // Whoever may have more comes again behind all others.
        if (some > 0) waiting.push({ tenant, first: false, silent })
      }
    }
    await Promise.all(Array.from({ length: lanes }, lane))
    return tried
  }

  function next(inMs: number): void {
    if (stopped) return
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(() => {
      timer = null
      soon = false
      void listen()
      running = round()
        .catch((error: unknown) => log.error({ err: safeError(error) }, 'webhooks failed'))
        .finally(() => {
          if (timer === null) next(soon ? gatherMs : everyMs)
        })
    }, inMs)
    timer.unref()
  }

  const heard = ({ kind }: JobEvent): void => {
    if (soon || (kind !== 'stored' && kind !== 'failed')) return
    soon = true
    if (timer !== null) next(gatherMs)
  }
  /** Without the queue's events the stores are looked at all the same; whoever looks asks for them again. */
  const listen = (): Promise<unknown> =>
    (listening ??= jobs.subscribe(heard).then(
      (stop) => {
        stopListening = stop
      },
      () => {
        listening = null
      },
    ))
  next(gatherMs)

  return {
    round,
    async close() {
      stopped = true
      if (timer !== null) clearTimeout(timer)
      await running
      await listening
      await stopListening()
    },
  }
}
