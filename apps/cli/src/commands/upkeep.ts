import { CodedError } from '@vanthu/document'
import { backup, migrateStore, openStore, restore } from '@vanthu/store'
import type { BackupProgress, Store } from '@vanthu/store'
import { exitCodes } from '../exit-codes.js'
import type { Language } from '../language.js'
import { messages } from '../language.js'
import { openDataStore } from '../store-place.js'

export interface UpkeepOptions {
  readonly data: string
  readonly language: Language
}

/** One line that is written over on a terminal, and now and then a line elsewhere. */
function teller(language: Language): (progress: BackupProgress) => void {
  const say = messages(language)
  let last = 0
  return ({ step, done }) => {
    const line = `${step === 'rows' ? say.rows : say.files}: ${done}`
    if (process.stderr.isTTY) process.stderr.write(`\r${line}`)
    else if (Date.now() - last > 5_000) {
      last = Date.now()
      process.stderr.write(`${line}\n`)
    }
  }
}

const lineEnd = (): string => (process.stderr.isTTY ? '\n' : '')

/** Copies the store into a folder while others go on writing. */
export async function runBackup(folder: string, { data, language }: UpkeepOptions): Promise<number> {
  const store = await openDataStore(data)
  try {
    const { rows, files } = await backup(store, folder, teller(language))
    process.stderr.write(lineEnd())
    process.stdout.write(
      `${messages(language).backedUp}: ${folder} (${rows} ${messages(language).rows}, ${files} ${messages(language).files})\n`,
    )
    return exitCodes.done
  } finally {
    await store.close()
  }
}

/** Brings a backup back into an empty store, then checks it. */
export async function runRestore(folder: string, { data, language }: UpkeepOptions): Promise<number> {
  const store = await openDataStore(data)
  try {
    await restore(store, folder, teller(language))
    process.stderr.write(lineEnd())
    return await checked(store, language)
  } finally {
    await store.close()
  }
}

/** Copies the records of a data folder into PostgreSQL, or back; the files stay where they are. */
export async function runMigrate(
  {
    data,
    language,
    from,
    to,
  }: UpkeepOptions & { readonly from: 'sqlite' | 'postgres'; readonly to: 'sqlite' | 'postgres' },
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<number> {
  if (from === to) {
    throw new CodedError('cli.same_database', 'both are the same kind of database', {
      hint: 'For a copy of the same kind use vanthu backup and vanthu restore.',
    })
  }
  if ((env['DATABASE_URL'] ?? '') === '') {
    throw new CodedError('cli.no_database', 'DATABASE_URL names no PostgreSQL database', {
      hint: 'DATABASE_URL=postgres://user@host/database vanthu migrate --from sqlite --to postgres',
    })
  }
  const sqlite = await openStore({ directory: data })
  const postgres = await openDataStore(data, env)
  try {
    const [source, target] = from === 'sqlite' ? [sqlite, postgres] : [postgres, sqlite]
    await migrateStore(source, target, teller(language))
    process.stderr.write(lineEnd())
    return await checked(target, language)
  } finally {
    await sqlite.close()
    await postgres.close()
  }
}

/** A copy that is not whole must be known before the original is thrown away. */
async function checked(store: Store, language: Language): Promise<number> {
  const say = messages(language)
  const errors = (await store.verify()).filter((finding) => finding.severity === 'error')
  const { documents } = await store.counts()
  const all = Object.values(documents).reduce((sum, n) => sum + n, 0)
  process.stdout.write(
    errors.length === 0 ? `${say.verified}: ${all} ${say.documents}\n` : `${errors.length} ${say.damage}\n`,
  )
  return errors.length === 0 ? exitCodes.done : exitCodes.store
}
