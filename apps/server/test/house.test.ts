import { request as httpRequest } from 'node:http'
import { CodedError } from '@vanthu/document'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Problem } from '../src/problem.js'
import type { Ground } from './ground.js'
import { openGround } from './ground.js'

let ground: Ground
beforeAll(async () => {
  ground = await openGround({
    addRoutes: (app) => {
      const row = z.object({ text: z.string() })
      app.get('/api/rows', { config: { role: 'reader' }, schema: { response: { 200: row } } }, () => ({
        text: 'Sở Nội vụ chủ trì. '.repeat(200),
      }))
      app.post(
        '/api/echo/:id',
        {
          config: { role: 'analyst' },
          schema: {
            params: z.strictObject({ id: z.coerce.number().int().min(1) }),
            querystring: z.strictObject({ limit: z.coerce.number().int().min(1).max(10).default(5) }),
            body: z.strictObject({ text: z.string().max(20) }),
            response: { 200: z.object({ id: z.int(), limit: z.int(), text: z.string() }) },
          },
        },
        (request) => ({ id: request.params.id, limit: request.query.limit, text: request.body.text }),
      )
      const thrown: Readonly<Record<string, () => unknown>> = {
        unknown: () => new CodedError('store.unknown_document', 'không có', { hint: 'x' }),
        away: () => new CodedError('store.unreachable', 'away', { hint: 'x', retry: true }),
        full: () => new CodedError('store.disk_full', 'full', { hint: 'x', retry: true }),
        file: () => new CodedError('ingest.encrypted_pdf', 'locked', { hint: 'x' }),
        ours: () => new RangeError('mật khẩu là 12345'),
        odd: () => 'no error at all',
      }
      app.get(
        '/api/throw/:what',
        { config: { role: null }, schema: { params: z.object({ what: z.string() }) } },
        (request) => {
          throw thrown[request.params.what]?.()
        },
      )
    },
  })
})
afterAll(() => ground.clean())

const echo = (rest: object) => ground.ask({ method: 'POST', url: '/api/echo/7', payload: { text: 'a' }, ...rest })

/** No program would write it: "[[[…]]]". */
const nested = '['.repeat(100_000) + ']'.repeat(100_000)

describe('problems', () => {
  it.each([
    ['a route that is not there', { method: 'GET', url: '/api/nothing' }, 404, 'server.no_such_route'],
    ['another method', { method: 'DELETE', url: '/api/rows' }, 405, 'server.wrong_method'],
    ['an address that cannot be read', { method: 'GET', url: '/api/%zz' }, 400, 'server.bad_address'],
    ['a parameter of another kind', { url: '/api/echo/x' }, 400, 'server.invalid_request'],
    ['a query beyond its bound', { url: '/api/echo/7?limit=11' }, 400, 'server.invalid_request'],
    ['a query that is not known', { url: '/api/echo/7?limt=1' }, 400, 'server.invalid_request'],
    ['a query given twice', { url: '/api/echo/7?limit=1&limit=2' }, 400, 'server.invalid_request'],
    ['a body that is not as it must be', { payload: { text: 3 } }, 400, 'server.invalid_request'],
    ['a field that is not known', { payload: { text: 'a', more: 1 } }, 400, 'server.invalid_request'],
    ['no body', { payload: undefined }, 400, 'server.invalid_request'],
    ['broken JSON', { payload: '{', headers: { 'content-type': 'application/json' } }, 400, 'server.invalid_json'],
    [
      '__proto__',
      { payload: '{"__proto__":{}}', headers: { 'content-type': 'application/json' } },
      400,
      'server.invalid_json',
    ],
    ['an empty body', { payload: '', headers: { 'content-type': 'application/json' } }, 400, 'server.invalid_json'],
    [
      'lists within lists',
      { payload: `{"text":${nested}}`, headers: { 'content-type': 'application/json' } },
      400,
      'server.invalid_request',
    ],
    [
      'another media type',
      { payload: '<a/>', headers: { 'content-type': 'text/xml' } },
      415,
      'server.wrong_media_type',
    ],
    ['too much', { payload: { text: 'x'.repeat(1_100_000) } }, 413, 'server.too_large'],
    ['an unknown document', { method: 'GET', url: '/api/throw/unknown' }, 404, 'store.unknown_document'],
    ['a file that cannot be read', { method: 'GET', url: '/api/throw/file' }, 422, 'ingest.encrypted_pdf'],
    ['a database that is away', { method: 'GET', url: '/api/throw/away' }, 503, 'store.unreachable'],
    ['a full disk', { method: 'GET', url: '/api/throw/full' }, 507, 'store.disk_full'],
    ['a fault of ours', { method: 'GET', url: '/api/throw/ours' }, 500, 'server.internal'],
    ['what is no error', { method: 'GET', url: '/api/throw/odd' }, 500, 'server.internal'],
  ])('%s', async (_, given, status, code) => {
    const answer = await echo(given)
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
    expect(answer.headers['content-type']).toContain('application/problem+json')
    const problem = z.strictObject(Problem.shape).parse(answer.json())
    expect(problem.requestId).toBe(answer.headers['x-request-id'] ?? problem.requestId)
    expect(problem.title).not.toContain('12345')
  })

  it('says where the request is wrong, and repeats nothing of it', async () => {
    const answer = await echo({ url: '/api/echo/7?limit=bí-mật', payload: { text: 'a' } })
    expect(answer.json().errors).toEqual([{ at: 'query/limit', message: expect.any(String) }])
    expect(answer.body).not.toContain('bí-mật')
  })

  it('says which methods there are', async () => {
    const answer = await echo({ method: 'DELETE', url: '/api/rows' })
    expect(answer.headers['allow']).toBe('GET, HEAD')
  })

  it('a fault of ours is in the log by the number that was told, without its message', async () => {
    const answer = await ground.ask('/api/throw/ours')
    const line = ground.lines.find((one) => one.includes(answer.json().requestId) && one.includes('"error"'))
    expect(line).toContain('RangeError')
    expect(line).not.toContain('12345')
  })
})

