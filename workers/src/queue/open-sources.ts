import type { OpenedSource } from '@vanthu/ingest'
import type { DocumentRef } from './document-ref.js'

/** Files that are read page by page stay open between their pages: a scan of 50 MB is not copied for each. */
const most = 4
const idleMs = 60_000

interface Entry {
  readonly opened: Promise<OpenedSource | null>
  users: number
  timer: NodeJS.Timeout | null
}

/** The files that this process has open. Those that nobody uses are closed after a minute, or when they are too many. */
export class OpenSources {
  readonly #open: (ref: DocumentRef) => Promise<OpenedSource | null>
  readonly #entries = new Map<string, Entry>()

  constructor(open: (ref: DocumentRef) => Promise<OpenedSource | null>) {
    this.#open = open
  }

  /** Null for a file without pages. @throws what opening throws, and `work`; a file that did not open is tried anew. */
  async use<T>(ref: DocumentRef, work: (opened: OpenedSource | null) => T | Promise<T>): Promise<T> {
    const key = `${ref.tenant}/${ref.documentId}`
    const entry = this.#entries.get(key) ?? { opened: this.#open(ref), users: 0, timer: null }
    // The last used stands last.
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    entry.users += 1
    if (entry.timer !== null) clearTimeout(entry.timer)
    try {
      return await work(await entry.opened)
    } finally {
      entry.users -= 1
      const failed = await entry.opened.then(
        () => false,
        () => true,
      )
      if (failed) this.#entries.delete(key)
      else if (entry.users === 0) {
        entry.timer = setTimeout(() => void this.#close(key, entry), idleMs)
        entry.timer.unref()
        await this.#closeTooMany()
      }
    }
  }

  async close(): Promise<void> {
    for (const [key, entry] of [...this.#entries]) await this.#close(key, entry)
  }

  async #closeTooMany(): Promise<void> {
    const idle = [...this.#entries].filter(([, entry]) => entry.users === 0)
    for (const [key, entry] of idle.slice(0, Math.max(0, this.#entries.size - most))) await this.#close(key, entry)
  }

  async #close(key: string, entry: Entry): Promise<void> {
    if (entry.timer !== null) clearTimeout(entry.timer)
    if (this.#entries.get(key) === entry) this.#entries.delete(key)
    const opened = await entry.opened.catch(() => null)
    await opened?.close()
  }
}
