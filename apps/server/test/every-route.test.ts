import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AccessRole } from '@vanthu/store'
import { accessRoles, mayAct } from '@vanthu/store'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import type { Ground } from './ground.js'
import { openGround, password } from './ground.js'
import { keepPlan, mark } from './invented-plan.js'
import { form } from './form.js'
import { failedJob, queueOf } from './invented-queue.js'

// Every route × nobody, every role, and an administrator of another organisation. A route that is added without a row
// here fails the first test.

let ground: Ground
let id = ''
let token = 0
const headers = new Map<string, Readonly<Record<string, string>>>()

/** A new session without asking the server, which bounds how often one may sign in. */
async function session(login: string): Promise<Readonly<Record<string, string>>> {
  const { secret, csrf } = await ground.accounts.signIn(login, password)
  return { cookie: `vanthu_session=${secret}`, 'x-csrf-token': csrf }
}

beforeAll(async () => {
  ground = await openGround({ jobs: queueOf([failedJob]), env: { VANTHU_WEBHOOK_NETWORKS: '127.0.0.1' } })
  for (const role of accessRoles) await ground.person(role, role)
  await ground.person('second', 'admin')
  await ground.person('other', 'reader')
  await ground.person('stranger', 'admin', 'phu_dien')
  for (const login of [...accessRoles, 'stranger']) headers.set(login, await session(login))
  webhook = (await hook()).id
  id = await keepPlan(await ground.stores.storeOf('hoa_giang'))
  await ground.stores.storeOf('phu_dien')
  const made = await ground.accounts.addToken({
    name: 'x',
    organisation: 'hoa_giang',
    role: 'reader',
    createdBy: 'admin',
    expiresAt: null,
  })
  token = made.token.id
}, 60_000)
afterAll(() => ground.clean())

interface Row {
  /** As it was added: "GET /api/documents/:id". */
  readonly route: string
  readonly role: AccessRole | null
  /** For whoever may ask. */
  readonly status: number
  /** For an administrator of another organisation, who asks for the same thing. Default: the same, with nothing in it. */
  readonly foreign?: number
  readonly query?: string
  readonly payload?: () => object | string
  readonly headers?: Readonly<Record<string, string>>
  /** What the payload is, where it is no JSON. */
  readonly type?: string
  /** Makes what is asked for, for whoever asks, and says what stands for it in the address. */
  readonly prepare?: (login: string | null) => Promise<Readonly<Record<string, string>>>
  /** Its answer does not end by itself. */
  readonly endless?: true
  /** It ends the session it is asked with. */
  readonly ends?: true
}

const { type: formType, body: oneFile } = form([['Thông báo.txt', 'Thông báo nghỉ lễ của thôn Bến Đò.']])
const tus = { 'tus-resumable': '1.0.0' }
/** A document of the first organisation that comes in parts. */
async function begun(): Promise<Readonly<Record<string, string>>> {
  const made = await ground.ask({
    method: 'POST',
    url: '/api/uploads/resumable',
    headers: { ...headers.get('archivist'), ...tus, 'upload-length': '9' },
  })
  return { ':upload': String(made.headers['location']).slice(-32) }
}
let count = 0
let webhook = 0
/** A webhook of the first organisation. */
const hook = async () =>
  (await ground.stores.storeOf('hoa_giang')).webhooks.add({
    url: 'http://127.0.0.1:9/thu-vien',
    secret: 'whsec_YQ==',
    kinds: ['document.ready'],
    createdBy: 'admin',
  })
