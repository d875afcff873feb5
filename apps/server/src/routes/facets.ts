import { facetsOf } from '@vanthu/store'
import { z } from 'zod'
import { FacetAnswer } from '../answers/facts.js'
import type { Context } from '../context.js'
import type { App } from '../fastify-adapter.js'
import {
  citationParts,
  citationQuestion,
  deadlineParts,
  deadlineQuestion,
  documentQuestion,
  documentQuestionParts,
  taskParts,
  taskQuestion,
} from '../questions.js'

const config = { role: 'reader' } as const
const limit = z.coerce.number().int().min(1).max(200).default(20).meta({ description: 'So many values, most first' })

/** The filters of a question, and by what its rows are counted. */
function schemaOf<Parts extends z.ZodRawShape, By extends readonly [string, ...string[]]>(
  what: string,
  parts: Parts,
  by: By,
) {
  return {
    summary: `How many ${what} there are, by one of their values`,
    tags: ['facets'],
    querystring: z.strictObject({ ...parts, by: z.enum(by), limit }),
    response: { 200: FacetAnswer },
  }
}

const documentFilters = z.object(documentQuestionParts).omit({ sort: true }).shape
const taskFilters = z.object(taskParts).omit({ sort: true }).shape

/** Counts for lists to choose from: of each value as many rows as the question of the same name would give. */
export function addFacets(app: App, context: Context): void {
  app.get(
    '/api/facets/documents',
    { config, schema: schemaOf('documents', documentFilters, facetsOf.documents) },
    async (request) => {
      const { by, limit: most, ...asked } = request.query
      const store = await context.storeOf(request)
      await context.audit(request, 'documents.counted')
      return store.facet({ of: 'documents', by, question: documentQuestion(asked), limit: most })
    },
  )

  app.get('/api/facets/tasks', { config, schema: schemaOf('tasks', taskFilters, facetsOf.tasks) }, async (request) => {
    const { by, limit: most, ...asked } = request.query
    const store = await context.storeOf(request)
    await context.audit(request, 'tasks.counted')
    return store.facet({ of: 'tasks', by, question: await taskQuestion(asked), limit: most })
  })

  app.get(
    '/api/facets/deadlines',
    { config, schema: schemaOf('deadlines', deadlineParts, facetsOf.deadlines) },
    async (request) => {
      const { by, limit: most, ...asked } = request.query
      const store = await context.storeOf(request)
      await context.audit(request, 'deadlines.counted')
      return store.facet({ of: 'deadlines', by, question: await deadlineQuestion(asked), limit: most })
    },
  )

  app.get(
    '/api/facets/citations',
    { config, schema: schemaOf('citations', citationParts, facetsOf.citations) },
    async (request) => {
      const { by, limit: most, ...asked } = request.query
      const store = await context.storeOf(request)
      await context.audit(request, 'citations.counted')
      return store.facet({ of: 'citations', by, question: citationQuestion(asked), limit: most })
    },
  )
}
