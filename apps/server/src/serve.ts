import { CodedError } from '@vanthu/document'
import type { Accounts, Stores } from '@vanthu/store'
import { defaultTenant } from '@vanthu/store'
import type { Jobs } from '@vanthu/workers'
import { anybodyThere } from './access/asker.js'
import type { Config } from './config.js'
import { isPrivate } from './config.js'
import { openServer } from './server.js'
import { keepIncomingClean } from './uploads/incoming.js'
import type { Log } from './watch/log-adapter.js'
import { openLog } from './watch/log-adapter.js'
import { openDispatcher } from './webhooks/dispatcher.js'
import { reachable } from './webhooks/reachable.js'

export interface ServeParts {
  readonly config: Config
  readonly stores: Stores
  readonly accounts: Accounts
  readonly jobs: Jobs
  readonly log?: Log
}

export interface Serving {
  /** What to type into a browser on this machine. */
  readonly url: string
  /** False where whoever sits here is let in without an account. */
  readonly signIn: boolean
  /** See `Server.stop`. */
  stop(withinMs: number): Promise<void>
}

/**
 * Listens. On an address that other machines reach, somebody must have an account.
 * @throws CodedError `server.no_accounts`, `server.address_taken`, `server.cannot_listen`.
 */
export async function serve(parts: ServeParts): Promise<Serving> {
  const { config, accounts, stores, jobs } = parts
  const log = parts.log ?? openLog(config)
  const somebody = await anybodyThere(accounts)
  if (!isPrivate(config) && !somebody) {
    throw new CodedError('server.no_accounts', 'others could reach this server, and nobody has an account', {
      hint: 'Make one with: vanthu accounts add LOGIN --role admin; or serve on 127.0.0.1.',
    })
  }
  await ensureDefault(accounts)
  if (!isPrivate(config) && config.publicUrl?.protocol !== 'https:') {
    log.warn(
      { code: 'server.no_tls' },
      'passwords travel in clear text; put a server with TLS before this one and set VANTHU_PUBLIC_URL',
    )
  }
  const server = await openServer({ ...parts, log })
  try {
    await server.app.listen({ host: config.host, port: config.port })
  } catch (cause) {
    await server.stop(0)
    throw listening(cause)
  }
  const stopCleaning = keepIncomingClean(config.directory)
  const dispatcher = openDispatcher({ stores, jobs, log, reachable: reachable(config.webhookNetworks) })
  const address = server.app.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : config.port
  const host = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}/`
  log.info({ port, signIn: somebody }, 'listening')
  return {
    url,
    signIn: somebody,
    async stop(withinMs) {
      stopCleaning()
      await Promise.all([server.stop(withinMs), dispatcher.close()])
    },
  }
}

/** The organisation that everything belongs to until there are others. */
async function ensureDefault(accounts: Accounts): Promise<void> {
  const there = (await accounts.organisations()).some(({ slug }) => slug === defaultTenant)
  if (there) return
  await accounts.addOrganisation({ slug: defaultTenant, name: 'Văn thư' }).catch((error: unknown) => {
    // Another server was quicker.
    if (!(error instanceof CodedError && error.code === 'accounts.taken')) throw error
  })
}

function listening(cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : ''
  if (code === 'EADDRINUSE') {
    return new CodedError('server.address_taken', 'another program listens at this address', {
      hint: 'Choose another port with --port.',
      cause,
    })
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EACCES' || code === 'EAI_AGAIN') {
    return new CodedError('server.cannot_listen', 'this machine cannot listen at this address', {
      hint: 'Give an address of this machine with --host, and a port above 1023.',
      cause,
    })
  }
  return cause
}
