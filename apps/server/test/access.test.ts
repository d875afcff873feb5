import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Ground } from './ground.js'
import { bearer, openGround, password } from './ground.js'

let ground: Ground
const opened = async (env: Readonly<Record<string, string>> = {}): Promise<Ground> => {
  await ground.clean()
  ground = await openGround({ env })
  return ground
}
beforeEach(async () => {
  ground = await openGround()
})
afterEach(() => ground.clean())

const codeOf = async (asked: ReturnType<Ground['ask']>): Promise<string> => {
  const answer = await asked
  return answer.statusCode < 400 ? 'ok' : String(answer.json().code)
}
const out = { method: 'DELETE', url: '/api/session' } as const

describe('at a machine that nobody else reaches', () => {
  it('whoever sits there may do everything, as long as nobody has an account', async () => {
    expect((await ground.ask('/api/session')).json()).toEqual({
      who: 'local',
      organisation: 'default',
      role: 'admin',
      via: 'local',
      csrf: null,
    })
    await ground.person('mai', 'admin')
    expect(await codeOf(ground.ask('/api/session'))).toBe('server.not_signed_in')
  })

  it.each(['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'])(
    'somebody whose question another server passes on (%s) does not sit there',
    async (header) => {
      expect(await codeOf(ground.ask({ url: '/api/session', headers: { [header]: '10.0.0.9' } }))).toBe(
        'server.not_signed_in',
      )
    },
  )

  it.each([
    ['localhost', 'ok'],
    ['localhost:8080', 'ok'],
    ['127.0.0.1:8080', 'ok'],
    ['[::1]:8080', 'ok'],
    ['xau.example.vn', 'server.wrong_host'],
    ['127.0.0.1.xau.example.vn', 'server.wrong_host'],
    ['localhost@xau.example.vn', 'server.wrong_host'],
  ])('asked under the name %s: %s', async (host, code) => {
    expect(await codeOf(ground.ask({ url: '/api/session', headers: { host } }))).toBe(code)
  })

  it.each([
    [{}, 'ok'],
    [{ origin: 'http://localhost:8080' }, 'ok'],
    [{ origin: 'http://localhost:8080', 'sec-fetch-site': 'same-origin' }, 'ok'],
    [{ 'sec-fetch-site': 'none' }, 'ok'],
    [{ origin: 'https://xau.example.vn' }, 'server.foreign_site'],
    [{ origin: 'http://localhost:9999' }, 'server.foreign_site'],
    [{ origin: 'null' }, 'server.foreign_site'],
    [{ 'sec-fetch-site': 'cross-site' }, 'server.foreign_site'],
    [{ 'sec-fetch-site': 'same-site' }, 'server.foreign_site'],
  ])('a change asked by a page that says %j: %s', async (headers, code) => {
    expect(await codeOf(ground.ask({ ...out, headers: { host: 'localhost:8080', ...headers } }))).toBe(code)
  })
})

it.each([{ HOST: '0.0.0.0' }, { VANTHU_PUBLIC_URL: 'https://vanthu.hoagiang.gov.vn' }])(
  'where others reach the server (%j), nobody is let in without an account',
  async (env) => {
    await opened(env)
    expect(await codeOf(ground.ask('/api/session'))).toBe('server.not_signed_in')
    expect(await codeOf(ground.ask('/health'))).toBe('ok')
  },
)

