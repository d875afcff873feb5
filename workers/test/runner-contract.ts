import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Pipeline } from '@vanthu/pipeline'
import { openPipeline } from '@vanthu/pipeline'
import type { Store } from '@vanthu/store'
import { openStore } from '@vanthu/store'
import type { RunEvent, Runner } from '../src/index.js'

export interface RunnerSetting {
  readonly store: Store
  readonly pipeline: Pipeline
  readonly onEvent: (event: RunEvent) => void
}

const plan = (subject: string): Uint8Array =>
  new TextEncoder().encode(`KẾ HOẠCH
Triển khai ${subject} năm 2026

Ủy ban nhân dân tỉnh Hòa Giang ban hành Kế hoạch triển khai ${subject}, cụ thể như sau:

I. TỔ CHỨC THỰC HIỆN

1. Sở Nội vụ

- Chủ trì, phối hợp với các sở, ngành liên quan theo dõi việc thực hiện Kế hoạch; báo cáo Ủy ban nhân dân tỉnh trước ngày 15/11/2026.
`)

/** What every runner must do, whatever carries its jobs. */
export function runnerContract(name: string, open: (setting: RunnerSetting) => Runner): void {
  describe(`runner contract: ${name}`, () => {
    let pipeline: Pipeline
    let directory: string
    let store: Store
    let events: RunEvent[]
    let runner: Runner

    beforeAll(async () => {
      pipeline = await openPipeline({ processes: 1 })
    })
    afterAll(async () => {
      await pipeline.close()
    })
    beforeEach(async () => {
      directory = await mkdtemp(join(tmpdir(), 'vanthu-runner-'))
      store = await openStore({ directory })
      events = []
      runner = open({ store, pipeline, onEvent: (event) => events.push(event) })
      return async () => {
        await store.close()
        await rm(directory, { recursive: true })
      }
    })

    it('takes every document that waits to a record', async () => {
      const ids = await Promise.all(
        ['thư viện xã', 'chợ đêm', 'trồng cây'].map(async (subject, i) => {
          const { documentId } = await store.receive({ filename: `ke-hoach-${i}.txt`, bytes: plan(subject) })
          return documentId
        }),
      )
      expect(await runner.drain()).toEqual({ stored: 3, failed: 0 })
      for (const id of ids) expect((await store.record(id))?.assignments.length).toBe(1)
    })

    it('a file that cannot be used fails alone, with its code', async () => {
      const bad = await store.receive({ filename: 'hong.pdf', bytes: new TextEncoder().encode('%PDF-1.4 cụt') })
      const good = await store.receive({ filename: 'tot.txt', bytes: plan('đọc sách') })
      expect(await runner.drain()).toEqual({ stored: 1, failed: 1 })
      expect((await store.document(bad.documentId))?.failure?.code).toMatch(/^ingest\./u)
      expect((await store.document(good.documentId))?.status).toBe('done')
      expect(events.flatMap((e) => (e.kind === 'failed' ? [e.filename] : []))).toEqual(['hong.pdf'])
    })

    it('works only on the documents that it is given', async () => {
      const one = await store.receive({ filename: 'a.txt', bytes: plan('việc một') })
      const two = await store.receive({ filename: 'b.txt', bytes: plan('việc hai') })
      await runner.drain({ ids: [two.documentId] })
      expect((await store.document(one.documentId))?.status).toBe('received')
      expect((await store.document(two.documentId))?.status).toBe('done')
    })

    it('stopped before it begins, it leaves every document waiting', async () => {
      const { documentId } = await store.receive({ filename: 'a.txt', bytes: plan('việc ba') })
      expect(await runner.drain({ signal: AbortSignal.abort() })).toEqual({ stored: 0, failed: 0 })
      expect((await store.document(documentId))?.status).toBe('received')
    })

    it('the same document again gives the same record and no second version', async () => {
      const { documentId } = await store.receive({ filename: 'a.txt', bytes: plan('việc bốn') })
      await runner.drain()
      await store.requeue(documentId)
      await runner.drain()
      expect(await store.versions(documentId)).toHaveLength(1)
      expect(events.flatMap((e) => (e.kind === 'stored' ? [e.changed] : []))).toEqual([true, false])
    })
  })
}
