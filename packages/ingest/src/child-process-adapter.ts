import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import type { Answers, ReadPage, Reply, Task } from './child/task.js'
import { MEMORY_SIGNAL } from './child/watchdog.js'
import { childEntry } from './child-entry.js'
import { fail, fromWire } from './failure.js'

interface Waiting {
  readonly part: (page: ReadPage) => void
  readonly resolve: (answer: Answers[keyof Answers]) => void
  readonly reject: (error: Error) => void
}

/**
 * One reading process, seen from the parent. It takes one task at a time. After a timeout or a crash it is gone for
 * good (`alive` is false) and the pool starts another.
 */
export class ReadingProcess {
  readonly #child: ChildProcess
  #waiting: Waiting | null = null
  #next = 1
  #killedFor: 'timeout' | 'closed' | null = null
  alive = true
  /** Pages read since the start. */
  pages = 0
  /** Resident bytes after the last task. */
  rss = 0
  /** The file that it has open, to send it the next page of the same. */
  file: string | null = null

  constructor(memoryMb: number) {
    this.#child = fork(childEntry, [String(memoryMb)], {
      serialization: 'advanced',
      execArgv: [
        // The heap's bound lies below the bound of the whole process: most memory of decoders is outside of it.
        `--max-old-space-size=${Math.max(128, Math.round(memoryMb * 0.6))}`,
        // Processes are as many as cores: threads that help one to collect its garbage take the time from the others. More
        // room for young objects would save twice as much on text layers, but costs 60 to 80 MB where pages are recognised.
        '--single-threaded-gc',
      ],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: { ...process.env, OMP_THREAD_LIMIT: '1', NODE_OPTIONS: '' },
    })
    this.#child.on('message', (message) => {
      this.#answered(message as Reply)
    })
    this.#child.on('exit', (code, signal) => {
      this.#ended(code, signal)
    })
    this.#child.on('error', () => {
      this.#ended(null, null)
    })
    this.#hold(false)
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  /**
   * The time limit counts from one part of the answer to the next.
   * @throws CodedError `ingest.timeout`, `ingest.out_of_memory`, `ingest.process_crashed`, and what the task failed with.
   * @throws RangeError when the process is busy or gone.
   */
  async ask<T extends Task>(
    task: T,
    timeoutMs: number,
    onPart: (page: ReadPage) => void = () => undefined,
  ): Promise<Answers[T['kind']]> {
    if (!this.alive || this.#waiting !== null)
      throw new RangeError(`reading process ${String(this.pid)} is busy or gone`)
    this.#hold(true)
    const timer = setTimeout(() => {
      this.#kill('timeout')
    }, timeoutMs)
    try {
      const answer = await new Promise<Answers[keyof Answers]>((resolve, reject) => {
        const part = (page: ReadPage): void => {
          timer.refresh()
          onPart(page)
        }
        this.#waiting = { part, resolve, reject }
        this.#child.send({ id: this.#next, task }, (error) => {
          if (error !== null) this.#ended(null, null)
        })
      })
      return answer as Answers[T['kind']]
    } finally {
      clearTimeout(timer)
      this.#hold(false)
    }
  }

  close(): Promise<void> {
    if (!this.alive) return Promise.resolve()
    return new Promise((resolve) => {
      this.#child.once('exit', () => {
        resolve()
      })
      this.#hold(true)
      this.#kill('closed')
    })
  }

  #answered(reply: Reply): void {
    const waiting = this.#waiting
    if (waiting === null || reply.id !== this.#next) return
    this.rss = reply.rss
    if ('part' in reply) {
      waiting.part(reply.part)
      return
    }
    this.#next++
    this.#waiting = null
    if (reply.ok) waiting.resolve(reply.answer)
    else waiting.reject(fromWire(reply.failure))
  }

  #ended(code: number | null, signal: NodeJS.Signals | null): void {
    if (!this.alive) return
    this.alive = false
    const waiting = this.#waiting
    this.#waiting = null
    if (waiting === null) return
    if (this.#killedFor === 'timeout') waiting.reject(fail('ingest.timeout'))
    else if (this.#killedFor === 'closed') waiting.reject(fail('ingest.reader_closed'))
    else if (memorySignals.has(signal ?? '')) waiting.reject(fail('ingest.out_of_memory'))
    else waiting.reject(fail('ingest.process_crashed', signal ?? `exit code ${String(code)}`))
  }

  #kill(why: 'timeout' | 'closed'): void {
    this.#killedFor ??= why
    this.#child.kill('SIGKILL')
  }

  /** An idle process does not keep the parent alive. */
  #hold(busy: boolean): void {
    const channel = this.#child.channel
    if (busy) {
      this.#child.ref()
      channel?.ref()
    } else {
      this.#child.unref()
      channel?.unref()
    }
  }
}

/** Our watchdog; V8 out of heap (abort, trap); the system out of memory (kill). */
const memorySignals = new Set<string>([MEMORY_SIGNAL, 'SIGABRT', 'SIGTRAP', 'SIGKILL'])
