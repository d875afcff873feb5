import type { IncomingMessage, ServerResponse } from 'node:http'
import { constants } from 'node:zlib'
import { randomUUID } from 'node:crypto'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import etag from '@fastify/etag'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import { CodedError } from '@vanthu/document'
import type { AccessRole } from '@vanthu/store'
import fastify, { LogController } from 'fastify'
import type {
  FastifyBaseLogger,
  FastifyError,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  RawServerDefault,
} from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { hasZodFastifySchemaValidationErrors, validatorCompiler } from 'fastify-type-provider-zod'
import type { Asker } from './access/asker.js'
import type { Config } from './config.js'
import { tooDeep } from './depth.js'
import type { Log } from './watch/log-adapter.js'
import type { Fault, Problem } from './problem.js'
import { InvalidRequest, problemMediaType, problemOf } from './problem.js'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Least role of who may ask; null for everybody. A route without one keeps the server from starting. */
    role?: AccessRole | null
  }
  interface FastifyRequest {
    /** Null on routes for everybody. */
    asker: Asker | null
  }
}

/** The server that routes are added to; bodies, parameters and answers are typed by their zod schemas. */
export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>
export type Request = FastifyRequest
export type Reply = FastifyReply

/** What a request may send, but for files. */
const bodyLimit = 1_048_576
/** A file of the greatest size, over a slow line. */
const requestTimeoutMs = 60 * 60_000

/** A server without routes: parsing, checking and packing of requests and answers. */
export async function newApp(config: Config, log: Log): Promise<App> {
  const secure = config.publicUrl?.protocol === 'https:'
  const app = fastify({
    loggerInstance: log as unknown as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: config.trustedProxies.length === 0 ? false : [...config.trustedProxies],
    bodyLimit,
    requestTimeout: requestTimeoutMs,
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: false },
    // Idle connections are ended at once when the server stops; those with a question under way are waited for.
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    // What comes before any route and hook: addresses that cannot be read.
    frameworkErrors: (error, request, reply) => {
      sendProblem(reply, problemOf(codedOf(error) ?? error, request.id))
    },
  }).withTypeProvider<ZodTypeProvider>()

  app.setValidatorCompiler(validatorCompiler)
  // Answers are checked by the compiler against their schemas, and again in the tests; not at each answer.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data))
  app.decorateRequest('asker', null)
  app.addHook('preValidation', async (request) => {
    if (tooDeep(request.body)) throw new InvalidRequest([{ at: 'body', message: 'nested too deeply' }])
  })

  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  })
  await app.register(rateLimit, {
    max: config.requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => request.ip,
    errorResponseBuilder: () =>
      new CodedError('server.too_many_requests', 'too many requests', {
        hint: 'Wait as long as the header Retry-After says.',
        retry: true,
      }),
  })
  await app.register(cookie)
  await app.register(etag, { weak: true })
  await app.register(compress, {
    globalDecompression: false,
    encodings: ['br', 'gzip', 'identity'],
    // Level 4 packs JSON nearly as well as 11, in a fiftieth of the time.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
  return app
}

/** Answers with a problem, whatever the route's answers are. */
export function sendProblem(reply: Pick<Reply, 'raw' | 'code'>, problem: Problem): void {
  const answer = reply.code(problem.status) as Reply
  void answer.type(problemMediaType).serializer(JSON.stringify).send(problem)
}

const ofFramework: Readonly<Record<string, readonly [code: string, message: string, hint: string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['server.too_large', 'the request is too large', 'Send less at once.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'server.wrong_media_type',
    'this kind of content is not taken here',
    'Send application/json, or what /api/docs says of the route.',
  ],
  FST_ERR_CTP_INVALID_JSON_BODY: ['server.invalid_json', 'the body is no JSON', 'Check quotes and commas.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['server.invalid_json', 'the body is empty', 'Send JSON, or no Content-Type.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    'server.invalid_request',
    'the body is not as long as it says',
    'Send it again.',
  ],
  FST_ERR_BAD_URL: ['server.bad_address', 'the address cannot be read', 'Check its % signs.'],
  FST_ERR_MAX_PARAM_LENGTH: ['server.no_such_route', 'there is nothing at this address', 'See /api/docs.'],
  FST_ERR_ASYNC_CONSTRAINT: ['server.bad_address', 'the address cannot be read', 'See /api/docs.'],
}

/** What the framework throws, as a coded error; null for what it does not throw. */
export function codedOf(error: unknown): CodedError | null {
  if (error instanceof CodedError) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const place = { querystring: 'query', params: 'path', body: 'body', headers: 'header' }[
      (error as FastifyError).validationContext ?? 'body'
    ]
    return new InvalidRequest(
      error.validation.map((one): Fault => ({
        at: `${place ?? 'body'}${one.instancePath}`,
        message: one.message ?? 'not as it must be',
      })),
    )
  }
  const { code = '', statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown }
  const known = ofFramework[String(code)]
  if (known !== undefined) return new CodedError(known[0], known[1], { hint: known[2] })
  // JSON with "__proto__" in it, and other bodies that the framework refuses.
  if (statusCode === 400 && (error instanceof SyntaxError || String(code).startsWith('FST_'))) {
    return new CodedError('server.invalid_request', 'the request is not as it must be', { hint: 'See /api/docs.' })
  }
  return null
}
