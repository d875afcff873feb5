import type { Answer, DeadlineRow } from '@vanthu/store'
import { calendarFile } from '@vanthu/store'
import { CodedError } from '@vanthu/document'
import { z } from 'zod'
import type { Context } from '../context.js'
import type { App } from '../fastify-adapter.js'
import { deadlineParts, deadlineQuestion } from '../questions.js'

const pageRows = 1000
/** Calendar programs read a file as a whole; theirs end sooner than this. */
const mostRows = 20_000

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
      const rows: DeadlineRow[] = []
      let after: string | null = null
      do {
        const page: Answer<DeadlineRow> = await store.deadlines({
          ...question,
          limit: pageRows,
          ...(after === null ? {} : { after }),
        })
        rows.push(...page.rows)
        after = page.next
        if (rows.length > mostRows) {
          throw new CodedError('server.export_too_long', `a calendar is made of at most ${mostRows} deadlines here`, {
            hint: 'Ask for those of one body, or of one issuer.',
          })
        }
      } while (after !== null)
      void reply
        .type('text/calendar; charset=utf-8')
        .header('content-disposition', 'attachment; filename="thoi-han.ics"')
      // The same deadlines give the same bytes, so that a program that asks each hour is told that nothing changed.
      return calendarFile(rows, { stamp: newest(rows) })
    },
  )
}

/** The day of the youngest document that says when it was issued. */
function newest(rows: readonly DeadlineRow[]): Date {
  const days = rows.flatMap(({ document }) => (document.issuedOn === null ? [] : [Date.parse(document.issuedOn)]))
  return new Date(Math.max(0, ...days.filter((day) => !Number.isNaN(day))))
}
