// The longest sample: a plan of many offices, with the meaning of every paragraph beside it.
import {
  adhoc,
  b,
  fixed,
  h1,
  h2,
  h3,
  indicator,
  law,
  named,
  numbered,
  p,
  periodic,
  recurring,
  runIn,
  within,
} from '../render/markup.mjs'

const culture = 'Sở Văn hóa, Thể thao và Du lịch'
const education = 'Sở Giáo dục và Đào tạo'
const media = 'Sở Thông tin và Truyền thông'
const money = 'Sở Tài chính'
const invest = 'Sở Kế hoạch và Đầu tư'
const home = 'Sở Nội vụ'
const districts = 'Ủy ban nhân dân các huyện, thị xã, thành phố'
const province = 'Ủy ban nhân dân tỉnh'
const toProvince = { reportTo: [province] }
const library = 'Thư viện tỉnh'

/** A long plan of a province: aims with targets in sentences, tasks that name nobody, then office after office. */
export default {
  input: 'ke-hoach.pdf',
  made: { as: 'pdf', seed: 1 },
  head: {
    issuer: ['ỦY BAN NHÂN DÂN', 'TỈNH AN KHÁNH'],
    number: '152/KH-UBND',
    place: 'An Khánh',
    date: [2024, 4, 22],
    type: 'KẾ HOẠCH',
    title: ['Phát triển thư viện công cộng và văn hóa đọc', 'trên địa bàn tỉnh An Khánh giai đoạn 2024 - 2028'],
  },
  body: [
    p(
      'Thực hiện Quyết định số 206/QĐ-TTg ngày 11/02/2021 của Thủ tướng Chính phủ phê duyệt Chương trình chuyển đổi số ngành thư viện đến năm 2025, định hướng đến năm 2030; Nghị quyết số 21-NQ/TU ngày 19/10/2023 của Ban Chấp hành Đảng bộ tỉnh về xây dựng con người An Khánh phát triển toàn diện (sau đây gọi tắt là Nghị quyết số 21-NQ/TU);',
    ),
    p(
      'Xét đề nghị của Sở Văn hóa, Thể thao và Du lịch tại Tờ trình số 88/TTr-SVHTTDL ngày 05/4/2024, Ủy ban nhân dân tỉnh ban hành Kế hoạch phát triển thư viện công cộng và văn hóa đọc giai đoạn 2024 - 2028 như sau:',
    ),
    h1('I', 'MỤC ĐÍCH, YÊU CẦU'),
    h2('1', 'Mục đích'),
    b(
      'Đưa thư viện trở thành nơi học tập suốt đời, gần với nhà dân, mở cửa vào thời gian người lao động và học sinh có thể đến được.',
    ),
    b(
      'Hình thành thói quen đọc sách trong gia đình, trường học, cơ quan và khu công nghiệp; khơi dậy tình yêu sách từ lứa tuổi mầm non.',
    ),
    b('Cụ thể hóa các nhiệm vụ được nêu tại Nghị quyết số 21-NQ/TU trong lĩnh vực thư viện.'),
    h2('2', 'Yêu cầu'),
    b(
      'Xác định rõ việc, rõ người, rõ thời hạn, rõ kinh phí; tránh đầu tư dàn trải, trùng lặp với các thiết chế văn hóa đã có.',
    ),
    b(
      'Lấy số lượt người đọc và số lượt sách luân chuyển làm thước đo kết quả; hạn chế tổ chức lễ phát động mang tính phô trương.',
    ),
    h1('II', 'MỤC TIÊU'),
    h2('1', 'Mục tiêu chung'),
    p(
      'Xây dựng mạng lưới thư viện công cộng hiện đại, liên thông từ tỉnh đến cơ sở, phục vụ mọi người dân không phân biệt nơi cư trú, độ tuổi, điều kiện sức khỏe.',
    ),
    h2('2', 'Mục tiêu đến năm 2028'),
    b('100% thư viện cấp huyện có phòng đọc dành riêng cho thiếu nhi;'),
    b('60% xã, phường, thị trấn có điểm đọc sách cộng đồng mở cửa ít nhất ba buổi một tuần;'),
    b('85% trường trung học cơ sở có thư viện đạt mức độ 1 trở lên.'),
    h1('III', 'NHIỆM VỤ VÀ GIẢI PHÁP', { tasks: true }),
    h2('1', 'Tạo chuyển biến trong nhận thức của cán bộ và Nhân dân'),
    b(
      'Quán triệt sâu rộng Luật Thư viện năm 2019, Nghị định số 93/2020/NĐ-CP ngày 18/8/2020 của Chính phủ quy định chi tiết một số điều của Luật Thư viện đến cán bộ, công chức, viên chức làm công tác văn hóa, giáo dục.',
    ),
    b(
      'Các sở, ban, ngành, đoàn thể cấp tỉnh xây dựng tủ sách cơ quan, bố trí thời gian giới thiệu sách trong các buổi sinh hoạt của công đoàn, chi đoàn.',
      {
        by: ['Các sở, ban, ngành, đoàn thể cấp tỉnh'],
        due: [],
      },
    ),
    b(
      'Lựa chọn Ngày Sách và Văn hóa đọc Việt Nam làm dịp tôn vinh gia đình, dòng họ, cá nhân có đóng góp cho phong trào đọc sách.',
    ),
    h2('2', 'Củng cố mạng lưới thư viện'),
    h3('a', 'Thư viện cấp tỉnh, cấp huyện'),
    b(
      'Nâng cấp kho sách, phòng đọc, hệ thống chiếu sáng, lối đi cho người khuyết tật; bổ sung sách chữ nổi, sách nói.',
    ),
    b(
      'Tổ chức luân chuyển sách từ thư viện cấp tỉnh về cơ sở theo nhu cầu của bạn đọc, không để sách nằm yên trong kho.',
    ),
    h3('b', 'Điểm đọc ở cơ sở'),
    b(
      'Tận dụng nhà văn hóa thôn, bưu điện - văn hóa xã, nhà chờ bến phà để đặt kệ sách; vận động người cao tuổi, giáo viên nghỉ hưu tham gia trông coi.',
    ),
    b('Rà soát các điểm đọc hoạt động kém hiệu quả để sắp xếp lại, hoàn thành trong năm 2025.', {
      due: [
        within(
          'trong năm 2025',
          '2025-01-01',
          '2025-12-31',
          'rà soát, sắp xếp lại các điểm đọc hoạt động kém hiệu quả',
        ),
      ],
    }),
    h2('3', 'Đẩy mạnh chuyển đổi số'),
    b(
      'Số hóa tài liệu địa chí, báo xuân, bản đồ cổ, ảnh tư liệu về tỉnh; tạo lập cơ sở dữ liệu tra cứu miễn phí cho Nhân dân.',
    ),
    b('Kết nối phần mềm quản lý thư viện của tỉnh với hệ thống liên thông do Bộ Văn hóa, Thể thao và Du lịch quản lý.'),
    b('Phát hành thẻ bạn đọc điện tử dùng chung, tích hợp trên ứng dụng của tỉnh trước ngày 02/9/2025.', {
      due: [fixed('trước ngày 02/9/2025', 'before', '2025-09-02', 'phát hành thẻ bạn đọc điện tử dùng chung')],
    }),
    h2('4', 'Phát triển phong trào đọc'),
    b(
      'Duy trì cuộc thi kể chuyện theo sách, cuộc thi vẽ bìa sách dành cho học sinh; khuyến khích các lớp học có góc đọc do phụ huynh cùng xây dựng.',
    ),
    b(
      'Đưa xe thư viện lưu động đến khu công nghiệp, đồn biên phòng, cơ sở bảo trợ xã hội theo lịch được công bố trước.',
    ),
    b('Tiếp tục thực hiện Chương trình phối hợp phục vụ sách cho phạm nhân, học viên giai đoạn 2023 - 2027.'),
    h1('IV', 'KINH PHÍ THỰC HIỆN'),
    p(
      'Kinh phí thực hiện Kế hoạch gồm ngân sách nhà nước bảo đảm theo phân cấp, nguồn lồng ghép từ các chương trình, dự án và nguồn tài trợ hợp pháp của tổ chức, cá nhân.',
    ),
    h1('V', 'TỔ CHỨC THỰC HIỆN', { tasks: true }),
    h2('1', 'Sở Văn hóa, Thể thao và Du lịch', { by: [culture] }),
    b(
      'Chủ trì, phối hợp với các sở, ngành liên quan và UBND các huyện, thị xã, thành phố triển khai Kế hoạch; hướng dẫn xây dựng kế hoạch chi tiết từng năm.',
      {
        role: 'lead',
        with: ['các sở, ngành liên quan', districts],
      },
    ),
    b('Xây dựng tiêu chí điểm đọc cộng đồng, trình UBND tỉnh ban hành trước ngày 30 tháng 6 năm 2024.', {
      due: [
        fixed(
          'trước ngày 30 tháng 6 năm 2024',
          'before',
          '2024-06-30',
          'xây dựng tiêu chí điểm đọc cộng đồng',
          toProvince,
        ),
      ],
    }),
    b(
      'Phối hợp với Sở Nội vụ tham mưu khen thưởng tập thể, cá nhân tiêu biểu; định kỳ hai năm một lần tổ chức gặp mặt người làm thư viện giỏi.',
      {
        role: 'support',
        with: [home],
        due: [periodic('định kỳ hai năm một lần', null, 'tổ chức gặp mặt người làm thư viện giỏi')],
      },
    ),
    b('Kiểm tra việc thực hiện tại cơ sở; tổ chức sơ kết vào quý II năm 2026, tổng kết vào quý IV năm 2028.', {
      due: [
        within('vào quý II năm 2026', '2026-04-01', '2026-06-30', 'tổ chức sơ kết'),
        within('vào quý IV năm 2028', '2028-10-01', '2028-12-31', 'tổ chức tổng kết'),
      ],
    }),
    h2('2', 'Sở Giáo dục và Đào tạo', { by: [education] }),
    b(
      'Hướng dẫn các cơ sở giáo dục thực hiện Thông tư số 16/2022/TT-BGDĐT ngày 22/11/2022 của Bộ trưởng Bộ Giáo dục và Đào tạo về tiêu chuẩn thư viện trường học.',
    ),
    b(
      'Chủ trì, phối hợp với Tỉnh đoàn tổ chức Hội thi “Đại sứ văn hóa đọc” cấp tỉnh, hoàn thành vòng chung khảo trước ngày 15/5 hằng năm.',
      {
        role: 'lead',
        with: ['Tỉnh đoàn'],
        due: [
          recurring(
            'trước ngày 15/5 hằng năm',
            'before',
            'year',
            5,
            15,
            'tổ chức vòng chung khảo Hội thi “Đại sứ văn hóa đọc”',
          ),
        ],
      },
    ),
    b(
      'Đưa tiết đọc thư viện vào thời khóa biểu của trường tiểu học kể từ năm học 2024 - 2025; bố trí giáo viên kiêm nhiệm được tập huấn.',
    ),
    h2('3', 'Sở Thông tin và Truyền thông', { by: [media] }),
    b('Định hướng cơ quan báo chí, hệ thống thông tin cơ sở mở chuyên mục giới thiệu sách hay, gương ham đọc.'),
    b(
      'Chủ trì thẩm định hạ tầng, an toàn thông tin của cơ sở dữ liệu địa chí; hỗ trợ đường truyền cho điểm đọc vùng sâu trong quý III/2024.',
      {
        role: 'lead',
        due: [within('trong quý III/2024', '2024-07-01', '2024-09-30', 'hỗ trợ đường truyền cho điểm đọc vùng sâu')],
      },
    ),
    h2('4', 'Sở Tài chính', { by: [money] }),
    p(
      'Phối hợp với Sở Văn hóa, Thể thao và Du lịch, Sở Kế hoạch và Đầu tư tham mưu UBND tỉnh bố trí kinh phí chi thường xuyên theo quy định của Luật Ngân sách nhà nước; hướng dẫn thủ tục tiếp nhận, quản lý sách, tài sản do tổ chức, cá nhân tặng.',
      {
        role: 'support',
        with: [culture, invest],
      },
    ),
    h2('5', 'Sở Kế hoạch và Đầu tư', { by: [invest] }),
    p(
      'Tổng hợp dự án cải tạo trụ sở thư viện vào danh mục ưu tiên đầu tư của tỉnh; kêu gọi doanh nghiệp tài trợ xe thư viện lưu động.',
    ),
    runIn(
      2,
      '6',
      'Sở Nội vụ',
      'Rà soát vị trí việc làm, số lượng người làm việc tại thư viện công lập, báo cáo UBND tỉnh chậm nhất là ngày 31/10/2024.',
      {
        by: [home],
        due: [
          fixed(
            'chậm nhất là ngày 31/10/2024',
            'before',
            '2024-10-31',
            'rà soát vị trí việc làm, số lượng người làm việc tại thư viện công lập',
            toProvince,
          ),
        ],
      },
    ),
    runIn(
      2,
      '7',
      'Sở Lao động - Thương binh và Xã hội',
      'Phối hợp với Thư viện tỉnh đưa sách đến cơ sở bảo trợ xã hội, trung tâm dịch vụ việc làm; hằng quý thống kê nhu cầu sách nghề gửi Thư viện tỉnh.',
      {
        by: ['Sở Lao động - Thương binh và Xã hội'],
        role: 'support',
        with: [library],
        due: [periodic('hằng quý', 'quarter', 'thống kê nhu cầu sách nghề', { reportTo: [library] })],
      },
    ),
    runIn(
      2,
      '8',
      'Sở Tư pháp',
      'Hướng dẫn xây dựng, khai thác Tủ sách pháp luật điện tử; lồng ghép với điểm đọc cộng đồng để tránh chồng chéo.',
      {
        by: ['Sở Tư pháp'],
      },
    ),
    runIn(
      2,
      '9',
      'Sở Khoa học và Công nghệ',
      'Ưu tiên nhiệm vụ nghiên cứu về bảo quản tài liệu giấy trong điều kiện khí hậu nóng ẩm.',
      {
        by: ['Sở Khoa học và Công nghệ'],
      },
    ),
    h2('10', 'Công an tỉnh, Bộ Chỉ huy Bộ đội Biên phòng tỉnh', {
      by: ['Công an tỉnh', 'Bộ Chỉ huy Bộ đội Biên phòng tỉnh'],
    }),
    b('Duy trì tủ sách tại trại tạm giam, đồn biên phòng; cử cán bộ đầu mối nhận, trả sách luân chuyển.'),
    b('Phối hợp với ngành văn hóa ngăn chặn việc in lậu, phát tán xuất bản phẩm có nội dung độc hại.', {
      role: 'support',
      with: ['ngành văn hóa'],
    }),
    h2('11', 'Ban Quản lý các khu công nghiệp tỉnh', { by: ['Ban Quản lý các khu công nghiệp tỉnh'] }),
    p(
      'Vận động doanh nghiệp có từ 500 lao động trở lên dành diện tích làm phòng đọc cho công nhân trước tháng 6/2025; tạo điều kiện để xe thư viện lưu động vào khu nhà lưu trú.',
      {
        due: [
          fixed(
            'trước tháng 6/2025',
            'before',
            '2025-06-01',
            'vận động doanh nghiệp dành diện tích làm phòng đọc cho công nhân',
          ),
        ],
      },
    ),
    h2('12', 'Báo An Khánh, Đài Phát thanh và Truyền hình tỉnh', {
      by: ['Báo An Khánh', 'Đài Phát thanh và Truyền hình tỉnh'],
    }),
    p(
      'Xây dựng chuyên trang, chuyên mục “Mỗi tuần một cuốn sách”; kịp thời phản ánh cách làm hay, mô hình hiệu quả ở cơ sở.',
    ),
    h2('13', 'Thư viện tỉnh', { by: [library] }),
    b(
      'Là đơn vị nòng cốt về chuyên môn; hướng dẫn nghiệp vụ, luân chuyển sách cho thư viện cấp huyện và điểm đọc cộng đồng.',
    ),
    b('Thực hiện số hóa 12.000 trang tài liệu địa chí trong giai đoạn từ tháng 7/2024 đến tháng 12/2026.', {
      due: [
        within('từ tháng 7/2024 đến tháng 12/2026', '2024-07-01', '2026-12-31', 'số hóa 12.000 trang tài liệu địa chí'),
      ],
    }),
    b('Công bố danh mục sách nên đọc theo lứa tuổi vào ngày 21 tháng 4 hằng năm.', {
      due: [
        recurring('vào ngày 21 tháng 4 hằng năm', 'on', 'year', 4, 21, 'công bố danh mục sách nên đọc theo lứa tuổi'),
      ],
    }),
    h2('14', 'Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh', {
      by: ['Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh'],
      requested: true,
    }),
    p(
      'Đưa tiêu chí có tủ sách gia đình vào nội dung bình xét gia đình văn hóa; giám sát việc sử dụng sách, kinh phí do Nhân dân đóng góp.',
    ),
    h2('15', 'Đề nghị Tỉnh đoàn, Hội Liên hiệp Phụ nữ tỉnh, Hội Khuyến học tỉnh', {
      by: ['Tỉnh đoàn', 'Hội Liên hiệp Phụ nữ tỉnh', 'Hội Khuyến học tỉnh'],
      requested: true,
    }),
    b(
      'Phát động đoàn viên, hội viên quyên góp sách cũ còn giá trị, thành lập câu lạc bộ đọc sách cho trẻ em tại thôn, tổ dân phố.',
    ),
    b('Tổ chức tập huấn kỹ năng đọc cùng con cho các bậc cha mẹ trong tháng 7 hằng năm.', {
      due: [recurring('trong tháng 7 hằng năm', 'within', 'year', 7, null, 'tổ chức tập huấn kỹ năng đọc cùng con')],
    }),
    h2('16', 'UBND các huyện, thị xã, thành phố', { by: [districts] }),
    b(
      'Ban hành kế hoạch của địa phương trong tháng 6 năm 2024; bố trí quỹ đất, trụ sở, kinh phí và người phụ trách thư viện cấp huyện.',
      {
        due: [within('trong tháng 6 năm 2024', '2024-06-01', '2024-06-30', 'ban hành kế hoạch của địa phương')],
      },
    ),
    b(
      'Chỉ đạo UBND các xã, phường, thị trấn thành lập điểm đọc cộng đồng theo Đề án Xây dựng xã hội học tập giai đoạn 2021 - 2030; mỗi xã chọn ít nhất một điểm để làm thí điểm trước ngày 31/12/2024.',
      {
        due: [fixed('trước ngày 31/12/2024', 'before', '2024-12-31', 'chọn ít nhất một điểm để làm thí điểm')],
      },
    ),
    b(
      'Đánh giá hoạt động của thư viện cấp huyện theo Quyết định số 677/QĐ-UBND ngày 14/3/2023 của Ủy ban nhân dân tỉnh.',
    ),
    h1('VI', 'CHẾ ĐỘ THÔNG TIN, BÁO CÁO', { tasks: true }),
    p(
      'Các sở, ban, ngành, UBND các huyện, thị xã, thành phố báo cáo kết quả thực hiện về UBND tỉnh (thông qua Sở Văn hóa, Thể thao và Du lịch) định kỳ 6 tháng trước ngày 05/6, hằng năm trước ngày 05/12 và báo cáo đột xuất khi có yêu cầu.',
      {
        by: ['Các sở, ban, ngành', districts],
        due: [
          recurring('trước ngày 05/6', 'before', 'half-year', 6, 5, 'báo cáo kết quả thực hiện', {
            reportTo: [province],
            via: [culture],
          }),
          recurring('trước ngày 05/12', 'before', 'year', 12, 5, 'báo cáo kết quả thực hiện', {
            reportTo: [province],
            via: [culture],
          }),
          adhoc('đột xuất', 'báo cáo khi có yêu cầu', { reportTo: [province], via: [culture] }),
        ],
      },
    ),
    p(
      'Đối với vấn đề mới nảy sinh, các đơn vị, địa phương kịp thời phản ánh về Sở Văn hóa, Thể thao và Du lịch để cùng tìm cách tháo gỡ./.',
      {
        by: ['các đơn vị, địa phương'],
        due: [adhoc('kịp thời phản ánh', 'phản ánh vấn đề mới nảy sinh', { reportTo: [culture] })],
      },
    ),
  ],
  end: {
    recipients: [
      ['Bộ Văn hóa, Thể thao và Du lịch (b/c);', 'Bộ Văn hóa, Thể thao và Du lịch'],
      ['TT. Tỉnh ủy; TT. HĐND tỉnh;', 'Thường trực Tỉnh ủy', 'Thường trực Hội đồng nhân dân tỉnh'],
      ['CT và các PCT UBND tỉnh;', 'Chủ tịch và các Phó Chủ tịch Ủy ban nhân dân tỉnh'],
      ['UBMTTQVN tỉnh;', 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh'],
      ['Các sở, ban, ngành, đoàn thể cấp tỉnh;'],
      ['UBND các huyện, thị xã, thành phố;', districts],
      ['LĐVP, P.KGVX;', 'Lãnh đạo Văn phòng', 'Phòng KGVX'],
    ],
    archive: 'VT, KGVX3',
    sign: { lines: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'], name: 'Nguyễn Hoàng Yến' },
  },
  record: {
    type: 'Kế hoạch',
    issuer: 'Ủy ban nhân dân tỉnh An Khánh',
    signer: { position: 'Phó Chủ tịch', signsFor: 'KT. CHỦ TỊCH', onBehalfOf: 'TM. ỦY BAN NHÂN DÂN' },
  },
  citations: [
    numbered('Quyết định', '206/QĐ-TTg', '2021-02-11', 'Thủ tướng Chính phủ'),
    named('Chương trình', 'chuyển đổi số ngành thư viện', 'đến năm 2025'),
    numbered('Nghị quyết', '21-NQ/TU', '2023-10-19', 'Ban Chấp hành Đảng bộ tỉnh'),
    numbered('Tờ trình', '88/TTr-SVHTTDL', '2024-04-05', culture),
    law('Luật', 'Thư viện', 2019, { as: 'Luật Thư viện' }),
    numbered('Nghị định', '93/2020/NĐ-CP', '2020-08-18', 'Chính phủ'),
    named('Chương trình', 'phối hợp phục vụ sách cho phạm nhân, học viên', '2023-2027'),
    numbered('Thông tư', '16/2022/TT-BGDĐT', '2022-11-22', 'Bộ trưởng Bộ Giáo dục và Đào tạo'),
    law('Luật', 'Ngân sách nhà nước'),
    named('Đề án', 'Xây dựng xã hội học tập', '2021-2030'),
    numbered('Quyết định', '677/QĐ-UBND', '2023-03-14', 'Ủy ban nhân dân tỉnh'),
  ],
  indicators: [
    indicator('Mục tiêu đến năm 2028', null, 'thư viện cấp huyện có phòng đọc dành riêng cho thiếu nhi', null, {
      text: '100%',
      year: 2028,
    }),
    indicator(
      'Mục tiêu đến năm 2028',
      null,
      'xã, phường, thị trấn có điểm đọc sách cộng đồng mở cửa ít nhất ba buổi một tuần',
      null,
      { text: '60%', year: 2028 },
    ),
    indicator('Mục tiêu đến năm 2028', null, 'trường trung học cơ sở có thư viện đạt mức độ 1 trở lên', null, {
      text: '85%',
      year: 2028,
    }),
  ],
}
