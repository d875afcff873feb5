import { describe, expect, it } from 'vitest'
import { recordOf } from '../plain-text.js'

/** "type title | year | reference" of the laws. */
const laws = (text: string): readonly string[] =>
  recordOf(text)
    .citations.filter((c) => c.kind === 'law')
    .map((c) => `${c.type} ${c.title} | ${c.year} | ${c.reference} | ${c.mentions.length}`)

describe('laws', () => {
  it.each([
    ['Thực hiện Luật Lưu trữ năm 2024 và Luật Lưu trữ.', ['Luật Lưu trữ | 2024 | null | 2']],
    [
      'theo quy định của Luật Đất đai; Bộ luật Lao động và các văn bản hướng dẫn.',
      ['Luật Đất đai | null | null | 1', 'Bộ luật Lao động | null | null | 1'],
    ],
    ['Căn cứ Luật Đấu thầu số 22/2023/QH15 ngày 23/6/2023;', ['Luật Đấu thầu | 2023 | 22/2023/QH15 | 1']],
    [
      'Căn cứ Luật Phổ biến, giáo dục pháp luật số 14/2012/QH13;',
      ['Luật Phổ biến, giáo dục pháp luật | 2012 | 14/2012/QH13 | 1'],
    ],
    [
      'Phổ biến Công ước của Liên hợp quốc về Luật Biển và Pháp lệnh Người có công với cách mạng.',
      [
        'Công ước của Liên hợp quốc về Luật Biển | null | null | 1',
        'Pháp lệnh Ưu đãi người có công với cách mạng | null | null | 1',
      ],
    ],
    [
      'Luật sửa đổi, bổ sung một số điều của Luật Thủy sản và Pháp lệnh Ngoại hối được phổ biến.',
      [
        'Luật sửa đổi, bổ sung một số điều của Luật Thủy sản | null | null | 1',
        'Luật Thủy sản | null | null | 1',
        'Pháp lệnh Ngoại hối | null | null | 1',
      ],
    ],
    ['Căn cứ Luật Thủy lợi ngày 19 tháng 6 năm 2017;', ['Luật Thủy lợi | 2017 | null | 1']],
    [
      'các Luật: Đầu tư, Đấu thầu và Xây dựng được rà soát.',
      ['Luật Đầu tư | null | null | 1', 'Luật Đấu thầu | null | null | 1', 'Luật Xây dựng | null | null | 1'],
    ],
    [
      'Tuyên truyền Luật phòng chống ma túy và luật Thanh tra.',
      ['Luật Phòng, chống ma túy | null | null | 1', 'Luật Thanh tra | null | null | 1'],
    ],
    [
      'Giám sát theo Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân năm 2015.',
      ['Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân | 2015 | null | 1'],
    ],
    ['kỷ luật Lao động, kỷ luật Đảng được giữ vững.', []],
    ['theo khoản 3, Điều 12 Luật Phòng, chống ma túy.', ['Luật Phòng, chống ma túy | null | null | 1']],
    [
      'Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015; Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22/11/2019;',
      [
        'Luật Tổ chức chính quyền địa phương | 2015 | null | 2',
        'Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương | 2019 | null | 1',
        'Luật Tổ chức Chính phủ | null | null | 1',
      ],
    ],
    [
      'thực hiện Công ước Liên hợp quốc về quyền của người khuyết tật.',
      ['Công ước Liên hợp quốc về quyền của người khuyết tật | null | null | 1'],
    ],
    ['Tuyên truyền Hiến pháp năm 2013.', ['Hiến pháp null | 2013 | null | 1']],
    ['Đoàn Luật sư, Hội Luật gia, Trường Đại học Luật Hà Nội, phổ biến pháp luật về đất đai, luật này.', []],
  ])('%s', (text, expected) => {
    expect(laws(text)).toEqual(expected)
  })

  it('keeps the place in the law', () => {
    const [law] = recordOf('thực hiện theo khoản 3, Điều 12 Luật Phòng, chống ma túy.').citations
    expect(law?.locators).toEqual(['khoản 3, Điều 12'])
  })
})

describe('a law by its name alone, adopted more than once', () => {
  const status = (issued: string, law: string): string | undefined =>
    recordOf(
      ['SỞ NỘI VỤ', 'Số: 12/KH-SNV', `Hòa Giang, ${issued}`, 'KẾ HOẠCH', 'Lưu trữ', `Căn cứ ${law};`].join('\n'),
    ).citations.find((c) => c.kind === 'law')?.status
  it.each([
    // In force since long.
    ['ngày 02 tháng 4 năm 2022', 'Luật Đất đai', 'resolved'],
    // The new one is adopted, its day of force is known.
    ['ngày 02 tháng 4 năm 2024', 'Luật Đất đai', 'resolved'],
    ['ngày 02 tháng 9 năm 2024', 'Luật Đất đai', 'resolved'],
    // Adopted the year before, and nobody knows here from when.
    ['ngày 02 tháng 4 năm 2018', 'Luật Quản lý nợ công', 'ambiguous'],
    ['ngày 02 tháng 4 năm 2021', 'Luật Quản lý nợ công', 'resolved'],
    // Before the first known one.
    ['ngày 02 tháng 4 năm 2004', 'Luật Quản lý nợ công', 'ambiguous'],
    ['ngày 02 tháng 4 năm 2018', 'Luật Quản lý nợ công năm 2017', 'complete'],
  ])('%s: %s → %s', (issued, law, expected) => {
    expect(status(issued, law)).toBe(expected)
  })
})
