import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { secretsFromFiles } from '../src/secret-files.js'
import { run } from './run-cli.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vanthu-secrets-'))
  await writeFile(join(folder, 'database'), 'postgres://vanthu:mật%20khẩu@db/vanthu\n')
  await writeFile(join(folder, 'key'), 'không xuống dòng')
})
afterAll(() => rm(folder, { recursive: true, force: true }))
const file = (name: string): string => join(folder, name)

it('a secret may stand in a file; a newline at its end is no part of it', () => {
  const env = { DATABASE_URL_FILE: file('database'), S3_SECRET_ACCESS_KEY_FILE: file('key'), REDIS_URL_FILE: '' }
  expect(secretsFromFiles(env)).toEqual({
    DATABASE_URL: 'postgres://vanthu:mật%20khẩu@db/vanthu',
    S3_SECRET_ACCESS_KEY: 'không xuống dòng',
  })
})

it.each([
  ['a file that is not there', { REDIS_URL_FILE: '/khong/co' }],
  ['a value given both ways', { DATABASE_URL: 'postgres://a', DATABASE_URL_FILE: '/khong/co' }],
])('%s is refused, and nothing of it is shown', (_, env) => {
  expect(() => secretsFromFiles(env)).toThrow(/^(?!.*khong).*_(?:FILE|URL)/u)
})

it('the command line reads them before it does anything', async () => {
  const asked = await run(['query', 'documents', '--data', file('data')], { DATABASE_URL_FILE: '/khong/co' })
  expect(asked.err).toContain('cli.bad_secret')
  expect(asked.status).toBe(3)
})
