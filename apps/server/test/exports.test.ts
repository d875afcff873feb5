import { PlanRecord } from '@vanthu/document'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf, extraction, planRecord } from '../../../packages/store/test/invented.js'
import type { Ground } from './ground.js'
import { openGround } from './ground.js'
import { keepPlan } from './invented-plan.js'

const many = 2300
let ground: Ground
beforeAll(async () => {
  ground = await openGround()
  const store = await ground.stores.storeOf('default')
  await keepPlan(store)
  // More than a page of what is asked at once.
  const bytes = bytesOf('many')
  const { documentId } = await store.receive({ filename: 'many.txt', bytes })
  const indicators = Array.from({ length: many }, (_, i) => ({
    group: null,
    number: `${i + 1}`,
    name: `chỉ tiêu ${i + 1}`,
    baseline: null,
    target: null,
    confidence: 0.99,
    evidence: { page: 1, boxes: [], raw: { from: 0, to: 1 }, repaired: { from: 0, to: 1 }, quote: 'x' },
  }))
  await store.putVersion(documentId, extraction(planRecord(bytes, {}, { indicators }), 'x'))
}, 60_000)
afterAll(() => ground.clean())

const queries: Readonly<Record<string, string>> = {
  due: '&from=2026-01-01&to=2026-12-31',
  compare: '&instrument=15-CT/TW',
}
const query = (kind: string): string => queries[kind] ?? ''
const fetched = (kind: string, format: string) => ground.ask(`/api/exports/${kind}?format=${format}${query(kind)}`)

describe.each([
  ['documents', 'van-ban', '57/KH-UBND'],
  ['tasks', 'nhiem-vu', 'Sở Nội vụ'],
  ['deadlines', 'thoi-han', 'trước ngày 15/11/2026'],
  ['due', 'den-han', '2026-11-15'],
  ['citations', 'vien-dan', '15-CT/TW'],
  ['indicators', 'chi-tieu', 'xã có thư viện'],
  ['doubts', 'can-xem-lai', 'các thư viện khác'],
  ['compare', 'so-sanh', 'Sở Nội vụ'],
])('%s', (kind, name, held) => {
  it('as CSV that Excel reads', async () => {
    const { headers, body } = await fetched(kind, 'csv')
    expect(headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(headers['content-disposition']).toBe(`attachment; filename="${name}.csv"`)
    expect(body.startsWith('\uFEFF')).toBe(true)
    expect(body).toContain(held)
  })

  it('as JSON Lines', async () => {
    const { body } = await fetched(kind, 'jsonl')
    const rows = body.trim().split('\n')
    expect(rows.every((row) => typeof JSON.parse(row) === 'object')).toBe(true)
    expect(body).toContain(held)
  })

  it('as a workbook', async () => {
    const { headers, rawPayload } = await fetched(kind, 'xlsx')
    expect(headers['content-disposition']).toBe(`attachment; filename="${name}.xlsx"`)
    expect(rawPayload.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004')
  })
})

it('goes on over all pages, with one heading', async () => {
  const { body } = await fetched('indicators', 'csv')
  const lines = body.trim().split('\r\n')
  expect(lines).toHaveLength(many + 2)
  expect(new Set(lines).size).toBe(many + 2)
  expect((await fetched('indicators', 'jsonl')).body.trim().split('\n')).toHaveLength(many + 1)
})

it('packed on the way, where it is asked for', async () => {
  const answer = await ground.ask({ url: '/api/exports/indicators', headers: { 'accept-encoding': 'gzip' } })
  expect(answer.headers['content-encoding']).toBe('gzip')
  expect(answer.rawPayload.length).toBeLessThan(60_000)
})

it('whole records, of the documents that were asked for', async () => {
  const { body } = await ground.ask('/api/exports/records?reference=57/KH-UBND')
  const [record, ...others] = body
    .trim()
    .split('\n')
    .map((line) => PlanRecord.parse(JSON.parse(line)))
  expect([record?.document.reference, others]).toEqual(['57/KH-UBND', []])
  expect((await ground.ask('/api/exports/records')).body.trim().split('\n')).toHaveLength(2)
})

it.each([
  ['/api/exports/tasks?format=pdf', 'server.invalid_request'],
  ['/api/exports/tasks?words=...', 'store.empty_search'],
  ['/api/exports/tasks?limit=5', 'server.invalid_request'],
  ['/api/exports/due?from=2026-01-01&to=2056-01-01', 'store.bad_window'],
])('%s is a problem, not half a file: %s', async (path, code) => {
  const answer = await ground.ask(path)
  expect([answer.statusCode, answer.json().code]).toEqual([400, code])
  expect(answer.headers['content-disposition']).toBeUndefined()
})
