import { deflateSync, inflateSync } from 'node:zlib'
import type { Kysely, Transaction } from 'kysely'
import { z } from 'zod'
import type { DocumentId, KeptPage } from '../store.js'
import { documentRow } from './intake.js'
import type { Tables } from './tables.js'

const Image = z.object({
  page: z.int().positive(),
  sha256: z.string(),
  mediaType: z.string(),
  width: z.int().nonnegative(),
  height: z.int().nonnegative(),
})

/** See `Store.keepPage`. */
export async function keepPage(
  database: Kysely<Tables>,
  documentId: DocumentId,
  producer: string,
  { page, reading, image }: KeptPage,
): Promise<number> {
  const { id } = await documentRow(database, documentId)
  const values = {
    producer,
    // Kept for minutes: packed quickly rather than well.
    reading: deflateSync(reading, { level: 1 }),
    image: image === null ? null : JSON.stringify(image),
  }
  await database
    .insertInto('kept_pages')
    .values({ document_id: id, page, ...values })
    .onConflict((c) => c.columns(['document_id', 'page']).doUpdateSet(values))
    .execute()
  const { n } = await database
    .selectFrom('kept_pages')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('document_id', '=', id)
    .where('producer', '=', producer)
    .executeTakeFirstOrThrow()
  return n
}

/** See `Store.isPageKept`. */
export async function isPageKept(
  database: Kysely<Tables>,
  documentId: DocumentId,
  producer: string,
  page: number,
): Promise<boolean> {
  const found = await database
    .selectFrom('kept_pages')
    .innerJoin('documents', 'documents.id', 'kept_pages.document_id')
    .select('kept_pages.page')
    .where('documents.sha256', '=', documentId)
    .where('kept_pages.page', '=', page)
    .where('kept_pages.producer', '=', producer)
    .executeTakeFirst()
  return found !== undefined
}

/** See `Store.keptPages`. */
export async function keptPages(
  database: Kysely<Tables>,
  documentId: DocumentId,
  producer: string,
): Promise<readonly KeptPage[]> {
  const { id } = await documentRow(database, documentId)
  const rows = await database
    .selectFrom('kept_pages')
    .select(['page', 'reading', 'image'])
    .where('document_id', '=', id)
    .where('producer', '=', producer)
    .orderBy('page')
    .execute()
  return rows.map(({ page, reading, image }) => ({
    page,
    reading: inflateSync(reading).toString('utf8'),
    image: image === null ? null : Image.parse(JSON.parse(image)),
  }))
}

/** The numbers of the pages that are kept. */
export async function keptPageNumbers(
  database: Kysely<Tables>,
  documentId: DocumentId,
  producer: string,
): Promise<readonly number[]> {
  const { id } = await documentRow(database, documentId)
  const rows = await database
    .selectFrom('kept_pages')
    .select('page')
    .where('document_id', '=', id)
    .where('producer', '=', producer)
    .orderBy('page')
    .execute()
  return rows.map(({ page }) => page)
}

/** The document has ended: its pages are in its record, or it failed. */
export async function dropKeptPages(trx: Transaction<Tables>, id: number): Promise<void> {
  await trx.deleteFrom('kept_pages').where('document_id', '=', id).execute()
}
