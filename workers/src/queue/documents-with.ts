import type { DocumentId, Store } from '@vanthu/store'

const pageSize = 500

/** Ids of the documents of a status, received last first, some hundreds at a time. */
export async function* documentsWith(
  store: Store,
  status: 'received' | 'processing',
): AsyncGenerator<readonly DocumentId[]> {
  let after: string | null = null
  do {
    const answer: Awaited<ReturnType<Store['documents']>> = await store.documents({
      status,
      limit: pageSize,
      ...(after === null ? {} : { after }),
    })
    yield answer.rows.map((row) => row.documentId)
    after = answer.next
  } while (after !== null)
}
