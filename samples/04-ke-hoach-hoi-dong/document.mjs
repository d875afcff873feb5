import {
  b,
  fixed,
  h1,
  h2,
  indicator,
  law,
  named,
  numbered,
  p,
  periodic,
  recurring,
  runIn,
  table,
} from '../render/markup.mjs'

const labour = 'Sở Lao động - Thương binh và Xã hội'
const provincial = 'Ủy ban nhân dân tỉnh'
const group = [
  'Mục tiêu 1: Chăm sóc sức khỏe người cao tuổi',
  'Mục tiêu 2: Phát huy vai trò và đời sống tinh thần của người cao tuổi',
  'Mục tiêu 3: Bảo đảm an sinh xã hội',
]
const rows = [
  ['I', group[0]],
  ['1', 'Tỷ lệ người cao tuổi có thẻ bảo hiểm y tế', '93,4%', '96%'],
  ['2', 'Tỷ lệ người cao tuổi được khám sức khỏe định kỳ ít nhất 01 lần trong năm', '61,8%', '70%'],
  ['3', 'Tỷ lệ người cao tuổi được lập hồ sơ theo dõi sức khỏe điện tử', '74%', '85%'],
  ['4', 'Số trạm y tế có điểm tập phục hồi chức năng cho người cao tuổi', '38 trạm', '52 trạm'],
  ['5', 'Tỷ lệ bệnh viện đa khoa tuyến huyện có khoa hoặc giường điều trị lão khoa', '6/9', '9/9'],
  ['II', group[1]],
  ['6', 'Tỷ lệ xã, phường, thị trấn có câu lạc bộ liên thế hệ tự giúp nhau', '57,2%', '65%'],
  ['7', 'Tỷ lệ người cao tuổi tham gia sinh hoạt văn hóa, thể dục, thể thao thường xuyên', '48%', '55%'],
  ['8', 'Số người cao tuổi được hướng dẫn sử dụng dịch vụ công trực tuyến', '2.150 người', '4.000 người'],
  ['III', group[2]],
  ['9', 'Tỷ lệ người cao tuổi cô đơn được nhận trợ cấp đúng hạn', '98,7%', '100%'],
  ['10', 'Số hộ người cao tuổi được hỗ trợ sửa chữa nhà dột nát', '116 hộ', '140 hộ'],
  ['11', 'Tỷ lệ người cao tuổi được mừng thọ, chúc thọ theo quy định', '100%', '100%'],
  ['12', 'Số cơ sở chăm sóc người cao tuổi ban ngày hoạt động tại cộng đồng', '03 cơ sở', '07 cơ sở'],
]
let current = ''
const indicators = rows.flatMap((row) => {
  if (row.length === 2) {
    current = row[1]
    return []
  }
  return [indicator(current, row[0], row[1], { text: row[2], year: 2021 }, { text: row[3], year: 2022 })]
})

