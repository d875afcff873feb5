import type { JobRow, Jobs } from '@vanthu/workers'

export const failedJob: JobRow = {
  jobId: 'job-of-hoa-giang',
  tenant: 'hoa_giang',
  documentId: 'f'.repeat(64),
  step: 'begin',
  page: null,
  state: 'failed',
  attempts: 9,
  reason: 'the disk was full',
  since: 1_700_000_000_000,
  droppable: true,
}

/** A queue that has these jobs, whatever is done to them. */
export const queueOf = (rows: readonly JobRow[]): Jobs => ({
  enqueue: () => Promise.resolve(),
  live: (refs) => Promise.resolve(refs.map(() => false)),
  list: ({ state, tenant } = {}) =>
    Promise.resolve(
      rows.filter(
        (row) => (state === undefined || row.state === state) && (tenant === undefined || row.tenant === tenant),
      ),
    ),
  job: (jobId) => Promise.resolve(rows.find((row) => row.jobId === jobId) ?? null),
  retry: (jobId) => Promise.resolve(rows.some((row) => row.jobId === jobId)),
  drop: (jobId) => Promise.resolve(rows.some((row) => row.jobId === jobId)),
  counts: () => Promise.resolve({ waiting: 0, active: 0, delayed: 0, failed: 1, pagesWaiting: 0, pagesActive: 0 }),
  oldestWaitingMs: () => Promise.resolve(null),
  subscribe: () => Promise.resolve(() => Promise.resolve()),
  close: () => Promise.resolve(),
})
