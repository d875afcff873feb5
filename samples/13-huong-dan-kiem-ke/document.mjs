import { adhoc, b, fixed, h2, h3, law, n, numbered, p, periodic, within } from '../render/markup.mjs'

const issuer = 'Sở Tài chính'
const units = 'các cơ quan, tổ chức, đơn vị'
const treasury = 'Kho bạc Nhà nước tỉnh'

/** A department's guidance with numbers such as "2.1", scanned; an English OCR program has left its text layer in the file. */
export default {
  input: 'huong-dan.pdf',
  made: {
    as: 'scanned-pdf',
    paper: 'g4',
    seed: 13,
    wrongLayer: true,
    css: 'p { margin-top: 4pt; line-height: 1.13 } .end { margin-top: 8pt }',
    stamp: { text: 'SỞ TÀI CHÍNH TỈNH AN KHÁNH' },
    look: { skew: -0.5, blur: 0.7, noise: 20, dust: 40, threshold: 160 },
  },
  head: {
    parent: ['ỦY BAN NHÂN DÂN', 'TỈNH AN KHÁNH'],
    issuer: 'SỞ TÀI CHÍNH',
    number: '1204/HD-STC',
    place: 'An Khánh',
    date: [2023, 10, 6],
    type: 'HƯỚNG DẪN',
    title: ['Kiểm kê, chuẩn hóa dữ liệu tài sản công năm 2023'],
  },
  body: [
    p(
      'Căn cứ Luật Quản lý, sử dụng tài sản công ngày 21 tháng 6 năm 2017 và Công văn số 2718/UBND-KTTH ngày 25 tháng 9 năm 2023 của Ủy ban nhân dân tỉnh, Sở Tài chính hướng dẫn việc kiểm kê, chuẩn hóa dữ liệu tài sản công như sau:',
    ),
    h2('1', 'Phạm vi, đối tượng'),
    p(
      'Tài sản cố định, vật tư có giá trị từ 10 triệu đồng trở lên do các cơ quan, tổ chức, đơn vị thuộc tỉnh quản lý.',
    ),
    h2('2', 'Nội dung thực hiện', { tasks: true }),
    h3('2.1', 'Kiểm kê thực tế'),
    b(
      'Các cơ quan, tổ chức, đơn vị thành lập Tổ kiểm kê, đối chiếu sổ sách với hiện vật từ ngày 16 tháng 10 năm 2023 đến ngày 15 tháng 11 năm 2023.',
      {
        by: ['Các cơ quan, tổ chức, đơn vị'],
        due: [
          within(
            'từ ngày 16 tháng 10 năm 2023 đến ngày 15 tháng 11 năm 2023',
            '2023-10-16',
            '2023-11-15',
            'thành lập Tổ kiểm kê, đối chiếu sổ sách với hiện vật',
          ),
        ],
      },
    ),
    b('Lập biên bản đối với tài sản thừa, thiếu, hư hỏng; xác định rõ nguyên nhân và kiến nghị xử lý.'),
    h3('2.2', 'Nhập dữ liệu'),
    b('Nhập kết quả vào phần mềm quản lý tài sản công, khóa số liệu trước ngày 10 tháng 12 năm 2023.', {
      due: [
        fixed('trước ngày 10 tháng 12 năm 2023', 'before', '2023-12-10', 'nhập kết quả vào phần mềm, khóa số liệu'),
      ],
    }),
    h2('3', 'Phân công trách nhiệm', { tasks: true }),
    n(
      3,
      '3.1',
      'Phòng Quản lý giá và Công sản chủ trì, phối hợp với Kho bạc Nhà nước tỉnh tổng hợp số liệu toàn tỉnh; định kỳ hằng tuần báo cáo Giám đốc Sở tiến độ thực hiện.',
      {
        by: ['Phòng Quản lý giá và Công sản'],
        role: 'lead',
        with: [treasury],
        due: [periodic('định kỳ hằng tuần', 'week', 'báo cáo tiến độ thực hiện', { reportTo: ['Giám đốc Sở'] })],
      },
    ),
    n(
      3,
      '3.2',
      'Phòng Tài chính - Kế hoạch các huyện, thành phố tập huấn cho kế toán cấp xã, gửi báo cáo tổng hợp về Sở Tài chính trong tháng 12 năm 2023.',
      {
        by: ['Phòng Tài chính - Kế hoạch các huyện, thành phố'],
        due: [
          within('trong tháng 12 năm 2023', '2023-12-01', '2023-12-31', 'gửi báo cáo tổng hợp', { reportTo: [issuer] }),
        ],
      },
    ),
    n(
      3,
      '3.3',
      'Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan, tổ chức, đơn vị kịp thời phản ánh về Sở Tài chính để được hướng dẫn./.',
      {
        by: [units],
        due: [adhoc('kịp thời phản ánh', 'phản ánh vướng mắc trong quá trình thực hiện', { reportTo: [issuer] })],
      },
    ),
  ],
  end: {
    recipients: [
      ['UBND tỉnh (b/c);', 'Ủy ban nhân dân tỉnh'],
      ['Các sở, ban, ngành;'],
      ['UBND các huyện, thành phố;', 'Ủy ban nhân dân các huyện, thành phố'],
      ['Giám đốc, các PGĐ Sở;', 'Giám đốc, các Phó Giám đốc Sở'],
    ],
    archive: 'VT, QLG&CS',
    sign: { lines: ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'], name: 'Lương Bá Tòng' },
  },
  record: {
    type: 'Hướng dẫn',
    issuer: 'Sở Tài chính tỉnh An Khánh',
    parentBody: 'Ủy ban nhân dân tỉnh An Khánh',
    signer: { position: 'Phó Giám đốc', signsFor: 'KT. GIÁM ĐỐC' },
  },
  citations: [
    law('Luật', 'Quản lý, sử dụng tài sản công', 2017),
    numbered('Công văn', '2718/UBND-KTTH', '2023-09-25', 'Ủy ban nhân dân tỉnh'),
  ],
}
