import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/index.js'
import { assignment, body, citation, deadline } from '../invented.js'
import type { Stage } from './stage.js'
import { codeOf } from './stage.js'

/** Who does what, asked in every way. */
export function tasksContract(stage: Stage): void {
  describe('tasks', () => {
    const library = body('Sở Văn hóa và Đọc sách', 'so-doc-sach')
    const treasury = body('Sở Tài chính', 'so-tai-chinh')
    const communes = body('Ủy ban nhân dân các xã, phường')

    const twoPlans = async (): Promise<{ readonly older: string; readonly newer: string }> => {
      const older = await stage.keep(
        'Kế hoạch thư viện',
        {
          reference: '7/KH-UBND',
          issuer: 'Ủy ban nhân dân tỉnh Hòa Giang',
          issuedOn: '2023-02-10',
          provinceId: 'hoa-giang',
        },
        {
          assignments: [
            assignment('a1', 'Chủ trì xây dựng tủ sách lưu động tại các xã vùng xa.', {
              responsible: [library],
              role: 'lead',
              with: [communes],
              deadlineIds: ['d1'],
              citationIds: ['c1'],
              confidence: 0.6,
            }),
            assignment('a2', 'Bố trí kinh phí mua sách hằng năm.', { responsible: [treasury], deadlineIds: ['d2'] }),
            assignment('a3', 'Phối hợp tuyên truyền văn hoá đọc.', {
              responsible: [communes, treasury],
              role: 'support',
            }),
          ],
          deadlines: [
            deadline('d1', 'trước ngày 30/6/2023', { date: '2023-06-30' }),
            deadline('d2', 'trước ngày 15/11 hằng năm', {
              kind: 'recurring',
              every: 'year',
              month: 11,
              day: 15,
              rrule: 'FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15',
            }),
          ],
          citations: [
            citation('c1', 'Luật', { kind: 'law', title: 'Thư viện', year: 2019, relation: 'basis' }),
            citation('c2', 'Chỉ thị', { reference: '9-CT/TW', relation: 'carries-out' }),
          ],
        },
      )
      const newer = await stage.keep(
        'Kế hoạch chợ đêm',
        {
          reference: '8/KH-UBND',
          issuer: 'Ủy ban nhân dân tỉnh Tân Lộc',
          issuedOn: '2022-12-01',
          provinceId: 'tan-loc',
        },
        {
          assignments: [
            assignment('a1', 'Sắp xếp gian hàng chợ đêm; báo cáo Sở Tài chính.', {
              responsible: [communes],
              requested: true,
            }),
            assignment('a2', 'Thẩm định phương án thu phí.', { responsible: [treasury], citationIds: ['c1'] }),
          ],
          citations: [citation('c1', 'Chỉ thị', { reference: '9 - CT/TW' })],
        },
      )
      return { older, newer }
    }

    const ids = async (question: Parameters<Store['tasks']>[0]): Promise<readonly string[]> =>
      (await stage.store.tasks(question)).rows.map((row) => `${row.document.reference ?? ''} ${row.taskId}`)

    it('gives everything a task has', async () => {
      const { older } = await twoPlans()
      const [row] = (await stage.store.tasks({ document: { documentId: older } })).rows
      expect(row).toEqual({
        document: {
          documentId: older,
          filename: 'Kế hoạch.txt',
          type: 'Kế hoạch',
          reference: '7/KH-UBND',
          issuedOn: '2023-02-10',
          issuer: 'Ủy ban nhân dân tỉnh Hòa Giang',
          provinceId: 'hoa-giang',
          title: null,
        },
        taskId: 'a1',
        section: 'II.1',
        text: 'Chủ trì xây dựng tủ sách lưu động tại các xã vùng xa.',
        responsible: [library],
        role: 'lead',
        with: [communes],
        requested: false,
        deadlines: [
          { deadlineId: 'd1', text: 'trước ngày 30/6/2023', kind: 'fixed', dueOn: '2023-06-30', rrule: null },
        ],
        citations: [{ citationId: 'c1', type: 'Luật', reference: null, title: 'Thư viện' }],
        page: 1,
        confidence: 0.6,
        highlights: [],
      })
    })

    it.each([
      ['all, the document received last first', {}, ['8 a1', '8 a2', '7 a1', '7 a2', '7 a3']],
      ['by name', { body: { names: ['Sở Tài chính'] } }, ['8 a2', '7 a2', '7 a3']],
      ['by name without marks', { body: { names: ['so tai chinh'] } }, ['8 a2', '7 a2', '7 a3']],
      [
        'by name with the tone placed the old way',
        { body: { names: ['Uỷ ban nhân dân các xã, phường'] } },
        ['8 a1', '7 a3'],
      ],
      ['a name with a wrong mark is another name', { body: { names: ['Sở Tài chỉnh'] } }, []],
      ['by registry id', { body: { bodyIds: ['so-doc-sach'] } }, ['7 a1']],
      [
        'by several names and ids',
        { body: { names: ['so tai chinh'], bodyIds: ['so-doc-sach'] } },
        ['8 a2', '7 a1', '7 a2', '7 a3'],
      ],
      ['by words of the name', { body: { words: 'xa phuong' } }, ['8 a1', '7 a3']],
      ['as partner', { body: { words: 'xã, phường' }, part: 'with' }, ['7 a1']],
      ['in either part', { body: { words: 'xã, phường' }, part: 'either' }, ['8 a1', '7 a1', '7 a3']],
      ['an unknown body has none', { body: { names: ['Sở Không Có'] } }, []],
      ['an empty list of bodies has none', { body: { names: [], bodyIds: [] } }, []],
      ['by role', { role: 'support' }, ['7 a3']],
      ['by request', { requested: true }, ['8 a1']],
      [
        'by instrument: cited in the task, or carried out by the document',
        { instrument: { reference: '9-CT/TW' } },
        ['8 a2', '7 a1', '7 a2', '7 a3'],
      ],
      ['by instrument, in the task itself', { instrument: { reference: '9-ct/tw' }, citedInTask: true }, ['8 a2']],
      ['by title of a law', { instrument: { title: 'luat thu vien' } }, ['7 a1']],
      ['by part of a title', { instrument: { title: 'Thư viện' } }, ['7 a1']],
      ['due between two days', { due: { from: '2023-06-01', to: '2023-06-30' } }, ['7 a1']],
      ['due, a recurring one', { due: { from: '2025-11-01', to: '2025-11-30' } }, ['7 a2']],
      ['due before the recurring one began', { due: { from: '2022-11-01', to: '2022-11-30' } }, []],
      ['due from a day on', { due: { from: '2023-07-01' } }, ['7 a2']],
      ['due up to a day', { due: { to: '2023-06-30' } }, ['7 a1']],
      [
        'by issuer, with or without its place',
        { document: { issuer: 'uy ban nhan dan' } },
        ['8 a1', '8 a2', '7 a1', '7 a2', '7 a3'],
      ],
      ['by issuer with its place', { document: { issuer: 'Ủy ban nhân dân tỉnh Tân Lộc' } }, ['8 a1', '8 a2']],
      ['by province', { document: { provinceId: 'hoa-giang' } }, ['7 a1', '7 a2', '7 a3']],
      ['by day of issue', { document: { issued: { from: '2023-01-01', to: '2023-12-31' } } }, ['7 a1', '7 a2', '7 a3']],
      ['by type', { document: { type: 'ke hoach' } }, ['8 a1', '8 a2', '7 a1', '7 a2', '7 a3']],
      ['by another type', { document: { type: 'Chỉ thị' } }, []],
      ['by words', { words: 'chợ đêm' }, ['8 a1']],
      ['by words of the responsible body', { words: 'tài chính phí' }, ['8 a2', '7 a2']],
      ['words and body', { words: 'van hoa', body: { names: ['so tai chinh'] } }, ['7 a3']],
      ['sorted by day of issue', { sort: 'issued' }, ['7 a1', '7 a2', '7 a3', '8 a1', '8 a2']],
      [
        'of a body, sorted by day of issue',
        { body: { names: ['so tai chinh'] }, sort: 'issued' },
        ['7 a2', '7 a3', '8 a2'],
      ],
      ['of a body, least certain first', { body: { bodyIds: ['so-doc-sach'] }, sort: 'confidence' }, ['7 a1']],
      ['words, sorted by day of issue', { words: 'phi', sort: 'issued' }, ['7 a2', '8 a2']],
      ['least certain first', { sort: 'confidence', limit: 2 }, ['7 a1', '8 a1']],
    ] as const)('%s', async (_, question, expected) => {
      await twoPlans()
      expect((await ids(question)).map((id) => id.replace('/KH-UBND', ''))).toEqual(expected)
    })

    it.each([
      ['all', {}, 5],
      ['by day of issue', { sort: 'issued' }, 5],
      ['by confidence', { sort: 'confidence' }, 5],
      ['of a body', { body: { words: 'so' } }, 4],
      ['under an instrument', { instrument: { reference: '9-CT/TW' } }, 4],
      ['falling due', { due: { from: '2023-01-01' } }, 2],
      ['of a province', { document: { provinceId: 'hoa-giang' } }, 3],
      ['of words and a body', { words: 'sach', body: { words: 'so' } }, 2],
    ] as const)('pages of one row add up: %s', async (_, question, count) => {
      await twoPlans()
      const all = await ids(question)
      const seen: string[] = []
      let after: string | undefined
      do {
        const page = await stage.store.tasks({ ...question, limit: 1, ...(after === undefined ? {} : { after }) })
        seen.push(...page.rows.map((row) => `${row.document.reference ?? ''} ${row.taskId}`))
        after = page.next ?? undefined
      } while (after !== undefined)
      expect(seen).toEqual(all)
      expect(seen).toHaveLength(count)
    })

    it('of a body that is named everywhere, in every order', async () => {
      // More tasks than are gathered and sorted; two names of the body stand in one task.
      const many = (name: string, count: number, confidence: number) =>
        Array.from({ length: count }, (_, i) =>
          assignment(`${name}${i}`, `Việc ${i}.`, { responsible: [treasury, communes], confidence }),
        )
      await stage.keep(
        'Cũ',
        { reference: '1/KH', issuedOn: '2020-01-01' },
        {
          assignments: many('a', 3000, 0.9).map((one, i) => (i === 7 ? { ...one, deadlineIds: ['d2'] } : one)),
          deadlines: [
            deadline('d1', 'trước ngày 30/6/2020', { date: '2020-06-30', who: [treasury] }),
            deadline('d2', 'trước ngày 01/7/2020', { date: '2020-07-01' }),
            deadline('d3', 'trước ngày 02/7/2020', { date: '2020-07-02', who: [library] }),
          ],
        },
      )
      await stage.keep('Mới', { reference: '2/KH', issuedOn: '2024-01-01' }, { assignments: many('b', 2, 0.99) })
      await stage.keep('Giữa', { reference: '3/KH', issuedOn: '2022-01-01' }, { assignments: many('c', 2500, 0.95) })
      const both = { names: ['Sở Tài chính'], words: 'xã phường' }
      const first = await stage.store.tasks({ body: both, sort: 'issued', limit: 3 })
      expect(first.rows.map((row) => row.taskId)).toEqual(['b0', 'b1', 'c0'])
      const second = await stage.store.tasks({ body: both, sort: 'issued', limit: 2, after: first.next ?? '' })
      expect(second.rows.map((row) => row.taskId)).toEqual(['c1', 'c2'])
      expect(await ids({ body: both, sort: 'confidence', limit: 2 })).toEqual(['1/KH a0', '1/KH a1'])
      expect(await ids({ body: both, limit: 1 })).toEqual(['3/KH c0'])
      expect((await stage.store.facet({ of: 'tasks', by: 'month', question: { body: both } })).total).toBe(5502)
      const due = await stage.store.due({ from: '2020-01-01', to: '2020-12-31', body: both })
      expect(due.rows.map((row) => row.deadline.deadlineId)).toEqual(['d1', 'd2'])
    }, 30_000)

    it('pages of words add up too', async () => {
      await twoPlans()
      const first = await stage.store.tasks({ words: 'sách', limit: 1 })
      const second = await stage.store.tasks({ words: 'sách', limit: 1, after: first.next ?? '' })
      expect([...first.rows, ...second.rows].map((row) => row.taskId)).toEqual(['a1', 'a2'])
      expect(second.next).toBeNull()
    })

    it('refuses a place that is not one of the question, and a limit out of range', async () => {
      await twoPlans()
      const { next } = await stage.store.tasks({ limit: 1 })
      expect(await codeOf(stage.store.tasks({ after: 'xyz' }))).toBe('store.bad_cursor')
      expect(await codeOf(stage.store.tasks({ sort: 'issued', after: next ?? '' }))).toBe('store.bad_cursor')
      await expect(stage.store.tasks({ limit: 0 })).rejects.toThrow(RangeError)
    })

    it('lists the bodies that have tasks', async () => {
      await twoPlans()
      expect(await stage.store.bodies()).toEqual([
        { ...treasury, responsible: 3, with: 0 },
        { ...communes, responsible: 2, with: 1 },
        { ...library, responsible: 1, with: 0 },
      ])
      expect((await stage.store.bodies({ words: 'doc sach' })).map((b) => b.name)).toEqual([library.name])
    })
  })
}
