import {
  citationColumns,
  deadlineColumns,
  documentColumns,
  doubtColumns,
  dueColumns,
  indicatorColumns,
  jsonLines,
  taskColumns,
} from '@vanthu/store'
import type { Store } from '@vanthu/store'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { Format, giveRows, mediaTypes } from '../answers/rows-file.js'
import type { Context } from '../context.js'
import type { App } from '../fastify-adapter.js'
import {
  citationParts,
  citationQuestion,
  deadlineParts,
  deadlineQuestion,
  documentQuestion,
  documentQuestionParts,
  doubtParts,
  doubtQuestion,
  dueParts,
  dueQuestion,
  indicatorParts,
  indicatorQuestion,
  taskParts,
  taskQuestion,
} from '../questions.js'

const config = { role: 'analyst' } as const
const formatParts = { format: Format.default('csv') }
const response = { 200: z.unknown().meta({ description: 'CSV, XLSX or JSON Lines' }) }
const schemaOf = <Parts extends z.ZodRawShape>(what: string, parts: Parts) => ({
  summary: `${what} as a file: all rows of the question of the same name`,
  tags: ['exports'],
  querystring: z.strictObject(parts),
  response,
})

/** Everything that a question finds, as a file for a spreadsheet or for another system. */
export function addExports(app: App, context: Context): void {
  app.get(
    '/api/exports/documents',
    { config, schema: schemaOf('Documents', { ...documentQuestionParts, ...formatParts }) },
    async (request, reply) => {
      const { format, ...asked } = request.query
      const question = documentQuestion(asked)
      const store = await context.storeOf(request)
      await context.audit(request, 'documents.exported')
      const file = { format, name: 'van-ban', columns: documentColumns }
      return giveRows(reply, file, (paging) => store.documents({ ...question, ...paging }))
    },
  )

  app.get(
    '/api/exports/tasks',
    { config, schema: schemaOf('Tasks', { ...taskParts, ...formatParts }) },
    async (request, reply) => {
      const { format, ...asked } = request.query
      const question = await taskQuestion(asked)
      const store = await context.storeOf(request)
      await context.audit(request, 'tasks.exported')
      const file = { format, name: 'nhiem-vu', columns: taskColumns }
      return giveRows(reply, file, (paging) => store.tasks({ ...question, ...paging }))
    },
  )

  app.get(
    '/api/exports/deadlines',
    { config, schema: schemaOf('Deadlines', { ...deadlineParts, ...formatParts }) },
    async (request, reply) => {
      const { format, ...asked } = request.query
      const question = await deadlineQuestion(asked)
      const store = await context.storeOf(request)
      await context.audit(request, 'deadlines.exported')
      const file = { format, name: 'thoi-han', columns: deadlineColumns }
      return giveRows(reply, file, (paging) => store.deadlines({ ...question, ...paging }))
    },
  )

  app.get(
    '/api/exports/due',
    { config, schema: schemaOf('What falls due', { ...dueParts, ...formatParts }) },
    async (request, reply) => {
      const { format, ...asked } = request.query
      const question = await dueQuestion(asked)
      const store = await context.storeOf(request)
      await context.audit(request, 'due.exported')
      const file = { format, name: 'den-han', columns: dueColumns }
      return giveRows(reply, file, (paging) => store.due({ ...question, ...paging }))
    },
  )

  app.get(
    '/api/exports/citations',
    { config, schema: schemaOf('Citations', { ...citationParts, ...formatParts }) },
    async (request, reply) => {
      const { format, ...asked } = request.query
      const question = citationQuestion(asked)
      const store = await context.storeOf(request)
      await context.audit(request, 'citations.exported')
      const file = { format, name: 'vien-dan', columns: citationColumns }
      return giveRows(reply, file, (paging) => store.citations({ ...question, ...paging }))
    },
  )

  app.get(
    '/api/exports/indicators',
    { config, schema: schemaOf('Indicators', { ...indicatorParts, ...formatParts }) },
    async (request, reply) => {
      const { format, ...asked } = request.query
      const question = indicatorQuestion(asked)
      const store = await context.storeOf(request)
      await context.audit(request, 'indicators.exported')
      const file = { format, name: 'chi-tieu', columns: indicatorColumns }
      return giveRows(reply, file, (paging) => store.indicators({ ...question, ...paging }))
    },
  )

  app.get(
    '/api/exports/doubts',
    { config, schema: schemaOf('Doubts', { ...doubtParts, ...formatParts }) },
    async (request, reply) => {
      const { format, ...asked } = request.query
      const question = doubtQuestion(asked)
      const store = await context.storeOf(request)
      await context.audit(request, 'doubts.exported')
      const file = { format, name: 'can-xem-lai', columns: doubtColumns }
      return giveRows(reply, file, (paging) => store.doubts({ ...question, ...paging }))
    },
  )

  app.get(
    '/api/exports/records',
    {
      config,
      schema: {
        summary: 'Whole plan records as JSON Lines, of the documents that a question finds',
        tags: ['exports'],
        querystring: z.strictObject(documentQuestionParts),
        response: { 200: z.unknown().meta({ description: 'JSON Lines' }) },
      },
    },
    async (request, reply) => {
      const question = documentQuestion(request.query)
      const store = await context.storeOf(request)
      await context.audit(request, 'records.exported')
      const first = await store.documents({ ...question, limit: recordsAtOnce })
      return reply
        .type(mediaTypes.jsonl)
        .header('content-disposition', 'attachment; filename="ban-ghi.jsonl"')
        .send(Readable.from(records(store, question, first)))
    },
  )
}

const recordsAtOnce = 100

async function* records(
  store: Store,
  question: ReturnType<typeof documentQuestion>,
  first: Awaited<ReturnType<Store['documents']>>,
): AsyncGenerator<string> {
  let page = first
  for (;;) {
    for (const { documentId } of page.rows) {
      const record = await store.record(documentId)
      if (record !== null) yield jsonLines([record])
    }
    if (page.next === null) return
    page = await store.documents({ ...question, limit: recordsAtOnce, after: page.next })
  }
}
