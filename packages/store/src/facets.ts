import type { CitationQuestion, DeadlineQuestion, DocumentQuestion, Paging, TaskQuestion } from './questions.js'

/** Of the document that holds a fact. */
export const documentFacets = ['type', 'issuer', 'province', 'month'] as const

/** By what the rows of each question can be counted. `month` is that of issue. */
export const facetsOf = {
  documents: [...documentFacets, 'status'],
  tasks: [...documentFacets, 'body', 'role'],
  deadlines: [...documentFacets, 'body', 'kind'],
  citations: [...documentFacets, 'kind', 'relation', 'status', 'instrument'],
} as const

type Asked<Of extends keyof typeof facetsOf, Question extends Paging> = {
  readonly of: Of
  readonly by: (typeof facetsOf)[Of][number]
  /** Whose rows are counted; by default all. */
  readonly question?: Omit<Question, keyof Paging | 'sort'>
  /** So many values at most, 1 to 200, default 20. */
  readonly limit?: number
}

export type FacetQuestion =
  | Asked<'documents', DocumentQuestion>
  | Asked<'tasks', TaskQuestion>
  | Asked<'deadlines', DeadlineQuestion>
  | Asked<'citations', CitationQuestion>

export interface Facet {
  /** Most frequent first; the rest is what `total` has beyond them. */
  readonly values: readonly FacetValue[]
  /** How many values there are. */
  readonly distinct: number
  /** How many rows were counted. A task of two bodies is one row and counts for both. */
  readonly total: number
  /** False where the question has more than 100,000 rows: then so many of them were counted. */
  readonly complete: boolean
}

export interface FacetValue {
  /** As it is given back in a filter: "Kế hoạch", "kien-giang", "2024-05"; null for rows that have none. */
  readonly value: string | null
  readonly count: number
}
