import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Answer, IndicatorQuestion, IndicatorRow, IndicatorValue } from '../questions.js'
import { nameHasWords } from './body-rows.js'
import { answer, limitOf, positionOf } from './cursor.js'
import type { BriefColumns, Condition } from './document-brief.js'
import { allOf, brief, briefColumns, documentConditions } from './document-brief.js'
import type { IndicatorsTable, Tables } from './tables.js'

export type FoundIndicator = BriefColumns & Omit<IndicatorsTable, 'document_id' | 'name_exact' | 'name_blind'>

/** What `indicatorRow` reads, of indicators `i`. */
export const indicatorColumns = sql`i.id, i.group_name, i.number, i.name, i.baseline_text, i.baseline_year, i.baseline_value,
  i.baseline_unit, i.target_text, i.target_year, i.target_comparator, i.target_value, i.target_unit, i.page, i.confidence,
  ${briefColumns}`

export async function askIndicators(
  database: Kysely<Tables>,
  question: IndicatorQuestion,
): Promise<Answer<IndicatorRow>> {
  const limit = limitOf(question)
  const position = positionOf(question, 'indicators', ['whole'])
  const conditions: Condition[] = [...documentConditions(question.document)]
  if (question.name !== undefined) {
    conditions.push(nameHasWords(question.name, 'i.name_exact', 'i.name_blind'))
  }
  if (position !== null) conditions.push(sql`i.id > ${position[0]}`)
  const found = await sql<FoundIndicator>`
    SELECT ${indicatorColumns} FROM indicators i JOIN headers h ON h.document_id = i.document_id JOIN documents d ON d.id = i.document_id
    WHERE ${allOf(conditions)} ORDER BY i.id LIMIT ${limit + 1}`.execute(database)
  const rows = found.rows.slice(0, limit).map(indicatorRow)
  return answer(found.rows, limit, 'indicators', (row) => [row.id], rows)
}

export const indicatorRow = (row: FoundIndicator): IndicatorRow => ({
  document: brief(row),
  group: row.group_name,
  number: row.number,
  name: row.name,
  baseline: value(row.baseline_text, row.baseline_year, row.baseline_value, row.baseline_unit),
  target: value(row.target_text, row.target_year, row.target_value, row.target_unit),
  comparator: row.target_comparator,
  page: row.page,
  confidence: row.confidence,
})

const value = (
  text: string | null,
  year: number | null,
  figure: number | null,
  unit: string | null,
): IndicatorValue | null => (text === null ? null : { text, year, value: figure, unit })
