import {
  article,
  centred,
  endHere,
  fixed,
  law,
  line,
  n,
  named,
  newPage,
  numbered,
  periodic,
  table,
  within,
} from '../render/markup.mjs'

const home = 'Sở Nội vụ'
const science = 'Sở Khoa học và Công nghệ'
const districts = 'Ủy ban nhân dân các huyện, thành phố'
const center = 'Trung tâm Lưu trữ lịch sử tỉnh'

/** A decision with articles and an annexed table of tasks between ruling lines, scanned in black and white. */
export default {
  input: 'quyet-dinh.pdf',
  made: {
    as: 'scanned-pdf',
    paper: 'g4',
    seed: 5,
    css: 'p { margin-top: 4pt; line-height: 1.1 } .end { margin-top: 8pt } .end .sign .gap { height: 25mm }',
    stamp: { text: 'ỦY BAN NHÂN DÂN TỈNH AN KHÁNH' },
    look: { skew: -0.4, blur: 0.6, noise: 22, dust: 50, edge: 0, threshold: 160 },
  },
  head: {
    issuer: ['ỦY BAN NHÂN DÂN', 'TỈNH AN KHÁNH'],
    number: '1326/QĐ-UBND',
    place: 'An Khánh',
    date: [2023, 8, 9],
    type: 'QUYẾT ĐỊNH',
    title: ['Về việc phê duyệt nhiệm vụ số hóa tài liệu lưu trữ', 'trên địa bàn tỉnh An Khánh giai đoạn 2023 - 2025'],
  },
  body: [
    line('ỦY BAN NHÂN DÂN TỈNH AN KHÁNH', 'centre strong'),
    line('Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;', 'slant'),
    line('Căn cứ Luật Lưu trữ ngày 11 tháng 11 năm 2011;', 'slant'),
    line(
      'Căn cứ Nghị định số 01/2013/NĐ-CP ngày 03 tháng 01 năm 2013 của Chính phủ quy định chi tiết thi hành một số điều của Luật Lưu trữ;',
      'slant',
    ),
    line(
      'Căn cứ Quyết định số 458/QĐ-TTg ngày 03 tháng 4 năm 2020 của Thủ tướng Chính phủ phê duyệt Đề án Lưu trữ tài liệu điện tử của các cơ quan nhà nước giai đoạn 2020 - 2025;',
      'slant',
    ),
    line('Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 217/TTr-SNV ngày 31 tháng 7 năm 2023.', 'slant'),
    line('QUYẾT ĐỊNH:', 'centre strong'),
    article(
      '1',
      'Phê duyệt nhiệm vụ số hóa tài liệu lưu trữ trên địa bàn tỉnh An Khánh giai đoạn 2023 - 2025 với 1.200 mét giá tài liệu, phân công theo Phụ lục kèm theo Quyết định này.',
    ),
    article('2', 'Tổ chức thực hiện'),
    n(
      2,
      '1',
      'Giao Sở Nội vụ chủ trì, phối hợp với các cơ quan, đơn vị có liên quan hướng dẫn, kiểm tra việc thực hiện Quyết định này; định kỳ hằng năm báo cáo Ủy ban nhân dân tỉnh.',
      {
        by: [home],
        role: 'lead',
        with: ['các cơ quan, đơn vị có liên quan'],
        due: [
          periodic('định kỳ hằng năm', 'year', 'báo cáo việc thực hiện Quyết định', {
            reportTo: ['Ủy ban nhân dân tỉnh'],
          }),
        ],
      },
    ),
    n(
      2,
      '2',
      'Giao Sở Tài chính thẩm định dự toán, tham mưu bố trí kinh phí theo quy định của Luật Ngân sách nhà nước trước ngày 30 tháng 11 năm 2023.',
      {
        by: ['Sở Tài chính'],
        due: [
          fixed(
            'trước ngày 30 tháng 11 năm 2023',
            'before',
            '2023-11-30',
            'thẩm định dự toán, tham mưu bố trí kinh phí',
          ),
        ],
      },
    ),
    article(
      '3',
      'Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 805/QĐ-UBND ngày 22 tháng 5 năm 2019 của Ủy ban nhân dân tỉnh.',
    ),
    article(
      '4',
      'Chánh Văn phòng Ủy ban nhân dân tỉnh; Giám đốc các Sở: Nội vụ, Tài chính, Khoa học và Công nghệ; Chủ tịch Ủy ban nhân dân các huyện, thành phố và Thủ trưởng các cơ quan, đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này./.',
      {
        by: [
          'Chánh Văn phòng Ủy ban nhân dân tỉnh',
          'Giám đốc Sở Nội vụ',
          'Giám đốc Sở Tài chính',
          'Giám đốc Sở Khoa học và Công nghệ',
          'Chủ tịch Ủy ban nhân dân các huyện, thành phố',
          'Thủ trưởng các cơ quan, đơn vị có liên quan',
        ],
      },
    ),
    endHere(),
    newPage(),
    centred(
      [
        'PHỤ LỤC',
        'PHÂN CÔNG NHIỆM VỤ SỐ HÓA TÀI LIỆU LƯU TRỮ',
        '(Kèm theo Quyết định số 1326/QĐ-UBND ngày 09 tháng 8 năm 2023 của Ủy ban nhân dân tỉnh An Khánh)',
      ],
      'Phụ lục',
    ),
    {
      ...table(
        ['STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian hoàn thành'],
        [
          ['I', 'Chuẩn bị tài liệu'],
          [
            '1',
            'Thống kê khối tài liệu giấy đang bảo quản tại kho lưu trữ lịch sử, lập danh mục ưu tiên số hóa',
            'Trung tâm Lưu trữ lịch sử tỉnh',
            'Các sở, ban, ngành',
            'Tháng 10/2023',
          ],
          [
            '2',
            'Chỉnh lý, tu bổ tài liệu bị hư hỏng, mờ chữ trước khi quét',
            'Trung tâm Lưu trữ lịch sử tỉnh',
            'Sở Tài chính',
            'Quý I/2024',
          ],
          [
            '3',
            'Ban hành quy định về chất lượng ảnh quét và đặt tên tệp',
            'Sở Nội vụ',
            'Sở Khoa học và Công nghệ',
            'Trước ngày 15/12/2023',
          ],
          ['II', 'Số hóa và khai thác'],
          [
            '4',
            'Quét 1.200 mét giá tài liệu, nhập 35 trường thông tin cho từng hồ sơ',
            'Sở Nội vụ',
            'Trung tâm Lưu trữ lịch sử tỉnh; UBND các huyện, thành phố',
            'Từ tháng 4/2024 đến tháng 9/2025',
          ],
          [
            '5',
            'Xây dựng phần mềm tra cứu, kết nối với Cổng dịch vụ công của tỉnh',
            'Sở Khoa học và Công nghệ',
            'Sở Nội vụ',
            'Quý III/2024',
          ],
          [
            '6',
            'Sao lưu dữ liệu tại hai địa điểm, kiểm tra khả năng phục hồi',
            'Sở Khoa học và Công nghệ',
            '',
            'Hằng quý',
          ],
          [
            '7',
            'Đào tạo công chức văn thư, lưu trữ cấp huyện, cấp xã',
            'Sở Nội vụ',
            'UBND các huyện, thành phố',
            'Năm 2024',
          ],
        ],
        [
          { opens: 'I' },
          {
            task: true,
            text: 'Thống kê khối tài liệu giấy đang bảo quản tại kho lưu trữ lịch sử, lập danh mục ưu tiên số hóa',
            by: [center],
            role: 'lead',
            with: ['Các sở, ban, ngành'],
            due: [
              within(
                'Tháng 10/2023',
                '2023-10-01',
                '2023-10-31',
                'Thống kê khối tài liệu giấy, lập danh mục ưu tiên số hóa',
              ),
            ],
          },
          {
            task: true,
            text: 'Chỉnh lý, tu bổ tài liệu bị hư hỏng, mờ chữ trước khi quét',
            by: [center],
            role: 'lead',
            with: ['Sở Tài chính'],
            due: [within('Quý I/2024', '2024-01-01', '2024-03-31', 'Chỉnh lý, tu bổ tài liệu bị hư hỏng')],
          },
          {
            task: true,
            text: 'Ban hành quy định về chất lượng ảnh quét và đặt tên tệp',
            by: [home],
            role: 'lead',
            with: [science],
            due: [
              fixed(
                'Trước ngày 15/12/2023',
                'before',
                '2023-12-15',
                'Ban hành quy định về chất lượng ảnh quét và đặt tên tệp',
              ),
            ],
          },
          { opens: 'II' },
          {
            task: true,
            text: 'Quét 1.200 mét giá tài liệu, nhập 35 trường thông tin cho từng hồ sơ',
            by: [home],
            role: 'lead',
            with: [center, districts],
            due: [
              within('Từ tháng 4/2024 đến tháng 9/2025', '2024-04-01', '2025-09-30', 'Quét 1.200 mét giá tài liệu'),
            ],
          },
          {
            task: true,
            text: 'Xây dựng phần mềm tra cứu, kết nối với Cổng dịch vụ công của tỉnh',
            by: [science],
            role: 'lead',
            with: [home],
            due: [within('Quý III/2024', '2024-07-01', '2024-09-30', 'Xây dựng phần mềm tra cứu')],
          },
          {
            task: true,
            text: 'Sao lưu dữ liệu tại hai địa điểm, kiểm tra khả năng phục hồi',
            by: [science],
            role: 'lead',
            due: [periodic('Hằng quý', 'quarter', 'Sao lưu dữ liệu tại hai địa điểm')],
          },
          {
            task: true,
            text: 'Đào tạo công chức văn thư, lưu trữ cấp huyện, cấp xã',
            by: [home],
            role: 'lead',
            with: [districts],
            due: [within('Năm 2024', '2024-01-01', '2024-12-31', 'Đào tạo công chức văn thư, lưu trữ')],
          },
        ],
      ),
      widths: [7, 35, 21, 20, 17],
    },
  ],
  end: {
    recipients: [
      ['Như Điều 4;'],
      ['Cục Văn thư và Lưu trữ nhà nước;'],
      ['TT. Tỉnh ủy; TT. HĐND tỉnh;', 'Thường trực Tỉnh ủy', 'Thường trực Hội đồng nhân dân tỉnh'],
      ['Cổng Thông tin điện tử tỉnh;'],
    ],
    archive: 'VT, NC',
    sign: { lines: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'], name: 'Vũ Đình Khôi' },
  },
  record: {
    type: 'Quyết định',
    issuer: 'Ủy ban nhân dân tỉnh An Khánh',
    signer: { position: 'Chủ tịch', onBehalfOf: 'TM. ỦY BAN NHÂN DÂN' },
  },
  citations: [
    law('Luật', 'Tổ chức chính quyền địa phương', 2015),
    law('Luật', 'Lưu trữ', 2011, { as: 'Luật Lưu trữ' }),
    numbered('Nghị định', '01/2013/NĐ-CP', '2013-01-03', 'Chính phủ'),
    numbered('Quyết định', '458/QĐ-TTg', '2020-04-03', 'Thủ tướng Chính phủ'),
    named('Đề án', 'Lưu trữ tài liệu điện tử của các cơ quan nhà nước', '2020-2025'),
    numbered('Tờ trình', '217/TTr-SNV', '2023-07-31', 'Sở Nội vụ'),
    law('Luật', 'Ngân sách nhà nước'),
    numbered('Quyết định', '805/QĐ-UBND', '2019-05-22', 'Ủy ban nhân dân tỉnh'),
  ],
  notDoubtful: ['role lead'],
}
