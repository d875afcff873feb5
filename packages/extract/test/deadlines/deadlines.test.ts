import { describe, expect, it } from 'vitest'
import { recordOf } from '../plain-text.js'
import { plan, times } from './one-item.js'

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
    [
      'Rà soát hồ sơ hết hạn hằng năm (thực hiện từ ngày 01/9 đến hết ngày 14/12).',
      ['từ ngày 01/9 đến hết ngày 14/12 | recurring within | year | 14/12'],
    ],
    [
      'Chỉnh lý hồ sơ từ ngày 01/9 đến hết ngày 14/12/2024.',
      ['từ ngày 01/9 đến hết ngày 14/12/2024 | window within | 2024-09-01–2024-12-14'],
    ],
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
      'Gửi kế hoạch trước ngày 30/4/2024; báo cáo 6 tháng, năm lần lượt trước ngày 10/6 và 30/11.',
      [
        'trước ngày 30/4/2024 | fixed before | 2024-04-30',
        'trước ngày 10/6 | recurring before | half-year | 10/6',
        '30/11 | recurring before | year | 30/11',
      ],
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
    ['Trường hợp hồ sơ quá hạn mức, báo cáo ngay Ủy ban nhân dân tỉnh.', ['báo cáo ngay | adhoc']],
    ['Nếu kho hết chỗ, phải thông báo ngay cho Sở Tài chính.', ['thông báo ngay | adhoc']],
    ['Hằng tuần cung cấp số liệu cho Sở Tài chính vào thứ Năm.', ['vào thứ Năm | recurring on | week']],
    ['Định kỳ 02 tuần/lần họp giao ban.', ['Định kỳ 02 tuần/lần | periodic']],
    ['Định kỳ 03 tháng một lần kiểm điểm, báo cáo tiến độ.', ['Định kỳ 03 tháng một lần | periodic | quarter']],
    ['Trình Hội đồng nhân dân tỉnh tại kỳ họp gần nhất.', ['tại kỳ họp gần nhất | window within | …–…']],
    ['Báo cáo giá thuê kho tại phiên họp thường kỳ tới.', ['tại phiên họp thường kỳ tới | window within | …–…']],
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

describe('times without a day of their own', () => {
  it.each([
    ['Mở chuyên mục song ngữ từ quý IV/2024.', ['từ quý IV/2024 | window after | 2024-10-01–…']],
    ['Chuyển hồ sơ cho Phòng Kinh tế trong ngày.', ['trong ngày | window within | …–…']],
    [
      'Trả lời kiến nghị trong thời hạn không quá 10 ngày làm việc; vụ phức tạp trả lời không quá 20 ngày làm việc.',
      [
        'trong thời hạn không quá 10 ngày làm việc | window within | …–…',
        'không quá 20 ngày làm việc | window within | …–…',
      ],
    ],
    ['Chuyển kiến nghị chậm nhất sau 01 ngày làm việc.', ['chậm nhất sau 01 ngày làm việc | window within | …–…']],
    [
      'Họp rút kinh nghiệm vào thứ Sáu tuần cuối của tháng.',
      ['vào thứ Sáu tuần cuối của tháng | recurring on | month'],
    ],
    [
      'Báo cáo vào chiều thứ Năm hằng tuần, tổng hợp báo cáo chung trước 10 giờ thứ Sáu.',
      ['vào chiều thứ Năm hằng tuần | recurring on | week', 'trước 10 giờ thứ Sáu | recurring before | week'],
    ],
    ['Giao ban sáu tháng giao ban một lần.', ['sáu tháng giao ban một lần | periodic | half-year']],
    ['Thanh tra công vụ, mỗi quý ít nhất 02 đơn vị.', ['mỗi quý ít nhất 02 đơn vị | periodic | quarter']],
    ['Bàn giao hồ sơ xong trong ngày 05/6/2024.', ['trong ngày 05/6/2024 | fixed on | 2024-06-05']],
    ['Định kỳ ngày 25 hằng tháng báo cáo kết quả.', ['Định kỳ ngày 25 hằng tháng | recurring on | month | 25']],
    [
      'Căn cứ điều kiện thực tế tổ chức hội thi; báo cáo kết quả trước 10/7/2024.',
      ['trước 10/7/2024 | fixed before | 2024-07-10'],
    ],
    [
      'Hoàn thành việc kiểm tra trong thời hạn 10 ngày, kể từ ngày 01/6/2024.',
      ['trong thời hạn 10 ngày, kể từ ngày 01/6/2024 | window within | 2024-06-01–2024-06-11'],
    ],
    [
      'Báo cáo chậm nhất ngày 15/6 (đối với báo cáo 6 tháng) và ngày 15/12 (đối với báo cáo năm).',
      ['chậm nhất ngày 15/6 | recurring before | half-year | 15/6', 'ngày 15/12 | recurring before | year | 15/12'],
    ],
    ['Thanh tra đột xuất khi có phản ánh.', ['đột xuất khi có phản ánh | adhoc']],
    ['Kịp thời phản ánh diễn biến đình công về Ban Dân vận.', ['Kịp thời phản ánh | adhoc']],
    [
      'Thông báo cho học sinh nghỉ học từ ngày 07/9/2024 đến khi có thông báo mới.',
      ['từ ngày 07/9/2024 | fixed after | 2024-09-07'],
    ],
    [
      'Thông qua báo cáo tại phiên họp Thường trực tháng 8/2024.',
      ['tại phiên họp Thường trực tháng 8/2024 | window within | 2024-08-01–2024-08-31'],
    ],
  ])('%s', (item, expected) => {
    expect(times(item)).toEqual(expected)
  })
})

it('the year of a review in a plan for several years', () => {
  expect(times('Tổ chức sơ kết năm 2026, tổng kết năm 2028.', 'Bảo vệ trẻ em giai đoạn 2024 - 2028')).toEqual([
    'năm 2026 | window within | 2026-01-01–2026-12-31',
    'năm 2028 | window within | 2028-01-01–2028-12-31',
  ])
  expect(times('Tổ chức sơ kết năm 2024.')).toEqual([])
})

describe('no deadlines', () => {
  it.each([
    'Trước ngày 15/01/2024, Sở đã khảo sát xong các kho.',
    'Đến ngày 31/3/2024, toàn tỉnh chỉnh lý đạt 58,3% kế hoạch.',
    'Triển khai các nghị quyết đã được thông qua tại kỳ họp gần nhất.',
    'Phiếu nhận vào thứ Năm được đóng dấu.',
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
    'Thời gian: 8 giờ 00, ngày 15/5/2024, tại Hội trường.',
    'Dán nhãn hồ sơ kéo dài trong 3 tháng từ năm 2021.',
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
