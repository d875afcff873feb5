import { adhoc, b, fixed, law, n, named, none, numbered, p, periodic, recurring, within } from '../render/markup.mjs'

const farm = 'Sở Nông nghiệp và Phát triển nông thôn'
const districts = 'Ủy ban nhân dân các huyện, thành phố'

/** A directive as a Word file: numbered orders to bodies and posts, lettered points, several deadlines in one item. */
export default {
  input: 'chi-thi.docx',
  made: { as: 'docx', seed: 10 },
  head: {
    issuer: ['ỦY BAN NHÂN DÂN', 'TỈNH PHÚ ĐIỀN'],
    number: '06/CT-UBND',
    place: 'Phú Điền',
    date: [2024, 3, 29],
    type: 'CHỈ THỊ',
    title: ['Tăng cường quản lý chó, mèo nuôi', 'và phòng, chống bệnh Dại trên địa bàn tỉnh'],
  },
  body: [
    p(
      'Từ đầu năm 2024 đến nay, toàn tỉnh ghi nhận 03 ca tử vong do bệnh Dại; tỷ lệ tiêm phòng cho đàn chó, mèo mới đạt 41% tổng đàn. Nguyên nhân chủ yếu là nhiều địa phương chưa nắm chắc số hộ nuôi, người nuôi còn thả rông chó, việc xử lý vi phạm chưa nghiêm.',
    ),
    p(
      'Thực hiện Chỉ thị số 11/CT-TTg ngày 16/3/2024 của Thủ tướng Chính phủ về tăng cường công tác phòng, chống bệnh Dại và Chương trình quốc gia phòng, chống bệnh Dại giai đoạn 2022 - 2030, Chủ tịch Ủy ban nhân dân tỉnh chỉ thị:',
    ),
    n(2, '1', 'Chủ tịch Ủy ban nhân dân các huyện, thành phố', {
      ...none,
      under: { tasks: true, by: ['Chủ tịch Ủy ban nhân dân các huyện, thành phố'] },
    }),
    n(
      3,
      'a',
      'Trực tiếp chỉ đạo thống kê hộ nuôi, số chó, mèo nuôi đến từng thôn, tổ dân phố, hoàn thành trước ngày 30 tháng 4 năm 2024; cập nhật biến động định kỳ hằng tháng.',
      {
        due: [
          fixed('trước ngày 30 tháng 4 năm 2024', 'before', '2024-04-30', 'thống kê hộ nuôi, số chó, mèo nuôi'),
          periodic('định kỳ hằng tháng', 'month', 'cập nhật biến động'),
        ],
      },
    ),
    n(
      3,
      'b',
      'Tổ chức hai đợt tiêm phòng chính, đợt một từ ngày 05/4/2024 đến ngày 15/5/2024, bảo đảm trên 80% tổng đàn được tiêm.',
      {
        due: [within('từ ngày 05/4/2024 đến ngày 15/5/2024', '2024-04-05', '2024-05-15', 'tổ chức tiêm phòng đợt một')],
      },
    ),
    n(
      3,
      'c',
      'Thành lập đội bắt giữ chó thả rông tại các xã, phường, thị trấn; xử phạt nghiêm theo quy định của Luật Thú y năm 2015 và Nghị định số 90/2017/NĐ-CP ngày 31/7/2017 của Chính phủ.',
    ),
    n(2, '2', 'Sở Nông nghiệp và Phát triển nông thôn', { ...none, under: { tasks: true, by: [farm] } }),
    b(
      'Chủ trì, phối hợp với Sở Y tế và UBND các huyện, thành phố giám sát, xử lý triệt để ổ dịch; chia sẻ thông tin ca bệnh giữa hai ngành.',
      {
        role: 'lead',
        with: ['Sở Y tế', districts],
      },
    ),
    b('Tổng hợp, báo cáo UBND tỉnh kết quả thực hiện Chỉ thị này trước ngày 20/6 và trước ngày 20/12 hằng năm.', {
      due: [
        recurring('trước ngày 20/6', 'before', 'year', 6, 20, 'tổng hợp, báo cáo kết quả thực hiện Chỉ thị', {
          reportTo: ['Ủy ban nhân dân tỉnh'],
        }),
        recurring(
          'trước ngày 20/12 hằng năm',
          'before',
          'year',
          12,
          20,
          'tổng hợp, báo cáo kết quả thực hiện Chỉ thị',
          { reportTo: ['Ủy ban nhân dân tỉnh'] },
        ),
      ],
    }),
    n(
      2,
      '3',
      'Sở Y tế bảo đảm đủ vắc xin, huyết thanh kháng dại tại ít nhất một điểm tiêm của mỗi huyện; tập huấn xử trí vết thương cho nhân viên y tế xã trong quý II năm 2024.',
      {
        task: true,
        by: ['Sở Y tế'],
        due: [
          within(
            'trong quý II năm 2024',
            '2024-04-01',
            '2024-06-30',
            'tập huấn xử trí vết thương cho nhân viên y tế xã',
          ),
        ],
      },
    ),
    n(
      2,
      '4',
      'Sở Tài chính thẩm định, trình cấp có thẩm quyền hỗ trợ kinh phí mua vắc xin theo Luật Ngân sách nhà nước.',
      {
        task: true,
        by: ['Sở Tài chính'],
      },
    ),
    n(
      2,
      '5',
      'Sở Thông tin và Truyền thông, Đài Phát thanh và Truyền hình tỉnh, Báo Phú Điền tuyên truyền để người dân đến ngay cơ sở y tế khi bị chó, mèo cắn, không tự chữa bằng thuốc nam.',
      {
        task: true,
        by: ['Sở Thông tin và Truyền thông', 'Đài Phát thanh và Truyền hình tỉnh', 'Báo Phú Điền'],
      },
    ),
    n(
      2,
      '6',
      'Khi gặp khó khăn trong tổ chức thực hiện, các sở, ngành, địa phương kịp thời báo cáo về Sở Nông nghiệp và Phát triển nông thôn để tổng hợp, trình UBND tỉnh tháo gỡ./.',
      {
        task: true,
        by: ['các sở, ngành, địa phương'],
        due: [adhoc('kịp thời báo cáo', 'báo cáo khó khăn trong tổ chức thực hiện', { reportTo: [farm] })],
      },
    ),
  ],
  end: {
    recipients: [
      ['Thủ tướng Chính phủ (để b/c);', 'Thủ tướng Chính phủ'],
      ['Bộ NN&PTNT;', 'Bộ Nông nghiệp và Phát triển nông thôn'],
      ['Bộ Y tế;'],
      ['TT Tỉnh ủy; TT HĐND tỉnh;', 'Thường trực Tỉnh ủy', 'Thường trực Hội đồng nhân dân tỉnh'],
      ['Các sở, ban, ngành tỉnh;'],
      ['UBND các huyện, thành phố;', districts],
    ],
    archive: 'VT, NNTN (3b)',
    sign: { lines: ['CHỦ TỊCH'], name: 'Ngô Việt Cường' },
  },
  record: { type: 'Chỉ thị', issuer: 'Ủy ban nhân dân tỉnh Phú Điền', signer: { position: 'Chủ tịch' } },
  citations: [
    numbered('Chỉ thị', '11/CT-TTg', '2024-03-16', 'Thủ tướng Chính phủ'),
    named('Chương trình', 'quốc gia phòng, chống bệnh Dại', '2022-2030'),
    law('Luật', 'Thú y', 2015),
    numbered('Nghị định', '90/2017/NĐ-CP', '2017-07-31', 'Chính phủ'),
    law('Luật', 'Ngân sách nhà nước'),
  ],
}
