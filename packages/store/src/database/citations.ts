import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Answer, CitationQuestion, CitationRow } from '../questions.js'
import { answer, limitOf, positionOf } from './cursor.js'
import type { BriefColumns, Condition } from './document-brief.js'
import { allOf, brief, briefColumns, documentConditions } from './document-brief.js'
import { grouped } from './fact-bodies.js'
import { instrumentNumbers } from './instrument-rows.js'
import type { Tables } from './tables.js'

interface Found extends BriefColumns {
  readonly id: number
  readonly record_id: string
  readonly kind: string
  readonly cited_type: string
  readonly cited_reference: string | null
  readonly cited_title: string | null
  readonly date: string | null
  readonly cited_issuer: string | null
  readonly year: number | null
  readonly period: string | null
  readonly relation: string
  readonly status: string
  readonly mention_count: number
  readonly confidence: number
}

export async function askCitations(database: Kysely<Tables>, question: CitationQuestion): Promise<Answer<CitationRow>> {
  const limit = limitOf(question)
  const position = positionOf(question, 'citations', ['whole'])
  const conditions = [...(await citationConditions(database, question))]
  if (position !== null) conditions.push(sql`c.id > ${position[0]}`)
  const found = await sql<Found>`
    SELECT c.id, c.record_id, c.kind, c.type AS cited_type, c.reference AS cited_reference, c.title AS cited_title, c.date,
      c.issuer AS cited_issuer, c.year, c.period, c.relation, c.status, c.mention_count, c.confidence, ${briefColumns}
    FROM citations c JOIN headers h ON h.document_id = c.document_id JOIN documents d ON d.id = c.document_id
    WHERE ${allOf(conditions)} ORDER BY c.id LIMIT ${limit + 1}`.execute(database)
  const shown = found.rows.slice(0, limit)
  const pages = await mentionPages(
    database,
    shown.map((row) => row.id),
  )
  const rows = shown.map((row) => ({
    document: brief(row),
    citationId: row.record_id,
    kind: row.kind,
    type: row.cited_type,
    reference: row.cited_reference,
    title: row.cited_title,
    date: row.date,
    issuer: row.cited_issuer,
    year: row.year,
    period: row.period,
    relation: row.relation,
    status: row.status,
    mentions: row.mention_count,
    confidence: row.confidence,
    pages: (pages.get(row.id) ?? []).map((p) => p.page),
  }))
  return answer(found.rows, limit, 'citations', (row) => [row.id], rows)
}

interface MentionPage {
  readonly citation: number
  readonly page: number
}

async function mentionPages(
  database: Kysely<Tables>,
  citations: readonly number[],
): Promise<ReadonlyMap<number, readonly MentionPage[]>> {
  if (citations.length === 0) return new Map()
  const found = await sql<MentionPage>`
    SELECT DISTINCT citation, page FROM mentions
    WHERE citation IN (${sql.join(citations)}) AND page IS NOT NULL ORDER BY citation, page`.execute(database)
  return grouped(found.rows, (row) => row.citation)
}

/** What a question asks of citations `c`, with the document `d` and its header `h`. */
export async function citationConditions(
  database: Kysely<Tables>,
  { instrument, kind, relation, status, document }: CitationQuestion,
): Promise<readonly Condition[]> {
  const out: Condition[] = [...documentConditions(document)]
  if (instrument !== undefined) out.push(sql`c.instrument IN (${await instrumentNumbers(database, instrument)})`)
  if (kind !== undefined) out.push(sql`c.kind = ${kind}`)
  if (relation !== undefined) out.push(sql`c.relation = ${relation}`)
  if (status !== undefined) out.push(sql`c.status = ${status}`)
  return out
}
