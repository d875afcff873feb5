import type { Stores } from '@vanthu/store'
import type { Jobs } from '@vanthu/workers'
import { checkRedis, connectRedis, keepSweeping, openJobs } from '@vanthu/workers'

export interface SweptQueue {
  readonly jobs: Jobs
  close(): Promise<void>
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
