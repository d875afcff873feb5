import { CodedError, doubtsOf } from '@vanthu/document'
import { failedReading, PageReading, ReadingNote } from '@vanthu/ingest'
import type { Pipeline, ProcessOptions } from '@vanthu/pipeline'
import type { Claim, PageImageRef, Store } from '@vanthu/store'
import { z } from 'zod'
import { failureOf } from '../failure-of.js'
import type { StageClock } from '../stage-clock.js'
import { stageClock } from '../stage-clock.js'
import type { DocumentRef } from './document-ref.js'
import { holderOf } from './document-ref.js'
import type { StageTimes } from './job-event.js'
import { OpenSources } from './open-sources.js'

export interface DocumentWorkOptions {
  readonly storeOf: (tenant: string) => Promise<Store>
  readonly pipeline: Pipeline
  /** Name and version of what makes the records. Pages read by another are read again. */
  readonly producer: string
  readonly process?: Pick<ProcessOptions, 'forceOcr' | 'filenameHints' | 'minConfidence' | 'limits'>
}

/** What becomes of a document after its first step. */
export type Begun =
  | { readonly kind: 'pages'; readonly attempt: number; readonly total: number; readonly pages: readonly number[] }
  | {
      readonly kind: 'stored'
      readonly changed: boolean
      readonly version: number
      readonly doubts: number
      readonly took: StageTimes
    }
  /** A fault of the document, written down in the store. */
  | { readonly kind: 'failed'; readonly code: string }
  /** Somebody else has it, or it has ended. */
  | { readonly kind: 'taken' }

export interface PagesKept {
  readonly done: number
  readonly total: number
  /** How long reading took; null for a page that was kept already. */
  readonly ms: number | null
}

export type Finished = Exclude<Begun, { readonly kind: 'pages' }>

/**
 * The steps of a document whose pages are jobs of their own. Each may run twice, side by side or after a crash, and in
 * any process: what was done is in the store. Faults of the document end it there; faults of the machine are thrown.
 */
export interface DocumentWork {
  /** `again`: the same job was here before and a fault of the machine stopped it, so that it goes on with its claim. */
  begin(ref: DocumentRef, options?: { readonly signal?: AbortSignal; readonly again?: boolean }): Promise<Begun>
  /** Reads a page and keeps it; gives how many are kept. A page that is kept already is not read again. */
  readPage(ref: DocumentRef, page: number, signal?: AbortSignal): Promise<PagesKept | null>
  /** Puts the kept pages together. A page that none of its jobs could read is a failed page of the record. */
  finish(ref: DocumentRef, total: number): Promise<Finished>
  close(): Promise<void>
}

/** Pages may wait long in a queue; each that is read puts the end of the claim off. */
const leaseMs = 15 * 60_000
/** Renewed a few times in its length, not with every page: each renewal is a write that waits for the disk. */
const renewBelowMs = leaseMs * 0.8

const KeptReading = z.object({ reading: PageReading, fileNotes: z.array(ReadingNote).readonly() })
type KeptReading = z.infer<typeof KeptReading>

const imageWidth = 1_000

