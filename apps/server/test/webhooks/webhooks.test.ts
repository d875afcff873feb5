import type { IncomingHttpHeaders } from 'node:http'
import { createServer } from 'node:http'
import { Webhook } from 'standardwebhooks'
import type { Jobs } from '@vanthu/workers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDispatcher } from '../../src/webhooks/dispatcher.js'
import { reachable } from '../../src/webhooks/reachable.js'
import type { Ground } from '../ground.js'
import { openGround } from '../ground.js'
import { keepPlan } from '../invented-plan.js'
import { queueOf } from '../invented-queue.js'

interface Heard {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

let ground: Ground
let heard: Heard[] = []
let answer = 204
let url = ''
const receiver = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    heard.push({ headers: request.headers, body: Buffer.concat(parts).toString('utf8') })
    response.writeHead(answer, answer === 302 ? { location: '/elsewhere' } : {}).end('nghe rồi')
  })
})

beforeEach(async () => {
  heard = []
  answer = 204
  ground = await openGround({ env: { VANTHU_WEBHOOK_NETWORKS: '127.0.0.1' } })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const address = receiver.address()
  url = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}/nghe`
})
afterEach(async () => {
  await new Promise((resolve) => receiver.close(resolve))
  await ground.clean()
})

const add = async (given: object = {}) =>
  ground.ask({ method: 'POST', url: '/api/webhooks', payload: { url, ...given } })
async function dispatch(networks: readonly string[] = ['127.0.0.1']): Promise<number> {
  const { stores, log } = ground
  const dispatcher = openDispatcher({ stores, jobs: queueOf([]), log, reachable: reachable(networks), everyMs: 60_000 })
  const tried = await dispatcher.round()
  await dispatcher.close()
  return tried
}
const deliveries = async (id: number) => (await ground.ask(`/api/webhooks/${id}/deliveries`)).json().rows

describe('webhooks', () => {
  it('are told of a record, by a message that its receiver can check', async () => {
    const { id, secret, kinds } = (await add()).json()
    expect(kinds).toEqual(['document.ready', 'document.failed'])
    const documentId = await keepPlan(await ground.stores.storeOf('default'))
    expect(await dispatch()).toBe(1)
    const [message] = heard
    if (message === undefined) throw new Error('nothing was heard')
    const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, String(value)]))
    expect(new Webhook(secret).verify(message.body, headers)).toEqual({
      type: 'document.ready',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT/u),
      data: { documentId, version: 1 },
    })
    expect(() => new Webhook(secret).verify(message.body.replace('1', '2'), headers)).toThrow()
    expect(await deliveries(id)).toMatchObject([{ state: 'delivered', attempts: 1, status: 204, documentId }])
    expect(await dispatch()).toBe(0)
    // The secret is told once, and nothing of it is in the log.
    expect((await ground.ask('/api/webhooks')).body).not.toContain(secret)
    expect(ground.lines.join('\n')).not.toContain(secret)
  })

  it.each([
    [500, 'answered 500'],
    [404, 'answered 404'],
    [302, 'answered 302'],
  ])('%i is no delivery: it is tried again later, and when a person says so', async (status, reason) => {
    const { id } = (await add()).json()
    await keepPlan(await ground.stores.storeOf('default'))
    answer = status
    expect(await dispatch()).toBe(1)
    expect(await dispatch()).toBe(0)
    const [waiting] = await deliveries(id)
    expect(waiting).toMatchObject({ state: 'waiting', attempts: 1, status, reason })
    expect(waiting.dueAt).toBeGreaterThan(Date.now() + 3_000)
    expect(heard).toHaveLength(1)
    answer = 200
    const redeliver = `/api/webhooks/${id}/deliveries/${waiting.id}/redeliver`
    expect((await ground.ask({ method: 'POST', url: redeliver })).statusCode).toBe(202)
    expect(await dispatch()).toBe(1)
    expect((await deliveries(id))[0]).toMatchObject({ state: 'delivered', attempts: 1 })
    expect(new Set(heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  })

  it('nothing is sent into a closed network, though the name led elsewhere when it was registered', async () => {
    const { id } = (await add()).json()
    await keepPlan(await ground.stores.storeOf('default'))
    expect(await dispatch([])).toBe(1)
    expect(heard).toEqual([])
    expect((await deliveries(id))[0]).toMatchObject({
      state: 'waiting',
      status: null,
      reason: expect.stringContaining('closed'),
    })
  })

  it('a store that cannot be opened keeps no other organisation from being told', async () => {
    await add()
    await keepPlan(await ground.stores.storeOf('default'))
    const { stores, log } = ground
    const halfBroken: typeof stores = {
      ...stores,
      tenants: () => Promise.resolve(['a_hong', 'default']),
      storeOf: (tenant) => (tenant === 'a_hong' ? Promise.reject(new Error('bí mật của đĩa')) : stores.storeOf(tenant)),
    }
    const options = { jobs: queueOf([]), log, reachable: reachable(['127.0.0.1']), everyMs: 60_000 }
    const dispatcher = openDispatcher({ stores: halfBroken, ...options })
    expect(await dispatcher.round()).toBe(1)
    await dispatcher.close()
    expect(heard).toHaveLength(1)
    expect(ground.lines.join('\n')).toContain('webhooks failed')
    expect(ground.lines.join('\n')).not.toContain('bí mật')
  })

  const failMany = async (count: number): Promise<void> => {
    const store = await ground.stores.storeOf('default')
    for (let i = 0; i < count; i++) {
      const { documentId } = await store.receive({ filename: `${i}.txt`, bytes: new TextEncoder().encode(`${i}`) })
      const claim = await store.claim({ holder: 'x', leaseMs: 60_000, documentId })
      if (claim === null) throw new Error('it was not to be had')
      await store.fail(claim, { code: 'ingest.empty_file', message: 'x', hint: 'x', retry: false })
    }
  }

  it('one that gives no answer is tried a few times in a round, and holds no other up', async () => {
    const silent = (await add({ url: 'http://127.0.0.1:9/' })).json()
    const other = (await add()).json()
    await failMany(23)
    await dispatch()
    const tried = (await deliveries(silent.id)).filter(({ attempts }: { attempts: number }) => attempts > 0)
    // A dispatcher makes a round of its own soon after it was opened.
    expect([5, 10]).toContain(tried.length)
    expect((await deliveries(other.id)).map(({ state }: { state: string }) => state)).toEqual(
      Array(23).fill('delivered'),
    )
  })

  it('the events of a queue that was away are asked for again', async () => {
    const { stores, log } = ground
    let asked = 0
    const jobs: Jobs = {
      ...queueOf([]),
      subscribe: () => {
        asked += 1
        return asked < 3 ? Promise.reject(new Error('away')) : Promise.resolve(() => Promise.resolve())
      },
    }
    let looked = 0
    const counting: typeof stores = {
      ...stores,
      tenants: () => {
        looked += 1
        return stores.tenants()
      },
    }
    const dispatcher = openDispatcher({ stores: counting, jobs, log, reachable: reachable([]), everyMs: 5 })
    await expect.poll(() => looked, { timeout: 5_000 }).toBeGreaterThan(6)
    await dispatcher.close()
    expect(asked).toBe(3)
  })

  it('more than are sent at once are all sent in a round', async () => {
    const { id } = (await add()).json()
    await failMany(23)
    await dispatch()
    expect((await deliveries(id)).map(({ state }: { state: string }) => state)).toEqual(Array(23).fill('delivered'))
  })

  it('nobody listens', async () => {
    const { id } = (await add({ url: 'http://127.0.0.1:9/' })).json()
    await keepPlan(await ground.stores.storeOf('default'))
    await dispatch()
    expect((await deliveries(id))[0]).toMatchObject({ state: 'waiting', reason: 'no connection (ECONNREFUSED)' })
  })

  it.each([
    [{ url: 'http://10.0.0.1/' }, 422, 'server.private_address'],
    [{ url: 'http://[::1]/' }, 422, 'server.private_address'],
    [{ url: 'http://khong-co.invalid/' }, 422, 'server.unknown_host'],
    [{ url: 'ftp://vanban.example.vn/' }, 400, 'server.invalid_request'],
    [{ url: 'https://mai:matkhau@vanban.example.vn/' }, 400, 'server.invalid_request'],
    [{ url: 'x' }, 400, 'server.invalid_request'],
    [{ kinds: ['x'] }, 400, 'server.invalid_request'],
    [{ kinds: [] }, 400, 'server.invalid_request'],
  ])('%j is not registered: %i', async (given, status, code) => {
    const refused = await add(given)
    expect([refused.statusCode, refused.json().code]).toEqual([status, code])
  })

  it('of which there are many enough', async () => {
    const { webhooks } = await ground.stores.storeOf('default')
    for (let i = 0; i < 50; i++) await webhooks.add({ url, secret: 'whsec_YQ==', kinds: [], createdBy: 'mai' })
    expect((await add()).json().code).toBe('server.too_many_webhooks')
  })
})
