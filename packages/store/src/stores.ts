import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { S3Place } from './blobs/s3-place.js'
import { s3PlaceOfTenant } from './blobs/s3-place.js'
import { openStore } from './open-store.js'
import { schemaNames } from './postgres/postgres-adapter.js'
import type { Store } from './store.js'
import { tenantName } from './tenant-name.js'

/** The organisation of an installation that has no others: its store is the data folder itself. */
export const defaultTenant = 'default'

export interface StoresOptions {
  /** The data folder. Other organisations than `default` have theirs below `organisations/`. */
  readonly directory: string
  /** Rows live in this PostgreSQL database, a schema for each organisation, instead of in files. */
  readonly databaseUrl?: string
  /** Files live in this bucket, each organisation's below its name, instead of in the data folder. */
  readonly s3?: S3Place
  /** Connections at once of each organisation. Default 4. */
  readonly connections?: number
  /** Clock in epoch milliseconds, for tests. */
  readonly now?: () => number
}

/**
 * The stores of all organisations. Each has a database (or a schema of one) and files of its own: no question names an
 * organisation, so none can forget to.
 */
export interface Stores {
  /**
   * Opens the organisation's store, or gives the open one. It is made where it is not there; who may ask for which is
   * the caller's to know.
   * @throws RangeError for what cannot name an organisation, and after `close`; CodedError as `openStore`.
   */
  storeOf(tenant: string): Promise<Store>
  /** Organisations that have a store, and `default`; by name. */
  tenants(): Promise<readonly string[]>
  close(): Promise<void>
}

const schemaPrefix = 'org_'

export function openStores({ directory, databaseUrl, s3, connections = 4, now }: StoresOptions): Stores {
  const open = new Map<string, Promise<Store>>()
  let closed = false

  const openOne = (tenant: string): Promise<Store> =>
    openStore({
      directory: tenant === defaultTenant ? directory : join(directory, 'organisations', tenant),
      ...(databaseUrl === undefined
        ? {}
        : { postgres: { url: databaseUrl, schema: `${schemaPrefix}${tenant}`, connections } }),
      ...(s3 === undefined ? {} : { s3: s3PlaceOfTenant(s3, tenant) }),
      ...(now === undefined ? {} : { now }),
    })

  return {
    storeOf(tenant) {
      if (!tenantName.test(tenant)) return Promise.reject(new RangeError(`"${tenant}" cannot name an organisation`))
      if (closed) return Promise.reject(new RangeError('the stores are closed'))
      const known = open.get(tenant)
      if (known !== undefined) return known
      const opening = openOne(tenant)
      open.set(tenant, opening)
      // What failed to open, say because the database was away, is tried anew by the next question.
      opening.catch(() => open.delete(tenant))
      return opening
    },

    async tenants() {
      const there =
        databaseUrl === undefined
          ? await subfolders(join(directory, 'organisations'))
          : (await schemaNames(databaseUrl, schemaPrefix)).map((schema) => schema.slice(schemaPrefix.length))
      return [...new Set([defaultTenant, ...there.filter((name) => tenantName.test(name))])].sort()
    },

    async close() {
      closed = true
      const opened = await Promise.allSettled(open.values())
      open.clear()
      for (const one of opened) if (one.status === 'fulfilled') await one.value.close()
    },
  }
}

async function subfolders(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  } catch (error) {
    // No other organisation has a store yet.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
