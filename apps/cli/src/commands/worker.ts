import { openPipeline } from '@vanthu/pipeline'
import { checkRedis, connectRedis, keepSweeping, openDocumentWork, openJobs, openQueueWorker } from '@vanthu/workers'
import { exitCodes } from '../exit-codes.js'
import { interruptSignal } from '../interrupt.js'
import type { Language } from '../language.js'
import { messages } from '../language.js'
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
  const redis = connectRedis(place)
  for (const { code, message } of await checkRedis(redis).finally(() => redis.disconnect())) tell(`${code}: ${message}`)
  const stores = openDataStores(options.data)
  const pipeline = await openPipeline({ processes: options.concurrency })
  const jobs = openJobs(place)
  const work = openDocumentWork({
    storeOf: (tenant) => stores.storeOf(tenant),
    pipeline,
    producer,
    process: options.forceOcr === true ? { forceOcr: true } : {},
  })
  const worker = openQueueWorker({ place, work, concurrency: options.concurrency, lockMs: options.lock * 1000 })
  const unsubscribe = await jobs.subscribe((event) => {
    if (event.kind === 'stored') tell(`${event.documentId} ${say.stored}`)
    if (event.kind === 'failed') tell(`${event.documentId} ${say.failed} ${event.code}`)
  })
  const stopSweeping = keepSweeping(stores, jobs, {
    onError: (error) => tell(error instanceof Error ? error.message : String(error)),
  })
  const { signal, done } = interruptSignal()
  tell(`${say.workerReady} (${options.concurrency})`)
  if (!signal.aborted) {
    await new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true })
    })
  }
  tell(say.workerStops)
  await stopSweeping()
  await worker.close(options.grace * 1000)
  await unsubscribe()
  await work.close()
  await pipeline.close()
  await jobs.close()
  await stores.close()
  done()
  return exitCodes.done
}
