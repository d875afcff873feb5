import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Accounts } from '../../src/index.js'
import { codeOf } from '../contract/stage.js'

export interface AccountsGround {
  open(now: () => number): Promise<Accounts>
  clean(): Promise<void>
}

const minute = 60_000
const hour = 60 * minute
const password = 'bến đò ngang sông'

/** What accounts must do, whatever their database. */
export function accountsContract(name: string, prepare: () => Promise<AccountsGround>): void {
  describe(`${name}: the contract of accounts`, () => {
    let ground: AccountsGround
    let accounts: Accounts
    let now = 0

    const person = (login: string, rest: Partial<Parameters<Accounts['addUser']>[0]> = {}) =>
      accounts.addUser({ login, name: 'Lê Thị Mai', organisation: 'hoa_giang', role: 'archivist', password, ...rest })

    beforeEach(async () => {
      ground = await prepare()
      now = 1_700_000_000_000
      accounts = await ground.open(() => now)
      await accounts.addOrganisation({ slug: 'hoa_giang', name: 'Tỉnh Hòa Giang' })
      await accounts.addOrganisation({ slug: 'phu_dien', name: 'Tỉnh Phú Điền' })
    })
    afterEach(async () => {
      await accounts.close()
      await ground.clean()
    })

    it.each(['Hoa Giang', '', '1a', 'a-b', 'a'.repeat(41)])('no organisation is named %j', async (slug) => {
      expect(await codeOf(accounts.addOrganisation({ slug, name: 'x' }))).toBe('accounts.bad_name')
    })

    it('an organisation and a login are there once, without regard to capitals', async () => {
      expect(await codeOf(accounts.addOrganisation({ slug: 'hoa_giang', name: 'x' }))).toBe('accounts.taken')
      await person('mai@hoagiang.vn')
      expect(await codeOf(person('MAI@hoagiang.vn', { organisation: 'phu_dien' }))).toBe('accounts.taken')
      expect(await codeOf(person('a', { organisation: 'x' }))).toBe('accounts.unknown_organisation')
      expect((await accounts.organisations()).map((o) => o.slug)).toEqual(['hoa_giang', 'phu_dien'])
    })

    it.each(['', 'có dấu cách', 'a/b', 'token:x'])('no login is %j', async (login) => {
      expect(await codeOf(person(login))).toBe('accounts.bad_name')
    })

    it.each([
      ['ngắn', 'accounts.weak_password'],
      ['mai@hoagiang.vn 2024', 'accounts.weak_password'],
      ['x'.repeat(257), 'accounts.weak_password'],
      ['mười ký tự', 'no error'],
    ])('password %j: %s', async (given, code) => {
      expect(await codeOf(person('mai@hoagiang.vn', { password: given }))).toBe(code)
    })

    it('signs in, knows who asks, signs out', async () => {
      await person('mai@hoagiang.vn')
      const session = await accounts.signIn(' Mai@HoaGiang.vn ', password)
      expect(session.user).toMatchObject({ login: 'mai@hoagiang.vn', organisation: 'hoa_giang', role: 'archivist' })
      expect(await accounts.session(session.secret)).toEqual({
        organisation: 'hoa_giang',
        role: 'archivist',
        who: 'mai@hoagiang.vn',
        via: 'session',
        csrf: session.csrf,
      })
      await accounts.signOut(session.secret)
      expect(await accounts.session(session.secret)).toBeNull()
    })

    it('refuses a wrong password, an unknown login, one without password and one disabled alike', async () => {
      await person('mai')
      await person('lan', { password: null })
      await person('cuc')
      await accounts.setDisabled('cuc', true)
      for (const [login, given] of [
        ['mai', 'sai mật khẩu rồi'],
        ['khong-co', password],
        ['lan', password],
        ['cuc', password],
      ] as const) {
        expect(await codeOf(accounts.signIn(login, given))).toBe('accounts.refused')
      }
    })

    it('locks out after five wrong passwords, longer each time, and lets in again afterwards', async () => {
      await person('mai')
      const wrong = () => codeOf(accounts.signIn('mai', 'sai mật khẩu rồi'))
      for (let i = 0; i < 5; i++) expect(await wrong()).toBe('accounts.refused')
      expect(await codeOf(accounts.signIn('mai', password))).toBe('accounts.locked_out')
      expect((await accounts.users('hoa_giang'))[0]?.lockedUntil).toBe(now + minute)
      now += minute + 1
      expect(await wrong()).toBe('accounts.refused')
      now += minute + 1
      expect(await wrong()).toBe('accounts.locked_out')
      now += minute
      expect((await accounts.signIn('mai', password)).user.lockedUntil).toBeNull()
      expect(await wrong()).toBe('accounts.refused')
      expect((await accounts.signIn('mai', password)).user.login).toBe('mai')
    })

    it('counts wrong passwords that are tried side by side', async () => {
      await person('mai')
      await Promise.all(Array.from({ length: 6 }, () => codeOf(accounts.signIn('mai', 'sai mật khẩu rồi'))))
      expect(await codeOf(accounts.signIn('mai', password))).toBe('accounts.locked_out')
    })

    it('ends a session after 12 hours unused and after 7 days in all', async () => {
      await person('mai')
      const { secret } = await accounts.signIn('mai', password)
      now += 12 * hour + 1
      expect(await accounts.session(secret)).toBeNull()
      const used = await accounts.signIn('mai', password)
      for (let h = 0; h < 7 * 24; h += 8) {
        expect(await accounts.session(used.secret)).not.toBeNull()
        now += 8 * hour
      }
      now += 1
      expect(await accounts.session(used.secret)).toBeNull()
    })

    it('ends the sessions of whoever gets another role, password, or is disabled', async () => {
      await person('mai')
      for (const change of [
        () => accounts.setRole('mai', 'reader'),
        () => accounts.setPassword('mai', 'một mật khẩu khác'),
        () => accounts.setDisabled('mai', true),
      ]) {
        await accounts.setPassword('mai', password)
        const { secret } = await accounts.signIn('mai', password)
        await change()
        expect(await accounts.session(secret)).toBeNull()
      }
      expect(await codeOf(accounts.setRole('khong-co', 'admin'))).toBe('accounts.unknown_user')
    })

    it('a person from another provider is bound to it at the first time, and found by it from then on', async () => {
      await person('mai@hoagiang.vn', { password: null })
      const from = { issuer: 'https://id.example.vn', subject: '42', login: 'Mai@hoagiang.vn' }
      expect((await accounts.signInFrom(from)).user.login).toBe('mai@hoagiang.vn')
      expect((await accounts.signInFrom({ ...from, login: 'ten-moi@hoagiang.vn' })).user.login).toBe('mai@hoagiang.vn')
      // Somebody else who claims the login is not let in.
      expect(await codeOf(accounts.signInFrom({ ...from, subject: '43' }))).toBe('accounts.refused')
      expect(await codeOf(accounts.signInFrom({ ...from, subject: '44', login: 'la@x.vn' }))).toBe('accounts.refused')
    })

    it('tokens: known until they run out or are revoked, by their own organisation only', async () => {
      const given = { name: 'cổng dữ liệu', organisation: 'hoa_giang', role: 'analyst', createdBy: 'mai' } as const
      const endless = await accounts.addToken({ ...given, expiresAt: null })
      const short = await accounts.addToken({ ...given, expiresAt: now + hour })
      expect(endless.secret).toMatch(/^vt_[\w-]{43}$/u)
      expect(await accounts.token(endless.secret)).toEqual({
        organisation: 'hoa_giang',
        role: 'analyst',
        who: 'token:cổng dữ liệu',
        via: 'token',
        csrf: null,
      })
      now += hour
      expect(await accounts.token(short.secret)).toBeNull()
      expect(await accounts.revokeToken('phu_dien', endless.token.id)).toBe(false)
      expect(await accounts.token(endless.secret)).not.toBeNull()
      expect(await accounts.revokeToken('hoa_giang', endless.token.id)).toBe(true)
      expect(await accounts.token(endless.secret)).toBeNull()
      expect(await accounts.token('vt_khong-co')).toBeNull()
      expect(await accounts.tokens('phu_dien')).toEqual([])
      expect((await accounts.tokens('hoa_giang')).map((t) => [t.name, t.revokedAt, t.lastUsedAt])).toEqual([
        ['cổng dữ liệu', now, now],
        ['cổng dữ liệu', null, null],
      ])
    })

    it('calendars by secret address: one each, until revoked, by their own organisation only', async () => {
      const given = { organisation: 'hoa_giang', question: { body: 'Sở Y tế' }, createdBy: 'mai' } as const
      const { secret, feed } = await accounts.feeds.add({ ...given, name: ' Sở Y tế ' })
      expect(secret).toMatch(/^vc_[\w-]{43}$/u)
      expect(feed).toMatchObject({ ...given, name: 'Sở Y tế', createdAt: now, revokedAt: null, lastUsedAt: null })
      now += hour
      expect((await accounts.feeds.find(secret))?.question).toEqual({ body: 'Sở Y tế' })
      expect((await accounts.feeds.list('hoa_giang')).map((one) => [one.id, one.lastUsedAt])).toEqual([[feed.id, now]])
      expect(JSON.stringify(await accounts.feeds.list('hoa_giang'))).not.toContain(secret)
      // Neither a token of the interface nor another's address opens it, and it is no token.
      expect(await accounts.token(secret)).toBeNull()
      expect(await accounts.feeds.find('vc_khong-co')).toBeNull()
      expect(await accounts.feeds.list('phu_dien')).toEqual([])
      expect(await accounts.feeds.revoke('phu_dien', feed.id)).toBe(false)
      expect(await accounts.feeds.revoke('hoa_giang', feed.id)).toBe(true)
      expect(await accounts.feeds.find(secret)).toBeNull()
      expect(await codeOf(accounts.feeds.add({ ...given, name: ' ' }))).toBe('accounts.bad_name')
    })

    it('calendars by secret address: hold no longer than the account or the token that made them', async () => {
      await person('mai')
      const given = { name: 'x', organisation: 'hoa_giang', question: {} } as const
      const holding = async (secret: string): Promise<readonly boolean[]> => [
        (await accounts.feeds.find(secret)) !== null,
        (await accounts.feeds.list('hoa_giang')).at(-1)?.holds === true,
      ]
      const { secret } = await accounts.feeds.add({ ...given, createdBy: 'mai' })
      expect(await holding(secret)).toEqual([true, true])
      await accounts.setDisabled('mai', true)
      expect(await holding(secret)).toEqual([false, false])
      await accounts.setDisabled('mai', false)
      expect(await holding(secret)).toEqual([true, true])

      const token = { name: 'cổng', organisation: 'hoa_giang', role: 'analyst', createdBy: 'mai' } as const
      const short = await accounts.addToken({ ...token, expiresAt: now + hour })
      const long = await accounts.addToken({ ...token, expiresAt: null })
      const { secret: other } = await accounts.feeds.add({ ...given, createdBy: 'token:cổng' })
      await accounts.revokeToken('hoa_giang', long.token.id)
      expect(await holding(other)).toEqual([true, true])
      now = (short.token.expiresAt ?? 0) + 1
      expect(await holding(other)).toEqual([false, false])
    })

    it('calendars by secret address: fifty of one maker hold at most', async () => {
      const given = { name: 'x', organisation: 'hoa_giang', question: {}, createdBy: 'mai' } as const
      for (let i = 0; i < 50; i++) await accounts.feeds.add(given)
      expect(await codeOf(accounts.feeds.add(given))).toBe('accounts.too_many_feeds')
      await accounts.feeds.add({ ...given, createdBy: 'lan' })
      const [first] = await accounts.feeds.list('hoa_giang')
      await accounts.feeds.revoke('hoa_giang', first?.id ?? 0)
      await accounts.feeds.add(given)
    })

    it('keeps no secret as it is', async () => {
      await person('mai')
      const { secret } = await accounts.signIn('mai', password)
      const token = await accounts.addToken({
        name: 'x',
        organisation: 'hoa_giang',
        role: 'reader',
        createdBy: 'mai',
        expiresAt: null,
      })
      const shown = JSON.stringify([await accounts.users('hoa_giang'), await accounts.tokens('hoa_giang')])
      for (const hidden of [password, secret, token.secret]) expect(shown).not.toContain(hidden)
    })

    it('the log: newest first, by organisation, page after page', async () => {
      for (let i = 0; i < 5; i++) {
        now += 1
        await accounts.note({
          organisation: i % 2 === 0 ? 'hoa_giang' : 'phu_dien',
          who: 'mai',
          action: 'document.read',
          subject: `d${i}`,
          address: '10.0.0.1',
        })
      }
      const first = await accounts.audit({ organisation: 'hoa_giang', limit: 2 })
      expect(first.map((row) => row.subject)).toEqual(['d4', 'd2'])
      const next = await accounts.audit({ organisation: 'hoa_giang', limit: 2, before: first.at(-1)?.id ?? 0 })
      expect(next.map((row) => row.subject)).toEqual(['d0'])
      expect((await accounts.audit({ subject: 'd3' })).map((row) => row.organisation)).toEqual(['phu_dien'])
      expect(() => accounts.audit({ limit: 0 })).toThrow(RangeError)
    })
  })
}
