import { CodedError } from '@vanthu/document'
import { describe, expect, it } from 'vitest'
import { isPrivate, readConfig } from '../src/config.js'
import { hostName, isLoopback } from '../src/access/loopback.js'

const wrong = (env: Readonly<Record<string, string>>): CodedError => {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof CodedError) return error
  }
  throw new Error('this was taken')
}

describe('the environment', () => {
  it('needs nothing: SQLite, no queue, this machine only', () => {
    expect(readConfig({})).toMatchObject({
      directory: 'data',
      databaseUrl: null,
      redisUrl: null,
      host: '127.0.0.1',
      port: 8080,
      publicUrl: null,
      oidc: null,
      trustedProxies: [],
    })
  })

  it('an empty variable is none', () => {
    expect(readConfig({ DATABASE_URL: '', PORT: '', VANTHU_PUBLIC_URL: '' })).toEqual(readConfig({}))
  })

  it.each([
    [{ PORT: '80a' }, 'PORT'],
    [{ PORT: '65536' }, 'PORT'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ DATABASE_URL: 'localhost' }, 'DATABASE_URL'],
    [{ REDIS_URL: 'http://localhost' }, 'REDIS_URL'],
    [{ VANTHU_PUBLIC_URL: 'vanthu.vn' }, 'VANTHU_PUBLIC_URL'],
    [{ VANTHU_PUBLIC_URL: 'https://vanthu.vn/path' }, 'VANTHU_PUBLIC_URL'],
    [{ VANTHU_PUBLIC_URL: 'ftp://vanthu.vn' }, 'VANTHU_PUBLIC_URL'],
    [{ VANTHU_LOG_LEVEL: 'loud' }, 'VANTHU_LOG_LEVEL'],
    [{ VANTHU_UPLOAD_MAX_MB: '0' }, 'VANTHU_UPLOAD_MAX_MB'],
    // A file that no reader would take.
    [{ VANTHU_UPLOAD_MAX_MB: '513' }, 'VANTHU_UPLOAD_MAX_MB'],
    [{ VANTHU_DISK_RESERVE_MB: '-1' }, 'VANTHU_DISK_RESERVE_MB'],
    [{ VANTHU_QUEUE_LIMIT: '0' }, 'VANTHU_QUEUE_LIMIT'],
    [{ VANTHU_WEBHOOK_NETWORKS: '10.20.0.0/33' }, 'VANTHU_WEBHOOK_NETWORKS'],
    [{ VANTHU_WEBHOOK_NETWORKS: '10.20.0.0/16,mạng nhà' }, 'VANTHU_WEBHOOK_NETWORKS'],
    [{ OIDC_ISSUER: 'http://id.example.vn', OIDC_CLIENT_ID: 'x' }, 'OIDC_ISSUER'],
    [{ OIDC_ISSUER: 'https://id.example.vn' }, 'OIDC_CLIENT_ID'],
    [{ OIDC_ISSUER: 'https://id.example.vn', OIDC_CLIENT_ID: 'x' }, 'VANTHU_PUBLIC_URL'],
  ])('%j: %s is named as wrong', (env, name) => {
    const error = wrong(env)
    expect(error.code).toBe('server.bad_config')
    expect(error.message).toContain(name)
  })

  it('names all that is wrong at once, and shows no value', () => {
    const error = wrong({ PORT: 'x', DATABASE_URL: 'nonsense:mật-khẩu' })
    expect(error.message).toContain('DATABASE_URL, PORT')
    expect(`${error.message} ${error.hint}`).not.toContain('mật-khẩu')
  })

  it('sizes are told in MiB, networks with commas between', () => {
    const env = {
      VANTHU_UPLOAD_MAX_MB: '2',
      VANTHU_DISK_RESERVE_MB: '3',
      VANTHU_WEBHOOK_NETWORKS: '10.0.0.1, fd12::/16',
    }
    expect(readConfig(env)).toMatchObject({
      uploadMaxBytes: 2_097_152,
      diskReserveBytes: 3_145_728,
      webhookNetworks: ['10.0.0.1', 'fd12::/16'],
    })
    expect(readConfig({}).uploadMaxBytes).toBe(512 * 1_048_576)
  })

  it.each([
    [{}, true],
    [{ HOST: 'localhost' }, true],
    [{ HOST: '::1' }, true],
    [{ HOST: '0.0.0.0' }, false],
    [{ HOST: '10.0.0.5' }, false],
    [{ VANTHU_PUBLIC_URL: 'http://localhost:9000' }, true],
    // Another server passes questions of others on.
    [{ VANTHU_PUBLIC_URL: 'https://vanthu.hoagiang.gov.vn' }, false],
  ])('%j: only this machine reaches it: %s', (env, only) => {
    expect(isPrivate(readConfig(env))).toBe(only)
  })
})

it.each([
  ['localhost', true],
  ['LOCALHOST', true],
  ['127.0.0.1', true],
  ['127.8.9.1', true],
  ['::1', true],
  ['[::1]', true],
  ['127.0.0.1.example.vn', false],
  ['localhost.example.vn', false],
  ['0.0.0.0', false],
  ['10.0.0.1', false],
])('%s is this machine: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected)
})

it.each([
  ['localhost:8080', 'localhost'],
  ['[::1]:8080', '[::1]'],
  ['VanThu.vn', 'vanthu.vn'],
  ['a b', null],
  ['x@localhost', null],
  ['', null],
  [undefined, null],
])('the Host %j names %j', (header, name) => {
  expect(hostName(header)).toBe(name)
})
