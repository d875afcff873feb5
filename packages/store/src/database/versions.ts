import type { Diagnostic } from '@vanthu/document'
import { apply, CodedError, PlanRecord } from '@vanthu/document'
import type { Kysely, Transaction } from 'kysely'
import type { BlobStore } from '../blobs/blob-store.js'
import { blindName } from '../search/words.js'
import type {
  DocumentId,
  DocumentTexts,
  Extraction,
  PageImageRef,
  StoredPage,
  StoredVersion,
  VersionInfo,
} from '../store.js'
import { correctedRecord } from './corrections.js'
import { documentRow, unleased } from './intake.js'
import { dropKeptPages } from './kept-pages.js'
import type { Locks } from './locks.js'
import { project, putPages } from './projection.js'
import { referenceKey } from './reference-key.js'
import type { Tables } from './tables.js'
import { packedVersion, packVersion, unpackTexts, unpackVersion } from './version-content.js'
import { noteNews } from './webhooks.js'
import type { WordsIndex } from './words-index.js'

/** Extractions of documents: each kept, the newest projected into the rows that questions are asked of. */
export class Versions {
  readonly #database: Kysely<Tables>
  readonly #blobs: BlobStore
  readonly #words: WordsIndex
  readonly #locks: Locks
  readonly #now: () => number

  constructor(database: Kysely<Tables>, blobs: BlobStore, words: WordsIndex, locks: Locks, now: () => number) {
    this.#database = database
    this.#blobs = blobs
    this.#words = words
    this.#locks = locks
    this.#now = now
  }

