import { describe, expect, it } from 'vitest'
import { recordOf } from '../plain-text.js'

const plan = (item: string, title = 'Tăng cường công tác lưu trữ năm 2024'): string =>
  [
    'ỦY BAN NHÂN DÂN',
    'TỈNH HÒA GIANG',
    'Số: 45/KH-UBND',
    'Hòa Giang, ngày 02 tháng 4 năm 2024',
    'KẾ HOẠCH',
    title,
    'Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:',
    'I. NHIỆM VỤ',
    '1. Sở Nội vụ',
    `- ${item}`,
    'Nơi nhận:',
    '- Như trên;',
    '- Lưu: VT.',
  ].join('\n')

/** "text | kind bound | value" of each deadline; the value is a date, a month/day with rhythm, or a window. */
function times(item: string, title?: string): readonly string[] {
  return recordOf(plan(item, title)).deadlines.map((d) => {
    const value = [
      d.date,
      d.every,
      d.month === null ? null : `${d.day ?? '*'}/${d.month}`,
      d.month === null ? d.day : null,
    ]
    const range = d.kind === 'window' ? [`${d.from ?? '…'}–${d.to ?? '…'}`] : []
    return [
      d.text,
      [d.kind, d.bound].filter((x) => x !== null).join(' '),
      ...value.filter((x) => x !== null),
      ...range,
    ].join(' | ')
  })
}

describe('times with a day', () => {
  it.each([
    ['Báo cáo kết quả trước ngày 30/6/2024.', ['trước ngày 30/6/2024 | fixed before | 2024-06-30']],
    ['Báo cáo kết quả trước ngày 30 tháng 6 năm 2024.', ['trước ngày 30 tháng 6 năm 2024 | fixed before | 2024-06-30']],
    ['Hoàn thành trước ngày 15/5.', ['trước ngày 15/5 | fixed before | 2024-05-15']],
    ['Báo cáo chậm nhất là ngày 31/10/2024.', ['chậm nhất là ngày 31/10/2024 | fixed before | 2024-10-31']],
    [
      'Gửi danh sách trước 16 giờ 30 phút ngày 05/7/2024.',
      ['trước 16 giờ 30 phút ngày 05/7/2024 | fixed before | 2024-07-05'],
    ],
    ['Tổ chức lễ phát động vào ngày 03/01/2025.', ['vào ngày 03/01/2025 | fixed on | 2025-01-03']],
    [
      'Chỉnh lý xong kho tài liệu, đến hết ngày 31/12/2024.',
      ['đến hết ngày 31/12/2024 | window within | …–2024-12-31'],
    ],
    [
      'Tổ chức trưng bày từ ngày 01/9/2024 đến ngày 15/9/2024.',
      ['từ ngày 01/9/2024 đến ngày 15/9/2024 | window within | 2024-09-01–2024-09-15'],
    ],
    ['Hằng năm báo cáo kết quả trước ngày 10/11.', ['trước ngày 10/11 | recurring before | year | 10/11']],
    ['Báo cáo kết quả trước ngày 10/11 hằng năm.', ['trước ngày 10/11 hằng năm | recurring before | year | 10/11']],
    ['Sơ kết trước ngày 30-11 hàng năm.', ['trước ngày 30-11 hàng năm | recurring before | year | 30/11']],
    [
      'Định kỳ 6 tháng (trước ngày 20/5), năm (trước ngày 15/11) báo cáo Ủy ban nhân dân tỉnh.',
      ['trước ngày 20/5 | recurring before | half-year | 20/5', 'trước ngày 15/11 | recurring before | year | 15/11'],
    ],
    [
      'Báo cáo 6 tháng trước ngày 15/6, cả năm trước ngày 15/12.',
      ['trước ngày 15/6 | recurring before | half-year | 15/6', 'trước ngày 15/12 | recurring before | year | 15/12'],
    ],
    [
      'Báo cáo định kỳ trước ngày 15/6 và 15/12.',
      ['trước ngày 15/6 | recurring before | year | 15/6', '15/12 | recurring before | year | 15/12'],
    ],
    [
      'Nộp báo cáo trước ngày 25/12/2024 và ngày 25/5/2025.',
      ['trước ngày 25/12/2024 | fixed before | 2024-12-25', 'ngày 25/5/2025 | fixed before | 2025-05-25'],
    ],
    ['Gửi số liệu trước ngày 25 hằng tháng.', ['trước ngày 25 hằng tháng | recurring before | month | 25']],
    [
      'Gửi số liệu chậm nhất ngày 10 của tháng sau.',
      ['chậm nhất ngày 10 của tháng sau | recurring before | month | 10'],
    ],
    [
      'Gửi số liệu trước ngày 20 của tháng cuối quý.',
      ['trước ngày 20 của tháng cuối quý | recurring before | quarter | 20'],
    ],
    ['Họp giao ban vào thứ Sáu hằng tuần.', ['vào thứ Sáu hằng tuần | recurring on | week']],
  ])('%s', (item, expected) => {
    expect(times(item)).toEqual(expected)
  })

  it('comes back each year in a plan for several years', () => {
    expect(times('Báo cáo kết quả trước ngày 15/11.', 'Số hóa tài liệu giai đoạn 2024 - 2028')).toEqual([
      'trước ngày 15/11 | recurring before | year | 15/11',
    ])
  })

  it('is for the year of the title, not of the issue', () => {
    expect(times('Hoàn thành trước ngày 15/5.', 'Công tác lưu trữ năm 2025')).toEqual([
      'trước ngày 15/5 | fixed before | 2025-05-15',
    ])
  })
})

