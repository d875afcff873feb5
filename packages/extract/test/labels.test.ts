import { describe, expect, test } from 'vitest'
import { bulletAt, labelAt } from '../src/text/labels.js'

describe('labels', () => {
  test.each([
    ['I. MỤC ĐÍCH', 'roman', 'I'],
    ['II- NHIỆM VỤ', 'roman', 'II'],
    ['IV/ TỔ CHỨC', 'roman', 'IV'],
    ['1. Mục đích', 'number', '1'],
    ['1- Mục đích', 'number', '1'],
    ['10) Sở Y tế', 'number', '10'],
    ['1.1. Truyền thông', 'number', '1.1'],
    ['2.3.1 Tập huấn', 'number', '2.3.1'],
    ['a) Lập sổ', 'letter', 'a'],
    ['đ) Kiểm tra', 'letter', 'đ'],
    ['Điều 3. Hiệu lực', 'article', 'Điều 3'],
    ['Chương II', 'chapter', 'Chương II'],
    ['Phần thứ hai', 'part', 'Phần thứ hai'],
    ['PHẦN THỨ HAI', 'part', 'Phần thứ hai'],
    ['II.1. Tuyên truyền', 'number', '1'],
    ['III.2.4 Tập huấn', 'number', '2.4'],
    ['A. NHIỆM VỤ CHUNG', 'section', 'A'],
    ['B. Việc làm sau mùa lũ', 'section', 'B'],
    ['PHỤ LỤC I', 'annex', 'Phụ lục I'],
    ['Phụ lục', 'annex', 'Phụ lục'],
  ])('%s', (text, kind, label) => {
    expect(labelAt(text)).toMatchObject({ kind, label })
  })

  test.each([
    'A. Nguyễn Văn Sậy lập sổ.',
    '24/7 trực đường dây nóng',
    '1,5 tỷ đồng',
    '2021 - 2030',
    '5.000 cây xanh',
    'V/v rà soát vị trí việc làm',
    'Phụ lục này kèm theo kế hoạch',
    'Phần lớn các hộ đã tham gia',
    'Vì lợi ích mười năm',
    '01/6 là ngày Quốc tế thiếu nhi',
  ])('no label in: %s', (text) => {
    expect(labelAt(text)).toBeNull()
  })

  test.each([
    ['- Lập sổ', '-'],
    ['– Lập sổ', '-'],
    ['+ Lập sổ', '+'],
    ['* Thực hiện: Sở Y tế', '*'],
    ['-Lập sổ', '-'],
  ])('bullet %s', (text, mark) => {
    expect(bulletAt(text)?.mark).toBe(mark)
  })

  test.each(['-5 độ', '+84 91', '--'])('no bullet in: %s', (text) => {
    expect(bulletAt(text)).toBeNull()
  })
})
