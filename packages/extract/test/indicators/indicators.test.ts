import { describe, expect, it } from 'vitest'
import { recordOf } from '../plain-text.js'

/** "group / number / name / baseline (year) / target (year) comparator value unit". */
const indicators = (text: string): readonly string[] =>
  recordOf(text).indicators.map((i) =>
    [
      i.group ?? '-',
      i.number ?? '-',
      i.name,
      i.baseline === null ? '-' : `${i.baseline.text} (${i.baseline.year})`,
      i.target === null ? '-' : `${i.target.text} (${i.target.year})`,
    ].join(' / '),
  )

describe('rows of a target table', () => {
  const head = 'TT\tChỉ tiêu\tThực hiện năm 2022\tKế hoạch năm 2023'
  it('has a name, a baseline and a target, under the row that names its group', () => {
    const rows = ['Mục tiêu 1: Phát triển bạn đọc', 'x'].slice(0, 1)
    expect(
      indicators(
        [
          'I. MỤC TIÊU',
          head,
          `I\t${rows[0] ?? ''}\t\t`,
          '1\tTỷ lệ xã có tủ sách\t86,7%\t90%',
          '2\tSố vụ mất sách trên 100.000 dân\t129/100.000\t<110/100.000',
          'II\tMục tiêu 2: Phát triển cơ sở\t\t',
          '3\tSố trạm sách lưu động\t03 trạm\t05 trạm',
          '4\tTỷ lệ thư viện số\t\t50%',
        ].join('\n'),
      ),
    ).toEqual([
      'Mục tiêu 1: Phát triển bạn đọc / 1 / Tỷ lệ xã có tủ sách / 86,7% (2022) / 90% (2023)',
      'Mục tiêu 1: Phát triển bạn đọc / 2 / Số vụ mất sách trên 100.000 dân / 129/100.000 (2022) / <110/100.000 (2023)',
      'Mục tiêu 2: Phát triển cơ sở / 3 / Số trạm sách lưu động / 03 trạm (2022) / 05 trạm (2023)',
      'Mục tiêu 2: Phát triển cơ sở / 4 / Tỷ lệ thư viện số / - / 50% (2023)',
    ])
  })

  it('takes the unit from its column', () => {
    const table = 'STT\tChỉ tiêu\tĐơn vị tính\tNăm 2022\tNăm 2025\n1\tHộ dùng nước sạch\t%\t88,5\t95'
    const [row] = recordOf(`I. MỤC TIÊU\n${table}`).indicators
    expect(row?.baseline).toEqual({ text: '88,5', year: 2022, value: 88.5, unit: '%' })
    expect(row?.target).toMatchObject({ text: '95', year: 2025, value: 95, unit: '%' })
  })

  it('is none where the columns are money and bodies', () => {
    expect(indicators('STT\tNội dung\tCơ quan chủ trì\tKinh phí năm 2024\n1\tSửa kho sách\tSở Tài chính\t500')).toEqual(
      [],
    )
  })

  it('is read from lines, too', () => {
    expect(
      indicators(
        [
          'I. MỤC TIÊU',
          'TT Chỉ tiêu Thực hiện năm 2022 Kế hoạch năm 2023',
          'Mục tiêu 1: Phát triển bạn đọc',
          '1 Tỷ lệ xã có tủ sách 86,7% 90%',
          '2 Tỷ lệ học sinh có thẻ thư viện, tính cả học sinh ở các điểm trường',
          'lẻ vùng cao 40% 55%',
          'II. NHIỆM VỤ',
          '1. Kiểm tra 20% tủ sách.',
        ].join('\n'),
      ),
    ).toEqual([
      'Mục tiêu 1: Phát triển bạn đọc / 1 / Tỷ lệ xã có tủ sách / 86,7% (2022) / 90% (2023)',
      'Mục tiêu 1: Phát triển bạn đọc / 2 / Tỷ lệ học sinh có thẻ thư viện, tính cả học sinh ở các điểm trường lẻ vùng cao / 40% (2022) / 55% (2023)',
    ])
  })
})

