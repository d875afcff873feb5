import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { noLocks } from '../database/locks.js'
import { migrate } from '../database/migrate.js'
import { openPostgres, postgresLocks } from '../postgres/postgres-adapter.js'
import { openSqlite } from '../sqlite/sqlite-adapter.js'
import { postgresAccountMigrations, sqliteAccountMigrations } from './account-migrations.js'
import type { AccountTables } from './account-tables.js'
import type { Accounts } from './accounts.js'
import { DatabaseAccounts } from './database-accounts.js'

export interface AccountsOptions {
  /** Holds `accounts.sqlite`, without `postgres`. */
  readonly directory: string
  readonly postgres?: {
    readonly url: string
    /** Default `vanthu_accounts`. */
    readonly schema?: string
  }
  /** Clock in epoch milliseconds, for tests. */
  readonly now?: () => number
}

/** Opens the accounts, bringing their tables up to date. @throws CodedError as `openStore`. */
export async function openAccounts({ directory, postgres, now = Date.now }: AccountsOptions): Promise<Accounts> {
  const schema = postgres?.schema ?? 'vanthu_accounts'
  if (postgres === undefined) await mkdir(directory, { recursive: true })
  const database =
    postgres === undefined
      ? openSqlite<AccountTables>(join(directory, 'accounts.sqlite'))
      : openPostgres<AccountTables>({ url: postgres.url, schema, connections: 4 })
  try {
    if (postgres === undefined) await migrate(database, sqliteAccountMigrations, noLocks)
    else await migrate(database, postgresAccountMigrations, postgresLocks(schema))
  } catch (error) {
    await database.destroy()
    throw error
  }
  return new DatabaseAccounts({ database, now })
}
