import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { CodedError } from '@vanthu/document'
import type { BlobStore } from './blobs/blob-store.js'
import { FolderBlobs } from './blobs/folder-blobs.js'
import { openS3 } from './blobs/s3-adapter.js'
import { S3Blobs } from './blobs/s3-blobs.js'
import type { S3Place } from './blobs/s3-place.js'
import { databaseStore } from './database/database-store.js'
import { noLocks } from './database/locks.js'
import { migrate } from './database/migrate.js'
import { migrations as postgresMigrations } from './postgres/migrations.js'
import type { PostgresPlace } from './postgres/postgres-adapter.js'
import { checkPostgres, openPostgres, postgresLocks, renumberPostgres } from './postgres/postgres-adapter.js'
import { postgresWords } from './postgres/postgres-words.js'
import { migrations as sqliteMigrations } from './sqlite/migrations.js'
import { checkSqlite, openSqlite } from './sqlite/sqlite-adapter.js'
import { sqliteWords } from './sqlite/sqlite-words.js'
import type { Store } from './store.js'

export interface StoreOptions {
  /** The data folder; made where it is not there. Holds `blobs/`, and `vanthu.sqlite` without `postgres`. */
  readonly directory: string
  /** Rows live in this database instead of the data folder. Its schema is made where it is not there. */
  readonly postgres?: PostgresPlace
  /** Files live in this bucket instead of the data folder. */
  readonly s3?: S3Place
  /** Clock in epoch milliseconds, for tests. */
  readonly now?: () => number
}

/**
 * Opens a store, bringing its schema up to date.
 * @throws CodedError `store.unreadable`, `store.not_a_database`, `store.newer_schema`, `store.changed_migration`;
 * of a database server also `store.unreachable` and `store.refused`.
 */
export async function openStore({ directory, postgres, s3, now = Date.now }: StoreOptions): Promise<Store> {
  const folder = join(directory, 'blobs')
  try {
    await mkdir(s3 === undefined ? folder : directory, { recursive: true })
  } catch (cause) {
    throw new CodedError('store.unreadable', 'the data folder cannot be made', {
      hint: 'Choose another with --data, or make this one writable.',
      cause,
    })
  }
  const blobs = s3 === undefined ? new FolderBlobs(folder) : new S3Blobs(openS3(s3))
  return postgres === undefined ? onSqlite(directory, blobs, now) : onPostgres(postgres, blobs, now)
}

async function onSqlite(directory: string, blobs: BlobStore, now: () => number): Promise<Store> {
  const database = openSqlite(join(directory, 'vanthu.sqlite'))
  try {
    await migrate(database, sqliteMigrations, noLocks)
  } catch (error) {
    await database.destroy()
    throw error
  }
  const checkItself = (): Promise<readonly string[]> => checkSqlite(database)
  return databaseStore({
    database,
    blobs,
    words: sqliteWords,
    locks: noLocks,
    now,
    checkItself,
    beginSnapshot: 'BEGIN DEFERRED',
    // AUTOINCREMENT goes on after the greatest number that was ever there.
    renumber: () => Promise.resolve(),
  })
}

async function onPostgres(place: PostgresPlace, blobs: BlobStore, now: () => number): Promise<Store> {
  const database = openPostgres(place)
  const locks = postgresLocks(place.schema)
  try {
    await migrate(database, postgresMigrations, locks)
  } catch (error) {
    await database.destroy()
    throw error
  }
  const checkItself = (): Promise<readonly string[]> => checkPostgres(database)
  return databaseStore({
    database,
    blobs,
    words: postgresWords,
    locks,
    now,
    checkItself,
    beginSnapshot: 'BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY',
    renumber: () => renumberPostgres(database),
  })
}
