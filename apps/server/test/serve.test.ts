import { CodedError } from '@vanthu/document'
import type { Server } from 'node:net'
import { createServer } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { serve } from '../src/serve.js'
import type { Ground } from './ground.js'
import { openGround } from './ground.js'
import { queueOf } from './invented-queue.js'

let ground: Ground
beforeEach(async () => {
  ground = await openGround()
})
afterEach(() => ground.clean())

const serving = (config: object) =>
  serve({ ...ground, jobs: queueOf([]), config: { ...ground.config, port: 0, ...config } })
const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'ok',
    (error: unknown) => (error instanceof CodedError ? error.code : String(error)),
  )

it('listens on this machine without accounts, and keeps everything for the default organisation', async () => {
  const { url, signIn, stop } = await serving({})
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/u)
  expect(signIn).toBe(false)
  expect(await (await fetch(`${url}api/session`)).json()).toMatchObject({ who: 'local', organisation: 'default' })
  const added = await fetch(`${url}api/users`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'mai', name: 'Mai', role: 'admin', password: 'bến đò ngang sông' }),
  })
  expect(added.status).toBe(201)
  expect((await fetch(`${url}api/session`)).status).toBe(401)
  await stop(500)
  expect(await codeOf(fetch(url))).not.toBe('ok')
})

it.each([{ host: '0.0.0.0' }, { publicUrl: new URL('https://vanthu.hoagiang.gov.vn') }])(
  'where others reach it (%j), does not start before somebody has an account',
  async (config) => {
    expect(await codeOf(serving(config))).toBe('server.no_accounts')
    await ground.person('mai', 'admin')
    const { signIn, stop } = await serving(config)
    expect(signIn).toBe(true)
    await stop(100)
    const warned = ground.lines.some((line) => line.includes('server.no_tls'))
    expect(warned).toBe('host' in config)
  },
)

it('says so when the address is taken, or is none of this machine', async () => {
  const other = await new Promise<Server>((resolve) => {
    const taking = createServer().listen(0, '127.0.0.1', () => resolve(taking))
  })
  const address = other.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  expect(await codeOf(serving({ port }))).toBe('server.address_taken')
  other.close()
  await ground.person('mai', 'admin')
  expect(await codeOf(serving({ host: '192.0.2.1' }))).toBe('server.cannot_listen')
})
