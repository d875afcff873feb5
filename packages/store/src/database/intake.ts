import { randomUUID } from 'node:crypto'
import type { MediaType } from '@vanthu/document'
import { CodedError, mediaTypes } from '@vanthu/document'
import type { Kysely, Transaction } from 'kysely'
import type { BlobStore } from '../blobs/blob-store.js'
import type { Claim, ClaimOptions, DocumentId, DocumentStatus, Failure, Receipt, ReceivedFile } from '../store.js'
import { dropKeptPages } from './kept-pages.js'
import { isGone } from './leaseholder.js'
import type { Locks } from './locks.js'
import type { Tables } from './tables.js'
import { noteNews } from './webhooks.js'

export const defaultLeaseMs = 60_000

/** No document is put off by more, see `Failure.retryAfterMs`. */
const longestWaitMs = 15 * 60_000

/** Claims of one document without an end before it counts as poison: its reading kills the process each time. */
export const maxAttempts = 3

/** The way of a document from its bytes to the moment its extraction is stored. */
export class Intake {
  readonly #database: Kysely<Tables>
  readonly #blobs: BlobStore
  readonly #locks: Locks
  readonly #now: () => number

  constructor(database: Kysely<Tables>, blobs: BlobStore, locks: Locks, now: () => number) {
    this.#database = database
    this.#blobs = blobs
    this.#locks = locks
    this.#now = now
  }

  async receive({ filename, bytes, mediaType }: ReceivedFile): Promise<Receipt> {
    const blob = bytes instanceof Uint8Array ? await this.#blobs.put(bytes) : await this.#blobs.putFile(bytes.path)
    const now = this.#now()
    return this.#database.transaction().execute(async (trx) => {
      const made = await trx
        .insertInto('documents')
        .values({
          sha256: blob.sha256,
          filename,
          media_type: mediaType ?? null,
          bytes: blob.bytes,
          received_at: now,
          status: 'received',
          attempts: 0,
          available_at: now,
          lease_holder: null,
          lease_token: null,
          lease_until: null,
          failure_code: null,
          failure_message: null,
          failure_hint: null,
          finished_at: null,
          current_version: 0,
        })
        .onConflict((c) => c.doNothing())
        .returning('id')
        .executeTakeFirst()
      const { id, status } = await documentRow(trx, blob.sha256)
      await trx
        .insertInto('receipts')
        .values({ document_id: id, filename, received_at: now })
        .onConflict((c) => c.doNothing())
        .execute()
      return { documentId: blob.sha256, known: made === undefined, status }
    })
  }

  async claim({ documentId, leaseMs = defaultLeaseMs, holder }: ClaimOptions): Promise<Claim | null> {
    return this.#database.transaction().execute(async (trx) => {
      const now = this.#now()
      for (;;) {
        const next =
          (await this.#waiting(trx, now, documentId)) ?? (await this.#abandoned(trx, now, holder, documentId))
        if (next === null) return null
        // Another process may take it between the reading and the writing: then the next one is looked for.
        if (next.attempts >= maxAttempts) {
          await end(trx, next, now, {
            code: 'store.too_many_attempts',
            message: `processing began ${next.attempts} times and never ended`,
            hint: 'The file may crash or hang its reader; process it alone to see why.',
          })
          continue
        }
        const token = randomUUID()
        const taken = await asItWas(trx, next)
          .set({
            status: 'processing',
            attempts: next.attempts + 1,
            lease_holder: holder,
            lease_token: token,
            lease_until: now + leaseMs,
            failure_code: null,
            failure_message: null,
            failure_hint: null,
          })
          .executeTakeFirst()
        if (taken.numUpdatedRows === 0n) continue
        return {
          documentId: next.sha256,
          token,
          filename: next.filename,
          mediaType: mediaTypeOf(next.media_type),
          attempt: next.attempts + 1,
          leaseUntil: now + leaseMs,
        }
      }
    })
  }

  async held(documentId: DocumentId, holder: string): Promise<Claim | null> {
    const row = await this.#database
      .selectFrom('documents')
      .select(['sha256', 'filename', 'media_type', 'attempts', 'lease_token', 'lease_until'])
      .where('sha256', '=', documentId)
      .where('lease_holder', '=', holder)
      .executeTakeFirst()
    if (row?.lease_token == null) return null
    return {
      documentId: row.sha256,
      token: row.lease_token,
      filename: row.filename,
      mediaType: mediaTypeOf(row.media_type),
      attempt: row.attempts,
      leaseUntil: row.lease_until ?? 0,
    }
  }

  async heartbeat(claim: Claim, leaseMs: number = defaultLeaseMs): Promise<boolean> {
    const held = await this.#database
      .updateTable('documents')
      .set({ lease_until: this.#now() + leaseMs })
      .where('sha256', '=', claim.documentId)
      .where('lease_token', '=', claim.token)
      .executeTakeFirst()
    return held.numUpdatedRows > 0n
  }

  async release(claim: Claim): Promise<void> {
    await this.#database
      .updateTable('documents')
      .set({ ...unleased, status: 'received', attempts: claim.attempt - 1 })
      .where('sha256', '=', claim.documentId)
      .where('lease_token', '=', claim.token)
      .execute()
  }

  async fail(claim: Claim, failure: Failure): Promise<void> {
    await this.#database.transaction().execute(async (trx) => {
      await this.#locks.document(trx, claim.documentId)
      const held = await trx
        .selectFrom('documents')
        .select(['id', 'sha256', 'attempts', 'lease_token'])
        .where('sha256', '=', claim.documentId)
        .where('lease_token', '=', claim.token)
        .executeTakeFirst()
      if (held === undefined) return
      const now = this.#now()
      const attempts = failure.blameless === true ? held.attempts - 1 : held.attempts
      if (failure.retry && attempts < maxAttempts) {
        await trx
          .updateTable('documents')
          .set({
            ...unleased,
            status: 'received',
            attempts,
            available_at: now + Math.min(failure.retryAfterMs ?? 0, longestWaitMs),
          })
          .where('id', '=', held.id)
          .execute()
      } else await end(trx, held, now, failure)
    })
  }

  async requeue(documentId: DocumentId): Promise<void> {
    const now = this.#now()
    await this.#database.transaction().execute(async (trx) => {
      await this.#locks.document(trx, documentId)
      const { id, status } = await documentRow(trx, documentId)
      if (status !== 'done' && status !== 'failed') return
      await trx
        .updateTable('documents')
        .set({
          ...unleased,
          status: 'received',
          attempts: 0,
          available_at: now,
          failure_code: null,
          failure_message: null,
          failure_hint: null,
        })
        .where('id', '=', id)
        .execute()
    })
  }

  async #waiting(trx: Transaction<Tables>, now: number, documentId?: DocumentId): Promise<Candidate | null> {
    const row = await trx
      .selectFrom('documents')
      .select(['id', 'sha256', 'filename', 'media_type', 'attempts', 'lease_token'])
      .where('status', '=', 'received')
      // What waits longer than anything is told to was put off by a clock that has since been set back.
      .where((is) => is.or([is('available_at', '<=', now), is('available_at', '>', now + longestWaitMs)]))
      .$if(documentId !== undefined, (q) => q.where('sha256', '=', documentId ?? ''))
      .orderBy('available_at')
      .orderBy('id')
      .executeTakeFirst()
    return row ?? null
  }

  /** There are as many rows under work as workers, so all may be looked at. */
  async #abandoned(
    trx: Transaction<Tables>,
    now: number,
    holder: string,
    documentId?: DocumentId,
  ): Promise<Candidate | null> {
    const rows = await trx
      .selectFrom('documents')
      .select(['id', 'sha256', 'filename', 'media_type', 'attempts', 'lease_token', 'lease_until', 'lease_holder'])
      .where('status', '=', 'processing')
      .$if(documentId !== undefined, (q) => q.where('sha256', '=', documentId ?? ''))
      .orderBy('available_at')
      .orderBy('id')
      .execute()
    const isAbandoned = ({ lease_until, lease_holder }: (typeof rows)[number]): boolean =>
      (lease_until ?? 0) <= now || (documentId !== undefined && lease_holder === holder) || isGone(lease_holder ?? '')
    return rows.find(isAbandoned) ?? null
  }
}

