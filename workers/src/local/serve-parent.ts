import type { LocalWorker } from './local-worker.js'
import { ToWorker } from './worker-message.js'

/**
 * In a process that `forkWorker` started: does what the parent says and tells it what happens. Resolves with how long what
 * is under way may take when the parent says stop; with 0 where the parent is gone. Null where there is no parent.
 */
export function serveParent(worker: LocalWorker): Promise<number> | null {
  if (process.send === undefined) return null
  worker.subscribe((event) => {
    if (process.connected) process.send?.(event)
  })
  return new Promise((resolve) => {
    // A parent that was killed while this process started is gone without a word.
    if (!process.connected) resolve(0)
    process.on('message', (given) => {
      const message = ToWorker.safeParse(given)
      if (!message.success) return
      if (message.data.kind === 'stop') resolve(message.data.withinMs)
      else worker.wake(message.data.urgent ?? undefined)
    })
    process.once('disconnect', () => resolve(0))
  })
}
