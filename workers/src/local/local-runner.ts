import type { Claim, Store } from '@vanthu/store'
import type { RunEvent, Runner, RunSummary } from '../runner.js'
import type { DocumentRunOptions } from './document-run.js'
import { leaseMs, runDocument } from './document-run.js'
import { OwedClaims } from './owed-claims.js'

export interface LocalRunnerOptions extends Omit<DocumentRunOptions, 'retryAfterMs'> {
  readonly store: Store
  /** Unique among live processes, see `leaseholder` of the store. */
  readonly holder: string
  /** Documents at once. Pages of one document are read side by side anyway; two keep the readers busy between documents. */
  readonly concurrency?: number
  readonly onEvent?: (event: RunEvent) => void
}

/** The runner of one machine: jobs are rows of the store, so a process that is killed leaves nothing behind but a claim. */
export function openLocalRunner(options: LocalRunnerOptions): Runner {
  const { store, holder } = options
  const tell = options.onEvent ?? (() => undefined)
  const owed = new OwedClaims()

  async function work(claim: Claim, signal: AbortSignal | undefined): Promise<'stored' | 'failed' | 'left'> {
    const { documentId, filename } = claim
    tell({ kind: 'started', documentId, filename, attempt: claim.attempt })
    const ran = await owed.over({ store, claim }, () =>
      runDocument({ store, claim }, options, {
        ...(signal === undefined ? {} : { signal }),
        onPage: (done, total) => tell({ kind: 'page', documentId, filename, done, total }),
      }),
    )
    if (ran.kind === 'stored') {
      const { version, changed, record } = ran
      tell({ kind: 'stored', documentId, filename, version, changed, record })
    }
    if (ran.kind === 'failed') tell({ kind: 'failed', documentId, filename, ...ran.failure })
    return ran.kind
  }

  return {
    async drain({ ids, signal } = {}) {
      const waiting = ids === undefined ? null : [...ids]
      const counts = { stored: 0, failed: 0 }
      const next = async (): Promise<Claim | null> => {
        if (waiting === null) return store.claim({ holder, leaseMs })
        for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
          const claim = await store.claim({ holder, leaseMs, documentId: id })
          if (claim !== null) return claim
        }
        return null
      }
      const stopped = (): boolean => signal?.aborted === true
      const lane = async (): Promise<void> => {
        while (!stopped()) {
          const claim = await next()
          if (claim === null) return
          const ran = await work(claim, signal)
          if (ran === 'stored') counts.stored += 1
          else if (!stopped()) counts.failed += 1
        }
      }
      await owed.giveBack()
      const lanes = await Promise.allSettled(Array.from({ length: options.concurrency ?? 2 }, lane))
      for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason
      return counts satisfies RunSummary
    },
  }
}
