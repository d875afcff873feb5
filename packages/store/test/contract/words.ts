import { describe, expect, it } from 'vitest'
import { assignment, body, bytesOf, deadline, extraction, planRecord } from '../invented.js'
import type { Stage } from './stage.js'
import { codeOf } from './stage.js'

/** Full text: exact and mark-blind at once. */
export function wordsContract(stage: Stage): void {
  describe('full text, exact and mark-blind at once', () => {
    const text =
      'Kế hoạch phát triển kinh tế – xã hội; giao Uỷ ban nhân dân xã Đồng Hoà (Chỉ thị số 28-CT/TW, 2.500 hộ).'
    it.each([
      ['ke hoach', true],
      ['KẾ HOẠCH', true],
      ['kế hoach', true],
      ['kẻ hoạch', false],
      ['hoạch kế', true],
      ['"kế hoạch"', true],
      ['"hoạch kế"', false],
      ['"ke hoach"', false],
      ['“kế hoạch phát triển”', true],
      ['"kế hoạch', true],
      ['ke\u0302\u0301 hoa\u0323ch', true],
      ['dong hoa', true],
      ['đồng hòa', true],
      ['đồng hoà', true],
      ['đong hoa', false],
      ['uy ban', true],
      ['Ủy ban', true],
      ['Uỷ ban', true],
      ['28-CT/TW', true],
      ['28 ct tw', true],
      ['CT-28/TW', false],
      ['2.500', true],
      ['kinh tế xã hội', true],
      ['"kinh tế - xã hội"', true],
      ['hội giao', true],
      ['triên', false],
      ['tri', false],
      ['kế AND hoạch', false],
      ['NOT kế', false],
      ['kế* ^hoạch) OR ("', false],
      ['kế* ^hoạch) ("', true],
      ["kế'; DROP TABLE tasks; --", false],
      ['kế \u0000 hoạch', true],
    ] as const)('%s → %s', async (words, found) => {
      await stage.keep(text, {}, { assignments: [assignment('a1', text)] })
      expect((await stage.store.tasks({ words })).rows.length === 1).toBe(found)
      expect((await stage.store.documents({ words })).rows.length === 1).toBe(found)
    })

    it.each([[''], ['   '], ['"'], ['*-/'], ['"" ()']])('refuses %j, which has no word', async (words) => {
      expect(await codeOf(stage.store.tasks({ words }))).toBe('store.empty_search')
    })

    it('finds text in decomposed form and shows the places in the text as it stands', async () => {
      const decomposed = 'Tuyên truyền kế hoạch đọc sách.'.normalize('NFD')
      await stage.keep('x', {}, { assignments: [assignment('a1', decomposed)] })
      const [row] = (await stage.store.tasks({ words: 'kế "đọc sách"' })).rows
      expect(row?.highlights.map((h) => row.text.slice(h.from, h.to).normalize('NFC'))).toEqual(['kế', 'đọc sách'])
    })

    it('shows a snippet of a document around what was found', async () => {
      const long = `${'Một câu mở đầu dài. '.repeat(40)}Tổ chức bơi an toàn\ncho học sinh. ${'Một câu kết thúc. '.repeat(40)}`
      await stage.keep(long)
      const [row] = (await stage.store.documents({ words: 'boi an toan' })).rows
      const snippet = row?.snippet
      expect(snippet?.text).toContain('Tổ chức bơi an toàn cho học sinh.')
      expect(snippet?.text.length).toBeLessThanOrEqual(240)
      expect(snippet?.highlights.map((h) => snippet.text.slice(h.from, h.to))).toEqual(['bơi', 'an', 'toàn'])
      expect([snippet?.cutBefore, snippet?.cutAfter]).toEqual([true, true])
    })

    it.each([
      ['in the order of receipt', {}],
      ['by day of issue', { sort: 'issued' }],
      ['by confidence', { sort: 'confidence' }],
      ['of a body', { body: { names: ['Sở Y tế'] } }],
      ['of an issuer', { document: { issuer: 'Ủy ban nhân dân' } }],
      ['due in a year', { due: { from: '2024-01-01', to: '2024-12-31' } }],
    ] as const)('finds words together with everything else that is asked: %s', async (_, question) => {
      const due = deadline('d1', 'ngày 1/5/2024', { kind: 'fixed', date: '2024-05-01' })
      for (const text of ['Kế hoạch đọc sách', 'Kế hoạch trồng cây', 'Báo cáo trồng cây']) {
        const task = assignment('a1', text, { responsible: [body('Sở Y tế')], deadlineIds: ['d1'] })
        await stage.keep(text, { issuer: 'Ủy ban nhân dân tỉnh Hòa Giang' }, { assignments: [task], deadlines: [due] })
      }
      const found = (await stage.store.tasks({ words: 'ke hoach', ...question })).rows.map((row) => row.text)
      expect(found.toSorted()).toEqual(['Kế hoạch trồng cây', 'Kế hoạch đọc sách'])
    })

    it('searches the repaired text, and the newest version only', async () => {
      const bytes = bytesOf('scan')
      const { documentId } = await stage.store.receive({ filename: 'a', bytes })
      const edits = [{ span: { from: 0, to: 2 }, replacement: 'Kế', rule: 'r', confidence: 1 }]
      await stage.store.putVersion(documentId, extraction(planRecord(bytes), 'Kê hoạch', { edits }))
      expect((await stage.store.documents({ words: 'kế' })).rows).toHaveLength(1)
      expect((await stage.store.documents({ words: 'kê' })).rows).toHaveLength(0)
      await stage.store.putVersion(documentId, extraction(planRecord(bytes, { title: 'mới' }), 'Kê hoạch'))
      expect((await stage.store.documents({ words: 'kế' })).rows).toHaveLength(0)
    })

    it('no phrase reaches from a task into the names beside it', async () => {
      await stage.keep('x', {}, { assignments: [assignment('a1', 'Báo cáo Sở', { responsible: [body('Tài chính')] })] })
      expect((await stage.store.tasks({ words: '"Sở Tài chính"' })).rows).toHaveLength(0)
      expect((await stage.store.tasks({ words: 'Sở Tài chính' })).rows).toHaveLength(1)
    })
  })
}
