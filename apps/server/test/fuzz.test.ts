import { afterAll, beforeAll, expect, it } from 'vitest'
import type { InjectOptions } from 'fastify'
import { seeded } from '../../../packages/store/test/seeded.js'
import { fastest, fuzzTimes, mutations, odd } from './fuzzing.js'
import type { Ground } from './ground.js'
import { openGround } from './ground.js'
import { keepPlan } from './invented-plan.js'

// Whatever is sent, the answer is one that was foreseen: no 500, no crash, nothing that takes long.

const times = Math.ceil(fuzzTimes / 2)

let ground: Ground
let id = ''
beforeAll(async () => {
  ground = await openGround({ env: { VANTHU_REQUESTS_PER_MINUTE: '100000000', VANTHU_LOG_LEVEL: 'error' } })
  id = await keepPlan(await ground.stores.storeOf('default'))
})
afterAll(() => ground.clean())

const names = [
  'limit',
  'after',
  'document',
  'type',
  'issuer',
  'issuerId',
  'provinceId',
  'issuedFrom',
  'issuedTo',
  'words',
  'status',
  'reference',
  'citing',
  'relation',
  'repeated',
  'sort',
  'body',
  'part',
  'role',
  'requested',
  'instrument',
  'citedInTask',
  'dueFrom',
  'dueTo',
  'kind',
  'from',
  'to',
  'periodic',
  'name',
  'below',
  'version',
  'subject',
  'before',
  '__proto__',
  'x',
] as const

it(`${times} mutated questions and bodies`, { timeout: 60_000 + times * 40 }, async () => {
  const random = seeded(20_261_122)
  const { oneOf, mutated } = mutations(random)
  const value = (): string =>
    random() < 0.7 ? oneOf(odd) : mutated(oneOf([id, '28-CT/TW', 'Sở Nội vụ', '2026-11-15']))
  const encoded = (text: string): string => {
    try {
      return random() < 0.95 ? encodeURIComponent(text) : text.replace(/[\s#?]/gu, '')
    } catch {
      return '%ED%A0%80'
    }
  }
  // Signing out and changing passwords are left out of changes: nobody is signed in here.
  const routes = ground.server.routes.filter(({ method, url }) => method !== 'HEAD' && !url.includes('oidc'))
  const statuses = new Map<number, number>()
  for (let n = 0; n < times; n++) {
    const { method, url } = oneOf(routes)
    const path = url.replace(/:\w+/gu, () => (random() < 0.6 ? id : encoded(value()) || 'x'))
    const query = Array.from({ length: Math.floor(random() * 4) }, () => `${encoded(oneOf(names))}=${encoded(value())}`)
    const body = random() < 0.8 ? JSON.stringify({ login: value(), name: value(), role: value(), days: 1e9 }) : value()
    const options: InjectOptions = {
      method: method === 'PATCH' || method === 'DELETE' || method === 'PUT' || method === 'POST' ? method : 'GET',
      url: `${path}${query.length === 0 ? '' : `?${query.join('&')}`}`,
      ...(method === 'GET'
        ? {}
        : {
            payload: random() < 0.7 ? body : mutated(body),
            headers: { 'content-type': oneOf(['application/json', 'text/plain', 'x']) },
          }),
    }
    const from = performance.now()
    // Progress is told without end.
    const endless = url === '/api/events'
    const answer = await ground.ask({ ...options, payloadAsStream: endless })
    if (endless) answer.stream().destroy()
    statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1)
    const told = `${options.method ?? ''} ${String(options.url)} ${String(options.payload)}\n${endless ? '' : answer.body}\n${ground.lines.at(-1) ?? ''}`
    expect(answer.statusCode, told).toBeLessThan(500)
    if (!endless && performance.now() - from > 3000) {
      expect(await fastest(() => ground.ask(options), 3000), told).toBeLessThan(3000)
    }
  }
  // It reaches what lies behind the checks, too.
  expect(statuses.get(200) ?? 0).toBeGreaterThan(times / 20)
  expect(statuses.get(400) ?? 0).toBeGreaterThan(times / 20)
})
