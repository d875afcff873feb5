import type { ParagraphRole, TranscriptBlock } from '@vanthu/document'
import { RepairedText, Transcript } from '@vanthu/document'
import { describe, expect, test } from 'vitest'
import { extract } from '../src/index.js'
import { knowledge } from './plain-text.js'

type Printed = readonly [role: ParagraphRole, text: string]

/** A text as layout gives it: paragraphs with what they are for, one printed line each. */
function recordOf(printed: readonly Printed[]) {
  const blocks: TranscriptBlock[] = []
  let at = 0
  for (const [role, line] of printed) {
    blocks.push({ kind: 'paragraph', span: { from: at, to: at + line.length }, role, page: 1 })
    at += line.length + 1
  }
  const text = printed.map(([, line]) => line).join('\n')
  const lines = blocks.map(({ span }) => span)
  const source = {
    filename: 'x.pdf',
    mediaType: 'application/pdf',
    bytes: 1,
    sha256: '0'.repeat(64),
    pages: 1,
  } as const
  const quality = { textFrom: 'ocr', grade: 'good', pages: [] } as const
  const repaired = new RepairedText(new Transcript(text, [], blocks, lines), [])
  return extract(repaired, { source, quality: { ...quality, pages: [] }, knowledge }).value
}

const head: readonly Printed[] = [
  ['letterhead', 'ỦY BAN NHÂN DÂN TỈNH LÂM HẢI'],
  ['letterhead', 'Số: 41/QĐ-UBND'],
  ['motto', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
  ['motto', 'Độc lập - Tự do - Hạnh phúc'],
  ['motto', 'Lâm Hải, ngày 07 tháng 5 năm 2024'],
]
const decision: readonly Printed[] = [
  ['body', 'Căn cứ Luật Thư viện ngày 21 tháng 11 năm 2019;'],
  ['body', 'QUYẾT ĐỊNH:'],
  ['body', 'Điều 1. Giao Sở Văn hóa, Thể thao và Du lịch lập kho sách lưu động.'],
]
const end: readonly Printed[] = [
  ['recipients', 'Nơi nhận:'],
  ['recipients', '- Như Điều 1;'],
  ['recipients', '- Lưu: VT.'],
  ['signature', 'CHỦ TỊCH'],
  ['signature', 'Lý Thị Ngân'],
]

describe('the title of a page with layout', () => {
  const subject = 'Ban hành Quy chế luân chuyển sách giữa các thư viện xã trên địa bàn tỉnh Lâm Hải'
  test.each<readonly [string, readonly Printed[]]>([
    ['stands in the middle', [['title', 'QUYẾT ĐỊNH'], ['title', subject], ...decision, ...end]],
    ['is as wide as the text', [['title', 'QUYẾT ĐỊNH'], ['body', subject], ...decision, ...end]],
    [
      'is followed by an annex with a title of its own on a short document',
      [
        ...[['title', 'QUYẾT ĐỊNH'] as const, ['title', subject] as const],
        ...decision,
        ...end,
        ['title', 'PHỤ LỤC'],
        ['title', 'DANH MỤC KHO SÁCH'],
      ],
    ],
  ])('%s', (_, rest) => {
    const { document, assignments } = recordOf([...head, ...rest])
    expect(document.title).toBe(subject)
    expect(assignments.map((a) => a.section)).toEqual(['Điều 1'])
  })

  test('ends over the first heading, be that in the middle too', () => {
    const { document, assignments } = recordOf([
      ...head,
      ['title', 'KẾ HOẠCH'],
      ['title', 'Luân chuyển sách năm 2024'],
      ['title', 'Phần thứ nhất'],
      ['title', 'NHIỆM VỤ'],
      ['body', '1. Sở Văn hóa, Thể thao và Du lịch lập kho sách lưu động.'],
      ...end,
    ])
    expect(document.title).toBe('Luân chuyển sách năm 2024')
    expect(assignments.map((a) => a.section)).toEqual(['Phần thứ nhất.1'])
  })
})

describe('an office over two lines', () => {
  const signer = (...lines: readonly string[]) =>
    recordOf([
      ...head,
      ['title', 'QUYẾT ĐỊNH'],
      ['title', 'Ban hành Quy chế luân chuyển sách'],
      ...decision,
      ...end.slice(0, 3),
      ...lines.map((line) => ['signature', line] as const),
    ]).document.signer

  test.each([
    [
      ['TL. CHỦ TỊCH', 'TRƯỞNG PHÒNG QUẢN LÝ', 'CHỢ ĐÊM', 'Lý Thị Ngân'],
      { position: 'Trưởng phòng quản lý chợ đêm', name: 'Lý Thị Ngân' },
    ],
    [['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'NHÂN', 'Lý Thị Ngân'], { position: 'Phó Chủ tịch', name: 'Lý Thị Ngân' }],
    // The name itself in capitals.
    [['GIÁM ĐỐC', 'LÝ THỊ NGÂN'], { position: 'Giám đốc', name: 'Lý Thị Ngân' }],
    [
      ['TM. BAN TỔ CHỨC', 'TRƯỞNG BAN', 'PHÓ CHỦ TỊCH UBND TỈNH', 'Lý Thị Ngân'],
      { position: 'Trưởng ban', name: 'Lý Thị Ngân' },
    ],
  ])('%s', (lines, read) => {
    expect(signer(...lines)).toMatchObject(read)
  })
})

describe('a post that was read behind a recipient', () => {
  test.each([
    ['- Sở Nội vụ (p/h); HỒ CHỦ TỊCH', 'Sở Nội vụ'],
    ['- Sở Nội vụ PHÓ CHỦ TỊCH', 'Sở Nội vụ'],
    ['- ~ PHÓ CHỦ TỊCH', null],
  ])('%s', (item, recipient) => {
    const { document } = recordOf([
      ...head,
      ['title', 'QUYẾT ĐỊNH'],
      ['title', 'Ban hành Quy chế luân chuyển sách'],
      ...decision,
      ['body', 'Nơi nhận:'],
      ['body', item],
      ['body', '- Lưu: VT.'],
      ['body', 'TM. ỦY BAN NHÂN DÂN'],
      ['body', 'KT. CHỦ TỊCH'],
      ['body', 'Lý Thị Ngân'],
    ])
    expect(document.signers).toHaveLength(1)
    expect(document.signer).toMatchObject({ name: 'Lý Thị Ngân', position: 'Phó Chủ tịch', signsFor: 'KT. CHỦ TỊCH' })
    expect(document.recipients).toEqual(recipient === null ? [] : [recipient])
  })
})

describe('a letterhead in a narrow column', () => {
  const of = (...letterhead: readonly string[]) =>
    recordOf([
      ...letterhead.map((line) => ['letterhead', line] as const),
      ...head.slice(2),
      ['title', 'CHƯƠNG TRÌNH PHỐI HỢP'],
      ['title', 'Luân chuyển sách năm 2024'],
      ...decision,
      ...end,
    ]).document

  test('breaks a long symbol and the agencies of a joint document', () => {
    expect(of('SỞ NỘI VỤ -', 'LIÊN ĐOÀN LAO ĐỘNG', 'TỈNH LÂM HẢI', 'Số: 12/CTrPH-SNV-', 'LĐLĐ')).toMatchObject({
      reference: '12/CTrPH-SNV-LĐLĐ',
      issuer: 'Sở Nội vụ tỉnh Lâm Hải',
      parentBody: null,
    })
  })

  test('has a line that nobody could read: date and title stay', () => {
    expect(of('SỞ NỘI VỤ TỈNH LÂM HẢI', 'hội nguời cao tu ii', 'Số: 12/CTrPH-SNV')).toMatchObject({
      issuedOn: '2024-05-07',
      title: 'Luân chuyển sách năm 2024',
    })
  })
})
