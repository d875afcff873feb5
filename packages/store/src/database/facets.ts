import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Facet, FacetQuestion } from '../facets.js'
import { documentFacets } from '../facets.js'
import type { DocumentFilter } from '../questions.js'
import { parseSearch } from '../search/search-query.js'
import { bodyIdentity } from './body-rows.js'
import { citationConditions } from './citations.js'
import { deadlineConditions } from './deadlines.js'
import type { Condition } from './document-brief.js'
import { allOf, documentConditions } from './document-brief.js'
import { documentQuestionConditions } from './documents.js'
import { allKeys, documentKey, documentOfFact, factsOfDocument } from './fact-key.js'
import type { Tables } from './tables.js'
import type { BodiesNamed } from './task-conditions.js'
import { bodiesNamed, taskConditions } from './task-conditions.js'
import type { WordsIndex } from './words-index.js'

const mostRows = 100_000
const defaultValues = 20
const mostValues = 200

/**
 * What is counted: rows of a table under an alias, or headers, which know how many facts their documents have, so that the
 * commonest counts are exact at any size.
 */
interface Counted {
  /** Rows with `document_id`, `id` and `weight`. */
  readonly rows: Condition
  /** How many rows at most. */
  readonly most: number
}

/** A value of the rows `m`: what they join, what tells values apart, and what is shown of each. */
interface Value {
  readonly joins: Condition
  readonly key: Condition
  readonly shown: Condition
}

/** See `Store.facet`. */
export async function askFacet(database: Kysely<Tables>, words: WordsIndex, asked: FacetQuestion): Promise<Facet> {
  const { limit = defaultValues } = asked
  if (!Number.isInteger(limit) || limit < 1 || limit > mostValues) {
    throw new RangeError(`limit ${limit} is not within 1 and ${mostValues}`)
  }
  const { rows, most } = await counted(database, words, asked)
  const { joins, key, shown } = valueOf(asked)
  // A fact may name one body by two of its names.
  const count = asked.by === 'body' ? sql`count(DISTINCT m.id)` : sql`sum(m.weight)`
  const found = await sql<{
    readonly total: number
    readonly values: number
    readonly value: string | null
    readonly count: number
  }>`
    WITH m AS MATERIALIZED (${rows}),
      g AS (SELECT ${shown} AS value, ${count} AS count FROM m ${joins} GROUP BY ${key})
    SELECT (SELECT coalesce(sum(weight), 0) FROM m) AS total, (SELECT count(*) FROM g WHERE count > 0) AS "values",
      g.value, g.count
    FROM g WHERE count > 0 ORDER BY g.count DESC, g.value LIMIT ${limit}`.execute(database)
  const { total = 0, values = 0 } = found.rows[0] ?? {}
  return {
    values: found.rows.map(({ value, count }) => ({ value: value === '' ? null : value, count })),
    distinct: values,
    total: Math.min(total, most),
    complete: total <= most,
  }
}

async function counted(database: Kysely<Tables>, words: WordsIndex, asked: FacetQuestion): Promise<Counted> {
  const known = byHeader(asked)
  if (known !== null) return { rows: known, most: Number.MAX_SAFE_INTEGER }
  const some = (rows: Condition): Counted => ({ rows: sql`${rows} LIMIT ${mostRows + 1}`, most: mostRows })
  // Joined to the left: then a database leaves out what no condition is about.
  const facts = (table: Condition, alias: Condition, conditions: readonly Condition[]): Counted =>
    some(sql`SELECT ${alias}.id, ${alias}.document_id, 1 AS weight FROM ${table} ${alias}
      LEFT JOIN headers h ON h.document_id = ${alias}.document_id LEFT JOIN documents d ON d.id = ${alias}.document_id
      WHERE ${allOf(conditions)}`)
  switch (asked.of) {
    case 'documents': {
      const { question = {} } = asked
      const conditions = [...(await documentQuestionConditions(database, question))]
      if (question.words !== undefined) {
        const rows = words.rows('document', parseSearch(question.words), allKeys)
        conditions.push(sql`(${documentKey(0)} - d.id) IN (SELECT id FROM ${rows} w)`)
      }
      return some(sql`SELECT d.id, d.id AS document_id, 1 AS weight
        FROM documents d LEFT JOIN headers h ON h.document_id = d.id WHERE ${allOf(conditions)}`)
    }
    case 'tasks': {
      const { question = {} } = asked
      const named = await bodiesNamed(database, question)
      if (named !== null && onlyAsks(question, ['body', 'part'])) return some(tasksNaming(named))
      const conditions = (await taskConditions(database, question, named))(allKeys)
      const searched =
        question.words === undefined
          ? []
          : [sql`t.id IN (SELECT id FROM ${words.rows('task', parseSearch(question.words), allKeys)} w)`]
      return facts(sql`tasks`, sql`t`, [...conditions, ...searched])
    }
    case 'deadlines':
      return facts(sql`deadlines`, sql`l`, await deadlineConditions(database, asked.question ?? {}))
    case 'citations':
      return facts(sql`citations`, sql`c`, await citationConditions(database, asked.question ?? {}))
  }
}