describe('rows that came as lines', () => {
  it('leave the unit of its own column out of the name', () => {
    const text =
      'I. CHỈ TIÊU\nTT\nChỉ tiêu\nĐVT\nThực hiện 2023\nKế hoạch 2024\n1\nTỷ suất mượn sách\n‰\n17,2\n16,8\n2\nSố bạn đọc mới\nNgười\n2.140\n2.300\nII. NHIỆM VỤ\n1. Kiểm tra kho.'
    expect(indicators(text)).toEqual([
      '- / 1 / Tỷ suất mượn sách / 17,2 (2023) / 16,8 (2024)',
      '- / 2 / Số bạn đọc mới / 2.140 (2023) / 2.300 (2024)',
    ])
    expect(recordOf(text).indicators[1]?.target).toMatchObject({ value: 2300, unit: 'Người' })
  })
})

describe('targets stated in sentences', () => {
  const under = (item: string): string =>
    `I. MỤC TIÊU\n1. Mục tiêu cụ thể\n- ${item}\nII. NHIỆM VỤ\n- Kiểm tra kho sách.`
  it.each([
    ['Phấn đấu đến năm 2025 có 95% xã có tủ sách.', 'xã có tủ sách', '95%', 'equal', 95, 2025],
    ['Tỷ lệ bạn đọc hài lòng đạt trên 90 %.', 'Tỷ lệ bạn đọc hài lòng', 'trên 90 %', 'more-than', 90, null],
    ['Giảm tỷ lệ sách hỏng xuống còn dưới 5% vào năm 2024.', 'Giảm tỷ lệ sách hỏng', 'dưới 5%', 'less-than', 5, 2024],
    ['Ít nhất 80% học sinh có thẻ thư viện.', 'học sinh có thẻ thư viện', 'Ít nhất 80%', 'at-least', 80, null],
    [
      'Chỉ tiêu 3: Giảm tỷ số tử vong trên 1.000 trẻ đẻ sống xuống 12,5 vào năm 2025.',
      'Giảm tỷ số tử vong trên 1.000 trẻ đẻ sống',
      '12,5',
      'equal',
      12.5,
      2025,
    ],
    ['Phấn đấu 85% đến 90% trường học có nước sạch.', 'trường học có nước sạch', '85% đến 90%', 'at-least', 85, null],
    ['Thời gian chờ mượn sách không quá 12,5%.', 'Thời gian chờ mượn sách', 'không quá 12,5%', 'at-most', 12.5, null],
  ])('%s', (item, name, text, comparator, value, year) => {
    const [indicator, ...more] = recordOf(under(item)).indicators
    expect(more).toEqual([])
    expect(indicator?.name).toBe(name)
    expect(indicator?.target).toMatchObject({ text, comparator, value, year })
  })

  it.each([
    ['Số hợp tác xã thành lập mới: 25 hợp tác xã.', ['- / - / Số hợp tác xã thành lập mới / - / 25 hợp tác xã (null)']],
    [
      'Tỷ lệ tổ đọc sách hoạt động đều đạt 62% (năm 2022 là 57%).',
      ['- / - / Tỷ lệ tổ đọc sách hoạt động đều / 57% (2022) / 62% (null)'],
    ],
    [
      'Thu nhập bình quân của thợ đóng sách đạt 54 triệu đồng/năm.',
      ['- / - / Thu nhập bình quân của thợ đóng sách / - / 54 triệu đồng/năm (null)'],
    ],
    [
      'Phấn đấu đến năm 2025 đón 45.000 lượt khách đọc sách đêm.',
      ['- / - / lượt khách đọc sách đêm / - / 45.000 (2025)'],
    ],
    [
      'Tỷ lệ xã có tủ sách đạt 90 % năm 2025 và 95 % năm 2030.',
      ['- / - / Tỷ lệ xã có tủ sách / - / 90 % (2025)', '- / - / Tỷ lệ xã có tủ sách / - / 95 % (2030)'],
    ],
    [
      '50% xã có tủ sách đạt chuẩn vào năm 2025, 80% vào năm 2030.',
      ['- / - / xã có tủ sách đạt chuẩn / - / 50% (2025)', '- / - / xã có tủ sách đạt chuẩn / - / 80% (2030)'],
    ],
    [
      'Tỷ lệ xã có tủ sách từ 80% trở lên, trong đó 40% tủ sách có sách nói.',
      ['- / - / Tỷ lệ xã có tủ sách / - / từ 80% trở lên (null)', '- / - / tủ sách có sách nói / - / 40% (null)'],
    ],
    [
      'Số lượt mượn sách tăng bình quân đạt 8,5 - 9%/năm.',
      ['- / - / Số lượt mượn sách tăng bình quân / - / 8,5 - 9%/năm (null)'],
    ],
    [
      'Đến năm 2028 có trên 70% xã có tủ sách; đến năm 2030 đạt 100%.',
      ['- / - / xã có tủ sách / - / trên 70% (2028)', '- / - / xã có tủ sách / - / 100% (2030)'],
    ],
    ['Ít nhất 1.200 thợ đóng sách được dạy nghề.', ['- / - / thợ đóng sách được dạy nghề / - / Ít nhất 1.200 (null)']],
    ['Số bạn đọc tăng gấp 1,5 lần so với năm 2020.', ['- / - / Số bạn đọc / - / tăng gấp 1,5 lần (null)']],
    ['Thu từ bán sách đạt 15 tỷ đồng, tăng 12% so với năm 2020.', ['- / - / Thu từ bán sách / - / 15 tỷ đồng (null)']],
    [
      'Không để mất sách quý; giảm ít nhất 5% số sách rách so với cùng kỳ.',
      ['- / - / số sách rách so với cùng kỳ / - / giảm ít nhất 5% (null)'],
    ],
    ['Sản lượng giấy bình quân 3,2 tấn/ha.', ['- / - / Sản lượng giấy bình quân / - / 3,2 tấn/ha (null)']],
    [
      'Giảm tỷ lệ sách hỏng toàn huyện từ 6,84% (cuối năm 2023) xuống còn 5,6%.',
      ['- / - / Giảm tỷ lệ sách hỏng toàn huyện / 6,84% (2023) / 5,6% (null)'],
    ],
    [
      'Nâng tỷ lệ bạn đọc trẻ từ 40% năm 2022 lên trên 55% vào năm 2025.',
      ['- / - / Nâng tỷ lệ bạn đọc trẻ / 40% (2022) / trên 55% (2025)'],
    ],
    [
      'Tỷ lệ sách rách còn dưới 2%; không còn xã trắng về tủ sách.',
      ['- / - / Tỷ lệ sách rách / - / dưới 2% (null)', '- / - / xã trắng về tủ sách / - / không còn (null)'],
    ],
    [
      'Tỷ lệ sách rách còn dưới 2%; hoàn thành xóa 1.150 tủ sách hỏng.',
      ['- / - / Tỷ lệ sách rách / - / dưới 2% (null)', '- / - / hoàn thành xóa 1.150 tủ sách hỏng / - / 1.150 (null)'],
    ],
    ['Tỷ lệ sách hỏng giảm còn dưới 3%.', ['- / - / Tỷ lệ sách hỏng / - / dưới 3% (null)']],
    [
      'Hết năm 2026, có từ 80% trở lên số xã có tủ sách; 90% vào năm 2028 và 95% vào năm 2030.',
      [
        '- / - / số xã có tủ sách / - / từ 80% trở lên (2026)',
        '- / - / số xã có tủ sách / - / 90% (2028)',
        '- / - / số xã có tủ sách / - / 95% (2030)',
      ],
    ],
    [
      'Tỷ lệ sách rách ở tủ lớn giảm còn 12‰, tủ lưu động còn 18‰.',
      ['- / - / Tỷ lệ sách rách ở tủ lớn / - / 12‰ (null)', '- / - / tủ lưu động / - / 18‰ (null)'],
    ],
    ['Giảm từ 3 - 5% số sách rách.', ['- / - / số sách rách / - / Giảm từ 3 - 5% (null)']],
    ['Tỷ lệ sách rách giảm 1,5 điểm %/năm.', ['- / - / Tỷ lệ sách rách / - / giảm 1,5 điểm %/năm (null)']],
    [
      'Có 20 tủ sách lưu động, 05 điểm đọc sách ven sông.',
      ['- / - / tủ sách lưu động / - / 20 (null)', '- / - / điểm đọc sách ven sông / - / 05 (null)'],
    ],
    [
      'Diện tích vườn tre đạt 2.500 ha, trong đó có ít nhất 600 ha đạt chuẩn làm giấy.',
      ['- / - / Diện tích vườn tre / - / 2.500 ha (null)', '- / - / đạt chuẩn làm giấy / - / ít nhất 600 ha (null)'],
    ],
    ['Thu hút ít nhất 15 thợ giỏi.', ['- / - / thợ giỏi / - / ít nhất 15 (null)']],
    ['Tủ sách thôn bản lập mới: 24 tủ.', ['- / - / Tủ sách thôn bản lập mới / - / 24 tủ (null)']],
    [
      'Điểm đọc sách ven sông: 15 điểm đọc (năm 2022: 09 điểm đọc).',
      ['- / - / Điểm đọc sách ven sông / 09 điểm đọc (2022) / 15 điểm đọc (null)'],
    ],
    [
      'Ít nhất 95% hộ có tủ sách gia đình (năm 2022 đạt 90%).',
      ['- / - / hộ có tủ sách gia đình / 90% (2022) / Ít nhất 95% (null)'],
    ],
    ['Đón 3,5 triệu lượt khách đọc sách đêm.', ['- / - / lượt khách đọc sách đêm / - / 3,5 triệu (null)']],
    [
      'Năm 2025: cắt giảm ít nhất 30% thời gian cấp thẻ bạn đọc; 100% sách mới có mã vạch.',
      [
        '- / - / thời gian cấp thẻ bạn đọc / - / cắt giảm ít nhất 30% (2025)',
        '- / - / sách mới có mã vạch / - / 100% (2025)',
      ],
    ],
    ['Năm 2024: giảm 5% số sách hỏng so với năm 2020.', ['- / - / số sách hỏng so với năm 2020 / - / giảm 5% (2024)']],
    ['Năm 2020 số sách hỏng giảm 5% so với năm 2019.', []],
    [
      'Tiền bán sách cũ đến năm 2030 đạt từ 6,0 đến 6,5 triệu đồng.',
      ['- / - / Tiền bán sách cũ / - / từ 6,0 đến 6,5 triệu đồng (2030)'],
    ],
    ['Mỗi xã có 3 - 5 mô hình đọc sách.', ['- / - / Mỗi xã có 3 - 5 mô hình đọc sách / - / 3 - 5 mô hình (null)']],
    ['Giảm 50% số sách hỏng so với năm 2020.', ['- / - / số sách hỏng so với năm 2020 / - / Giảm 50% (null)']],
    [
      'Thời gian chờ mượn sách của bạn đọc dưới 20 phút/lượt.',
      ['- / - / Thời gian chờ mượn sách của bạn đọc / - / dưới 20 phút/lượt (null)'],
    ],
    [
      'Tỷ lệ xã có tủ sách đến năm 2025 đạt 90%, đến năm 2030 đạt 95%.',
      ['- / - / Tỷ lệ xã có tủ sách / - / 90% (2025)', '- / - / Tỷ lệ xã có tủ sách / - / 95% (2030)'],
    ],
  ])('%s', (item, expected) => {
    expect(indicators(under(item)).map((i) => i.replace(/^Mục tiêu cụ thể/, '-'))).toEqual(expected)
  })

  it('have the year of the plan where they print none', () => {
    const text = (title: string): string =>
      `SỞ NỘI VỤ\nSố: 12/KH-SNV\nHòa Giang, ngày 02 tháng 4 năm 2023\nKẾ HOẠCH\n${title}\n${under('Tỷ lệ xã có tủ sách đạt 90%.')}`
    const year = (title: string): number | null | undefined => recordOf(text(title)).indicators[0]?.target?.year
    expect(year('Phát triển tủ sách năm 2023')).toBe(2023)
    expect(year('Phát triển tủ sách giai đoạn 2023 - 2025')).toBeNull()
  })

  it.each([
    'I. KẾT QUẢ\n- Tỷ lệ xã có tủ sách đạt 95%, tăng 3% so với năm 2020.',
    'II. NHIỆM VỤ\n- Kiểm tra 20% tủ sách; chi không quá 15% dự toán.',
    'I. MỤC TIÊU\n- Nâng cao văn hóa đọc của trẻ em dưới 6 tuổi.',
  ])('are none: %s', (text) => {
    expect(indicators(text)).toEqual([])
  })
})

