import { fileURLToPath } from 'node:url'
import type { Stores } from '@vanthu/store'
import type { Jobs } from '@vanthu/workers'
import { checkRedis, connectRedis, forkWorker, keepSweeping, openJobs, openLocalJobs } from '@vanthu/workers'

export interface SweptQueue {
  readonly jobs: Jobs
  /** What this machine has under work may take so long to end. */
  close(withinMs?: number): Promise<void>
}

const program = fileURLToPath(new URL('main.js', import.meta.url))

/** What waits in the stores of this machine, and a process that works on it. */
export function openLocalQueue(
  stores: Stores,
  options: { readonly data: string; readonly concurrency: number; readonly tell: (ended: string) => void },
): SweptQueue {
  const worker = forkWorker({
    program,
    args: ['worker', '--local', '--data', options.data, '--concurrency', String(options.concurrency)],
    onEnded: ({ code, signal, inMs }) => options.tell(`(${signal ?? code ?? '?'}, ${inMs / 1000} s)`),
  })
  return { jobs: openLocalJobs(stores, worker), close: (withinMs = 0) => worker.close(withinMs) }
}

/** The queue, told of what its settings would cost, and a sweeper that fills it with what it lost. */
export async function openSweptQueue(url: string, stores: Stores, tell: (line: string) => void): Promise<SweptQueue> {
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
