import type { Assignment, PlanRecord } from '@vanthu/document'
import { anchorOf } from '@vanthu/document'
import { describe, expect, it } from 'vitest'
import type { Facts } from '../invented.js'
import { assignment, body, bytesOf, extraction, planRecord } from '../invented.js'
import type { Stage } from './stage.js'
import { codeOf } from './stage.js'

/** What people correct. */
export function correctionsContract(stage: Stage): void {
  const text = 'Rà soát bến đò trên sông'
  const task = (rest: Partial<Assignment> = {}): Assignment =>
    assignment('a1', text, { responsible: [body('Sở Y tế')], confidence: 0.5, ...rest })
  const keep = (facts: Facts = { assignments: [task()] }, header: Partial<PlanRecord['document']> = {}) =>
    stage.keep('văn bản', header, facts)
  const reread = async (documentId: string, facts: Facts): Promise<void> => {
    await stage.store.putVersion(documentId, extraction(planRecord(bytesOf('văn bản'), {}, facts), 'văn bản'))
  }
  const right = (name = 'Sở Giao thông vận tải') => ({
    target: { of: 'task', anchor: anchorOf(task().evidence), field: 'responsible' } as const,
    before: [{ name: 'Sở Y tế', bodyId: null }],
    after: [{ name, bodyId: null }],
    who: 'mai@hoagiang.vn',
  })
  const asked = async (name: string): Promise<number> =>
    (await stage.store.tasks({ body: { names: [name] } })).rows.length

  describe('corrections', () => {
    it('answer questions from now on; the extraction stays as it was', async () => {
      const documentId = await keep()
      stage.wait(5)
      const event = await stage.store.correct(documentId, { ...right(), note: 'đọc trên bản giấy' })
      expect(event).toMatchObject({ who: 'mai@hoagiang.vn', at: stage.now(), outcome: 'applied', undoneBy: null })
      expect(await asked('Sở Giao thông vận tải')).toBe(1)
      expect(await asked('Sở Y tế')).toBe(0)
      expect((await stage.store.record(documentId))?.assignments[0]).toMatchObject({
        responsible: [{ name: 'Sở Giao thông vận tải', bodyId: null }],
        confidence: 1,
      })
      expect((await stage.store.record(documentId, 1))?.assignments[0]?.responsible[0]?.name).toBe('Sở Y tế')
      expect((await stage.store.doubts()).rows).toEqual([])
      expect((await stage.store.versions(documentId)).length).toBe(1)
      expect((await stage.store.verify()).filter((f) => f.severity !== 'info')).toEqual([])
    })

    it('survive a new extraction, which never overwrites what a person said', async () => {
      const documentId = await keep()
      await stage.store.correct(documentId, right())
      await reread(documentId, { assignments: [task({ id: 'a4', responsible: [body('Công an tỉnh')] })] })
      expect(await asked('Sở Giao thông vận tải')).toBe(1)
      expect(await asked('Công an tỉnh')).toBe(0)
      expect((await stage.store.corrections(documentId)).map((c) => c.outcome)).toEqual(['conflict'])
      const elsewhere = { ...task().evidence, quote: 'Việc khác hẳn', raw: { from: 900, to: 913 } }
      await reread(documentId, { assignments: [assignment('a1', 'Việc khác hẳn', { evidence: elsewhere })] })
      expect((await stage.store.corrections(documentId)).map((c) => c.outcome)).toEqual(['detached'])
      await reread(documentId, { assignments: [task()] })
      expect((await stage.store.corrections(documentId)).map((c) => c.outcome)).toEqual(['applied'])
      await stage.store.reindex(documentId)
      expect(await asked('Sở Giao thông vận tải')).toBe(1)
      expect((await stage.store.verify()).filter((f) => f.severity !== 'info')).toEqual([])
    })

    it('are taken back by another event, once', async () => {
      const documentId = await keep()
      const { id } = await stage.store.correct(documentId, right())
      await stage.store.undoCorrection(documentId, id, 'lan@hoagiang.vn')
      expect(await asked('Sở Y tế')).toBe(1)
      const [event] = await stage.store.corrections(documentId)
      expect(event?.undoneBy).toBeGreaterThan(id)
      expect(event?.outcome).toBeNull()
      expect(await codeOf(stage.store.undoCorrection(documentId, id, 'lan'))).toBe('store.unknown_correction')
      expect(await codeOf(stage.store.undoCorrection(documentId, 999, 'lan'))).toBe('store.unknown_correction')
    })

    it('of the header are found by it', async () => {
      const documentId = await keep({}, { reference: '17/KH-UBND' })
      await stage.store.correct(documentId, {
        target: { of: 'header', field: 'reference' },
        before: '17/KH-UBND',
        after: '117/KH-UBND',
        who: 'mai',
      })
      expect(await stage.store.find('117/KH-UBND')).toEqual([documentId])
      expect(await stage.store.find('17/KH-UBND')).toEqual([])
    })

    it('that do not fit are refused, and nothing is changed', async () => {
      const documentId = await keep()
      const bad = { ...right(), after: 'Sở Giao thông vận tải' }
      expect(await codeOf(stage.store.correct(documentId, bad))).toBe('document.bad_correction')
      expect(await stage.store.corrections(documentId)).toEqual([])
      expect(await asked('Sở Y tế')).toBe(1)
      const { documentId: waiting } = await stage.store.receive({ filename: 'x', bytes: bytesOf('x') })
      expect(await codeOf(stage.store.correct(waiting, right()))).toBe('store.no_record')
    })

    it('made side by side are all kept', async () => {
      const documentId = await keep()
      await Promise.all([1, 2, 3, 4].map((n) => stage.store.correct(documentId, right(`Sở số ${n}`))))
      const events = await stage.store.corrections(documentId)
      expect(events).toHaveLength(4)
      const last = events.at(-1)?.after
      expect((await stage.store.record(documentId))?.assignments[0]?.responsible).toEqual(last)
    })
  })
}
