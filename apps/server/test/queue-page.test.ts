import { afterEach, expect, it } from 'vitest'
import type { Ground } from './ground.js'
import { bearer, openGround } from './ground.js'
import { failedJob, queueOf } from './invented-queue.js'

let ground: Ground
afterEach(() => ground.clean())

it('shows what waits, runs and failed, with its buttons, of one’s own organisation', async () => {
  const waiting = { ...failedJob, jobId: 'begin-1', state: 'waiting', reason: null, attempts: 0 } as const
  const foreign = { ...failedJob, jobId: 'begin-2', tenant: 'phu_dien', reason: 'của người khác' }
  const page = { ...failedJob, jobId: 'page-3', step: 'page', page: 3, reason: '<script>alert(1)</script>' } as const
  ground = await openGround({ jobs: queueOf([failedJob, waiting, foreign, page]) })
  const store = await ground.stores.storeOf('hoa_giang')
  await store.receive({ filename: 'chờ.txt', bytes: Buffer.from('chờ') })
  const { documentId } = await store.receive({ filename: 'Hỏng & "rách".pdf', bytes: Buffer.from('hỏng') })
  const claim = await store.claim({ holder: 'x', documentId })
  if (claim !== null) {
    await store.fail(claim, { code: 'ingest.empty_file', message: 'trống', hint: null, retry: false })
  }
  const headers = bearer(await ground.token('admin'))
  const answer = await ground.ask({ url: '/api/queue?lang=en', headers })
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(answer.body).toContain(
    'Documents that wait: <strong>1</strong>, under work: <strong>0</strong>, failed: <strong>1</strong>',
  )
  expect(answer.body).toContain('data-method="POST" data-url="/api/jobs/job-of-hoa-giang/retry"')
  expect(answer.body).toContain('data-method="DELETE" data-url="/api/jobs/begin-1"')
  expect(answer.body).not.toContain('/api/jobs/begin-1/retry')
  expect(answer.body).toContain('page 3')
  // 22:13 in Greenwich.
  expect(answer.body).toContain('<td>2023-11-15 05:13</td>')
  expect(answer.body).toContain('&lt;script&gt;alert(1)')
  expect(answer.body).toContain('Hỏng &amp; &quot;rách&quot;.pdf')
  expect(answer.body).toContain(`data-url="/api/documents/${documentId}/read-again"`)
  expect(answer.body).not.toContain('của người khác')
  // The policy of the server lets it run no script but its own, from this server.
  expect(answer.headers['content-security-policy']).toContain("default-src 'self'")
  expect(answer.body).not.toMatch(/<script(?! src="\/api\/queue\.js")/u)
  expect((await ground.ask('/api/queue.js')).headers['content-type']).toContain('javascript')
})

it('a page that stays open asks for figures and jobs, which is no access that a person made', async () => {
  ground = await openGround({ jobs: queueOf([failedJob, { ...failedJob, jobId: 'x', tenant: 'phu_dien' }]) })
  const store = await ground.stores.storeOf('hoa_giang')
  await store.receive({ filename: 'Danh sách cán bộ.txt', bytes: Buffer.from('chờ') })
  const headers = bearer(await ground.token('admin'))
  const page = await ground.ask({ url: '/api/queue?lang=en', headers })
  const accesses = async () => (await ground.accounts.audit({ organisation: 'hoa_giang' })).map(({ action }) => action)
  expect(await accesses()).toEqual(['queue.read'])
  const now = await ground.ask({ url: '/api/queue/now?lang=en', headers })
  expect(page.body).toContain(`<div id="now">${now.body}</div>`)
  expect(now.body).toContain('Documents that wait: <strong>1</strong>')
  expect(now.body).toContain('/api/jobs/job-of-hoa-giang/retry')
  // What is not written down says no more than the list of jobs does.
  expect(now.body).not.toMatch(/Danh sách|\/x\//u)
  expect(await accesses()).toEqual(['queue.read'])
  const script = (await ground.ask('/api/queue.js')).body
  expect(script).toContain("fetch('/api/queue/now?lang='")
  // The whole page comes anew after a button alone.
  expect(script.match(/location\.reload/gu)).toHaveLength(1)
  expect(() => new Function(script)).not.toThrow()
})

it('offers to take out only what can be taken out', async () => {
  const failure = { ...failedJob, jobId: 'document-hoa_giang-1', droppable: false }
  ground = await openGround({ jobs: queueOf([failure]) })
  const { body } = await ground.ask({ url: '/api/queue', headers: bearer(await ground.token('admin')) })
  expect(body).toContain('data-url="/api/jobs/document-hoa_giang-1/retry"')
  expect(body).not.toContain('data-method="DELETE"')
})

it.each([
  ['vi-VN,vi;q=0.9,en;q=0.8', 'Hàng đợi'],
  ['en-GB,en;q=0.9', 'Queue'],
  ['fr', 'Hàng đợi'],
])('speaks the language of the browser: %s', async (language, title) => {
  ground = await openGround()
  const answer = await ground.ask({ url: '/api/queue', headers: { 'accept-language': language } })
  expect(answer.body).toContain(`<title>${title}</title>`)
})