const rows: readonly Row[] = [
  { route: 'GET /health', role: null, status: 200 },
  { route: 'GET /ready', role: null, status: 200 },
  { route: 'GET /metrics', role: 'reader', status: 200 },
  { route: 'GET /api/openapi.json', role: null, status: 200 },
  { route: 'GET /api/docs', role: null, status: 200 },
  { route: 'GET /api/docs.css', role: null, status: 200 },
  { route: 'GET /api/sign-in-ways', role: null, status: 200 },
  { route: 'POST /api/session', role: null, status: 200, payload: () => ({ login: 'other', password }) },
  { route: 'GET /api/session', role: 'reader', status: 200 },
  { route: 'DELETE /api/session', role: 'reader', status: 200, ends: true },
  {
    route: 'PUT /api/session/password',
    role: 'reader',
    status: 200,
    ends: true,
    payload: () => ({ current: password, next: password }),
  },
  { route: 'GET /api/session/oidc', role: null, status: 404 },
  { route: 'GET /api/session/oidc/return', role: null, status: 404 },
  { route: 'GET /api/users', role: 'admin', status: 200 },
  {
    route: 'POST /api/users',
    role: 'admin',
    status: 201,
    payload: () => ({ login: `new${count++}`, name: 'x', role: 'reader', password }),
  },
  { route: 'PATCH /api/users/:login', role: 'admin', status: 200, foreign: 404, payload: () => ({ role: 'reader' }) },
  { route: 'GET /api/tokens', role: 'admin', status: 200 },
  { route: 'POST /api/tokens', role: 'admin', status: 201, payload: () => ({ name: 'x', role: 'reader', days: 1 }) },
  { route: 'DELETE /api/tokens/:id', role: 'admin', status: 200, foreign: 404 },
  { route: 'GET /api/audit', role: 'admin', status: 200, query: '?subject=other' },
  { route: 'GET /api/documents', role: 'reader', status: 200 },
  { route: 'GET /api/documents/:id', role: 'reader', status: 200, foreign: 404 },
  { route: 'GET /api/documents/:id/record', role: 'reader', status: 200, foreign: 404 },
  { route: 'GET /api/documents/:id/versions', role: 'reader', status: 200, foreign: 404 },
  { route: 'GET /api/documents/:id/text', role: 'reader', status: 200, foreign: 404 },
  { route: 'GET /api/documents/:id/pages', role: 'reader', status: 200, foreign: 404 },
  { route: 'GET /api/documents/:id/original', role: 'reader', status: 200, foreign: 404 },
  { route: 'GET /api/documents/:id/pages/:page/image', role: 'reader', status: 200, foreign: 404 },
  { route: 'POST /api/documents/:id/read-again', role: 'archivist', status: 202, foreign: 404 },
  { route: 'GET /api/counts', role: 'reader', status: 200 },
  { route: 'GET /api/tasks', role: 'reader', status: 200 },
  { route: 'GET /api/deadlines', role: 'reader', status: 200 },
  { route: 'GET /api/due', role: 'reader', status: 200, query: '?from=2026-01-01&to=2026-12-31' },
  { route: 'GET /api/citations', role: 'reader', status: 200 },
  { route: 'GET /api/indicators', role: 'reader', status: 200 },
  { route: 'GET /api/doubts', role: 'reader', status: 200 },
  { route: 'GET /api/bodies', role: 'reader', status: 200 },
  { route: 'GET /api/facets/documents', role: 'reader', status: 200, query: '?by=type' },
  { route: 'GET /api/facets/tasks', role: 'reader', status: 200, query: '?by=body' },
  { route: 'GET /api/facets/deadlines', role: 'reader', status: 200, query: '?by=kind' },
  { route: 'GET /api/facets/citations', role: 'reader', status: 200, query: '?by=instrument' },
  { route: 'GET /api/compare', role: 'reader', status: 200, query: '?instrument=15-CT/TW' },
  { route: 'GET /api/calendar.ics', role: 'reader', status: 200 },
  { route: 'GET /api/calendars', role: 'analyst', status: 200 },
  {
    route: 'POST /api/calendars',
    role: 'analyst',
    status: 201,
    payload: () => ({ name: 'Sở Tài chính', question: { body: 'Sở Tài chính' } }),
  },
  {
    route: 'DELETE /api/calendars/:feed',
    role: 'analyst',
    status: 200,
    foreign: 404,
    prepare: async (login) => {
      const { feeds } = ground.accounts
      const createdBy = login ?? 'admin'
      const made = await feeds.add({ name: 'x', organisation: 'hoa_giang', question: {}, createdBy })
      return { ':feed': String(made.feed.id) }
    },
  },
  // An address that nobody made; what one that somebody made gives, and to whom, is told with calendars.
  { route: 'GET /calendar/:secret', role: null, status: 404 },
  { route: 'GET /api/exports/documents', role: 'analyst', status: 200 },
  { route: 'GET /api/exports/tasks', role: 'analyst', status: 200 },
  { route: 'GET /api/exports/deadlines', role: 'analyst', status: 200 },
  { route: 'GET /api/exports/due', role: 'analyst', status: 200, query: '?from=2026-01-01&to=2026-12-31' },
  { route: 'GET /api/exports/citations', role: 'analyst', status: 200 },
  { route: 'GET /api/exports/indicators', role: 'analyst', status: 200 },
  { route: 'GET /api/exports/doubts', role: 'analyst', status: 200 },
  { route: 'GET /api/exports/compare', role: 'analyst', status: 200, query: '?instrument=15-CT/TW' },
  { route: 'GET /api/exports/records', role: 'analyst', status: 200 },
  { route: 'GET /api/documents/:id/corrections', role: 'reader', status: 200, foreign: 404 },
  {
    route: 'POST /api/documents/:id/corrections',
    role: 'archivist',
    status: 201,
    foreign: 404,
    payload: () => ({ target: { of: 'header', field: 'issuedAt' }, before: null, after: 'Hòa Giang' }),
  },
  {
    route: 'DELETE /api/documents/:id/corrections/:correction',
    role: 'archivist',
    status: 200,
    foreign: 404,
    prepare: async () => {
      const store = await ground.stores.storeOf('hoa_giang')
      const target = { of: 'header', field: 'issuedAt' } as const
      const { id: made } = await store.correct(id, { target, before: null, after: 'Hòa Giang', who: 'x' })
      return { ':correction': String(made) }
    },
  },
  { route: 'GET /api/webhooks', role: 'admin', status: 200 },
  {
    route: 'PATCH /api/webhooks/:webhook',
    role: 'admin',
    status: 200,
    foreign: 404,
    payload: () => ({ disabled: true }),
  },
  {
    route: 'DELETE /api/webhooks/:webhook',
    role: 'admin',
    status: 200,
    foreign: 404,
    prepare: async () => ({ ':webhook': String((await hook()).id) }),
  },
  { route: 'GET /api/webhooks/:webhook/deliveries', role: 'admin', status: 200, foreign: 404 },
  { route: 'POST /api/webhooks/:webhook/deliveries/:delivery/redeliver', role: 'admin', status: 202, foreign: 404 },
  { route: 'GET /api/jobs', role: 'admin', status: 200 },
  { route: 'GET /api/queue/now', role: 'admin', status: 200 },
  { route: 'GET /api/queue', role: 'admin', status: 200 },
  { route: 'GET /api/queue.js', role: null, status: 200 },
  { route: 'GET /api/events', role: 'reader', status: 200, endless: true },
  { route: 'POST /api/jobs/:jobId/retry', role: 'admin', status: 200, foreign: 404 },
  { route: 'DELETE /api/jobs/:jobId', role: 'admin', status: 200, foreign: 404 },
  // Last: what they leave in the other organisation would be found by rows above.
  { route: 'POST /api/uploads/resumable', role: 'archivist', status: 201, headers: { ...tus, 'upload-length': '9' } },
  { route: 'GET /api/uploads/resumable/:upload', role: 'archivist', status: 200, foreign: 404, prepare: begun },
  {
    route: 'PATCH /api/uploads/resumable/:upload',
    role: 'archivist',
    status: 204,
    foreign: 404,
    prepare: begun,
    headers: { ...tus, 'upload-offset': '0' },
    type: 'application/offset+octet-stream',
    payload: () => 'Ngh',
  },
  {
    route: 'DELETE /api/uploads/resumable/:upload',
    role: 'archivist',
    status: 204,
    foreign: 404,
    prepare: begun,
    headers: tus,
  },
  {
    route: 'POST /api/uploads',
    role: 'archivist',
    status: 200,
    payload: () => oneFile,
    type: formType,
  },
  {
    route: 'POST /api/webhooks',
    role: 'admin',
    status: 201,
    payload: () => ({ url: `http://127.0.0.1:9/${count++}` }),
  },
]

