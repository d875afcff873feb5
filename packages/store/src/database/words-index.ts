import type { Kysely, RawBuilder } from 'kysely'
import type { SearchQuery } from '../search/search-query.js'
import type { IndexedWords } from '../search/words.js'
import type { KeyRange } from './fact-key.js'
import type { Tables } from './tables.js'

export type WordsOf = 'task' | 'document'

export interface WordsRow extends IndexedWords {
  /** Row number of the task or document. */
  readonly id: number
}

/** The full-text part of a database: the one place where they differ in kind. */
export interface WordsIndex {
  /** Replaces all rows from `first` to `last` by the given ones. */
  put(database: Kysely<Tables>, of: WordsOf, first: number, last: number, rows: readonly WordsRow[]): Promise<void>
  /** True where `rows` looks at no more of the index than the range; otherwise it gathers all that match. */
  readonly byRange: boolean
  /** A subselect with one column, `id`, of the rows within the range that match; read first, it gives them rising. */
  rows(of: WordsOf, query: SearchQuery, range: KeyRange): RawBuilder<unknown>
  /** A condition that the row of the given number matches, for when other conditions leave few rows to look at. */
  holds(of: WordsOf, id: RawBuilder<unknown>, query: SearchQuery): RawBuilder<unknown>
  /** True where so few rows match that gathering them all is quick. */
  isRare(database: Kysely<Tables>, of: WordsOf, query: SearchQuery): Promise<boolean>
  /** Row numbers that the index holds, rising. */
  held(database: Kysely<Tables>, of: WordsOf): Promise<readonly number[]>
  /** One message for each part of the index whose structure is damaged. */
  check(database: Kysely<Tables>): Promise<readonly string[]>
}