/** A council's plan: parent body in the letterhead, a target table over a page break, combining marks gone astray in the text layer. */
export default {
  input: 'ke-hoach.pdf',
  made: { as: 'pdf', seed: 4, misplaced: 0.4 },
  head: {
    parent: ['ỦY BAN NHÂN DÂN', 'TỈNH HÒA GIANG'],
    issuer: ['HỘI ĐỒNG CHĂM SÓC', 'NGƯỜI CAO TUỔI', 'TỈNH HÒA GIANG'],
    number: '27/KH-HĐCSNCT',
    place: 'Hòa Giang',
    date: [2022, 1, 20],
    type: 'KẾ HOẠCH',
    title: ['Thực hiện Chương trình hành động quốc gia về người cao tuổi', 'tỉnh Hòa Giang năm 2022'],
  },
  body: [
    p(
      'Căn cứ Quyết định số 2156/QĐ-TTg ngày 21/12/2021 của Thủ tướng Chính phủ phê duyệt Chương trình hành động quốc gia về người cao tuổi giai đoạn 2021 - 2030 và Kế hoạch số 19/KH-UBND ngày 12/01/2022 của Ủy ban nhân dân tỉnh, Hội đồng Chăm sóc người cao tuổi tỉnh xây dựng Kế hoạch thực hiện năm 2022 như sau:',
    ),
    h1('I', 'MỤC TIÊU'),
    h2('1', 'Mục tiêu chung'),
    p(
      'Nâng cao chất lượng cuộc sống, bảo đảm quyền và phát huy kinh nghiệm của người cao tuổi theo Luật Người cao tuổi; từng bước thích ứng với già hóa dân số trên địa bàn tỉnh.',
    ),
    h2('2', 'Các chỉ tiêu chủ yếu'),
    { ...table(['TT', 'Chỉ tiêu', 'Thực hiện năm 2021', 'Kế hoạch năm 2022'], rows), widths: [8, 56, 18, 18] },
    h1('II', 'NHIỆM VỤ VÀ GIẢI PHÁP', { tasks: true }),
    b('Lồng ghép các chỉ tiêu về người cao tuổi vào kế hoạch phát triển kinh tế - xã hội của ngành, địa phương.'),
    b(
      'Rà soát, lập danh sách người cao tuổi cô đơn, không nơi nương tựa trước ngày 31/3/2022 để có giải pháp trợ giúp phù hợp.',
      {
        due: [
          fixed(
            'trước ngày 31/3/2022',
            'before',
            '2022-03-31',
            'rà soát, lập danh sách người cao tuổi cô đơn, không nơi nương tựa',
          ),
        ],
      },
    ),
    b(
      'Nhân rộng câu lạc bộ liên thế hệ tự giúp nhau theo Đề án nhân rộng mô hình câu lạc bộ liên thế hệ giai đoạn 2021 - 2025.',
    ),
    b('Tổ chức Tháng hành động vì người cao tuổi Việt Nam với các hoạt động khám mắt, tặng kính, đi bộ dưỡng sinh.'),
    h1('III', 'PHÂN CÔNG THỰC HIỆN', { tasks: true }),
    h2('1', 'Sở Lao động - Thương binh và Xã hội', { by: [labour] }),
    b('Thực hiện nhiệm vụ cơ quan thường trực của Hội đồng; hướng dẫn, đôn đốc các thành viên triển khai Kế hoạch.'),
    b(
      'Chủ trì, phối hợp với Sở Y tế, Hội Người cao tuổi tỉnh kiểm tra liên ngành tại các cơ sở chăm sóc, hoàn thành chậm nhất ngày 30/9/2022.',
      {
        role: 'lead',
        with: ['Sở Y tế', 'Hội Người cao tuổi tỉnh'],
        due: [fixed('chậm nhất ngày 30/9/2022', 'before', '2022-09-30', 'kiểm tra liên ngành tại các cơ sở chăm sóc')],
      },
    ),
    runIn(
      2,
      '2',
      'Sở Y tế',
      'Chủ trì tổ chức khám sức khỏe, lập hồ sơ theo dõi sức khỏe điện tử cho người cao tuổi; bồi dưỡng nhân viên y tế thôn về chăm sóc tại nhà.',
      {
        by: ['Sở Y tế'],
        role: 'lead',
      },
    ),
    runIn(
      2,
      '3',
      'Sở Văn hóa, Thể thao và Du lịch',
      'Hướng dẫn các thiết chế văn hóa dành phòng đọc, sân tập phù hợp cho người cao tuổi; phối hợp với Sở Thông tin và Truyền thông tuyên truyền gương người cao tuổi làm kinh tế giỏi.',
      {
        by: ['Sở Văn hóa, Thể thao và Du lịch'],
        with: ['Sở Thông tin và Truyền thông'],
      },
    ),
    runIn(
      2,
      '4',
      'Bảo hiểm xã hội tỉnh',
      'Chi trả lương hưu, trợ cấp tại nhà cho người trên 80 tuổi; định kỳ hằng tháng thông báo danh sách biến động cho UBND các huyện, thành phố.',
      {
        by: ['Bảo hiểm xã hội tỉnh'],
        due: [
          periodic('định kỳ hằng tháng', 'month', 'thông báo danh sách biến động', {
            reportTo: ['Ủy ban nhân dân các huyện, thành phố'],
          }),
        ],
      },
    ),
    runIn(
      2,
      '5',
      'Đề nghị Hội Người cao tuổi tỉnh',
      'Phối hợp với các ngành thành viên vận động Quỹ chăm sóc và phát huy vai trò người cao tuổi.',
      {
        by: ['Hội Người cao tuổi tỉnh'],
        role: 'support',
        with: ['các ngành thành viên'],
        requested: true,
      },
    ),
    runIn(
      2,
      '6',
      'UBND các huyện, thành phố',
      'Xây dựng kế hoạch của địa phương trước ngày 28/02/2022; bố trí kinh phí theo Luật Ngân sách nhà nước.',
      {
        by: ['Ủy ban nhân dân các huyện, thành phố'],
        due: [fixed('trước ngày 28/02/2022', 'before', '2022-02-28', 'xây dựng kế hoạch của địa phương')],
      },
    ),
    h1('IV', 'CHẾ ĐỘ BÁO CÁO', { tasks: true }),
    p(
      'Các sở, ngành thành viên, UBND các huyện, thành phố báo cáo kết quả định kỳ 6 tháng (trước ngày 15/6) và cả năm (trước ngày 15/11) về Ủy ban nhân dân tỉnh (qua Sở Lao động - Thương binh và Xã hội)./.',
      {
        by: ['Các sở, ngành thành viên', 'Ủy ban nhân dân các huyện, thành phố'],
        due: [
          recurring('trước ngày 15/6', 'before', 'half-year', 6, 15, 'báo cáo kết quả 6 tháng', {
            reportTo: [provincial],
            via: [labour],
          }),
          recurring('trước ngày 15/11', 'before', 'year', 11, 15, 'báo cáo kết quả cả năm', {
            reportTo: [provincial],
            via: [labour],
          }),
        ],
      },
    ),
  ],
  end: {
    recipients: [
      ['UBND tỉnh (b/c);', 'Ủy ban nhân dân tỉnh'],
      ['Hội Người cao tuổi Việt Nam;'],
      ['Thành viên Hội đồng;'],
      ['UBND các huyện, thành phố;', 'Ủy ban nhân dân các huyện, thành phố'],
    ],
    archive: 'VT, BTXH',
    sign: { lines: ['TM. HỘI ĐỒNG', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'], name: 'Bùi Thị Ngọc Lan' },
  },
  record: {
    type: 'Kế hoạch',
    issuer: 'Hội đồng Chăm sóc người cao tuổi tỉnh Hòa Giang',
    parentBody: 'Ủy ban nhân dân tỉnh Hòa Giang',
    signer: { position: 'Phó Chủ tịch', signsFor: 'KT. CHỦ TỊCH', onBehalfOf: 'TM. HỘI ĐỒNG' },
  },
  citations: [
    numbered('Quyết định', '2156/QĐ-TTg', '2021-12-21', 'Thủ tướng Chính phủ'),
    named('Chương trình', 'hành động quốc gia về người cao tuổi', '2021-2030'),
    numbered('Kế hoạch', '19/KH-UBND', '2022-01-12', 'Ủy ban nhân dân tỉnh'),
    law('Luật', 'Người cao tuổi', null, { as: 'Luật Người cao tuổi' }),
    named('Đề án', 'nhân rộng mô hình câu lạc bộ liên thế hệ', '2021-2025'),
    law('Luật', 'Ngân sách nhà nước'),
  ],
  indicators,
}
