import { availableParallelism, freemem } from 'node:os'
import type { Answers, ReadPage, Task } from './child/task.js'
import { ReadingProcess } from './child-process-adapter.js'
import { fail } from './failure.js'

export interface ReaderOptions {
  /** Reading processes at most. By default as many as cores, each with 600 MB of free memory, at most 8. */
  readonly processes: number
  /** Resident memory of one process; above it the process is ended and its page fails. */
  readonly processMemoryMb: number
  /** A process is replaced after so many pages: the engine's memory only grows. */
  readonly pagesPerProcess: number
  /** A process that holds more than this after a page is replaced. */
  readonly restingMemoryMb: number
  /**
   * A process that has read so many pages and holds more than so much memory ends with its document: putting a long one
   * together needs the memory. One that has only read text layers holds less and goes on.
   */
  readonly pagesToEnd: number
  readonly memoryToEndMb: number
}

export interface RunOptions {
  readonly timeoutMs: number
  readonly signal?: AbortSignal
  /** Start on a process that has done nothing yet: for a page that broke one. */
  readonly fresh?: boolean
  /** Called with each page as it is read; must not throw. */
  readonly onPart?: (page: ReadPage) => void
}

/** A pool of reading processes, started when first needed and kept between documents. */
export interface Reader {
  readonly processes: number
  /** Waits for a free process, then for its answer. @throws CodedError */
  run<T extends Task>(task: T, options: RunOptions): Promise<Answers[T['kind']]>
  /** Processes that are started and have nothing to do. */
  idle(): number
  /** Process ids of the living reading processes. */
  pids(): readonly number[]
  /** Lets go of a file in all processes that are free. */
  forget(path: string): Promise<void>
  /** Ends all processes; what is being read fails with `ingest.reader_closed`. */
  close(): Promise<void>
}

/** One reader serves many documents at once. An idle reader does not keep the program running. */
export function openReader(options: Partial<ReaderOptions> = {}): Reader {
  return new Pool({
    processes: Math.max(1, Math.trunc(options.processes ?? defaultProcesses())),
    processMemoryMb: options.processMemoryMb ?? 1_024,
    pagesPerProcess: options.pagesPerProcess ?? 300,
    restingMemoryMb: options.restingMemoryMb ?? 420,
    pagesToEnd: options.pagesToEnd ?? 100,
    memoryToEndMb: options.memoryToEndMb ?? 240,
  })
}

function defaultProcesses(): number {
  const byMemory = Math.floor(freemem() / (600 * 1024 * 1024))
  return Math.max(1, Math.min(availableParallelism(), byMemory, 8))
}

class Pool implements Reader {
  readonly processes: number
  readonly #options: ReaderOptions
  readonly #idle: ReadingProcess[] = []
  readonly #busy = new Set<ReadingProcess>()
  readonly #queue: (() => void)[] = []
  #closed = false

  constructor(options: ReaderOptions) {
    this.#options = options
    this.processes = options.processes
  }

  async run<T extends Task>(task: T, options: RunOptions): Promise<Answers[T['kind']]> {
    const path = pathOf(task)
    const child = await this.#lease(path, options)
    try {
      const answer = await child.ask(task, options.timeoutMs, (page) => {
        child.pages++
        options.onPart?.(page)
      })
      child.file = path
      return answer
    } catch (error) {
      child.pages++
      throw error
    } finally {
      await this.#release(child)
    }
  }

  idle(): number {
    return this.#idle.filter(({ alive }) => alive).length
  }

  pids(): readonly number[] {
    return [...this.#idle, ...this.#busy].flatMap(({ alive, pid }) => (alive && pid !== undefined ? [pid] : []))
  }

  async forget(path: string): Promise<void> {
    for (;;) {
      // Looked for anew each time: while one process lets go, another document may have taken the next.
      const at = this.#idle.findIndex((c) => c.alive && c.file === path)
      const [child] = at === -1 ? [] : this.#idle.splice(at, 1)
      if (child === undefined) return
      this.#busy.add(child)
      try {
        child.file = null
        if (this.#endsWithDocument(child)) await child.close()
        else await child.ask({ kind: 'close', path }, 5_000)
      } catch {
        // A process that cannot even let go of a file is replaced.
        await child.close()
      }
      await this.#release(child)
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const wake of this.#queue.splice(0)) wake()
    await Promise.all([...this.#idle.splice(0), ...this.#busy].map((child) => child.close()))
  }

  async #lease(path: string, { signal, fresh = false }: RunOptions): Promise<ReadingProcess> {
    for (;;) {
      if (this.#closed) throw fail('ingest.reader_closed')
      signal?.throwIfAborted()
      const child = this.#take(path, fresh)
      if (child !== null) return child
      await new Promise<void>((resolve) => this.#queue.push(resolve))
    }
  }

  /** A free process, best the one that has the file open; a new one while there are fewer than allowed. */
  #take(path: string, fresh: boolean): ReadingProcess | null {
    for (let i = this.#idle.length - 1; i >= 0; i--) if (this.#idle[i]?.alive !== true) this.#idle.splice(i, 1)
    if (!fresh) {
      const same = this.#idle.findIndex((child) => child.file === path)
      const found = this.#idle.splice(Math.max(0, same), 1)[0]
      if (found !== undefined) return this.#use(found)
    }
    if (this.#mayStart()) return this.#use(new ReadingProcess(this.#options.processMemoryMb))
    const used = this.#idle.shift()
    if (used === undefined) return null
    void used.close()
    return this.#use(new ReadingProcess(this.#options.processMemoryMb))
  }

  #mayStart(): boolean {
    return this.#idle.length + this.#busy.size < this.processes
  }

  #use(child: ReadingProcess): ReadingProcess {
    this.#busy.add(child)
    return child
  }

  #endsWithDocument({ pages, rss }: ReadingProcess): boolean {
    const { pagesToEnd, memoryToEndMb } = this.#options
    return pages >= pagesToEnd && rss > memoryToEndMb * 1024 * 1024
  }

  async #release(child: ReadingProcess): Promise<void> {
    const { pagesPerProcess, restingMemoryMb } = this.#options
    const worn = child.pages >= pagesPerProcess || child.rss > restingMemoryMb * 1024 * 1024
    if (child.alive && worn) await child.close()
    this.#busy.delete(child)
    if (child.alive && !this.#closed) this.#idle.push(child)
    // All look again, in their order: one of them may have lost its wish to read.
    for (const wake of this.#queue.splice(0)) wake()
  }
}

function pathOf(task: Task): string {
  return task.kind === 'close' ? task.path : task.file.path
}
