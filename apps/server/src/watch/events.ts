import type { JobEvent, Jobs } from '@vanthu/workers'

export interface Listener {
  readonly tenant: string
  readonly hear: (event: JobEvent) => void
  /** There will be no more: the server stops. */
  readonly end: () => void
}

/** What happens in the queue, for any number of listeners over one connection to it. */
export interface Events {
  /** Gives how to stop listening. @throws CodedError `queue.unreachable`. */
  listen(listener: Listener): Promise<() => void>
  /** How many listen. */
  readonly listening: number
  close(): Promise<void>
}

export function openEvents(jobs: Jobs): Events {
  const listeners = new Set<Listener>()
  let subscribed: Promise<() => Promise<void>> | null = null
  const subscribe = (): Promise<() => Promise<void>> => {
    subscribed ??= jobs
      .subscribe((event) => {
        for (const listener of listeners) if (listener.tenant === event.tenant) listener.hear(event)
      })
      .catch((error: unknown) => {
        // The next who asks tries again.
        subscribed = null
        throw error
      })
    return subscribed
  }
  return {
    async listen(listener) {
      await subscribe()
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    get listening() {
      return listeners.size
    },
    async close() {
      for (const listener of listeners) listener.end()
      listeners.clear()
      const unsubscribe = await subscribed?.catch(() => null)
      await unsubscribe?.()
    },
  }
}
