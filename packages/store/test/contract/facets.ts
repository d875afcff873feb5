import { describe, expect, it } from 'vitest'
import type { FacetQuestion } from '../../src/index.js'
import { assignment, body, citation, deadline } from '../invented.js'
import type { Stage } from './stage.js'

/** How many there are of each kind. */
export function facetsContract(stage: Stage): void {
  describe('counts by a value', () => {
    const library = body('Sở Văn hóa', 'so-van-hoa')
    const communes = body('Các xã')

    const threeDocuments = async (): Promise<void> => {
      await stage.keep(
        'Kế hoạch thứ nhất',
        { type: 'Kế hoạch', issuer: 'UBND tỉnh Hòa Giang', provinceId: 'hoa-giang', issuedOn: '2024-05-02' },
        {
          assignments: [
            assignment('a1', 'Mở tủ sách.', { responsible: [library, communes], role: 'lead', deadlineIds: ['d1'] }),
            // Named twice, by two names of one body: still one task.
            assignment('a2', 'Mua sách.', { responsible: [body('Sở VH', 'so-van-hoa'), library] }),
            assignment('a3', 'Đọc sách cho trẻ.', { with: [library] }),
          ],
          deadlines: [
            deadline('d1', 'trước ngày 30/6/2024', { date: '2024-06-30' }),
            deadline('d2', 'hằng quý', { kind: 'periodic', every: 'quarter', who: [communes] }),
          ],
          citations: [
            citation('c1', 'Chỉ thị', { reference: '9-CT/TW', relation: 'carries-out' }),
            citation('c2', 'Luật', { kind: 'law', title: 'Thư viện' }),
          ],
        },
      )
      await stage.keep(
        'Kế hoạch thứ hai',
        { type: 'Kế hoạch', issuer: 'UBND tỉnh Tân Lộc', provinceId: 'tan-loc', issuedOn: '2024-05-30' },
        {
          assignments: [assignment('a1', 'Đọc sách.', { responsible: [body('Cac xa')] })],
          citations: [citation('c1', 'Chỉ thị', { reference: '9-CT/TW' })],
        },
      )
      await stage.keep('Công văn', { type: 'Công văn', issuer: 'UBND tỉnh Tân Lộc', provinceId: 'tan-loc' })
    }

    it.each([
      [
        { of: 'documents', by: 'type' },
        [
          ['Kế hoạch', 2],
          ['Công văn', 1],
        ],
        3,
      ],
      [
        { of: 'documents', by: 'issuer' },
        [
          ['UBND tỉnh Tân Lộc', 2],
          ['UBND tỉnh Hòa Giang', 1],
        ],
        3,
      ],
      [
        { of: 'documents', by: 'province' },
        [
          ['tan-loc', 2],
          ['hoa-giang', 1],
        ],
        3,
      ],
      [
        { of: 'documents', by: 'month' },
        [
          ['2024-05', 2],
          [null, 1],
        ],
        3,
      ],
      [{ of: 'documents', by: 'status' }, [['done', 3]], 3],
      [{ of: 'documents', by: 'type', question: { words: 'ke hoach' } }, [['Kế hoạch', 2]], 2],
      [
        { of: 'documents', by: 'province', question: { citing: { reference: '9-CT/TW' } } },
        [
          ['hoa-giang', 1],
          ['tan-loc', 1],
        ],
        2,
      ],
      [
        { of: 'tasks', by: 'province' },
        [
          ['hoa-giang', 3],
          ['tan-loc', 1],
        ],
        4,
      ],
      [{ of: 'tasks', by: 'province', question: { document: { provinceId: 'tan-loc' } } }, [['tan-loc', 1]], 1],
      [
        { of: 'tasks', by: 'province', question: { words: 'sách', role: 'perform' } },
        [
          ['hoa-giang', 2],
          ['tan-loc', 1],
        ],
        3,
      ],
      [
        { of: 'tasks', by: 'body' },
        [
          ['Các xã', 2],
          ['Sở Văn hóa', 2],
          [null, 1],
        ],
        4,
      ],
      [{ of: 'tasks', by: 'body', limit: 1 }, [['Các xã', 2]], 4],
      [
        { of: 'tasks', by: 'province', question: { body: { names: ['cac xa'], bodyIds: ['so-van-hoa'] } } },
        [
          ['hoa-giang', 2],
          ['tan-loc', 1],
        ],
        3,
      ],
      [
        { of: 'tasks', by: 'role', question: { body: { names: ['cac xa'] } } },
        [
          ['lead', 1],
          ['perform', 1],
        ],
        2,
      ],
      [
        { of: 'deadlines', by: 'kind' },
        [
          ['fixed', 1],
          ['periodic', 1],
        ],
        2,
      ],
      [
        { of: 'deadlines', by: 'body' },
        [
          ['Các xã', 2],
          ['Sở Văn hóa', 1],
        ],
        2,
      ],
      [{ of: 'deadlines', by: 'type' }, [['Kế hoạch', 2]], 2],
      [
        { of: 'citations', by: 'instrument' },
        [
          ['9-CT/TW', 2],
          ['Luật Thư viện', 1],
        ],
        3,
      ],
      [
        { of: 'citations', by: 'relation', question: { instrument: { reference: '9-CT/TW' } } },
        [
          ['carries-out', 1],
          ['refers', 1],
        ],
        2,
      ],
      [{ of: 'citations', by: 'month' }, [['2024-05', 3]], 3],
    ] satisfies readonly (readonly [FacetQuestion, readonly (readonly [string | null, number])[], number])[])(
      '%j',
      async (question, values, total) => {
        await threeDocuments()
        const facet = await stage.store.facet(question)
        expect(facet.values.map(({ value, count }) => [value, count])).toEqual(values)
        expect([facet.total, facet.complete]).toEqual([total, true])
      },
    )

    it('says how many values there are, more than it gives', async () => {
      await threeDocuments()
      expect(await stage.store.facet({ of: 'tasks', by: 'body', limit: 1 })).toMatchObject({ distinct: 3 })
      expect(await stage.store.facet({ of: 'tasks', by: 'role', question: { words: 'không có' } })).toEqual({
        values: [],
        distinct: 0,
        total: 0,
        complete: true,
      })
      await expect(stage.store.facet({ of: 'tasks', by: 'role', limit: 0 })).rejects.toThrow(RangeError)
    })
  })
}
