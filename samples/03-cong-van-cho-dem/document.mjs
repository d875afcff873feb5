import { adhoc, b, fixed, law, n, named, none, numbered, p, periodic, recurring, within } from '../render/markup.mjs'

const districts = 'Ủy ban nhân dân các huyện, thị xã, thành phố'
const trade = 'Sở Công Thương'

/** An official letter: addressees, lead-ins that bind the bullets below them, run-in orders, requests, four kinds of deadline. */
export default {
  input: 'cong-van.pdf',
  made: { as: 'pdf', seed: 3 },
  head: {
    issuer: ['ỦY BAN NHÂN DÂN', 'TỈNH HÒA GIANG'],
    number: '1847/UBND-KTTH',
    subject: 'chấn chỉnh hoạt động chợ đêm, phố ẩm thực trên địa bàn tỉnh',
    place: 'Hòa Giang',
    date: [2024, 6, 18],
    to: [
      'Các sở: Công Thương, Y tế, Tài chính, Giao thông vận tải;',
      'Công an tỉnh;',
      'UBND các huyện, thị xã, thành phố.',
    ],
  },
  body: [
    p(
      'Qua kiểm tra thực tế tại 09 chợ đêm và 04 tuyến phố ẩm thực đang hoạt động, còn nhiều điểm kinh doanh chưa niêm yết giá, lấn chiếm lòng đường, chưa bố trí nơi tập kết rác và phương tiện chữa cháy tại chỗ. Xét báo cáo của Sở Công Thương tại Công văn số 962/SCT-QLTM ngày 14/6/2024 về kết quả rà soát chợ đêm, Ủy ban nhân dân tỉnh có ý kiến chỉ đạo như sau:',
    ),
    n(
      2,
      '1',
      'Giao Sở Công Thương chủ trì, phối hợp với Sở Tài chính, Công an tỉnh và UBND các huyện, thị xã, thành phố:',
      {
        ...none,
        under: { tasks: true, by: [trade], role: 'lead', with: ['Sở Tài chính', 'Công an tỉnh', districts] },
      },
    ),
    b(
      'Rà soát, phân loại toàn bộ chợ đêm, phố ẩm thực theo quy định tại Điều 7 Nghị định số 60/2024/NĐ-CP ngày 05/6/2024 của Chính phủ về phát triển và quản lý chợ; lập danh sách các chợ không đủ điều kiện hoạt động, báo cáo UBND tỉnh trước ngày 30/7/2024.',
      {
        due: [
          fixed(
            'trước ngày 30/7/2024',
            'before',
            '2024-07-30',
            'báo cáo danh sách các chợ không đủ điều kiện hoạt động',
            { reportTo: ['Ủy ban nhân dân tỉnh'] },
          ),
        ],
      },
    ),
    b(
      'Xây dựng mẫu nội quy chợ đêm, trong đó quy định rõ khung giờ hoạt động, vị trí niêm yết giá và trách nhiệm thu gom rác sau giờ bán hàng; hoàn thành trong tháng 8/2024.',
      {
        due: [within('trong tháng 8/2024', '2024-08-01', '2024-08-31', 'xây dựng mẫu nội quy chợ đêm')],
      },
    ),
    b(
      'Lồng ghép việc phát triển chợ đêm vào Kế hoạch phát triển kinh tế ban đêm tỉnh Hòa Giang giai đoạn 2023 - 2026.',
    ),
    n(
      2,
      '2',
      'Sở Y tế tăng cường kiểm tra việc chấp hành Luật An toàn thực phẩm năm 2010 đối với các cơ sở kinh doanh thức ăn đường phố; định kỳ 6 tháng lấy mẫu kiểm nghiệm tại từng chợ; kịp thời thông báo cho chính quyền địa phương khi phát hiện nguy cơ ngộ độc.',
      {
        task: true,
        by: ['Sở Y tế'],
        due: [
          periodic('định kỳ 6 tháng', 'half-year', 'lấy mẫu kiểm nghiệm tại từng chợ'),
          adhoc('kịp thời thông báo', 'thông báo khi phát hiện nguy cơ ngộ độc', {
            reportTo: ['chính quyền địa phương'],
          }),
        ],
      },
    ),
    n(
      2,
      '3',
      'Sở Giao thông vận tải phối hợp với Công an tỉnh điều chỉnh phương án phân luồng, bố trí bãi đỗ xe tạm vào các tối thứ Sáu, thứ Bảy và Chủ nhật; hoàn thành chậm nhất ngày 15/7/2024.',
      {
        task: true,
        by: ['Sở Giao thông vận tải'],
        role: 'support',
        with: ['Công an tỉnh'],
        due: [
          fixed(
            'chậm nhất ngày 15/7/2024',
            'before',
            '2024-07-15',
            'điều chỉnh phương án phân luồng, bố trí bãi đỗ xe tạm',
          ),
        ],
      },
    ),
    n(2, '4', 'Yêu cầu UBND các huyện, thị xã, thành phố thực hiện các nội dung sau:', {
      ...none,
      under: { tasks: true, by: [districts] },
    }),
    n(
      3,
      'a',
      'Chịu trách nhiệm toàn diện về hoạt động của chợ đêm trên địa bàn; kiên quyết đình chỉ điểm kinh doanh không bảo đảm an toàn phòng cháy, chữa cháy.',
    ),
    n(
      3,
      'b',
      'Bố trí lực lượng trật tự đô thị trực từ 18 giờ đến 23 giờ trong các phiên chợ; công khai số điện thoại đường dây nóng tại cổng chợ.',
    ),
    n(3, 'c', 'Định kỳ trước ngày 25 hằng tháng báo cáo kết quả về UBND tỉnh (qua Sở Công Thương).', {
      due: [
        recurring('trước ngày 25 hằng tháng', 'before', 'month', null, 25, 'báo cáo kết quả', {
          reportTo: ['Ủy ban nhân dân tỉnh'],
          via: [trade],
        }),
      ],
    }),
    n(
      2,
      '5',
      'Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh, Hội Liên hiệp Phụ nữ tỉnh vận động hội viên, tiểu thương hạn chế sử dụng túi ni lông, thực hiện văn minh thương mại.',
      {
        task: true,
        by: ['Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh', 'Hội Liên hiệp Phụ nữ tỉnh'],
        requested: true,
      },
    ),
    p(
      'Văn bản này thay thế Công văn số 3310/UBND-KTTH ngày 02/11/2021 của Ủy ban nhân dân tỉnh. Yêu cầu Thủ trưởng các sở, ngành và Chủ tịch UBND các huyện, thị xã, thành phố nghiêm túc triển khai thực hiện./.',
      {
        task: true,
        section: null,
        by: ['Thủ trưởng các sở, ngành', 'Chủ tịch Ủy ban nhân dân các huyện, thị xã, thành phố'],
      },
    ),
  ],
  end: {
    recipients: [
      ['Như trên;'],
      ['TT. Tỉnh ủy; TT. HĐND tỉnh;', 'Thường trực Tỉnh ủy', 'Thường trực Hội đồng nhân dân tỉnh'],
      ['CT và các PCT UBND tỉnh;', 'Chủ tịch và các Phó Chủ tịch Ủy ban nhân dân tỉnh'],
      ['UBMTTQVN tỉnh;', 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh'],
      ['Hội LHPN tỉnh;', 'Hội Liên hiệp Phụ nữ tỉnh'],
      ['Báo Hòa Giang (đưa tin);', 'Báo Hòa Giang'],
    ],
    archive: 'VT, KTTH, ntbinh (02b)',
    sign: { lines: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'], name: 'Đặng Thị Thu Hiền' },
  },
  record: {
    type: 'Công văn',
    issuer: 'Ủy ban nhân dân tỉnh Hòa Giang',
    signer: { position: 'Phó Chủ tịch', signsFor: 'KT. CHỦ TỊCH', onBehalfOf: 'TM. ỦY BAN NHÂN DÂN' },
  },
  citations: [
    numbered('Công văn', '962/SCT-QLTM', '2024-06-14', 'Sở Công Thương'),
    numbered('Nghị định', '60/2024/NĐ-CP', '2024-06-05', 'Chính phủ', { locator: 'Điều 7' }),
    named('Kế hoạch', 'phát triển kinh tế ban đêm tỉnh Hòa Giang', '2023-2026'),
    law('Luật', 'An toàn thực phẩm', 2010),
    numbered('Công văn', '3310/UBND-KTTH', '2021-11-02', 'Ủy ban nhân dân tỉnh'),
  ],
  notDoubtful: ['role lead', 'with 3'],
}
