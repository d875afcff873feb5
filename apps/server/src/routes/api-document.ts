import { z } from 'zod'
import { apiPage, apiPagePath, apiStyle, apiStylePath } from '../api-page.js'
import type { App } from '../fastify-adapter.js'
import { apiDocument } from '../openapi-adapter.js'
import { languageOf, PageQuestion } from '../page-language.js'

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
    apiPagePath,
    {
      config: { role: null },
      schema: {
        summary: 'This page, in Vietnamese or English',
        tags: ['operation'],
        querystring: PageQuestion,
        response: { 200: Html },
      },
      serializerCompiler: () => String,
    },
    (request, reply) => {
      void reply.type('text/html; charset=utf-8')
      return apiPage(apiDocument(app), languageOf(request.query.lang, request.headers['accept-language']))
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
