import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Ground, GroundOptions } from '../ground.js'
import { bearer, openGround } from '../ground.js'
import { form } from '../form.js'
import { queueOf } from '../invented-queue.js'

let ground: Ground
afterEach(() => ground.clean())

const plan = 'Kế hoạch kiểm tra thư viện các xã ven sông năm 2026.'
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

async function open(options: GroundOptions = {}): Promise<string[]> {
  const queued: string[] = []
  const jobs = {
    ...queueOf([]),
    enqueue: (ref: { readonly documentId: string }, { urgent = false } = {}) =>
      Promise.resolve(void queued.push(`${ref.documentId}${urgent ? ' urgent' : ''}`)),
  }
  ground = await openGround({ jobs, ...options })
  return queued
}

async function send(files: Parameters<typeof form>[0], query = '') {
  const { type, body } = form(files)
  return ground.ask({ method: 'POST', url: `/api/uploads${query}`, headers: { 'content-type': type }, payload: body })
}

const incoming = (): Promise<readonly string[]> =>
  readdir(join(ground.directory, 'incoming', 'default')).catch(() => [])

describe('sending files', () => {
  it('each becomes a document that waits, and the queue is told', async () => {
    const queued = await open()
    const answer = await send([
      ['Kế hoạch.txt', plan],
      ['b.md', '# Việc'],
    ])
    expect(answer.statusCode).toBe(200)
    expect(answer.json().rows).toEqual([
      { filename: 'Kế hoạch.txt', documentId: sha256(plan), known: false, status: 'received', problem: null },
      { filename: 'b.md', documentId: sha256('# Việc'), known: false, status: 'received', problem: null },
    ])
    expect(queued).toEqual([sha256(plan), sha256('# Việc')])
    const store = await ground.stores.storeOf('default')
    expect(await store.blobs.get(sha256(plan))).toEqual(Buffer.from(plan))
    expect(await store.document(sha256(plan))).toMatchObject({ filename: 'Kế hoạch.txt', mediaType: 'text/plain' })
    expect(await incoming()).toEqual([])
  })

  it('what somebody waits for is queued as such', async () => {
    const queued = await open()
    await send([['a.txt', plan]], '?urgent=true')
    expect(queued).toEqual([`${sha256(plan)} urgent`])
  })

  it('the same file again answers the document that there is', async () => {
    await open()
    const answer = await send([
      ['a.txt', plan],
      ['b.txt', plan],
    ])
    expect(answer.json().rows).toMatchObject([
      { documentId: sha256(plan), known: false },
      { documentId: sha256(plan), known: true, status: 'received' },
    ])
    expect(await incoming()).toEqual([])
  })

  it('what failed is tried again', async () => {
    const queued = await open()
    await send([['a.txt', plan]])
    const store = await ground.stores.storeOf('default')
    const claim = await store.claim({ holder: 'x' })
    if (claim !== null) await store.fail(claim, { code: 'internal', message: '', hint: null, retry: false })
    const answer = await send([['a.txt', plan]])
    expect(answer.json().rows).toMatchObject([{ known: true, status: 'received' }])
    expect((await store.document(sha256(plan)))?.status).toBe('received')
    expect(queued).toEqual([sha256(plan), sha256(plan)])
  })

  it('one that cannot be used does not stop the others', async () => {
    await open({ env: { VANTHU_UPLOAD_MAX_MB: '1' } })
    const answer = await send([
      ['a.exe', 'MZ\u0001\u0002\u0003\u0004'],
      ['lon.txt', 'a'.repeat(1_048_577)],
      ['', ''],
      ['trang.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
      ['bang.xlsx', 'PK\u0003\u0004'],
      ['a.txt', plan],
    ])
    const rows: { problem: { code: string } | null; documentId: string | null }[] = answer.json().rows
    expect(rows.map(({ problem }) => problem?.code ?? null)).toEqual([
      'ingest.unknown_type',
      'server.too_large',
      'ingest.empty_file',
      null,
      'ingest.damaged_docx',
      null,
    ])
    expect(rows.at(-1)?.documentId).toBe(sha256(plan))
    expect(await incoming()).toEqual([])
  })

  it('a text that is larger than any setting lets in is not blamed on one', async () => {
    await open()
    const answer = await send([['dai.txt', 'Thôn họp bàn việc làm đường.\n'.repeat(1_000_000)]])
    expect(answer.json()).toMatchObject({ code: 'server.too_large', title: 'a text may be 32 MiB large at most' })
    expect(answer.json().detail).toContain('PDF')
    expect(answer.json().detail).not.toContain('VANTHU_UPLOAD_MAX_MB')
  })

  it('what might be a page with scripts is never shown by itself', async () => {
    await open()
    const page = '<!doctype html><script>alert(1)</script>'
    const { rows } = (await send([['a.html', page]])).json()
    const answer = await ground.ask(`/api/documents/${rows[0].documentId}/original`)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': "attachment; filename*=UTF-8''a.html",
      'x-content-type-options': 'nosniff',
    })
    expect(answer.headers['content-security-policy']).toContain('sandbox')
  })

  it.each([
    [[['a.exe', 'MZ\u0001\u0002\u0003\u0004']], 422, 'ingest.unknown_type'],
    [[['a.pdf', '']], 422, 'ingest.empty_file'],
    [[], 400, 'server.no_files'],
  ] as const)('alone, its problem is the answer: %j', async (files, status, code) => {
    await open()
    const answer = await send(files)
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
  })

  it('what is no form', async () => {
    await open()
    for (const type of ['application/json', 'text/plain', 'multipart/form-data']) {
      const headers = { 'content-type': type }
      const answer = await ground.ask({ method: 'POST', url: '/api/uploads', headers, payload: '{}' })
      expect([400, 415]).toContain(answer.statusCode)
    }
  })

  it('goes to the organisation of whoever sends it, and is written down', async () => {
    await open()
    const headers = bearer(await ground.token('archivist'))
    const { type, body } = form([['a.txt', plan]])
    await ground.ask({
      method: 'POST',
      url: '/api/uploads',
      headers: { ...headers, 'content-type': type },
      payload: body,
    })
    expect(await (await ground.stores.storeOf('hoa_giang')).document(sha256(plan))).not.toBeNull()
    expect(await (await ground.stores.storeOf('default')).document(sha256(plan))).toBeNull()
    const log = await ground.accounts.audit({ organisation: 'hoa_giang' })
    expect(log.map(({ action, subject }) => `${action} ${subject}`)).toContain(`document.received ${sha256(plan)}`)
  })
})