it('values come as they were declared', async () => {
  expect((await echo({ url: '/api/echo/7?limit=3', payload: { text: 'Sở' } })).json()).toEqual({
    id: 7,
    limit: 3,
    text: 'Sở',
  })
  expect((await echo({})).json()).toEqual({ id: 7, limit: 5, text: 'a' })
})

describe('answers', () => {
  it('are told apart by their ETag, and not sent again', async () => {
    const first = await ground.ask('/api/rows')
    const etag = String(first.headers['etag'])
    expect(etag).toMatch(/^W\/".+"$/u)
    const again = await ground.ask({ url: '/api/rows', headers: { 'if-none-match': etag } })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    expect(first.headers['cache-control']).toBe('private, no-cache')
  })

  it.each(['br', 'gzip'])('are packed: %s', async (encoding) => {
    const answer = await ground.ask({ url: '/api/rows', headers: { 'accept-encoding': encoding } })
    expect(answer.headers['content-encoding']).toBe(encoding)
    expect(answer.rawPayload.length).toBeLessThan(1000)
  })

  it('carry headers that keep pages from being misused', async () => {
    const { headers } = await ground.ask('/api/rows')
    expect(headers['content-security-policy']).toContain("default-src 'self'")
    expect(headers['content-security-policy']).not.toContain('unsafe')
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['strict-transport-security']).toBeUndefined()
    expect(headers['access-control-allow-origin']).toBeUndefined()
    expect(headers['server']).toBeUndefined()
  })
})

it('the log has no address, no query, no header and no name', async () => {
  await ground.ask({ url: '/api/rows?words=bí+mật', headers: { authorization: 'Bearer vt_secret' } })
  await ground.ask({ method: 'POST', url: '/api/echo/123456789', payload: { text: 'nội dung' } })
  const log = ground.lines.join('')
  for (const hidden of ['bí', 'words', 'vt_secret', '123456789', 'nội dung', 'authorization'])
    expect(log).not.toContain(hidden)
  const line = JSON.parse(ground.lines.at(-1) ?? '{}')
  expect(line).toMatchObject({ level: 'info', method: 'POST', route: '/api/echo/:id', status: 200, via: 'local' })
})

it('a route that does not say who may ask it keeps the server from starting', async () => {
  await expect(openGround({ addRoutes: (app) => void app.get('/api/open', () => 'x') })).rejects.toThrow(
    'GET /api/open does not say who may ask it',
  )
})

it('one address may not ask without end', async () => {
  const limited = await openGround({ env: { VANTHU_REQUESTS_PER_MINUTE: '3' } })
  const statuses = []
  for (let n = 0; n < 5; n++) statuses.push((await limited.ask('/api/session')).statusCode)
  expect(statuses).toEqual([200, 200, 200, 429, 429])
  const refused = await limited.ask('/api/session')
  expect(refused.json().code).toBe('server.too_many_requests')
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  await limited.clean()
})

it('stops in bounded time: lets what is under way end, and cuts what does not', async () => {
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  const slow = await openGround({
    addRoutes: (app) => {
      app.get('/slow', { config: { role: null } }, async () => {
        await held
        return 'done'
      })
      app.get('/never', { config: { role: null } }, () => new Promise(() => undefined))
    },
  })
  await slow.server.app.listen({ host: '127.0.0.1', port: 0 })
  const address = slow.server.app.server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const ask = (path: string): Promise<string> =>
    new Promise((resolve) => {
      const asked = httpRequest({ port, path, host: '127.0.0.1' }, (answer) => {
        answer.resume()
        answer.on('end', () => resolve(String(answer.statusCode)))
      })
      asked.on('error', () => resolve('cut'))
      asked.end()
    })
  const [inTime, late] = [ask('/slow'), ask('/never')]
  await new Promise((resolve) => setTimeout(resolve, 100))
  const from = Date.now()
  const stopped = slow.server.stop(600)
  setTimeout(release, 100)
  await stopped
  expect(Date.now() - from).toBeLessThan(2000)
  expect([await inTime, await late]).toEqual(['200', 'cut'])
  await slow.clean()
})
