import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { CivilDay } from '../calendar/civil-day.js'
import type { Answer, BodyFilter, DueQuestion, DueRow } from '../questions.js'
import { bodyNumbers } from './body-rows.js'
import type { Position } from './cursor.js'
import { answer, limitOf, positionOf } from './cursor.js'
import type { FoundDeadline } from './deadlines.js'
import { bodyConditions, deadlineColumns, deadlineJoins, deadlineRows } from './deadlines.js'
import type { Condition } from './document-brief.js'
import { allOf, documentConditions, inList } from './document-brief.js'
import { checkWindow, ruleDays } from './due-condition.js'
import type { Tables } from './tables.js'
import { areFrequent } from './task-conditions.js'

/** A deadline falling due once. */
interface Occurrence {
  readonly on: CivilDay
  readonly id: number
}

/** See `Store.due`. By day, then in the order of all answers. */
export async function askDue(database: Kysely<Tables>, question: DueQuestion): Promise<Answer<DueRow>> {
  const { from, to, body, document } = question
  checkWindow(from, to)
  const limit = limitOf(question)
  const position = positionOf(question, 'due', ['day', 'whole'])
  // The deadlines of a body that is named everywhere are met soon on a walk along the days.
  const met = body !== undefined && document === undefined ? await metBodies(database, body) : null
  const conditions = [
    ...(met === null ? await bodyConditions(database, body) : [namesOne(met)]),
    ...documentConditions(document),
  ]
  if (question.periodic !== true) conditions.push(sql`l.kind <> 'periodic'`)
  const narrow = (body !== undefined && met === null) || document !== undefined
  const found = narrow
    ? await gathered(database, question, conditions, position)
    : await walked(database, question, conditions, position, limit + 1)
  const shown = found.slice(0, limit)
  const rows = new Map((await byId(database, shown)).map((row) => [row.id, row]))
  const still = shown.flatMap(({ on, id }) => {
    const row = rows.get(id)
    return row === undefined ? [] : [{ on, row }]
  })
  const deadlines = await deadlineRows(
    database,
    still.map(({ row }) => row),
  )
  const dueRows = deadlines.map((deadline, i) => ({ on: still[i]?.on ?? from, deadline }))
  return answer(found, limit, 'due', ({ on, id }) => [on, id], dueRows)
}

/** The numbers of bodies that very many tasks name; null for others. */
async function metBodies(database: Kysely<Tables>, body: BodyFilter): Promise<Condition | null> {
  const bodies = await bodyNumbers(database, body)
  return (await areFrequent(database, sql`n.body IN (${bodies}) AND n.part = 'responsible'`)) ? bodies : null
}

/**
 * As `bodyConditions`, deadline by deadline: counted, so that no database makes a join of it; CROSS JOIN keeps SQLite from
 * going through all tasks of the body each time.
 */
const namesOne = (bodies: Condition): Condition => sql`
  (SELECT count(*) FROM deadline_bodies n WHERE n.deadline = l.id AND n.part = 'who' AND n.body IN (${bodies}))
  + (SELECT count(*) FROM task_deadlines td CROSS JOIN task_bodies n
    WHERE td.deadline = l.id AND n.task = td.task AND n.part = 'responsible' AND n.body IN (${bodies})) > 0`

async function byId(database: Kysely<Tables>, shown: readonly Occurrence[]): Promise<readonly FoundDeadline[]> {
  const ids = [...new Set(shown.map(({ id }) => id))]
  const found = await sql<FoundDeadline>`SELECT ${deadlineColumns} FROM deadlines l ${deadlineJoins}
    WHERE ${inList(sql`l.id`, ids)}`.execute(database)
  return found.rows
}

const isAfter = ({ on, id }: Occurrence, position: Position | null): boolean =>
  position === null || on > String(position[0]) || (on === position[0] && id > Number(position[1]))

