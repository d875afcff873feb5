import { describe, expect, it } from 'vitest'
import { assignment, body, deadline } from '../invented.js'
import type { Stage } from './stage.js'
import { codeOf } from './stage.js'

/** What falls due when. */
export function deadlinesContract(stage: Stage): void {
  describe('deadlines', () => {
    const ministry = body('Bộ Đường thủy')
    const plan = async (): Promise<string> =>
      stage.keep(
        'Kế hoạch an toàn bến đò',
        { reference: '3/KH-UBND', issuedOn: '2024-01-20' },
        {
          assignments: [assignment('a1', 'Kiểm tra bến.', { responsible: [body('Sở Bến Đò')], deadlineIds: ['d1'] })],
          deadlines: [
            deadline('d1', 'trước ngày 31/3/2024', {
              date: '2024-03-31',
              reportTo: [ministry],
              via: [body('Sở Bến Đò')],
            }),
            deadline('d2', 'trong quý II/2024', {
              kind: 'window',
              bound: 'within',
              from: '2024-04-01',
              to: '2024-06-30',
            }),
            deadline('d3', 'trước ngày 20 hằng tháng', {
              kind: 'recurring',
              every: 'month',
              day: 20,
              rrule: 'FREQ=MONTHLY;BYMONTHDAY=20',
              who: [body('Các xã')],
            }),
            deadline('d4', 'trước ngày 05 tháng cuối quý', { kind: 'recurring', every: 'quarter', day: 5 }),
            deadline('d5', 'định kỳ hằng quý', { kind: 'periodic', bound: null, every: 'quarter' }),
            deadline('d6', 'đột xuất', { kind: 'adhoc', bound: null }),
            deadline('d7', 'ngày 30/02/2024', { date: '2024-02-30' }),
          ],
        },
      )

    it.each([
      [
        'by day, then order',
        { from: '2024-03-01', to: '2024-04-30' },
        ['03-05 d4', '03-20 d3', '03-31 d1', '04-20 d3'],
      ],
      ['a window falls due on its last day', { from: '2024-06-21', to: '2024-07-01' }, ['06-30 d2']],
      ['nothing before the document was issued', { from: '2023-12-01', to: '2024-01-19' }, []],
      ['on the day of issue itself', { from: '2024-01-20', to: '2024-01-20' }, ['01-20 d3']],
      [
        'periodic ones at the end of each period when asked',
        { from: '2024-03-21', to: '2024-06-30', periodic: true },
        ['03-31 d1', '03-31 d5', '04-20 d3', '05-20 d3', '06-05 d4', '06-20 d3', '06-30 d2', '06-30 d5'],
      ],
      [
        'by the body that must act',
        { from: '2024-03-01', to: '2024-04-30', body: { names: ['Các xã'] } },
        ['03-20 d3', '04-20 d3'],
      ],
      [
        'by the body of the task',
        { from: '2024-03-01', to: '2024-04-30', body: { names: ['Sở Bến Đò'] } },
        ['03-31 d1'],
      ],
      ['by document', { from: '2024-03-01', to: '2024-04-30', document: { issuer: 'khác' } }, []],
    ] as const)('due: %s', async (_, question, expected) => {
      await plan()
      const { rows } = await stage.store.due(question)
      expect(rows.map((row) => `${row.on.slice(5)} ${row.deadline.deadlineId}`)).toEqual(expected)
    })

    it('pages of two add up', async () => {
      await plan()
      const window = { from: '2024-03-01', to: '2024-12-31', periodic: true }
      const all = (await stage.store.due(window)).rows
      const seen = []
      let after: string | undefined
      do {
        const page = await stage.store.due({ ...window, limit: 2, ...(after === undefined ? {} : { after }) })
        seen.push(...page.rows)
        after = page.next ?? undefined
      } while (after !== undefined)
      expect(seen).toEqual(all)
      expect(all.length).toBeGreaterThan(12)
    })

    it.each([
      ['2024-02-01', '2024-01-01'],
      ['2024-01-01', '2045-01-01'],
      ['2024-02-30', '2024-03-01'],
    ])('refuses the window %s to %s', async (from, to) => {
      expect(await codeOf(stage.store.due({ from, to }))).toBe('store.bad_window')
      expect(await codeOf(stage.store.tasks({ due: { from, to } }))).toBe('store.bad_window')
    })

    it.each([[{ from: 'mai' }], [{ to: '2024-02-30' }]])('refuses %j as an open window', async (due) => {
      expect(await codeOf(stage.store.tasks({ due }))).toBe('store.bad_window')
    })

    it('lists deadlines as read', async () => {
      await plan()
      const { rows } = await stage.store.deadlines({ kind: 'fixed' })
      expect(rows.map((row) => [row.deadlineId, row.dueOn, row.reportTo, row.via])).toEqual([
        ['d1', '2024-03-31', [ministry], [body('Sở Bến Đò')]],
        ['d7', null, [], []],
      ])
      expect((await stage.store.deadlines({ body: { words: 'xa' } })).rows.map((row) => row.deadlineId)).toEqual(['d3'])
    })
  })
}
