import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openS3 } from '../src/blobs/s3-adapter.js'
import { S3Blobs } from '../src/blobs/s3-blobs.js'
import { backup, openStore, openStores, restore, s3PlaceOf } from '../src/index.js'
import { blobsContract } from './blobs-contract.js'
import { codeOf } from './contract/stage.js'
import { bytesOf, extraction, planRecord, sha256 } from './invented.js'
import type { S3Server } from './s3-server.js'
import { s3Key, startS3 } from './s3-server.js'

let server: S3Server
beforeAll(async () => {
  server = await startS3()
})
afterAll(() => server.stop())
beforeEach(() => {
  server.objects.clear()
  server.requests.length = 0
})

const at = (url: string): S3Blobs => new S3Blobs(openS3({ ...s3Key, url }, { pauseMs: 10 }))

for (const below of ['', '/vanthu/tinh-mau']) {
  blobsContract(`a bucket${below === '' ? '' : ', below a name'}`, () =>
    Promise.resolve({
      blobs: at(`${server.url}${below}`),
      plant: (name, content) => {
        server.objects.set(`${below.slice(1)}${below === '' ? '' : '/'}${name}`, Buffer.from(content))
        return Promise.resolve()
      },
      clean: () => {
        server.objects.clear()
        return Promise.resolve()
      },
    }),
  )
}

describe('a bucket', () => {
  it('what is known is not sent again', async () => {
    for (let i = 0; i < 2; i++) await at(server.url).put(bytesOf('một'))
    expect(server.requests.map((line) => line.split(' ')[0])).toEqual(['HEAD', 'PUT', 'HEAD'])
  })

  it('lists go over several answers', async () => {
    const blobs = at(server.url)
    const digests = await Promise.all(
      Array.from({ length: 8 }, async (_, i) => (await blobs.put(bytesOf(`${i}`))).sha256),
    )
    server.requests.length = 0
    const all: string[] = []
    for await (const digest of blobs.list()) all.push(digest)
    expect(all.sort()).toEqual(digests.sort())
    expect(server.requests).toHaveLength(3)
  })

  it.each([
    ['is busy', { status: 503, code: 'SlowDown' }],
    ['breaks', { status: 500, code: 'InternalError' }],
    ['asks for patience', { status: 429, code: '' }],
    ['cuts the connection', { status: 200, code: '', cut: true }],
  ])('where it %s once, it is asked again', async (_, fault) => {
    const { sha256: digest } = await at(server.url).put(bytesOf('kiên nhẫn'))
    server.failNext(fault)
    expect(Buffer.from(await at(server.url).get(digest)).toString()).toBe('kiên nhẫn')
  })

  it('what is read piece by piece may take longer than an answer may take to begin', async () => {
    const blobs = new S3Blobs(openS3({ ...s3Key, url: server.url }, { pauseMs: 10, patienceMs: 300 }))
    const { sha256: digest } = await blobs.put(bytesOf('đọc thong thả'))
    const slow = { status: 200, code: '', slowMs: 900 }
    server.failNext(slow)
    const pieces: Uint8Array[] = []
    for await (const piece of await blobs.read(digest)) pieces.push(piece)
    expect(Buffer.concat(pieces).toString()).toBe('đọc thong thả')
    // What is fetched as a whole is not waited for for ever.
    server.failNext(slow, 4)
    expect(await codeOf(blobs.get(digest))).toBe('store.unreachable')
  })

  it.each([
    ['has no room', { status: 507, code: 'XMinioStorageFull' }, 'store.disk_full', true],
    [
      'has another time of day',
      { status: 403, code: '', date: new Date(Date.now() - 3_600_000) },
      'store.wrong_clock',
      true,
    ],
    ['does not let the key in', { status: 403, code: 'AccessDenied' }, 'store.refused', false],
    ['breaks', { status: 500, code: 'InternalError' }, 'store.unreachable', true],
    ['is something else', { status: 405, code: '' }, 'store.s3_refused', false],
  ])('where it %s every time, a coded error says so', async (_, fault, code, retry) => {
    server.failNext(fault, 4)
    const error: unknown = await at(server.url)
      .put(bytesOf('x'))
      .catch((e: unknown) => e)
    expect(error).toMatchObject({ code, retry })
    expect([...server.objects]).toEqual([])
    // What was planned and not asked for must not reach the next test.
    while (server.requests.length < 8)
      await at(server.url)
        .has(sha256('x'))
        .catch(() => null)
  })

  it.each([
    ['a wrong secret', { secretAccessKey: 'sai' }, 'store.refused'],
    ['a bucket that is not there', { url: 'khac' }, 'store.no_bucket'],
    ['nobody who listens', { url: 'http://127.0.0.1:1/kho' }, 'store.unreachable'],
  ])('%s: %s', async (_, change, code) => {
    const url = 'url' in change ? new URL(change.url, server.url).href : server.url
    const blobs = new S3Blobs(openS3({ ...s3Key, ...change, url }, { pauseMs: 10 }))
    expect(await codeOf(blobs.put(bytesOf('x')))).toBe(code)
  })
})

