import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { mayAct, openAccounts } from '../../src/index.js'
import { accountsContract } from './accounts-contract.js'

accountsContract('SQLite', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'vanthu-accounts-'))
  return {
    open: (now) => openAccounts({ directory, now }),
    clean: () => rm(directory, { recursive: true, force: true }),
  }
})

it('no secret is in the file', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'vanthu-accounts-'))
  const accounts = await openAccounts({ directory })
  await accounts.addOrganisation({ slug: 'a', name: 'A' })
  const password = 'một mật khẩu rất dài'
  await accounts.addUser({ login: 'mai', name: 'Mai', organisation: 'a', role: 'admin', password })
  const session = await accounts.signIn('mai', password)
  const { secret } = await accounts.addToken({
    name: 'x',
    organisation: 'a',
    role: 'reader',
    createdBy: 'mai',
    expiresAt: null,
  })
  await accounts.close()
  const file = await readFile(join(directory, 'accounts.sqlite'))
  expect(file.length).toBeGreaterThan(10_000)
  for (const hidden of [password, session.secret, secret]) expect(file.includes(hidden)).toBe(false)
  await rm(directory, { recursive: true })
})

it.each([
  ['reader', 'reader', true],
  ['reader', 'archivist', false],
  ['analyst', 'reader', true],
  ['archivist', 'admin', false],
  ['admin', 'archivist', true],
] as const)('a %s may do what asks for a %s: %s', (has, needed, may) => {
  expect(mayAct(has, needed)).toBe(may)
})
