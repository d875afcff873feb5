import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Answer, TaskCitation, TaskDeadline, TaskQuestion, TaskRow } from '../questions.js'
import { findTerms } from '../search/highlight.js'
import type { SearchQuery } from '../search/search-query.js'
import { parseSearch } from '../search/search-query.js'
import type { Position, PositionPart } from './cursor.js'
import { answer, limitOf, positionOf } from './cursor.js'
import type { BriefColumns, Condition } from './document-brief.js'
import { allOf, brief, briefColumns, inList } from './document-brief.js'
import type { KeyRange } from './fact-key.js'
import { allKeys, documentOfFact, factKey, growingRanges } from './fact-key.js'
import { bodiesOf, grouped } from './fact-bodies.js'
import type { Tables } from './tables.js'
import type { ConditionsWithin } from './task-conditions.js'
import { taskConditions } from './task-conditions.js'
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

/**
 * Words that match more tasks than this are common: another condition then leads, and the words are looked up task by
 * task; a page is full after few, because they are common.
 */
const commonWords = 5000

export async function askTasks(
  database: Kysely<Tables>,
  words: WordsIndex,
  question: TaskQuestion,
): Promise<Answer<TaskRow>> {
  const limit = limitOf(question)
  const sort = question.sort ?? 'received'
  const position = positionOf(question, `tasks.${sort}`, sortTypes[sort])
  const query = question.words === undefined ? null : parseSearch(question.words)
  const conditions = await taskConditions(database, question)
  const alone = conditions(allKeys).length === 0
  const narrow = [question.body, question.instrument, question.due].some((q) => q !== undefined)
  const documentsLead = !narrow && (sort === 'issued' || (sort === 'received' && question.document !== undefined))
  const found: Place[] = []
  for (const [i, range] of (sort === 'received' ? await ranges(database, position) : [allKeys]).entries()) {
    // In the first range there is little of anything, so that words may lead whether they are common or not.
    const lead = query !== null && (alone || (i === 0 && sort === 'received') || (await isRare(database, words, query)))
    const plan: Plan = {
      sort,
      position,
      conditions,
      documentsLead,
      words: query === null ? null : { index: words, query, lead },
    }
    found.push(...(await within(database, plan, range, limit + 1 - found.length)))
    if (found.length > limit) break
  }
  const rows = await complete(database, found.slice(0, limit), query)
  return answer(found, limit, `tasks.${sort}`, (row) => endOf(sort, row), rows)
}

/** A task and what it is sorted by. */
interface Place {
  readonly id: number
  readonly confidence: number
  readonly issued_on: string
}

interface Plan {
  readonly sort: Sort
  readonly position: Position | null
  readonly conditions: ConditionsWithin
  /** Walk the documents in order: only they have a condition. */
  readonly documentsLead: boolean
  readonly words: { readonly index: WordsIndex; readonly query: SearchQuery; readonly lead: boolean } | null
}

async function ranges(database: Kysely<Tables>, position: Position | null): Promise<readonly KeyRange[]> {
  if (position !== null) return growingRanges({ first: Number(position[0]) + 1, last: allKeys.last })
  const newest = await sql<{ readonly id: number | null }>`SELECT max(id) AS id FROM documents`.execute(database)
  return growingRanges({ first: factKey(newest.rows[0]?.id ?? 0, 0), last: allKeys.last })
}

async function within(
  database: Kysely<Tables>,
  { sort, position, conditions, documentsLead, words }: Plan,
  range: KeyRange,
  enough: number,
): Promise<readonly Place[]> {
  const all = [
    ...conditions(range),
    ...(sort === 'received' ? [withinRange(range)] : []),
    ...(words === null || words.lead ? [] : [words.index.holds('task', sql`t.id`, words.query)]),
    ...(position === null || sort === 'received' ? [] : [after(sort, position)]),
  ]
  // CROSS JOIN keeps SQLite to the order written; PostgreSQL finds its own.
  const { from, order, joined } = words?.lead
    ? {
        from: sql`${words.index.rows('task', words.query, range)} w CROSS JOIN ${taskFirst}`,
        order: sql`w.id`,
        joined: [sql`t.id = w.id`],
      }
    : documentsLead
      ? {
          from: sql`headers h CROSS JOIN tasks t`,
          order: sql`h.document_id DESC, t.id`,
          joined: [sql`t.document_id = h.document_id`],
        }
      : { from: taskFirst, order: sql`t.id`, joined: [] }
  // Only what sorts: the texts of all that match need not go through a sort of which a page remains.
  const found = await sql<Place>`
    SELECT t.id, t.confidence, h.issued_on
    FROM ${from} WHERE ${allOf([...joined, ...all])}
    ORDER BY ${sort === 'received' ? order : sortOrders[sort]} LIMIT ${enough}`.execute(database)
  return found.rows
}

const isRare = async (database: Kysely<Tables>, words: WordsIndex, query: SearchQuery): Promise<boolean> =>
  (await words.count(database, 'task', query, commonWords)) < commonWords

const taskFirst = sql`tasks t JOIN headers h ON h.document_id = t.document_id`

type Sort = NonNullable<TaskQuestion['sort']>

const sortTypes: Readonly<Record<Sort, readonly PositionPart[]>> = {
  received: ['whole'],
  issued: ['date or none', 'whole'],
  confidence: ['share', 'whole'],
}

/** By day of issue the last comes first, documents without one at the end. */
const sortOrders: Readonly<Record<Exclude<Sort, 'received'>, Condition>> = {
  issued: sql`h.issued_on DESC, h.document_id DESC, t.id`,
  confidence: sql`t.confidence, t.id`,
}

function endOf(sort: Sort, row: Place): Position {
  switch (sort) {
    case 'received':
      return [row.id]
    case 'issued':
      return [row.issued_on, row.id]
    case 'confidence':
      return [row.confidence, row.id]
  }
}

const withinRange = ({ first, last }: KeyRange): Condition => sql`t.id BETWEEN ${first} AND ${last}
  AND h.document_id BETWEEN ${documentOfFact(last)} AND ${documentOfFact(first)}`

/** For `received` the range says it. */
function after(sort: Exclude<Sort, 'received'>, position: Position): Condition {
  const [first, id] = position
  switch (sort) {
    case 'issued':
      return sql`h.issued_on <= ${first} AND (h.issued_on < ${first} OR t.id > ${id})`
    case 'confidence':
      return sql`t.confidence >= ${first} AND (t.confidence > ${first} OR t.id > ${id})`
  }
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