describe('months, quarters, years', () => {
  it.each([
    ['Ban hành quy chế trong tháng 5/2024.', ['trong tháng 5/2024 | window within | 2024-05-01–2024-05-31']],
    [
      'Báo cáo Ủy ban nhân dân tỉnh trong tháng 4 năm 2024.',
      ['trong tháng 4 năm 2024 | window within | 2024-04-01–2024-04-30'],
    ],
    ['Ban hành quy chế trong quý II năm 2024.', ['trong quý II năm 2024 | window within | 2024-04-01–2024-06-30']],
    ['Ban hành quy chế trong quý III-2024.', ['trong quý III-2024 | window within | 2024-07-01–2024-09-30']],
    ['Tổ chức tổng kết vào tháng 12/2024.', ['vào tháng 12/2024 | window within | 2024-12-01–2024-12-31']],
    ['Hoàn thành trước tháng 6/2025.', ['trước tháng 6/2025 | fixed before | 2025-06-01']],
    ['Hoàn thành trước cuối tháng 6/2025.', ['trước cuối tháng 6/2025 | fixed before | 2025-06-30']],
    ['Chỉnh lý kho tài liệu đến hết quý I/2025.', ['đến hết quý I/2025 | window within | …–2025-03-31']],
    ['Hoàn thành số hóa trong năm 2024.', ['trong năm 2024 | window within | 2024-01-01–2024-12-31']],
    [
      'Thí điểm từ tháng 7/2024 đến tháng 12/2026.',
      ['từ tháng 7/2024 đến tháng 12/2026 | window within | 2024-07-01–2026-12-31'],
    ],
    ['Tổ chức trại sáng tác trong tháng 7 hằng năm.', ['trong tháng 7 hằng năm | recurring within | year | */7']],
    ['Thời gian thực hiện: Quý III/2024.', ['Quý III/2024 | window within | 2024-07-01–2024-09-30']],
    ['Thời gian hoàn thành: Tháng 5 - 6/2024.', ['Tháng 5 - 6/2024 | window within | 2024-05-01–2024-06-30']],
    ['Thời gian thực hiện: Đến năm 2030.', ['Đến năm 2030 | window within | …–2030-12-31']],
    ['Thời gian thực hiện: 2024 - 2026.', ['2024 - 2026 | window within | 2024-01-01–2026-12-31']],
    [
      'Thời gian thực hiện: Từ tháng 3 đến tháng 11.',
      ['Từ tháng 3 đến tháng 11 | window within | 2024-03-01–2024-11-30'],
    ],
    ['Thời gian tổ chức: 20/4/2024 - 30/5/2024.', ['20/4/2024 - 30/5/2024 | window within | 2024-04-20–2024-05-30']],
    ['Thời hạn: 30/7/2024.', ['30/7/2024 | fixed before | 2024-07-30']],
    ['Hoàn thành số hóa đến ngày 31/12/2025.', ['đến ngày 31/12/2025 | window within | …–2025-12-31']],
    ['Thời gian thực hiện: Thường xuyên.', ['Thường xuyên | periodic']],
    ['Thời gian thực hiện: Hằng năm.', ['Hằng năm | periodic | year']],
  ])('%s', (item, expected) => {
    expect(times(item)).toEqual(expected)
  })
})

