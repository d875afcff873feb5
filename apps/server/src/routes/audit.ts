import { z } from 'zod'
import { AuditAnswer } from '../answers/account.js'
import type { Context } from '../context.js'
import type { App } from '../fastify-adapter.js'

/** Who looked at what, and who changed what, in the asker's organisation. */
export function addAudit(app: App, context: Context): void {
  app.get(
    '/api/audit',
    {
      config: { role: 'admin' },
      schema: {
        summary: 'Accesses and changes, newest first',
        tags: ['people'],
        querystring: z.strictObject({
          subject: z.string().max(200).exactOptional().meta({ description: 'A document’s id, a login, "token 7"' }),
          before: z.coerce
            .number()
            .int()
            .min(1)
            .max(Number.MAX_SAFE_INTEGER)
            .exactOptional()
            .meta({ description: '"next" of the page before' }),
          limit: z.coerce.number().int().min(1).max(1000).default(100),
        }),
        response: { 200: z.object({ rows: z.array(AuditAnswer).readonly(), next: z.int().nullable() }) },
      },
    },
    async (request) => {
      const { organisation } = context.asker(request)
      const rows = await context.accounts.audit({ ...request.query, organisation })
      return { rows, next: rows.length === request.query.limit ? (rows.at(-1)?.id ?? null) : null }
    },
  )
}
