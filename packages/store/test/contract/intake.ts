import { describe, expect, it } from 'vitest'
import { leaseholder } from '../../src/index.js'
import { bytesOf, sha256 } from '../invented.js'
import type { Stage } from './stage.js'
import { codeOf } from './stage.js'

/** From the bytes of a document to the claim on it. */
export function intakeContract(stage: Stage): void {
  const holder = leaseholder()

  describe('receiving', () => {
    it('keeps the same bytes once, under whatever name', async () => {
      const bytes = bytesOf('một văn bản')
      const first = await stage.store.receive({ filename: 'a.txt', bytes })
      const second = await stage.store.receive({ filename: 'b.txt', bytes })
      expect(first).toEqual({ documentId: sha256(bytes), known: false, status: 'received' })
      expect(second).toEqual({ documentId: sha256(bytes), known: true, status: 'received' })
      expect((await stage.store.counts()).documents).toEqual({ received: 1, processing: 0, done: 0, failed: 0 })
      expect(await stage.store.blobs.get(first.documentId)).toEqual(Buffer.from(bytes))
    })

    it('tells how much waits, and since when', async () => {
      expect(await stage.store.queue()).toEqual({ received: 0, processing: 0, failed: 0, oldestReceivedAt: null })
      const since = stage.now()
      await stage.store.receive({ filename: 'a.txt', bytes: bytesOf('a') })
      stage.wait(5_000)
      await stage.store.receive({ filename: 'b.txt', bytes: bytesOf('b') })
      expect(await stage.store.queue()).toMatchObject({ received: 2, oldestReceivedAt: since })
      const claim = await stage.store.claim({ holder })
      expect(await stage.store.queue()).toMatchObject({ received: 1, processing: 1, oldestReceivedAt: since + 5_000 })
      if (claim !== null) await stage.store.fail(claim, { code: 'x', message: '', hint: null, retry: false })
      expect(await stage.store.queue()).toMatchObject({ received: 1, processing: 0, failed: 1 })
    })

    it('shows a document before it was read', async () => {
      const { documentId } = await stage.store.receive({ filename: 'ke-hoach.pdf', bytes: bytesOf('x') })
      expect(await stage.store.document(documentId)).toMatchObject({
        filename: 'ke-hoach.pdf',
        status: 'received',
        version: 0,
        receivedAt: stage.now(),
        reference: null,
        tasks: 0,
        failure: null,
      })
      expect(await stage.store.record(documentId)).toBeNull()
      expect(await stage.store.texts(documentId)).toBeNull()
    })

    it('takes an empty file and any name', async () => {
      const { documentId } = await stage.store.receive({
        filename: '../../"; DROP TABLE documents; --\u0000.pdf',
        bytes: bytesOf(''),
      })
      expect((await stage.store.document(documentId))?.bytes).toBe(0)
    })

    it.each([
      ['document', null],
      ['record', 'store.unknown_document'],
      ['pages', 'store.unknown_document'],
      ['versions', 'store.unknown_document'],
      ['requeue', 'store.unknown_document'],
      ['reindex', 'store.unknown_document'],
    ] as const)('%s of a document that was not received: %s', async (method, code) => {
      const unknown = sha256('nothing')
      if (code === null) expect(await stage.store[method](unknown)).toBeNull()
      else expect(await codeOf(stage.store[method](unknown))).toBe(code)
    })
  })

  describe('claims', () => {
    it('gives the one that waits longest, and each to one holder', async () => {
      const a = await stage.store.receive({ filename: 'a', bytes: bytesOf('a') })
      const b = await stage.store.receive({ filename: 'b', bytes: bytesOf('b') })
      expect((await stage.claimed()).documentId).toBe(a.documentId)
      expect((await stage.claimed()).documentId).toBe(b.documentId)
      expect(await stage.store.claim({ holder })).toBeNull()
    })

    it('gives one by name', async () => {
      await stage.store.receive({ filename: 'a', bytes: bytesOf('a') })
      const b = await stage.store.receive({ filename: 'b', bytes: bytesOf('b') })
      expect(await stage.claimed(b.documentId)).toMatchObject({ documentId: b.documentId, filename: 'b', attempt: 1 })
    })

    it('gives a document again when the claim has run out, not before; a heartbeat puts that off', async () => {
      await stage.store.receive({ filename: 'a', bytes: bytesOf('a') })
      const first = await stage.claimed()
      stage.wait(50_000)
      expect(await stage.store.heartbeat(first)).toBe(true)
      stage.wait(50_000)
      expect(await stage.store.claim({ holder })).toBeNull()
      stage.wait(20_000)
      const second = await stage.claimed()
      expect(second.attempt).toBe(2)
      expect(await stage.store.heartbeat(first)).toBe(false)
      await stage.store.fail(first, { code: 'x.y', message: 'm', hint: null, retry: false })
      expect((await stage.store.document(second.documentId))?.status).toBe('processing')
    })

    const hour = 3_600_000
    it('where the clock goes back by an hour, gives what was received before, and leaves what is under work', async () => {
      const a = await stage.store.receive({ filename: 'a', bytes: bytesOf('a') })
      await stage.store.receive({ filename: 'b', bytes: bytesOf('b') })
      const first = await stage.claimed(a.documentId)
      stage.wait(-hour)
      expect((await stage.claimed()).filename).toBe('b')
      expect(await stage.store.claim({ holder })).toBeNull()
      expect(await stage.store.heartbeat(first)).toBe(true)
      stage.wait(61_000)
      expect((await stage.claimed()).documentId).toBe(a.documentId)
    })

    it('where the clock goes on by an hour, gives a document to another, and its first holder is told', async () => {
      const { documentId } = await stage.store.receive({ filename: 'a', bytes: bytesOf('a') })
      const first = await stage.claimed()
      stage.wait(hour)
      const second = await stage.claimed()
      expect(second).toMatchObject({ documentId, attempt: 2 })
      expect(await stage.store.heartbeat(first)).toBe(false)
      stage.wait(-hour)
      expect(await stage.store.heartbeat(second)).toBe(true)
      expect(await stage.store.claim({ holder })).toBeNull()
    })

    it('gives a document at once when its holder is a process of this machine that is gone', async () => {
      await stage.store.receive({ filename: 'a', bytes: bytesOf('a') })
      const [machine] = leaseholder().split('/')
      expect(await stage.store.claim({ holder: `${machine ?? ''}/4194303/gone` })).not.toBeNull()
      expect(await stage.store.claim({ holder })).toMatchObject({ attempt: 2 })
    })

    it('gives its holder a document again that it names; others not', async () => {
      const { documentId } = await stage.store.receive({ filename: 'a', bytes: bytesOf('a') })
      const mine = 'queue/x'
      const first = await stage.store.claim({ holder: mine, documentId })
      expect(await stage.store.held(documentId, mine)).toEqual(first)
      expect(await stage.store.held(documentId, holder)).toBeNull()
      expect(await stage.store.claim({ holder, documentId })).toBeNull()
      expect(await stage.store.claim({ holder: mine })).toBeNull()
      expect(await stage.store.claim({ holder: mine, documentId })).toMatchObject({ attempt: 2 })
      expect(first === null ? true : await stage.store.heartbeat(first)).toBe(false)
    })

    it('keeps pages of a document until it ends, for who read them only', async () => {
      const { documentId } = await stage.store.receive({ filename: 'a', bytes: bytesOf('a') })
      const image = { page: 2, sha256: 'ab'.repeat(32), mediaType: 'image/webp', width: 10, height: 20 }
      const two = { page: 2, reading: '{"a":"Việc hai"}', image }
      const one = { page: 1, reading: '{}', image: null }
      expect(await stage.store.keepPage(documentId, 'v1', { ...two, reading: 'before' })).toBe(1)
      expect(await stage.store.keepPage(documentId, 'v1', two)).toBe(1)
      expect(await stage.store.keepPage(documentId, 'v1', one)).toBe(2)
      const isKept = (producer: string, page: number) => stage.store.isPageKept(documentId, producer, page)
      expect(await Promise.all([isKept('v1', 2), isKept('v1', 3), isKept('v2', 2)])).toEqual([true, false, false])
      expect(await stage.store.keptPages(documentId, 'v1')).toEqual([one, two])
      expect(await stage.store.keptPageNumbers(documentId, 'v1')).toEqual([1, 2])
      expect(await stage.store.keptPages(documentId, 'v2')).toEqual([])
      await stage.store.fail(await stage.claimed(), { code: 'x.y', message: 'm', hint: null, retry: false })
      expect(await stage.store.keptPages(documentId, 'v1')).toEqual([])
      await stage.store.keepPage(documentId, 'v1', one)
      await stage.keep('a')
      expect(await stage.store.keptPages(documentId, 'v1')).toEqual([])
      expect(await codeOf(stage.store.keepPage('0'.repeat(64), 'v1', one))).toBe('store.unknown_document')
    })

    it('gives up a document whose processing never ends', async () => {
      const { documentId } = await stage.store.receive({ filename: 'a', bytes: bytesOf('a') })
      for (let i = 0; i < 3; i++) {
        await stage.claimed()
        stage.wait(100_000)
      }
      expect(await stage.store.claim({ holder })).toBeNull()
      expect(await stage.store.document(documentId)).toMatchObject({
        status: 'failed',
        failure: { code: 'store.too_many_attempts' },
      })
    })

    it('released, it waits again and the attempt does not count', async () => {
      await stage.store.receive({ filename: 'a', bytes: bytesOf('a') })
      await stage.store.release(await stage.claimed())
      expect((await stage.claimed()).attempt).toBe(1)
    })

    it('failed for a fault of the document, it stays failed until queued again', async () => {
      const { documentId } = await stage.store.receive({ filename: 'a', bytes: bytesOf('a') })
      await stage.store.fail(await stage.claimed(), {
        code: 'ingest.encrypted_pdf',
        message: 'locked',
        hint: 'unlock',
        retry: false,
      })
      expect(await stage.store.document(documentId)).toMatchObject({
        status: 'failed',
        failure: { code: 'ingest.encrypted_pdf', message: 'locked', hint: 'unlock' },
      })
      expect(await stage.store.claim({ holder })).toBeNull()
      await stage.store.requeue(documentId)
      expect(await stage.claimed()).toMatchObject({ documentId, attempt: 1 })
    })

    it('failed for what no document can be the reason of, it waits and is tried again, however often', async () => {
      const { documentId } = await stage.store.receive({ filename: 'a', bytes: bytesOf('a') })
      const full = { code: 'store.disk_full', message: 'm', hint: null, retry: true, blameless: true }
      for (let i = 0; i < 5; i++) {
        const claim = await stage.claimed()
        expect(claim.attempt).toBe(1)
        await stage.store.fail(claim, { ...full, retryAfterMs: 5000 })
        expect(await stage.store.claim({ holder })).toBeNull()
        stage.wait(5000)
      }
      expect((await stage.store.document(documentId))?.status).toBe('received')
    })

    it('failed for a fault of the machine, it waits and is tried again, three times in all', async () => {
      const { documentId } = await stage.store.receive({ filename: 'a', bytes: bytesOf('a') })
      for (let attempt = 1; attempt <= 3; attempt++) {
        await stage.store.fail(await stage.claimed(), {
          code: 'm.disk',
          message: 'm',
          hint: null,
          retry: true,
          retryAfterMs: 5000,
        })
        if (attempt < 3) expect(await stage.store.claim({ holder })).toBeNull()
        stage.wait(5000)
      }
      expect((await stage.store.document(documentId))?.status).toBe('failed')
    })
  })
}
