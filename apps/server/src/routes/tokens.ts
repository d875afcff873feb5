import { CodedError } from '@vanthu/document'
import { z } from 'zod'
import { Done, done, listOf, Role, TokenAnswer } from '../answers/account.js'
import type { Context } from '../context.js'
import { notFound } from '../context.js'
import type { App } from '../fastify-adapter.js'

const dayMs = 24 * 3_600_000

/** Tokens with which other systems ask; each for one organisation, with a role of its own. */
export function addTokens(app: App, context: Context): void {
  const { accounts } = context

  app.get(
    '/api/tokens',
    {
      config: { role: 'admin' },
      schema: { summary: 'The tokens of my organisation', tags: ['tokens'], response: { 200: listOf(TokenAnswer) } },
    },
    async (request) => ({ rows: await accounts.tokens(context.asker(request).organisation) }),
  )

  app.post(
    '/api/tokens',
    {
      config: { role: 'admin' },
      schema: {
        summary: 'Make a token; its secret is told this once',
        tags: ['tokens'],
        body: z.strictObject({
          name: z.string().min(1).max(100).meta({ description: 'The system that uses it' }),
          role: Role,
          days: z.int().min(1).max(3650).nullable().meta({ description: 'How long it holds; null: until revoked' }),
        }),
        response: { 201: z.object({ secret: z.string(), token: TokenAnswer }) },
      },
    },
    async (request, reply) => {
      const { name, role, days } = request.body
      const { organisation, who, via } = context.asker(request)
      // A token that leaked must not be able to make itself a longer life.
      if (via === 'token') {
        throw new CodedError('server.not_allowed', 'a token cannot make tokens', { hint: 'Sign in first.' })
      }
      const expiresAt = days === null ? null : Date.now() + days * dayMs
      const made = await accounts.addToken({ name, role, organisation, createdBy: who, expiresAt })
      await context.audit(request, 'token.added', `token ${made.token.id}`)
      void reply.code(201).header('cache-control', 'no-store')
      return made
    },
  )

  app.delete(
    '/api/tokens/:id',
    {
      config: { role: 'admin' },
      schema: {
        summary: 'Revoke a token',
        tags: ['tokens'],
        params: z.strictObject({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
        response: { 200: Done },
      },
    },
    async (request) => {
      const { id } = request.params
      if (!(await accounts.revokeToken(context.asker(request).organisation, id))) throw notFound('token')
      await context.audit(request, 'token.revoked', `token ${id}`)
      return done
    },
  )
}
