import type { JobRow, JobState, LocalWorker } from '@vanthu/workers'
import { openJobs, openLocalJobs } from '@vanthu/workers'
import { exitCodes } from '../exit-codes.js'
import type { Language } from '../language.js'
import { messages } from '../language.js'
import { openDataStores } from '../store-place.js'
import { ruledTable } from '../terminal/table.js'

export interface JobsOptions {
  readonly redis: string
  /** The documents of `data` in place of the queue. */
  readonly local?: boolean
  readonly data: string
  readonly state?: JobState
  readonly limit?: number
  readonly json?: boolean
  readonly language: Language
}

/** Lists jobs with their counts, puts failed ones back, or takes jobs out of the queue. */
export async function runJobs(
  what: 'list' | 'retry' | 'drop',
  ids: readonly string[],
  options: JobsOptions,
): Promise<number> {
  const say = messages(options.language)
  const stores = options.local === true ? openDataStores(options.data) : null
  const jobs = stores === null ? openJobs({ url: options.redis }) : openLocalJobs(stores, elsewhere)
  try {
    if (what === 'list') {
      const { state, limit } = options
      const rows = await jobs.list({
        ...(state === undefined ? {} : { state }),
        ...(limit === undefined ? {} : { limit }),
      })
      const counts = await jobs.counts()
      const oldestWaitingMs = await jobs.oldestWaitingMs()
      if (options.json === true)
        process.stdout.write(`${JSON.stringify({ counts, oldestWaitingMs, jobs: rows }, null, 2)}\n`)
      else {
        if (rows.length > 0) process.stdout.write(`${ruledTable(columns, rows)}\n`)
        const named = Object.entries(counts).map(([name, n]) => `${name} ${n}`)
        process.stdout.write(`${named.join(', ')}\n`)
      }
      return exitCodes.done
    }
    let missing = 0
    for (const id of ids) {
      const done = what === 'retry' ? await jobs.retry(id) : await jobs.drop(id)
      if (done) continue
      missing += 1
      process.stderr.write(`${say.noJob}: ${id}\n`)
    }
    return missing === 0 ? exitCodes.done : missing < ids.length ? exitCodes.some : exitCodes.nothing
  } finally {
    await jobs.close()
    await stores?.close()
  }
}

/** The worker of the server, which finds by itself what was put back. */
const elsewhere: LocalWorker = {
  wake: () => undefined,
  subscribe: () => () => undefined,
  close: () => Promise.resolve(),
}

const columns = [
  { head: 'Job', value: (row: JobRow) => row.jobId, wrap: true },
  { head: 'State', value: (row: JobRow) => row.state },
  { head: 'Tries', value: (row: JobRow) => String(row.attempts), right: true },
  { head: 'Reason', value: (row: JobRow) => row.reason ?? '', wrap: true },
] as const