export function openDocumentWork({ storeOf, pipeline, producer, process = {} }: DocumentWorkOptions): DocumentWork {
  const { limits, forceOcr, ...assembling } = process
  const sources = new OpenSources(async (ref) => {
    const store = await storeOf(ref.tenant)
    const row = await store.document(ref.documentId)
    const file = await fileOf(store, { documentId: ref.documentId, filename: row?.filename ?? ref.documentId })
    return pipeline.open(file, limits === undefined ? {} : { limits })
  })

  async function whole(store: Store, claim: Claim, signal: AbortSignal | undefined): Promise<Finished> {
    const bytes = await store.blobs.get(claim.documentId)
    const clock = stageClock()
    const done = await pipeline.process(
      { filename: claim.filename, bytes },
      { ...process, onStage: clock.note, ...(signal === undefined ? {} : { signal }) },
    )
    return stored(store, claim, done, [], clock)
  }

  async function stored(
    store: Store,
    claim: Claim,
    { record, repaired }: Pick<Awaited<ReturnType<Pipeline['process']>>, 'record' | 'repaired'>,
    pageImages: readonly PageImageRef[],
    clock: StageClock,
  ): Promise<Finished> {
    const { raw, edits } = repaired
    const extraction = { record, raw, edits, pageImages, producer }
    const { changed, version } = await clock.storing(() => store.putVersion(claim.documentId, extraction))
    return { kind: 'stored', changed, version, doubts: doubtsOf(record).length, took: clock.times() }
  }

  /** Ends the claim as the error says; throws what another try may mend. */
  async function ended(store: Store, claim: Claim, error: unknown): Promise<Finished> {
    const failure = failureOf(error)
    // The claim stays: whoever tries again goes on with it, and the store may be what cannot be reached.
    if (failure.blameless === true) throw error
    await store.fail(claim, failure)
    if (failure.retry) throw error
    return { kind: 'failed', code: failure.code }
  }

  return {
    async begin(ref, { signal, again = false } = {}) {
      const store = await storeOf(ref.tenant)
      const { documentId } = ref
      const holder = holderOf(ref)
      const held = again ? await store.held(documentId, holder) : null
      const claim = held ?? (await store.claim({ documentId, holder, leaseMs }))
      if (claim === null) return { kind: 'taken' }
      try {
        return await sources.use(ref, async (opened) => {
          if (opened === null) return whole(store, claim, signal)
          const kept = new Set(await store.keptPageNumbers(documentId, producer))
          const numbers = Array.from({ length: opened.pages }, (_, i) => i + 1)
          const pages = numbers.filter((page) => !kept.has(page))
          return { kind: 'pages', attempt: claim.attempt, total: opened.pages, pages }
        })
      } catch (error) {
        if (signal?.aborted === true) {
          await store.release(claim)
          throw error
        }
        return await ended(store, claim, error)
      }
    },

    async readPage(ref, page, signal) {
      const store = await storeOf(ref.tenant)
      const { documentId } = ref
      const claim = await store.held(documentId, holderOf(ref))
      if (claim === null) return null
      const known = await store.isPageKept(documentId, producer, page)
      const from = performance.now()
      const { total, notes, read } = await sources.use(ref, async (opened) => {
        if (opened === null) throw new RangeError('a file without pages has no page jobs')
        const { pages: total, notes } = opened
        if (known) return { total, notes, read: null }
        const options = {
          pageImageWidth: imageWidth,
          ...(forceOcr === undefined ? {} : { forceOcr }),
          ...(signal === undefined ? {} : { signal }),
        }
        return { total, notes, read: await opened.readPage(page, options) }
      })
      if (read === null) return { done: (await store.keptPageNumbers(documentId, producer)).length, total, ms: null }
      const ms = performance.now() - from
      const { image, ...reading } = read
      const kept = image === null ? null : await store.blobs.put(image.bytes)
      const done = await store.keepPage(documentId, producer, {
        page,
        reading: JSON.stringify({ reading, fileNotes: notes } satisfies KeptReading),
        image:
          image === null || kept === null
            ? null
            : { page, sha256: kept.sha256, mediaType: image.mediaType, width: image.width, height: image.height },
      })
      if (claim.leaseUntil - Date.now() < renewBelowMs) await store.heartbeat(claim, leaseMs)
      return { done, total, ms }
    },

    async finish(ref, total) {
      const store = await storeOf(ref.tenant)
      const claim = await store.held(ref.documentId, holderOf(ref))
      if (claim === null) return { kind: 'taken' }
      try {
        const kept = await store.keptPages(ref.documentId, producer)
        const byPage = new Map(kept.map(({ page, reading }) => [page, KeptReading.parse(JSON.parse(reading))]))
        const readings = Array.from(
          { length: total },
          (_, i) => byPage.get(i + 1)?.reading ?? failedReading(i + 1, lost),
        )
        // What was odd about the file stands beside every page of it, so that it need not be opened again.
        const notes = [...byPage.values()][0]?.fileNotes ?? []
        const clock = stageClock()
        const options = { ...assembling, onStage: clock.note }
        const done = pipeline.assemble(await fileOf(store, claim), { readings, notes }, options)
        const images = kept.flatMap(({ image }) => (image === null ? [] : [image]))
        return await stored(store, claim, done, images, clock)
      } catch (error) {
        return await ended(store, claim, error)
      }
    },

    close: () => sources.close(),
  }
}

const lost = new CodedError('ingest.page_lost', 'Whatever read it ended each time before it was done', {
  hint: 'Process the document alone to see why; the page may need more memory than there is.',
})

async function fileOf(
  store: Store,
  { documentId, filename }: Pick<Claim, 'documentId' | 'filename'>,
): Promise<{ filename: string; bytes: Uint8Array }> {
  return { filename, bytes: await store.blobs.get(documentId) }
}