  async put(documentId: DocumentId, extraction: Extraction): Promise<StoredVersion> {
    const record = checkedRecord(documentId, extraction)
    await this.#checkImages(extraction.pageImages)
    // Also shows that the edits fit the raw text, before anything is written.
    apply(extraction.raw, extraction.edits)
    const packed = packVersion(record, extraction.raw, extraction.edits)
    return this.#database.transaction().execute(async (trx) => {
      await this.#locks.document(trx, documentId)
      const { id, current_version } = await documentRow(trx, documentId)
      const now = this.#now()
      const same = await trx
        .selectFrom('versions')
        .select('content_sha256')
        .where('document_id', '=', id)
        .where('version', '=', current_version)
        .executeTakeFirst()
      const changed = same?.content_sha256 !== packed.content_sha256
      const version = changed ? current_version + 1 : current_version
      // Also when nothing changed: what was damaged is whole again, and a newer vanthu may draw other facts from it.
      await trx
        .insertInto('versions')
        .values({ document_id: id, version, producer: extraction.producer, created_at: now, ...packed })
        .onConflict((c) => c.columns(['document_id', 'version']).doUpdateSet(packed))
        .execute()
      await project(
        { trx, words: this.#words, locks: this.#locks },
        {
          documentId: id,
          record: await correctedRecord(trx, id, record),
          raw: extraction.raw,
          edits: extraction.edits,
        },
      )
      await putPages(trx, id, record, extraction.pageImages)
      await dropKeptPages(trx, id)
      await trx
        .updateTable('documents')
        .set({
          ...unleased,
          status: 'done',
          media_type: record.source.mediaType,
          finished_at: now,
          current_version: version,
          failure_code: null,
          failure_message: null,
          failure_hint: null,
        })
        .where('id', '=', id)
        .execute()
      await noteNews(trx, { kind: 'document.ready', documentId, version, code: null }, now)
      return { documentId, version, changed, warnings: await repeated(trx, id, record) }
    })
  }

  async list(documentId: DocumentId): Promise<readonly VersionInfo[]> {
    const { id, current_version } = await documentRow(this.#database, documentId)
    const rows = await this.#database
      .selectFrom('versions')
      .select(['version', 'producer', 'created_at'])
      .where('document_id', '=', id)
      .orderBy('version')
      .execute()
    return rows.map(({ version, producer, created_at }) => ({
      version,
      producer,
      createdAt: created_at,
      current: version === current_version,
    }))
  }

  async record(documentId: DocumentId, version?: number): Promise<PlanRecord | null> {
    const { id, current_version } = await documentRow(this.#database, documentId)
    const row = await packedVersion(this.#database, id, version ?? current_version)
    if (row === null) return null
    const { record } = unpackVersion(row)
    return version === undefined ? correctedRecord(this.#database, id, record) : record
  }

  async texts(documentId: DocumentId, version?: number): Promise<DocumentTexts | null> {
    const { id, current_version } = await documentRow(this.#database, documentId)
    const row = await packedVersion(this.#database, id, version ?? current_version)
    if (row === null) return null
    const { raw, edits } = unpackTexts(row)
    return { raw, repaired: apply(raw, edits), edits }
  }

  async pages(documentId: DocumentId): Promise<readonly StoredPage[]> {
    const { id } = await documentRow(this.#database, documentId)
    const rows = await this.#database
      .selectFrom('pages')
      .selectAll()
      .where('document_id', '=', id)
      .orderBy('page')
      .execute()
    return rows.map((row) => ({
      page: row.page,
      textFrom: row.text_from,
      confidence: row.confidence,
      grade: row.grade,
      image:
        row.image_sha256 === null
          ? null
          : {
              sha256: row.image_sha256,
              mediaType: row.image_media_type ?? 'application/octet-stream',
              width: row.width ?? 0,
              height: row.height ?? 0,
            },
    }))
  }

  async reindex(documentId: DocumentId): Promise<void> {
    await this.#database.transaction().execute(async (trx) => {
      await this.#locks.document(trx, documentId)
      const { id, current_version } = await documentRow(trx, documentId)
      const row = await packedVersion(trx, id, current_version)
      if (row === null) return
      const { record, raw, edits } = unpackVersion(row)
      const corrected = await correctedRecord(trx, id, record)
      await project({ trx, words: this.#words, locks: this.#locks }, { documentId: id, record: corrected, raw, edits })
    })
  }

  async #checkImages(images: readonly PageImageRef[]): Promise<void> {
    for (const { page, sha256 } of images) {
      if (await this.#blobs.has(sha256)) continue
      throw new CodedError('store.missing_blob', `the image of page ${page} was not put into the data folder`, {
        hint: 'Put page images before the extraction that names them.',
      })
    }
  }
}

function checkedRecord(documentId: DocumentId, { record }: Extraction): PlanRecord {
  const checked = PlanRecord.safeParse(record)
  if (!checked.success) {
    const [issue] = checked.error.issues
    throw new RangeError(`the record does not fit its schema: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`)
  }
  const { id, source } = checked.data
  if (id !== documentId || source.sha256 !== documentId) {
    throw new RangeError(`record of ${id.slice(0, 12)} given for document ${documentId.slice(0, 12)}`)
  }
  return checked.data
}

/** One number of one issuer names one document; a second is a copy, a correction, or a misread number. */
async function repeated(trx: Transaction<Tables>, id: number, record: PlanRecord): Promise<readonly Diagnostic[]> {
  const { reference, issuer } = record.document
  const key = referenceKey(reference)
  const issuerKey = blindName(issuer ?? '')
  if (key === '' || issuerKey === '') return []
  const others = await trx
    .selectFrom('headers')
    .innerJoin('documents', 'documents.id', 'headers.document_id')
    .select('documents.sha256')
    .where('headers.reference_key', '=', key)
    .where('headers.issuer_blind', '=', issuerKey)
    .where('headers.document_id', '<>', id)
    .orderBy('documents.id')
    .limit(5)
    .execute()
  if (others.length === 0) return []
  const names = others.map((o) => o.sha256.slice(0, 12)).join(', ')
  return [
    {
      code: 'store.repeated_reference',
      severity: 'warning',
      message: `another document has the number ${reference ?? ''} and the same issuer: ${names}`,
    },
  ]
}
