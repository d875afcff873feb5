import { PlanRecord } from '@vanthu/document'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  answerOf,
  CountsAnswer,
  DocumentAnswer,
  PageAnswer,
  TextsAnswer,
  VersionAnswer,
} from '../src/answers/document.js'
import { listOf } from '../src/answers/account.js'
import {
  BodyAnswer,
  CitationAnswer,
  DeadlineAnswer,
  DoubtAnswer,
  DueAnswer,
  FacetAnswer,
  IndicatorAnswer,
  TaskAnswer,
} from '../src/answers/facts.js'
import type { Ground } from './ground.js'
import { ComparisonAnswer } from '../src/answers/comparison.js'
import { openGround } from './ground.js'
import { keepPlan, raw } from './invented-plan.js'

let ground: Ground
let id = ''
let waiting = ''
beforeAll(async () => {
  ground = await openGround()
  const store = await ground.stores.storeOf('default')
  id = await keepPlan(store)
  await keepPlan(store, '58/KH-UBND')
  const html = { filename: 'trang "lạ"\r\n.html', bytes: new TextEncoder().encode('<script>1</script>') }
  waiting = (await store.receive({ ...html, mediaType: 'text/html' })).documentId
})
afterAll(() => ground.clean())

const ask = async (path: string) => (await ground.ask(path.replace(':id', id))).json()
const codeOf = async (path: string): Promise<unknown> => {
  const answer = await ground.ask(path.replace(':id', id))
  return answer.statusCode < 400 ? 'ok' : answer.json().code
}

describe('answers have the form that the description gives them, and nothing besides', () => {
  it.each([
    ['/api/documents', answerOf(DocumentAnswer)],
    ['/api/documents?words=thu+vien', answerOf(DocumentAnswer)],
    ['/api/documents/:id', DocumentAnswer],
    ['/api/documents/:id/record', PlanRecord],
    ['/api/documents/:id/versions', listOf(VersionAnswer)],
    ['/api/documents/:id/text', TextsAnswer],
    ['/api/documents/:id/pages', listOf(PageAnswer)],
    ['/api/counts', CountsAnswer],
    ['/api/tasks?words=thu+vien', answerOf(TaskAnswer)],
    ['/api/deadlines', answerOf(DeadlineAnswer)],
    ['/api/due?from=2026-01-01&to=2026-12-31', answerOf(DueAnswer)],
    ['/api/citations', answerOf(CitationAnswer)],
    ['/api/indicators', answerOf(IndicatorAnswer)],
    ['/api/doubts', answerOf(DoubtAnswer)],
    ['/api/bodies', listOf(BodyAnswer)],
  ])('%s', async (path, schema: z.ZodType) => {
    const answer = await ask(path)
    expect(schema.parse(answer)).toEqual(answer)
    if ('rows' in answer) expect(answer.rows.length).toBeGreaterThan(0)
  })
})

