import { describe, expect, it } from 'vitest'
import { assignment, citation, evidence, indicator } from '../invented.js'
import type { Stage } from './stage.js'

/** Citations, documents, indicators, doubts and counts. */
export function documentsContract(stage: Stage): void {
  describe('citations, documents, indicators, doubts', () => {
    const twoDocuments = async (): Promise<readonly [string, string]> => [
      await stage.keep(
        'Công văn về đọc sách',
        { type: 'Công văn', issuedOn: '2024-05-02', reference: '11/SDS-VP' },
        {
          citations: [
            citation('c1', 'Nghị định', {
              reference: '04/2013/NĐ-CP',
              relation: 'basis',
              mentions: [evidence('04/2013/NĐ-CP', 3), evidence('04/2013/NĐ-CP', 1), evidence('04/2013/NĐ-CP', 1)],
            }),
            citation('c2', 'Luật', {
              kind: 'law',
              title: 'Thư viện',
              relation: 'basis',
              status: 'resolved',
              confidence: 0.5,
            }),
          ],
          indicators: [
            indicator('Tỷ lệ xã có tủ sách', {
              target: { text: '≥ 80%', year: 2025, comparator: 'at-least', value: 80, unit: '%' },
            }),
          ],
          unread: [{ kind: 'citation', evidence: evidence('QĐ sô 1l/2O20') }],
        },
      ),
      await stage.keep(
        'Kế hoạch kèm căn cứ',
        { issuedOn: '2024-05-03' },
        {
          citations: [citation('c1', 'Nghị định', { reference: '4/2013/NĐ-CP' })],
          assignments: [assignment('a1', 'Một việc chưa rõ.', { confidence: 0.3 })],
        },
      ),
    ]

    it('citations of an instrument, zeros in front or not', async () => {
      await twoDocuments()
      const { rows } = await stage.store.citations({ instrument: { reference: '04/2013/NĐ-CP' } })
      expect(rows.map((row) => [row.document.type, row.relation, row.mentions, row.pages])).toEqual([
        ['Kế hoạch', 'refers', 1, [1]],
        ['Công văn', 'basis', 3, [1, 3]],
      ])
    })

    it.each([
      ['kind', { kind: 'law' }, ['Thư viện']],
      ['relation', { relation: 'basis' }, [null, 'Thư viện']],
      ['status', { status: 'resolved' }, ['Thư viện']],
      ['title', { instrument: { title: 'luật thư viện' } }, ['Thư viện']],
      ['no words in the title', { instrument: { title: '...' } }, []],
    ] as const)('citations by %s', async (_, question, titles) => {
      await twoDocuments()
      expect((await stage.store.citations(question)).rows.map((row) => row.title)).toEqual(titles)
    })

    it.each([
      ['citing an instrument', { citing: { reference: '4/2013/NĐ-CP' } }, [1, 0]],
      ['citing it as basis', { citing: { reference: '4/2013/NĐ-CP' }, relation: 'basis' }, [0]],
      ['by number', { reference: '11/sds-vp' }, [0]],
      ['by type', { document: { type: 'Công văn' } }, [0]],
      ['by state', { status: 'failed' }, []],
      ['by words', { words: 'doc sach' }, [0]],
      ['sorted by day of issue', { sort: 'issued' }, [1, 0]],
    ] as const)('documents %s', async (_, question, expected) => {
      const documents = await twoDocuments()
      const { rows } = await stage.store.documents(question)
      expect(rows.map((row) => documents.indexOf(row.documentId))).toEqual(expected)
    })

    it('documents, paged', async () => {
      const documents = await twoDocuments()
      for (const sort of ['received', 'issued'] as const) {
        const first = await stage.store.documents({ limit: 1, sort })
        const second = await stage.store.documents({ limit: 1, sort, after: first.next ?? '' })
        expect([...first.rows, ...second.rows].map((row) => row.documentId)).toEqual([...documents].reverse())
        expect(second.next).toBeNull()
      }
    })

    it('indicators by words of the name', async () => {
      await twoDocuments()
      expect((await stage.store.indicators({ name: 'tu sach' })).rows).toMatchObject([
        {
          name: 'Tỷ lệ xã có tủ sách',
          baseline: null,
          target: { text: '≥ 80%', value: 80, unit: '%', year: 2025 },
          comparator: 'at-least',
        },
      ])
      expect((await stage.store.indicators({ name: 'tư sách' })).rows).toEqual([])
    })

    it('doubts, least certain first', async () => {
      await twoDocuments()
      const { rows } = await stage.store.doubts()
      expect(rows.map((row) => [row.kind, row.recordId, row.text, row.confidence, row.reason])).toEqual([
        ['unread', null, 'QĐ sô 1l/2O20', 0, 'not-read'],
        ['task', 'a1', 'Một việc chưa rõ.', 0.3, 'nobody-named'],
        ['citation', 'c2', 'Luật', 0.5, 'unsure-rule'],
      ])
      expect((await stage.store.doubts({ kind: 'task' })).rows).toHaveLength(1)
      expect((await stage.store.doubts({ reason: 'nobody-named' })).rows).toHaveLength(1)
      expect((await stage.store.doubts({ below: 0.3 })).rows).toHaveLength(1)
      const first = await stage.store.doubts({ limit: 2 })
      expect((await stage.store.doubts({ limit: 2, after: first.next ?? '' })).rows.map((row) => row.recordId)).toEqual(
        ['c2'],
      )
    })

    it('counts', async () => {
      await twoDocuments()
      expect(await stage.store.counts()).toEqual({
        documents: { received: 0, processing: 0, done: 2, failed: 0 },
        pages: 2,
        tasks: 1,
        deadlines: 0,
        citations: 3,
        indicators: 1,
        doubts: 3,
      })
    })
  })
}
