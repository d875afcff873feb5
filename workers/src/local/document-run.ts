import type { PlanRecord } from '@vanthu/document'
import type { PageImage } from '@vanthu/ingest'
import type { Pipeline, ProcessOptions } from '@vanthu/pipeline'
import type { Claim, Failure, PageImageRef, Store } from '@vanthu/store'
import { failureOf } from '../failure-of.js'
import type { StageTimes } from '../queue/job-event.js'
import { stageClock } from '../stage-clock.js'

export const leaseMs = 60_000
const faultMs = 5_000

export interface DocumentRunOptions {
  readonly pipeline: Pipeline
  /** Name and version of what makes the records, kept with each version. */
  readonly producer: string
  readonly process?: Pick<ProcessOptions, 'forceOcr' | 'filenameHints' | 'minConfidence' | 'limits'>
  /** How long a document waits after a fault of the machine. Default: not at all. */
  readonly retryAfterMs?: (attempt: number) => number
}

/** What became of a document. `left` to others: the claim was lost, or given back because work stops. */
export type Ran =
  | {
      readonly kind: 'stored'
      readonly version: number
      readonly changed: boolean
      readonly record: PlanRecord
      readonly took: StageTimes
    }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'left' }

/** Takes one claimed document through the whole pipeline, renewing its claim, and ends the claim. */
export async function runDocument(
  { store, claim }: { readonly store: Store; readonly claim: Claim },
  options: DocumentRunOptions,
  { signal, onPage }: { readonly signal?: AbortSignal; readonly onPage: (done: number, total: number) => void },
): Promise<Ran> {
  const { documentId, filename } = claim
  const pageImages: PageImageRef[] = []
  const lost = new AbortController()
  const renew = setInterval(() => {
    store.heartbeat(claim, leaseMs).then(
      (held) => (held ? undefined : lost.abort()),
      () => lost.abort(),
    )
  }, leaseMs / 4)
  try {
    const clock = stageClock()
    const bytes = await store.blobs.get(documentId)
    const { record, repaired } = await options.pipeline.process(
      { filename, bytes },
      {
        ...options.process,
        signal: signal === undefined ? lost.signal : AbortSignal.any([signal, lost.signal]),
        onPage,
        onPageImage: async (image) => void pageImages.push(await keepImage(store, image)),
        onStage: clock.note,
      },
    )
    if (lost.signal.aborted) return { kind: 'left' }
    const stored = await clock.storing(() =>
      store.putVersion(documentId, {
        record,
        raw: repaired.raw,
        edits: repaired.edits,
        pageImages: pageImages.toSorted((a, b) => a.page - b.page),
        producer: options.producer,
      }),
    )
    return { kind: 'stored', version: stored.version, changed: stored.changed, record, took: clock.times() }
  } catch (error) {
    if (signal?.aborted === true) {
      await store.release(claim)
      return { kind: 'left' }
    }
    if (lost.signal.aborted) return { kind: 'left' }
    const failure = failureOf(error)
    // Also where nobody says: a full disk is as full a moment later.
    const retryAfterMs = options.retryAfterMs?.(claim.attempt) ?? (failure.blameless === true ? faultMs : undefined)
    await store.fail(claim, retryAfterMs === undefined ? failure : { ...failure, retryAfterMs })
    return { kind: 'failed', failure }
  } finally {
    clearInterval(renew)
  }
}

async function keepImage(store: Store, { page, mediaType, width, height, bytes }: PageImage): Promise<PageImageRef> {
  const { sha256 } = await store.blobs.put(bytes)
  return { page, sha256, mediaType, width, height }
}