describe('filters', () => {
  it.each([
    ['/api/documents', 3],
    ['/api/documents?status=received', 1],
    ['/api/documents?reference=57/KH-UBND', 1],
    ['/api/documents?citing=15-CT/TW', 2],
    ['/api/documents?citing=15-CT/TW&relation=basis', 0],
    ['/api/documents?issuedFrom=2026-03-13', 0],
    ['/api/documents?issuedTo=2026-03-12&type=ke+hoach', 2],
    ['/api/documents?words=%22ch%E1%BB%A7+tr%C3%AC%22', 2],
    ['/api/tasks', 2],
    ['/api/tasks?document=:id', 1],
    ['/api/tasks?body=S%E1%BB%9F+N%E1%BB%99i+v%E1%BB%A5', 2],
    ['/api/tasks?body=S%E1%BB%9F+T%C3%A0i+ch%C3%ADnh', 0],
    ['/api/tasks?body=S%E1%BB%9F+T%C3%A0i+ch%C3%ADnh&part=either', 2],
    ['/api/tasks?role=support', 0],
    ['/api/tasks?requested=true', 0],
    ['/api/tasks?requested=false&role=lead', 2],
    ['/api/tasks?instrument=15-CT/TW&citedInTask=true', 2],
    ['/api/tasks?dueFrom=2026-11-15&dueTo=2026-11-15', 2],
    ['/api/tasks?dueFrom=2026-11-16', 0],
    ['/api/deadlines?kind=fixed', 2],
    ['/api/deadlines?kind=recurring', 0],
    ['/api/due?from=2026-11-01&to=2026-11-30', 2],
    ['/api/due?from=2026-12-01&to=2026-12-31', 0],
    ['/api/citations?relation=carries-out&kind=numbered', 2],
    ['/api/citations?instrument=15-ct/tw', 2],
    ['/api/indicators?name=thu+vien', 2],
    ['/api/doubts?kind=unread', 2],
    ['/api/bodies?words=noi+vu', 1],
  ])('%s: %i', async (path, rows) => {
    expect((await ask(path)).rows).toHaveLength(rows)
  })

  it.each([
    ['/api/documents?limit=0', 'server.invalid_request'],
    ['/api/documents?limit=1001', 'server.invalid_request'],
    ['/api/documents?issuedFrom=2026-02-30', 'server.invalid_request'],
    ['/api/documents?status=lost', 'server.invalid_request'],
    ['/api/documents?after=x', 'store.bad_cursor'],
    ['/api/documents?words=...', 'store.empty_search'],
    ['/api/documents/x', 'server.invalid_request'],
    [`/api/documents/${'0'.repeat(64)}`, 'store.unknown_document'],
    [`/api/documents/${'0'.repeat(64)}/record`, 'store.unknown_document'],
    ['/api/documents/:id/record?version=2', 'store.no_record'],
    ['/api/documents/:id/record?version=1', 'ok'],
    ['/api/documents/:id/pages/2/image', 'server.not_found'],
    ['/api/documents/:id/pages/0/image', 'server.invalid_request'],
    ['/api/tasks?requested=yes', 'server.invalid_request'],
    ['/api/tasks?bodi=x', 'server.invalid_request'],
    ['/api/due', 'server.invalid_request'],
    ['/api/due?from=2026-01-01&to=2026-13-01', 'server.invalid_request'],
    ['/api/due?from=2026-12-31&to=2026-01-01', 'store.bad_window'],
    ['/api/due?from=2026-01-01&to=2056-01-01', 'store.bad_window'],
    ['/api/doubts?below=2', 'server.invalid_request'],
  ])('%s: %s', async (path, code) => {
    expect(await codeOf(path)).toBe(code)
  })
})

it.each([
  [
    '/api/facets/documents?by=type',
    [
      ['Kế hoạch', 2],
      [null, 1],
    ],
    3,
  ],
  ['/api/facets/documents?by=status&type=ke+hoach', [['done', 2]], 2],
  ['/api/facets/tasks?by=body', [['Sở Nội vụ', 2]], 2],
  ['/api/facets/tasks?by=month&role=lead', [['2026-03', 2]], 2],
  ['/api/facets/deadlines?by=kind&body=S%E1%BB%9F+N%E1%BB%99i+v%E1%BB%A5', [['fixed', 2]], 2],
  ['/api/facets/citations?by=instrument&limit=1', [['15-CT/TW', 2]], 2],
])('counts by a value: %s', async (path, values, total) => {
  const answer = await ask(path)
  expect(FacetAnswer.parse(answer)).toEqual(answer)
  expect(answer.values.map((one: { value: string; count: number }) => [one.value, one.count])).toEqual(values)
  expect([answer.total, answer.complete]).toEqual([total, true])
})

it.each(['/api/facets/tasks', '/api/facets/tasks?by=title', '/api/facets/tasks?by=body&sort=issued'])(
  '%s is no question',
  async (path) => {
    expect(await codeOf(path)).toBe('server.invalid_request')
  },
)

it('provinces side by side, by name', async () => {
  const answer = await ask('/api/compare?instrument=15-CT/TW')
  expect(ComparisonAnswer.parse(answer)).toEqual(answer)
  const [side] = answer.provinces
  expect([side.provinceId, side.name, side.documents.length, side.tasks]).toEqual([null, null, 2, 2])
  expect(side.bodies).toEqual([{ name: 'Sở Nội vụ', bodyId: null, tasks: 2, leads: 2 }])
  expect(await codeOf('/api/compare')).toBe('server.invalid_request')
})

it('comes page after page, each row once', async () => {
  const seen: string[] = []
  let path = '/api/documents?limit=2'
  for (let pages = 0; pages < 3; pages++) {
    const { rows, next } = await ask(path)
    seen.push(...rows.map((row: { documentId: string }) => row.documentId))
    if (next === null) break
    path = `/api/documents?limit=2&after=${next}`
  }
  expect(new Set(seen).size).toBe(3)
  expect(seen).toHaveLength(3)
})

