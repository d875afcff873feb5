import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { TaskQuestion } from '../questions.js'
import type { SearchQuery } from '../search/search-query.js'
import type { Position, PositionPart } from './cursor.js'
import type { Condition } from './document-brief.js'
import { allOf, headerConditions } from './document-brief.js'
import type { KeyRange } from './fact-key.js'
import { allKeys, documentOfFact, factKey, factsOfDocument, growingRanges } from './fact-key.js'
import type { Tables } from './tables.js'
import type { BodiesNamed, ConditionsWithin } from './task-conditions.js'
import { areFrequent, bodiesNamed, taskConditions } from './task-conditions.js'
import type { WordsIndex } from './words-index.js'

export type TaskSort = NonNullable<TaskQuestion['sort']>

export const sortTypes: Readonly<Record<TaskSort, readonly PositionPart[]>> = {
  received: ['whole'],
  issued: ['date or none', 'whole'],
  confidence: ['share', 'whole'],
}

/** A task and what it is sorted by; "" and 0 where it is not sorted by that. */
export interface Place {
  readonly id: number
  readonly confidence: number
  readonly issued_on: string
}

export function endOf(sort: TaskSort, row: Place): Position {
  switch (sort) {
    case 'received':
      return [row.id]
    case 'issued':
      return [row.issued_on, row.id]
    case 'confidence':
      return [row.confidence, row.id]
  }
}

interface Asked {
  readonly question: TaskQuestion
  readonly sort: TaskSort
  readonly position: Position | null
  readonly query: SearchQuery | null
  /** How many places at most. */
  readonly enough: number
}

/** The first places of the tasks that a question asks for, in its order. */
export async function taskPlaces(
  database: Kysely<Tables>,
  words: WordsIndex,
  { question, sort, position, query, enough }: Asked,
): Promise<readonly Place[]> {
  const named = await bodiesNamed(database, question)
  // A body that is named everywhere: its tasks are met soon on a walk in the order asked for.
  const met = named !== null && sort !== 'received' && (await areFrequent(database, named)) ? named : null
  const conditions = await taskConditions(database, question, met === null ? named : null)
  const alone = conditions(allKeys).length === 0 && met === null
  const narrow = [question.body, question.instrument, question.due].some((q) => q !== undefined)
  let rare: boolean | null = null
  const isRare = async (): Promise<boolean> =>
    (rare ??= query === null || (await words.isRare(database, 'task', query)))
  const found: Place[] = []
  // An index that does not look at ranges is asked once.
  const whole = sort !== 'received' || (query !== null && !words.byRange && (await isRare()))
  for (const [i, range] of (await ranges(database, sort === 'received' ? position : null, whole)).entries()) {
    const near = i === 0 && sort === 'received'
    const lead =
      query !== null &&
      ((words.byRange && (alone || near)) || (await isRare()) || (!near && alone && found.length < fewFound))
    const plan: Plan = {
      sort,
      position,
      conditions,
      met,
      ofHeaders: headerConditions(question.document).length > 0,
      documentsLead: !narrow && (sort === 'issued' || (sort === 'received' && question.document !== undefined)),
      words: query === null ? null : { index: words, query, lead },
    }
    found.push(...(await (met === null ? within : onceEach)(database, plan, range, enough - found.length)))
    if (found.length >= enough) break
  }
  return found
}

/** On a walk a task that names several of the bodies is met once for each, one after the other. */
async function onceEach(
  database: Kysely<Tables>,
  plan: Plan,
  range: KeyRange,
  enough: number,
): Promise<readonly Place[]> {
  const places: Place[] = []
  for (let { position } = plan; ;) {
    const some = await within(database, { ...plan, position }, range, 2 * enough)
    places.push(...some.filter(({ id }, i) => id !== some[i - 1]?.id))
    const last = some.at(-1)
    if (places.length >= enough || some.length < 2 * enough || last === undefined) return places.slice(0, enough)
    position = endOf(plan.sort, last)
  }
}

/** Fewer than this in the 256 documents received last: less than one task in a thousand. */
const fewFound = 8

interface Plan {
  readonly sort: TaskSort
  readonly position: Position | null
  readonly conditions: ConditionsWithin
  /** Bodies whose tasks are met on a walk; null where they are a condition as others are. */
  readonly met: BodiesNamed | null
  /** Some conditions are of the header `h`. */
  readonly ofHeaders: boolean
  /** Walk the documents in order: only they have a condition. */
  readonly documentsLead: boolean
  /**
   * Whether the index of words gives the tasks, or another condition does and the words are looked up task by task. Where
   * an index looks at a range alone, it leads in the first: there is little of anything. Rare words always lead; common
   * ones do not, for a page of them is soon full, unless the first range showed that they are not common together.
   */
  readonly words: { readonly index: WordsIndex; readonly query: SearchQuery; readonly lead: boolean } | null
}

