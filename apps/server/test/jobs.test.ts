import { afterEach, beforeEach, expect, it } from 'vitest'
import type { JobRow } from '@vanthu/workers'
import type { Ground } from './ground.js'
import { bearer, openGround } from './ground.js'
import { failedJob, queueOf } from './invented-queue.js'

let ground: Ground
const rows: JobRow[] = []
beforeEach(async () => {
  rows.length = 0
  ground = await openGround({ jobs: queueOf(rows) })
})
afterEach(() => ground.clean())

it('lists the jobs of one’s own organisation, without saying whose they are', async () => {
  rows.push(failedJob, { ...failedJob, jobId: 'other', tenant: 'phu_dien' })
  const headers = bearer(await ground.token('admin'))
  const { jobId, documentId, step, page, state, attempts, reason, since, droppable } = failedJob
  const shown = { jobId, documentId, step, page, state, attempts, reason, since, droppable }
  expect((await ground.ask({ url: '/api/jobs', headers })).json().rows).toEqual([shown])
  expect((await ground.ask({ url: '/api/jobs?state=waiting', headers })).json().rows).toEqual([])
})

it('a document whose job is taken out does not wait any more, and would not be queued again', async () => {
  const store = await ground.stores.storeOf('hoa_giang')
  const { documentId } = await store.receive({ filename: 'a.txt', bytes: Buffer.from('Kế hoạch') })
  rows.push({ ...failedJob, documentId, state: 'waiting' })
  const headers = bearer(await ground.token('admin'))
  const url = `/api/jobs/${failedJob.jobId}`
  expect((await ground.ask({ method: 'DELETE', url, headers })).statusCode).toBe(200)
  expect(await store.document(documentId)).toMatchObject({ status: 'failed', failure: { code: 'queue.dropped' } })
  // It is read after all where somebody wants it.
  const again = `/api/documents/${documentId}/read-again`
  expect((await ground.ask({ method: 'POST', url: again, headers })).statusCode).toBe(202)
  expect((await store.document(documentId))?.status).toBe('received')
})

it('a job of another organisation is as unknown as one that is not there', async () => {
  rows.push(failedJob)
  const headers = bearer(await ground.token('admin', 'phu_dien'))
  for (const jobId of [failedJob.jobId, 'khong-co']) {
    for (const [method, url] of [
      ['DELETE', `/api/jobs/${jobId}`],
      ['POST', `/api/jobs/${jobId}/retry`],
    ] as const) {
      expect((await ground.ask({ method, url, headers })).json().code).toBe('server.not_found')
    }
  }
})
