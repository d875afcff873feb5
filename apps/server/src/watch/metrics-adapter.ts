import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Stores } from '@vanthu/store'
import type { Jobs } from '@vanthu/workers'

export interface Metrics {
  readonly mediaType: string
  /** One answered request. `route` is the pattern, never the address. */
  answered(request: {
    readonly method: string
    readonly route: string
    readonly status: number
    readonly seconds: number
  }): void
  text(): Promise<string>
  close(): Promise<void>
}

/** Counting a store takes a question for each kind; scrapes come from several sides. */
const keepMs = 15_000

/** Figures for Prometheus: of requests, of the queue, and of all stores together. Name no organisation. */
export function openMetrics({ stores, jobs }: { readonly stores: Stores; readonly jobs: Jobs }): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry, prefix: 'vanthu_' })
  const requests = new Histogram({
    name: 'vanthu_http_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  })
  const documents = new Gauge({
    name: 'vanthu_documents',
    help: 'Documents by state',
    labelNames: ['state'],
    registers,
  })
  const pages = new Gauge({ name: 'vanthu_pages', help: 'Pages of all records', registers })
  const doubts = new Gauge({ name: 'vanthu_doubts', help: 'Places that a person should look at', registers })
  const scraped = new Counter({
    name: 'vanthu_scrape_failures_total',
    help: 'Times that figures of a store or of the queue could not be had',
    labelNames: ['of'],
    registers,
  })
  const queue = queueMetrics(jobs, registers)

  async function countStores(): Promise<void> {
    const sums = { received: 0, processing: 0, done: 0, failed: 0, pages: 0, doubts: 0 }
    for (const tenant of await stores.tenants()) {
      const counts = await (await stores.storeOf(tenant)).counts()
      for (const state of ['received', 'processing', 'done', 'failed'] as const) sums[state] += counts.documents[state]
      sums.pages += counts.pages
      sums.doubts += counts.doubts
    }
    for (const state of ['received', 'processing', 'done', 'failed'] as const) documents.set({ state }, sums[state])
    pages.set(sums.pages)
    doubts.set(sums.doubts)
  }

  const attempt = (of: string, work: () => Promise<void>): Promise<void> =>
    work().catch(() => {
      scraped.inc({ of })
    })
  let fresh: Promise<unknown> | null = null
  let freshUntil = 0

  return {
    mediaType: registry.contentType,
    answered({ method, route, status, seconds }) {
      requests.observe({ method, route, status }, seconds)
    },
    async text() {
      if (fresh === null || Date.now() > freshUntil) {
        freshUntil = Date.now() + keepMs
        fresh = Promise.all([attempt('stores', countStores), attempt('queue', queue.count)])
      }
      await fresh
      return registry.metrics()
    },
    async close() {
      await queue.close()
      registry.clear()
    },
  }
}

function queueMetrics(
  jobs: Jobs,
  registers: Registry[],
): { readonly count: () => Promise<void>; readonly close: () => Promise<void> } {
  const depth = new Gauge({
    name: 'vanthu_queue_jobs',
    help: 'Jobs in the queue by state',
    labelNames: ['state'],
    registers,
  })
  const oldest = new Gauge({
    name: 'vanthu_queue_oldest_seconds',
    help: 'How long the longest waiting document has waited',
    registers,
  })
  const pagesRead = new Counter({ name: 'vanthu_pages_read_total', help: 'Pages read by all workers', registers })
  const ended = new Counter({
    name: 'vanthu_documents_ended_total',
    help: 'Documents that workers finished, by how it ended',
    labelNames: ['as'],
    registers,
  })
  const stages = new Histogram({
    name: 'vanthu_stage_seconds',
    help: 'Time of a stage of one document; "page" is the reading of one page where pages are jobs of their own',
    labelNames: ['stage'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120],
    registers,
  })
  const doubts = new Histogram({
    name: 'vanthu_doubts_per_document',
    help: 'Places of a document, when it is stored, that a person should look at',
    buckets: [0, 1, 2, 5, 10, 20, 50, 100],
    registers,
  })
  const took = (stage: string, ms: number | null): void => {
    if (ms !== null) stages.observe({ stage }, ms / 1000)
  }
  const listening = jobs
    .subscribe((event) => {
      if (event.kind === 'page') {
        pagesRead.inc()
        took('page', event.ms)
      }
      if (event.kind === 'stored') {
        doubts.observe(event.doubts)
        for (const [stage, ms] of Object.entries(event.took)) took(stage, ms)
      }
      if (event.kind === 'stored' || event.kind === 'failed') ended.inc({ as: event.kind })
    })
    // Without the queue there is nothing to count; `count` says so at each scrape.
    .catch(() => null)
  return {
    async count() {
      for (const [state, n] of Object.entries(await jobs.counts())) depth.set({ state }, n)
      oldest.set(((await jobs.oldestWaitingMs()) ?? 0) / 1000)
    },
    async close() {
      await (
        await listening
      )?.()
    },
  }
}