interface Candidate extends Held {
  readonly filename: string
  readonly media_type: string | null
}

/** A document's row by what changes with every claim. */
interface Held {
  readonly id: number
  readonly sha256: string
  readonly attempts: number
  readonly lease_token: string | null
}

export const unleased = { lease_holder: null, lease_token: null, lease_until: null } as const

/** An update of the row that does nothing when it was claimed, given back or ended since it was read. */
const asItWas = (trx: Transaction<Tables>, { id, attempts, lease_token }: Held) =>
  trx
    .updateTable('documents')
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('status', '=', lease_token === null ? 'received' : 'processing')
    .where('lease_token', lease_token === null ? 'is' : '=', lease_token)

async function end(trx: Transaction<Tables>, held: Held, now: number, failure: Omit<Failure, 'retry'>): Promise<void> {
  const ended = await asItWas(trx, held)
    .set({
      ...unleased,
      status: 'failed',
      finished_at: now,
      failure_code: failure.code,
      failure_message: failure.message,
      failure_hint: failure.hint,
    })
    .executeTakeFirst()
  if (ended.numUpdatedRows === 0n) return
  await dropKeptPages(trx, held.id)
  await noteNews(trx, { kind: 'document.failed', documentId: held.sha256, version: null, code: failure.code }, now)
}

/** @throws CodedError `store.unknown_document`. */
export async function documentRow(
  database: Kysely<Tables>,
  documentId: DocumentId,
): Promise<{ readonly id: number; readonly status: DocumentStatus; readonly current_version: number }> {
  const row = await database
    .selectFrom('documents')
    .select(['id', 'status', 'current_version'])
    .where('sha256', '=', documentId)
    .executeTakeFirst()
  if (row === undefined) {
    throw new CodedError('store.unknown_document', `no document ${documentId.slice(0, 12)} was received`, {
      hint: 'List what there is with: vanthu query documents.',
    })
  }
  return row
}

const mediaTypeOf = (name: string | null): MediaType | null => mediaTypes.find((m) => m === name) ?? null
