import { describe, expect, it } from 'vitest'
import { layOut } from '../src/layout/layout.js'
import type { Ruling } from '../src/page-words.js'
import type { Printed } from './page.js'
import { bodyLines, printedPage, shown } from './page.js'

const letterhead: readonly Printed[] = [
  { x: 14, y: 12, text: 'ỦY BAN NHÂN DÂN', to: 38 },
  { x: 17, y: 14.5, text: 'TỈNH HÒA SƠN', to: 35 },
  { x: 45, y: 12, text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', to: 91 },
  { x: 55, y: 14.7, text: 'Độc lập - Tự do - Hạnh phúc', to: 81 },
  { x: 18, y: 19, text: 'Số: 15/KH-UBND', to: 34 },
  { x: 52, y: 19.2, text: 'Hòa Sơn, ngày 02 tháng 3 năm 2023', to: 88 },
]
const title: readonly Printed[] = [
  { x: 46, y: 26, text: 'KẾ HOẠCH', to: 60 },
  { x: 33, y: 28.6, text: 'Phát triển thư viện lưu động trên địa bàn', to: 73 },
  { x: 43, y: 31.2, text: 'tỉnh Hòa Sơn', to: 63 },
]
const body = bodyLines(38, [
  '  Thực hiện Chỉ thị số 08/CT-BVH ngày 15 tháng 01 năm 2023 về phát triển văn',
  'hóa đọc, Ủy ban nhân dân tỉnh ban hành Kế hoạch với các nội dung chính sau đây, giao',
  'các sở, ban, ngành tổ chức thực hiện nghiêm túc. …',
  '  I. MỤC TIÊU …',
  '  Đến cuối năm, mỗi huyện có ít nhất một xe thư viện lưu động; các điểm trường lẻ được',
  'phục vụ hai tuần một lần. …',
])
const end: readonly Printed[] = [
  { x: 14, y: 90, text: 'Nơi nhận:', size: 1.4 },
  { x: 60, y: 90, text: 'KT. CHỦ TỊCH', to: 78 },
  { x: 14, y: 92, text: '- Như trên;', size: 1.3 },
  { x: 58, y: 92.6, text: 'PHÓ CHỦ TỊCH', to: 80 },
  { x: 14, y: 94, text: '- Các sở: Văn hóa, Giáo dục,', size: 1.3 },
  { x: 14, y: 96, text: 'Tài chính;', size: 1.3 },
  { x: 14, y: 98, text: '- Lưu: VT.', size: 1.3 },
  { x: 60, y: 106, text: 'Trần Thị Bích Hà', to: 78 },
]
const lay = (...pages: Parameters<typeof layOut>[0][number][]): string[] => layOut(pages).map(shown)

describe('the first page', () => {
  it('is read column by column, title apart, paragraphs whole', () => {
    expect(lay(printedPage(1, [...letterhead, ...title, ...body, ...end]))).toEqual([
      'letterhead: ỦY BAN NHÂN DÂN TỈNH HÒA SƠN',
      'letterhead: Số: 15/KH-UBND',
      'motto: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'motto: Độc lập - Tự do - Hạnh phúc',
      'motto: Hòa Sơn, ngày 02 tháng 3 năm 2023',
      'title: KẾ HOẠCH',
      'title: Phát triển thư viện lưu động trên địa bàn tỉnh Hòa Sơn',
      'body: Thực hiện Chỉ thị số 08/CT-BVH ngày 15 tháng 01 năm 2023 về phát triển văn hóa đọc, Ủy ban nhân dân tỉnh ban hành Kế hoạch với các nội dung chính sau đây, giao các sở, ban, ngành tổ chức thực hiện nghiêm túc.',
      'body: I. MỤC TIÊU',
      'body: Đến cuối năm, mỗi huyện có ít nhất một xe thư viện lưu động; các điểm trường lẻ được phục vụ hai tuần một lần.',
      'recipients: Nơi nhận:',
      'recipients: - Như trên;',
      'recipients: - Các sở: Văn hóa, Giáo dục, Tài chính;',
      'recipients: - Lưu: VT.',
      'signature: KT. CHỦ TỊCH',
      'signature: PHÓ CHỦ TỊCH',
      'signature: Trần Thị Bích Hà',
    ])
  })

  it('sets the note of a digital signature, the registry stamp and noise apart', () => {
    const odd: readonly Printed[] = [
      { x: 40, y: 3, text: 'Người ký: SỞ VĂN HÓA', size: 1 },
      { x: 40, y: 4.3, text: 'Thời gian ký: 03.03.2023 08:12:55 +07:00', size: 1 },
      { x: 14, y: 33, text: 'CÔNG VĂN ĐẾN', size: 1.2 },
      { x: 70, y: 60, text: '¬ ~', confidence: 0.2 },
    ]
    const out = lay(printedPage(1, [...odd, ...letterhead, ...title, ...body]))
    expect(out.filter((b) => /^(?:margin-note|stamp|noise)/u.test(b)).sort()).toEqual([
      'margin-note: Người ký: SỞ VĂN HÓA',
      'margin-note: Thời gian ký: 03.03.2023 08:12:55 +07:00',
      'noise: ¬ ~',
      'stamp: CÔNG VĂN ĐẾN',
    ])
    expect(out).toContain('letterhead: ỦY BAN NHÂN DÂN TỈNH HÒA SƠN')
  })

  it('cuts a line that mixes both columns', () => {
    const mixed = { x: 14, y: 12, text: 'ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', to: 91 }
    const words = printedPage(1, [mixed, ...letterhead.slice(3), ...body]).words.map((w, i) =>
      w.box === null || i > 3 ? w : { ...w, box: { ...w.box, x0: w.box.x0 - 0.03, x1: w.box.x1 - 0.03 } },
    )
    const page = printedPage(1, [mixed, ...letterhead.slice(3), ...body])
    expect(lay({ ...page, words }).slice(0, 3)).toContain('letterhead: ỦY BAN NHÂN DÂN')
  })
})

describe('the end block', () => {
  it('alone on a page is told by its items and the office beside them, be "Nơi nhận" lost and the office long', () => {
    const lost = { x: 14, y: 12, text: 'lơn', confidence: 0.02, size: 1.4, to: 24 }
    const rest: readonly Printed[] = [
      { x: 55, y: 12, text: 'TRƯỞNG PHÒNG QUẢN LÝ ĐÔ', to: 85, confidence: 0.95 },
      { x: 14, y: 14, text: '- UBND các phường;', size: 1.3 },
      { x: 66, y: 14.6, text: 'THỊ', to: 70, confidence: 0.95 },
      { x: 14, y: 16, text: '- Lưu: VT.', size: 1.3 },
      { x: 60, y: 28, text: 'Trần Thị Bích Hà.', to: 78, confidence: 0.65 },
    ]
    expect(lay(printedPage(1, [lost, ...rest]))).toEqual([
      'recipients: lơn',
      'recipients: - UBND các phường;',
      'recipients: - Lưu: VT.',
      'signature: TRƯỞNG PHÒNG QUẢN LÝ ĐÔ',
      'signature: THỊ',
      'signature: Trần Thị Bích Hà.',
    ])
  })
})

describe('a joint document', () => {
  it('has who signs on the left first, then who signs on the right, then the recipients', () => {
    const signers: readonly Printed[] = [
      { x: 20, y: 80, text: 'TM. ỦY BAN NHÂN DÂN', to: 44 },
      { x: 58, y: 80, text: 'TM. BAN THƯỜNG VỤ', to: 80 },
      { x: 26, y: 82.6, text: 'CHỦ TỊCH', to: 38 },
      { x: 63, y: 82.6, text: 'BÍ THƯ', to: 72 },
      { x: 22, y: 96, text: 'Trần Thị Bích Hà', to: 42 },
      { x: 60, y: 96, text: 'Lê Văn Tư', to: 74 },
      { x: 14, y: 102, text: 'Nơi nhận:', size: 1.4 },
      { x: 14, y: 104, text: '- Như trên;', size: 1.3 },
      { x: 14, y: 106, text: '- Lưu: VT.', size: 1.3 },
    ]
    expect(lay(printedPage(1, [...letterhead, ...title, ...body, ...signers])).slice(-9)).toEqual([
      'signature: TM. ỦY BAN NHÂN DÂN',
      'signature: CHỦ TỊCH',
      'signature: Trần Thị Bích Hà',
      'signature: TM. BAN THƯỜNG VỤ',
      'signature: BÍ THƯ',
      'signature: Lê Văn Tư',
      'recipients: Nơi nhận:',
      'recipients: - Như trên;',
      'recipients: - Lưu: VT.',
    ])
  })
})

describe('paragraphs', () => {
  it('go on though a speck sets one line of the page a little out to the left', () => {
    const lines = bodyLines(12, [
      '  Thực hiện Chỉ thị số 08/CT-BVH ngày 15 tháng 01 năm 2023 của Bộ trưởng về thư viện',
      'Quốc gia và phong trào đọc sách, Ủy ban nhân dân tỉnh ban hành Kế hoạch với các việc',
      'chính sau đây, giao các sở, ban, ngành tổ chức thực hiện nghiêm túc và báo cáo kết quả',
      'về Sở Văn hóa để tổng hợp, theo dõi, đôn đốc và kiểm tra việc thực hiện ở các địa phương',
      'trên địa bàn tỉnh, kịp thời tháo gỡ khó khăn, vướng mắc của cơ sở. …',
    ])
    const set = lines.map((line, i) => (i === 3 ? { ...line, x: line.x - 1.1 } : line))
    expect(lay(printedPage(1, set))).toHaveLength(1)
  })

  it('of an annex caption go on to the end of the bracket', () => {
    const caption: readonly Printed[] = [
      { x: 46, y: 12, text: 'PHỤ LỤC', to: 58 },
      { x: 16, y: 15, text: '(Kèm theo Quyết định số 15/QĐ-UBND ngày 02 tháng 3 năm 2023 của Giám đốc', to: 90 },
      { x: 44, y: 17.7, text: 'Sở Văn hóa)', to: 62 },
    ]
    expect(lay(printedPage(1, [...caption, ...body])).at(1)).toContain('của Giám đốc Sở Văn hóa)')
  })

  it('go on over a page break, past the page number', () => {
    const first = bodyLines(110, [
      '  1. Sở Văn hóa chủ trì, phối hợp với các cơ quan, đơn vị có liên quan tổ chức lựa chọn',
      'điểm đặt tủ sách, luân chuyển sách hằng quý và bảo đảm mỗi xã có ít nhất một điểm',
      'phục vụ; chỉ đạo thư viện tỉnh hướng dẫn nghiệp vụ cho cán bộ phụ trách tại các điểm',
    ])
    const second = bodyLines(14, [
      'phục vụ trên địa bàn các huyện vùng cao. …',
      '  2. Sở Tài chính bố trí kinh phí theo phân cấp ngân sách hiện hành, bảo đảm đúng chế độ',
      'và kịp thời cho các đơn vị thực hiện nhiệm vụ được giao tại Kế hoạch này theo quy định. …',
    ])
    const number: Printed = { x: 52, y: 5, text: '2' }
    const out = lay(printedPage(1, [...body, ...first]), printedPage(2, [number, ...second]))
    expect(out.filter((b) => b.startsWith('body: 1.'))).toEqual([
      'body: 1. Sở Văn hóa chủ trì, phối hợp với các cơ quan, đơn vị có liên quan tổ chức lựa chọn điểm đặt tủ sách, luân chuyển sách hằng quý và bảo đảm mỗi xã có ít nhất một điểm phục vụ; chỉ đạo thư viện tỉnh hướng dẫn nghiệp vụ cho cán bộ phụ trách tại các điểm phục vụ trên địa bàn các huyện vùng cao.',
    ])
    expect(out).toContain('page-number: 2')
  })

  it('hold a line that begins with a dash of a name', () => {
    const lines = bodyLines(38, [
      '  8. Về tuyến xe thư viện qua các huyện Sơn Bình, Hòa An và thị xã Bến Lội, Phú An',
      '- Tân Lập: Sở Giao thông chủ trì, phối hợp với Ủy ban nhân dân các huyện khảo sát lộ',
      'trình trong quý II. …',
      '  - Sở Văn hóa mua sắm xe chuyên dùng. …',
    ])
    expect(lay(printedPage(1, lines)).map((b) => b.slice(0, 40))).toEqual([
      'body: 8. Về tuyến xe thư viện qua các huyện Sơn'.slice(0, 40),
      'body: - Sở Văn hóa mua sắm xe chuyên dùng.'.slice(0, 40),
    ])
  })
})

describe('the end block', () => {
  it('does not take the last, short line of the text above it', () => {
    const closing = bodyLines(84.5, [
      '  Văn phòng Ủy ban nhân dân tỉnh thông báo để các sở, ban, ngành và Ủy ban nhân dân các',
      'huyện biết, thực hiện./. …',
    ])
    const out = lay(printedPage(1, [...body, ...closing, ...end]))
    expect(out.filter((b) => b.includes('thực hiện./.'))).toEqual([
      'body: Văn phòng Ủy ban nhân dân tỉnh thông báo để các sở, ban, ngành và Ủy ban nhân dân các huyện biết, thực hiện./.',
    ])
    expect(out.at(-1)).toBe('signature: Trần Thị Bích Hà')
  })
})

describe('an official letter', () => {
  it('has its address after the letterhead, however close they stand', () => {
    const letter: readonly Printed[] = [
      ...letterhead,
      { x: 15, y: 21.2, text: 'V/v mua sách cho thư viện', to: 38 },
      { x: 18, y: 23.2, text: 'lưu động năm 2023', to: 34 },
      { x: 26, y: 25.4, text: 'Kính gửi:', to: 34 },
      { x: 36, y: 28, text: '- Các sở: Văn hóa, Tài chính;', to: 62 },
    ]
    expect(lay(printedPage(1, [...letter, ...body])).slice(2, 8)).toEqual([
      'letterhead: V/v mua sách cho thư viện lưu động năm 2023',
      'motto: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'motto: Độc lập - Tự do - Hạnh phúc',
      'motto: Hòa Sơn, ngày 02 tháng 3 năm 2023',
      'body: Kính gửi:',
      'body: - Các sở: Văn hóa, Tài chính;',
    ])
  })
})

describe('footnotes', () => {
  it('follow the paragraph that bears their raised mark', () => {
    const lines = bodyLines(60, [
      '  Ngân sách tỉnh hỗ trợ mua sách theo mức đã được Hội đồng nhân dân tỉnh quyết nghị¹,',
      'phần còn lại do các huyện bảo đảm. …',
      '  Các huyện báo cáo trước ngày 15 tháng 12 hằng năm. …',
    ])
    const note = { x: 14, y: 126, text: '¹ Nghị quyết số 31/NQ-HĐND ngày 10/12/2022.', size: 1.2, to: 50 }
    const rule: Ruling = { x0: 0.14, x1: 0.38, y0: 124.5 / 141, y1: 124.6 / 141 }
    expect(lay(printedPage(1, [...body, ...lines, note], [rule])).slice(-3)).toEqual([
      'body: Ngân sách tỉnh hỗ trợ mua sách theo mức đã được Hội đồng nhân dân tỉnh quyết nghị¹, phần còn lại do các huyện bảo đảm.',
      'note 1: ¹ Nghị quyết số 31/NQ-HĐND ngày 10/12/2022.',
      'body: Các huyện báo cáo trước ngày 15 tháng 12 hằng năm.',
    ])
  })

  it('stand under a short rule and follow the paragraph that they interrupt', () => {
    const lines = bodyLines(100, [
      '  Các huyện căn cứ mức hỗ trợ đã được Hội đồng nhân dân tỉnh quyết nghị2 để lập dự toán',
      'mua sách hằng năm, ưu tiên sách thiếu nhi, sách kỹ thuật nông nghiệp và sách song ngữ',
    ])
    const note: readonly Printed[] = [
      {
        x: 14,
        y: 126,
        text: '2 Nghị quyết số 31/NQ-HĐND ngày 10/12/2022 của Hội đồng nhân dân tỉnh',
        size: 1.2,
        to: 70,
      },
      { x: 14, y: 128, text: 'về mức hỗ trợ thư viện công cộng.', size: 1.2, to: 40 },
    ]
    const rule: Ruling = { x0: 0.14, x1: 0.38, y0: 124.5 / 141, y1: 124.6 / 141 }
    const next = bodyLines(14, ['cho đồng bào các dân tộc trên địa bàn. …'])
    expect(lay(printedPage(1, [...body, ...lines, ...note], [rule]), printedPage(2, next)).slice(-2)).toEqual([
      'body: Các huyện căn cứ mức hỗ trợ đã được Hội đồng nhân dân tỉnh quyết nghị2 để lập dự toán mua sách hằng năm, ưu tiên sách thiếu nhi, sách kỹ thuật nông nghiệp và sách song ngữ cho đồng bào các dân tộc trên địa bàn.',
      'note 2: 2 Nghị quyết số 31/NQ-HĐND ngày 10/12/2022 của Hội đồng nhân dân tỉnh về mức hỗ trợ thư viện công cộng.',
    ])
  })
})

describe('ruled tables', () => {
  const xs = [0.14, 0.2, 0.6, 0.92]
  const rules = (ys: readonly number[]): Ruling[] => [
    ...ys.map((y) => ({ x0: 0.14, x1: 0.92, y0: y / 141, y1: (y + 0.2) / 141 })),
    ...xs.map((x) => ({ x0: x, x1: x + 0.001, y0: (ys[0] ?? 0) / 141, y1: (ys.at(-1) ?? 0) / 141 })),
  ]
  const row = (y: number, cells: readonly [string, string, string]): Printed[] =>
    cells.flatMap((text, k) => (text === '' ? [] : [{ x: (xs[k] ?? 0) * 100 + 1, y, text }]))

  it('are one table over a page break, the repeated heading row dropped', () => {
    const heading = ['TT', 'Nhiệm vụ', 'Thời gian'] as const
    const first = printedPage(
      1,
      [
        ...body,
        ...row(101, heading),
        ...row(106, ['1', 'Mua sắm xe thư viện', 'Quý II']),
        ...row(111, ['2', 'Tuyển cộng tác viên', 'Tháng 5']),
      ],
      rules([100, 105, 110, 115]),
    )
    const second = printedPage(2, [...row(11, heading), ...row(16, ['3', 'Tổng kết', 'Tháng 12'])], rules([10, 15, 20]))
    expect(lay(first, second).at(-1)).toBe(
      'table: TT | Nhiệm vụ | Thời gian // 1 | Mua sắm xe thư viện | Quý II // 2 | Tuyển cộng tác viên | Tháng 5 // 3 | Tổng kết | Tháng 12',
    )
  })

  it('join cells where a border is missing', () => {
    const ys = [100, 105, 110]
    const open: Ruling[] = [
      ...ys.map((y) => ({ x0: 0.14, x1: 0.92, y0: y / 141, y1: (y + 0.2) / 141 })),
      ...xs.filter((x) => x !== 0.6).map((x) => ({ x0: x, x1: x + 0.001, y0: 100 / 141, y1: 110 / 141 })),
      { x0: 0.6, x1: 0.601, y0: 105 / 141, y1: 110 / 141 },
    ]
    const page = printedPage(
      1,
      [...row(101, ['TT', 'Nội dung chung', '']), ...row(106, ['1', 'Mua xe', 'Quý II'])],
      open,
    )
    const [table] = layOut([page])
    expect(table?.kind === 'table' ? table.rows[0]?.cells.map((c) => c.columns) : null).toEqual([1, 2])
  })
})

describe('odd input', () => {
  it('no pages, and pages without words, have no blocks', () => {
    expect(layOut([])).toEqual([])
    expect(layOut([printedPage(1, [])])).toEqual([])
  })
})
