import { describe, expect, it } from 'vitest'
import { recordOf } from '../plain-text.js'
import { plan } from './one-item.js'

describe('who reports what to whom', () => {
  it.each([
    [
      'Các phòng báo cáo kết quả gửi Sở Tài chính tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 30/11/2024.',
      { who: ['Sở Tài chính'], to: ['Ủy ban nhân dân tỉnh'], via: [], what: 'báo cáo Ủy ban nhân dân tỉnh' },
    ],
    [
      'Rà soát phiếu, chuyển Phòng Tài chính chậm nhất ngày 15/6/2024.',
      { who: ['Sở Nội vụ'], to: ['Phòng Tài chính'], via: [], what: 'rà soát phiếu' },
    ],
    [
      'Gửi đề cương cho cơ quan được giám sát trước ngày 10/6/2024.',
      { who: ['Sở Nội vụ'], to: ['cơ quan được giám sát'], via: [], what: 'Gửi đề cương cho cơ quan được giám sát' },
    ],
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
      'Lãnh đạo Ủy ban nhân dân tỉnh cải tạo kho; hoàn thành trước ngày 30/6/2024.',
      { who: ['Sở Nội vụ'], to: [], via: [], what: 'cải tạo kho' },
    ],
    [
      'Xây dựng kế hoạch thực hiện trước ngày 30/5/2024; hằng quý báo cáo Ủy ban nhân dân tỉnh (qua Sở Tài chính).',
      { who: ['Sở Nội vụ'], to: [], via: [], what: 'Xây dựng kế hoạch thực hiện' },
    ],
    [
      'Trường hợp vượt dự toán, báo cáo ngay Ủy ban nhân dân tỉnh.',
      { who: ['Sở Nội vụ'], to: ['Ủy ban nhân dân tỉnh'], via: [], what: 'báo cáo ngay Ủy ban nhân dân tỉnh' },
    ],
    [
      'Làm thủ tục mượn hồ sơ trong vòng 03 ngày kể từ khi có phiếu xác nhận.',
      { who: ['Sở Nội vụ'], to: [], via: [], what: 'Làm thủ tục mượn hồ sơ' },
    ],
    [
      'Trả lời kiến nghị của bạn đọc trước ngày 15/6/2024.',
      { who: ['Sở Nội vụ'], to: [], via: [], what: 'Trả lời kiến nghị của bạn đọc' },
    ],
    [
      'Theo Quyết định số 15/QĐ-UBND, định kỳ 02 tuần/lần họp giao ban với các kho.',
      { who: ['Sở Nội vụ'], to: [], via: [], what: 'họp giao ban với các kho' },
    ],
    [
      'Rà soát phiếu mượn, lập sổ; hoàn thành trước ngày 15/6/2024.',
      { who: ['Sở Nội vụ'], to: [], via: [], what: 'Rà soát phiếu mượn' },
    ],
    [
      'Quán triệt quy chế trong tháng 5/2024, báo cáo kết quả về Sở Tài chính (qua Sở Y tế) trước ngày 31/5.',
      { who: ['Sở Nội vụ'], to: [], via: [], what: 'Quán triệt quy chế' },
    ],
    [
      'Tổng kết trước ngày 30/11/2024, gửi báo cáo về Sở Tài chính.',
      { who: ['Sở Nội vụ'], to: ['Sở Tài chính'], via: [], what: 'Tổng kết' },
    ],
    [
      'Nâng cấp máy chủ, bảo đảm an toàn thông tin trước ngày 30/11/2024.',
      { who: ['Sở Nội vụ'], to: [], via: [], what: 'Nâng cấp máy chủ' },
    ],
    [
      'Báo cáo tiến độ về Cục Văn thư chậm nhất ngày 15/6/2024.',
      { who: ['Sở Nội vụ'], to: ['Cục Văn thư'], via: [], what: 'Báo cáo tiến độ' },
    ],
    [
      'Thẩm định giá thuê kho, trình Giám đốc Sở phê duyệt trước ngày 15/6/2024.',
      { who: ['Sở Nội vụ'], to: ['Giám đốc Sở'], via: [], what: 'trình Giám đốc Sở phê duyệt' },
    ],
    [
      'Chuẩn bị đủ giá sách, hộp; xong trước 31/5/2024.',
      { who: ['Sở Nội vụ'], to: [], via: [], what: 'Chuẩn bị đủ giá sách' },
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
      { who: ['Sở Nội vụ'], to: ['Ban Quản lý'], via: [], what: 'Lập danh mục' },
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