const onlyAsks = (question: object, names: readonly string[]): boolean =>
  Object.entries(question).every(([name, value]) => value === undefined || names.includes(name))

/**
 * Their numbers tell the documents: the tasks themselves need not be looked at. Literals, for SQLite divides what is bound
 * as floating point.
 */
const tasksNaming = (named: BodiesNamed): Condition => sql`SELECT DISTINCT n.task AS id,
  ${sql.lit(documentOfFact(0))} - n.task / ${sql.lit(factsOfDocument)} AS document_id, 1 AS weight FROM task_bodies n WHERE ${named}`

const headerCounts = { tasks: 'task_count', deadlines: 'deadline_count', citations: 'citation_count' } as const

/** The headers whose facts are counted, where the question asks of the documents alone; else null. */
function byHeader({ of, by, question = {} }: FacetQuestion): Condition | null {
  if (of === 'documents' || !documentFacets.some((facet) => facet === by)) return null
  if (!onlyAsks(question, ['document'])) return null
  const document: DocumentFilter | undefined = question.document
  return sql`SELECT h.document_id AS id, h.document_id, h.${sql.ref(headerCounts[of])} AS weight
    FROM headers h JOIN documents d ON d.id = h.document_id WHERE ${allOf(documentConditions(document))}`
}

const ofHeader = (key: Condition, shown: Condition): Value => ({
  joins: sql`LEFT JOIN headers v ON v.document_id = m.document_id`,
  key,
  shown,
})

const bodiesOfTasks = sql`LEFT JOIN task_bodies n ON n.task = m.id AND n.part = 'responsible'
  LEFT JOIN bodies v ON v.id = n.body`

/** As the filter has them: by the deadline's own words or by the task it belongs to. */
const bodiesOfDeadlines = sql`LEFT JOIN (
    SELECT deadline, body FROM deadline_bodies WHERE part = 'who' AND deadline IN (SELECT id FROM m)
    UNION SELECT td.deadline, tb.body FROM task_deadlines td JOIN task_bodies tb ON tb.task = td.task
    WHERE tb.part = 'responsible' AND td.deadline IN (SELECT id FROM m)
  ) n ON n.deadline = m.id LEFT JOIN bodies v ON v.id = n.body`

function valueOf({ of, by }: FacetQuestion): Value {
  switch (by) {
    case 'type':
      return ofHeader(sql`v.type_blind`, sql`max(v.type)`)
    case 'issuer':
      return ofHeader(sql`v.issuer_blind`, sql`max(v.issuer)`)
    case 'province':
      return ofHeader(sql`v.province_id`, sql`v.province_id`)
    case 'month':
      return ofHeader(sql`substr(v.issued_on, 1, 7)`, sql`substr(v.issued_on, 1, 7)`)
    case 'body':
      return {
        joins: of === 'tasks' ? bodiesOfTasks : bodiesOfDeadlines,
        key: bodyIdentity('v'),
        shown: sql`max(v.name)`,
      }
    case 'instrument':
      return {
        joins: sql`JOIN citations v ON v.id = m.id`,
        key: sql`v.instrument`,
        shown: sql`max(coalesce(v.reference, v.type || ' ' || coalesce(v.title, '')))`,
      }
    case 'role':
    case 'kind':
    case 'relation':
    case 'status':
      return {
        joins: sql`JOIN ${sql.table(of)} v ON v.id = m.id`,
        key: sql`v.${sql.ref(by)}`,
        shown: sql`v.${sql.ref(by)}`,
      }
  }
}
