import swagger from '@fastify/swagger'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { App } from './fastify-adapter.js'
import { Problem, problemMediaType } from './problem.js'

/** The part of OpenAPI 3.1 that the readable page shows. */
export interface ApiDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>
}
export interface ApiOperation {
  readonly summary?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly 'x-role'?: string
  readonly parameters?: readonly ApiParameter[]
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: unknown }>> }
  readonly responses?: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: unknown }>> }>
  >
}
export interface ApiParameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly description?: string
  readonly schema?: unknown
}

const toJson = createJsonSchemaTransform({})
const description = `Every failed request is answered with \`${problemMediaType}\` (RFC 9457) and a stable \`code\`.
Dates are \`YYYY-MM-DD\`, moments epoch milliseconds, confidences 0 to 1, pages count from 1.`

/** Collects the routes that are added from now on, and describes them from their zod schemas. */
export async function describeRoutes(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Văn thư', version: '0.1.0', description },
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: 'vanthu_session' },
        },
      },
    },
    transform: (given) => {
      const role = given.route.config?.role ?? null
      const problem = { description: 'Problem', content: { [problemMediaType]: { schema: Problem } } }
      const schema = { ...given.schema, response: { ...(given.schema.response ?? {}), '4XX': problem } }
      const made = toJson({ ...given, schema } as Parameters<typeof toJson>[0])
      const security = role === null ? [] : [{ token: [] }, { session: [] }]
      return {
        url: made.url,
        schema: { ...made.schema, security, 'x-role': role ?? 'everybody' } as typeof made.schema,
      }
    },
    transformObject: createJsonSchemaTransformObject({}),
  })
}

export const apiDocument = (app: App): ApiDocument => app.swagger() as unknown as ApiDocument
