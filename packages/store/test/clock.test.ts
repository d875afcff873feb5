import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Accounts } from '../src/index.js'
import { openAccounts } from '../src/index.js'

describe('sessions, tokens and lock-outs where the clock jumps by an hour', () => {
  const hour = 3_600_000
  const password = 'bến đò ngang sông'
  let directory: string
  let accounts: Accounts
  let now: number

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'vanthu-clock-'))
    now = Date.now()
    accounts = await openAccounts({ directory, now: () => now })
    await accounts.addOrganisation({ slug: 'default', name: 'Văn thư' })
    await accounts.addUser({ login: 'mai', name: 'Mai', organisation: 'default', role: 'archivist', password })
  })
  afterEach(async () => {
    await accounts.close()
    await rm(directory, { recursive: true, force: true })
  })

  it.each([hour, -hour])('nobody is signed out (%d ms)', async (jump) => {
    const { secret } = await accounts.signIn('mai', password)
    const token = await accounts.addToken({
      name: 'hệ thống báo cáo',
      organisation: 'default',
      role: 'reader',
      createdBy: 'mai',
      expiresAt: now + 24 * hour,
    })
    now += jump
    expect(await accounts.session(secret)).toMatchObject({ who: 'mai' })
    expect(await accounts.token(token.secret)).toMatchObject({ role: 'reader' })
    expect((await accounts.signIn('mai', password)).secret).not.toBe(secret)
    now -= jump
    expect(await accounts.session(secret)).toMatchObject({ who: 'mai' })
  })

  it('nobody gets in longer than an hour more', async () => {
    const { secret } = await accounts.signIn('mai', password)
    now -= hour
    expect(await accounts.session(secret)).not.toBeNull()
    now += hour + 13 * hour
    expect(await accounts.session(secret)).toBeNull()
  })
})
