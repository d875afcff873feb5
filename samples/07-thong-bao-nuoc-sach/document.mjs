import { b, fixed, h1, line, n, named, none, numbered, p, within } from '../render/markup.mjs'

/** A notice of conclusions, scanned in black and white with a round stamp over the signature and a number written by hand. */
export default {
  input: 'thong-bao.pdf',
  made: {
    as: 'scanned-pdf',
    paper: 'g4',
    seed: 7,
    handNumber: true,
    stamp: { text: 'VĂN PHÒNG UBND TỈNH HÒA GIANG' },
    arrival: { office: 'SỞ XÂY DỰNG', number: '1152', date: '16/9/2024' },
    look: { skew: 0.5, blur: 0.7, noise: 26, dust: 70, edge: 6, threshold: 158 },
  },
  head: {
    parent: ['ỦY BAN NHÂN DÂN', 'TỈNH HÒA GIANG'],
    issuer: 'VĂN PHÒNG',
    number: '214/TB-VP',
    place: 'Hòa Giang',
    date: [2024, 9, 13],
    type: 'THÔNG BÁO',
    title: [
      'Kết luận của Phó Chủ tịch Ủy ban nhân dân tỉnh Phan Hữu Lộc',
      'tại cuộc họp về tình hình cấp nước sạch nông thôn mùa khô',
    ],
  },
  body: [
    p(
      'Ngày 10 tháng 9 năm 2024, tại trụ sở Ủy ban nhân dân tỉnh, đồng chí Phan Hữu Lộc, Phó Chủ tịch Ủy ban nhân dân tỉnh chủ trì cuộc họp nghe báo cáo tình hình cấp nước sạch nông thôn. Tham dự có lãnh đạo các Sở: Nông nghiệp và Phát triển nông thôn, Xây dựng, Tài chính, Y tế; Trung tâm Nước sạch nông thôn; lãnh đạo UBND các huyện Bình Sơn, Tam Khê, Vĩnh Lạc.',
    ),
    p(
      'Sau khi nghe Sở Nông nghiệp và Phát triển nông thôn trình bày Báo cáo số 305/BC-SNN ngày 04/9/2024 và ý kiến của các đại biểu, Phó Chủ tịch Ủy ban nhân dân tỉnh kết luận như sau:',
    ),
    h1('I', 'ĐÁNH GIÁ CHUNG'),
    p(
      'Thời gian qua, các đơn vị đã có nhiều cố gắng duy trì cấp nước cho hơn 46.000 hộ dân. Tuy nhiên, 11 công trình cấp nước tập trung đã xuống cấp, tỷ lệ thất thoát nước còn cao; việc quan trắc chất lượng nguồn nước chưa được thực hiện đầy đủ; một số nơi người dân vẫn phải mua nước với giá cao trong các tháng cao điểm.',
    ),
    h1('II', 'NHIỆM VỤ TRỌNG TÂM', { tasks: true }),
    n(2, '1', 'Sở Nông nghiệp và Phát triển nông thôn', {
      ...none,
      under: { by: ['Sở Nông nghiệp và Phát triển nông thôn'] },
    }),
    b(
      'Chủ trì, phối hợp với Sở Xây dựng và UBND các huyện kiểm tra, đánh giá hiện trạng toàn bộ công trình cấp nước tập trung; đề xuất danh mục công trình cần sửa chữa cấp bách, báo cáo UBND tỉnh trước ngày 15 tháng 10 năm 2024.',
      {
        role: 'lead',
        with: ['Sở Xây dựng', 'Ủy ban nhân dân các huyện'],
        due: [
          fixed(
            'trước ngày 15 tháng 10 năm 2024',
            'before',
            '2024-10-15',
            'đề xuất danh mục công trình cần sửa chữa cấp bách',
            {
              reportTo: ['Ủy ban nhân dân tỉnh'],
            },
          ),
        ],
      },
    ),
    b(
      'Hoàn thiện dự thảo Đề án bảo đảm nước sạch nông thôn tỉnh Hòa Giang giai đoạn 2025 - 2030, trình UBND tỉnh trong quý IV năm 2024.',
      {
        due: [
          within(
            'trong quý IV năm 2024',
            '2024-10-01',
            '2024-12-31',
            'trình dự thảo Đề án bảo đảm nước sạch nông thôn',
            {
              reportTo: ['Ủy ban nhân dân tỉnh'],
            },
          ),
        ],
      },
    ),
    n(
      2,
      '2',
      'Giao Sở Tài chính phối hợp với Sở Kế hoạch và Đầu tư cân đối nguồn vốn sửa chữa các công trình theo Nghị quyết số 37/NQ-HĐND ngày 12/7/2024 của Hội đồng nhân dân tỉnh.',
      {
        by: ['Sở Tài chính'],
        role: 'support',
        with: ['Sở Kế hoạch và Đầu tư'],
      },
    ),
    n(
      2,
      '3',
      'Giao Sở Y tế tổ chức giám sát chất lượng nước sinh hoạt theo Thông tư số 41/2018/TT-BYT ngày 14/12/2018 của Bộ trưởng Bộ Y tế; công khai kết quả trên Cổng thông tin điện tử của Sở chậm nhất là ngày 30 tháng 11 năm 2024.',
      {
        by: ['Sở Y tế'],
        due: [
          fixed(
            'chậm nhất là ngày 30 tháng 11 năm 2024',
            'before',
            '2024-11-30',
            'công khai kết quả giám sát chất lượng nước sinh hoạt',
          ),
        ],
      },
    ),
    n(2, '4', 'UBND các huyện Bình Sơn, Tam Khê, Vĩnh Lạc:', {
      ...none,
      under: {
        by: ['Ủy ban nhân dân huyện Bình Sơn', 'Ủy ban nhân dân huyện Tam Khê', 'Ủy ban nhân dân huyện Vĩnh Lạc'],
      },
    }),
    b('Chuẩn bị xe bồn, bể chứa lưu động để cấp nước cho các xã ven biển khi độ mặn vượt ngưỡng.'),
    b('Vận động Nhân dân xây dựng bể trữ nước mưa, sử dụng nước tiết kiệm.'),
    n(2, '5', 'Giao Văn phòng Ủy ban nhân dân tỉnh theo dõi, đôn đốc việc thực hiện Thông báo này.', {
      by: ['Văn phòng Ủy ban nhân dân tỉnh'],
    }),
    line(
      'Thừa lệnh Chủ tịch Ủy ban nhân dân tỉnh, Văn phòng Ủy ban nhân dân tỉnh thông báo để các cơ quan, đơn vị biết, thực hiện./.',
    ),
  ],
  end: {
    recipients: [
      ['Chủ tịch, các PCT UBND tỉnh (b/c);', 'Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân tỉnh'],
      [
        'Các Sở: NN&PTNT, XD, TC, KH&ĐT, YT;',
        'Sở Nông nghiệp và Phát triển nông thôn',
        'Sở Xây dựng',
        'Sở Tài chính',
        'Sở Kế hoạch và Đầu tư',
        'Sở Y tế',
      ],
      [
        'UBND các huyện: Bình Sơn, Tam Khê, Vĩnh Lạc;',
        'Ủy ban nhân dân huyện Bình Sơn',
        'Ủy ban nhân dân huyện Tam Khê',
        'Ủy ban nhân dân huyện Vĩnh Lạc',
      ],
      ['Trung tâm Nước sạch nông thôn;'],
    ],
    archive: 'VT, NN2',
    sign: { lines: ['KT. CHÁNH VĂN PHÒNG', 'PHÓ CHÁNH VĂN PHÒNG'], name: 'Tạ Quang Nghĩa' },
  },
  record: {
    type: 'Thông báo',
    issuer: 'Văn phòng Ủy ban nhân dân tỉnh Hòa Giang',
    parentBody: 'Ủy ban nhân dân tỉnh Hòa Giang',
    signer: { position: 'Phó Chánh Văn phòng', signsFor: 'KT. CHÁNH VĂN PHÒNG' },
  },
  citations: [
    numbered('Báo cáo', '305/BC-SNN', '2024-09-04', 'Sở Nông nghiệp và Phát triển nông thôn'),
    numbered('Nghị quyết', '37/NQ-HĐND', '2024-07-12', 'Hội đồng nhân dân tỉnh'),
    numbered('Thông tư', '41/2018/TT-BYT', '2018-12-14', 'Bộ trưởng Bộ Y tế'),
    named('Đề án', 'bảo đảm nước sạch nông thôn tỉnh Hòa Giang', '2025-2030'),
  ],
}
