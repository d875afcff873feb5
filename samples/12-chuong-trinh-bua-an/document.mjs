import {
  adhoc,
  b,
  fixed,
  h1,
  h2,
  indicator,
  law,
  line,
  n,
  named,
  numbered,
  p,
  recurring,
  within,
} from '../render/markup.mjs'

const schools = 'Phòng Giáo dục và Đào tạo'
const health = 'Trung tâm Y tế huyện'
const farm = 'Phòng Nông nghiệp và Phát triển nông thôn'
const women = 'Hội Liên hiệp Phụ nữ huyện'

/** A district's programme: targets stated in sentences, tasks followed by "Đơn vị chủ trì / phối hợp / Thời gian" lines; a fax-like TIFF. */
export default {
  input: 'chuong-trinh.tif',
  made: {
    as: 'tiff',
    paper: 'g4',
    seed: 12,
    stamp: { text: 'ỦY BAN NHÂN DÂN HUYỆN TAM KHÊ' },
    look: { skew: 0.3, blur: 0.7, noise: 30, dust: 110, edge: 4, threshold: 150 },
  },
  head: {
    parent: ['ỦY BAN NHÂN DÂN', 'TỈNH HÒA GIANG'],
    issuer: ['ỦY BAN NHÂN DÂN', 'HUYỆN TAM KHÊ'],
    number: '09/CTr-UBND',
    place: 'Tam Khê',
    date: [2023, 8, 25],
    type: 'CHƯƠNG TRÌNH',
    title: ['Nâng cao chất lượng bữa ăn bán trú', 'trong trường mầm non, tiểu học năm học 2023 - 2024'],
  },
  body: [
    p(
      'Thực hiện Nghị quyết số 18-NQ/HU ngày 10/7/2023 của Ban Chấp hành Đảng bộ huyện và Chương trình Sức khỏe học đường giai đoạn 2021 - 2025, Ủy ban nhân dân huyện ban hành Chương trình với các nội dung sau:',
    ),
    h1('I', 'MỤC TIÊU'),
    b('100% bếp ăn bán trú được cấp giấy chứng nhận đủ điều kiện an toàn thực phẩm.'),
    b('Trên 90% trường có thực đơn theo tuần, bảo đảm cân đối bốn nhóm chất.'),
    h1('II', 'NHIỆM VỤ', { tasks: true }),
    n(2, '1', 'Khảo sát điều kiện bếp ăn, nguồn nước, dụng cụ chế biến tại 34 trường có tổ chức bán trú.', {
      by: [schools],
      role: 'lead',
      with: [health],
      due: [
        within('tháng 9/2023', '2023-09-01', '2023-09-30', 'khảo sát điều kiện bếp ăn, nguồn nước, dụng cụ chế biến'),
      ],
    }),
    line('- Đơn vị chủ trì: Phòng Giáo dục và Đào tạo.'),
    line('- Đơn vị phối hợp: Trung tâm Y tế huyện.'),
    line('- Thời gian thực hiện: tháng 9/2023.'),
    n(2, '2', 'Xây dựng bộ 60 thực đơn từ nông sản sẵn có của địa phương, phù hợp với từng lứa tuổi.', {
      by: [health],
      role: 'lead',
      with: [schools, women],
      due: [fixed('trước ngày 31/10/2023', 'before', '2023-10-31', 'xây dựng bộ 60 thực đơn')],
    }),
    line('- Đơn vị chủ trì: Trung tâm Y tế huyện.'),
    line('- Đơn vị phối hợp: Phòng Giáo dục và Đào tạo, Hội Liên hiệp Phụ nữ huyện.'),
    line('- Thời gian thực hiện: trước ngày 31/10/2023.'),
    n(2, '3', 'Kết nối hợp tác xã cung ứng rau, thịt, trứng có truy xuất nguồn gốc cho các trường.', {
      by: [farm],
      role: 'lead',
      due: [within('quý IV/2023', '2023-10-01', '2023-12-31', 'kết nối hợp tác xã cung ứng rau, thịt, trứng')],
    }),
    line('- Đơn vị chủ trì: Phòng Nông nghiệp và Phát triển nông thôn.'),
    line('- Thời gian thực hiện: quý IV/2023.'),
    h1('III', 'TỔ CHỨC THỰC HIỆN', { tasks: true }),
    h2('1', 'Phòng Giáo dục và Đào tạo', { by: [schools] }),
    b(
      'Hướng dẫn các trường công khai thực đơn, giá tiền, nguồn thực phẩm trên bảng tin trước cổng trường; kiểm tra việc lưu mẫu thức ăn theo Luật An toàn thực phẩm.',
    ),
    b('Tổng hợp, báo cáo UBND huyện trước ngày 25/12/2023 và ngày 25/5/2024.', {
      due: [
        fixed('trước ngày 25/12/2023', 'before', '2023-12-25', 'tổng hợp, báo cáo', {
          reportTo: ['Ủy ban nhân dân huyện'],
        }),
        fixed('ngày 25/5/2024', 'before', '2024-05-25', 'tổng hợp, báo cáo', { reportTo: ['Ủy ban nhân dân huyện'] }),
      ],
    }),
    h2('2', 'UBND các xã, thị trấn', { by: ['Ủy ban nhân dân các xã, thị trấn'] }),
    b('Chỉ đạo trạm y tế phối hợp với nhà trường kiểm tra bếp ăn trước ngày 05 hằng tháng.', {
      with: ['nhà trường'],
      due: [recurring('trước ngày 05 hằng tháng', 'before', 'month', null, 5, 'kiểm tra bếp ăn')],
    }),
    b('Kịp thời báo cáo UBND huyện khi phát hiện dấu hiệu ngộ độc thực phẩm.', {
      due: [
        adhoc('Kịp thời báo cáo', 'báo cáo khi phát hiện dấu hiệu ngộ độc thực phẩm', {
          reportTo: ['Ủy ban nhân dân huyện'],
        }),
      ],
    }),
    h2('3', 'Đề nghị Hội Liên hiệp Phụ nữ huyện', { by: [women], requested: true }),
    p('Vận động hội viên là phụ huynh tham gia giám sát khâu giao nhận thực phẩm mỗi sáng./.'),
  ],
  end: {
    recipients: [
      ['Sở Giáo dục và Đào tạo (b/c);', 'Sở Giáo dục và Đào tạo'],
      ['TT. Huyện ủy; TT. HĐND huyện;', 'Thường trực Huyện ủy', 'Thường trực Hội đồng nhân dân huyện'],
      ['Các phòng, ban huyện;'],
      ['UBND các xã, thị trấn;', 'Ủy ban nhân dân các xã, thị trấn'],
    ],
    archive: 'VT, GDĐT',
    sign: { lines: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'], name: 'Cao Thị Bích Vân' },
  },
  record: {
    type: 'Chương trình',
    issuer: 'Ủy ban nhân dân huyện Tam Khê',
    parentBody: 'Ủy ban nhân dân tỉnh Hòa Giang',
    signer: { position: 'Phó Chủ tịch', signsFor: 'KT. CHỦ TỊCH', onBehalfOf: 'TM. ỦY BAN NHÂN DÂN' },
  },
  citations: [
    numbered('Nghị quyết', '18-NQ/HU', '2023-07-10', 'Ban Chấp hành Đảng bộ huyện'),
    named('Chương trình', 'Sức khỏe học đường', '2021-2025'),
    law('Luật', 'An toàn thực phẩm'),
  ],
  indicators: [
    indicator('MỤC TIÊU', null, 'bếp ăn bán trú được cấp giấy chứng nhận đủ điều kiện an toàn thực phẩm', null, {
      text: '100%',
      year: null,
    }),
    indicator('MỤC TIÊU', null, 'trường có thực đơn theo tuần, bảo đảm cân đối bốn nhóm chất', null, {
      text: 'Trên 90%',
      year: null,
    }),
  ],
  notDoubtful: ['role lead', 'no deadline'],
}
