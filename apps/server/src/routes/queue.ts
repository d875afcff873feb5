import { z } from 'zod'
import type { Context } from '../context.js'
import type { App } from '../fastify-adapter.js'
import type { PageLanguage } from '../queue-page.js'
import { queuePage, queuePath, queueScript, queueScriptPath } from '../queue-page.js'

const Html = z.string().meta({ description: 'text/html' })
const tags = ['jobs']
const shown = 200

/** The first of the languages that a browser asks for; Vietnamese where it asks for neither. */
function languageOf(header: string | undefined): PageLanguage {
  const asked = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((one) => one.trim().slice(0, 2))
  return asked.find((one) => one === 'vi' || one === 'en') === 'en' ? 'en' : 'vi'
}

/** The queue of the asker's organisation as a page: what waits, runs and failed, and buttons to put back and take out. */
export function addQueue(app: App, context: Context): void {
  app.get(
    queuePath,
    {
      config: { role: 'admin' },
      schema: {
        summary: 'The queue as a page for people',
        tags,
        querystring: z.strictObject({ lang: z.enum(['vi', 'en']).exactOptional() }),
        response: { 200: Html },
      },
      serializerCompiler: () => String,
    },
    async (request, reply) => {
      const store = await context.storeOf(request)
      const { organisation: tenant } = context.asker(request)
      const jobs = await context.jobs.list({ tenant, limit: shown })
      const listed = new Set(jobs.map(({ documentId }) => documentId))
      const failed = await store.documents({ status: 'failed', limit: shown })
      await context.audit(request, 'queue.read')
      void reply.type('text/html; charset=utf-8')
      return queuePage({
        queue: await store.queue(),
        jobs,
        failures: failed.rows.filter(({ documentId }) => !listed.has(documentId)),
        language: request.query.lang ?? languageOf(request.headers['accept-language']),
        now: Date.now(),
      })
    },
  )
  app.get(
    queueScriptPath,
    {
      config: { role: null },
      schema: { summary: 'The buttons of that page', tags, response: { 200: Html } },
      serializerCompiler: () => String,
    },
    (_request, reply) => {
      void reply.type('text/javascript; charset=utf-8')
      return queueScript
    },
  )
}
