import { describe, expect, it } from 'vitest'
import { recordOf } from '../plain-text.js'

/** "type title | period" of what is cited by title. */
const named = (text: string): readonly string[] =>
  recordOf(text)
    .citations.filter((c) => c.kind === 'named')
    .map((c) => `${c.type} ${c.title} | ${c.period}`)

describe('programmes, strategies, schemes and plans', () => {
  it.each([
    [
      'where it is carried out is no part of the title of a programme',
      '- Lồng ghép Chương trình trồng rừng ngập mặn trên địa bàn tỉnh giai đoạn 2021 - 2025 và Đề án mở bến thuyền của Chính phủ giai đoạn 2022 - 2030.',
      ['Chương trình trồng rừng ngập mặn | 2021-2025', 'Đề án mở bến thuyền | 2022-2030'],
    ],
    [
      'a scheme and the number that stands for it',
      '- Phê duyệt Đề án số hóa hương ước giai đoạn 2022 - 2025, tầm nhìn đến năm 2030 (sau đây gọi tắt là Đề án 17).\n- Xã nào chậm thực hiện Đề án 17 phải giải trình.',
      ['Đề án số hóa hương ước | 2022-2025'],
    ],
    [
      'the time of a report on a programme',
      '- Kết quả thực hiện Chương trình trồng rừng ngập mặn 6 tháng đầu năm, phương hướng năm 2023.',
      ['Chương trình trồng rừng ngập mặn | null'],
    ],
    [
      'commas of a title that a decision approves, and of one that stands in full elsewhere',
      '- Thực hiện Quyết định số 7/QĐ-TTg ngày 02/3/2023 phê duyệt Đề án nuôi cá lồng, trồng rau nổi và dạy nghề.\n- Tổng kết Đề án nuôi cá lồng, trồng rau nổi và dạy nghề.',
      ['Đề án nuôi cá lồng, trồng rau nổi và dạy nghề | null'],
    ],
    ['a number alone, twice', '- Thực hiện Đề án 17.\n- Báo cáo về Đề án 17.', ['Đề án 17 | null']],
    ['the document itself', 'Trên đây là Kế hoạch trồng sen ven sông giai đoạn 2023 - 2025, đề nghị thực hiện.', []],
    ['resolutions of every level', '- Quán triệt Nghị quyết Đại hội Đảng bộ các cấp.', []],
  ])('%s', (_, text, expected) => {
    expect(named(text)).toEqual(expected)
  })

  it.each([
    [
      'thực hiện Chương trình phát triển cây ăn quả giai đoạn 2021 - 2025.',
      ['Chương trình phát triển cây ăn quả | 2021-2025'],
    ],
    [
      'thực hiện Chiến lược quốc gia về nước sạch đến năm 2030, tầm nhìn đến năm 2045.',
      ['Chiến lược quốc gia về nước sạch | đến năm 2030'],
    ],
    ['nội dung Đề án “Số hóa sổ bộ hộ tịch giai đoạn 2020 - 2024”.', ['Đề án Số hóa sổ bộ hộ tịch | 2020-2024']],
    [
      'theo Kế hoạch thực hiện Chiến lược phát triển thư viện giai đoạn 2022 - 2030 của tỉnh.',
      ['Kế hoạch thực hiện Chiến lược phát triển thư viện | 2022-2030', 'Chiến lược phát triển thư viện | 2022-2030'],
    ],
    [
      'lồng ghép với Chương trình mục tiêu quốc gia giảm nghèo bền vững.',
      ['Chương trình mục tiêu quốc gia giảm nghèo bền vững | null'],
    ],
    [
      'các chỉ tiêu của kế hoạch phát triển đường thủy giai đoạn 2021 - 2025.',
      ['Kế hoạch phát triển đường thủy | 2021-2025'],
    ],
    [
      'thực hiện Nghị quyết Đại hội XIII của Đảng và Nghị quyết Đại hội Đảng bộ tỉnh nhiệm kỳ 2020-2025.',
      ['Nghị quyết Đại hội XIII của Đảng | null', 'Nghị quyết Đại hội Đảng bộ tỉnh | 2020-2025'],
    ],
    [
      'Quyết định số 77/QĐ-TTg ngày 01/02/2022 phê duyệt Đề án phát triển nghề muối giai đoạn 2021 - 2030.',
      ['Đề án phát triển nghề muối | 2021-2030'],
    ],
    ['Sở Nội vụ đã lập Đề án thành lập Bảo tàng Nghề gốm; nay trình.', ['Đề án thành lập Bảo tàng Nghề gốm | null']],
    ['Sở Nội vụ lập Đề án thành lập Bảo tàng Nghề gốm; trình sau.', []],
    ['phối hợp với Sở Kế hoạch và Đầu tư, Ban Quản lý dự án xây dựng.', []],
    ['lồng ghép các chương trình, đề án về cây ăn quả giai đoạn 2021 - 2025.', []],
    ['tổ chức thực hiện Kế hoạch này; xây dựng Kế hoạch của đơn vị; theo Kế hoạch.', []],
    ['cuộc vận động “Toàn dân giữ gìn vệ sinh giai đoạn 2021 - 2025”.', []],
  ])('%s', (text, expected) => {
    expect(named(`- ${text}`)).toEqual(expected)
  })
})

it('does not cite the plan that a decision itself issues', () => {
  const text = [
    'ỦY BAN NHÂN DÂN TỈNH HÒA GIANG',
    'Số: 12/QĐ-UBND',
    'Hòa Giang, ngày 02 tháng 4 năm 2024',
    'QUYẾT ĐỊNH',
    'Phê duyệt Đề án phát triển nghề muối giai đoạn 2024 - 2028',
    'Căn cứ Chiến lược phát triển kinh tế biển đến năm 2030;',
    'Điều 1. Phê duyệt Đề án phát triển nghề muối giai đoạn 2024 - 2028.',
    'Điều 2. Giám đốc Sở Công Thương chịu trách nhiệm thi hành Quyết định này./.',
  ].join('\n')
  expect(named(text)).toEqual(['Chiến lược phát triển kinh tế biển | đến năm 2030'])
})
