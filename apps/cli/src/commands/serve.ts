import { readConfig, serve } from '@vanthu/server'
import { openDataAccounts, openDataStores } from '../store-place.js'
import { exitCodes } from '../exit-codes.js'
import { interruptSignal } from '../interrupt.js'
import type { Language } from '../language.js'
import { messages } from '../language.js'

export interface ServeOptions {
  readonly data: string
  readonly host?: string
  readonly port?: number
  /** Seconds. */
  readonly grace: number
  readonly language: Language
}

/** Serves the HTTP interface until it is told to end; then finishes what is under way, for `grace` seconds at most. */
export async function runServe({ data, host, port, grace, language }: ServeOptions): Promise<number> {
  const say = messages(language)
  const tell = (line: string): void => {
    process.stderr.write(`${line}\n`)
  }
  const config = readConfig({
    // On a terminal the lines of the log would bury what is said to people.
    ...(process.stdout.isTTY === true ? { VANTHU_LOG_LEVEL: 'warn' } : {}),
    ...process.env,
    VANTHU_DATA: data,
    ...(host === undefined ? {} : { HOST: host }),
    ...(port === undefined ? {} : { PORT: String(port) }),
  })
  const stores = openDataStores(config.directory)
  const accounts = await openDataAccounts(config.directory)
  const queue = config.redisUrl === null ? null : await openQueue(config.redisUrl, stores, tell)
  const { signal, done } = interruptSignal()
  try {
    const serving = await serve({ config, stores, accounts, jobs: queue?.jobs ?? null })
    tell(`${say.serving} ${serving.url}`)
    if (!serving.signIn) tell(say.noSignIn)
    if (!signal.aborted) {
      await new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => resolve(), { once: true })
      })
    }
    tell(say.workerStops)
    await serving.stop(grace * 1000)
    return exitCodes.done
  } finally {
    await queue?.close()
    await stores.close()
    await accounts.close()
    done()
  }
}

type Stores = ReturnType<typeof openDataStores>

/** The queue, told of what it must not be, and a sweeper that fills it with what it lost. */
async function openQueue(url: string, stores: Stores, tell: (line: string) => void) {
  const { checkRedis, connectRedis, keepSweeping, openJobs } = await import('@vanthu/workers')
  const redis = connectRedis({ url })
  for (const { code, message } of await checkRedis(redis).finally(() => redis.disconnect())) tell(`${code}: ${message}`)
  const jobs = openJobs({ url })
  const stopSweeping = keepSweeping(stores, jobs, {
    onError: (error) => tell(error instanceof Error ? error.message : String(error)),
  })
  return {
    jobs,
    close: async () => {
      await stopSweeping()
      await jobs.close()
    },
  }
}
