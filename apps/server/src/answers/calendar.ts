import { CodedError } from '@vanthu/document'
import type { Answer, DeadlineQuestion, DeadlineRow, Paging, Store } from '@vanthu/store'
import { calendarFile } from '@vanthu/store'

export const calendarType = 'text/calendar; charset=utf-8'

const pageRows = 1000
/** Calendar programs read a file as a whole; theirs end sooner than this. */
const mostRows = 20_000

/**
 * The deadlines of a question as a calendar. The same deadlines give the same bytes, so that a program that asks each hour
 * is told that nothing changed.
 * @throws CodedError `server.export_too_long` for more than 20,000.
 */
export async function calendarOf(store: Store, question: Omit<DeadlineQuestion, keyof Paging>): Promise<string> {
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
  return calendarFile(rows, { stamp: newest(rows) })
}

/** The day of the youngest document that says when it was issued. */
function newest(rows: readonly DeadlineRow[]): Date {
  const days = rows.flatMap(({ document }) => (document.issuedOn === null ? [] : [Date.parse(document.issuedOn)]))
  return new Date(Math.max(0, ...days.filter((day) => !Number.isNaN(day))))
}
