import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { ComparedBody, ComparedDocument, ComparedProvince, CompareQuestion, Comparison } from '../comparison.js'
import type { DeadlineRow, IndicatorRow } from '../questions.js'
import { bodyIdentity } from './body-rows.js'
import type { FoundDeadline } from './deadlines.js'
import { deadlineColumns, deadlineJoins, deadlineRows } from './deadlines.js'
import type { BriefColumns } from './document-brief.js'
import { allOf, brief, briefColumns, documentConditions, inList } from './document-brief.js'
import { grouped } from './fact-bodies.js'
import type { FoundIndicator } from './indicators.js'
import { indicatorColumns, indicatorRow } from './indicators.js'
import { matchingInstruments } from './instrument-rows.js'
import type { Tables } from './tables.js'

const mostDocuments = 500
const mostOfProvince = 200

interface Found extends BriefColumns {
  readonly id: number
  readonly task_count: number
  readonly deadline_count: number
}

interface FoundBody {
  readonly province: string
  readonly name: string
  readonly body_id: string
  readonly tasks: number
  readonly leads: number
}

/** See `Store.compare`. */
export async function askCompare(database: Kysely<Tables>, question: CompareQuestion): Promise<Comparison> {
  const found = await carriers(database, question)
  const documents = found.slice(0, mostDocuments)
  const ids = documents.map(({ id }) => id)
  const bodies = await bodiesIn(database, ids)
  const deadlines = await deadlinesIn(database, ids)
  const indicators = await indicatorsIn(database, ids)
  const byProvince = grouped(documents, provinceOf)
  const provinces = [...byProvince.keys()]
    .sort((a, b) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1))
    .map((province): ComparedProvince => {
      const own = (byProvince.get(province) ?? []).map(comparedDocument)
      return {
        provinceId: province === '' ? null : province,
        documents: own,
        tasks: own.reduce((sum, document) => sum + document.tasks, 0),
        bodies: bodies.rows.get(province) ?? [],
        deadlines: deadlines.rows.get(province) ?? [],
        indicators: indicators.rows.get(province) ?? [],
      }
    })
  return { provinces, cut: found.length > mostDocuments || bodies.cut || deadlines.cut || indicators.cut }
}

/** "" for a document of no province. */
const provinceOf = (row: BriefColumns): string => row.doc_province_id ?? ''

/** Rows by province, at most `mostOfProvince` of each. */
interface Sides<Row> {
  readonly rows: ReadonlyMap<string, readonly Row[]>
  readonly cut: boolean
}

function sides<Row>(groups: ReadonlyMap<string, readonly Row[]>): Sides<Row> {
  const rows = new Map([...groups].map(([province, all]) => [province, all.slice(0, mostOfProvince)]))
  return { rows, cut: [...groups.values()].some((all) => all.length > mostOfProvince) }
}

/** The documents that carry the instrument out, received last first, one more than are compared. */
async function carriers(
  database: Kysely<Tables>,
  { instrument, document }: CompareQuestion,
): Promise<readonly Found[]> {
  const found = await sql<Found>`
    SELECT d.id, h.task_count, h.deadline_count, ${briefColumns}
    FROM documents d JOIN headers h ON h.document_id = d.id
    WHERE d.id IN (SELECT document_id FROM citations
      WHERE instrument IN (${matchingInstruments(instrument)}) AND relation = 'carries-out')
      AND ${allOf(documentConditions(document))}
    ORDER BY d.id DESC LIMIT ${mostDocuments + 1}`.execute(database)
  return found.rows
}

const comparedDocument = (row: Found): ComparedDocument => ({
  ...brief(row),
  tasks: row.task_count,
  deadlines: row.deadline_count,
})

/**
 * Bodies that must do tasks; those of one registry entry, or of one name but for marks, as one, under the name used most.
 * A task that names one body by two of its names is one task.
 */
async function bodiesIn(database: Kysely<Tables>, documents: readonly number[]): Promise<Sides<ComparedBody>> {
  const found = await sql<FoundBody>`
    WITH named AS MATERIALIZED (
        SELECT coalesce(h.province_id, '') AS province, t.id AS task, t.role, b.id, b.name, b.body_id,
          ${bodyIdentity('b')} AS same
        FROM tasks t JOIN headers h ON h.document_id = t.document_id
          JOIN task_bodies n ON n.task = t.id AND n.part = 'responsible' JOIN bodies b ON b.id = n.body
        WHERE ${inList(sql`t.document_id`, documents)}
      ),
      names AS (
        SELECT province, same, id, name,
          row_number() OVER (PARTITION BY province, same ORDER BY count(*) DESC, id) AS place
        FROM named GROUP BY province, same, id, name
      )
    SELECT n.province, x.name, n.body_id, count(DISTINCT n.task) AS tasks,
      count(DISTINCT CASE WHEN n.role = 'lead' THEN n.task END) AS leads
    FROM named n JOIN names x ON x.province = n.province AND x.same = n.same AND x.place = 1
    GROUP BY n.province, n.same, x.id, x.name, n.body_id ORDER BY count(DISTINCT n.task) DESC, x.id`.execute(database)
  const comparedBody = ({ name, body_id, tasks, leads }: FoundBody): ComparedBody => ({
    name,
    bodyId: body_id === '' ? null : body_id,
    tasks,
    leads,
  })
  return sides(
    new Map(
      [...grouped(found.rows, (row) => row.province)].map(([province, rows]) => [province, rows.map(comparedBody)]),
    ),
  )
}

async function deadlinesIn(database: Kysely<Tables>, documents: readonly number[]): Promise<Sides<DeadlineRow>> {
  const found = await sql<FoundDeadline>`
    SELECT ${deadlineColumns} FROM deadlines l ${deadlineJoins}
    WHERE ${inList(sql`l.document_id`, documents)} ORDER BY l.id`.execute(database)
  const { rows, cut } = sides(grouped(found.rows, provinceOf))
  // Names of bodies are looked up for those alone that are shown.
  const shown = await deadlineRows(database, [...rows.values()].flat())
  return { rows: grouped(shown, ({ document }) => document.provinceId ?? ''), cut }
}

async function indicatorsIn(database: Kysely<Tables>, documents: readonly number[]): Promise<Sides<IndicatorRow>> {
  const found = await sql<FoundIndicator>`
    SELECT ${indicatorColumns} FROM indicators i
      JOIN headers h ON h.document_id = i.document_id JOIN documents d ON d.id = i.document_id
    WHERE ${inList(sql`i.document_id`, documents)} ORDER BY i.id`.execute(database)
  const { rows, cut } = sides(grouped(found.rows, provinceOf))
  return { rows: new Map([...rows].map(([province, some]) => [province, some.map(indicatorRow)])), cut }
}
