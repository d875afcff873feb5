import {
  adhoc,
  fixed,
  h1,
  h2,
  law,
  line,
  named,
  numbered,
  p,
  periodic,
  recurring,
  runIn,
  within,
} from '../render/markup.mjs'

const propaganda = 'Ban Tuyên giáo Tỉnh ủy'
const office = 'Văn phòng Tỉnh ủy'
const front = 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh'

/** A plan of a provincial Party committee: Party letterhead, numbers and dates with dashes, "T/M" in the signature; a grey scan. */
export default {
  input: 'ke-hoach.pdf',
  made: {
    as: 'scanned-pdf',
    paper: 'jpeg',
    quality: 52,
    seed: 6,
    stamp: { text: 'BAN CHẤP HÀNH ĐẢNG BỘ TỈNH PHÚ ĐIỀN', middle: '☆' },
    look: { skew: 0.6, blur: 0.8, noise: 9, dust: 20, shade: 26, threshold: null },
  },
  head: {
    party: true,
    issuer: ['TỈNH ỦY PHÚ ĐIỀN'],
    star: true,
    number: '148-KH/TU',
    numberLine: 'Số 148-KH/TU',
    place: 'Phú Điền',
    date: [2023, 2, 16],
    type: 'KẾ HOẠCH',
    title: [
      'thực hiện Chỉ thị số 15-CT/TW của Ban Bí thư về tăng cường sự lãnh đạo',
      'của Đảng đối với công tác trồng, bảo vệ cây xanh',
    ],
  },
  body: [
    p(
      'Thực hiện Chỉ thị số 15-CT/TW, ngày 28-11-2022 của Ban Bí thư về tăng cường sự lãnh đạo của Đảng đối với công tác trồng, bảo vệ cây xanh (sau đây viết tắt là Chỉ thị số 15-CT/TW) và Chương trình hành động số 39-CTr/TU, ngày 04-5-2021 của Ban Chấp hành Đảng bộ tỉnh, Ban Thường vụ Tỉnh ủy xây dựng Kế hoạch thực hiện như sau:',
    ),
    h1('I', 'MỤC ĐÍCH, YÊU CẦU'),
    p(
      '1. Tạo chuyển biến rõ nét trong nhận thức và hành động của cán bộ, đảng viên và Nhân dân về trồng, chăm sóc, bảo vệ cây xanh đô thị, cây phân tán và rừng phòng hộ ven sông.',
    ),
    p(
      '2. Việc trồng cây phải thiết thực, đúng loài, đúng mùa vụ, trồng cây nào sống cây đó, không phô trương, hình thức.',
    ),
    h1('II', 'NHIỆM VỤ, GIẢI PHÁP', { tasks: true }),
    h2('1', 'Tăng cường lãnh đạo, chỉ đạo của cấp ủy'),
    p(
      'Các huyện ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy ban hành kế hoạch cụ thể hóa Chỉ thị số 15-CT/TW, hoàn thành trong tháng 4-2023; đưa kết quả trồng cây vào tiêu chí đánh giá, xếp loại tổ chức đảng.',
      {
        by: ['Các huyện ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy'],
        due: [
          within('trong tháng 4-2023', '2023-04-01', '2023-04-30', 'ban hành kế hoạch cụ thể hóa Chỉ thị số 15-CT/TW'),
        ],
      },
    ),
    p(
      'Phát huy vai trò nêu gương của người đứng đầu trong tham gia và duy trì các buổi lao động trồng cây tại khu dân cư.',
    ),
    h2('2', 'Đổi mới công tác tuyên truyền, vận động'),
    p(
      'Tổ chức phổ biến Luật Lâm nghiệp năm 2017, Luật Bảo vệ môi trường năm 2020 trong trường học, trên hệ thống truyền thanh cơ sở; hướng dẫn từng hộ gia đình cam kết chăm sóc cây trước nhà.',
    ),
    p('Mở đợt thi đua trồng hai triệu cây xanh, sơ kết trước ngày 30-11 hằng năm.', {
      due: [
        recurring('trước ngày 30-11 hằng năm', 'before', 'year', 11, 30, 'sơ kết đợt thi đua trồng hai triệu cây xanh'),
      ],
    }),
    h2('3', 'Bảo đảm nguồn lực'),
    p(
      'Bố trí ngân sách địa phương kết hợp nguồn xã hội hóa; xây dựng ít nhất 05 vườn ươm giống cây bản địa trước ngày 31-12-2024.',
      {
        due: [fixed('trước ngày 31-12-2024', 'before', '2024-12-31', 'xây dựng ít nhất 05 vườn ươm giống cây bản địa')],
      },
    ),
    h1('III', 'TỔ CHỨC THỰC HIỆN', { tasks: true }),
    runIn(
      2,
      '1',
      'Đảng đoàn Hội đồng nhân dân tỉnh',
      'Lãnh đạo việc ban hành cơ chế, chính sách hỗ trợ giống cây; tăng cường giám sát việc thực hiện Kế hoạch này.',
      {
        by: ['Đảng đoàn Hội đồng nhân dân tỉnh'],
      },
    ),
    runIn(
      2,
      '2',
      'Ban Cán sự đảng Ủy ban nhân dân tỉnh',
      'Lãnh đạo xây dựng Đề án phát triển cây xanh đô thị tỉnh Phú Điền giai đoạn 2023 - 2030, trình Ban Thường vụ Tỉnh ủy trong quý III-2023; chỉ đạo rà soát quỹ đất trồng cây, công khai cho Nhân dân biết.',
      {
        by: ['Ban Cán sự đảng Ủy ban nhân dân tỉnh'],
        due: [
          within('trong quý III-2023', '2023-07-01', '2023-09-30', 'trình Đề án phát triển cây xanh đô thị', {
            reportTo: ['Ban Thường vụ Tỉnh ủy'],
          }),
        ],
      },
    ),
    runIn(
      2,
      '3',
      'Ban Tuyên giáo Tỉnh ủy',
      'Chủ trì, phối hợp với Ban Dân vận Tỉnh ủy, Báo Phú Điền hướng dẫn tuyên truyền Chỉ thị số 15-CT/TW và Kế hoạch này.',
      {
        by: [propaganda],
        role: 'lead',
        with: ['Ban Dân vận Tỉnh ủy', 'Báo Phú Điền'],
      },
    ),
    runIn(
      2,
      '4',
      'Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội',
      'Vận động đoàn viên, hội viên đăng ký công trình “Hàng cây tự quản”; phối hợp với chính quyền cơ sở bảo vệ cây mới trồng.',
      {
        by: [front, 'các tổ chức chính trị - xã hội'],
        requested: true,
        with: ['chính quyền cơ sở'],
      },
    ),
    runIn(
      2,
      '5',
      'Văn phòng Tỉnh ủy',
      'Phối hợp với Ban Tuyên giáo Tỉnh ủy theo dõi, đôn đốc việc thực hiện; định kỳ 6 tháng tổng hợp, báo cáo Ban Thường vụ Tỉnh ủy và báo cáo đột xuất khi có yêu cầu.',
      {
        by: [office],
        role: 'support',
        with: [propaganda],
        due: [
          periodic('định kỳ 6 tháng', 'half-year', 'tổng hợp, báo cáo việc thực hiện', {
            reportTo: ['Ban Thường vụ Tỉnh ủy'],
          }),
          adhoc('đột xuất', 'báo cáo đột xuất khi có yêu cầu', { reportTo: ['Ban Thường vụ Tỉnh ủy'] }),
        ],
      },
    ),
    line('Kế hoạch này phổ biến đến chi bộ./.'),
  ],
  end: {
    recipients: [
      ['Ban Bí thư Trung ương Đảng (báo cáo),', 'Ban Bí thư Trung ương Đảng'],
      ['Các huyện ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy,', 'Các huyện ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy'],
      ['Các đồng chí Tỉnh ủy viên,', 'Các đồng chí Tỉnh ủy viên'],
    ],
    archive: 'Văn phòng Tỉnh ủy',
    sign: { lines: ['T/M BAN THƯỜNG VỤ', 'PHÓ BÍ THƯ'], name: 'Hoàng Kim Sang' },
  },
  record: {
    type: 'Kế hoạch',
    issuer: 'Tỉnh ủy Phú Điền',
    signer: { position: 'Phó Bí thư', onBehalfOf: 'T/M BAN THƯỜNG VỤ' },
  },
  citations: [
    numbered('Chỉ thị', '15-CT/TW', '2022-11-28', 'Ban Bí thư'),
    numbered('Chương trình hành động', '39-CTr/TU', '2021-05-04', 'Ban Chấp hành Đảng bộ tỉnh'),
    law('Luật', 'Lâm nghiệp', 2017),
    law('Luật', 'Bảo vệ môi trường', 2020),
    named('Đề án', 'phát triển cây xanh đô thị tỉnh Phú Điền', '2023-2030'),
  ],
}
