import {
  adhoc,
  b,
  fixed,
  h1,
  h2,
  law,
  line,
  n,
  named,
  numbered,
  p,
  periodic,
  recurring,
  within,
} from '../render/markup.mjs'

const wards = 'Ủy ban nhân dân các phường, xã'
const urban = 'Phòng Quản lý đô thị'
const police = 'Công an thành phố'
const schools = 'Phòng Giáo dục và Đào tạo'
const culture = 'Phòng Văn hóa và Thông tin'
const youth = 'Thành đoàn'
const money = 'Phòng Tài chính - Kế hoạch'

/** A city's plan whose "Thực hiện:" lines name the bodies of the items before them; three footnotes, one in a cut paragraph. */
export default {
  input: 'ke-hoach.pdf',
  made: { as: 'pdf', seed: 2, css: 'body { line-height: 1.13 } p { margin-top: 4pt }' },
  head: {
    parent: ['ỦY BAN NHÂN DÂN', 'TỈNH AN KHÁNH'],
    issuer: ['ỦY BAN NHÂN DÂN', 'THÀNH PHỐ TÂN LỘC'],
    number: '63/KH-UBND',
    place: 'Tân Lộc',
    date: [2022, 3, 4],
    type: 'KẾ HOẠCH',
    title: [
      'Bảo đảm an toàn bến khách ngang sông và phương tiện thủy nội địa',
      'trên địa bàn thành phố Tân Lộc năm 2022',
    ],
  },
  body: [
    p(
      'Thực hiện Kế hoạch số 29/KH-UBND ngày 18/01/2022 của Ủy ban nhân dân tỉnh An Khánh về bảo đảm trật tự, an toàn giao thông năm 2022{{1|Kế hoạch này thực hiện Nghị quyết số 12/NQ-CP ngày 19/02/2019 của Chính phủ về tăng cường bảo đảm trật tự, an toàn giao thông và chống ùn tắc giao thông giai đoạn 2019 - 2021.}}, Ủy ban nhân dân thành phố Tân Lộc ban hành Kế hoạch với các nội dung sau:',
    ),
    h1('I', 'MỤC ĐÍCH, YÊU CẦU'),
    b(
      'Phòng ngừa, kéo giảm tai nạn đường thủy nội địa tại 27 bến khách ngang sông; không để xảy ra tai nạn đặc biệt nghiêm trọng.',
    ),
    b(
      'Các hoạt động phải được triển khai đồng bộ, đúng quy định của Luật Giao thông đường thủy nội địa{{2|Luật Giao thông đường thủy nội địa năm 2004, được sửa đổi, bổ sung bởi Luật số 48/2014/QH13 ngày 17/6/2014 của Quốc hội.}} và sát với điều kiện từng bến.',
    ),
    h1('II', 'NỘI DUNG THỰC HIỆN', { tasks: true }),
    h2('1', 'Rà soát bến, phương tiện và người lái'),
    b(
      'Kiểm tra giấy phép hoạt động, biển báo hiệu, phao cứu sinh, đèn chiếu sáng tại toàn bộ bến khách ngang sông; đình chỉ ngay bến không phép hoặc hết hạn.',
      {
        by: [urban, wards],
        role: 'lead',
        with: [police],
      },
    ),
    b('Lập sổ theo dõi phương tiện chưa đăng ký, chưa đăng kiểm, hoàn thành trước ngày 15/4/2022.', {
      by: [urban, wards],
      role: 'lead',
      with: [police],
      due: [
        fixed(
          'trước ngày 15/4/2022',
          'before',
          '2022-04-15',
          'lập sổ theo dõi phương tiện chưa đăng ký, chưa đăng kiểm',
        ),
      ],
    }),
    line(
      '* Thực hiện: Phòng Quản lý đô thị chủ trì, phối hợp với Công an thành phố; UBND các phường, xã triển khai thực hiện.',
      'slant',
    ),
    b('Mở 03 lớp bồi dưỡng, cấp chứng chỉ cho người lái đò trong quý II/2022.', {
      by: [urban],
      due: [
        within('trong quý II/2022', '2022-04-01', '2022-06-30', 'mở 03 lớp bồi dưỡng, cấp chứng chỉ cho người lái đò'),
      ],
    }),
    line('* Thực hiện: Phòng Quản lý đô thị.', 'slant'),
    h2('2', 'Tuyên truyền, giáo dục kỹ năng'),
    b(
      'Đưa nội dung mặc áo phao khi đi đò vào tiết sinh hoạt đầu tuần của các trường ven sông; tổ chức cho học sinh thực hành thoát hiểm ít nhất một buổi trong học kỳ.',
      {
        by: [schools],
        role: 'lead',
        with: [youth],
      },
    ),
    b(
      'Xây dựng mô hình “Chuyến đò an toàn” tại các điểm trường có học sinh qua sông theo Đề án nâng cao kỹ năng sống cho học sinh thành phố giai đoạn 2021 - 2025{{3|Ban hành kèm theo Quyết định số 2240/QĐ-UBND ngày 09/11/2020 của Ủy ban nhân dân thành phố.}}.',
      {
        by: [schools],
        role: 'lead',
        with: [youth],
      },
    ),
    line('* Thực hiện: Phòng Giáo dục và Đào tạo chủ trì, phối hợp với Thành đoàn.', 'slant'),
    b('Phát thanh thông báo mực nước, thời tiết nguy hiểm trên hệ thống loa phường, xã vào đầu giờ sáng.', {
      by: [culture, wards],
    }),
    line('* Thực hiện: Phòng Văn hóa và Thông tin, UBND các phường, xã.', 'slant'),
    h2('3', 'Tuần tra, kiểm soát và xử lý vi phạm'),
    b(
      'Tuần tra, xử lý phương tiện chở quá số người, không trang bị dụng cụ nổi; công khai kết quả xử lý theo Nghị định số 139/2021/NĐ-CP ngày 31/12/2021 của Chính phủ.',
      {
        by: [police],
        role: 'lead',
        with: [urban, wards],
      },
    ),
    b('Đối với ngày lễ, tết, bố trí lực lượng chốt trực tại 05 bến trọng điểm.', {
      by: [police],
      role: 'lead',
      with: [urban, wards],
    }),
    line('* Thực hiện: Công an thành phố chủ trì, phối hợp với Phòng Quản lý đô thị và UBND các phường, xã.', 'slant'),
    h1('III', 'KINH PHÍ'),
    p('Từ nguồn ngân sách thành phố, phường, xã theo phân cấp và nguồn huy động hợp pháp khác.'),
    h1('IV', 'TỔ CHỨC THỰC HIỆN', { tasks: true }),
    h2('1', 'Phòng Quản lý đô thị', { by: [urban] }),
    b(
      'Là cơ quan thường trực, theo dõi, đôn đốc việc thực hiện Kế hoạch này; định kỳ hằng quý tổng hợp, báo cáo UBND thành phố.',
      {
        due: [
          periodic('định kỳ hằng quý', 'quarter', 'tổng hợp, báo cáo', { reportTo: ['Ủy ban nhân dân thành phố'] }),
        ],
      },
    ),
    b('Tham mưu tổ chức tổng kết vào tháng 12/2022.', {
      due: [within('vào tháng 12/2022', '2022-12-01', '2022-12-31', 'tham mưu tổ chức tổng kết')],
    }),
    h2('2', 'Phòng Tài chính - Kế hoạch', { by: [money] }),
    p(
      'Căn cứ khả năng ngân sách, tham mưu UBND thành phố bố trí kinh phí mua áo phao, dụng cụ nổi cho hộ nghèo ven sông.',
    ),
    h2('3', 'UBND các phường, xã', { by: [wards] }),
    b('Ký cam kết với chủ bến, chủ phương tiện trước ngày 31 tháng 3.', {
      due: [fixed('trước ngày 31 tháng 3', 'before', '2022-03-31', 'ký cam kết với chủ bến, chủ phương tiện')],
    }),
    b(
      'Báo cáo kết quả về UBND thành phố (qua Phòng Quản lý đô thị) trước ngày 10 của tháng cuối quý; báo cáo đột xuất khi xảy ra tai nạn.',
      {
        due: [
          recurring('trước ngày 10 của tháng cuối quý', 'before', 'quarter', null, 10, 'báo cáo kết quả', {
            reportTo: ['Ủy ban nhân dân thành phố'],
            via: [urban],
          }),
          adhoc('đột xuất', 'báo cáo đột xuất khi xảy ra tai nạn', {
            reportTo: ['Ủy ban nhân dân thành phố'],
            via: [urban],
          }),
        ],
      },
    ),
    n(
      2,
      '4',
      'Yêu cầu Thủ trưởng các phòng, ban, ngành thành phố, Chủ tịch UBND các phường, xã nghiêm túc triển khai thực hiện Kế hoạch này./.',
      {
        by: ['Thủ trưởng các phòng, ban, ngành thành phố', 'Chủ tịch Ủy ban nhân dân các phường, xã'],
      },
    ),
  ],
  end: {
    recipients: [
      ['UBND tỉnh;', 'Ủy ban nhân dân tỉnh'],
      ['Ban An toàn giao thông tỉnh;'],
      ['TT. Thành ủy; TT. HĐND thành phố;', 'Thường trực Thành ủy', 'Thường trực Hội đồng nhân dân thành phố'],
      ['Các phòng, ban, ngành thành phố;'],
      ['UBND các phường, xã;', wards],
    ],
    archive: 'VT, QLĐT',
    sign: { lines: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'], name: 'Lê Trọng Nhân' },
  },
  record: {
    type: 'Kế hoạch',
    issuer: 'Ủy ban nhân dân thành phố Tân Lộc',
    parentBody: 'Ủy ban nhân dân tỉnh An Khánh',
    signer: { position: 'Phó Chủ tịch', signsFor: 'KT. CHỦ TỊCH', onBehalfOf: 'TM. ỦY BAN NHÂN DÂN' },
  },
  citations: [
    numbered('Kế hoạch', '29/KH-UBND', '2022-01-18', 'Ủy ban nhân dân tỉnh An Khánh'),
    numbered('Nghị quyết', '12/NQ-CP', '2019-02-19', 'Chính phủ'),
    law('Luật', 'Giao thông đường thủy nội địa', 2004),
    numbered('Luật', '48/2014/QH13', '2014-06-17', 'Quốc hội'),
    named('Đề án', 'nâng cao kỹ năng sống cho học sinh thành phố', '2021-2025'),
    numbered('Quyết định', '2240/QĐ-UBND', '2020-11-09', 'Ủy ban nhân dân thành phố'),
    numbered('Nghị định', '139/2021/NĐ-CP', '2021-12-31', 'Chính phủ'),
  ],
  notDoubtful: ['role lead', 'Đối với'],
}
