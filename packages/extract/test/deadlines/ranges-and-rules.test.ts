import { describe, expect, it } from 'vitest'
import { recordOf } from '../plain-text.js'
import { plan, times } from './one-item.js'

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
    ['Từ ngày 22/10 đến 24/10/2024, các xã vùng cao có mưa to.', []],
    ['Báo cáo Sở Nội vụ trước 07 giờ và 17 giờ hằng ngày.', ['trước 07 giờ và 17 giờ hằng ngày | periodic before']],
    ['Mốc thời gian báo cáo: từ ngày 01/01/2024 đến ngày 31/3/2026.', []],
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
    ['Thời gian thực hiện: Năm 2024, 2025.', ['Năm 2024, 2025 | window within | 2024-01-01–2025-12-31']],
    ['Thời gian thực hiện: Thường xuyên trong năm.', ['Thường xuyên trong năm | periodic']],
    ['Thời gian tổ chức: 02 ngày (15-16/5/2024).', ['02 ngày (15-16/5/2024) | window within | 2024-05-15–2024-05-16']],
    ['Báo cáo kết quả trong 05 ngày sau khi đóng kho.', ['trong 05 ngày sau khi đóng kho | window within | …–…']],
    ['Báo cáo kết quả trước ngày 16/7/20 24.', ['trước ngày 16/7/20 24 | fixed before | 2024-07-16']],
    ['Báo cáo kết quả trước ngày 16 tháng 7 năm2024.', ['trước ngày 16 tháng 7 năm2024 | fixed before | 2024-07-16']],
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
    [
      'Báo cáo tuần (trước 15 giờ thứ Năm), báo cáo tháng (trước ngày 20).',
      ['trước 15 giờ thứ Năm | week | FREQ=WEEKLY;BYDAY=TH', 'trước ngày 20 | month | FREQ=MONTHLY;BYMONTHDAY=20'],
    ],
    ['Gửi số liệu trước 16 giờ hằng ngày.', ['trước 16 giờ hằng ngày | – | FREQ=DAILY']],
    ['Đo độ ẩm kho 03 giờ một lần.', ['03 giờ một lần | – | FREQ=HOURLY;INTERVAL=3']],
    ['Định kỳ 02 tuần/lần họp giao ban.', ['Định kỳ 02 tuần/lần | – | FREQ=WEEKLY;INTERVAL=2']],
    ['Định kỳ 3 tháng báo cáo tiến độ.', ['Định kỳ 3 tháng | quarter | FREQ=MONTHLY;INTERVAL=3']],
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
