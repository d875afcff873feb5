import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { dump, load } from '../backup/dump.js'
import type { BlobStore } from '../blobs/blob-store.js'
import type { DocumentId, DocumentStatus, Store, StoreCounts, StoreQueue } from '../store.js'
import { verifyStore } from '../verify/verify-store.js'
import { askBodies } from './body-counts.js'
import { askCitations } from './citations.js'
import { askCompare } from './compare.js'
import { Corrections } from './corrections.js'
import { askDeadlines } from './deadlines.js'
import { askDocuments, findDocuments } from './documents.js'
import { askDoubts } from './doubts.js'
import { askDue } from './due.js'
import { askFacet } from './facets.js'
import { askIndicators } from './indicators.js'
import { Intake } from './intake.js'
import { isPageKept, keepPage, keptPageNumbers, keptPages } from './kept-pages.js'
import type { Locks } from './locks.js'
import type { Tables } from './tables.js'
import { askTasks } from './tasks.js'
import { Versions } from './versions.js'
import { webhooksOf } from './webhooks.js'
import type { WordsIndex } from './words-index.js'

export interface DatabaseParts {
  readonly database: Kysely<Tables>
  readonly blobs: BlobStore
  readonly words: WordsIndex
  readonly locks: Locks
  /** Epoch milliseconds. */
  readonly now: () => number
  /** One message for each damage that the database finds in itself. */
  readonly checkItself: () => Promise<readonly string[]>
  /** Begins a transaction that sees one moment and keeps no writer waiting. */
  readonly beginSnapshot: string
  /** Lets new rows be numbered after those that were put in with their numbers. */
  readonly renumber: () => Promise<void>
}

/** The store on a database whose tables stand. */
export function databaseStore(parts: DatabaseParts): Store {
  const { database, blobs, words, locks, now, checkItself, beginSnapshot, renumber } = parts
  const intake = new Intake(database, blobs, locks, now)
  const versions = new Versions(database, blobs, words, locks, now)
  const corrections = new Corrections(database, words, locks, now)
  const textOf = async (documentId: DocumentId): Promise<string> => (await versions.texts(documentId))?.repaired ?? ''
  return {
    blobs,
    webhooks: webhooksOf(database, now),
    receive: (file) => intake.receive(file),
    claim: (options) => intake.claim(options),
    heartbeat: (claim, leaseMs) => intake.heartbeat(claim, leaseMs),
    held: (documentId, holder) => intake.held(documentId, holder),
    keepPage: (documentId, producer, page) => keepPage(database, documentId, producer, page),
    isPageKept: (documentId, producer, page) => isPageKept(database, documentId, producer, page),
    keptPages: (documentId, producer) => keptPages(database, documentId, producer),
    keptPageNumbers: (documentId, producer) => keptPageNumbers(database, documentId, producer),
    correct: (documentId, correction) => corrections.correct(documentId, correction),
    undoCorrection: (documentId, id, who) => corrections.undo(documentId, id, who),
    corrections: (documentId) => corrections.list(documentId),
    release: (claim) => intake.release(claim),
    fail: (claim, failure) => intake.fail(claim, failure),
    requeue: (documentId) => intake.requeue(documentId),
    putVersion: (documentId, extraction) => versions.put(documentId, extraction),
    versions: (documentId) => versions.list(documentId),
    record: (documentId, version) => versions.record(documentId, version),
    texts: (documentId, version) => versions.texts(documentId, version),
    pages: (documentId) => versions.pages(documentId),
    reindex: (documentId) => versions.reindex(documentId),
    find: (idOrReference) => findDocuments(database, idOrReference),
    document: async (documentId) => {
      const found = await askDocuments(database, words, textOf, { document: { documentId }, limit: 1 })
      return found.rows[0] ?? null
    },
    counts: () => counts(database),
    queue: () => queue(database),
    documents: (question = {}) => askDocuments(database, words, textOf, question),
    tasks: (question = {}) => askTasks(database, words, question),
    deadlines: (question = {}) => askDeadlines(database, question),
    due: (question) => askDue(database, question),
    citations: (question = {}) => askCitations(database, question),
    indicators: (question = {}) => askIndicators(database, question),
    doubts: (question = {}) => askDoubts(database, question),
    bodies: (question = {}) => askBodies(database, question),
    facet: (question) => askFacet(database, words, question),
    compare: (question) => askCompare(database, question),
    verify: (options = {}) => verifyStore({ database, blobs, words, checkItself }, options),
    dump: () => dump(database, beginSnapshot),
    load: (rows, onDocument) =>
      load({ database, renumber, reindex: (documentId) => versions.reindex(documentId) }, rows, onDocument),
    close: () => database.destroy(),
  }
}

async function queue(database: Kysely<Tables>): Promise<StoreQueue> {
  const found = await sql<{ readonly status: DocumentStatus; readonly n: number; readonly since: number }>`
    SELECT status, count(*) AS n, min(received_at) AS since FROM documents
    WHERE status IN ('received', 'processing', 'failed') GROUP BY status`.execute(database)
  const of = (status: DocumentStatus) => found.rows.find((row) => row.status === status)
  return {
    received: of('received')?.n ?? 0,
    processing: of('processing')?.n ?? 0,
    failed: of('failed')?.n ?? 0,
    oldestReceivedAt: of('received')?.since ?? null,
  }
}

async function counts(database: Kysely<Tables>): Promise<StoreCounts> {
  const found = await sql<{ readonly status: DocumentStatus; readonly n: number }>`
    SELECT status, count(*) AS n FROM documents GROUP BY status`.execute(database)
  const of = (status: DocumentStatus): number => found.rows.find((row) => row.status === status)?.n ?? 0
  const sums = await sql<Omit<StoreCounts, 'documents' | 'indicators'>>`
    SELECT coalesce(sum(page_count), 0) AS pages, coalesce(sum(task_count), 0) AS tasks,
      coalesce(sum(deadline_count), 0) AS deadlines, coalesce(sum(citation_count), 0) AS citations,
      coalesce(sum(doubt_count), 0) AS doubts FROM headers`.execute(database)
  const indicators = await sql<{ readonly n: number }>`SELECT count(*) AS n FROM indicators`.execute(database)
  const { pages = 0, tasks = 0, deadlines = 0, citations = 0, doubts = 0 } = sums.rows[0] ?? {}
  return {
    documents: { received: of('received'), processing: of('processing'), done: of('done'), failed: of('failed') },
    pages,
    tasks,
    deadlines,
    citations,
    indicators: indicators.rows[0]?.n ?? 0,
    doubts,
  }
}
