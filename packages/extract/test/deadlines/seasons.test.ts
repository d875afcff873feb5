import { describe, expect, it } from 'vitest'
import { recordOf } from '../plain-text.js'
import { times } from './one-item.js'

describe('before a season', () => {
  it.each<[string, string[]]>([
    ['Nạo vét rãnh quanh kho, xong trước mùa mưa năm 2024.', ['trước mùa mưa năm 2024 | window before | …–…']],
    ['Gia cố mái kho trước mùa mưa bão.', ['trước mùa mưa bão | window before | …–…']],
    ['Chi trả phụ cấp trực kho trước Tết Nguyên đán.', ['trước Tết Nguyên đán | window before | …–…']],
    [
      'Sửa phòng đọc trước khai giảng năm học 2024 - 2025.',
      ['trước khai giảng năm học 2024 - 2025 | window before | …–…'],
    ],
    ['Khử ẩm kho lưu trữ trước mùa mưa hằng năm.', ['trước mùa mưa hằng năm | recurring before | year']],
    ['Kiểm tra kho trước, trong và sau mùa mưa bão.', []],
    ['Chỉ đạo xử lý hồ sơ ẩm còn tồn so với trước mùa mưa.', []],
    ['Thống kê hồ sơ hỏng như trước mùa lũ năm 2023.', []],
  ])('%s', (item, expected) => expect(times(item)).toEqual(expected))

  it('is no time of a heading', () => {
    expect(times('Sắp xếp kho.\n2. Công tác trước mùa mưa\n- Sở Nội vụ khử ẩm kho.')).toEqual([])
  })
})

describe('how often something may be is no time', () => {
  it.each<[string, string[]]>([
    ['Kiểm tra kho của doanh nghiệp không quá 01 lần/năm.', []],
    ['Xử lý đơn vị vi phạm từ 03 lần/năm trở lên.', []],
    ['Kiểm tra kho ít nhất 02 lần/năm.', ['ít nhất 02 lần/năm | periodic | year']],
    ['Đo độ ẩm kho 01 lần/tháng.', ['01 lần/tháng | periodic | month']],
  ])('%s', (item, expected) => expect(times(item)).toEqual(expected))
})

describe('whom the task of a row is sent to', () => {
  const head = 'STT\tNội dung công việc\tCơ quan thực hiện\tThời gian hoàn thành'
  it.each<[string, string[]]>([
    ['Lập danh mục hồ sơ, gửi Sở Nội vụ', ['Sở Nội vụ']],
    ['Hoàn thiện quy chế, trình Thường trực HĐND tỉnh', ['Thường trực Hội đồng nhân dân tỉnh']],
    ['Khảo sát kho tại các xã', []],
    ['Lập báo cáo theo mẫu', []],
  ])('%s', (task, expected) => {
    const record = recordOf(
      `ỦY BAN NHÂN DÂN\nTỈNH HÒA GIANG\nSố: 45/KH-UBND\nHòa Giang, ngày 02 tháng 4 năm 2024\nKẾ HOẠCH\nSắp xếp kho năm 2024\nI. NHIỆM VỤ\n${head}\n1\t${task}\tSở Tài chính\tTrước ngày 15/6/2024`,
    )
    expect(record.deadlines[0]?.reportTo.map((b) => b.name)).toEqual(expected)
  })
})

describe('the day of an event below its item', () => {
  it.each<[string, string[]]>([
    [
      'Thời gian: 19 giờ 00 phút, ngày 04/10/2024 (thứ Sáu).',
      ['19 giờ 00 phút, ngày 04/10/2024 | fixed on | 2024-10-04'],
    ],
    ['Thời gian: Sáng ngày 15/5/2024.', ['Sáng ngày 15/5/2024 | fixed on | 2024-05-15']],
    ['Thời gian: Dự kiến ngày 20/5/2024.', ['Dự kiến ngày 20/5/2024 | fixed on | 2024-05-20']],
    [
      'Thời gian: 14h00 - 17h00 chiều thứ Hai, ngày 20/5/2024.',
      ['14h00 - 17h00 chiều thứ Hai, ngày 20/5/2024 | fixed on | 2024-05-20'],
    ],
    ['Thời gian: 08 giờ 00 hằng ngày.', []],
    ['Địa điểm: Hội trường, ngày 20/5/2024.', []],
  ])('%s', (line, expected) => {
    expect(times(`Tổ chức hội nghị khách hàng của kho.\n- ${line}`).filter((t) => /fixed/u.test(t))).toEqual(expected)
  })

  it('is said of the item above', () => {
    const [deadline] = recordOf(
      'KẾ HOẠCH\nNgày hội đọc sách năm 2024\nI. NHIỆM VỤ\n1. Sở Nội vụ\n- Tổ chức hội thi kể chuyện.\n+ Thời gian: từ ngày 15/5/2024 đến ngày 16/5/2024.',
    ).deadlines
    expect(deadline).toMatchObject({ what: 'Tổ chức hội thi kể chuyện.', to: '2024-05-16' })
  })
})