describe('signing in', () => {
  beforeEach(() => ground.person('mai', 'analyst'))

  const signIn = (given: object) => ground.ask({ method: 'POST', url: '/api/session', payload: given })

  it('gives a cookie that scripts cannot read, and the proof for changes', async () => {
    const answer = await signIn({ login: 'Mai', password })
    expect(answer.json()).toMatchObject({ who: 'mai', organisation: 'hoa_giang', role: 'analyst', via: 'session' })
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.cookies).toEqual([
      expect.objectContaining({ name: 'vanthu_session', httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 604_800 }),
    ])
    expect(answer.body).not.toContain(answer.cookies[0]?.value)
  })

  it('over https the cookie is secure, and no neighbour can set it', async () => {
    await opened({ VANTHU_PUBLIC_URL: 'https://vanthu.hoagiang.gov.vn' })
    await ground.person('mai', 'reader')
    const { cookies, headers } = await signIn({ login: 'mai', password })
    expect(cookies).toEqual([expect.objectContaining({ name: '__Host-vanthu_session', secure: true, path: '/' })])
    expect(cookies[0]).not.toHaveProperty('domain')
    expect(headers['strict-transport-security']).toContain('max-age=31536000')
  })

  it.each([
    [{ login: 'mai', password: 'sai mật khẩu' }, 401, 'accounts.refused'],
    [{ login: 'lan', password }, 401, 'accounts.refused'],
    [{ login: 'mai' }, 400, 'server.invalid_request'],
    [{ login: 'mai', password, more: 1 }, 400, 'server.invalid_request'],
  ])('%j: %i %s', async (given, status, code) => {
    const answer = await signIn(given)
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
    expect(answer.cookies).toEqual([])
  })

  it('five wrong passwords lock the account, and the log knows', async () => {
    for (let n = 0; n < 5; n++) await signIn({ login: 'mai', password: 'sai mật khẩu' })
    const answer = await signIn({ login: 'mai', password })
    expect([answer.statusCode, answer.json().code]).toEqual([429, 'accounts.locked_out'])
    expect(answer.headers['retry-after']).toBe('60')
    const log = await ground.accounts.audit()
    expect(log.map((row) => row.action)).toEqual(['session.locked_out', ...Array(5).fill('session.refused')])
    expect(JSON.stringify(log)).not.toContain('sai')
  })

  it('guessing from one address ends, whoever’s account it is', async () => {
    const statuses = []
    for (let n = 0; n < 22; n++) statuses.push((await signIn({ login: `x${n}`, password })).statusCode)
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(401))
    expect(statuses.slice(20)).toEqual([429, 429])
  })

  it('a page of another site cannot sign anybody in', async () => {
    const foreign = { origin: 'https://xau.example.vn' }
    const asked = {
      method: 'POST',
      url: '/api/session',
      payload: { login: 'mai', password },
      headers: foreign,
    } as const
    expect(await codeOf(ground.ask(asked))).toBe('server.foreign_site')
  })

  it('a change needs the proof; a question does not', async () => {
    const { cookie, 'x-csrf-token': csrf } = await ground.signIn('mai')
    expect(await codeOf(ground.ask({ url: '/api/session', headers: { cookie } }))).toBe('ok')
    expect(await codeOf(ground.ask({ ...out, headers: { cookie } }))).toBe('server.csrf')
    expect(await codeOf(ground.ask({ ...out, headers: { cookie, 'x-csrf-token': `${csrf}x` } }))).toBe('server.csrf')
    expect(await codeOf(ground.ask({ ...out, headers: { cookie, 'x-csrf-token': csrf } }))).toBe('ok')
    expect(await codeOf(ground.ask({ url: '/api/session', headers: { cookie } }))).toBe('server.not_signed_in')
  })

  it('a password is changed by who knows it; other sessions end', async () => {
    const other = await ground.signIn('mai')
    const mine = await ground.signIn('mai')
    const change = (current: string, next: string) =>
      ground.ask({ method: 'PUT', url: '/api/session/password', headers: mine, payload: { current, next } })
    expect(await codeOf(change('sai mật khẩu', 'một câu thật dài'))).toBe('accounts.refused')
    expect(await codeOf(change(password, 'ngắn'))).toBe('accounts.weak_password')
    const changed = await change(password, 'một câu thật dài')
    expect(changed.statusCode).toBe(200)
    const cookie = `${changed.cookies[0]?.name}=${changed.cookies[0]?.value}`
    expect(await codeOf(ground.ask({ url: '/api/session', headers: { cookie } }))).toBe('ok')
    expect(await codeOf(ground.ask({ url: '/api/session', headers: other }))).toBe('server.not_signed_in')
  })
})

describe('tokens', () => {
  it('let in without a proof; a wrong one does not, whatever cookie comes with it', async () => {
    const secret = await ground.token('reader')
    expect(await codeOf(ground.ask({ url: '/api/session', headers: bearer(secret) }))).toBe('ok')
    await ground.person('mai', 'admin')
    const { cookie } = await ground.signIn('mai')
    for (const authorization of ['Bearer vt_sai', 'Bearer', 'Basic bWFpOng=', `Bearer ${secret} x`, '']) {
      expect(await codeOf(ground.ask({ url: '/api/session', headers: { cookie, authorization } }))).toBe(
        'server.not_signed_in',
      )
    }
    const refused = await ground.ask({ url: '/api/session', headers: bearer('vt_sai') })
    expect(refused.headers['www-authenticate']).toContain('Bearer')
  })

  it('are made, listed and revoked by administrators, each for one organisation', async () => {
    await ground.person('mai', 'admin')
    await ground.person('lan', 'admin', 'phu_dien')
    const [mai, lan] = [await ground.signIn('mai'), await ground.signIn('lan')]
    const payload = { name: 'cổng dữ liệu', role: 'reader', days: 30 }
    const made = await ground.ask({ method: 'POST', url: '/api/tokens', headers: mai, payload })
    expect(made.statusCode).toBe(201)
    expect(made.headers['cache-control']).toBe('no-store')
    const { secret, token } = made.json()
    expect(token).toMatchObject({ name: 'cổng dữ liệu', organisation: 'hoa_giang', createdBy: 'mai', revokedAt: null })
    expect(token.expiresAt - token.createdAt).toBeCloseTo(30 * 86_400_000, -4)
    expect(await codeOf(ground.ask({ url: '/api/session', headers: bearer(secret) }))).toBe('ok')

    const url = `/api/tokens/${token.id}`
    expect((await ground.ask({ url: '/api/tokens', headers: lan })).json().rows).toEqual([])
    expect(await codeOf(ground.ask({ method: 'DELETE', url, headers: lan }))).toBe('server.not_found')
    const listed = await ground.ask({ url: '/api/tokens', headers: mai })
    expect(listed.json().rows).toHaveLength(1)
    expect(listed.body).not.toContain(secret)
    expect(await codeOf(ground.ask({ method: 'DELETE', url, headers: mai }))).toBe('ok')
    expect(await codeOf(ground.ask({ url: '/api/session', headers: bearer(secret) }))).toBe('server.not_signed_in')
  })

  it('make no tokens themselves', async () => {
    const headers = bearer(await ground.token('admin'))
    const payload = { name: 'x', role: 'reader', days: null }
    expect(await codeOf(ground.ask({ method: 'POST', url: '/api/tokens', headers, payload }))).toBe(
      'server.not_allowed',
    )
  })
})

