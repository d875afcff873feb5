import { timingSafeEqual } from 'node:crypto'
import { CodedError } from '@vanthu/document'
import type { Accounts } from '@vanthu/store'
import { mayAct } from '@vanthu/store'
import type { Config } from '../config.js'
import { isPrivate } from '../config.js'
import type { App, Request } from '../fastify-adapter.js'
import type { Asker } from './asker.js'
import { askAnybodyThere, localAsker } from './asker.js'
import { hostName, isLoopback } from './loopback.js'
import type { Cookies } from './session-cookie.js'

export interface GateParts {
  readonly accounts: Accounts
  readonly config: Config
  readonly cookies: Cookies
  /** Somebody was not let do something. */
  readonly onRefused: (request: Request, asker: Asker) => Promise<void>
}

const changes = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])
/** Signs that somebody else's request is passed on: whoever sent it does not sit at this machine. */
const passedOn = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']

/** Lets in, before anything of a request's body is read, who may ask a route; the route says who may. */
export function addGate(app: App, { accounts, config, cookies, onRefused }: GateParts): void {
  const ownMachine = isPrivate(config)
  const somebodyThere = askAnybodyThere(accounts)

  async function askerOf(request: Request): Promise<Asker | null> {
    const { authorization } = request.headers
    if (authorization !== undefined) {
      const secret = /^Bearer ([\w.~+/-]{1,200}={0,2})$/iu.exec(authorization)?.[1]
      return secret === undefined ? null : accounts.token(secret)
    }
    const secret = cookies.session(request)
    const signedIn = secret === null ? null : await accounts.session(secret)
    if (signedIn !== null) return signedIn
    if (!ownMachine || passedOn.some((name) => name in request.headers)) return null
    return (await somebodyThere()) ? null : localAsker
  }

  app.addHook('onRequest', async (request, reply) => {
    checkHost(request, config)
    if (request.is404) return
    const change = changes.has(request.method)
    // A token is in no browser's keeping: no other site can make one send it.
    if (change && request.headers.authorization === undefined) checkSite(request, config)
    const role = request.routeOptions.config.role
    if (role === null) return
    // Routes without a role keep the server from starting; should one come through, nobody may ask it.
    if (role === undefined) throw notAllowed()
    const asker = await askerOf(request)
    if (asker === null) {
      void reply.header('www-authenticate', 'Bearer realm="vanthu"')
      throw notSignedIn()
    }
    if (!mayAct(asker.role, role)) {
      await onRefused(request, asker)
      throw notAllowed()
    }
    if (change && asker.csrf !== null && !same(request.headers['x-csrf-token'], asker.csrf)) throw noCsrf()
    request.asker = asker
  })
}

/**
 * A name of another's that leads to this machine (DNS rebinding) would let a page in the browser ask as whoever sits
 * here. RFC 9110 §7.4.
 */
function checkHost(request: Request, { host, publicUrl }: Config): void {
  if (!isLoopback(host)) return
  const name = hostName(request.headers.host)
  if (name !== null && (isLoopback(name) || name === publicUrl?.hostname)) return
  throw new CodedError('server.wrong_host', 'this server does not answer under that name', {
    hint: 'Ask it as localhost, or name its address in VANTHU_PUBLIC_URL.',
  })
}

/** Browsers say which site a change comes from; programs say nothing. */
function checkSite(request: Request, { publicUrl }: Config): void {
  const from = request.headers['sec-fetch-site']
  const { origin, host } = request.headers
  const known = origin === undefined || origin === publicUrl?.origin || originHost(origin) === host
  if (known && (from === undefined || from === 'same-origin' || from === 'none')) return
  throw new CodedError('server.foreign_site', 'a page of another site asked for this change', {
    hint: 'Make changes from the pages of this server, or with a token.',
  })
}

function originHost(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}

function same(given: string | readonly string[] | undefined, needed: string): boolean {
  if (typeof given !== 'string') return false
  const one = Buffer.from(given)
  const other = Buffer.from(needed)
  return one.length === other.length && timingSafeEqual(one, other)
}

const notSignedIn = (): CodedError =>
  new CodedError('server.not_signed_in', 'sign in first', {
    hint: 'Send a token ("Authorization: Bearer …"), or sign in at /api/session.',
  })
const notAllowed = (): CodedError =>
  new CodedError('server.not_allowed', 'your role does not allow this', {
    hint: 'An administrator of your organisation can change your role.',
  })
const noCsrf = (): CodedError =>
  new CodedError('server.csrf', 'the proof that this page asked is missing', {
    hint: 'Send "csrf" of GET /api/session in the header X-CSRF-Token.',
  })