it('gives the text as read and as repaired', async () => {
  expect(await ask('/api/documents/:id/text')).toMatchObject({ raw, repaired: raw.replace('truớc', 'trước') })
})

it.each([
  '/api/documents',
  '/api/documents?sort=issued',
  '/api/documents?words=thu+vien',
  '/api/tasks',
  '/api/tasks?sort=issued',
  '/api/tasks?sort=confidence',
  '/api/tasks?words=thu+vien',
  '/api/deadlines',
  '/api/due?from=2026-01-01&to=2026-12-31',
  '/api/citations',
  '/api/indicators',
  '/api/doubts',
])('%s: a cursor made by hand finds nothing, or is refused', async (path) => {
  const more = `${path}${path.includes('?') ? '&' : '?'}limit=1`
  const { next } = await ask(more)
  const [order = '', ...parts] = Buffer.from(String(next), 'base64url').toString('utf8').split('\n')
  expect(parts.length).toBeGreaterThan(0)
  for (const value of ['1e300', '9223372036854775808', '1.5', '-1', '', 'x\0', '2026-02-30', '9'.repeat(400)]) {
    for (const at of parts.keys()) {
      const made = [order, ...parts.with(at, value)].join('\n')
      const answer = await ground.ask(`${more}&after=${Buffer.from(made).toString('base64url')}`)
      expect(answer.statusCode, `${JSON.stringify(made)} ${answer.body}`).toBeLessThan(500)
    }
  }
})

describe('files', () => {
  it('a PDF may be shown, without scripts and nothing from elsewhere', async () => {
    const { headers, rawPayload } = await ground.ask(`/api/documents/${id}/original`)
    expect(rawPayload.toString('utf8')).toBe('%PDF-1.7 kế hoạch 57/KH-UBND')
    expect(headers['content-type']).toBe('application/pdf')
    expect(headers['content-disposition']).toBe(
      "inline; filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch%20th%C6%B0%20vi%E1%BB%87n.pdf",
    )
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox$/u)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['etag']).toBe(`"${id}"`)
    expect(headers['content-length']).toBe(String(rawPayload.length))
  })

  it('an original that is known is not sent again', async () => {
    for (const known of [`"${id}"`, `W/"${id}"`]) {
      const again = await ground.ask({ url: `/api/documents/${id}/original`, headers: { 'if-none-match': known } })
      expect([again.statusCode, again.body, again.headers['etag']]).toEqual([304, '', `"${id}"`])
    }
    const head = await ground.ask({ method: 'HEAD', url: `/api/documents/${id}/original` })
    expect([head.statusCode, head.body]).toEqual([200, ''])
  })

  it('what is neither image nor PDF is only kept, whatever it is called', async () => {
    const { headers, statusCode } = await ground.ask(`/api/documents/${waiting}/original`)
    expect(statusCode).toBe(200)
    expect(headers['content-type']).toBe('application/octet-stream')
    expect(headers['content-disposition']).toBe("attachment; filename*=UTF-8''trang%20%22l%E1%BA%A1%22%0D%0A.html")
  })

  it('the image of a page, not sent again where it is known', async () => {
    const path = `/api/documents/${id}/pages/1/image`
    const first = await ground.ask(path)
    expect([first.body, first.headers['content-type']]).toEqual(['image of 57/KH-UBND', 'image/png'])
    const again = await ground.ask({ url: path, headers: { 'if-none-match': String(first.headers['etag']) } })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })
})

it('every access to a document is in the log, and so is every question, without its words', async () => {
  const before = (await ground.accounts.audit({ limit: 1 }))[0]?.id ?? 0
  for (const path of ['', '/record', '/text', '/versions', '/pages', '/original', '/pages/1/image'])
    await ground.ask(`/api/documents/${id}${path}`)
  await ground.ask('/api/tasks?words=bi+mat')
  const rows = (await ground.accounts.audit()).filter((row) => row.id > before).toReversed()
  expect(rows.map((row) => [row.action, row.subject])).toEqual([
    ['document.read', id],
    ['record.read', id],
    ['text.read', id],
    ['document.read', id],
    ['document.read', id],
    ['original.read', id],
    ['page.read', id],
    ['tasks.asked', null],
  ])
  expect(JSON.stringify(rows)).not.toContain('mat')
})
