import type { JobRow, Jobs } from '@vanthu/workers'
import { z } from 'zod'
import { Done, done, listOf, Moment } from '../answers/account.js'
import type { Context } from '../context.js'
import { notFound } from '../context.js'
import type { App, Request } from '../fastify-adapter.js'

const State = z.enum(['waiting', 'active', 'delayed', 'waiting-pages', 'failed'])
const JobAnswer = z
  .object({
    jobId: z.string(),
    documentId: z.string(),
    step: z.enum(['begin', 'page', 'finish']),
    page: z.int().nullable(),
    state: State,
    attempts: z.int(),
    reason: z.string().nullable().meta({ description: 'Why it failed, or why it is tried again' }),
    since: Moment,
  })
  .meta({ id: 'Job' })

const tags = ['jobs']
const Named = z.strictObject({ jobId: z.string().min(1).max(200) })
/** Jobs that are looked through for those of one organisation, of each state. */
const lookedThrough = 10_000

/** The queue, as far as it is the asker's organisation's. Without a queue there are no jobs. */
export function addJobs(app: App, context: Context): void {
  async function own(jobs: Jobs | null, request: Request, state?: z.infer<typeof State>): Promise<readonly JobRow[]> {
    if (jobs === null) return []
    const { organisation } = context.asker(request)
    const rows = await jobs.list({ limit: lookedThrough, ...(state === undefined ? {} : { state }) })
    return rows.filter((row) => row.tenant === organisation)
  }

  app.get(
    '/api/jobs',
    {
      config: { role: 'admin' },
      schema: {
        summary: 'What waits, runs or failed in the queue',
        tags,
        querystring: z.strictObject({
          state: State.exactOptional(),
          limit: z.coerce.number().int().min(1).max(1000).default(100),
        }),
        response: { 200: listOf(JobAnswer) },
      },
    },
    async (request) => {
      const rows = await own(context.jobs, request, request.query.state)
      const shown = rows.slice(0, request.query.limit)
      return { rows: shown.map(({ tenant: _, ...row }) => row) }
    },
  )

  app.post(
    '/api/jobs/:jobId/retry',
    {
      config: { role: 'admin' },
      schema: { summary: 'Put a failed job back', tags, params: Named, response: { 200: Done } },
    },
    async (request) => {
      const { jobId } = request.params
      const known = (await own(context.jobs, request, 'failed')).some((row) => row.jobId === jobId)
      if (!known || context.jobs === null || !(await context.jobs.retry(jobId))) throw notFound('failed job')
      await context.audit(request, 'job.retried', jobId)
      return done
    },
  )

  app.delete(
    '/api/jobs/:jobId',
    {
      config: { role: 'admin' },
      schema: {
        summary: 'Take a job out of the queue, unless it runs; its document stays',
        tags,
        params: Named,
        response: { 200: Done },
      },
    },
    async (request) => {
      const { jobId } = request.params
      const known = (await own(context.jobs, request)).some((row) => row.jobId === jobId)
      if (!known || context.jobs === null || !(await context.jobs.drop(jobId))) throw notFound('job that waits')
      await context.audit(request, 'job.dropped', jobId)
      return done
    },
  )
}
