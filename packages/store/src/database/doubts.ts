import type { DoubtReason } from '@vanthu/document'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Answer, DoubtKind, DoubtQuestion, DoubtRow } from '../questions.js'
import { answer, limitOf, positionOf } from './cursor.js'
import type { BriefColumns, Condition } from './document-brief.js'
import { allOf, brief, briefColumns, documentConditions } from './document-brief.js'
import type { Tables } from './tables.js'

interface FoundDoubt extends BriefColumns {
  readonly id: number
  readonly kind: DoubtKind
  readonly record_id: string | null
  readonly text: string
  readonly page: number | null
  readonly confidence: number
  readonly reason: DoubtReason
}

export async function askDoubts(database: Kysely<Tables>, question: DoubtQuestion): Promise<Answer<DoubtRow>> {
  const limit = limitOf(question)
  const position = positionOf(question, 'doubts', ['share', 'whole'])
  const conditions: Condition[] = [...documentConditions(question.document)]
  if (question.below !== undefined) conditions.push(sql`o.confidence < ${question.below}`)
  if (question.reason !== undefined) conditions.push(sql`o.reason = ${question.reason}`)
  if (question.kind !== undefined) conditions.push(sql`o.kind = ${question.kind}`)
  if (position !== null) {
    const [confidence, id] = position
    conditions.push(sql`o.confidence >= ${confidence} AND (o.confidence > ${confidence} OR o.id > ${id})`)
  }
  const found = await sql<FoundDoubt>`
    SELECT o.id, o.kind, o.record_id, o.text, o.page, o.confidence, o.reason, ${briefColumns}
    FROM doubts o JOIN headers h ON h.document_id = o.document_id JOIN documents d ON d.id = o.document_id
    WHERE ${allOf(conditions)} ORDER BY o.confidence, o.id LIMIT ${limit + 1}`.execute(database)
  const rows = found.rows.slice(0, limit).map((row) => ({
    document: brief(row),
    kind: row.kind,
    recordId: row.record_id,
    text: row.text,
    page: row.page,
    confidence: row.confidence,
    reason: row.reason,
  }))
  return answer(found.rows, limit, 'doubts', (row) => [row.confidence, row.id], rows)
}