describe('times from an event', () => {
  it.each([
    // 30/4 and 01/5/2024 are holidays, 29/4 was swapped with Saturday 04/5
    [
      'Ban hành hướng dẫn trong thời hạn 20 ngày làm việc kể từ ngày ký ban hành Kế hoạch này.',
      'window within',
      '2024-05-04',
    ],
    ['Ban hành hướng dẫn trong thời hạn 15 ngày kể từ ngày ban hành Kế hoạch này.', 'window within', '2024-04-17'],
    ['Gửi ý kiến trong vòng 05 ngày làm việc kể từ ngày nhận được văn bản.', 'window within', null],
  ])('%s', (item, kind, to) => {
    const [deadline] = recordOf(plan(item)).deadlines
    expect(`${deadline?.kind} ${deadline?.bound}`).toBe(kind)
    expect(deadline?.to).toBe(to)
  })
})

describe('rhythms and duties that arise', () => {
  it.each([
    ['Tổng hợp, định kỳ báo cáo Ủy ban nhân dân tỉnh.', ['định kỳ | periodic']],
    ['Định kỳ hằng quý báo cáo tiến độ.', ['Định kỳ hằng quý | periodic | quarter']],
    [
      'Định kỳ 6 tháng và hằng năm báo cáo kết quả.',
      ['Định kỳ 6 tháng và hằng năm | periodic | half-year', 'Định kỳ 6 tháng và hằng năm | periodic | year'],
    ],
    ['Định kỳ, đột xuất tổng hợp báo cáo Ủy ban nhân dân tỉnh.', ['Định kỳ | periodic', 'đột xuất | adhoc']],
    ['Báo cáo đột xuất khi có yêu cầu.', ['đột xuất | adhoc']],
    ['Trong quá trình thực hiện, nếu có vướng mắc, kịp thời phản ánh về Sở Nội vụ.', ['kịp thời phản ánh | adhoc']],
  ])('%s', (item, expected) => {
    expect(times(item)).toEqual(expected)
  })
})

