import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { CodedError } from '@vanthu/document'
import { FolderBlobs } from './blobs/folder-blobs.js'
import { databaseStore } from './database/database-store.js'
import { migrate } from './sqlite/migrate.js'
import { migrations } from './sqlite/migrations.js'
import { checkSqlite, openSqlite } from './sqlite/sqlite-adapter.js'
import { sqliteWords } from './sqlite/sqlite-words.js'
import type { Store } from './store.js'

export interface StoreOptions {
  /** The data folder; made where it is not there. Holds `vanthu.sqlite` and `blobs/`. */
  readonly directory: string
  /** Clock in epoch milliseconds, for tests. */
  readonly now?: () => number
}

/**
 * Opens the data folder of one machine, bringing its schema up to date.
 * @throws CodedError `store.unreadable`, `store.not_a_database`, `store.newer_schema`, `store.changed_migration`.
 */
export async function openStore({ directory, now = Date.now }: StoreOptions): Promise<Store> {
  try {
    await mkdir(join(directory, 'blobs'), { recursive: true })
  } catch (cause) {
    throw new CodedError('store.unreadable', 'the data folder cannot be made', {
      hint: 'Choose another with --data, or make this one writable.',
      cause,
    })
  }
  const database = openSqlite(join(directory, 'vanthu.sqlite'))
  try {
    await migrate(database, migrations)
  } catch (error) {
    await database.destroy()
    throw error
  }
  return databaseStore({
    database,
    blobs: new FolderBlobs(join(directory, 'blobs')),
    words: sqliteWords,
    now,
    checkItself: () => checkSqlite(database),
  })
}
