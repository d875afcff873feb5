import { z } from 'zod'
import { listOf } from '../answers/account.js'
import { pagingParts, text } from '../answers/asked.js'
import { answerOf } from '../answers/document.js'
import {
  BodyAnswer,
  CitationAnswer,
  DeadlineAnswer,
  DoubtAnswer,
  DueAnswer,
  IndicatorAnswer,
  TaskAnswer,
} from '../answers/facts.js'
import type { Context } from '../context.js'
import type { App } from '../fastify-adapter.js'
import {
  citationParts,
  citationQuestion,
  deadlineParts,
  deadlineQuestion,
  doubtParts,
  doubtQuestion,
  dueParts,
  dueQuestion,
  indicatorParts,
  indicatorQuestion,
  taskParts,
  taskQuestion,
} from '../questions.js'

const config = { role: 'reader' } as const
const tags = ['facts']

/** Who must do what, by when, under which instrument: questions over all documents of an organisation. */
export function addFacts(app: App, context: Context): void {
  app.get(
    '/api/tasks',
    {
      config,
      schema: {
        summary: 'Who must do what',
        tags,
        querystring: z.strictObject({ ...taskParts, ...pagingParts }),
        response: { 200: answerOf(TaskAnswer) },
      },
    },
    async (request) => {
      const store = await context.storeOf(request)
      await context.audit(request, 'tasks.asked')
      const { limit, after, ...asked } = request.query
      return store.tasks({ ...(await taskQuestion(asked)), limit, ...(after === undefined ? {} : { after }) })
    },
  )

  app.get(
    '/api/deadlines',
    {
      config,
      schema: {
        summary: 'Deadlines as the documents set them',
        tags,
        querystring: z.strictObject({ ...deadlineParts, ...pagingParts }),
        response: { 200: answerOf(DeadlineAnswer) },
      },
    },
    async (request) => {
      const store = await context.storeOf(request)
      await context.audit(request, 'deadlines.asked')
      const { limit, after, ...asked } = request.query
      return store.deadlines({ ...(await deadlineQuestion(asked)), limit, ...(after === undefined ? {} : { after }) })
    },
  )

  app.get(
    '/api/due',
    {
      config,
      schema: {
        summary: 'What falls due, day by day; recurring deadlines once for each time',
        tags,
        querystring: z.strictObject({ ...dueParts, ...pagingParts }),
        response: { 200: answerOf(DueAnswer) },
      },
    },
    async (request) => {
      const store = await context.storeOf(request)
      await context.audit(request, 'due.asked')
      const { limit, after, ...asked } = request.query
      return store.due({ ...(await dueQuestion(asked)), limit, ...(after === undefined ? {} : { after }) })
    },
  )

  app.get(
    '/api/citations',
    {
      config,
      schema: {
        summary: 'Which document cites which instrument',
        tags,
        querystring: z.strictObject({ ...citationParts, ...pagingParts }),
        response: { 200: answerOf(CitationAnswer) },
      },
    },
    async (request) => {
      const store = await context.storeOf(request)
      await context.audit(request, 'citations.asked')
      const { limit, after, ...asked } = request.query
      return store.citations({ ...citationQuestion(asked), limit, ...(after === undefined ? {} : { after }) })
    },
  )

  app.get(
    '/api/indicators',
    {
      config,
      schema: {
        summary: 'Targets in figures',
        tags,
        querystring: z.strictObject({ ...indicatorParts, ...pagingParts }),
        response: { 200: answerOf(IndicatorAnswer) },
      },
    },
    async (request) => {
      const store = await context.storeOf(request)
      await context.audit(request, 'indicators.asked')
      const { limit, after, ...asked } = request.query
      return store.indicators({ ...indicatorQuestion(asked), limit, ...(after === undefined ? {} : { after }) })
    },
  )

  app.get(
    '/api/doubts',
    {
      config,
      schema: {
        summary: 'What a person should look at, least certain first',
        tags,
        querystring: z.strictObject({ ...doubtParts, ...pagingParts }),
        response: { 200: answerOf(DoubtAnswer) },
      },
    },
    async (request) => {
      const store = await context.storeOf(request)
      await context.audit(request, 'doubts.asked')
      const { limit, after, ...asked } = request.query
      return store.doubts({ ...doubtQuestion(asked), limit, ...(after === undefined ? {} : { after }) })
    },
  )

  app.get(
    '/api/bodies',
    {
      config,
      schema: {
        summary: 'Names of bodies as printed, most tasks first',
        tags,
        querystring: z.strictObject({
          words: text(500).exactOptional().meta({ description: 'Words of the name, side by side' }),
          limit: z.coerce.number().int().min(1).max(1000).default(100),
        }),
        response: { 200: listOf(BodyAnswer) },
      },
    },
    async (request) => {
      const store = await context.storeOf(request)
      await context.audit(request, 'bodies.asked')
      return { rows: await store.bodies(request.query) }
    },
  )
}
