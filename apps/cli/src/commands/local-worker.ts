import { openPipeline } from '@vanthu/pipeline'
import { leaseholder } from '@vanthu/store'
import { openLocalWorker, serveParent } from '@vanthu/workers'
import { exitCodes } from '../exit-codes.js'
import { aborted, interruptSignal } from '../interrupt.js'
import type { Language } from '../language.js'
import { messages } from '../language.js'
import { openDataStores } from '../store-place.js'
import { printFailure } from '../terminal/failure.js'
import { producer } from '../version.js'

export interface LocalWorkerOptions {
  readonly data: string
  readonly concurrency: number
  /** Seconds. */
  readonly grace: number
  readonly forceOcr?: boolean
  readonly language: Language
}

/**
 * Works on what waits in the stores of one machine, without a queue, until it is told to end or the server that started
 * it is gone.
 */
export async function runLocalWorker(options: LocalWorkerOptions): Promise<number> {
  const say = messages(options.language)
  const stores = openDataStores(options.data)
  const pipeline = await openPipeline({ processes: options.concurrency })
  const worker = openLocalWorker({
    stores,
    pipeline,
    producer,
    holder: leaseholder(),
    process: options.forceOcr === true ? { forceOcr: true } : {},
    onError: (error) => printFailure(error, options.language),
  })
  const { signal, done } = interruptSignal()
  const told = serveParent(worker)
  if (told === null) {
    process.stderr.write(`${say.workerReady} (${options.concurrency})\n`)
    await aborted(signal)
    process.stderr.write(`${say.workerStops}\n`)
  }
  // A terminal and a service manager tell all processes to end; here the server says how long that may take.
  await worker.close((await told) ?? options.grace * 1000)
  await pipeline.close()
  await stores.close()
  done()
  // The channel to the server would keep the process alive.
  if (process.connected) process.disconnect()
  return exitCodes.done
}
