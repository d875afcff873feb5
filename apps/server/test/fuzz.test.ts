import { afterAll, beforeAll, expect, it } from 'vitest'
import type { InjectOptions } from 'fastify'
import { seeded } from '../../../packages/store/test/seeded.js'
import type { Ground } from './ground.js'
import { openGround } from './ground.js'
import { keepPlan } from './invented-plan.js'

// Whatever is sent, the answer is one that was foreseen: no 500, no crash, nothing that takes long.

const times = Number(process.env['FUZZ'] ?? 1500)

let ground: Ground
let id = ''
beforeAll(async () => {
  ground = await openGround({ env: { VANTHU_REQUESTS_PER_MINUTE: '100000000', VANTHU_LOG_LEVEL: 'error' } })
  id = await keepPlan(await ground.stores.storeOf('default'))
})
afterAll(() => ground.clean())

/** What breaks programs: bounds, signs of other languages, cursors made by hand. */
const odd = [
  '',
  ' ',
  '0',
  '-1',
  '1e309',
  '9'.repeat(400),
  'NaN',
  'true',
  'null',
  '[]',
  '{}',
  '%00',
  '\0',
  'a\0b',
  '\uD800',
  '🏛️',
  'Số: 57/KH-UBND',
  'ủy ban',
  'ngày'.repeat(200),
  '"',
  '""',
  '"a',
  '%',
  '_',
  '\\',
  "'",
  "' OR 1=1 --",
  '*',
  'NEAR(a b)',
  'a AND NOT b',
  '../../etc/passwd',
  '<script>',
  '2026-02-30',
  '2026-11-15',
  '0000-01-01',
  '9999-12-31',
  '-000001-01-01',
  Buffer.from('received\n1e300').toString('base64url'),
  Buffer.from('received\n9223372036854775808').toString('base64url'),
  Buffer.from('received\n1.5').toString('base64url'),
  Buffer.from('due\n2026-01-01\n1e300').toString('base64url'),
  Buffer.from('due\nx\0\n1').toString('base64url'),
  Buffer.from('issued\n\n1').toString('base64url'),
] as const

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
  const oneOf = <T>(list: readonly T[]): T => {
    const found = list[Math.floor(random() * list.length)]
    if (found === undefined) throw new RangeError('an empty list')
    return found
  }
  const mutated = (text: string): string => {
    const at = Math.floor(random() * (text.length + 1))
    return text.slice(0, at) + oneOf(odd) + text.slice(at + (random() < 0.5 ? 1 : 0))
  }
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
    const from = Date.now()
    const answer = await ground.ask(options)
    statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1)
    const told = `${options.method ?? ''} ${String(options.url)} ${String(options.payload)}\n${answer.body}\n${ground.lines.at(-1) ?? ''}`
    expect(answer.statusCode, told).toBeLessThan(500)
    expect(Date.now() - from, told).toBeLessThan(3000)
  }
  // It reaches what lies behind the checks, too.
  expect(statuses.get(200) ?? 0).toBeGreaterThan(times / 20)
  expect(statuses.get(400) ?? 0).toBeGreaterThan(times / 20)
})