describe('times of day, frequencies, events', () => {
  it.each([
    [
      'Ngày 05/7/2024, kiểm đếm tài liệu; niêm phong kho trước 16 giờ 30 phút cùng ngày.',
      ['Ngày 05/7/2024 | fixed on | 2024-07-05', 'trước 16 giờ 30 phút cùng ngày | fixed before | 2024-07-05'],
    ],
    ['Niêm phong kho trước 17 giờ cùng ngày.', ['trước 17 giờ cùng ngày | fixed before | 2024-04-02']],
    ['Gửi số liệu trước 16 giờ hằng ngày.', ['trước 16 giờ hằng ngày | periodic before']],
    ['Đo độ ẩm kho, 3 giờ một lần báo cáo Ủy ban nhân dân tỉnh.', ['3 giờ một lần | periodic']],
    ['Khử trùng kho 6 tháng một lần.', ['6 tháng một lần | periodic | half-year']],
    ['Các phòng họp rút kinh nghiệm mỗi quý một lần.', ['mỗi quý một lần | periodic | quarter']],
    ['Hút bụi giá tài liệu ít nhất 02 lần/tháng.', ['ít nhất 02 lần/tháng | periodic | month']],
    [
      'Hút bụi giá tài liệu 01 lần/quý; ghi độ ẩm hằng ngày.',
      ['01 lần/quý | periodic | quarter', 'hằng ngày | periodic'],
    ],
    ['Hằng ngày, mở cửa thông gió kho.', ['Hằng ngày | periodic']],
    [
      'Định kỳ 06 tháng đối chiếu mục lục; hằng năm kiểm kê giá sách.',
      ['Định kỳ 06 tháng | periodic | half-year', 'hằng năm | periodic | year'],
    ],
    [
      'Khóa sổ vào ngày làm việc cuối cùng của tháng.',
      ['vào ngày làm việc cuối cùng của tháng | recurring on | month'],
    ],
    ['Thông báo cho Sở Tài chính ngay khi có cháy, nổ.', ['ngay khi có cháy | adhoc']],
    [
      'Ngay sau khi phát hiện tài liệu bị mất, báo cáo Ủy ban nhân dân tỉnh.',
      ['Ngay sau khi phát hiện tài liệu bị mất | adhoc'],
    ],
    [
      'Lắp máy hút ẩm trong 6 tháng cuối năm 2024.',
      ['trong 6 tháng cuối năm 2024 | window within | 2024-07-01–2024-12-31'],
    ],
    [
      'Rà soát danh mục; 6 tháng đầu năm 2025 khảo sát tại 12 kho.',
      ['6 tháng đầu năm 2025 | window within | 2025-01-01–2025-06-30'],
    ],
    [
      'Mở lớp tập huấn; in mục lục tài liệu trong năm 2025.',
      ['trong năm 2025 | window within | 2025-01-01–2025-12-31'],
    ],
    [
      'Biên soạn tài liệu, phát hành chậm nhất trong quý III/2024.',
      ['chậm nhất trong quý III/2024 | window within | 2024-07-01–2024-09-30'],
    ],
    ['Hoàn thành: tháng 12/2024.', ['tháng 12/2024 | window within | 2024-12-01–2024-12-31']],
    [
      'Căn cứ Kế hoạch này, các phòng lập danh mục gửi Sở Tài chính chậm nhất ngày 10 tháng 5 năm 2024./.',
      ['chậm nhất ngày 10 tháng 5 năm 2024 | fixed before | 2024-05-10'],
    ],
  ])('%s', (item, expected) => {
    expect(times(item)).toEqual(expected)
  })

  it('are read in a time cell', () => {
    const table = plan('Rà soát kho.').replace(
      'Nơi nhận',
      'STT\tNội dung công việc\tCơ quan chủ trì\tThời hạn\n1\tGhi độ ẩm kho\tSở Tài chính\tHằng ngày\nNơi nhận',
    )
    expect(recordOf(table).deadlines).toMatchObject([{ text: 'Hằng ngày', kind: 'periodic', every: null }])
  })
})

describe('no deadlines', () => {
  it.each([
    'Trước ngày 15/01/2024, Sở đã khảo sát xong các kho.',
    'Trong tháng 02/2024 đã gửi lấy ý kiến các phòng.',
    'Từ tháng 01 đến tháng 3/2024 không xảy ra vụ mất tài liệu nào.',
    'Giá sách nhập trước ngày 01/02/2024 còn hạn bảo hành đến năm 2026.',
    'Tuần lễ lưu trữ được tổ chức vào tháng 9.',
    'Phục vụ nhu cầu tra cứu, sinh hoạt hằng ngày của Nhân dân.',
    'Tra cứu nhanh ngay khi có mạng.',
    'Quán triệt Chỉ thị số 31-CT/TW ngày 05/4/2023 của Ban Bí thư.',
    'Thực hiện Chương trình phát triển lưu trữ giai đoạn 2021 - 2025.',
    'Bố trí trong dự toán hằng năm; lồng ghép vào kế hoạch hằng năm.',
    'Thường xuyên kiểm tra, kịp thời xử lý hư hỏng.',
    'Tính đến ngày 31/5/2024 kho có 1.200 mét giá tài liệu.',
    'Xử lý công việc đột xuất; kiểm tra đột xuất các kho.',
    'Tổ chức các hoạt động nhân Ngày Lưu trữ Việt Nam 03/01.',
    'Chỉnh lý tài liệu hình thành trước năm 1975.',
    'Rà soát hồ sơ được cấp trước ngày 01/7/2014.',
    'Hưởng ứng Tháng hành động quốc gia về lưu trữ.',
    'Kho đạt 24/24 giờ an toàn, mỗi mét giá 129/100.000 đồng.',
    'Giấy phép có giá trị đến ngày 31/12/2026.',
    'Quy định này có hiệu lực từ ngày 01/7/2024 đến hết ngày 31/12/2026.',
    'Đối với hồ sơ tiếp nhận trước ngày 01/5/2024 thì tiếp tục giải quyết theo quy trình cũ.',
    'Số liệu tính từ ngày 16/11/2023 đến ngày 15/11/2024.',
    'Lập dự toán chi ngân sách hằng năm gửi cơ quan tài chính.',
    'Chuẩn bị báo cáo theo yêu cầu của đoàn khảo sát.',
  ])('%s', (item) => {
    expect(times(item)).toEqual([])
  })
})

