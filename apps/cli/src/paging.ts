import type { Answer } from '@vanthu/store'

/** All rows of a question, asked page by page; at most `limit` of them where one is given. */
export async function everyRow<Row>(
  ask: (paging: { readonly limit: number; readonly after?: string }) => Promise<Answer<Row>>,
  limit = Number.POSITIVE_INFINITY,
): Promise<readonly Row[]> {
  const rows: Row[] = []
  let after: string | null = null
  do {
    const answer: Answer<Row> = await ask({
      limit: Math.min(1000, limit - rows.length),
      ...(after === null ? {} : { after }),
    })
    rows.push(...answer.rows)
    after = answer.next
  } while (after !== null && rows.length < limit)
  return rows
}
