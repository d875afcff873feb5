import { createHash } from 'node:crypto'
import { readdir, utimes, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { removeLeftBehind } from '../../src/uploads/incoming.js'
import type { Ground } from '../ground.js'
import { bearer, openGround } from '../ground.js'
import { queueOf } from '../invented-queue.js'

let ground: Ground
let queued: string[]
beforeEach(async () => {
  queued = []
  const enqueue = (ref: { readonly documentId: string }) => Promise.resolve(void queued.push(ref.documentId))
  ground = await openGround({ jobs: { ...queueOf([]), enqueue }, env: { VANTHU_UPLOAD_MAX_MB: '1' } })
})
afterEach(() => ground.clean())

const plan = `Kế hoạch sửa cầu treo các xã ven sông. ${'Các xã báo cáo hằng tháng. '.repeat(50)}`
const bytes = Buffer.from(plan)
const digest = createHash('sha256').update(bytes).digest('hex')
const tus = { 'tus-resumable': '1.0.0' }
const part = { ...tus, 'content-type': 'application/offset+octet-stream' }
const metadata = `filename ${Buffer.from('Kế hoạch.txt').toString('base64')}`

async function begin(length: number | string = bytes.length, headers: Readonly<Record<string, string>> = {}) {
  const url = '/api/uploads/resumable'
  const given = { ...tus, 'upload-length': String(length), 'upload-metadata': metadata, ...headers }
  return ground.ask({ method: 'POST', url, headers: given })
}
async function send(url: string, offset: number, payload: Buffer, headers: Readonly<Record<string, string>> = part) {
  return ground.ask({ method: 'PATCH', url, headers: { ...headers, 'upload-offset': String(offset) }, payload })
}
const look = (url: string) => ground.ask(url)
const incoming = (): Promise<readonly string[]> =>
  readdir(join(ground.directory, 'incoming', 'default')).catch(() => [])

describe('a document sent in parts', () => {
  it('becomes one when its last part is there', async () => {
    const begun = await begin()
    expect(begun.statusCode).toBe(201)
    const url = String(begun.headers['location'])
    expect(url).toMatch(/^\/api\/uploads\/resumable\/[0-9a-f]{32}$/u)
    const first = await send(url, 0, bytes.subarray(0, 100))
    expect([first.statusCode, first.headers['upload-offset']]).toEqual([204, '100'])
    expect((await look(url)).json()).toEqual({ offset: 100, length: bytes.length, documentId: null })
    const head = await ground.ask({ method: 'HEAD', url })
    expect([head.statusCode, head.headers['upload-offset'], head.headers['tus-resumable']]).toEqual([
      200,
      '100',
      '1.0.0',
    ])
    const last = await send(url, 100, bytes.subarray(100))
    expect([last.statusCode, last.headers['x-document-id']]).toEqual([204, digest])
    const store = await ground.stores.storeOf('default')
    expect(await store.document(digest)).toMatchObject({ filename: 'Kế hoạch.txt', status: 'received' })
    expect(await store.blobs.get(digest)).toEqual(bytes)
    expect(queued).toEqual([digest])
    // For whoever did not hear the answer.
    expect((await look(url)).json()).toEqual({ offset: bytes.length, length: bytes.length, documentId: digest })
  })

  it('the same again is known', async () => {
    for (let i = 0; i < 2; i++) {
      const { headers } = await begin()
      expect((await send(String(headers['location']), 0, bytes)).headers['x-document-id']).toBe(digest)
    }
    expect((await (await ground.stores.storeOf('default')).counts()).documents.received).toBe(1)
  })

  it('whole, but cut off before it was kept: it is kept when somebody asks', async () => {
    const url = String((await begin()).headers['location'])
    await writeFile(join(ground.directory, 'incoming', 'default', url.slice(-32)), bytes)
    expect((await ground.ask({ method: 'HEAD', url })).headers['x-document-id']).toBe(digest)
    expect(queued).toEqual([digest])
  })

  it('who asks for it while it is being kept is told the same', async () => {
    const url = String((await begin()).headers['location'])
    await writeFile(join(ground.directory, 'incoming', 'default', url.slice(-32)), bytes)
    const answers = await Promise.all([look(url), look(url), look(url)])
    expect(answers.map((answer) => answer.json().documentId)).toEqual([digest, digest, digest])
    expect(queued).toEqual([digest])
  })

  it('of a kind that cannot be read is refused, and leaves nothing', async () => {
    const url = String((await begin(8)).headers['location'])
    const answer = await send(url, 0, Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'))
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'ingest.unknown_type'])
    expect(await incoming()).toEqual([])
    expect((await look(url)).statusCode).toBe(404)
  })

  it('given up is gone', async () => {
    const url = String((await begin()).headers['location'])
    await send(url, 0, bytes.subarray(0, 10))
    expect((await ground.ask({ method: 'DELETE', url, headers: tus })).statusCode).toBe(204)
    expect(await incoming()).toEqual([])
    expect((await send(url, 10, bytes.subarray(10))).statusCode).toBe(404)
  })

  it('what its sender calls its document is not believed', async () => {
    const claim = `${metadata},documentId ${Buffer.from('0'.repeat(64)).toString('base64')}`
    const url = String((await begin(bytes.length, { 'upload-metadata': claim })).headers['location'])
    expect((await look(url)).json().documentId).toBeNull()
  })

  it('is nobody else’s', async () => {
    const mine = bearer(await ground.token('archivist'))
    const other = bearer(await ground.token('archivist', 'phu_dien'))
    const url = String((await begin(bytes.length, mine)).headers['location'])
    expect((await ground.ask({ url, headers: other })).statusCode).toBe(404)
    expect((await send(url, 0, bytes, { ...part, ...other })).statusCode).toBe(404)
    expect((await ground.ask({ method: 'DELETE', url, headers: { ...tus, ...other } })).statusCode).toBe(404)
    expect((await send(url, 0, bytes, { ...part, ...mine })).headers['x-document-id']).toBe(digest)
  })

  it.each([
    ['no length', () => begin('', {}), 400, 'server.invalid_request'],
    ['no number', () => begin('x'), 400, 'server.invalid_request'],
    ['too large', () => begin(2_000_000), 413, 'server.too_large'],
    ['length told later', () => begin('', { 'upload-defer-length': '1' }), 400, 'server.invalid_request'],
    ['another version', () => begin(1, { 'tus-resumable': '0.2.2' }), 400, 'server.invalid_request'],
  ])('%s: it is not begun', async (_, ask, status, code) => {
    const answer = await ask()
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
    expect(await incoming()).toEqual([])
  })

  it.each([
    ['not where the last ended', 5, part, 409, 'server.wrong_offset'],
    ['of another kind', 0, { ...tus, 'content-type': 'text/plain' }, 415, 'server.wrong_media_type'],
    ['without a version', 0, { 'content-type': part['content-type'] }, 412, 'server.wrong_version'],
  ])('a part %s: %i', async (_, offset, headers, status, code) => {
    const url = String((await begin()).headers['location'])
    const answer = await send(url, offset, bytes.subarray(0, 10), headers)
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
    expect((await look(url)).json().offset).toBe(0)
  })

  it('a part longer than the rest', async () => {
    const url = String((await begin(10)).headers['location'])
    expect((await send(url, 0, bytes)).json().code).toBe('server.too_large')
    expect(queued).toEqual([])
  })

  it('goes on after the connection broke', { timeout: 20_000 }, async () => {
    await ground.server.app.listen({ host: '127.0.0.1', port: 0 })
    const address = ground.server.app.server.address()
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0
    const large = Buffer.from('Việc phải làm trong năm. '.repeat(30_000))
    const url = String((await begin(large.length)).headers['location'])
    await new Promise<void>((resolve) => {
      const headers = { ...part, 'upload-offset': '0', 'content-length': large.length }
      const sent = request({ port, host: '127.0.0.1', method: 'PATCH', path: url, headers })
      sent.on('error', () => resolve())
      sent.write(large.subarray(0, 400_000), () => setTimeout(() => sent.destroy(), 300))
    })
    let offset = 0
    await expect.poll(async () => (offset = (await look(url)).json().offset), { timeout: 10_000 }).toBeGreaterThan(0)
    await new Promise((resolve) => setTimeout(resolve, 200))
    offset = (await look(url)).json().offset
    expect(offset).toBeLessThanOrEqual(400_000)
    const last = await send(url, offset, large.subarray(offset))
    expect(last.headers['x-document-id']).toBe(createHash('sha256').update(large).digest('hex'))
  })
})

it('what nobody goes on with is removed after its time, with its note', async () => {
  const url = String((await begin()).headers['location'])
  await send(url, 0, bytes.subarray(0, 10))
  const folder = join(ground.directory, 'incoming', 'default')
  await writeFile(join(folder, 'x.part'), 'nửa chừng')
  expect(await removeLeftBehind(ground.directory, 60_000)).toBe(0)
  const long = new Date(Date.now() - 120_000)
  await utimes(join(folder, `${url.slice(-32)}.json`), long, long)
  expect(await removeLeftBehind(ground.directory, 60_000)).toBe(0)
  for (const name of await readdir(folder)) await utimes(join(folder, name), long, long)
  expect(await removeLeftBehind(ground.directory, 60_000)).toBe(3)
  expect(await incoming()).toEqual([])
})
