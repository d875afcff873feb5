import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url))

export interface Done {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

export interface Running {
  readonly pid: number
  readonly done: Promise<Done>
  kill(signal: NodeJS.Signals): void
}

/** Starts the built command line as a user would; its own process group, so that a kill takes its readers too. */
export function start(args: readonly string[], env: Readonly<Record<string, string>> = {}, input = ''): Running {
  const child = spawn(process.execPath, [main, ...args], {
    detached: true,
    // The data folder, whatever database the tests of the store use.
    env: { ...process.env, DATABASE_URL: '', REDIS_URL: '', LANG: 'C', NO_COLOR: '1', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const { pid } = child
  if (pid === undefined) throw new Error('the command line did not start')
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const parts: { readonly out: Buffer[]; readonly err: Buffer[] } = { out: [], err: [] }
  child.stdout.on('data', (part: Buffer) => parts.out.push(part))
  child.stderr.on('data', (part: Buffer) => parts.err.push(part))
  return {
    pid,
    kill: (signal) => process.kill(-pid, signal),
    done: new Promise((resolve) => {
      child.on('close', (status) =>
        resolve({
          status,
          out: Buffer.concat(parts.out).toString('utf8'),
          err: Buffer.concat(parts.err).toString('utf8'),
        }),
      )
    }),
  }
}

export const run = (args: readonly string[], env?: Readonly<Record<string, string>>, input?: string): Promise<Done> =>
  start(args, env, input).done
