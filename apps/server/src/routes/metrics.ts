import { z } from 'zod'
import type { Context } from '../context.js'
import type { App } from '../fastify-adapter.js'

/** Figures for Prometheus, which asks with a reader's token. */
export function addMetrics(app: App, { metrics }: Context): void {
  app.get(
    '/metrics',
    {
      config: { role: 'reader' },
      schema: {
        summary: 'Figures for Prometheus',
        tags: ['operation'],
        response: { 200: z.string().meta({ description: 'Prometheus text format' }) },
      },
      serializerCompiler: () => String,
    },
    async (_request, reply) => {
      void reply.type(metrics.mediaType)
      return metrics.text()
    },
  )
}
