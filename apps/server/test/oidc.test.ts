import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Ground } from './ground.js'
import { openGround } from './ground.js'
import type { OpenIdProvider } from './openid-provider.js'
import { startOpenIdProvider } from './openid-provider.js'

let provider: OpenIdProvider
let ground: Ground
const env = (): Readonly<Record<string, string>> => ({
  VANTHU_PUBLIC_URL: 'http://localhost:8080',
  OIDC_ISSUER: provider.issuer,
  OIDC_CLIENT_ID: 'vanthu',
  OIDC_CLIENT_SECRET: 'bí mật',
})
beforeEach(async () => {
  provider = await startOpenIdProvider('vanthu', 'bí mật')
  ground = await openGround({ env: env() })
  await ground.accounts.addOrganisation({ slug: 'hoa_giang', name: 'Tỉnh Hòa Giang' })
  await ground.accounts.addUser({
    login: 'mai@hoagiang.vn',
    name: 'Mai',
    organisation: 'hoa_giang',
    role: 'analyst',
    password: null,
  })
})
afterEach(async () => {
  await ground.clean()
  await provider.close()
})

/** Away to the provider and back; what stands in between may be changed on the way. */
async function journey(change: { query?: (query: URLSearchParams) => void; cookie?: string } = {}) {
  const away = await ground.ask('/api/session/oidc')
  const back = provider.approve(String(away.headers['location']))
  change.query?.(back.searchParams)
  const cookie = change.cookie ?? away.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  return ground.ask({ url: `${back.pathname}${back.search}`, headers: { cookie } })
}

it('goes away with state, nonce and the digest of a secret, which the address does not hold', async () => {
  const away = await ground.ask('/api/session/oidc')
  expect(away.statusCode).toBe(302)
  const to = new URL(String(away.headers['location']))
  expect(to.origin).toBe(provider.issuer)
  expect(Object.fromEntries(to.searchParams)).toMatchObject({
    client_id: 'vanthu',
    redirect_uri: 'http://localhost:8080/api/session/oidc/return',
    response_type: 'code',
    code_challenge_method: 'S256',
    scope: 'openid email',
  })
  const [kept] = away.cookies
  expect(kept).toMatchObject({ name: 'vanthu_journey', httpOnly: true, sameSite: 'Lax', maxAge: 600 })
  const [state = '', nonce = '', verifier = ''] = kept?.value.split('.') ?? []
  expect(to.searchParams.get('state')).toBe(state)
  expect(to.searchParams.get('nonce')).toBe(nonce)
  expect(verifier.length).toBeGreaterThan(40)
  expect(to.href).not.toContain(verifier)
})

it('lets in who was named, and knows the person by the provider’s number from then on', async () => {
  const back = await journey()
  expect([back.statusCode, back.headers['location']]).toEqual([302, '/'])
  const cookie = back.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const me = await ground.ask({ url: '/api/session', headers: { cookie } })
  expect(me.json()).toMatchObject({ who: 'mai@hoagiang.vn', role: 'analyst', via: 'session' })
  provider.claims = { ...provider.claims, email: 'ten.moi@hoagiang.vn' }
  expect((await journey()).statusCode).toBe(302)
  expect((await ground.accounts.audit()).map((row) => [row.who, row.action])).toEqual([
    ['mai@hoagiang.vn', 'session.began'],
    ['mai@hoagiang.vn', 'session.began'],
  ])
})

describe('does not let in', () => {
  it.each([
    ['a state that was not given out', { query: (q: URLSearchParams) => q.set('state', 'x') }, 'server.oidc_refused'],
    ['a code that was not given out', { query: (q: URLSearchParams) => q.set('code', 'x') }, 'server.oidc_refused'],
    [
      'a code of another provider',
      { query: (q: URLSearchParams) => q.set('iss', 'https://x.vn') },
      'server.oidc_refused',
    ],
    [
      'who refused at the provider',
      { query: (q: URLSearchParams) => q.set('error', 'access_denied') },
      'server.oidc_refused',
    ],
    ['another browser', { cookie: '' }, 'server.oidc_refused'],
    ['a journey of somebody else', { cookie: 'vanthu_journey=a.b.c' }, 'server.oidc_refused'],
  ])('%s', async (_, change, code) => {
    const back = await journey(change)
    expect([back.statusCode, back.json().code]).toEqual([403, code])
    expect(back.cookies.some(({ name }) => name === 'vanthu_session')).toBe(false)
    expect((await ground.accounts.audit())[0]?.action).toBe('session.refused')
  })

  it.each([
    [{ nonce: 'x' }, 'server.oidc_refused'],
    [{ aud: 'another' }, 'server.oidc_refused'],
    [{ email_verified: false }, 'server.oidc_refused'],
    [{ email: 'la@hoagiang.vn' }, 'accounts.refused'],
  ])('whom the provider names with %j', async (claims, code) => {
    provider.claims = { ...provider.claims, ...claims }
    expect((await journey()).json().code).toBe(code)
  })

  it('the same code twice', async () => {
    const away = await ground.ask('/api/session/oidc')
    const back = provider.approve(String(away.headers['location']))
    const cookie = away.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    const again = () => ground.ask({ url: `${back.pathname}${back.search}`, headers: { cookie } })
    expect((await again()).statusCode).toBe(302)
    expect((await again()).json().code).toBe('server.oidc_refused')
  })
})

it('says so when the provider is away, and finds it when it is back', async () => {
  const { issuer } = provider
  await provider.close()
  const answer = await ground.ask('/api/session/oidc')
  expect([answer.statusCode, answer.json().code]).toEqual([502, 'server.oidc_unreachable'])
  expect(answer.body).not.toContain(issuer)
  provider = await startOpenIdProvider('vanthu', 'bí mật')
})

it('is no way to sign in where none is named', async () => {
  const without = await openGround()
  expect((await without.ask('/api/sign-in-ways')).json()).toEqual({ password: true, oidc: null })
  expect((await without.ask('/api/session/oidc')).statusCode).toBe(404)
  await without.clean()
  expect((await ground.ask('/api/sign-in-ways')).json().oidc).toBe('/api/session/oidc')
})
