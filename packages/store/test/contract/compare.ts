import { describe, expect, it } from 'vitest'
import { comparisonColumns, comparisonLines } from '../../src/index.js'
import { assignment, body, citation, deadline, indicator } from '../invented.js'
import type { Stage } from './stage.js'

/** What provinces make of one instrument, side by side. */
export function compareContract(stage: Stage): void {
  describe('documents carrying out an instrument, side by side', () => {
    const carriesOut = citation('c1', 'Chỉ thị', { reference: '9-CT/TW', relation: 'carries-out' })
    const library = body('Sở Văn hóa', 'so-van-hoa')

    const threePlans = async (): Promise<void> => {
      await stage.keep(
        'Hòa Giang',
        { reference: '7/KH-UBND', issuedOn: '2023-02-10', provinceId: 'hoa-giang' },
        {
          citations: [carriesOut],
          assignments: [
            assignment('a1', 'Mở tủ sách.', { responsible: [library], role: 'lead' }),
            // Named twice, by two names of one body: still one task.
            assignment('a2', 'Mua sách.', { responsible: [body('Sở VH', 'so-van-hoa'), library] }),
            assignment('a3', 'Đọc sách.', { responsible: [body('Các xã')], with: [library] }),
          ],
          deadlines: [deadline('d1', 'trước ngày 30/6/2023', { date: '2023-06-30', what: 'báo cáo' })],
          indicators: [
            indicator('Xã có tủ sách', {
              target: { text: '80%', year: 2025, comparator: 'at-least', value: 80, unit: '%' },
            }),
          ],
        },
      )
      await stage.keep(
        'Tân Lộc',
        { reference: '8/KH-UBND', issuedOn: '2023-03-01', provinceId: 'tan-loc' },
        {
          citations: [carriesOut],
          assignments: [assignment('a1', 'Đọc sách cho trẻ.', { responsible: [body('Cac xa')] })],
          deadlines: [deadline('d1', 'hằng quý', { kind: 'periodic', every: 'quarter', what: 'Báo cáo' })],
          indicators: [
            indicator('xã có tủ sách', { target: { text: '60%', year: null, comparator: null, value: 60, unit: '%' } }),
          ],
        },
      )
      await stage.keep('Trung ương', { reference: '3/BC-BĐS', issuedOn: '2023-04-01' }, { citations: [carriesOut] })
      await stage.keep(
        'Chỉ nhắc đến',
        { reference: '9/KH-UBND', provinceId: 'tan-loc' },
        { citations: [{ ...carriesOut, relation: 'refers' }] },
      )
    }
    const asked = { instrument: { reference: '9-CT/TW' } } as const

    it('groups by province, those of none last', async () => {
      await threePlans()
      const { provinces, cut } = await stage.store.compare(asked)
      expect(cut).toBe(false)
      expect(provinces.map((side) => [side.provinceId, side.documents.map((d) => d.reference), side.tasks])).toEqual([
        ['hoa-giang', ['7/KH-UBND'], 3],
        ['tan-loc', ['8/KH-UBND'], 1],
        [null, ['3/BC-BĐS'], 0],
      ])
    })

    it('counts tasks by body: a registry entry once, under whatever name', async () => {
      await threePlans()
      const { provinces } = await stage.store.compare(asked)
      expect(provinces[0]?.bodies).toEqual([
        { name: 'Sở Văn hóa', bodyId: 'so-van-hoa', tasks: 2, leads: 1 },
        { name: 'Các xã', bodyId: null, tasks: 1, leads: 0 },
      ])
      expect(provinces[0]?.deadlines.map((row) => row.dueOn)).toEqual(['2023-06-30'])
      expect(provinces[1]?.indicators.map((row) => row.target?.text)).toEqual(['60%'])
    })

    it('of some documents only', async () => {
      await threePlans()
      const { provinces } = await stage.store.compare({ ...asked, document: { provinceId: 'tan-loc' } })
      expect(provinces.map((side) => side.provinceId)).toEqual(['tan-loc'])
      expect((await stage.store.compare({ instrument: { reference: '99-CT/TW' } })).provinces).toEqual([])
    })

    it('says that something was left out', async () => {
      const many = Array.from({ length: 201 }, (_, i) =>
        deadline(`d${i}`, 'trước ngày 30/6/2023', { date: '2023-06-30' }),
      )
      await stage.keep('Nhiều hạn', { provinceId: 'hoa-giang' }, { citations: [carriesOut], deadlines: many })
      const { provinces, cut } = await stage.store.compare(asked)
      expect([provinces[0]?.deadlines.length, cut]).toEqual([200, true])
    })

    it('as a table with a column for each province', async () => {
      await threePlans()
      const comparison = await stage.store.compare(asked)
      const columns = comparisonColumns(comparison, (id) => id ?? 'Không rõ tỉnh')
      expect(columns.map(({ key, heading }) => [key, heading])).toEqual([
        ['part', 'Nội dung'],
        ['label', 'So sánh'],
        ['hoa-giang', 'hoa-giang'],
        ['tan-loc', 'tan-loc'],
        ['none', 'Không rõ tỉnh'],
      ])
      const rows = comparisonLines(comparison).map((line) => columns.map((column) => column.value(line)))
      expect(rows).toEqual([
        ['Văn bản', 'Số văn bản', 1, 1, 1],
        ['Văn bản', 'Số, ký hiệu', '7/KH-UBND', '8/KH-UBND', '3/BC-BĐS'],
        ['Văn bản', 'Ngày ban hành', '2023-02-10', '2023-03-01', '2023-04-01'],
        ['Nhiệm vụ', 'Tổng số', 3, 1, 0],
        ['Nhiệm vụ', 'Các xã', 1, 1, null],
        ['Nhiệm vụ', 'Sở Văn hóa', 2, null, null],
        ['Thời hạn', 'Tổng số', 1, 1, 0],
        ['Thời hạn', 'báo cáo', '2023-06-30', 'hằng quý', null],
        ['Chỉ tiêu', 'Xã có tủ sách', '≥ 80% (2025)', '60%', null],
      ])
    })
  })
}
