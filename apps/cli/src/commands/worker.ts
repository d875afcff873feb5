import { openPipeline } from '@vanthu/pipeline'
import { openDocumentWork, openQueueWorker } from '@vanthu/workers'
import { exitCodes } from '../exit-codes.js'
import { aborted, interruptSignal } from '../interrupt.js'
import type { Language } from '../language.js'
import { messages } from '../language.js'
import { openSweptQueue } from '../queue-place.js'
import { openDataStores } from '../store-place.js'
import { producer } from '../version.js'

export interface WorkerOptions {
  readonly data: string
  readonly redis: string
  readonly concurrency: number
  /** Seconds. */
  readonly grace: number
  /** Seconds. */
  readonly lock: number
  readonly forceOcr?: boolean
  readonly language: Language
}

/** Works on the queue until it is told to end; then finishes what it is at, for `grace` seconds at most. */
export async function runWorker(options: WorkerOptions): Promise<number> {
  const say = messages(options.language)
  const place = { url: options.redis }
  const tell = (line: string): void => {
    process.stderr.write(`${line}\n`)
  }
  const stores = openDataStores(options.data)
  const queue = await openSweptQueue(options.redis, stores, tell)
  const pipeline = await openPipeline({ processes: options.concurrency })
  const work = openDocumentWork({
    storeOf: (tenant) => stores.storeOf(tenant),
    pipeline,
    producer,
    process: options.forceOcr === true ? { forceOcr: true } : {},
  })
  const worker = openQueueWorker({ place, work, concurrency: options.concurrency, lockMs: options.lock * 1000 })
  const unsubscribe = await queue.jobs.subscribe((event) => {
    if (event.kind === 'stored') tell(`${event.documentId} ${say.stored}`)
    if (event.kind === 'failed') tell(`${event.documentId} ${say.failed} ${event.code}`)
  })
  const { signal, done } = interruptSignal()
  tell(`${say.workerReady} (${options.concurrency})`)
  await aborted(signal)
  tell(say.workerStops)
  await worker.close(options.grace * 1000)
  await unsubscribe()
  await work.close()
  await pipeline.close()
  await queue.close()
  await stores.close()
  done()
  return exitCodes.done
}
