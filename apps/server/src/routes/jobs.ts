import { leaseholder } from '@vanthu/store'
import type { JobRow } from '@vanthu/workers'
import { dropped } from '@vanthu/workers'
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
    droppable: z
      .boolean()
      .meta({ description: 'False while it runs, and for a failed document where there is no queue' }),
  })
  .meta({ id: 'Job' })

const tags = ['jobs']
const Named = z.strictObject({ jobId: z.string().min(1).max(200) })

/** The queue, as far as it is the asker's organisation's. */
export function addJobs(app: App, context: Context): void {
  const { jobs } = context

  /** Null for a job of another organisation, which is as unknown as one that is not there. */
  async function own(request: Request, jobId: string): Promise<JobRow | null> {
    const job = await jobs.job(jobId)
    return job?.tenant === context.asker(request).organisation ? job : null
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
      const { organisation: tenant } = context.asker(request)
      const rows = await jobs.list({ tenant, ...request.query })
      return { rows: rows.slice(0, request.query.limit).map(({ tenant: _, ...row }) => row) }
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
      if ((await own(request, jobId)) === null || !(await jobs.retry(jobId))) throw notFound('failed job')
      await context.audit(request, 'job.retried', jobId)
      return done
    },
  )

  app.delete(
    '/api/jobs/:jobId',
    {
      config: { role: 'admin' },
      schema: {
        summary: 'Take a job out of the queue, unless it runs; a document that waited fails as queue.dropped',
        tags,
        params: Named,
        response: { 200: Done },
      },
    },
    async (request) => {
      const { jobId } = request.params
      const job = await own(request, jobId)
      if (job === null || !(await jobs.drop(jobId))) throw notFound('job that waits')
      // A document that still waited would be queued again.
      const store = await context.storeOf(request)
      const { documentId } = job
      const claim = job.step === 'begin' ? await store.claim({ documentId, holder: leaseholder() }) : null
      if (claim !== null) await store.fail(claim, dropped)
      await context.audit(request, 'job.dropped', jobId)
      return done
    },
  )
}
