import { describe, expect, it } from 'vitest'
import { bytesOf } from '../invented.js'
import type { Stage } from './stage.js'

/** What an organisation wants told elsewhere, and that no crash loses it. */
export function webhooksContract(stage: Stage): void {
  const hook = { url: 'https://vanban.example.vn/nghe', secret: 'whsec_YQ==', createdBy: 'mai' }
  const both = ['document.ready', 'document.failed'] as const
  const lease = { limit: 10, leaseMs: 60_000 }

  describe('webhooks', () => {
    it('are added, listed, disabled and removed', async () => {
      const { webhooks } = stage.store
      const made = await webhooks.add({ ...hook, kinds: both })
      const { url, createdBy } = hook
      const shown = { id: made.id, url, kinds: both, createdBy, createdAt: stage.now(), disabled: false }
      expect(made).toEqual(shown)
      expect(await webhooks.list()).toEqual([shown])
      expect(await webhooks.setDisabled(made.id, true)).toBe(true)
      expect((await webhooks.list())[0]?.disabled).toBe(true)
      expect(await webhooks.remove(made.id)).toBe(true)
      expect(await webhooks.list()).toEqual([])
      expect([await webhooks.remove(made.id), await webhooks.setDisabled(made.id, true)]).toEqual([false, false])
    })

    it('are told of a record, once for each reading, and of what failed', async () => {
      const { webhooks } = stage.store
      const all = await webhooks.add({ ...hook, kinds: both })
      const failures = await webhooks.add({ ...hook, kinds: ['document.failed'] })
      await webhooks.setDisabled((await webhooks.add({ ...hook, kinds: both })).id, true)
      const ready = await stage.keep('Kế hoạch thư viện xã')
      const { documentId } = await stage.store.receive({ filename: 'b.txt', bytes: bytesOf('b') })
      await stage.store.fail(await stage.claimed(), { code: 'x', message: '', hint: null, retry: true })
      await stage.store.fail(await stage.claimed(), { code: 'ingest.x', message: '', hint: null, retry: false })
      const told = (await webhooks.take(lease)).map(({ webhookId, kind, documentId: id, version, code }) => ({
        webhookId,
        kind,
        id,
        version,
        code,
      }))
      expect(told).toEqual([
        { webhookId: all.id, kind: 'document.ready', id: ready, version: 1, code: null },
        { webhookId: failures.id, kind: 'document.failed', id: documentId, version: null, code: 'ingest.x' },
        { webhookId: all.id, kind: 'document.failed', id: documentId, version: null, code: 'ingest.x' },
      ])
    })

    it('a message is given to one sender, and again where nobody says how it ended', async () => {
      const { webhooks } = stage.store
      await webhooks.add({ ...hook, kinds: both })
      await stage.keep('một')
      const [one, other] = await Promise.all([webhooks.take(lease), webhooks.take(lease)])
      expect(one.length + other.length).toBe(1)
      expect(await webhooks.take(lease)).toEqual([])
      stage.wait(60_000)
      const [again] = await webhooks.take(lease)
      expect(again).toMatchObject({ url: hook.url, secret: hook.secret, attempts: 2 })
      expect(again?.messageId).toBe([...one, ...other][0]?.messageId)
    })

    it('is tried again later, and in the end left; a person may send it again', async () => {
      const { webhooks } = stage.store
      const { id } = await webhooks.add({ ...hook, kinds: both })
      await stage.keep('một')
      for (const againInMs of [5_000, null]) {
        const [taken] = await webhooks.take(lease)
        if (taken === undefined) throw new Error('nothing is due')
        await webhooks.ended(taken, { delivered: false, status: 500, reason: 'answered 500', againInMs })
        expect(await webhooks.take(lease)).toEqual([])
        stage.wait(againInMs ?? 10_000_000)
      }
      const [left] = await webhooks.deliveries(id, 10)
      expect(left).toMatchObject({ state: 'failed', attempts: 2, status: 500, reason: 'answered 500', dueAt: null })
      expect(await webhooks.redeliver(id + 1, left?.id ?? 0)).toBe(false)
      expect(await webhooks.redeliver(id, left?.id ?? 0)).toBe(true)
      const [last] = await webhooks.take(lease)
      if (last === undefined) throw new Error('nothing is due')
      await webhooks.ended(last, { delivered: true, status: 204, reason: null, againInMs: null })
      expect((await webhooks.deliveries(id, 10))[0]).toMatchObject({ state: 'delivered', attempts: 1, status: 204 })
      expect(await webhooks.forget(stage.now())).toBe(1)
      expect(await webhooks.deliveries(id, 10)).toEqual([])
    })

    it('none holds another up: a few of each, every first before any second', async () => {
      const { webhooks } = stage.store
      const slow = await webhooks.add({ ...hook, kinds: both })
      for (const subject of ['một', 'hai', 'ba']) await stage.keep(subject)
      stage.wait(1)
      const other = await webhooks.add({ ...hook, kinds: both })
      await stage.keep('bốn')
      const hooksOf = async (options: object) =>
        (await webhooks.take({ ...lease, ...options })).map(({ webhookId }) => webhookId)
      expect(await hooksOf({ limit: 2 })).toEqual([slow.id, other.id])
      expect(await hooksOf({ except: [slow.id] })).toEqual([])
      expect(await hooksOf({ ofEach: 2 })).toEqual([slow.id, slow.id])
      expect(await hooksOf({})).toEqual([slow.id])
    })

    it('what waits is not forgotten, and goes with its webhook', async () => {
      const { webhooks } = stage.store
      const { id } = await webhooks.add({ ...hook, kinds: both })
      await stage.keep('một')
      stage.wait(1)
      expect(await webhooks.forget(stage.now())).toBe(0)
      await webhooks.setDisabled(id, true)
      expect(await webhooks.take(lease)).toEqual([])
      await webhooks.remove(id)
      expect(await webhooks.take(lease)).toEqual([])
    })
  })
}
