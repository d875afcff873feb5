import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Ground } from './ground.js'
import { openGround } from './ground.js'
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