describe('ranges and several days', () => {
  it.each([
    [
      'Trưng bày từ ngày 01 đến ngày 15/9/2024.',
      ['từ ngày 01 đến ngày 15/9/2024 | window within | 2024-09-01–2024-09-15'],
    ],
    [
      'Trưng bày từ 20/12/2024 đến 05/01/2025.',
      ['từ 20/12/2024 đến 05/01/2025 | window within | 2024-12-20–2025-01-05'],
    ],
    [
      'Trưng bày từ ngày 20/12 đến ngày 05/01/2025.',
      ['từ ngày 20/12 đến ngày 05/01/2025 | window within | 2024-12-20–2025-01-05'],
    ],
    ['Rà soát từ nay đến hết ngày 30/5/2024.', ['từ nay đến hết ngày 30/5/2024 | window within | …–2024-05-30']],
    ['Tập huấn trong 02 ngày 15, 16/5/2024.', ['trong 02 ngày 15, 16/5/2024 | window within | 2024-05-15–2024-05-16']],
    [
      'Kiểm đếm kho trong tháng 5 và tháng 8.',
      ['trong tháng 5 | window within | 2024-05-01–2024-05-31', 'tháng 8 | window within | 2024-08-01–2024-08-31'],
    ],
    ['Kiểm đếm kho trong quý II và quý III.', ['trong quý II và quý III | window within | 2024-04-01–2024-09-30']],
    ['Đóng cửa kho từ 17 giờ ngày 04/10/2024.', ['từ 17 giờ ngày 04/10/2024 | fixed after | 2024-10-04']],
    ['Từ ngày 01/7/2024, tiếp nhận hồ sơ trên mạng.', ['Từ ngày 01/7/2024 | fixed after | 2024-07-01']],
    ['Tổ chức lễ trao tặng lúc 8 giờ ngày 15/5/2024 tại kho.', ['lúc 8 giờ ngày 15/5/2024 | fixed on | 2024-05-15']],
    ['Ngày 15/5/2024: tổ chức lễ trao tặng.', ['Ngày 15/5/2024 | fixed on | 2024-05-15']],
    ['Tháng 5/2024: tổ chức lễ trao tặng.', ['Tháng 5/2024 | window within | 2024-05-01–2024-05-31']],
    ['Tổ chức hội thi kể chuyện kho sách, quý II/2024.', ['quý II/2024 | window within | 2024-04-01–2024-06-30']],
    ['Ban hành quy chế kho (quý III/2024).', ['quý III/2024 | window within | 2024-07-01–2024-09-30']],
    ['Mở lớp bồi dưỡng vào đầu tháng 5/2024.', ['vào đầu tháng 5/2024 | window within | 2024-05-01–2024-05-31']],
    ['Thí điểm từ năm 2024 đến năm 2026.', ['từ năm 2024 đến năm 2026 | window within | 2024-01-01–2026-12-31']],
    ['Trong năm 2025, tổ chức 02 lớp bồi dưỡng.', ['Trong năm 2025 | window within | 2025-01-01–2025-12-31']],
    [
      'Sơ kết vào năm 2025 và tổng kết vào năm 2030.',
      ['vào năm 2025 | window within | 2025-01-01–2025-12-31', 'vào năm 2030 | window within | 2030-01-01–2030-12-31'],
    ],
    [
      'Thời gian thực hiện: Năm 2024 và các năm tiếp theo.',
      ['Năm 2024 và các năm tiếp theo | window within | 2024-01-01–…'],
    ],
    ['Thời gian thực hiện: Sau khi có hướng dẫn của Trung ương.', ['Sau khi có hướng dẫn của Trung ương | adhoc']],
    ['Thời gian thực hiện: Định kỳ hằng quý.', ['Định kỳ hằng quý | periodic | quarter']],
    ['Thời hạn báo cáo là ngày 15/5/2024.', ['ngày 15/5/2024 | fixed before | 2024-05-15']],
    ['Nộp mục lục trước ngày 31/12/24.', ['trước ngày 31/12/24 | fixed before | 2024-12-31']],
    ['Nộp mục lục không quá ngày 30/6/2024.', ['không quá ngày 30/6/2024 | fixed before | 2024-06-30']],
  ])('%s', (item, expected) => {
    expect(times(item)).toEqual(expected)
  })

  it('take the year to come where a letter of a December asks for its first months', () => {
    const text = plan('Báo cáo kết quả trước ngày 15/01.', 'Tăng cường công tác lưu trữ').replace(
      'ngày 02 tháng 4 năm 2024',
      'ngày 02 tháng 12 năm 2024',
    )
    expect(recordOf(text).deadlines.map((d) => d.date)).toEqual(['2025-01-15'])
  })
})

