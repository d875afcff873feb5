import { instrumentFilter } from '@vanthu/store'
import { z } from 'zod'
import { listOf } from '../answers/account.js'
import {
  Body,
  Day,
  dayRange,
  documentFilter,
  documentParts,
  Flag,
  Instrument,
  pagingParts,
  text,
  Words,
} from '../answers/asked.js'
import { answerOf } from '../answers/document.js'
import {
  BodyAnswer,
  CitationAnswer,
  DeadlineAnswer,
  doubtKinds,
  DoubtAnswer,
  DueAnswer,
  IndicatorAnswer,
  TaskAnswer,
} from '../answers/facts.js'
import { askedBody } from '../asked-bodies.js'
import type { Context } from '../context.js'
import type { App } from '../fastify-adapter.js'

const config = { role: 'reader' } as const
const tags = ['facts']
const shared = { ...pagingParts, ...documentParts }

/** Who must do what, by when, under which instrument: questions over all documents of an organisation. */
export function addFacts(app: App, context: Context): void {
  app.get(
    '/api/tasks',
    {
      config,
      schema: {
        summary: 'Who must do what',
        tags,
        querystring: z.strictObject({
          ...shared,
          words: Words.exactOptional(),
          body: Body.exactOptional(),
          part: z
            .enum(['responsible', 'with', 'either'])
            .exactOptional()
            .meta({ description: 'Where the body stands' }),
          role: z.enum(['lead', 'support', 'perform']).exactOptional(),
          requested: Flag.exactOptional(),
          instrument: Instrument.exactOptional(),
          citedInTask: Flag.exactOptional().meta({ description: 'Only tasks that cite the instrument themselves' }),
          dueFrom: Day.exactOptional(),
          dueTo: Day.exactOptional(),
          sort: z.enum(['received', 'issued', 'confidence']).exactOptional(),
        }),
        response: { 200: answerOf(TaskAnswer) },
      },
    },
    async (request) => {
      const [document, { body, instrument, dueFrom, dueTo, ...rest }] = documentFilter(request.query)
      const due = dayRange(dueFrom, dueTo)
      const store = await context.storeOf(request)
      await context.audit(request, 'tasks.asked')
      return store.tasks({
        ...rest,
        ...document,
        ...(await askedBody(body)),
        ...(instrument === undefined ? {} : { instrument: instrumentFilter(instrument) }),
        ...(due === null ? {} : { due }),
      })
    },
  )

  app.get(
    '/api/deadlines',
    {
      config,
      schema: {
        summary: 'Deadlines as the documents set them',
        tags,
        querystring: z.strictObject({
          ...shared,
          body: Body.exactOptional(),
          kind: z.enum(['fixed', 'recurring', 'window', 'periodic', 'adhoc']).exactOptional(),
        }),
        response: { 200: answerOf(DeadlineAnswer) },
      },
    },
    async (request) => {
      const [document, { body, ...rest }] = documentFilter(request.query)
      const store = await context.storeOf(request)
      await context.audit(request, 'deadlines.asked')
      return store.deadlines({ ...rest, ...document, ...(await askedBody(body)) })
    },
  )

  app.get(
    '/api/due',
    {
      config,
      schema: {
        summary: 'What falls due, day by day; recurring deadlines once for each time',
        tags,
        querystring: z.strictObject({
          ...shared,
          from: Day,
          to: Day.meta({ description: 'At most 20 years after "from"' }),
          body: Body.exactOptional(),
          periodic: Flag.exactOptional().meta({ description: 'Rhythms without a day too, at the end of each period' }),
        }),
        response: { 200: answerOf(DueAnswer) },
      },
    },
    async (request) => {
      const [document, { body, ...rest }] = documentFilter(request.query)
      const store = await context.storeOf(request)
      await context.audit(request, 'due.asked')
      return store.due({ ...rest, ...document, ...(await askedBody(body)) })
    },
  )

  app.get(
    '/api/citations',
    {
      config,
      schema: {
        summary: 'Which document cites which instrument',
        tags,
        querystring: z.strictObject({
          ...shared,
          instrument: Instrument.exactOptional(),
          kind: z.enum(['numbered', 'law', 'named']).exactOptional(),
          relation: z.enum(['basis', 'carries-out', 'amends', 'replaces', 'refers']).exactOptional(),
          status: z.enum(['complete', 'resolved', 'ambiguous', 'unresolved']).exactOptional(),
        }),
        response: { 200: answerOf(CitationAnswer) },
      },
    },
    async (request) => {
      const [document, { instrument, ...rest }] = documentFilter(request.query)
      const store = await context.storeOf(request)
      await context.audit(request, 'citations.asked')
      return store.citations({
        ...rest,
        ...document,
        ...(instrument === undefined ? {} : { instrument: instrumentFilter(instrument) }),
      })
    },
  )

  app.get(
    '/api/indicators',
    {
      config,
      schema: {
        summary: 'Targets in figures',
        tags,
        querystring: z.strictObject({ ...shared, name: text(500).exactOptional() }),
        response: { 200: answerOf(IndicatorAnswer) },
      },
    },
    async (request) => {
      const [document, rest] = documentFilter(request.query)
      const store = await context.storeOf(request)
      await context.audit(request, 'indicators.asked')
      return store.indicators({ ...rest, ...document })
    },
  )

  app.get(
    '/api/doubts',
    {
      config,
      schema: {
        summary: 'What a person should look at, least certain first',
        tags,
        querystring: z.strictObject({
          ...shared,
          below: z.coerce.number().min(0).max(1).exactOptional().meta({ description: 'Only below this confidence' }),
          kind: z.enum(doubtKinds).exactOptional(),
        }),
        response: { 200: answerOf(DoubtAnswer) },
      },
    },
    async (request) => {
      const [document, rest] = documentFilter(request.query)
      const store = await context.storeOf(request)
      await context.audit(request, 'doubts.asked')
      return store.doubts({ ...rest, ...document })
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
