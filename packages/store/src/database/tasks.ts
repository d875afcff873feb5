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
import { allKeys, documentOfFact, factKey, factsOfDocument, growingRanges } from './fact-key.js'
import { bodiesOf, grouped } from './fact-bodies.js'
import type { Tables } from './tables.js'
import type { BodiesNamed, ConditionsWithin } from './task-conditions.js'
import { areFrequent, bodiesNamed, taskConditions } from './task-conditions.js'
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
  const sort = question.sort ?? 'received'
  const position = positionOf(question, `tasks.${sort}`, sortTypes[sort])
  const query = question.words === undefined ? null : parseSearch(question.words)
  const named = await bodiesNamed(database, question)
  // A body that is named everywhere: its tasks are met soon on a walk in the order asked for.
  const met = named !== null && sort !== 'received' && (await areFrequent(database, named)) ? named : null
  const conditions = await taskConditions(database, question, met === null ? named : null)
  const alone = conditions(allKeys).length === 0 && met === null
  const narrow = [question.body, question.instrument, question.due].some((q) => q !== undefined)
  const documentsLead = !narrow && (sort === 'issued' || (sort === 'received' && question.document !== undefined))
  const found: Place[] = []
  for (const [i, range] of (sort === 'received' ? await ranges(database, position) : [allKeys]).entries()) {
    const near = i === 0 && sort === 'received'
    const lead = query !== null && (await wordsLead(database, words, query, { near, alone, found: found.length }))
    const plan: Plan = {
      sort,
      position,
      conditions,
      met,
      documentsLead,
      words: query === null ? null : { index: words, query, lead },
    }
    found.push(...(await within(database, plan, range, limit + 1 - found.length)))
    if (found.length > limit) break
  }
  const rows = await complete(database, found.slice(0, limit), query)
  return answer(found, limit, `tasks.${sort}`, (row) => endOf(sort, row), rows)
}

/**
 * Whether the index of words gives the tasks, or another condition does and the words are looked up task by task. Where an
 * index looks at a range alone, it leads in the first: there is little of anything. Rare words always lead; common ones do
 * not, for a page of them is soon full, unless the first range showed that they are not common together.
 */
async function wordsLead(
  database: Kysely<Tables>,
  words: WordsIndex,
  query: SearchQuery,
  { near, alone, found }: { readonly near: boolean; readonly alone: boolean; readonly found: number },
): Promise<boolean> {
  if (words.byRange && (alone || near)) return true
  if (await words.isRare(database, 'task', query)) return true
  return !near && alone && found < fewFound
}

/** Fewer than this in the 256 documents received last: less than one task in a thousand. */
const fewFound = 8

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
  /** Bodies whose tasks are met on a walk; null where they are a condition as others are. */
  readonly met: BodiesNamed | null
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
  plan: Plan,
  range: KeyRange,
  enough: number,
): Promise<readonly Place[]> {
  const { sort, position, conditions, words } = plan
  const { from, order, joined } = walkOf(plan, range)
  const all = [
    ...joined,
    ...conditions(range),
    ...(sort === 'received' ? [withinRange(range)] : []),
    ...(words === null || words.lead ? [] : [words.index.holds('task', sql`t.id`, words.query)]),
    ...(position === null || sort === 'received' ? [] : [after(sort, position)]),
  ]
  // Only what sorts: the texts of all that match need not go through a sort of which a page remains.
  const found = await sql<Place>`
    SELECT ${plan.met === null ? sql`` : sql`DISTINCT`} t.id, t.confidence, h.issued_on, h.document_id
    FROM ${from} WHERE ${allOf(all)}
    ORDER BY ${sort === 'received' ? order : sortOrders[sort]} LIMIT ${enough}`.execute(database)
  return found.rows
}

interface Walk {
  readonly from: Condition
  readonly order: Condition
  readonly joined: readonly Condition[]
}

/** What is walked first. CROSS JOIN keeps SQLite to the order written; PostgreSQL finds its own. */
function walkOf({ sort, met, documentsLead, words }: Plan, range: KeyRange): Walk {
  if (words?.lead === true) {
    return {
      from: sql`${words.index.rows('task', words.query, range)} w CROSS JOIN ${taskFirst}`,
      order: sql`w.id`,
      joined: [sql`t.id = w.id`, ...(met === null ? [] : [namesOne(met)])],
    }
  }
  if (met !== null && sort === 'issued') {
    return {
      from: sql`headers h CROSS JOIN task_bodies n JOIN tasks t ON t.id = n.task`,
      order: sql`t.id`,
      joined: [met, sql`n.task BETWEEN ${firstFactOf} AND ${firstFactOf} + ${factsOfDocument - 1}`],
    }
  }
  if (documentsLead) {
    return {
      from: sql`headers h CROSS JOIN tasks t`,
      order: sql`h.document_id DESC, t.id`,
      joined: [sql`t.document_id = h.document_id`],
    }
  }
  return { from: taskFirst, order: sql`t.id`, joined: met === null ? [] : [namesOne(met)] }
}

/** Looked up task by task: counted, so that no database makes a join of it. */
const namesOne = (named: BodiesNamed): Condition =>
  sql`(SELECT count(*) FROM task_bodies n WHERE n.task = t.id AND ${named}) > 0`

const firstFactOf = sql`(${documentOfFact(0)} - h.document_id) * ${factsOfDocument}`

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
