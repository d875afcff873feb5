import { CodedError } from '@vanthu/document'
import { z } from 'zod'
import { Done, done, Login, Me, Password } from '../answers/account.js'
import type { Context } from '../context.js'
import type { App } from '../fastify-adapter.js'

/** Guesses from one address, whoever's account they are at; each account locks itself besides. */
const guesses = { max: 20, timeWindow: 60_000 }

/** Signing in and out with a password, and who one is. */
export function addSession(app: App, context: Context): void {
  const { accounts, cookies, config } = context

  app.get(
    '/api/sign-in-ways',
    {
      config: { role: null },
      schema: {
        summary: 'How one can sign in here',
        tags: ['session'],
        response: { 200: z.object({ password: z.literal(true), oidc: z.string().nullable() }) },
      },
    },
    () => ({ password: true as const, oidc: config.oidc === null ? null : '/api/session/oidc' }),
  )

  app.post(
    '/api/session',
    {
      config: { role: null, rateLimit: guesses },
      schema: {
        summary: 'Sign in',
        description: 'Sets a cookie that scripts cannot read.',
        tags: ['session'],
        body: z.strictObject({ login: Login, password: Password }),
        response: { 200: Me },
      },
    },
    async (request, reply) => {
      const { login, password } = request.body
      const address = request.ip
      try {
        const { secret, csrf, user } = await accounts.signIn(login, password)
        const { organisation, role } = user
        await accounts.note({ organisation, who: user.login, action: 'session.began', subject: user.login, address })
        cookies.setSession(reply, secret)
        void reply.header('cache-control', 'no-store')
        return { who: user.login, organisation, role, via: 'session' as const, csrf }
      } catch (error) {
        if (error instanceof CodedError && error.code.startsWith('accounts.')) {
          // What stands in the field for the login may be a password: it is not written down.
          const action = error.code === 'accounts.locked_out' ? 'session.locked_out' : 'session.refused'
          await accounts.note({ organisation: null, who: null, action, subject: null, address })
          if (error.code === 'accounts.locked_out') void reply.header('retry-after', '60')
        }
        throw error
      }
    },
  )

  app.get(
    '/api/session',
    {
      config: { role: 'reader' },
      schema: { summary: 'Who I am', tags: ['session'], response: { 200: Me } },
    },
    (request, reply) => {
      void reply.header('cache-control', 'no-store')
      const { who, organisation, role, via, csrf } = context.asker(request)
      return { who, organisation, role, via, csrf }
    },
  )

  app.delete(
    '/api/session',
    {
      config: { role: 'reader' },
      schema: { summary: 'Sign out', tags: ['session'], response: { 200: Done } },
    },
    async (request, reply) => {
      const secret = cookies.session(request)
      if (secret !== null && context.asker(request).via === 'session') {
        await context.audit(request, 'session.ended')
        await accounts.signOut(secret)
        cookies.clearSession(reply)
      }
      return done
    },
  )

  app.put(
    '/api/session/password',
    {
      config: { role: 'reader', rateLimit: guesses },
      schema: {
        summary: 'Change my own password; ends all my sessions but this',
        tags: ['session'],
        body: z.strictObject({ current: Password, next: Password }),
        response: { 200: Me },
      },
    },
    async (request, reply) => {
      const { who, organisation, role, via } = context.asker(request)
      if (via !== 'session') {
        throw new CodedError('server.not_allowed', 'only who is signed in can change a password', {
          hint: 'Sign in first.',
        })
      }
      await accounts.signIn(who, request.body.current)
      await accounts.setPassword(who, request.body.next)
      await context.audit(request, 'user.password_changed', who)
      const { secret, csrf } = await accounts.signIn(who, request.body.next)
      cookies.setSession(reply, secret)
      void reply.header('cache-control', 'no-store')
      return { who, organisation, role, via, csrf }
    },
  )
}