it('the table has every route, with the role that it asks for', () => {
  const added = ground.server.routes.filter(({ method }) => method !== 'HEAD')
  const told = added.map(({ method, url, role }) => `${method} ${url}: ${role ?? 'everybody'}`)
  expect(rows.map(({ route, role }) => `${route}: ${role ?? 'everybody'}`).toSorted()).toEqual(told.toSorted())
})

async function asked(
  row: Omit<Row, 'ends'> & { readonly ends?: boolean },
  login: string | null,
  may = true,
): Promise<LightMyRequestResponse> {
  const [method = '', pattern = ''] = row.route.split(' ')
  const prepared = (await row.prepare?.(login)) ?? {}
  const url = Object.entries(prepared)
    .reduce((path, [name, value]) => path.replace(name, value), pattern)
    .replace(':login', 'other')
    .replace(':page', '1')
    .replace(':webhook', String(webhook))
    .replace(':delivery', '1')
    .replace(':jobId', 'job-of-hoa-giang')
    .replace(':id', pattern.startsWith('/api/tokens') ? String(token) : id)
  const options: InjectOptions = {
    method: method === 'GET' || method === 'PATCH' || method === 'DELETE' || method === 'PUT' ? method : 'POST',
    url: url + (row.query ?? ''),
    headers: {
      ...(login === null ? {} : row.ends === true ? await session(login) : headers.get(login)),
      ...row.headers,
      ...(row.type === undefined ? {} : { 'content-type': row.type }),
    },
    ...(row.payload === undefined ? {} : { payload: row.payload() }),
  }
  const endless = row.endless === true && may
  const answer = await ground.ask({ ...options, payloadAsStream: endless })
  if (endless) answer.stream().destroy()
  // Changing a password ends the other sessions of whoever does it.
  if (row.ends === true && login !== null) headers.set(login, await session(login))
  return answer
}