describe('room', () => {
  it.each([
    ['the queue is full', { VANTHU_QUEUE_LIMIT: '3' }, 429, 'server.queue_full'],
    ['the disk is full', { VANTHU_DISK_RESERVE_MB: '1000000000' }, 507, 'server.disk_short'],
  ])('%s: nothing is taken in, and when to come again', async (_, env, status, code) => {
    const counts = { waiting: 3, active: 0, delayed: 0, failed: 0, pagesWaiting: 0, pagesActive: 0 }
    await open({ env, jobs: { ...queueOf([]), counts: () => Promise.resolve(counts) } })
    const answer = await send([['a.txt', plan]])
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    expect((await (await ground.stores.storeOf('default')).counts()).documents.received).toBe(0)
  })

  it('a queue that is away holds nobody up: the sweeper tells it later', async () => {
    const away = () => Promise.reject(Object.assign(new Error('away'), { code: 'queue.unreachable' }))
    await open({ jobs: { ...queueOf([]), counts: away } })
    expect((await send([['a.txt', plan]])).statusCode).toBe(200)
  })
})

it('a connection that breaks off leaves no trace; what came before it stays', { timeout: 20_000 }, async () => {
  const queued = await open()
  await ground.server.app.listen({ host: '127.0.0.1', port: 0 })
  const address = ground.server.app.server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  const { type, body } = form([
    ['a.txt', plan],
    ['b.txt', 'nửa chừng '.repeat(50_000)],
  ])
  await new Promise<void>((resolve) => {
    const sent = request({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/api/uploads',
      headers: { 'content-type': type, 'content-length': Buffer.byteLength(body) },
    })
    sent.on('error', () => resolve())
    sent.write(body.slice(0, body.length - 100_000), () => setTimeout(() => sent.destroy(), 300))
  })
  for (let tries = 0; tries < 100 && (await incoming()).length > 0; tries++) await new Promise((r) => setTimeout(r, 50))
  expect(await incoming()).toEqual([])
  expect(queued).toEqual([sha256(plan)])
  const { documents } = await (await ground.stores.storeOf('default')).counts()
  expect(documents.received).toBe(1)
})
