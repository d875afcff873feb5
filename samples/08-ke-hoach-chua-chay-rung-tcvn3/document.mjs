import { adhoc, b, fixed, h1, h2, law, line, numbered, p, recurring, within } from '../render/markup.mjs'

const rangers = 'Chi cục Kiểm lâm'
const districts = 'Ủy ban nhân dân các huyện, thị xã'
const guards = 'Bộ Chỉ huy quân sự tỉnh'

/** A plan of 2004 kept as plain text in the old 8-bit code TCVN3, with the tone marks of its day ("Uỷ", "hoà") and small-letter headings. */
export default {
  input: 'ke-hoach.txt',
  made: { as: 'tcvn3', seed: 8 },
  head: {
    issuer: 'Uỷ ban nhân dân tỉnh Hoà Giang',
    number: '17/KH-UB',
    motto: ['Cộng hoà xã hội chủ nghĩa Việt Nam', 'Độc lập - Tự do - Hạnh phúc'],
    place: 'Hoà Giang',
    date: [2004, 1, 12],
    type: 'Kế hoạch',
    title: 'Phòng cháy, chữa cháy rừng mùa khô năm 2004',
  },
  body: [
    p(
      'Căn cứ Luật Bảo vệ và phát triển rừng năm 1991 và Nghị định số 22/CP ngày 09/3/1995 của Chính phủ; thực hiện Chỉ thị số 12/2003/CT-TTg ngày 16/5/2003 của Thủ tướng Chính phủ về tăng cường các biện pháp cấp bách để bảo vệ và phát triển rừng, Uỷ ban nhân dân tỉnh xây dựng Kế hoạch như sau:',
    ),
    h1('I', 'Mục đích, yêu cầu'),
    b('Chủ động phòng ngừa, phát hiện sớm và dập tắt nhanh các đám cháy, giảm thấp nhất thiệt hại về rừng.'),
    b('Lấy phòng cháy là chính, chữa cháy theo phương châm bốn tại chỗ.'),
    h1('II', 'Nhiệm vụ cụ thể', { tasks: true }),
    h2('1', 'Chi cục Kiểm lâm', { by: [rangers] }),
    b(
      'Chủ trì, phối hợp với Bộ Chỉ huy quân sự tỉnh xây dựng phương án chữa cháy rừng cho 14 khu vực trọng điểm, trình Uỷ ban nhân dân tỉnh phê duyệt trước ngày 20/02/2004.',
      {
        role: 'lead',
        with: [guards],
        due: [
          fixed('trước ngày 20/02/2004', 'before', '2004-02-20', 'xây dựng phương án chữa cháy rừng', {
            reportTo: ['Ủy ban nhân dân tỉnh'],
          }),
        ],
      },
    ),
    b('Tu sửa 06 chòi canh lửa, 45 km đường băng cản lửa; hoàn thành trong quý I năm 2004.', {
      due: [within('trong quý I năm 2004', '2004-01-01', '2004-03-31', 'tu sửa chòi canh lửa, đường băng cản lửa')],
    }),
    b('Thông báo cấp dự báo cháy rừng trên Đài Phát thanh và Truyền hình tỉnh vào thứ năm hàng tuần.', {
      due: [recurring('vào thứ năm hàng tuần', 'on', 'week', null, null, 'thông báo cấp dự báo cháy rừng')],
    }),
    h2('2', 'Uỷ ban nhân dân các huyện, thị xã', { by: [districts] }),
    b(
      'Kiện toàn Ban Chỉ huy phòng cháy, chữa cháy rừng; tổ chức cho các hộ sống gần rừng ký cam kết không đốt nương khi có gió mạnh.',
    ),
    b(
      'Báo cáo kết quả về Uỷ ban nhân dân tỉnh (qua Chi cục Kiểm lâm) trước ngày 05 hàng tháng; khi xảy ra cháy phải báo cáo đột xuất.',
      {
        due: [
          recurring('trước ngày 05 hàng tháng', 'before', 'month', null, 5, 'báo cáo kết quả', {
            reportTo: ['Ủy ban nhân dân tỉnh'],
            via: [rangers],
          }),
          adhoc('đột xuất', 'báo cáo khi xảy ra cháy', { reportTo: ['Ủy ban nhân dân tỉnh'], via: [rangers] }),
        ],
      },
    ),
    h2('3', 'Sở Tài chính', { by: ['Sở Tài chính'] }),
    p('Tham mưu bố trí kinh phí mua máy bơm, bình chữa cháy; hướng dẫn thanh toán công trực cho lực lượng chữa cháy.'),
    h2('4', 'Đề nghị Tỉnh Đoàn', { by: ['Tỉnh Đoàn'], requested: true }),
    p('Phối hợp với Chi cục Kiểm lâm duy trì các đội thanh niên xung kích bảo vệ rừng tại địa bàn xung yếu.', {
      role: 'support',
      with: [rangers],
    }),
    line('Trên đây là Kế hoạch phòng cháy, chữa cháy rừng mùa khô năm 2004./.'),
  ],
  end: {
    recipients: [
      ['Bộ Nông nghiệp và PTNT;', 'Bộ Nông nghiệp và Phát triển nông thôn'],
      ['TT. Tỉnh uỷ, TT. HĐND tỉnh;', 'Thường trực Tỉnh ủy', 'Thường trực Hội đồng nhân dân tỉnh'],
      ['Chi cục Kiểm lâm;'],
      ['UBND các huyện, thị xã;', districts],
    ],
    archive: 'VP, NL',
    sign: { lines: ['TM. Uỷ ban nhân dân tỉnh', 'KT. Chủ tịch', 'Phó Chủ tịch'], name: 'Trần Văn Hoạch' },
  },
  record: {
    type: 'Kế hoạch',
    issuer: 'Ủy ban nhân dân tỉnh Hòa Giang',
    signer: { position: 'Phó Chủ tịch', signsFor: 'KT. Chủ tịch', onBehalfOf: 'TM. Ủy ban nhân dân tỉnh' },
    issuedAt: 'Hòa Giang',
  },
  citations: [
    law('Luật', 'Bảo vệ và phát triển rừng', 1991),
    numbered('Nghị định', '22/CP', '1995-03-09', 'Chính phủ'),
    numbered('Chỉ thị', '12/2003/CT-TTg', '2003-05-16', 'Thủ tướng Chính phủ'),
  ],
}
