import { CodedError } from '@vanthu/document'
import { z } from 'zod'
import type { Context } from '../context.js'
import { notFound } from '../context.js'
import type { App } from '../fastify-adapter.js'

export const oidcReturnPath = '/api/session/oidc/return'

const guesses = { max: 30, timeWindow: 60_000 }
const Away = z.string().meta({ description: 'Leads to another address' })

/** Signing in through an OpenID provider: away to it, and back. */
export function addOidc(app: App, { accounts, cookies, provider }: Context): void {
  app.get(
    '/api/session/oidc',
    {
      config: { role: null, rateLimit: guesses },
      schema: { summary: 'Sign in through the OpenID provider', tags: ['session'], response: { 302: Away } },
    },
    async (_request, reply) => {
      if (provider === null) throw notFound('way to sign in')
      const { to, journey } = await provider.begin()
      cookies.setJourney(reply, journey)
      void reply.header('cache-control', 'no-store')
      return reply.redirect(to.href)
    },
  )

  app.get(
    oidcReturnPath,
    {
      config: { role: null, rateLimit: guesses },
      schema: { summary: 'Where the OpenID provider sends people back to', tags: ['session'], response: { 302: Away } },
    },
    async (request, reply) => {
      if (provider === null) throw notFound('way to sign in')
      const journey = cookies.journey(request)
      cookies.clearJourney(reply)
      void reply.header('cache-control', 'no-store')
      const address = request.ip
      const mark = request.raw.url?.indexOf('?') ?? -1
      const query = mark < 0 ? '' : (request.raw.url ?? '').slice(mark)
      try {
        const { secret, user } = await accounts.signInFrom(await provider.finish(query, journey ?? ''))
        const { organisation, login } = user
        await accounts.note({ organisation, who: login, action: 'session.began', subject: login, address })
        cookies.setSession(reply, secret)
        return await reply.redirect('/')
      } catch (error) {
        if (error instanceof CodedError) {
          await accounts.note({ organisation: null, who: null, action: 'session.refused', subject: null, address })
        }
        throw error
      }
    },
  )
}
