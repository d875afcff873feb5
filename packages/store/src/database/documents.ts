import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { CodedError } from '@vanthu/document'
import type { Answer, DocumentQuestion, DocumentRow } from '../questions.js'
import { snippet } from '../search/highlight.js'
import type { SearchQuery } from '../search/search-query.js'
import { parseSearch } from '../search/search-query.js'
import type { DocumentId } from '../store.js'
import { answer, limitOf, positionOf } from './cursor.js'
import type { BriefColumns, Condition } from './document-brief.js'
import { allOf, brief, briefColumns, documentConditions } from './document-brief.js'
import { allKeys, documentKey } from './fact-key.js'
import { instrumentNumbers } from './instrument-rows.js'
import { referenceKey } from './reference-key.js'
import type { Tables } from './tables.js'
import type { WordsIndex } from './words-index.js'

interface Found extends BriefColumns {
  readonly id: number
  readonly media_type: string | null
  readonly bytes: number
  readonly status: 'received' | 'processing' | 'done' | 'failed'
  readonly received_at: number
  readonly attempts: number
  readonly failure_code: string | null
  readonly failure_message: string | null
  readonly failure_hint: string | null
  readonly current_version: number
  readonly issued_at: string | null
  readonly issuer_id: string | null
  readonly grade: string | null
  readonly page_count: number | null
  readonly task_count: number | null
  readonly deadline_count: number | null
  readonly citation_count: number | null
  readonly doubt_count: number | null
}

/** Gives the repaired text of a document, for snippets. */
export type TextOf = (documentId: DocumentId) => Promise<string>

export async function askDocuments(
  database: Kysely<Tables>,
  words: WordsIndex,
  textOf: TextOf,
  question: DocumentQuestion,
): Promise<Answer<DocumentRow>> {
  const limit = limitOf(question)
  const query = question.words === undefined ? null : parseSearch(question.words)
  const sort = question.sort ?? 'received'
  const position = positionOf(
    question,
    `documents.${sort}`,
    sort === 'received' ? ['document'] : ['date or none', 'whole'],
  )
  const conditions = [...(await documentQuestionConditions(database, question))]
  // The index numbers documents from the last to the first; see `documentKey`.
  const first = position === null || sort !== 'received' ? allKeys.first : documentKey(Number(position[0])) + 1
  const walk =
    query === null
      ? sql`documents d`
      : sql`${words.rows('document', query, { ...allKeys, first })} w
    CROSS JOIN documents d`
  if (query !== null) conditions.push(sql`d.id = ${documentKey(0)} - w.id`)
  if (position !== null) {
    const [first, id] = position
    conditions.push(
      sort === 'received'
        ? sql`d.id < ${first}`
        : sql`(coalesce(h.issued_on, '') < ${first} OR (coalesce(h.issued_on, '') = ${first} AND d.id < ${id}))`,
    )
  }
  const found = await sql<Found>`
    SELECT d.id, d.media_type, d.bytes, d.status, d.received_at, d.attempts, d.failure_code, d.failure_message,
      d.failure_hint, d.current_version, h.issued_at, h.issuer_id, h.grade, h.page_count, h.task_count,
      h.deadline_count, h.citation_count, h.doubt_count, ${briefColumns}
    FROM ${walk} LEFT JOIN headers h ON h.document_id = d.id
    WHERE ${allOf(conditions)}
    ORDER BY ${sort === 'received' ? (query === null ? sql`d.id DESC` : sql`w.id`) : sql`coalesce(h.issued_on, '') DESC, d.id DESC`}
    LIMIT ${limit + 1}`.execute(database)
  const rows: DocumentRow[] = []
  for (const row of found.rows.slice(0, limit)) rows.push(await documentRowOf(row, query, textOf))
  return answer(
    found.rows,
    limit,
    `documents.${sort}`,
    (row) => (sort === 'received' ? [row.id] : [row.doc_issued_on ?? '', row.id]),
    rows,
  )
}

/** What a question asks of documents `d` and their headers `h`, which may be missing, words aside. */
export async function documentQuestionConditions(
  database: Kysely<Tables>,
  question: DocumentQuestion,
): Promise<readonly Condition[]> {
  const { status, reference, citing, relation, repeated = false } = question
  const out: Condition[] = [...documentConditions(question.document)]
  if (status !== undefined) out.push(sql`d.status = ${status}`)
  if (reference !== undefined) out.push(sql`h.reference_key = ${referenceKey(reference)} AND h.reference_key <> ''`)
  if (citing !== undefined) {
    const related = relation === undefined ? sql`1 = 1` : sql`relation = ${relation}`
    out.push(
      sql`d.id IN (SELECT document_id FROM citations WHERE instrument IN (${await instrumentNumbers(database, citing)}) AND ${related})`,
    )
  }
  if (repeated) {
    out.push(sql`EXISTS (SELECT 1 FROM headers o WHERE o.reference_key = h.reference_key AND o.reference_key <> ''
      AND o.issuer_blind = h.issuer_blind AND o.issuer_blind <> '' AND o.document_id <> h.document_id)`)
  }
  return out
}

async function documentRowOf(row: Found, query: SearchQuery | null, textOf: TextOf): Promise<DocumentRow> {
  return {
    ...brief(row),
    mediaType: row.media_type,
    bytes: row.bytes,
    status: row.status,
    receivedAt: row.received_at,
    attempts: row.attempts,
    failure:
      row.failure_code === null
        ? null
        : { code: row.failure_code, message: row.failure_message ?? '', hint: row.failure_hint },
    version: row.current_version,
    issuedAt: row.issued_at,
    issuerId: row.issuer_id,
    grade: row.grade,
    pages: row.page_count ?? 0,
    tasks: row.task_count ?? 0,
    deadlines: row.deadline_count ?? 0,
    citations: row.citation_count ?? 0,
    doubts: row.doubt_count ?? 0,
    snippet: query === null ? null : snippet(await textOf(row.sha256), query),
  }
}

/** See `Store.find`. @throws CodedError `store.short_id` for less than 4 characters that are no reference. */
export async function findDocuments(database: Kysely<Tables>, idOrReference: string): Promise<readonly DocumentId[]> {
  const asked = idOrReference.trim()
  const key = referenceKey(asked)
  const isId = /^[0-9a-f]{4,64}$/iu.test(asked)
  if (!isId && key === '') {
    throw new CodedError('store.short_id', 'this is neither the beginning of an id nor a number of a document', {
      hint: 'Give at least 4 characters of the id, or the number as printed: 86/KH-UBND.',
    })
  }
  const low = asked.toLowerCase()
  const byId = isId ? sql`d.sha256 BETWEEN ${low} AND ${`${low}g`}` : sql`1 = 0`
  const byReference = key === '' ? sql`1 = 0` : sql`h.reference_key = ${key}`
  const found = await sql<{ readonly sha256: string }>`
    SELECT d.sha256 FROM documents d LEFT JOIN headers h ON h.document_id = d.id
    WHERE ${byId} OR ${byReference} ORDER BY d.id DESC LIMIT 20`.execute(database)
  return found.rows.map((row) => row.sha256)
}
