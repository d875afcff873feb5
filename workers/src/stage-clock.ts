import type { Stage } from '@vanthu/pipeline'
import type { StageTimes } from './queue/job-event.js'

/** How long the stages of one document take. */
export interface StageClock {
  /** For the pipeline, see `ProcessOptions.onStage`. */
  readonly note: (stage: Stage, ms: number) => void
  storing<T>(work: () => Promise<T>): Promise<T>
  times(): StageTimes
}

export function stageClock(): StageClock {
  const noted = new Map<Stage | 'store', number>()
  return {
    note: (stage, ms) => void noted.set(stage, ms),
    async storing(work) {
      const from = performance.now()
      const done = await work()
      noted.set('store', performance.now() - from)
      return done
    },
    times: () => ({
      read: noted.get('read') ?? null,
      repair: noted.get('repair') ?? 0,
      extract: noted.get('extract') ?? 0,
      store: noted.get('store') ?? 0,
    }),
  }
}
