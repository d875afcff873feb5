import { CodedError } from '@vanthu/document'
import type { Accounts, Stores } from '@vanthu/store'
import type { Jobs } from '@vanthu/workers'
import { addGate } from './access/gate.js'
import { openSignInProvider } from './access/oidc-adapter.js'
import type { RouteRole } from './access/route-roles.js'
import { methodsAt, noteRoles } from './access/route-roles.js'
import { cookiesFor } from './access/session-cookie.js'
import type { Config } from './config.js'
import type { Context } from './context.js'
import { contextOf } from './context.js'
import type { App, Reply, Request } from './fastify-adapter.js'
import { codedOf, newApp, sendProblem } from './fastify-adapter.js'
import { describeRoutes } from './openapi-adapter.js'
import { problemOf } from './problem.js'
import { addAllRoutes } from './routes/all-routes.js'
import { oidcReturnPath } from './routes/oidc.js'
import type { Log } from './watch/log-adapter.js'
import { takeFiles } from './uploads/multipart-adapter.js'
import { openLog } from './watch/log-adapter.js'
import { openMetrics } from './watch/metrics-adapter.js'
import { addTracing } from './watch/tracing-adapter.js'

export interface ServerParts {
  readonly config: Config
  readonly stores: Stores
  readonly accounts: Accounts
  readonly jobs: Jobs
  /** Default: JSON lines on the standard output. */
  readonly log?: Log
  /** Adds the routes; all of them by default. For tests of the house. */
  readonly addRoutes?: (app: App, context: Context) => void
}

export interface Server {
  readonly app: App
  /** Every route with its least role. */
  readonly routes: readonly RouteRole[]
  /**
   * Starts no new work: `/ready` says no, idle connections are ended. Waits for questions under way, at most so long,
   * and ends their connections then. Closes none of the parts it was given.
   */
  stop(withinMs: number): Promise<void>
}

/** The server with all its routes, not listening yet. @throws RangeError when a route does not say who may ask it. */
export async function openServer(parts: ServerParts): Promise<Server> {
  const { config, accounts, stores, jobs } = parts
  const log = parts.log ?? openLog(config)
  const app = await newApp(config, log)
  const cookies = cookiesFor(config)
  const metrics = openMetrics({ stores, jobs })
  const provider =
    config.oidc === null || config.publicUrl === null
      ? null
      : openSignInProvider(config.oidc, new URL(oidcReturnPath, config.publicUrl))
  let stopping = false
  const context = contextOf({
    config,
    accounts,
    stores,
    jobs,
    cookies,
    metrics,
    provider,
    stopping: () => stopping,
  })

  addTracing(app)
  addAnswerHeaders(app)
  addRequestLog(app, log, context)
  addGate(app, {
    accounts,
    config,
    cookies,
    onRefused: (request, { organisation, who }) =>
      accounts.note({
        organisation,
        who,
        action: 'access.refused',
        subject: `${request.method} ${request.routeOptions.url ?? ''}`,
        address: request.ip,
      }),
  })
  const routes = noteRoles(app)
  addProblems(app, log, routes)
  await describeRoutes(app)
  await takeFiles(app)
  const addRoutes = parts.addRoutes ?? addAllRoutes
  addRoutes(app, context)
  await app.ready()

  return {
    app,
    routes,
    async stop(withinMs) {
      stopping = true
      const cut = setTimeout(() => app.server.closeAllConnections(), withinMs)
      try {
        await app.close()
      } finally {
        clearTimeout(cut)
        await metrics.close()
      }
    },
  }
}

/** What people are told is theirs alone, and looked up again each time (by its ETag, where it did not change). */
function addAnswerHeaders(app: App): void {
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id).header('cache-control', 'private, no-cache')
  })
}

function addRequestLog(app: App, log: Log, { metrics }: Context): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { method, id: requestId, asker } = request
    const route = request.routeOptions.url ?? 'unknown'
    const { statusCode: status, elapsedTime } = reply
    metrics.answered({ method, route, status, seconds: elapsedTime / 1000 })
    const who = asker === null ? {} : { organisation: asker.organisation, via: asker.via }
    log.info({ requestId, method, route, status, ms: Math.round(elapsedTime), ...who }, 'answered')
    done()
  })
}

/** Seconds until it may have passed. Of too many requests the counter says it. */
const retryAfter: Readonly<Record<string, number>> = { 'server.queue_full': 60, 'server.disk_short': 600 }

function addProblems(app: App, log: Log, routes: readonly RouteRole[]): void {
  const answer = (error: unknown, request: Request, reply: Reply): void => {
    const coded = codedOf(error)
    const problem = problemOf(coded ?? error, request.id)
    if (problem.status >= 500) {
      log.error({ requestId: request.id, code: problem.code, err: coded?.cause ?? error }, 'failed')
    }
    const wait = retryAfter[problem.code] ?? (problem.status === 503 ? 5 : null)
    if (wait !== null) void reply.header('retry-after', String(wait))
    sendProblem(reply, problem)
  }
  app.setErrorHandler(answer)
  app.setNotFoundHandler((request, reply) => {
    const path = request.raw.url?.split('?')[0] ?? ''
    const methods = methodsAt(routes, path)
    if (methods.length === 0) {
      answer(
        new CodedError('server.no_such_route', 'there is nothing at this address', { hint: 'See /api/docs.' }),
        request,
        reply,
      )
      return
    }
    void reply.header('allow', methods.join(', '))
    answer(
      new CodedError('server.wrong_method', 'this address does not answer this method', {
        hint: `Use ${methods.join(', ')}.`,
      }),
      request,
      reply,
    )
  })
}
