import { z } from 'zod'
import { calendarOf, calendarType } from '../answers/calendar.js'
import type { Context } from '../context.js'
import type { App } from '../fastify-adapter.js'
import { deadlineParts, deadlineQuestion } from '../questions.js'

/** Deadlines for calendar programs, recurring ones as rules. */
export function addCalendar(app: App, context: Context): void {
  app.get(
    '/api/calendar.ics',
    {
      config: { role: 'reader' },
      schema: {
        summary: 'Deadlines that fall on days, as a calendar; of one body under any of its names',
        tags: ['facts'],
        querystring: z.strictObject(deadlineParts),
        response: { 200: z.string().meta({ description: 'iCalendar (RFC 5545)' }) },
      },
      serializerCompiler: () => String,
    },
    async (request, reply) => {
      const question = await deadlineQuestion(request.query)
      const store = await context.storeOf(request)
      await context.audit(request, 'calendar.read')
      const file = await calendarOf(store, question)
      void reply.type(calendarType).header('content-disposition', 'attachment; filename="thoi-han.ics"')
      return file
    },
  )
}
