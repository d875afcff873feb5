import { z } from 'zod'
import type { Context } from '../context.js'
import type { App, Request } from '../fastify-adapter.js'
import { languageOf, PageQuestion } from '../page-language.js'
import type { QueueFigures } from '../queue-page.js'
import { queueNow, queueNowPath, queuePage, queuePath, queueScript, queueScriptPath } from '../queue-page.js'

const Html = z.string().meta({ description: 'text/html' })
const tags = ['jobs']
const shown = 200

/** The queue of the asker's organisation as a page: what waits, runs and failed, and buttons to put back and take out. */
export function addQueue(app: App, context: Context): void {
  async function figuresOf(request: Request & { readonly query: z.infer<typeof PageQuestion> }): Promise<QueueFigures> {
    const store = await context.storeOf(request)
    const { organisation: tenant } = context.asker(request)
    return {
      queue: await store.queue(),
      jobs: await context.jobs.list({ tenant, limit: shown }),
      language: languageOf(request.query.lang, request.headers['accept-language']),
      now: Date.now(),
    }
  }

  app.get(
    queuePath,
    {
      config: { role: 'admin' },
      schema: {
        summary: 'The queue as a page for people',
        tags,
        querystring: PageQuestion,
        response: { 200: Html },
      },
      serializerCompiler: () => String,
    },
    async (request, reply) => {
      const store = await context.storeOf(request)
      const figures = await figuresOf(request)
      const listed = new Set(figures.jobs.map(({ documentId }) => documentId))
      const failed = await store.documents({ status: 'failed', limit: shown })
      await context.audit(request, 'queue.read')
      void reply.type('text/html; charset=utf-8')
      return queuePage({ ...figures, failures: failed.rows.filter(({ documentId }) => !listed.has(documentId)) })
    },
  )
  // A page that stays open asks for this without anybody's doing. It says what GET /api/jobs says, and names no file; what
  // a person did not ask for would hide, in the log of accesses, what people did.
  app.get(
    queueNowPath,
    {
      config: { role: 'admin' },
      schema: {
        summary: 'Figures and jobs of that page, which come anew while it is open',
        tags,
        querystring: PageQuestion,
        response: { 200: Html },
      },
      serializerCompiler: () => String,
    },
    async (request, reply) => {
      void reply.type('text/html; charset=utf-8')
      return queueNow(await figuresOf(request))
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
