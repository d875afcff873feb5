import { readConfig, serve } from '@vanthu/server'
import { openLocalQueue, openSweptQueue } from '../queue-place.js'
import { openDataAccounts, openDataStores } from '../store-place.js'
import { exitCodes } from '../exit-codes.js'
import { aborted, interruptSignal } from '../interrupt.js'
import type { Language } from '../language.js'
import { messages } from '../language.js'

export interface ServeOptions {
  readonly data: string
  readonly host?: string
  readonly port?: number
  /** Seconds. */
  readonly grace: number
  /** Pages read at once, where this machine reads. */
  readonly concurrency: number
  readonly language: Language
}

/** Serves the HTTP interface until it is told to end; then finishes what is under way, for `grace` seconds at most. */
export async function runServe({ data, host, port, grace, concurrency, language }: ServeOptions): Promise<number> {
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
  const { redisUrl } = config
  const queue =
    redisUrl === null
      ? openLocalQueue(stores, { data, concurrency, tell: (ended) => tell(`${say.readerEnded} ${ended}`) })
      : await openSweptQueue(redisUrl, stores, tell)
  const { signal, done } = interruptSignal()
  try {
    const serving = await serve({ config, stores, accounts, jobs: queue.jobs })
    tell(`${say.serving} ${serving.url}`)
    if (!serving.signIn) tell(say.noSignIn)
    await aborted(signal)
    tell(say.workerStops)
    await serving.stop(grace * 1000)
    return exitCodes.done
  } finally {
    await queue.close(grace * 1000)
    await stores.close()
    await accounts.close()
    done()
  }
}