describe('tables of targets', () => {
  const rows = (text: string): readonly string[] => indicators(text).map((i) => i)

  it('go on over a page whose heading is printed again or not', () => {
    const head = 'STT\tChỉ tiêu\tThực hiện năm 2023\tKế hoạch năm 2024'
    const whole = rows(`${head}\n1\tSố tủ sách\t10\t12\n2\tSố bạn đọc\t20\t30`)
    expect(whole).toHaveLength(2)
    expect(rows(`${head}\n1\tSố tủ sách\t10\t12\n${head}\n2\tSố bạn đọc\t20\t30`)).toEqual(whole)
    expect(rows(`${head}\n1\tSố tủ sách\t10\t12\n12\n2\tSố bạn đọc\t20\t30`)).toEqual(whole)
  })

  it('take the name that a page end cut', () => {
    const text =
      'STT\tChỉ tiêu\tThực hiện năm 2023\tKế hoạch năm 2024\n1\tSố tủ sách đặt tại\t10\t12\n\tcác bến đò\t\t\n2\tSố bạn đọc\t20\t30'
    expect(rows(text)[0]).toContain('Số tủ sách đặt tại các bến đò')
  })

  it.each([
    [
      'TT\tChỉ tiêu\tĐVT\tTH 2024\tKH 2025\tƯTH 2025\tKH 2026',
      '1\tSố bạn đọc\tNgười\t10\t11\t12\t14',
      '12 (2025) / 14 (2026)',
    ],
    ['TT\tTên chỉ tiêu\tĐVT\tNăm gốc 2024\tMục tiêu 2030', '1\tSố bạn đọc\tNgười\t10\t14', '10 (2024) / 14 (2030)'],
    [
      'TT\tNội dung chỉ tiêu\tĐơn vị\tGiai đoạn 2021-2025\tGiai đoạn 2026-2030\tCơ quan theo dõi',
      '1\tSố bạn đọc\tNgười\t10\t14\tSở Nội vụ',
      '10 (2025) / 14 (2030)',
    ],
  ])('have their baseline and their aim in %s', (head, row, values) => {
    const record = recordOf(`I. CHỈ TIÊU\n${head}\n${row}`)
    expect(record.assignments).toEqual([])
    expect(rows(`I. CHỈ TIÊU\n${head}\n${row}`)).toEqual([`- / 1 / Số bạn đọc / ${values}`])
  })

  it('of one count are for the year of the plan', () => {
    const text = `SỞ NỘI VỤ\nSố: 12/KH-SNV\nHòa Giang, ngày 02 tháng 4 năm 2023\nKẾ HOẠCH\nPhát triển tủ sách năm 2023\nI. CHỈ TIÊU\nTT\tChỉ tiêu\tĐơn vị tính\tSố lượng\n1\tSố tủ sách lập mới\tTủ\t30`
    expect(recordOf(text).indicators[0]?.target).toMatchObject({ text: '30', year: 2023, value: 30, unit: 'Tủ' })
  })
})
