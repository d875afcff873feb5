import { expect, it } from 'vitest'
import { recordOf } from './plain-text.js'

/** A plan of so many pages of 1,900 letters, every fact of it another: numbers, titles, days, tasks, targets. */
function pages(count: number): string {
  const lines = [
    'ỦY BAN NHÂN DÂN',
    'TỈNH HÒA GIANG',
    'Số: 45/KH-UBND',
    'Hòa Giang, ngày 02 tháng 4 năm 2024',
    'KẾ HOẠCH',
    'Tăng cường công tác lưu trữ năm 2024',
    'I. NHIỆM VỤ',
  ]
  for (let size = 0, i = 0; size < count * 1900; i++) {
    const item = [
      `${(i % 90) + 1}. Sở Nội vụ`,
      `- Thực hiện Quyết định số ${i + 1}/QĐ-KXB ngày 05/4/2023 và Chương trình số hóa kho ${i} tài liệu quý giai đoạn 2021 - 2030; phối hợp với Sở Tài chính báo cáo Ủy ban nhân dân tỉnh trước ngày ${(i % 28) + 1}/11 hằng năm.`,
      `- Kiểm kê kho theo Kế hoạch ${i} và Luật Lưu trữ năm 2011; phấn đấu đạt ${i % 100}% giá sách mới, gửi Sở Tài chính 01 lần/quý.`,
    ]
    lines.push(...item)
    size += item.join('\n').length
  }
  return lines.join('\n')
}

const timeOf = (text: string): number => {
  const start = performance.now()
  expect(recordOf(text).deadlines.length).toBeGreaterThan(10)
  return performance.now() - start
}

it('reads 2,000 pages in no more time a page than a few', { timeout: 120_000 }, () => {
  timeOf(pages(50))
  const few = timeOf(pages(250)) / 250
  const many = timeOf(pages(2000)) / 2000
  // Quadratic time would make it 8 times as much; what a busy machine and its garbage collector add is far less.
  expect(many / few).toBeLessThan(3)
})
