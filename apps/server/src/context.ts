import { CodedError } from '@vanthu/document'
import type { Accounts, Store, Stores } from '@vanthu/store'
import type { Jobs } from '@vanthu/workers'
import type { Asker } from './access/asker.js'
import type { Cookies } from './access/session-cookie.js'
import type { Config } from './config.js'
import type { Request } from './fastify-adapter.js'
import type { SignInProvider } from './access/oidc-adapter.js'
import type { Metrics } from './watch/metrics-adapter.js'

/** What routes stand on. */
export interface Context {
  readonly config: Config
  readonly accounts: Accounts
  readonly stores: Stores
  readonly jobs: Jobs
  readonly cookies: Cookies
  readonly metrics: Metrics
  /** Null where nobody signs in through another provider. */
  readonly provider: SignInProvider | null
  /** True from the moment the server was told to stop. */
  stopping(): boolean
  /** @throws RangeError on a route for everybody, which must not ask who asks. */
  asker(request: Request): Asker
  /** The store of the asker's organisation: the only one that a route gets to see. */
  storeOf(request: Request): Promise<Store>
  /**
   * Writes an access or a change down, before its answer is given. What cannot be written down is not answered.
   * @param action "document.read", "user.added"
   * @param subject a document's id, a login, a token's number
   */
  audit(request: Request, action: string, subject?: string | null): Promise<void>
}

export type ContextParts = Omit<Context, 'asker' | 'storeOf' | 'audit'>

export function contextOf(parts: ContextParts): Context {
  const asker = (request: Request): Asker => {
    if (request.asker === null) throw new RangeError(`${request.routeOptions.url ?? ''} does not know who asks`)
    return request.asker
  }
  return {
    ...parts,
    asker,
    storeOf: (request) => parts.stores.storeOf(asker(request).organisation),
    audit: (request, action, subject = null) => {
      const { organisation, who } = asker(request)
      return parts.accounts.note({ organisation, who, action, subject, address: request.ip })
    },
  }
}

/** For things that are not there, and for those of other organisations alike. */
export const notFound = (what: string): CodedError =>
  new CodedError('server.not_found', `there is no such ${what}`, { hint: 'Check the address.' })
