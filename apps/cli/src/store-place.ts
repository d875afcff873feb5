import type { Accounts, Store, Stores } from '@vanthu/store'
import { defaultTenant, openAccounts, openStore, openStores, s3PlaceOf, s3PlaceOfTenant } from '@vanthu/store'

/**
 * Where the records of one organisation are: the data folder, or the database that DATABASE_URL names and the bucket
 * that S3_URL names.
 */
export async function openDataStore(
  directory: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Store> {
  const url = env['DATABASE_URL']
  const s3 = s3PlaceOf(env)
  return openStore({
    directory,
    ...(url === undefined || url === '' ? {} : { postgres: { url, schema: `org_${defaultTenant}` } }),
    ...(s3 === null ? {} : { s3: s3PlaceOfTenant(s3, defaultTenant) }),
  })
}

/** The same for all organisations of an installation. */
export function openDataStores(
  directory: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Stores {
  const url = env['DATABASE_URL']
  const s3 = s3PlaceOf(env)
  return openStores({
    directory,
    ...(url === undefined || url === '' ? {} : { databaseUrl: url }),
    ...(s3 === null ? {} : { s3 }),
  })
}

/** Who may ask the server of an installation. */
export function openDataAccounts(
  directory: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Accounts> {
  const url = env['DATABASE_URL']
  return openAccounts({ directory, ...(url === undefined || url === '' ? {} : { postgres: { url } }) })
}
