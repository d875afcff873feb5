import type { Transaction } from 'kysely'
import type { Tables } from './tables.js'

/**
 * What a transaction waits for before it reads and then writes, held until it ends. SQLite lets one transaction write at
 * a time, so there is nothing to wait for; a server lets many.
 */
export interface Locks {
  /** No other transaction works on the document. */
  document(trx: Transaction<Tables>, sha256: string): Promise<void>
  /** No other transaction adds names of bodies or instruments: two that add the same ones would wait for each other. */
  names(trx: Transaction<Tables>): Promise<void>
  /** No other process changes the schema. */
  schema<T>(trx: Transaction<T>): Promise<void>
}

const nothing = (): Promise<void> => Promise.resolve()

/** For a database in which a transaction has everything to itself. */
export const noLocks: Locks = { document: nothing, names: nothing, schema: nothing }
