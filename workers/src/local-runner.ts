import type { PageImage } from '@vanthu/ingest'
import type { Pipeline, ProcessOptions } from '@vanthu/pipeline'
import type { Claim, PageImageRef, Store } from '@vanthu/store'
import { failureOf } from './failure-of.js'
import type { RunEvent, Runner, RunSummary } from './runner.js'

export interface LocalRunnerOptions {
  readonly store: Store
  readonly pipeline: Pipeline
  /** Name and version of what makes the records, kept with each version. */
  readonly producer: string
  /** Unique among live processes, see `leaseholder` of the store. */
  readonly holder: string
  /** Documents at once. Pages of one document are read side by side anyway; two keep the readers busy between documents. */
  readonly concurrency?: number
  readonly process?: Pick<ProcessOptions, 'forceOcr' | 'filenameHints' | 'minConfidence' | 'limits'>
  readonly onEvent?: (event: RunEvent) => void
}

const leaseMs = 60_000

/** The runner of one machine: jobs are rows of the store, so a process that is killed leaves nothing behind but a claim. */
export function openLocalRunner(options: LocalRunnerOptions): Runner {
  const { store, pipeline, holder } = options
  const tell = options.onEvent ?? (() => undefined)

  async function keepPage(image: PageImage): Promise<PageImageRef> {
    const { sha256 } = await store.blobs.put(image.bytes)
    const { page, mediaType, width, height } = image
    return { page, sha256, mediaType, width, height }
  }

  /** True when a record was stored. */
  async function work(claim: Claim, signal: AbortSignal | undefined): Promise<boolean> {
    const { documentId, filename } = claim
    tell({ kind: 'started', documentId, filename, attempt: claim.attempt })
    const lost = new AbortController()
    const renew = setInterval(() => {
      store.heartbeat(claim, leaseMs).then(
        (held) => (held ? undefined : lost.abort()),
        () => lost.abort(),
      )
    }, leaseMs / 4)
    try {
      const bytes = await store.blobs.get(documentId)
      const pageImages: PageImageRef[] = []
      const processed = await pipeline.process(
        { filename, bytes },
        {
          ...options.process,
          signal: signal === undefined ? lost.signal : AbortSignal.any([signal, lost.signal]),
          onPage: (done, total) => tell({ kind: 'page', documentId, filename, done, total }),
          onPageImage: async (image) => {
            pageImages.push(await keepPage(image))
          },
        },
      )
      if (lost.signal.aborted) return false
      const stored = await store.putVersion(documentId, {
        record: processed.record,
        raw: processed.repaired.raw,
        edits: processed.repaired.edits,
        pageImages: pageImages.toSorted((a, b) => a.page - b.page),
        producer: options.producer,
      })
      tell({
        kind: 'stored',
        documentId,
        filename,
        version: stored.version,
        changed: stored.changed,
        record: processed.record,
      })
      return true
    } catch (error) {
      if (signal?.aborted === true) {
        await store.release(claim)
        return false
      }
      if (lost.signal.aborted) return false
      const failure = failureOf(error)
      await store.fail(claim, failure)
      tell({ kind: 'failed', documentId, filename, ...failure })
      return false
    } finally {
      clearInterval(renew)
    }
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
          if (await work(claim, signal)) counts.stored += 1
          else if (!stopped()) counts.failed += 1
        }
      }
      await Promise.all(Array.from({ length: options.concurrency ?? 2 }, lane))
      return counts satisfies RunSummary
    },
  }
}
