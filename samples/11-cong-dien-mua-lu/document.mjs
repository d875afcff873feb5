import { adhoc, fixed, n, numbered, p } from '../render/markup.mjs'

/** An urgent telegram photographed by telephone: one colour JPEG with uneven light, a red stamp over the signature. */
export default {
  input: 'cong-dien.jpg',
  made: {
    as: 'jpeg',
    quality: 58,
    seed: 11,
    css: 'body { font-size: 13.5pt; line-height: 1.15 } p { margin-top: 4pt } .end .sign .gap { height: 26mm }',
    stamp: { text: 'CHỦ TỊCH UBND TỈNH HÒA GIANG' },
    look: { skew: -0.7, blur: 0.9, noise: 10, dust: 12, shade: 60, threshold: null, colour: true },
  },
  head: {
    issuer: ['ỦY BAN NHÂN DÂN', 'TỈNH HÒA GIANG'],
    number: '05/CĐ-UBND',
    place: 'Hòa Giang',
    date: [2024, 9, 17],
    type: 'CÔNG ĐIỆN',
    title: ['Về việc chủ động ứng phó với mưa lớn, lũ quét, sạt lở đất'],
  },
  body: [
    p(
      'Theo bản tin dự báo của Đài Khí tượng Thủy văn tỉnh, từ đêm 18 đến ngày 21/9/2024 khu vực miền núi của tỉnh có mưa to đến rất to, nguy cơ cao xảy ra lũ quét, sạt lở đất. Thực hiện Công điện số 98/CĐ-TTg ngày 16/9/2024 của Thủ tướng Chính phủ, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:',
    ),
    n(
      2,
      '1',
      'Chủ tịch UBND các huyện Bình Sơn, Tam Khê khẩn trương rà soát khu dân cư ven suối, sườn dốc; hoàn thành việc di dời 215 hộ dân đến nơi an toàn trước 16 giờ 00 ngày 18/9/2024.',
      {
        task: true,
        by: ['Chủ tịch Ủy ban nhân dân huyện Bình Sơn', 'Chủ tịch Ủy ban nhân dân huyện Tam Khê'],
        due: [fixed('trước 16 giờ 00 ngày 18/9/2024', 'before', '2024-09-18', 'di dời 215 hộ dân đến nơi an toàn')],
      },
    ),
    n(
      2,
      '2',
      'Sở Nông nghiệp và Phát triển nông thôn chỉ đạo vận hành an toàn hồ chứa nước theo Quyết định số 744/QĐ-UBND ngày 30/5/2023 của Ủy ban nhân dân tỉnh.',
      {
        task: true,
        by: ['Sở Nông nghiệp và Phát triển nông thôn'],
      },
    ),
    n(
      2,
      '3',
      'Sở Giao thông vận tải chủ trì, phối hợp với Công an tỉnh cắm biển cảnh báo, chốt chặn tại các ngầm tràn; bảo đảm giao thông thông suốt trên Quốc lộ 6B.',
      {
        task: true,
        by: ['Sở Giao thông vận tải'],
        role: 'lead',
        with: ['Công an tỉnh'],
      },
    ),
    n(2, '4', 'Đề nghị Bộ Chỉ huy quân sự tỉnh bố trí 02 đại đội cơ động, phương tiện sẵn sàng cứu hộ, cứu nạn.', {
      task: true,
      by: ['Bộ Chỉ huy quân sự tỉnh'],
      requested: true,
    }),
    n(
      2,
      '5',
      'Các sở, ngành, địa phương tổ chức trực ban 24/24 giờ; báo cáo đột xuất khi có tình huống phát sinh về Văn phòng Thường trực Ban Chỉ huy phòng, chống thiên tai và tìm kiếm cứu nạn tỉnh./.',
      {
        task: true,
        by: ['Các sở, ngành, địa phương'],
        due: [
          adhoc('đột xuất', 'báo cáo khi có tình huống phát sinh', {
            reportTo: ['Văn phòng Thường trực Ban Chỉ huy phòng, chống thiên tai và tìm kiếm cứu nạn tỉnh'],
          }),
        ],
      },
    ),
  ],
  end: {
    recipients: [
      ['Như trên;'],
      ['Ban Chỉ đạo quốc gia về PCTT (b/c);', 'Ban Chỉ đạo quốc gia về phòng, chống thiên tai'],
      ['TT. Tỉnh ủy;', 'Thường trực Tỉnh ủy'],
      ['CT, các PCT UBND tỉnh;', 'Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân tỉnh'],
    ],
    archive: 'VT, NN1',
    sign: { lines: ['CHỦ TỊCH'], name: 'Mai Xuân Thủy' },
  },
  record: { type: 'Công điện', issuer: 'Ủy ban nhân dân tỉnh Hòa Giang', signer: { position: 'Chủ tịch' } },
  citations: [
    numbered('Công điện', '98/CĐ-TTg', '2024-09-16', 'Thủ tướng Chính phủ'),
    numbered('Quyết định', '744/QĐ-UBND', '2023-05-30', 'Ủy ban nhân dân tỉnh'),
  ],
}