describe('people', () => {
  beforeEach(async () => {
    await ground.person('mai', 'admin')
    await ground.person('lan', 'reader')
    await ground.person('cuc', 'admin', 'phu_dien')
  })
  const change = async (login: string, payload: object) =>
    codeOf(ground.ask({ method: 'PATCH', url: `/api/users/${login}`, headers: await ground.signIn('mai'), payload }))

  it('administrators see and add those of their own organisation', async () => {
    const headers = await ground.signIn('mai')
    const payload = {
      login: 'Bình@hoagiang.vn',
      name: 'Trần Văn Bình',
      role: 'archivist',
      password: 'một câu thật dài',
    }
    const added = await ground.ask({ method: 'POST', url: '/api/users', headers, payload })
    expect([added.statusCode, added.json().organisation]).toEqual([201, 'hoa_giang'])
    const listed = await ground.ask({ url: '/api/users', headers })
    expect(listed.json().rows.map((row: { login: string }) => row.login)).toEqual(['bình@hoagiang.vn', 'lan', 'mai'])
    expect(await codeOf(ground.ask({ method: 'POST', url: '/api/users', headers, payload }))).toBe('accounts.taken')
    const elsewhere = { ...payload, login: 'x', organisation: 'phu_dien' }
    expect(await codeOf(ground.ask({ method: 'POST', url: '/api/users', headers, payload: elsewhere }))).toBe(
      'server.invalid_request',
    )
  })

  it.each([
    ['lan', { role: 'analyst' }, 'ok'],
    ['LAN', { disabled: true }, 'ok'],
    ['lan', { password: 'một câu thật dài' }, 'ok'],
    ['lan', { password: 'ngắn' }, 'accounts.weak_password'],
    ['lan', { role: 'king' }, 'server.invalid_request'],
    ['cuc', { role: 'reader' }, 'accounts.unknown_user'],
    ['khong-co', { role: 'reader' }, 'accounts.unknown_user'],
    ['mai', { role: 'reader' }, 'server.last_admin'],
    ['mai', { disabled: true }, 'server.last_admin'],
    ['mai', { role: 'admin' }, 'ok'],
  ])('%s gets %j: %s', async (login, payload, code) => {
    expect(await change(login, payload)).toBe(code)
  })

  it('every change is in the log of the organisation, and in that of no other', async () => {
    await change('lan', { role: 'analyst' })
    await change('lan', { disabled: true })
    const ask = async (login: string, query = '') =>
      (await ground.ask({ url: `/api/audit${query}`, headers: await ground.signIn(login) })).json()
    const mine = await ask('mai', '?subject=lan')
    expect(mine.rows.map((row: { who: string; action: string }) => [row.who, row.action])).toEqual([
      ['mai', 'user.disabled'],
      ['mai', 'user.role_analyst'],
    ])
    expect(mine.next).toBeNull()
    const other = await ask('cuc')
    expect(other.rows.map((row: { action: string }) => row.action)).toEqual(['session.began'])
    const first = await ask('mai', '?limit=1')
    const second = await ask('mai', `?limit=1&before=${first.next}`)
    expect(second.rows[0].id).toBeLessThan(first.rows[0].id)
  })

  it('who is refused is in the log too', async () => {
    const headers = await ground.signIn('lan')
    expect(await codeOf(ground.ask({ url: '/api/users', headers }))).toBe('server.not_allowed')
    const [row] = await ground.accounts.audit()
    expect(row).toMatchObject({ who: 'lan', action: 'access.refused', subject: 'GET /api/users', address: '127.0.0.1' })
  })
})