/** From the position on, in one or in growing ones. */
async function ranges(
  database: Kysely<Tables>,
  position: Position | null,
  whole: boolean,
): Promise<readonly KeyRange[]> {
  const rest: KeyRange = { first: position === null ? allKeys.first : Number(position[0]) + 1, last: allKeys.last }
  if (whole) return [rest]
  if (position !== null) return growingRanges(rest)
  const newest = await sql<{ readonly id: number | null }>`SELECT max(id) AS id FROM documents`.execute(database)
  return growingRanges({ first: factKey(newest.rows[0]?.id ?? 0, 0), last: allKeys.last })
}

async function within(
  database: Kysely<Tables>,
  plan: Plan,
  range: KeyRange,
  enough: number,
): Promise<readonly Place[]> {
  const { sort, position, conditions, words, ofHeaders } = plan
  const headers = ofHeaders || sort === 'issued'
  const { from, order, joined } = walkOf(plan, range, headers)
  const all = [
    ...joined,
    ...conditions(range),
    ...(sort === 'received' ? [withinRange(range, headers)] : []),
    ...(words === null || words.lead ? [] : [words.index.holds('task', sql`t.id`, words.query)]),
    ...(position === null || sort === 'received' ? [] : [after(sort, position)]),
  ]
  // Only what sorts: the texts of all that match need not go through a sort of which a page remains.
  const found = await sql<Place>`SELECT ${sorted[sort]} FROM ${from} WHERE ${allOf(all)}
    ORDER BY ${sort === 'received' ? order : sortOrders[sort]} LIMIT ${enough}`.execute(database)
  return found.rows
}

const sorted: Readonly<Record<TaskSort, Condition>> = {
  received: sql`t.id, 0 AS confidence, '' AS issued_on`,
  issued: sql`t.id, 0 AS confidence, h.issued_on`,
  confidence: sql`t.id, t.confidence, '' AS issued_on`,
}

interface Walk {
  readonly from: Condition
  readonly order: Condition
  readonly joined: readonly Condition[]
}

/** What is walked first. CROSS JOIN keeps SQLite to the order written; PostgreSQL finds its own. */
function walkOf({ sort, met, documentsLead, words }: Plan, range: KeyRange, headers: boolean): Walk {
  const tasks = headers ? sql`tasks t JOIN headers h ON h.document_id = t.document_id` : sql`tasks t`
  const metByTask = met === null ? [] : [namesOne(met)]
  if (words?.lead === true) {
    return {
      from: sql`${words.index.rows('task', words.query, range)} w CROSS JOIN ${tasks}`,
      order: sql`w.id`,
      joined: [sql`t.id = w.id`, ...metByTask],
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
  return { from: tasks, order: sql`t.id`, joined: metByTask }
}

/** Looked up task by task: counted, so that no database makes a join of it. */
const namesOne = (named: BodiesNamed): Condition =>
  sql`(SELECT count(*) FROM task_bodies n WHERE n.task = t.id AND ${named}) > 0`

const firstFactOf = sql`(${documentOfFact(0)} - h.document_id) * ${factsOfDocument}`

/** By day of issue the last comes first, documents without one at the end. */
const sortOrders: Readonly<Record<Exclude<TaskSort, 'received'>, Condition>> = {
  issued: sql`h.issued_on DESC, h.document_id DESC, t.id`,
  confidence: sql`t.confidence, t.id`,
}

const withinRange = ({ first, last }: KeyRange, headers: boolean): Condition =>
  headers
    ? sql`t.id BETWEEN ${first} AND ${last} AND h.document_id BETWEEN ${documentOfFact(last)} AND ${documentOfFact(first)}`
    : sql`t.id BETWEEN ${first} AND ${last}`

/** For `received` the range says it. */
function after(sort: Exclude<TaskSort, 'received'>, position: Position): Condition {
  const [first, id] = position
  switch (sort) {
    case 'issued':
      return sql`h.issued_on <= ${first} AND (h.issued_on < ${first} OR t.id > ${id})`
    case 'confidence':
      return sql`t.confidence >= ${first} AND (t.confidence > ${first} OR t.id > ${id})`
  }
}
