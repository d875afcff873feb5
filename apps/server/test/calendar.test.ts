import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ground } from './ground.js'
import { bearer, openGround } from './ground.js'
import { keepPlan } from './invented-plan.js'

let ground: Ground
beforeAll(async () => {
  ground = await openGround()
  await keepPlan(await ground.stores.storeOf('default'))
})
afterAll(() => ground.clean())

it('deadlines as a calendar, the same bytes as long as nothing changes', async () => {
  const first = await ground.ask('/api/calendar.ics')
  expect(first.headers['content-type']).toBe('text/calendar; charset=utf-8')
  const lines = first.body.split('\r\n')
  for (const line of ['BEGIN:VCALENDAR', 'DTSTAMP:20260312T000000Z', 'DTSTART;VALUE=DATE:20261115'])
    expect(lines).toContain(line)
  const headers = { 'if-none-match': String(first.headers['etag']) }
  expect((await ground.ask({ url: '/api/calendar.ics', headers })).statusCode).toBe(304)
  await keepPlan(await ground.stores.storeOf('default'), '58/KH-UBND')
  expect((await ground.ask({ url: '/api/calendar.ics', headers })).statusCode).toBe(200)
})

it.each([
  ['kind=fixed', 2],
  ['kind=recurring', 0],
  ['issuedFrom=2026-03-13', 0],
  ['issuer=UBND+t%E1%BB%89nh+H%C3%B2a+Giang', 2],
])('%s: %i events', async (query, events) => {
  const { body } = await ground.ask(`/api/calendar.ics?${query}`)
  expect(body.match(/BEGIN:VEVENT/gu) ?? []).toHaveLength(events)
})

describe('by a secret address', () => {
  const made = async (question: Readonly<Record<string, string>>, name = 'Sở Nội vụ') =>
    (await ground.ask({ method: 'POST', url: '/api/calendars', payload: { name, question } })).json()

  it('gives one calendar to whoever knows it, and opens nothing else', async () => {
    const { path, url, feed } = await made({ body: 'Sở Nội vụ', kind: 'fixed' })
    expect([url, feed.name, feed.revokedAt]).toEqual([null, 'Sở Nội vụ', null])
    const { statusCode, headers, body } = await ground.ask(path)
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8'])
    expect(body).toContain('DTSTART;VALUE=DATE:20261115')
    expect((await ground.ask({ url: path, headers: { 'if-none-match': String(headers['etag']) } })).statusCode).toBe(
      304,
    )
    const [, secret = ''] = /(vc_[\w-]+)/u.exec(path) ?? []
    expect((await ground.ask({ url: '/api/tasks', headers: bearer(secret) })).statusCode).toBe(401)
    expect(JSON.stringify((await ground.ask('/api/calendars')).json())).not.toContain(secret)
    expect(ground.lines.join('')).not.toContain(secret)
  })

  it('holds what its question asks for, and no more', async () => {
    expect((await ground.ask((await made({ body: 'Sở Tài chính' })).path)).body).not.toContain('BEGIN:VEVENT')
  })

  it('is written down each time, and ends when it is revoked', async () => {
    const { path, feed } = await made({}, 'mọi thời hạn')
    await ground.ask(path)
    const [last] = await ground.accounts.audit({ subject: `calendar ${feed.id}` })
    expect(last).toMatchObject({ who: 'calendar:mọi thời hạn', action: 'calendar.read', organisation: 'default' })
    expect((await ground.ask({ method: 'DELETE', url: `/api/calendars/${feed.id}` })).statusCode).toBe(200)
    expect((await ground.ask(path)).json().code).toBe('server.not_found')
    expect((await ground.ask({ method: 'DELETE', url: '/api/calendars/999' })).statusCode).toBe(404)
  })

  it('is revoked by whoever made it, or by an administrator', async () => {
    const own = await openGround()
    try {
      for (const login of ['mai', 'lan']) await own.person(login, 'analyst')
      await own.person('hoa', 'admin')
      const [mai, lan, hoa] = [await own.signIn('mai'), await own.signIn('lan'), await own.signIn('hoa')]
      const payload = { name: 'x', question: {} }
      const add = async () => (await own.ask({ method: 'POST', url: '/api/calendars', payload, headers: mai })).json()
      const revoke = async (id: number, headers: Readonly<Record<string, string>>) =>
        (await own.ask({ method: 'DELETE', url: `/api/calendars/${id}`, headers })).statusCode
      const { feed: first } = await add()
      expect(await revoke(first.id, lan)).toBe(403)
      expect(await revoke(first.id, mai)).toBe(200)
      const { path, feed: second } = await add()
      expect((await own.ask(path)).statusCode).toBe(200)
      await own.ask({ method: 'PATCH', url: '/api/users/mai', payload: { disabled: true }, headers: hoa })
      expect((await own.ask(path)).statusCode).toBe(404)
      const { rows } = (await own.ask({ url: '/api/calendars', headers: hoa })).json()
      expect(rows.map(({ id, holds }: { id: number; holds: boolean }) => [id, holds])).toEqual([
        [first.id, false],
        [second.id, false],
      ])
      expect(await revoke(second.id, hoa)).toBe(200)
    } finally {
      await own.clean()
    }
  })

  it.each(['/calendar/x', '/calendar/vc_x.ics', `/calendar/vc_${'a'.repeat(43)}.ics`])('%s is none', async (path) => {
    expect((await ground.ask(path)).statusCode).toBe(404)
  })

  it.each([{ name: '', question: {} }, { name: 'x' }, { name: 'x', question: { words: 'y' } }])(
    '%j makes none',
    async (payload) => {
      const answer = await ground.ask({ method: 'POST', url: '/api/calendars', payload })
      expect(answer.json().code).toBe('server.invalid_request')
    },
  )

  it('addresses cannot be tried without end', async () => {
    const tries = await Promise.all(Array.from({ length: 70 }, (_, i) => ground.ask(`/calendar/${i}`)))
    expect(tries.some(({ statusCode }) => statusCode === 429)).toBe(true)
  })
})
