import type { OutlineNode } from '@vanthu/document'
import { expect, test } from 'vitest'
import { outline } from '../src/index.js'
import { knowledge, plainText } from './plain-text.js'

function paths(content: string): string[] {
  const text = plainText(content)
  const out: string[] = []
  const visit = (node: OutlineNode): void => {
    out.push(`${node.path ?? '-'} ${text.text.slice(node.heading.from, node.heading.to)}`.trim())
    node.children.forEach(visit)
  }
  outline(text, knowledge).nodes.forEach(visit)
  return out
}

const begin = 'KẾ HOẠCH\nNuôi ong mật\nCăn cứ tình hình thực tế, đơn vị lập kế hoạch như sau:\n'

test.each<[string, string, string[]]>([
  [
    'Roman, number, letter',
    'I. NHIỆM VỤ\n1. Kỹ thuật\na) Lập sổ theo dõi.\nb) Tập huấn.\n2. Thị trường\nMở hội chợ.\nII. KINH PHÍ\nTừ ngân sách.',
    ['I NHIỆM VỤ', 'I.1 Kỹ thuật', 'I.1.a', 'I.1.b', 'I.2 Thị trường', 'II KINH PHÍ'],
  ],
  [
    'dotted numbers go below their number',
    'I. NHIỆM VỤ\n1. Kỹ thuật\n1.1. Giống\nChọn giống tốt.\n1.2. Thức ăn\nTrồng hoa.\n2. Thị trường\nMở hội chợ.',
    ['I NHIỆM VỤ', 'I.1 Kỹ thuật', 'I.1.1 Giống', 'I.1.2 Thức ăn', 'I.2 Thị trường'],
  ],
  [
    'a capital letter below a Roman figure',
    'I. NHIỆM VỤ\nA. Việc trước mùa lũ\n1. Lập sổ theo dõi.\nB. Việc sau mùa lũ\n1. Tập huấn.\nII. KINH PHÍ\nTừ ngân sách.',
    ['I NHIỆM VỤ', 'I.A Việc trước mùa lũ', 'I.A.1', 'I.B Việc sau mùa lũ', 'I.B.1', 'II KINH PHÍ'],
  ],
  [
    'a bullet adds nothing to the path',
    'I. NHIỆM VỤ\n1. Kỹ thuật\n- Lập sổ theo dõi.\n+ Ghi ngày giờ.',
    ['I NHIỆM VỤ', 'I.1 Kỹ thuật', 'I.1', 'I.1'],
  ],
  [
    'a run-in heading ends at its colon',
    'I. TỔ CHỨC THỰC HIỆN\n1. Sở Công Thương: Hỗ trợ nhãn hiệu.\n2. Sở Tài chính: Bố trí kinh phí.',
    ['I TỔ CHỨC THỰC HIỆN', 'I.1 Sở Công Thương', 'I.2 Sở Tài chính'],
  ],
  [
    'articles, clauses, points',
    'Điều 1. Phạm vi\nQuy chế này quy định việc nuôi ong.\nĐiều 2. Trách nhiệm\n1. Chủ trại:\na) Đăng ký.\nb) Khai báo.',
    ['Điều 1 Phạm vi', 'Điều 2 Trách nhiệm', 'Điều 2.1 Chủ trại', 'Điều 2.1.a', 'Điều 2.1.b'],
  ],
])('%s', (_, body, expected) => {
  expect(paths(begin + body)).toEqual(expected)
})

test('a heading that wraps is one heading', () => {
  const found = paths(`${begin}I. NHIỆM VỤ VÀ GIẢI PHÁP CHỦ YẾU\nĐỂ PHÁT TRIỂN NGHỀ NUÔI ONG\n1. Trồng hoa.`)
  expect(found[0]).toContain('NHIỆM VỤ VÀ GIẢI PHÁP CHỦ YẾU')
  expect(found[0]).toContain('NGHỀ NUÔI ONG')
})

test('what is issued with a decision has its own headings', () => {
  const text =
    'QUYẾT ĐỊNH\nVề việc nuôi ong\nCăn cứ Luật Chăn nuôi;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch nuôi ong.\nĐiều 2. Trạm Khuyến nông chịu trách nhiệm thi hành./.\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nLê Văn Sậy\nKẾ HOẠCH\nNuôi ong\n(Kèm theo Quyết định số 12/QĐ-UBND ngày 03/4/2023)\nI. NHIỆM VỤ\n1. Lập sổ theo dõi đàn ong.\n2. Tập huấn người nuôi.'
  expect(paths(text).filter((p) => !p.startsWith('-'))).toContain('I NHIỆM VỤ')
})
