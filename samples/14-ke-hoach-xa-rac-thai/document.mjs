import { b, fixed, h1, h2, law, named, numbered, p, periodic, recurring, within } from '../render/markup.mjs'

const culture = 'Công chức Văn hóa - Xã hội'
const land = 'Công chức Địa chính - Môi trường'
const women = 'Hội Liên hiệp Phụ nữ xã'
const heads = 'Trưởng các thôn'
const commune = 'Ủy ban nhân dân xã'

/** A commune's plan as offices often keep it: typed pages with a text layer and the signed last page put in as a scan. */
export default {
  input: 'ke-hoach.pdf',
  made: {
    as: 'mixed-pdf',
    scannedPages: [2],
    quality: 62,
    seed: 14,
    stamp: { text: 'ỦY BAN NHÂN DÂN XÃ THẠNH LỢI' },
    look: { skew: 0.5, blur: 0.7, noise: 9, dust: 25, shade: 18, threshold: null },
  },
  head: {
    parent: ['ỦY BAN NHÂN DÂN', 'HUYỆN TAM KHÊ'],
    issuer: ['ỦY BAN NHÂN DÂN', 'XÃ THẠNH LỢI'],
    number: '41/KH-UBND',
    place: 'Thạnh Lợi',
    date: [2024, 2, 27],
    type: 'KẾ HOẠCH',
    title: ['Phân loại chất thải rắn sinh hoạt tại nguồn', 'trên địa bàn xã Thạnh Lợi năm 2024'],
  },
  body: [
    p(
      'Thực hiện Luật Bảo vệ môi trường năm 2020, Nghị định số 08/2022/NĐ-CP ngày 10/01/2022 của Chính phủ và Kế hoạch số 33/KH-UBND ngày 06/02/2024 của Ủy ban nhân dân huyện Tam Khê, Ủy ban nhân dân xã xây dựng Kế hoạch như sau:',
    ),
    h1('I', 'MỤC ĐÍCH, YÊU CẦU'),
    b('Tạo thói quen phân loại rác ngay từ gia đình, giảm lượng rác phải chôn lấp và chi phí vận chuyển.'),
    b('Việc phân loại phải đơn giản, dễ nhớ, phù hợp với nếp sinh hoạt của từng thôn.'),
    h1('II', 'NỘI DUNG', { tasks: true }),
    h2('1', 'Tuyên truyền, hướng dẫn'),
    b('Phát 2.300 tờ gấp hướng dẫn phân loại đến từng hộ dân trước ngày 20/3/2024.', {
      due: [fixed('trước ngày 20/3/2024', 'before', '2024-03-20', 'phát tờ gấp hướng dẫn phân loại')],
    }),
    b('Phát thanh trên đài truyền thanh xã vào thứ hai hằng tuần; lồng ghép trong họp thôn, sinh hoạt chi hội.', {
      due: [recurring('vào thứ hai hằng tuần', 'on', 'week', null, null, 'phát thanh trên đài truyền thanh xã')],
    }),
    h2('2', 'Thu gom, xử lý'),
    b('Bố trí 45 điểm tập kết có thùng ba màu, không đặt gần trường học, chợ và nguồn nước sinh hoạt.'),
    b(
      'Hướng dẫn hộ có vườn ủ rác hữu cơ làm phân bón; thu gom riêng vỏ chai thuốc bảo vệ thực vật, pin, bóng đèn hỏng.',
    ),
    b(
      'Tổ chức “Ngày Chủ nhật xanh” tại các thôn theo Chương trình mục tiêu quốc gia xây dựng nông thôn mới giai đoạn 2021 - 2025.',
    ),
    h1('III', 'TỔ CHỨC THỰC HIỆN', { tasks: true }),
    h2('1', 'Công chức Địa chính - Môi trường', { by: [land] }),
    b(
      'Chủ trì, phối hợp với Công chức Văn hóa - Xã hội tham mưu triển khai Kế hoạch; hằng tháng kiểm tra các điểm tập kết.',
      {
        role: 'lead',
        with: [culture],
        due: [periodic('hằng tháng', 'month', 'kiểm tra các điểm tập kết')],
      },
    ),
    b('Tham mưu báo cáo Ủy ban nhân dân huyện kết quả thực hiện trước ngày 15/12/2024.', {
      due: [
        fixed('trước ngày 15/12/2024', 'before', '2024-12-15', 'báo cáo kết quả thực hiện', {
          reportTo: ['Ủy ban nhân dân huyện'],
        }),
      ],
    }),
    h2('2', 'Công chức Tài chính - Kế toán', { by: ['Công chức Tài chính - Kế toán'] }),
    p('Tham mưu bố trí kinh phí mua thùng rác trong dự toán năm 2024; theo dõi, quyết toán theo quy định.'),
    h2('3', 'Trạm Y tế xã', { by: ['Trạm Y tế xã'] }),
    p(
      'Quản lý chặt chẽ chất thải y tế phát sinh tại trạm; tuyên truyền tác hại của việc đốt rác thải nhựa đối với sức khỏe.',
    ),
    h2('4', 'Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã, Hội Liên hiệp Phụ nữ xã', {
      by: ['Ủy ban Mặt trận Tổ quốc Việt Nam xã', women],
      requested: true,
    }),
    p(
      'Vận động hội viên đi đầu trong phân loại rác; xây dựng mô hình “Biến rác thành tiền” tại ít nhất 04 thôn trong quý II/2024.',
      {
        due: [within('trong quý II/2024', '2024-04-01', '2024-06-30', 'xây dựng mô hình “Biến rác thành tiền”')],
      },
    ),
    h2('5', 'Trưởng các thôn', { by: [heads] }),
    b('Đưa nội dung phân loại rác vào hương ước, quy ước; nhắc nhở hộ chưa thực hiện.'),
    b(
      'Phối hợp với Hội Liên hiệp Phụ nữ xã vận hành điểm thu gom phế liệu; báo cáo Ủy ban nhân dân xã trước ngày 25 hằng tháng.',
      {
        role: 'support',
        with: [women],
        due: [recurring('trước ngày 25 hằng tháng', 'before', 'month', null, 25, 'báo cáo', { reportTo: [commune] })],
      },
    ),
    p('Trên đây là Kế hoạch phân loại chất thải rắn sinh hoạt tại nguồn trên địa bàn xã Thạnh Lợi năm 2024./.', {
      task: false,
    }),
  ],
  end: {
    recipients: [
      ['UBND huyện;', 'Ủy ban nhân dân huyện'],
      ['TT. Đảng ủy, TT. HĐND xã;', 'Thường trực Đảng ủy xã', 'Thường trực Hội đồng nhân dân xã'],
      ['UBMTTQVN xã;', 'Ủy ban Mặt trận Tổ quốc Việt Nam xã'],
      ['Trưởng các thôn;'],
    ],
    archive: 'VT',
    sign: { lines: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'], name: 'Hồ Thị Thanh Mai' },
  },
  record: {
    type: 'Kế hoạch',
    issuer: 'Ủy ban nhân dân xã Thạnh Lợi',
    parentBody: 'Ủy ban nhân dân huyện Tam Khê',
    signer: { position: 'Phó Chủ tịch', signsFor: 'KT. CHỦ TỊCH', onBehalfOf: 'TM. ỦY BAN NHÂN DÂN' },
  },
  citations: [
    law('Luật', 'Bảo vệ môi trường', 2020),
    numbered('Nghị định', '08/2022/NĐ-CP', '2022-01-10', 'Chính phủ'),
    numbered('Kế hoạch', '33/KH-UBND', '2024-02-06', 'Ủy ban nhân dân huyện Tam Khê'),
    named('Chương trình', 'mục tiêu quốc gia xây dựng nông thôn mới', '2021-2025'),
  ],
}
