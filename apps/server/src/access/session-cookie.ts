import type { Config } from '../config.js'
import type { Reply, Request } from '../fastify-adapter.js'

const longestMs = 7 * 24 * 3_600_000

export interface Cookies {
  /** Null when the browser sent none. */
  session(request: Request): string | null
  setSession(reply: Reply, secret: string): void
  clearSession(reply: Reply): void
  /** What must be remembered while somebody is away at another provider, ten minutes at most. */
  journey(request: Request): string | null
  setJourney(reply: Reply, value: string): void
  clearJourney(reply: Reply): void
}

/**
 * Cookies that scripts cannot read and other sites cannot send with a change. Over https their names begin with
 * `__Host-`, which keeps neighbours under the same domain from setting them.
 */
export function cookiesFor({ publicUrl }: Pick<Config, 'publicUrl'>): Cookies {
  const secure = publicUrl?.protocol === 'https:'
  const prefix = secure ? '__Host-' : ''
  const session = `${prefix}vanthu_session`
  const journey = `${prefix}vanthu_journey`
  const attributes = { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const
  return {
    session: (request) => request.cookies[session] ?? null,
    setSession(reply, secret) {
      void reply.setCookie(session, secret, { ...attributes, maxAge: longestMs / 1000 })
    },
    clearSession(reply) {
      void reply.clearCookie(session, attributes)
    },
    journey: (request) => request.cookies[journey] ?? null,
    setJourney(reply, value) {
      void reply.setCookie(journey, value, { ...attributes, maxAge: 600 })
    },
    clearJourney(reply) {
      void reply.clearCookie(journey, attributes)
    },
  }
}