describe('rhythms of several dates and their rules', () => {
  const rules = (item: string): readonly string[] =>
    recordOf(plan(item)).deadlines.map((d) => `${d.text} | ${d.every ?? '–'} | ${d.rrule ?? '–'}`)

  it.each([
    ['Họp giao ban vào thứ Sáu hằng tuần.', ['vào thứ Sáu hằng tuần | week | FREQ=WEEKLY;BYDAY=FR']],
    [
      'Mở kho vào sáng thứ Ba và thứ Năm hằng tuần.',
      ['vào sáng thứ Ba và thứ Năm hằng tuần | week | FREQ=WEEKLY;BYDAY=TU,TH'],
    ],
    ['Gửi số liệu hằng tuần (trước 16 giờ thứ Sáu).', ['trước 16 giờ thứ Sáu | week | FREQ=WEEKLY;BYDAY=FR']],
    ['Gửi số liệu trước 16 giờ hằng ngày.', ['trước 16 giờ hằng ngày | – | FREQ=DAILY']],
    ['Đo độ ẩm kho 03 giờ một lần.', ['03 giờ một lần | – | FREQ=HOURLY;INTERVAL=3']],
    ['Định kỳ 03 năm tổ chức tổng kiểm kê.', ['Định kỳ 03 năm | – | FREQ=YEARLY;INTERVAL=3']],
    [
      'Gửi số liệu trước ngày 20 của tháng cuối quý.',
      ['trước ngày 20 của tháng cuối quý | quarter | FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20'],
    ],
    [
      'Gửi số liệu trước ngày 05 tháng đầu quý sau.',
      ['trước ngày 05 tháng đầu quý sau | quarter | FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=5'],
    ],
    [
      'Gửi số liệu chậm nhất vào ngày 25 hằng tháng, ngày 20 tháng cuối quý và ngày 10 tháng 12 hằng năm.',
      [
        'chậm nhất vào ngày 25 hằng tháng | month | FREQ=MONTHLY;BYMONTHDAY=25',
        'ngày 20 tháng cuối quý | quarter | FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20',
        'ngày 10 tháng 12 hằng năm | year | FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10',
      ],
    ],
    [
      'Gửi số liệu hằng tháng (trước ngày 20), hằng quý (trước ngày 15 của tháng cuối quý).',
      [
        'trước ngày 20 | month | FREQ=MONTHLY;BYMONTHDAY=20',
        'trước ngày 15 của tháng cuối quý | quarter | FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15',
      ],
    ],
    [
      'Thời gian gửi báo cáo: Trước ngày 15/6 (đối với báo cáo 6 tháng) và trước ngày 15/12 (đối với báo cáo năm).',
      [
        'Trước ngày 15/6 | half-year | FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15',
        'trước ngày 15/12 | year | FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15',
      ],
    ],
    ['Báo cáo kết quả thực hiện hằng quý về Sở Tài chính.', ['hằng quý | quarter | FREQ=MONTHLY;INTERVAL=3']],
    [
      'Hàng tháng, quý tổng hợp số liệu.',
      ['Hàng tháng, quý | month | FREQ=MONTHLY', 'Hàng tháng, quý | quarter | FREQ=MONTHLY;INTERVAL=3'],
    ],
    [
      'Báo cáo 6 tháng, năm gửi về Sở Tài chính.',
      ['6 tháng, năm | half-year | FREQ=MONTHLY;INTERVAL=6', '6 tháng, năm | year | FREQ=YEARLY'],
    ],
    ['Viết tin về kho, mỗi tháng ít nhất 02 kỳ.', ['mỗi tháng ít nhất 02 kỳ | month | FREQ=MONTHLY']],
  ])('%s', (item, expected) => {
    expect(rules(item)).toEqual(expected)
  })
})

