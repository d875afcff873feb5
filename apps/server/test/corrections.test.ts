import type { Jobs } from '@vanthu/workers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Ground } from './ground.js'
import { bearer, openGround } from './ground.js'
import { keepPlan } from './invented-plan.js'
import { failedJob, queueOf } from './invented-queue.js'

let ground: Ground
let id = ''
beforeAll(async () => {
  ground = await openGround({ jobs: queueOf([failedJob, { ...failedJob, jobId: 'other', tenant: 'phu_dien' }]) })
  id = await keepPlan(await ground.stores.storeOf('default'))
})
afterAll(() => ground.clean())

const ask = async (path: string) => (await ground.ask(path)).json()
const correct = (payload: object) => ground.ask({ method: 'POST', url: `/api/documents/${id}/corrections`, payload })

it('a person’s word is in the record and in the answers, until it is taken back', async () => {
  const { assignments } = await ask(`/api/documents/${id}/record`)
  const { raw, quote } = assignments[0].evidence
  const target = { of: 'task', anchor: { ...raw, quote }, field: 'text' }
  const text = 'Sở Nội vụ kiểm tra việc mở cửa thư viện xã, phường'
  const made = await correct({ target, before: assignments[0].text, after: text, note: 'đọc lại bản giấy' })
  expect(made.statusCode).toBe(201)
  expect(made.json()).toMatchObject({ who: 'local', note: 'đọc lại bản giấy', undoneBy: null, outcome: 'applied' })
  expect((await ask('/api/tasks')).rows[0].text).toBe(text)
  expect((await ask(`/api/documents/${id}/record`)).assignments[0]).toMatchObject({ text, confidence: 1 })
  expect((await ask(`/api/documents/${id}/record?version=1`)).assignments[0].text).toBe(assignments[0].text)

  const url = `/api/documents/${id}/corrections/${made.json().id}`
  expect((await ground.ask({ method: 'DELETE', url })).statusCode).toBe(200)
  expect((await ask('/api/tasks')).rows[0].text).toBe(assignments[0].text)
  expect((await ground.ask({ method: 'DELETE', url })).json().code).toBe('store.unknown_correction')
  const { rows } = await ask(`/api/documents/${id}/corrections`)
  expect(rows).toHaveLength(1)
  expect(rows[0].undoneBy).toEqual(expect.any(Number))
  const log = await ground.accounts.audit({ subject: id })
  expect(log.map((row) => row.action).filter((action) => action.startsWith('record.correct'))).toEqual([
    'record.correction_undone',
    'record.corrected',
  ])
})

it.each([
  [{ target: { of: 'header', field: 'issuedOn' }, before: null, after: 'hôm qua' }, 422, 'document.bad_correction'],
  [{ target: { of: 'header', field: 'king' }, before: null, after: 'x' }, 400, 'server.invalid_request'],
  [{ target: { of: 'task', field: 'text' }, before: null, after: 'x' }, 400, 'server.invalid_request'],
  [{ target: { of: 'header', field: 'title' } }, 400, 'server.invalid_request'],
])('%j is refused: %i %s', async (payload, status, code) => {
  const answer = await correct(payload)
  expect([answer.statusCode, answer.json().code]).toEqual([status, code])
})

it('a document is read again when somebody asks for it, before what does not hurry', async () => {
  const queued: unknown[] = []
  const jobs: Jobs = {
    ...queueOf([]),
    enqueue: (ref, options) => Promise.resolve(void queued.push([ref, options])),
  }
  const other = await openGround({ jobs })
  const documentId = await keepPlan(await other.stores.storeOf('default'))
  const asked = { method: 'POST', url: `/api/documents/${documentId}/read-again` } as const
  expect((await other.ask(asked)).statusCode).toBe(202)
  expect(queued).toEqual([[{ tenant: 'default', documentId }, { urgent: true }]])
  expect((await other.ask(`/api/documents/${documentId}`)).json()).toMatchObject({ status: 'received', version: 1 })
  await other.clean()
})

it('the queue: jobs of one’s own organisation only', async () => {
  const headers = bearer(await ground.token('admin'))
  const { rows } = (await ground.ask({ url: '/api/jobs', headers })).json()
  expect(rows).toEqual([{ ...failedJob, tenant: undefined }])
  expect((await ground.ask({ url: '/api/jobs?state=waiting', headers })).json().rows).toEqual([])
  for (const [jobId, status] of [
    [failedJob.jobId, 200],
    ['other', 404],
  ] as const) {
    expect((await ground.ask({ method: 'POST', url: `/api/jobs/${jobId}/retry`, headers })).statusCode).toBe(status)
    expect((await ground.ask({ method: 'DELETE', url: `/api/jobs/${jobId}`, headers })).statusCode).toBe(status)
  }
})
