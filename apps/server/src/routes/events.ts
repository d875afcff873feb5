import { PassThrough } from 'node:stream'
import { CodedError } from '@vanthu/document'
import { z } from 'zod'
import { DocumentId } from '../answers/asked.js'
import type { Context } from '../context.js'
import type { App } from '../fastify-adapter.js'
import { openEvents } from '../watch/events.js'

/** Keeps servers in between from ending a connection on which nothing is said. */
const beatMs = 15_000
/** Then the browser connects again, and is asked again who it is. */
const longestMs = 10 * 60_000
const mostListeners = 500
/** What may wait to be sent to somebody who does not read; more, and the connection is ended. */
const mostWaiting = 256 * 1024

/** What happens to documents in the queue, as server-sent events (WHATWG HTML §9.2). */
export function addEvents(app: App, context: Context): void {
  const events = openEvents(context.jobs)
  app.addHook('preClose', async () => {
    await events.close()
  })

  app.get(
    '/api/events',
    {
      config: { role: 'reader' },
      compress: false,
      schema: {
        summary: 'Progress of the organisation’s documents, as it happens',
        description:
          'Server-sent events named started, page, stored and failed; "data" is JSON with documentId. After a lost connection ask for the document: events are not repeated.',
        tags: ['jobs'],
        querystring: z.strictObject({ document: DocumentId.exactOptional() }),
        response: { 200: z.unknown().meta({ description: 'text/event-stream' }) },
      },
    },
    async (request, reply) => {
      if (events.listening >= mostListeners) {
        throw new CodedError('server.too_many_requests', 'too many listen already', {
          hint: 'Try again later, or ask for the document from time to time.',
          retry: true,
        })
      }
      const { organisation: tenant } = context.asker(request)
      const { document } = request.query
      const stream = new PassThrough()
      const stop = await events.listen({
        tenant,
        hear: ({ tenant: _, kind, ...event }) => {
          if (document !== undefined && event.documentId !== document) return
          if (stream.writableLength > mostWaiting) stream.destroy()
          else stream.write(`event: ${kind}\ndata: ${JSON.stringify(event)}\n\n`)
        },
        end: () => stream.end(),
      })
      const beat = setInterval(() => stream.write(':\n\n'), beatMs)
      const longest = setTimeout(() => stream.end(), longestMs)
      stream.once('close', () => {
        clearInterval(beat)
        clearTimeout(longest)
        stop()
      })
      stream.write('retry: 3000\n\n')
      return reply.type('text/event-stream; charset=utf-8').header('cache-control', 'no-store').send(stream)
    },
  )
}