describe('who reports what to whom', () => {
  it.each([
    [
      'Các phòng gửi số liệu về Sở Tài chính trước ngày 20/11/2024 để tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 30/11/2024.',
      { who: ['Các phòng'], to: ['Sở Tài chính'], via: [], what: 'gửi số liệu' },
    ],
    [
      'Định kỳ 6 tháng (trước ngày 10/6), các cơ quan, đơn vị báo cáo kết quả về Sở Tài chính.',
      { who: ['các cơ quan, đơn vị'], to: ['Sở Tài chính'], via: [], what: 'báo cáo kết quả' },
    ],
    [
      'Định kỳ hằng quý báo cáo Ban Chỉ đạo của Tỉnh ủy và UBND tỉnh.',
      {
        who: ['Sở Nội vụ'],
        to: ['Ban Chỉ đạo của Tỉnh ủy', 'Ủy ban nhân dân tỉnh'],
        via: [],
        what: 'báo cáo Ban Chỉ đạo của Tỉnh ủy và UBND tỉnh',
      },
    ],
    [
      'Cung cấp danh mục kho cho Sở Tài chính trước ngày 15/6/2024.',
      { who: ['Sở Nội vụ'], to: ['Sở Tài chính'], via: [], what: 'Cung cấp danh mục kho cho Sở Tài chính' },
    ],
    [
      'Các sở, ban, ngành báo cáo kết quả thực hiện về Ủy ban nhân dân tỉnh (qua Sở Nội vụ) trước ngày 15/12/2024 để tổng hợp, báo cáo Bộ Nội vụ.',
      {
        who: ['Các sở, ban, ngành'],
        to: ['Ủy ban nhân dân tỉnh'],
        via: ['Sở Nội vụ'],
        what: 'Báo cáo kết quả thực hiện',
      },
    ],
    [
      'Về đề nghị hỗ trợ kinh phí: Giao Sở Tài chính chủ trì, phối hợp với Sở Xây dựng báo cáo Ủy ban nhân dân tỉnh trước ngày 20/4/2024.',
      { who: ['Sở Tài chính'], to: ['Ủy ban nhân dân tỉnh'], via: [], what: 'báo cáo Ủy ban nhân dân tỉnh' },
    ],
    [
      'Xây dựng danh mục tài liệu, trình Ủy ban nhân dân tỉnh trước ngày 30/6/2024.',
      { who: ['Sở Nội vụ'], to: ['Ủy ban nhân dân tỉnh'], via: [], what: 'trình Ủy ban nhân dân tỉnh' },
    ],
    [
      'Sở Tài chính chủ trì thẩm định dự toán; Kho bạc Nhà nước tỉnh tạo điều kiện tạm ứng trước ngày 20/5/2024.',
      { who: ['Kho bạc Nhà nước tỉnh'], to: [], via: [], what: 'tạo điều kiện tạm ứng' },
    ],
    [
      'Trước ngày 15/11 hằng năm, Sở Xây dựng báo cáo Ủy ban nhân dân tỉnh.',
      { who: ['Sở Xây dựng'], to: ['Ủy ban nhân dân tỉnh'], via: [], what: 'báo cáo Ủy ban nhân dân tỉnh' },
    ],
    [
      'Báo cáo Bộ (qua Cục Lưu trữ) trước ngày 15/6/2024.',
      { who: ['Sở Nội vụ'], to: ['Bộ'], via: ['Cục Lưu trữ'], what: 'Báo cáo Bộ' },
    ],
    [
      'Lập danh mục, gửi về Ban Quản lý trước ngày 15/6/2024.',
      { who: ['Sở Nội vụ'], to: ['Ban Quản lý'], via: [], what: 'gửi về Ban Quản lý' },
    ],
    [
      'Tổng hợp báo cáo Ban Thường vụ trước ngày 15/6/2024.',
      { who: ['Sở Nội vụ'], to: ['Ban Thường vụ'], via: [], what: 'báo cáo Ban Thường vụ' },
    ],
    [
      'Gửi số liệu về Sở (qua Phòng Hành chính) trước ngày 15/6/2024.',
      { who: ['Sở Nội vụ'], to: ['Sở'], via: ['Phòng Hành chính'], what: 'gửi số liệu' },
    ],
    ['Hai bên họp trước ngày 15/6/2024.', { who: ['Hai bên'], to: [], via: [], what: 'họp' }],
  ])('%s', (item, { who, to, via, what }) => {
    const [deadline] = recordOf(plan(item)).deadlines
    expect(deadline?.who.map((b) => b.name)).toEqual(who)
    expect(deadline?.reportTo.map((b) => b.name)).toEqual(to)
    expect(deadline?.via.map((b) => b.name)).toEqual(via)
    expect(deadline?.what.toLowerCase()).toBe(what.toLowerCase())
  })

  it('keeps a receiver to its own act', () => {
    const [report, review] = recordOf(
      plan('Báo cáo Ủy ban nhân dân tỉnh trước ngày 30/11 hằng năm, tổng kết trong quý IV/2024.'),
    ).deadlines
    expect(report?.reportTo.map((b) => b.name)).toEqual(['Ủy ban nhân dân tỉnh'])
    expect(review?.reportTo).toEqual([])
  })

  it('takes them from the row of a table', () => {
    const table = plan('Rà soát kho.').replace(
      'Nơi nhận',
      'STT\tNội dung công việc\tCơ quan chủ trì\tThời gian hoàn thành\n1\tKiểm kê kho\tSở Tài chính\tQuý II/2024\nNơi nhận',
    )
    const [deadline] = recordOf(table).deadlines
    expect(deadline).toMatchObject({ text: 'Quý II/2024', what: 'Kiểm kê kho', from: '2024-04-01', to: '2024-06-30' })
    expect(deadline?.who.map((b) => b.name)).toEqual(['Sở Tài chính'])
  })
})

