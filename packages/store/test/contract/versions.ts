import { describe, expect, it } from 'vitest'
import { assignment, bytesOf, extraction, planRecord, sha256 } from '../invented.js'
import type { Stage } from './stage.js'
import { codeOf } from './stage.js'

/** Extractions, and finding a document by its names. */
export function versionsContract(stage: Stage): void {
  describe('versions', () => {
    it('stores record and texts, and the document is done', async () => {
      const bytes = bytesOf('quét')
      const { documentId } = await stage.store.receive({ filename: 'a', bytes })
      await stage.claimed()
      const record = planRecord(bytes, { title: 'Mở rộng thư viện lưu động' })
      const edits = [
        { span: { from: 0, to: 2 }, replacement: 'Mở', rule: 'decode.word', confidence: 0.8, alternatives: ['Mơ'] },
      ]
      const stored = await stage.store.putVersion(documentId, extraction(record, 'Mo rộng', { edits }))
      expect(stored).toEqual({ documentId, version: 1, changed: true, warnings: [] })
      expect(await stage.store.record(documentId)).toEqual(record)
      expect(await stage.store.texts(documentId)).toEqual({ raw: 'Mo rộng', repaired: 'Mở rộng', edits })
      expect(await stage.store.document(documentId)).toMatchObject({
        status: 'done',
        version: 1,
        title: record.document.title,
      })
    })

    it('the same extraction again adds nothing, another one is a new version, and the old one stays', async () => {
      const bytes = bytesOf('quét')
      const { documentId } = await stage.store.receive({ filename: 'a', bytes })
      const first = planRecord(bytes, {}, { assignments: [assignment('a1', 'Rà soát tủ sách cơ sở.')] })
      const second = planRecord(bytes, {}, { assignments: [assignment('a1', 'Rà soát tủ sách ở cơ sở.')] })
      expect((await stage.store.putVersion(documentId, extraction(first, 't'))).changed).toBe(true)
      expect(await stage.store.putVersion(documentId, extraction(first, 't'))).toMatchObject({
        version: 1,
        changed: false,
      })
      await stage.store.requeue(documentId)
      expect(await stage.store.putVersion(documentId, extraction(second, 't'))).toMatchObject({
        version: 2,
        changed: true,
      })
      expect((await stage.store.tasks()).rows.map((row) => row.text)).toEqual(['Rà soát tủ sách ở cơ sở.'])
      expect(await stage.store.record(documentId, 1)).toEqual(first)
      expect((await stage.store.versions(documentId)).map((v) => [v.version, v.current])).toEqual([
        [1, false],
        [2, true],
      ])
    })

    it('warns when number and issuer repeat, not when only one does', async () => {
      const header = { reference: '15/KH-UBND', issuer: 'Ủy ban nhân dân tỉnh Hòa Giang' }
      const first = await stage.keep('bản một', header)
      await stage.keep('nơi khác', { ...header, issuer: 'Ủy ban nhân dân tỉnh Tân Lộc' })
      await stage.keep('không rõ nơi nào', { reference: header.reference })
      await stage.keep('không rõ nơi khác', { reference: header.reference })
      const bytes = bytesOf('bản hai')
      const { documentId } = await stage.store.receive({ filename: 'b', bytes })
      const copy = planRecord(bytes, { reference: '15 /KH-UBND', issuer: 'Uỷ ban nhân dân tỉnh Hoà Giang' })
      const { warnings } = await stage.store.putVersion(documentId, extraction(copy, 'bản hai'))
      expect(warnings.map((w) => w.code)).toEqual(['store.repeated_reference'])
      expect(warnings[0]?.message).toContain(first.slice(0, 12))
      expect((await stage.store.documents({ repeated: true })).rows.map((row) => row.documentId)).toEqual([
        documentId,
        first,
      ])
    })

    it('refuses a record of another source, one that fits no schema, edits that leave the text, and lost images', async () => {
      const bytes = bytesOf('a')
      const { documentId } = await stage.store.receive({ filename: 'a', bytes })
      const record = planRecord(bytes)
      const image = { page: 1, sha256: sha256('no image'), mediaType: 'image/png', width: 10, height: 10 }
      const outside = [{ span: { from: 5, to: 9 }, replacement: '', rule: 'r', confidence: 1 }]
      const broken = {
        ...record,
        quality: { ...record.quality, pages: [{ page: 0, textFrom: 'ocr', confidence: 3, grade: 'good' }] },
      }
      await expect(stage.store.putVersion(documentId, extraction(planRecord(bytesOf('b')), 't'))).rejects.toThrow(
        RangeError,
      )
      // @ts-expect-error what a program without types could hand in
      await expect(stage.store.putVersion(documentId, extraction(broken, 't'))).rejects.toThrow(RangeError)
      await expect(stage.store.putVersion(documentId, extraction(record, 't', { edits: outside }))).rejects.toThrow(
        RangeError,
      )
      expect(await codeOf(stage.store.putVersion(documentId, extraction(record, 't', { pageImages: [image] })))).toBe(
        'store.missing_blob',
      )
      expect((await stage.store.document(documentId))?.version).toBe(0)
    })

    it('keeps page images and how each page was read', async () => {
      const bytes = bytesOf('a')
      const { documentId } = await stage.store.receive({ filename: 'a', bytes })
      const { sha256: digest } = await stage.store.blobs.put(bytesOf('a picture'))
      const pageImages = [{ page: 1, sha256: digest, mediaType: 'image/png', width: 1654, height: 2339 }]
      await stage.store.putVersion(documentId, extraction(planRecord(bytes), 't', { pageImages }))
      expect(await stage.store.pages(documentId)).toEqual([
        {
          page: 1,
          textFrom: 'ocr',
          confidence: 0.94,
          grade: 'good',
          image: { sha256: digest, mediaType: 'image/png', width: 1654, height: 2339 },
        },
      ])
    })

    it('makes facts and words anew from the record', async () => {
      const id = await stage.keep('Kế hoạch', {}, { assignments: [assignment('a1', 'Trồng cây xanh ven hồ.')] })
      await stage.store.reindex(id)
      expect((await stage.store.tasks({ words: 'cây xanh' })).rows).toHaveLength(1)
      expect(await stage.store.verify()).toEqual([])
    })
  })

  describe('finding a document', () => {
    it.each([
      ['the beginning of its id', (id: string) => id.slice(0, 6)],
      ['its number', () => '21/KH-UBND'],
      ['its number with spaces and small letters', () => ' 21 / kh-ubnd '],
    ])('by %s', async (_, asked) => {
      const id = await stage.keep('a', { reference: '21/KH-UBND' })
      await stage.keep('b', { reference: '22/KH-UBND' })
      expect(await stage.store.find(asked(id))).toEqual([id])
    })

    it('refuses what is neither', async () => {
      expect(await codeOf(stage.store.find('ab'))).toBe('store.short_id')
    })
  })
}
