import { randomBytes } from 'node:crypto'
import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { postgresBinaries, startPostgres } from '../../../scripts/services/postgres.mjs'
import type { Stores } from '../src/index.js'
import { openStores } from '../src/index.js'
import { openPostgres } from '../src/postgres/postgres-adapter.js'
import { bytesOf } from './invented.js'

let directory = ''
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'vanthu-stores-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

const namesOf = async (stores: Stores, tenant: string): Promise<readonly string[]> => {
  const store = await stores.storeOf(tenant)
  return (await store.documents()).rows.map((row) => row.filename)
}

describe('stores in folders', () => {
  it('the data folder is the default organisation’s; others have theirs below it', async () => {
    const stores = openStores({ directory })
    await (await stores.storeOf('default')).receive({ filename: 'chung.txt', bytes: bytesOf('a') })
    await (await stores.storeOf('hoa_giang')).receive({ filename: 'tinh.txt', bytes: bytesOf('a') })
    expect(await namesOf(stores, 'default')).toEqual(['chung.txt'])
    expect(await namesOf(stores, 'hoa_giang')).toEqual(['tinh.txt'])
    expect(await namesOf(stores, 'phu_dien')).toEqual([])
    await access(join(directory, 'vanthu.sqlite'))
    await access(join(directory, 'organisations', 'hoa_giang', 'vanthu.sqlite'))
    await stores.close()
  })

  it('opens each once, also when asked side by side', async () => {
    const stores = openStores({ directory })
    const [one, other] = await Promise.all([stores.storeOf('hoa_giang'), stores.storeOf('hoa_giang')])
    expect(one).toBe(other)
    await stores.close()
  })

  it('lists who has a store; `default` always has', async () => {
    const stores = openStores({ directory })
    expect(await stores.tenants()).toEqual(['default'])
    await stores.storeOf('phu_dien')
    await stores.storeOf('an_hai')
    await mkdir(join(directory, 'organisations', 'Thư mục khác'))
    expect(await stores.tenants()).toEqual(['an_hai', 'default', 'phu_dien'])
    await stores.close()
  })

  it.each(['', '..', 'a/b', 'Hoa', '1a', 'hòa', 'a'.repeat(41)])('%j names no organisation', async (tenant) => {
    const stores = openStores({ directory })
    await expect(stores.storeOf(tenant)).rejects.toThrow(RangeError)
    await stores.close()
  })

  it('a store that did not open is tried again', async () => {
    const stores = openStores({ directory })
    await writeFile(join(directory, 'organisations'), 'a file where a folder must be')
    await expect(stores.storeOf('hoa_giang')).rejects.toThrow('data folder')
    await rm(join(directory, 'organisations'))
    expect(await namesOf(stores, 'hoa_giang')).toEqual([])
    await stores.close()
  })

  it('closed, gives no more stores', async () => {
    const stores = openStores({ directory })
    const store = await stores.storeOf('hoa_giang')
    await stores.close()
    await expect(store.counts()).rejects.toThrow()
    await expect(stores.storeOf('hoa_giang')).rejects.toThrow(RangeError)
  })
})

const given = process.env['DATABASE_URL']
if (given === undefined && postgresBinaries() === null) {
  it('stores in schemas', ({ skip }) => {
    skip('no PostgreSQL here: install one (apt-get install postgresql) or name one in DATABASE_URL')
  })
} else {
  it('stores in schemas: one an organisation, listed, apart', { timeout: 60_000 }, async () => {
    const server = given === undefined ? await startPostgres() : null
    const databaseUrl = given ?? server?.url ?? ''
    const tenant = `t${randomBytes(6).toString('hex')}`
    const stores = openStores({ directory, databaseUrl })
    try {
      await (await stores.storeOf(tenant)).receive({ filename: 'tinh.txt', bytes: bytesOf('a') })
      expect(await namesOf(stores, tenant)).toEqual(['tinh.txt'])
      expect(await namesOf(stores, `${tenant}x`)).toEqual([])
      const tenants = await stores.tenants()
      expect(tenants).toContain('default')
      expect(tenants).toContain(tenant)
      await access(join(directory, 'organisations', tenant, 'blobs'))
    } finally {
      await stores.close()
      const database = openPostgres({ url: databaseUrl, schema: 'public', connections: 1 })
      for (const schema of [`org_${tenant}`, `org_${tenant}x`])
        await sql`DROP SCHEMA IF EXISTS ${sql.id(schema)} CASCADE`.execute(database)
      await database.destroy()
      await server?.stop()
    }
  })
}