it('gives a recurrence rule', () => {
  const rule = (item: string): string | null | undefined => recordOf(plan(item)).deadlines[0]?.rrule
  expect(rule('Báo cáo trước ngày 10/11 hằng năm.')).toBe('FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=10')
  expect(rule('Báo cáo trước ngày 25 hằng tháng.')).toBe('FREQ=MONTHLY;BYMONTHDAY=25')
  expect(rule('Định kỳ hằng quý báo cáo tiến độ.')).toBe('FREQ=MONTHLY;INTERVAL=3')
  expect(rule('Báo cáo trước ngày 10/11/2024.')).toBeNull()
})

it('gives none for a text that orders nobody and has no head', () => {
  expect(
    recordOf('Chợ phiên\nBà con kể rằng trước ngày 15/6/2024 nước sẽ về. Hội đua ghe vào ngày 20/6/2024.').deadlines,
  ).toEqual([])
})

it('gives the second report to who gets the first', () => {
  const item =
    'Các phòng gửi số liệu về Sở Tài chính trước ngày 20/11/2024 để tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 30/11/2024.'
  const second = recordOf(plan(item)).deadlines[1]
  expect(second?.who.map((b) => b.name)).toEqual(['Sở Tài chính'])
  expect(second?.reportTo.map((b) => b.name)).toEqual(['Ủy ban nhân dân tỉnh'])
})