describe('a store whose files are in a bucket', () => {
  let directory: string
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'vanthu-s3-'))
  })
  afterEach(() => rm(directory, { recursive: true, force: true }))

  it('receives, verifies, is backed up into a folder, and comes back from it', async () => {
    const store = await openStore({ directory, s3: { ...s3Key, url: `${server.url}/mot` } })
    const bytes = bytesOf('Kế hoạch trồng cây')
    const { documentId } = await store.receive({ filename: 'a.txt', bytes })
    await store.putVersion(documentId, extraction(planRecord(bytes), 'Kế hoạch trồng cây'))
    expect([...server.objects.keys()]).toEqual([`mot/${documentId.slice(0, 2)}/${documentId.slice(2)}`])
    expect(await store.verify()).toEqual([])
    const copy = join(directory, 'copy')
    expect((await backup(store, copy)).files).toBe(1)

    const again = await openStore({ directory: join(directory, 'b'), s3: { ...s3Key, url: `${server.url}/hai` } })
    await restore(again, copy)
    expect(await again.verify()).toEqual([])
    expect(Buffer.from(await again.blobs.get(documentId))).toEqual(Buffer.from(bytes))

    server.objects.delete(`mot/${documentId.slice(0, 2)}/${documentId.slice(2)}`)
    expect((await store.verify()).map((finding) => finding.code)).toEqual(['verify.missing_blob'])
    await store.close()
    await again.close()
  })

  it('keeps organisations apart by name', async () => {
    const stores = openStores({ directory, s3: { ...s3Key, url: server.url } })
    for (const tenant of ['default', 'so_y_te']) {
      await (await stores.storeOf(tenant)).receive({ filename: 'a', bytes: bytesOf('a') })
    }
    const place = `${sha256('a').slice(0, 2)}/${sha256('a').slice(2)}`
    expect([...server.objects.keys()].sort()).toEqual([`default/${place}`, `so_y_te/${place}`])
    await stores.close()
  })
})

describe('what the environment says of the bucket', () => {
  const whole = { S3_URL: 'https://kho.example.vn:9000/vanthu', S3_ACCESS_KEY_ID: 'a', S3_SECRET_ACCESS_KEY: 'b' }
  it.each([
    [{}, null],
    [{ S3_URL: '' }, null],
    [whole, { url: whole.S3_URL, region: 'us-east-1', accessKeyId: 'a', secretAccessKey: 'b' }],
    [
      { ...whole, S3_REGION: 'vn-1' },
      { url: whole.S3_URL, region: 'vn-1', accessKeyId: 'a', secretAccessKey: 'b' },
    ],
  ])('%j', (env, place) => {
    expect(s3PlaceOf(env)).toEqual(place)
  })
  it.each([
    [{ ...whole, S3_URL: 'kho' }, 'S3_URL'],
    [{ ...whole, S3_URL: 'https://kho.example.vn' }, 'S3_URL'],
    [{ ...whole, S3_URL: 'https://a:b@kho.example.vn/x' }, 'S3_URL'],
    [{ ...whole, S3_ACCESS_KEY_ID: '' }, 'S3_ACCESS_KEY_ID'],
    [{ ...whole, S3_SECRET_ACCESS_KEY: undefined }, 'S3_SECRET_ACCESS_KEY'],
    [{ ...whole, S3_REGION: 'một' }, 'S3_REGION'],
  ])('%j is wrong: %s', (env, name) => {
    expect(() => s3PlaceOf(env)).toThrow(`the environment is wrong: ${name}`)
  })
})