describe.each(rows)('$route', (row) => {
  it('nobody', async () => {
    const answer = await asked(row, null, row.role === null)
    expect(answer.statusCode).toBe(row.role === null ? row.status : 401)
    if (row.role !== null) expect(answer.json().code).toBe('server.not_signed_in')
  })

  it.each(accessRoles)('%s', async (role) => {
    const may = row.role === null || mayAct(role, row.role)
    const answer = await asked(row, role, may)
    expect(answer.statusCode).toBe(may ? row.status : 403)
    if (!may) expect(answer.json().code).toBe('server.not_allowed')
  })

  it('an administrator of another organisation', async () => {
    const answer = await asked(row, 'stranger')
    expect(answer.statusCode).toBe(row.foreign ?? row.status)
    // What it tells is looked at where events are tested.
    if (row.endless === true) return
    // Nothing of what the other organisation has: neither documents, nor people, nor tokens, nor its log.
    if (!row.route.endsWith('/api/session')) {
      for (const hidden of [mark, id, 'Sở Nội vụ', 'hoa_giang', '"login":"other"', '"createdBy":"admin"'])
        expect(answer.body).not.toContain(hidden)
    }
    const found = /^application\/json\b/u.test(String(answer.headers['content-type'])) ? answer.json() : {}
    if (row.route.startsWith('GET /api/') && 'rows' in found && row.role === 'reader') expect(found.rows).toEqual([])
  })

  it('whoever was shut out', async () => {
    const shutOut = await session('second')
    await ground.accounts.setDisabled('second', true)
    headers.set('second', shutOut)
    const answer = await asked({ ...row, ends: false }, 'second', row.role === null)
    await ground.accounts.setDisabled('second', false)
    expect(answer.statusCode).toBe(row.role === null ? row.status : 401)
  })
})
