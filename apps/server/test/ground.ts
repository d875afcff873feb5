import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AccessRole, Accounts, Stores } from '@vanthu/store'
import { openAccounts, openStores } from '@vanthu/store'
import type { Jobs } from '@vanthu/workers'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import type { Config } from '../src/config.js'
import { readConfig } from '../src/config.js'
import type { Server } from '../src/server.js'
import { openServer } from '../src/server.js'
import type { ServerParts } from '../src/server.js'
import type { Log } from '../src/watch/log-adapter.js'
import { openLog } from '../src/watch/log-adapter.js'
import { queueOf } from './invented-queue.js'

export const password = 'bến đò ngang sông'

/** A server on an empty data folder, asked without a network. */
export interface Ground {
  readonly directory: string
  readonly config: Config
  readonly stores: Stores
  readonly accounts: Accounts
  readonly server: Server
  readonly log: Log
  /** Lines of the log so far. */
  readonly lines: readonly string[]
  ask(options: InjectOptions | string): Promise<LightMyRequestResponse>
  /** Adds a person, and the organisation where it is not there. */
  person(login: string, role: AccessRole, organisation?: string): Promise<void>
  /** A token's secret. */
  token(role: AccessRole, organisation?: string): Promise<string>
  /** Headers of somebody who signed in. */
  signIn(login: string): Promise<{ readonly cookie: string; readonly 'x-csrf-token': string }>
  clean(): Promise<void>
}

export interface GroundOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly jobs?: Jobs
  readonly addRoutes?: ServerParts['addRoutes']
}

/** `VANTHU_TEST_DATABASE` names an empty PostgreSQL database to keep the stores in, for a test file run by itself. */
export async function openGround({ env = {}, jobs, addRoutes }: GroundOptions = {}): Promise<Ground> {
  const directory = await mkdtemp(join(tmpdir(), 'vanthu-server-'))
  const config = readConfig({
    VANTHU_DATA: directory,
    VANTHU_LOG_LEVEL: 'debug',
    DATABASE_URL: process.env['VANTHU_TEST_DATABASE'] ?? '',
    ...env,
  })
  const { databaseUrl } = config
  const stores = openStores({ directory, ...(databaseUrl === null ? {} : { databaseUrl }) })
  const accounts = await openAccounts({ directory })
  const lines: string[] = []
  const log = openLog(config, { write: (line) => void lines.push(line) })
  const server = await openServer({
    config,
    stores,
    accounts,
    jobs: jobs ?? queueOf([]),
    log,
    ...(addRoutes === undefined ? {} : { addRoutes }),
  })
  const organised = new Set<string>()
  const organise = async (slug: string): Promise<void> => {
    if (organised.has(slug)) return
    organised.add(slug)
    await accounts.addOrganisation({ slug, name: slug })
  }
  const ask: Ground['ask'] = (options) => {
    const given: InjectOptions = typeof options === 'string' ? { url: options } : options
    return server.app.inject({ ...given, headers: { host: 'localhost', ...given.headers } })
  }
  return {
    directory,
    config,
    stores,
    accounts,
    server,
    log,
    lines,
    ask,
    async person(login, role, organisation = 'hoa_giang') {
      await organise(organisation)
      await accounts.addUser({ login, name: 'Lê Thị Mai', organisation, role, password })
    },
    async token(role, organisation = 'hoa_giang') {
      await organise(organisation)
      const made = await accounts.addToken({ name: role, organisation, role, createdBy: 'mai', expiresAt: null })
      return made.secret
    },
    async signIn(login) {
      const answer = await ask({ method: 'POST', url: '/api/session', payload: { login, password } })
      const [cookie] = answer.cookies
      return { cookie: `${cookie?.name}=${cookie?.value}`, 'x-csrf-token': String(answer.json().csrf) }
    },
    async clean() {
      await server.stop(100)
      await stores.close()
      await accounts.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

export const bearer = (secret: string): { readonly authorization: string } => ({ authorization: `Bearer ${secret}` })
