import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { JobEvent } from '../queue/job-event.js'
import type { LocalWorker } from './local-worker.js'
import type { ToWorker } from './worker-message.js'

export interface ForkedWorkerOptions {
  /** A program that calls `serveParent`. */
  readonly program: string
  readonly args: readonly string[]
  /** It ended by itself, and is started again after so many milliseconds. */
  readonly onEnded?: (ended: {
    readonly code: number | null
    readonly signal: string | null
    readonly inMs: number
  }) => void
}

const firstMs = 500
const longestMs = 60_000
/** One that lived so long is started again at once. */
const healthyMs = 60_000
/** How long it may take to end after its time is over. */
const overtimeMs = 5_000

/**
 * A worker in a process of its own, so that reading holds no question up and a crash of it costs none. One that ends is
 * started again; what it was at is claimed anew by its successor.
 */
export function forkWorker({ program, args, onEnded = () => undefined }: ForkedWorkerOptions): LocalWorker {
  const listeners = new Set<(event: JobEvent) => void>()
  let child: ChildProcess | null = null
  let again: NodeJS.Timeout | null = null
  let waitMs = firstMs
  let closing = false
  let ended: () => void = () => undefined
  const allEnded = new Promise<void>((resolve) => {
    ended = resolve
  })

  function start(): void {
    const since = Date.now()
    const started = fork(program, [...args], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    child = started
    started.on('message', (message) => {
      const event = JobEvent.safeParse(message)
      if (event.success) for (const listener of listeners) listener(event.data)
    })
    const gone = (code: number | null, signal: string | null): void => {
      if (child !== started) return
      child = null
      if (closing) {
        ended()
        return
      }
      if (Date.now() - since > healthyMs) waitMs = firstMs
      onEnded({ code, signal, inMs: waitMs })
      again = setTimeout(start, waitMs)
      waitMs = Math.min(waitMs * 2, longestMs)
    }
    // One that never began, say because the machine has no process left, says nothing when it ends.
    started.on('error', () => (started.pid === undefined ? gone(null, null) : undefined))
    started.once('exit', gone)
  }
  const send = (message: ToWorker): void => {
    if (child?.connected === true) child.send(message)
  }

  start()
  return {
    wake: (urgent) => send({ kind: 'wake', urgent: urgent ?? null }),
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async close(withinMs) {
      closing = true
      if (again !== null) clearTimeout(again)
      if (child === null) return
      send({ kind: 'stop', withinMs })
      const kill = setTimeout(() => child?.kill('SIGKILL'), withinMs + overtimeMs)
      await allEnded
      clearTimeout(kill)
    },
  }
}
