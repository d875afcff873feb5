import { describe, expect, it } from 'vitest'
import { recordOf } from '../plain-text.js'

const unread = (text: string): readonly string[] =>
  recordOf(`I. NHIỆM VỤ\n- ${text}`).unread.map((u) => `${u.kind}: ${u.evidence.quote}`)

describe('places that look like a fact and were not read', () => {
  it.each([
    ['Thực hiện Quyết định số ……/QĐ-UBND của tỉnh.', ['citation: Quyết định số ……/QĐ-UBND']],
    ['Thực hiện Công văn số 1Z4/QĐ-UBND của tỉnh.', ['citation: Công văn số 1Z4/QĐ-UBND']],
    ['Hoàn thành trước ngày 31/02/2024.', ['deadline: Hoàn thành trước ngày 31/02/2024.']],
  ])('%s', (text, expected) => {
    expect(unread(text)).toEqual(expect.arrayContaining(expected))
  })

  it.each([
    'Thực hiện Quyết định số 12/QĐ-UBND ngày 02/3/2024 của tỉnh.',
    'Báo cáo kết quả trước ngày 30/6/2024.',
    'Lập theo Mẫu số 08/TSC-HĐ.',
    'Sắp xếp sách theo số thứ tự.',
    'Thực hiện Nghị quyết số 29.',
    'Trước ngày 31/02, Sở đã khảo sát xong kho.',
    'Yêu cầu Sở Tài chính thực hiện các việc sau:\n+ Thẩm định dự toán.',
    'Kiểm kê.\n2. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh\n- Giám sát.',
  ])('has nothing to say of: %s', (text) => {
    expect(unread(text)).toEqual([])
  })
})