/** Of few deadlines, all that fall within the window, expanded and sorted. */
async function gathered(
  database: Kysely<Tables>,
  { from, to, body }: DueQuestion,
  conditions: readonly Condition[],
  position: Position | null,
): Promise<readonly Occurrence[]> {
  // The joined "" keeps the database from walking all that falls due: the body or the document has fewer.
  const source =
    body === undefined
      ? sql`headers h CROSS JOIN deadlines l JOIN documents d ON d.id = l.document_id`
      : sql`deadlines l ${deadlineJoins}`
  const found = await sql<Pick<FoundDeadline, 'id' | 'due_on' | 'rule' | 'starts_on' | 'to_day'>>`
    SELECT l.id, l.due_on, l.rule, l.starts_on, l.to_day FROM ${source}
    WHERE l.document_id = h.document_id AND ${allOf(conditions)}
      AND (l.due_on || '' BETWEEN ${from} AND ${to} OR l.starts_on || '' <= ${to})`.execute(database)
  const days = await ruleDays(database, from, to)
  const all = found.rows.flatMap(({ id, due_on, rule, starts_on, to_day }): readonly Occurrence[] => {
    if (due_on !== null) return [{ on: due_on, id }]
    const falls = rule === null ? [] : (days.get(rule) ?? [])
    return falls.filter((on) => on >= (starts_on ?? on) && on <= (to_day ?? on)).map((on) => ({ on, id }))
  })
  return all
    .filter((occurrence) => isAfter(occurrence, position))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.id - b.id))
}

/**
 * Of all deadlines, the first `enough`: walks the days on which anything can fall, a few at first and then more at once. A
 * day's recurring deadlines are those whose rule falls on it.
 */
async function walked(
  database: Kysely<Tables>,
  { from, to }: DueQuestion,
  conditions: readonly Condition[],
  position: Position | null,
  enough: number,
): Promise<readonly Occurrence[]> {
  const first = position === null ? from : String(position[0])
  const rulesOn = await rulesByDay(database, first, to)
  const found: Occurrence[] = []
  for (const days of stretches(await daysWithAny(database, first, to, rulesOn), rulesOn)) {
    const { rows } = await sql<Occurrence>`SELECT l.id, u.on_day AS "on"
      FROM (${dueOn(days, rulesOn)}) u CROSS JOIN deadlines l
      WHERE l.id = u.id AND ${allOf([...conditions, ...(position === null ? [] : [sql`(u.on_day <> ${first} OR u.id > ${position[1]})`])])}
      ORDER BY u.on_day, u.id LIMIT ${enough - found.length}`.execute(database)
    found.push(...rows)
    if (found.length >= enough) break
  }
  return found
}

const firstDays = 2
/** So many days with their rules go into a question. */
const mostRules = 2000

/** The days in stretches, each four times as long as the one before. */
function* stretches(
  days: readonly CivilDay[],
  rulesOn: ReadonlyMap<CivilDay, readonly string[]>,
): Generator<readonly CivilDay[]> {
  let some: CivilDay[] = []
  let rules = 0
  let most = firstDays
  for (const day of days) {
    some.push(day)
    rules += rulesOn.get(day)?.length ?? 0
    if (some.length < most && rules < mostRules) continue
    yield some
    some = []
    rules = 0
    most *= 4
  }
  if (some.length > 0) yield some
}

/** A subselect of what falls on days that follow one another, with the day. */
function dueOn(days: readonly CivilDay[], rulesOn: ReadonlyMap<CivilDay, readonly string[]>): Condition {
  const dated = sql`SELECT id, due_on AS on_day FROM deadlines WHERE due_on BETWEEN ${days[0] ?? ''} AND ${days.at(-1) ?? ''}`
  const rules = days.flatMap((day) => (rulesOn.get(day) ?? []).map((rule) => sql`(${rule}, ${day})`))
  if (rules.length === 0) return dated
  return sql`${dated} UNION ALL SELECT x.id, v.column2 FROM (VALUES ${sql.join(rules)}) v CROSS JOIN deadlines x
    WHERE x.rule = v.column1 AND x.starts_on <= v.column2 AND (x.to_day IS NULL OR x.to_day >= v.column2)`
}

async function rulesByDay(
  database: Kysely<Tables>,
  from: CivilDay,
  to: CivilDay,
): Promise<ReadonlyMap<CivilDay, readonly string[]>> {
  const byDay = new Map<CivilDay, string[]>()
  for (const [rule, days] of await ruleDays(database, from, to)) {
    for (const day of days) {
      const rules = byDay.get(day)
      if (rules === undefined) byDay.set(day, [rule])
      else rules.push(rule)
    }
  }
  return byDay
}

async function daysWithAny(
  database: Kysely<Tables>,
  from: CivilDay,
  to: CivilDay,
  rulesOn: ReadonlyMap<CivilDay, unknown>,
): Promise<readonly CivilDay[]> {
  const dated = await sql<{ readonly due_on: string }>`
    SELECT DISTINCT due_on FROM deadlines WHERE due_on BETWEEN ${from} AND ${to}`.execute(database)
  return [...new Set([...rulesOn.keys(), ...dated.rows.map((row) => row.due_on)])].sort()
}
