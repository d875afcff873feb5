import type { Context, Span, SpanOptions, TextMapPropagator, Tracer } from '@opentelemetry/api'
import { context, INVALID_SPAN_CONTEXT, propagation, trace } from '@opentelemetry/api'
import type { JobCounts, JobEvent, Jobs } from '@vanthu/workers'
import { afterEach, expect, it } from 'vitest'
import type { Ground } from './ground.js'
import { bearer, openGround } from './ground.js'

let ground: Ground
afterEach(() => ground.clean())

/** A queue that has what it is told. */
function queueOf(counts: () => JobCounts): { readonly jobs: Jobs; tell(event: JobEvent): void } {
  const listeners = new Set<(event: JobEvent) => void>()
  const jobs: Jobs = {
    enqueue: () => Promise.resolve(),
    live: (refs) => Promise.resolve(refs.map(() => false)),
    list: () => Promise.resolve([]),
    job: () => Promise.resolve(null),
    retry: () => Promise.resolve(false),
    drop: () => Promise.resolve(false),
    counts: () => Promise.resolve().then(counts),
    oldestWaitingMs: () => Promise.resolve(90_000),
    subscribe: (listener) => {
      listeners.add(listener)
      return Promise.resolve(() => Promise.resolve(void listeners.delete(listener)))
    },
    close: () => Promise.resolve(),
  }
  return { jobs, tell: (event) => listeners.forEach((listener) => listener(event)) }
}
const counts: JobCounts = { waiting: 3, active: 1, delayed: 0, failed: 2, pagesWaiting: 7, pagesActive: 2 }

it('figures of requests, stores and queue for Prometheus; none names an organisation or an address', async () => {
  const queue = queueOf(() => counts)
  ground = await openGround({ jobs: queue.jobs })
  const store = await ground.stores.storeOf('hoa_giang')
  await store.receive({ filename: 'kế hoạch.txt', bytes: new TextEncoder().encode('a') })
  const ref = { tenant: 'hoa_giang', documentId: 'a'.repeat(64) }
  const took = { read: null, repair: 30, extract: 20, store: 10 }
  queue.tell({ ...ref, kind: 'page', done: 1, total: 2, ms: 800 })
  queue.tell({ ...ref, kind: 'page', done: 2, total: 2, ms: 900 })
  queue.tell({ ...ref, kind: 'stored', version: 1, changed: true, doubts: 3, took })
  await ground.ask('/api/session')
  await ground.ask('/api/nothing-here')
  const answer = await ground.ask({ url: '/metrics', headers: bearer(await ground.token('reader')) })
  expect(answer.headers['content-type']).toContain('text/plain; version=0.0.4')
  for (const line of [
    'vanthu_documents{state="received"} 1',
    'vanthu_queue_jobs{state="waiting"} 3',
    'vanthu_queue_jobs{state="pagesWaiting"} 7',
    'vanthu_queue_oldest_seconds 90',
    'vanthu_pages_read_total 2',
    'vanthu_stage_seconds_count{stage="page"} 2',
    'vanthu_stage_seconds_sum{stage="repair"} 0.03',
    'vanthu_doubts_per_document_bucket{le="5"} 1',
    'vanthu_doubts_per_document_sum 3',
    'vanthu_documents_ended_total{as="stored"} 1',
    'vanthu_http_request_seconds_count{method="GET",route="/api/session",status="200"} 1',
    'vanthu_http_request_seconds_count{method="GET",route="unknown",status="404"} 1',
  ])
    expect(answer.body.split('\n')).toContain(line)
  expect(answer.body).not.toContain('hoa_giang')
  expect(answer.body).not.toContain('nothing-here')
})

it('ready: when stores, accounts and queue answer, and until it is told to stop', async () => {
  let away = false
  const { jobs } = queueOf(() => {
    if (away) throw new Error('redis://user:mật-khẩu@host is away')
    return counts
  })
  ground = await openGround({ jobs })
  expect((await ground.ask('/ready')).json()).toEqual({ status: 'ok' })
  away = true
  const answer = await ground.ask('/ready')
  expect([answer.statusCode, answer.json().code]).toEqual([503, 'server.not_ready'])
  expect(answer.json().title).toContain('queue')
  expect(answer.body + ground.lines.join('')).not.toContain('mật-khẩu')
  expect((await ground.ask('/health')).statusCode).toBe(200)
})

it('a scrape says so when the queue is away, and gives the rest', async () => {
  const { jobs } = queueOf(() => {
    throw new Error('away')
  })
  ground = await openGround({ jobs })
  const { body } = await ground.ask('/metrics')
  expect(body).toContain('vanthu_scrape_failures_total{of="queue"} 1')
  expect(body).toContain('vanthu_documents{state="done"} 0')
})

const never = (): never => {
  throw new Error('the server starts no active spans')
}

it('a span around each request, under the trace that it came with', async () => {
  const spans: { name: string; attributes: Record<string, unknown>; parent: unknown; ended: boolean }[] = []
  const key = Symbol('parent')
  // What the API itself gives where there is no SDK: a whole span that does nothing. Here it notes what is done to it.
  const nothing = trace.wrapSpanContext(INVALID_SPAN_CONTEXT)
  const startSpan = (name: string, options: SpanOptions = {}, from?: Context): Span => {
    const noted = { name, attributes: { ...options.attributes }, parent: from?.getValue(key), ended: false }
    spans.push(noted)
    const span: Span = Object.create(nothing)
    span.setAttribute = (attribute, value) => {
      noted.attributes[attribute] = value
      return span
    }
    span.end = () => {
      noted.ended = true
    }
    return span
  }
  const tracer: Tracer = { startSpan, startActiveSpan: () => never() }
  const propagator: TextMapPropagator = {
    inject: () => undefined,
    extract: (into, carrier, getter) => into.setValue(key, getter.get(carrier, 'traceparent')),
    fields: () => ['traceparent'],
  }
  trace.setGlobalTracerProvider({ getTracer: () => tracer })
  propagation.setGlobalPropagator(propagator)
  try {
    ground = await openGround()
    await ground.ask({ url: '/api/audit?subject=x', headers: { traceparent: '00-abc' } })
    expect(spans).toEqual([
      {
        name: 'GET /api/audit',
        attributes: { 'http.request.method': 'GET', 'http.route': '/api/audit', 'http.response.status_code': 200 },
        parent: '00-abc',
        ended: true,
      },
    ])
  } finally {
    trace.disable()
    propagation.disable()
    context.disable()
  }
})
