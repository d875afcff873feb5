import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { freePort } from '../../../scripts/services/free-port.mjs'

export const main = fileURLToPath(new URL('../../../apps/cli/dist/main.js', import.meta.url))
export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** A program that is started again whenever it ends, as a service manager does. */
export interface Service {
  kill(): void
  /** Kills the processes that it has started, and not itself. False where it has none. */
  killChildren(): boolean
  /** For good. */
  stop(): void
}

export function keepRunning(args: readonly string[], env: Readonly<Record<string, string>>): Service {
  let child: ChildProcess | null = null
  let stopping = false
  const start = (): void => {
    child = spawn(process.execPath, [main, ...args], { env: { ...process.env, ...env }, stdio: 'ignore' })
    child.on('exit', () => {
      if (!stopping) setTimeout(start, 300)
    })
  }
  start()
  return {
    kill: () => void child?.kill('SIGKILL'),
    killChildren: () => {
      const below = childrenOf(child?.pid ?? 0)
      for (const pid of below) process.kill(pid, 'SIGKILL')
      return below.length > 0
    },
    stop: () => {
      stopping = true
      child?.kill('SIGKILL')
    },
  }
}

/** Command lines of the processes that name a folder. */
export function runningWith(folder: string): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((pid) => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')]
      } catch {
        // It has ended a moment ago.
        return []
      }
    })
    .filter((line) => line.includes(folder))
}

function childrenOf(pid: number): readonly number[] {
  try {
    const list = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    return list.split(' ').filter(Boolean).map(Number)
  } catch {
    // It has ended a moment ago.
    return []
  }
}

const Uploaded = z.object({ rows: z.array(z.object({ documentId: z.string().nullable() })) })
const Corrected = z.object({ id: z.int() })

/** What people do with a server that may be gone at any moment: they try again until it answers. */
export interface Sender {
  readonly url: string
  send(filename: string, bytes: Uint8Array): Promise<string>
  /** Gives the title a new text; gives the number of the event. */
  correctTitle(documentId: string, before: string | null, after: string): Promise<number>
  readAgain(documentId: string): Promise<void>
}

const boundary = 'ranh-gioi'

export async function openSender(): Promise<Sender & { readonly port: number }> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`

  /** Until it is done; what the server does not take for good is an error of the test. */
  async function insist(path: string, init: RequestInit): Promise<unknown> {
    for (;;) {
      const answer = await fetch(`${url}${path}`, { ...init, signal: AbortSignal.timeout(10_000) }).catch(() => null)
      const text = await answer?.text().catch(() => null)
      if (answer?.ok === true && typeof text === 'string') return JSON.parse(text)
      if (answer !== null && answer.status < 500 && answer.status !== 429 && !answer.ok) {
        throw new Error(`${path}: ${answer.status} ${text ?? ''}`)
      }
      await sleep(200)
    }
  }
  const post = (path: string, body: unknown): Promise<unknown> =>
    insist(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

  return {
    port,
    url,
    async send(filename, bytes) {
      const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${filename}"\r\n\r\n`
      const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
      const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` }
      const [row] = Uploaded.parse(await insist('/api/uploads', { method: 'POST', headers, body })).rows
      const expected = createHash('sha256').update(bytes).digest('hex')
      if (row?.documentId !== expected) throw new Error(`${filename} was received as ${String(row?.documentId)}`)
      return expected
    },
    async correctTitle(documentId, before, after) {
      const correction = { target: { of: 'header', field: 'title' }, before, after }
      return Corrected.parse(await post(`/api/documents/${documentId}/corrections`, correction)).id
    },
    async readAgain(documentId) {
      await insist(`/api/documents/${documentId}/read-again`, { method: 'POST' })
    },
  }
}
