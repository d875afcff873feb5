import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Answer, TaskCitation, TaskDeadline, TaskQuestion, TaskRow } from '../questions.js'
import { findTerms } from '../search/highlight.js'
import type { SearchQuery } from '../search/search-query.js'
import { parseSearch } from '../search/search-query.js'
import { answer, limitOf, positionOf } from './cursor.js'
import type { BriefColumns } from './document-brief.js'
import { brief, briefColumns, inList } from './document-brief.js'
import { bodiesOf, grouped } from './fact-bodies.js'
import type { Tables } from './tables.js'
import type { Place } from './task-places.js'
import { endOf, sortTypes, taskPlaces } from './task-places.js'
import type { WordsIndex } from './words-index.js'

interface Found extends BriefColumns {
  readonly id: number
  readonly record_id: string
  readonly section: string | null
  readonly text: string
  readonly role: string
  readonly requested: number
  readonly page: number | null
  readonly confidence: number
}

export async function askTasks(
  database: Kysely<Tables>,
  words: WordsIndex,
  question: TaskQuestion,
): Promise<Answer<TaskRow>> {
  const limit = limitOf(question)
  const { sort = 'received' } = question
  const position = positionOf(question, `tasks.${sort}`, sortTypes[sort])
  const query = question.words === undefined ? null : parseSearch(question.words)
  const places = await taskPlaces(database, words, { question, sort, position, query, enough: limit + 1 })
  const rows = await complete(database, places.slice(0, limit), query)
  return answer(places, limit, `tasks.${sort}`, (row) => endOf(sort, row), rows)
}

async function complete(
  database: Kysely<Tables>,
  places: readonly Place[],
  query: SearchQuery | null,
): Promise<readonly TaskRow[]> {
  const ids = places.map((place) => place.id)
  const tasks = await sql<Found>`
    SELECT t.id, t.record_id, t.section, t.text, t.role, t.requested, t.page, t.confidence, ${briefColumns}
    FROM tasks t JOIN headers h ON h.document_id = t.document_id JOIN documents d ON d.id = t.document_id
    WHERE ${inList(sql`t.id`, ids)}`.execute(database)
  const byId = new Map(tasks.rows.map((row) => [row.id, row]))
  const found = ids.map((id) => byId.get(id)).filter((row) => row !== undefined)
  const bodies = await bodiesOf(database, 'task', ids)
  const deadlines = await deadlinesOf(database, ids)
  const citations = await citationsOf(database, ids)
  return found.map((row) => ({
    document: brief(row),
    taskId: row.record_id,
    section: row.section,
    text: row.text,
    responsible: bodies(row.id, 'responsible'),
    role: row.role,
    with: bodies(row.id, 'with'),
    requested: row.requested === 1,
    deadlines: (deadlines.get(row.id) ?? []).map(taskDeadline),
    citations: (citations.get(row.id) ?? []).map(taskCitation),
    page: row.page,
    confidence: row.confidence,
    highlights: query === null ? [] : findTerms(row.text, query),
  }))
}

interface DeadlineOfTask {
  readonly task: number
  readonly record_id: string
  readonly text: string
  readonly kind: string
  readonly due_on: string | null
  readonly rrule: string | null
}

async function deadlinesOf(database: Kysely<Tables>, tasks: readonly number[]): Promise<ByTask<DeadlineOfTask>> {
  if (tasks.length === 0) return new Map()
  const found = await sql<DeadlineOfTask>`
    SELECT td.task, l.record_id, l.text, l.kind, l.due_on, l.rrule
    FROM task_deadlines td JOIN deadlines l ON l.id = td.deadline
    WHERE td.task IN (${sql.join(tasks)}) ORDER BY td.task, l.id`.execute(database)
  return grouped(found.rows, (row) => row.task)
}

const taskDeadline = ({ record_id, text, kind, due_on, rrule }: DeadlineOfTask): TaskDeadline => ({
  deadlineId: record_id,
  text,
  kind,
  dueOn: due_on,
  rrule,
})

interface CitationOfTask {
  readonly task: number
  readonly record_id: string
  readonly type: string
  readonly reference: string | null
  readonly title: string | null
}

async function citationsOf(database: Kysely<Tables>, tasks: readonly number[]): Promise<ByTask<CitationOfTask>> {
  if (tasks.length === 0) return new Map()
  const found = await sql<CitationOfTask>`
    SELECT tc.task, c.record_id, c.type, c.reference, c.title
    FROM task_citations tc JOIN citations c ON c.id = tc.citation
    WHERE tc.task IN (${sql.join(tasks)}) ORDER BY tc.task, c.id`.execute(database)
  return grouped(found.rows, (row) => row.task)
}

const taskCitation = ({ record_id, type, reference, title }: CitationOfTask): TaskCitation => ({
  citationId: record_id,
  type,
  reference,
  title,
})

type ByTask<Row> = ReadonlyMap<number, readonly Row[]>
