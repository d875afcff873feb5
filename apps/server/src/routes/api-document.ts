import { z } from 'zod'
import { apiPage, apiStyle, apiStylePath } from '../api-page.js'
import type { App } from '../fastify-adapter.js'
import { apiDocument } from '../openapi-adapter.js'

const Html = z.string().meta({ description: 'text/html' })

/** The description of the interface, for programs and for people. */
export function addApiDocument(app: App): void {
  app.get(
    '/api/openapi.json',
    {
      config: { role: null },
      schema: { summary: 'OpenAPI 3.1', tags: ['operation'], response: { 200: z.unknown() } },
    },
    () => apiDocument(app),
  )
  app.get(
    '/api/docs',
    {
      config: { role: null },
      schema: { summary: 'This page', tags: ['operation'], response: { 200: Html } },
      serializerCompiler: () => String,
    },
    (_request, reply) => {
      void reply.type('text/html; charset=utf-8')
      return apiPage(apiDocument(app))
    },
  )
  app.get(
    apiStylePath,
    {
      config: { role: null },
      schema: { summary: 'Its style', tags: ['operation'], response: { 200: Html } },
      serializerCompiler: () => String,
    },
    (_request, reply) => {
      void reply.type('text/css; charset=utf-8')
      return apiStyle
    },
  )
}
