import { CodedError } from '@vanthu/document'
import type { Feed } from '@vanthu/store'
import { mayAct } from '@vanthu/store'
import { z } from 'zod'
import { Done, done, listOf, Moment } from '../answers/account.js'
import { calendarOf, calendarType } from '../answers/calendar.js'
import type { Context } from '../context.js'
import { notFound } from '../context.js'
import type { App } from '../fastify-adapter.js'
import { deadlineParts, deadlineQuestion } from '../questions.js'

const Question = z.strictObject(deadlineParts)

const FeedAnswer = z
  .object({
    id: z.int(),
    name: z.string(),
    question: z.record(z.string(), z.string()).meta({ description: 'Filters of /api/deadlines' }),
    createdBy: z.string(),
    createdAt: Moment,
    revokedAt: Moment.nullable(),
    holds: z.boolean().meta({ description: 'False when it was revoked, and while its maker may not sign in' }),
    lastUsedAt: Moment.nullable(),
  })
  .meta({ id: 'CalendarFeed' })

const told = ({ organisation: _, ...feed }: Feed): z.infer<typeof FeedAnswer> => feed

/** Programs ask a few times an hour; whoever tries addresses asks oftener. */
const asked = { max: 60, timeWindow: 60_000 }

/** Calendars that programs ask for by a secret address, for they cannot sign in. */
export function addFeeds(app: App, context: Context): void {
  const { accounts, config } = context

  app.get(
    '/api/calendars',
    {
      config: { role: 'analyst' },
      schema: { summary: 'Calendars by secret address', tags: ['calendars'], response: { 200: listOf(FeedAnswer) } },
    },
    async (request) => {
      const feeds = await accounts.feeds.list(context.asker(request).organisation)
      return { rows: feeds.map(told) }
    },
  )

  app.post(
    '/api/calendars',
    {
      config: { role: 'analyst' },
      schema: {
        summary: 'Make a calendar with an address of its own; the address is told this once',
        tags: ['calendars'],
        body: z.strictObject({
          name: z.string().min(1).max(100).meta({ description: 'The body whose deadlines it holds' }),
          question: Question,
        }),
        response: { 201: z.object({ path: z.string(), url: z.string().nullable(), feed: FeedAnswer }) },
      },
    },
    async (request, reply) => {
      const { name, question } = request.body
      const { organisation, who } = context.asker(request)
      const made = await accounts.feeds.add({ name, organisation, question, createdBy: who })
      await context.audit(request, 'calendar.added', `calendar ${made.feed.id}`)
      const path = `/calendar/${made.secret}.ics`
      const url = config.publicUrl === null ? null : new URL(path, config.publicUrl).href
      void reply.code(201).header('cache-control', 'no-store')
      return { path, url, feed: told(made.feed) }
    },
  )

  app.delete(
    '/api/calendars/:feed',
    {
      config: { role: 'analyst' },
      schema: {
        summary: 'Revoke a calendar’s address: its maker, or an administrator',
        tags: ['calendars'],
        params: z.strictObject({ feed: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
        response: { 200: Done },
      },
    },
    async (request) => {
      const { feed } = request.params
      const { organisation, who, role } = context.asker(request)
      const maker = (await accounts.feeds.list(organisation)).find(({ id }) => id === feed)?.createdBy
      if (maker === undefined) throw notFound('calendar')
      if (maker !== who && !mayAct(role, 'admin')) {
        throw new CodedError('server.not_allowed', 'somebody else made this calendar', {
          hint: 'Ask whoever made it, or an administrator of your organisation.',
        })
      }
      if (!(await accounts.feeds.revoke(organisation, feed))) throw notFound('calendar')
      await context.audit(request, 'calendar.revoked', `calendar ${feed}`)
      return done
    },
  )

  app.get(
    '/calendar/:secret',
    {
      config: { role: null, rateLimit: asked },
      schema: {
        summary: 'The calendar of a secret address',
        tags: ['calendars'],
        params: z.strictObject({ secret: z.string().max(200) }),
        response: { 200: z.string().meta({ description: 'iCalendar (RFC 5545)' }) },
      },
      serializerCompiler: () => String,
    },
    async (request, reply) => {
      const secret = /^(vc_[\w-]{43})\.ics$/u.exec(request.params.secret)?.[1]
      const feed = secret === undefined ? null : await accounts.feeds.find(secret)
      // The same for one that never was and one that was revoked.
      if (feed === null) throw notFound('calendar')
      await accounts.note({
        organisation: feed.organisation,
        who: `calendar:${feed.name}`,
        action: 'calendar.read',
        subject: `calendar ${feed.id}`,
        address: request.ip,
      })
      const store = await context.stores.storeOf(feed.organisation)
      const file = await calendarOf(store, await deadlineQuestion(Question.parse(feed.question)))
      void reply.type(calendarType)
      return file
    },
  )
}
