import { describe, expect, it } from 'vitest'
import { joinTextLines } from '../src/layout/plain-text.js'
import { shown } from './page.js'

const paragraphs = (text: string): string[] => joinTextLines(text.split('\n')).map(shown)

/** Invented lines of 34–36 em, as a hard-wrapped file has them. */
const wrapped = [
  'Thực hiện Kế hoạch số 15/KH-UBND ngày 02 tháng 3 năm 2023 của Ủy ban nhân dân tỉnh',
  'Hòa Sơn về phát triển thư viện lưu động, Sở Văn hóa hướng dẫn các đơn vị triển khai',
  'như sau:',
]

describe('hard-wrapped text', () => {
  it('joins the lines of a paragraph', () => {
    expect(paragraphs(wrapped.join('\n'))).toEqual([`body: ${wrapped.join(' ')}`])
  })

  it('does so when an empty line stands between all lines', () => {
    const text = [
      ...wrapped,
      '- Rà soát số lượng đầu sách hiện có tại các điểm phục vụ trên địa bàn huyện, thị xã và',
      'báo cáo Sở trước ngày 20 tháng 4.',
      ...wrapped,
    ]
    expect(paragraphs(text.join('\n\n'))).toEqual([
      `body: ${wrapped.join(' ')}`,
      `body: ${text[3]} ${text[4]}`,
      `body: ${wrapped.join(' ')}`,
    ])
  })

  it('takes no dash within a name for a bullet', () => {
    const lines = [
      'Phối hợp với các cơ quan báo chí, các tổ chức đoàn thể và các tổ chức chính trị của xã',
      '- xã hội trong việc vận động nhân dân đọc sách và tặng sách cho điểm phục vụ ở thôn.',
      '- Bố trí kinh phí.',
    ]
    expect(paragraphs([...wrapped, ...lines].join('\n'))).toEqual([
      `body: ${wrapped.join(' ')}`,
      `body: ${lines[0]} ${lines[1]}`,
      'body: - Bố trí kinh phí.',
    ])
  })

  it('joins over a form feed and sets the page number apart', () => {
    const [a = '', b = '', c = ''] = wrapped
    expect(paragraphs([a, '\f2', '', b, c].join('\n'))).toEqual([`body: ${wrapped.join(' ')}`, 'page-number: 2'])
  })

  it('sets a footnote after the paragraph that it interrupts', () => {
    const lines = [
      'Triển khai mô hình thư viện thân thiện theo Quyết định của Bộ1, ưu tiên các xã vùng cao',
      '1 Quyết định số 77/QĐ-BVH ngày 05/6/2022 về mô hình thư viện thân thiện.',
      '\fcó đông học sinh bán trú và các điểm trường lẻ cách trung tâm xã trên mười ki-lô-mét.',
    ]
    expect(paragraphs([...wrapped, ...lines].join('\n'))).toEqual([
      `body: ${wrapped.join(' ')}`,
      `body: ${lines[0]} ${lines[2]?.trim()}`,
      `note 1: ${lines[1]}`,
    ])
  })
})

describe('text with a paragraph a line', () => {
  const long =
    'Sở Văn hóa chủ trì, phối hợp với Sở Giáo dục và các huyện lựa chọn điểm đặt tủ sách, tổ chức luân chuyển sách hằng quý, bảo đảm mỗi xã có ít nhất một điểm phục vụ'
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['keeps lines apart', `1. ${long}.\n\n2. ${long}.`, [`body: 1. ${long}.`, `body: 2. ${long}.`]],
    [
      'joins a sentence cut by a page break',
      `1. ${long} ở\n\n\n\ntrung tâm. ${long}.`,
      [`body: 1. ${long} ở trung tâm. ${long}.`],
    ],
    [
      'drops Markdown bold',
      `${long}.\n\n**Nơi nhận:**\n\n- Như trên;`,
      [`body: ${long}.`, 'body: Nơi nhận:', 'body: - Như trên;'],
    ],
    [
      'parts the heading of the recipients from the text, however badly it was read',
      `${long},\nNot nh@n: KT. GIAM DOC\n- Nhu tren;`,
      [`body: ${long},`, 'body: Not nh@n: KT. GIAM DOC', 'body: - Nhu tren;'],
    ],
    [
      'keeps an agency over two lines whole',
      `**ỦY BAN NHÂN DÂN  \nTỈNH HÒA SƠN**\n\n${long}.`,
      ['body: ỦY BAN NHÂN DÂN TỈNH HÒA SƠN', `body: ${long}.`],
    ],
  ]
  it.each(cases)('%s', (_, text, expected) => {
    expect(paragraphs(text)).toEqual(expected)
  })
})

describe('end block', () => {
  it('keeps an item of the recipients whole and the signature line by line', () => {
    const text =
      'Nơi nhận:\n- Các sở: VH, GDĐT, TC,\nKHĐT;\n- Lưu: VT.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\n\n\nTrần Thị Bích Hà'
    expect(paragraphs(text)).toEqual([
      'body: Nơi nhận:',
      'body: - Các sở: VH, GDĐT, TC, KHĐT;',
      'body: - Lưu: VT.',
      'body: KT. GIÁM ĐỐC',
      'body: PHÓ GIÁM ĐỐC',
      'body: Trần Thị Bích Hà',
    ])
  })

  it('parts two columns that came on the same lines', () => {
    const text = 'Nơi nhận: TM. ỦY BAN NHÂN DÂN\n- Như trên; KT. CHỦ TỊCH\n- Lưu: VT.\n\nĐỗ Văn Lâm'
    expect(paragraphs(text)).toEqual([
      'body: Nơi nhận:',
      'body: - Như trên;',
      'body: - Lưu: VT.',
      'body: TM. ỦY BAN NHÂN DÂN',
      'body: KT. CHỦ TỊCH',
      'body: Đỗ Văn Lâm',
    ])
  })
})

describe('odd input', () => {
  it.each([[''], ['\n\n\f\n'], ['   ']])('%j has no blocks', (text) => {
    expect(paragraphs(text)).toEqual([])
  })
})
