import { describe, expect, test } from 'vitest'
import { tasksOf } from './tasks-of.js'

describe('who must act', () => {
  test.each<[string, string, string[]]>([
    [
      'a lead-in without a colon',
      'I. NHIỆM VỤ\n1. Chủ tịch UBND các xã: Hạ Lâm, Hạ Trì có trách nhiệm\n- Phát quang bờ kè;\n- Đặt biển báo.',
      [
        'I.1 | perform | Chủ tịch Ủy ban nhân dân xã Hạ Lâm; Chủ tịch Ủy ban nhân dân xã Hạ Trì | -',
        'I.1 | perform | Chủ tịch Ủy ban nhân dân xã Hạ Lâm; Chủ tịch Ủy ban nhân dân xã Hạ Trì | -',
      ],
    ],
    [
      'who leads what, and who joins, in one label line over all items before it',
      'I. NHIỆM VỤ\n1. Sửa kè\na) Đo độ nghiêng của kè.\nb) Đổ lại mái kè.\n* Thực hiện: Phòng Kinh tế chủ trì nội dung b; Phòng Tài chính chủ trì nội dung a; Huyện đoàn, UBND các xã phối hợp thực hiện.',
      [
        'I.1.a | lead | Phòng Kinh tế; Phòng Tài chính | Huyện đoàn; Ủy ban nhân dân các xã',
        'I.1.b | lead | Phòng Kinh tế; Phòng Tài chính | Huyện đoàn; Ủy ban nhân dân các xã',
      ],
    ],
    [
      'label lines below the last of two numbered tasks',
      'I. NHIỆM VỤ\n1. Khảo sát\n1.1. Lập phiếu hỏi từng bến.\n1.2. Tổng hợp, công bố kết quả.\n- Cơ quan chủ trì: Phòng Nội vụ.\n- Cơ quan phối hợp: Phòng Y tế.\n2. Sửa bến\n2.1. Thay cọc gỗ.\n- Cơ quan chủ trì: Phòng Kinh tế.',
      [
        'I.1.1 | lead | Phòng Nội vụ | Phòng Y tế',
        'I.1.2 | lead | Phòng Nội vụ | Phòng Y tế',
        'I.2.1 | lead | Phòng Kinh tế | -',
      ],
    ],
    [
      'who issues the letter directs, and does nothing by that',
      'Trước tình hình mưa lũ, Chủ tịch UBND huyện chỉ đạo:\n1. Hoãn các cuộc họp chưa cần.\n2. Phòng Y tế trực cấp cứu.',
      ['1 | perform | - | -', '2 | perform | Phòng Y tế | -'],
    ],
    [
      'a receiver that acts behind a semicolon',
      'I. BÁO CÁO\n1. UBND các xã báo cáo Phòng Nội vụ; Phòng Nội vụ tổng hợp báo cáo UBND huyện.',
      ['I.1 | perform | Ủy ban nhân dân các xã; Phòng Nội vụ | -'],
    ],
    [
      'a heading that says where, below bodies',
      'I. NHIỆM VỤ\n1. Tại cơ quan Phòng\n1.1. Tổ Văn thư rà soát sổ công văn.\n2. Trạm Y tế\n- Trực cấp cứu.',
      ['I.1.1 | perform | Tổ Văn thư | -', 'I.2 | perform | Trạm Y tế | -'],
    ],
    [
      'what a supervision is about gives no tasks',
      'I. NỘI DUNG, PHẠM VI\n1. Nội dung: Việc thu, chi quỹ kè.\nII. TIẾN ĐỘ\n1. Giám sát qua báo cáo: trong tháng 6/2023.',
      ['II.1 | perform | - | -'],
    ],
    [
      'below the section on money, a paragraph that turns to all',
      'I. NHIỆM VỤ\n1. Phòng Y tế trực cấp cứu.\nII. KINH PHÍ\nPhòng Tài chính cấp kinh phí theo dự toán.\nYêu cầu Chủ tịch UBND các xã thực hiện nghiêm Kế hoạch này./.',
      [
        'I.1 | perform | Phòng Y tế | -',
        'II | perform | Phòng Tài chính | -',
        '- | perform | Chủ tịch Ủy ban nhân dân các xã | -',
      ],
    ],
    [
      'label lines above the items of their section',
      'I. NHIỆM VỤ\n1. Trông trẻ\na) Cơ quan chủ trì: Phòng Y tế.\nb) Cơ quan phối hợp: Huyện đoàn.\nc) Nội dung:\n- Mở nhóm trẻ ở bến.\n- Dạy trẻ tập bơi.\n2. Phòng Nội vụ trực điện thoại.',
      [
        'I.1.c | lead | Phòng Y tế | Huyện đoàn',
        'I.1.c | lead | Phòng Y tế | Huyện đoàn',
        'I.2 | perform | Phòng Nội vụ | -',
      ],
    ],
    [
      'an executing article with two colons',
      'Điều 1. Các ông (bà): Chánh Văn phòng UBND huyện; Trưởng các phòng: Nội vụ, Y tế; Chủ tịch UBND các xã chịu trách nhiệm thi hành Quyết định này./.',
      [
        'Điều 1 | perform | Chánh Văn phòng Ủy ban nhân dân huyện; Trưởng Phòng Nội vụ; Trưởng Phòng Y tế; Chủ tịch Ủy ban nhân dân các xã | -',
      ],
    ],
    [
      'places whose level the list does not say',
      '1. UBND các xã, phường: Hạ Lâm, Hạ Trì khẩn trương đắp bờ.',
      ['1 | perform | Ủy ban nhân dân các xã, phường: Hạ Lâm, Hạ Trì | -'],
    ],
    [
      'a partner with the level in its name',
      'I. NHIỆM VỤ\n1. Huyện đoàn phối hợp với hội phụ nữ cùng cấp mở lớp.',
      ['I.1 | support | Huyện đoàn | hội phụ nữ cùng cấp'],
    ],
    [
      'a label in brackets on a line of its own',
      'I. NHIỆM VỤ\n1. Dựng kè\n1.1. Đóng cọc tre ở bến.\n1.2. Đắp bao cát ở bến.\n(Phân công: Phòng Kinh tế tham mưu; UBND các xã thực hiện)',
      [
        'I.1.1 | perform | Phòng Kinh tế; Ủy ban nhân dân các xã | -',
        'I.1.2 | perform | Phòng Kinh tế; Ủy ban nhân dân các xã | -',
      ],
    ],
    [
      'who and when at the end of the item itself',
      'I. NHIỆM VỤ\n1. Lắp đèn ở 12 bến. Thực hiện: Phòng Kinh tế chủ trì; UBND các xã phối hợp. Thời gian: trước 30/6/2023.',
      ['I.1 | lead | Phòng Kinh tế | Ủy ban nhân dân các xã'],
    ],
    [
      'a numbered task that says itself who does it, above a label line',
      'I. NHIỆM VỤ\n1. Hội bơi\n1.1. Lễ khai mạc: tổ chức ngày 28/5/2023 (Phòng Y tế thực hiện).\n1.2. Hội thi: chung kết ngày 25/6/2023.\n- Đơn vị chủ trì: Huyện đoàn.',
      ['I.1.1 | perform | Phòng Y tế | -', 'I.1.2 | lead | Huyện đoàn | -'],
    ],
    [
      'a group before the colon, and what it does',
      'I. NHIỆM VỤ\n1. Các cơ quan báo chí huyện: Dành thời lượng phát sóng miễn phí, ít nhất 02 lượt mỗi tuần.',
      ['I.1 | perform | Các cơ quan báo chí huyện | -'],
    ],
    [
      'some of those whom a heading calls together',
      'I. NHIỆM VỤ\n1. Hội Nông dân huyện và các đoàn thể\n- Vận động bà con dọn bến.\n- Huyện đoàn, Hội Cựu chiến binh huyện phối hợp với UBND các xã giữ đò.\n- Các đoàn thể chủ trì họp thôn.',
      [
        'I.1 | perform | Hội Nông dân huyện; các đoàn thể | -',
        'I.1 | support | Huyện đoàn; Hội Cựu chiến binh huyện | Ủy ban nhân dân các xã',
        'I.1 | lead | Hội Nông dân huyện; các đoàn thể | -',
      ],
    ],
    [
      'by what it acts stands before what it does',
      'I. NHIỆM VỤ\n1. Phòng Kinh tế\nTheo chức năng, nhiệm vụ được giao, phối hợp với Phòng Y tế phát áo phao.\n2. Phòng Nội vụ\nCăn cứ tình hình thực tế, chủ động phối hợp với Công an huyện trực bến.\n3. Phòng Tư pháp\nTheo kế hoạch năm, mở lớp bơi, phối hợp với Công an huyện trực bến.',
      [
        'I.1 | support | Phòng Kinh tế | Phòng Y tế',
        'I.2 | support | Phòng Nội vụ | Công an huyện',
        'I.3 | perform | Phòng Tư pháp | Công an huyện',
      ],
    ],
    [
      'praise that is to be given',
      'I. NHIỆM VỤ\n1. Biểu dương kịp thời các thôn giữ bến sạch; nhắc nhở nơi chưa làm.\n2. Biểu dương, khen thưởng người cứu đò.',
      ['I.1 | perform | - | -', 'I.2 | perform | - | -'],
    ],
    [
      'who joins behind who leads',
      'I. NHIỆM VỤ\n1. Phòng Y tế chủ trì tập huấn; Huyện đoàn, UBND các xã phối hợp.',
      ['I.1 | lead | Phòng Y tế | Huyện đoàn; Ủy ban nhân dân các xã'],
    ],
    [
      'a partner that no rule knows, with others after it',
      'I. NHIỆM VỤ\n1. Trạm Y tế phối hợp với đội đò ngang bến Hạ và các đơn vị liên quan rà soát áo phao.',
      ['I.1 | support | Trạm Y tế | đội đò ngang bến Hạ; các đơn vị liên quan'],
    ],
    [
      'bodies of one level who give the order on',
      'I. NHIỆM VỤ\n1. UBND các xã: Hạ Lâm, Hạ Trì giao Trạm Y tế xã khám mắt cho người già.',
      ['I.1 | perform | Ủy ban nhân dân xã Hạ Lâm; Ủy ban nhân dân xã Hạ Trì | -'],
    ],
    [
      'who leads and who joins on one line',
      'I. NHIỆM VỤ\n1. Lập bản đồ kè.\n- Chủ trì: Phòng Nội vụ; phối hợp: các Phòng: Tư pháp, Y tế.',
      ['I.1 | lead | Phòng Nội vụ | Phòng Tư pháp; Phòng Y tế'],
    ],
    [
      'a partner without "với"',
      'I. NHIỆM VỤ\n1. Công an huyện chủ trì, phối hợp Cảng vụ Đường thủy Sơn Hạ cắm phao.',
      ['I.1 | lead | Công an huyện | Cảng vụ Đường thủy Sơn Hạ'],
    ],
    [
      'a name with a comma in its field',
      'I. NHIỆM VỤ\n1. Nội dung: Kẻ vạch đường\nĐơn vị chủ trì: Phòng Quy hoạch, phát triển đô thị\nThời hạn: 5/6/2023',
      ['I.1 | lead | Phòng Quy hoạch, phát triển đô thị | -'],
    ],
    [
      'a heading among bodies that no list knows',
      'I. NHIỆM VỤ\n1. Nhóm chèo thuyền\n- Tập mỗi tuần.\n2. Phòng Y tế\n- Trực cấp cứu.',
      ['I.1 | perform | Nhóm chèo thuyền | -', 'I.2 | perform | Phòng Y tế | -'],
    ],
    [
      'an office given with its duty',
      'I. NHIỆM VỤ\n1. Phòng Nội vụ là cơ quan thường trực của Ban Chỉ đạo, có trách nhiệm lập lịch họp.',
      ['I.1 | perform | Phòng Nội vụ | -'],
    ],
    [
      'the lead-in of the issuer makes nobody responsible',
      'Ủy ban nhân dân huyện hướng dẫn như sau:\n1. Nội dung\n- Sơn lại lan can, không che biển báo.',
      ['1 | perform | - | -'],
    ],
    [
      'groups in a heading over headings, and a heading of persons that no list knows',
      'I. TRÁCH NHIỆM CỦA CÁC PHÒNG, BAN, ĐƠN VỊ\n1. Phòng Y tế có trách nhiệm khám mắt.\n2. Phòng Nội vụ\n- Lập danh sách.\n3. Người nuôi ong, chủ vườn nhãn\nĐặt biển báo ở lối vào.',
      [
        'I.1 | perform | Phòng Y tế | -',
        'I.2 | perform | Phòng Nội vụ | -',
        'I.3 | perform | Người nuôi ong, chủ vườn nhãn | -',
      ],
    ],
    [
      'offices by their head word beside others with a name',
      'I. TỔ CHỨC THỰC HIỆN\n1. Ban Phong trào Tỉnh đoàn: Lập lịch trực.\n2. Văn phòng, Ủy ban Kiểm tra: Chuẩn bị hậu cần.',
      ['I.1 | perform | Ban Phong trào Tỉnh đoàn | -', 'I.2 | perform | Văn phòng; Ủy ban Kiểm tra | -'],
    ],
    [
      'a bracket that closes a heading or an item',
      'I. NHIỆM VỤ\n1. Sửa lối xuống bến (Phòng Nội vụ chủ trì)\n- Đổ bê tông bậc lên xuống.\n2. Sơn lại lan can cầu (UBND các xã thực hiện).',
      ['I.1 | lead | Phòng Nội vụ | -', 'I.2 | perform | Ủy ban nhân dân các xã | -'],
    ],
    [
      'labels under a heading of their own',
      'I. NHIỆM VỤ\n1. Hội thi chèo đò\n1.1. Nội dung: Tổ chức hội thi chèo đò trên sông Hạ.\n1.2. Cơ quan thực hiện:\n- Cơ quan chủ trì: Phòng Văn hóa và Thông tin;\n- Cơ quan phối hợp: Đoàn Thanh niên.',
      ['I.1.1 | lead | Phòng Văn hóa và Thông tin | Đoàn Thanh niên'],
    ],
    [
      'who joins, named before the word',
      'I. NHIỆM VỤ\n1. Dọn bèo trên kênh Hạ.\nThực hiện: Phòng Nội vụ chủ trì; UBND các xã phối hợp.',
      ['I.1 | lead | Phòng Nội vụ | Ủy ban nhân dân các xã'],
    ],
    [
      'money that somebody must do something about',
      'I. TỔ CHỨC THỰC HIỆN\n1. Phòng Y tế: Khám mắt cho người lái đò.\n2. Kinh phí: Phòng Nội vụ lập dự toán, trình Chủ tịch UBND huyện.',
      ['I.1 | perform | Phòng Y tế | -', 'I.2 | perform | Phòng Nội vụ | -'],
    ],
    [
      'others that are told to lead do not make a lead',
      'I. NHIỆM VỤ\n1. UBND các xã\n- Chỉ đạo Trạm Y tế xã chủ trì, phối hợp với Hội Nông dân xã phát thuốc.',
      ['I.1 | perform | Ủy ban nhân dân các xã | Hội Nông dân xã'],
    ],
    [
      'a person by name and post',
      'I. NHIỆM VỤ\n1. Giao đồng chí Trần Sơn Hà - Phó Chủ tịch UBND huyện theo dõi việc dọn kè.',
      ['I.1 | perform | Trần Sơn Hà - Phó Chủ tịch Ủy ban nhân dân huyện | -'],
    ],
    [
      'who stands at the head of an item also acts in the paragraphs below it',
      'I. NHIỆM VỤ\n1. Phòng Nội vụ chủ trì, hướng dẫn các xã dọn kè.\nLập danh sách người dọn; gửi Phòng Y tế một bản.',
      ['I.1 | lead | Phòng Nội vụ | -', 'I.1 | perform | Phòng Nội vụ | -'],
    ],
    [
      'who is named below a lead-in of groups acts in their place',
      'I. NHIỆM VỤ\n1. Các phòng, ban, UBND các xã tập trung thực hiện:\na) Dọn bèo trên kênh.\nb) Công an huyện cấm neo bè ở chân kè.',
      ['I.1.a | perform | Các phòng, ban; Ủy ban nhân dân các xã | -', 'I.1.b | perform | Công an huyện | -'],
    ],
    [
      'a heading that says whose work it is',
      'I. NỘI DUNG\n1. Giám sát của Thường trực HĐND huyện\n- Xem xét báo cáo về kè.',
      ['I.1 | perform | Thường trực Hội đồng nhân dân huyện | -'],
    ],
    [
      'a lead-in among headings of bodies',
      'I. TỔ CHỨC THỰC HIỆN\n1. Phòng Y tế: Khám mắt cho người lái đò.\n2. Giao Phòng Nội vụ chủ trì, phối hợp với các phòng, ban:\n- Lập danh sách.',
      ['I.1 | perform | Phòng Y tế | -', 'I.2 | lead | Phòng Nội vụ | các phòng, ban'],
    ],
    [
      'a list in a heading with a colon of its own',
      'I. TỔ CHỨC THỰC HIỆN\n1. Các phòng: Y tế, Nội vụ; Công an huyện: Cắm biển báo ở bến.\n2. Các đoàn thể: Mặt trận Tổ quốc, Huyện đoàn: Vận động người lái đò mặc áo phao.',
      [
        'I.1 | perform | Phòng Y tế; Phòng Nội vụ; Công an huyện | -',
        'I.2 | perform | Mặt trận Tổ quốc; Huyện đoàn | -',
      ],
    ],
    [
      'a label at the end of the item itself',
      'I. NHIỆM VỤ\n1. Kiểm tra phao ở hai bến. Thực hiện: Phòng Nội vụ chủ trì, phối hợp với Công an huyện.',
      ['I.1 | lead | Phòng Nội vụ | Công an huyện'],
    ],
    [
      'persons with two posts',
      'I. PHÂN CÔNG\n1. Ông Trần Sơn Hà, Phó Chủ tịch UBND huyện - Trưởng Ban Chỉ đạo: Chỉ đạo chung việc dọn kè.',
      ['I.1 | perform | Trần Sơn Hà, Phó Chủ tịch Ủy ban nhân dân huyện - Trưởng Ban Chỉ đạo | -'],
    ],
    [
      'the issuer who demands is not bound',
      'Để giữ kè sạch, Chủ tịch UBND huyện yêu cầu:\n1. Không đổ rác xuống kênh, không neo bè ở chân kè.',
      ['1 | perform | - | -'],
    ],
    [
      'who reports after an introduction',
      'I. NHIỆM VỤ\n1. Khi có người đuối nước, nhà trường báo cáo Phòng Y tế.',
      ['I.1 | perform | nhà trường | -'],
    ],
    [
      'a closing paragraph under the heading on money',
      'I. NHIỆM VỤ\n1. Sơn lại lan can cầu.\nII. KINH PHÍ\nSử dụng dự toán của huyện.\nTrên đây là Kế hoạch dọn bờ kè, đề nghị các đơn vị nghiêm túc thực hiện./.',
      ['I.1 | perform | - | -', '- | perform | các đơn vị | -'],
    ],
    [
      'a capital letter over Roman figures',
      'A. MỤC ĐÍCH, YÊU CẦU\n1. Giữ bờ sạch.\nB. NHIỆM VỤ\nI. BỜ KÈ\n1. Trồng cỏ giữ đất.\nII. BẾN\n1. Quét vôi bậc lên xuống.',
      ['B.I.1 | perform | - | -', 'B.II.1 | perform | - | -'],
    ],
    [
      'the parties of a joint paper',
      'I. ĐIỀU KHOẢN THI HÀNH\n1. Hằng năm, hai bên luân phiên tổ chức sơ kết.\n2. Chương trình này có hiệu lực từ ngày ký. Quá trình thực hiện nếu có vướng mắc, các bên trao đổi, thống nhất./.',
      ['I.1 | perform | hai bên | -', 'I.2 | perform | các bên | -'],
    ],
    [
      'headings in small letters above bullets are no tasks',
      'NHIỆM VỤ TRỌNG TÂM\nTuyên truyền, vận động\n- Phát tờ rơi ở bến.\nSửa lối xuống\n- Đổ bê tông bậc lên xuống.',
      ['- | perform | - | -', '- | perform | - | -'],
    ],
  ])('%s', (_, body, expected) => {
    expect(tasksOf('KẾ HOẠCH', body)).toEqual(expected)
  })

  test.each<[string, string, string[]]>([
    [
      'an order after the rule on effect',
      'Điều 1. Ban hành Quy chế bến.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký. Phòng Nội vụ tổ chức thực hiện./.',
      ['Điều 2 | perform | Phòng Nội vụ | -'],
    ],
    [
      'the executing article names posts with their offices',
      'Điều 1. Ban hành Quy chế bến.\nĐiều 2. Chánh Văn phòng, Trưởng phòng Quản lý đô thị và các tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.',
      ['Điều 2 | perform | Chánh Văn phòng; Trưởng phòng Quản lý đô thị; các tổ chức, cá nhân có liên quan | -'],
    ],
    [
      'members of the executing article go as far as their words',
      'Điều 1. Ban hành Quy chế bến.\nĐiều 2. Các ông (bà): Chánh Văn phòng UBND huyện; Trưởng ban Ban đền bù - GPMB và Tái định cư; Giám đốc các doanh nghiệp vận tải khách ven sông; Chủ đầu tư các dự án kè và Chủ tịch UBND 07 xã chịu trách nhiệm thi hành Quyết định này./.',
      [
        'Điều 2 | perform | Chánh Văn phòng Ủy ban nhân dân huyện; Trưởng ban Ban đền bù - GPMB và Tái định cư; Giám đốc các doanh nghiệp vận tải khách ven sông; Chủ đầu tư các dự án kè; Chủ tịch Ủy ban nhân dân 07 xã | -',
      ],
    ],
    [
      'a shared head holds for all names of the executing article',
      'Điều 1. Ban hành Quy chế bến.\nĐiều 2. - Chánh Văn phòng Bộ, Vụ trưởng các Vụ: Kế hoạch đầu tư, Kết cấu kè bờ, Vận tải; Cục trưởng Cục Bến Sông căn cứ Quyết định thi hành./.',
      [
        'Điều 2 | perform | Chánh Văn phòng Bộ; Vụ trưởng Vụ Kế hoạch đầu tư; Vụ trưởng Vụ Kết cấu kè bờ; Vụ trưởng Vụ Vận tải; Cục trưởng Cục Bến Sông | -',
      ],
    ],
    [
      'people who are no body, told to carry out the decision',
      'Điều 1. Thu hồi đất bãi.\nĐiều 2. Phòng Nội vụ, người có đất thu hồi, Nhóm giúp việc có trách nhiệm thi hành Quyết định này./.',
      ['Điều 2 | perform | Phòng Nội vụ; người có đất thu hồi; Nhóm giúp việc | -'],
    ],
    [
      'the team that the decision sets up',
      'Điều 1. Thành lập Tổ tuần kè gồm các ông, bà có tên sau:\n1. Ông Lê Văn A, Tổ trưởng;\nĐiều 2. Nhiệm vụ của Tổ\n1. Đi tuần mỗi tối.\nĐiều 3. Văn phòng UBND huyện và các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.',
      [
        'Điều 2.1 | perform | Tổ | -',
        'Điều 3 | perform | Văn phòng Ủy ban nhân dân huyện; các ông, bà có tên tại Điều 1 | -',
      ],
    ],
  ])('%s', (_, body, expected) => {
    expect(tasksOf('QUYẾT ĐỊNH', body)).toEqual(expected)
  })
})

describe('what orders nobody', () => {
  test.each([
    ['TỜ TRÌNH', 'I. NỘI DUNG TRÌNH\nPhòng Nội vụ kính trình Ủy ban nhân dân huyện xem xét./.\n(Gửi kèm dự thảo)'],
    ['BÁO CÁO', 'I. CÔNG TÁC CHỈ ĐẠO\nPhòng đã tham mưu Ủy ban nhân dân huyện và giao các trường bố trí bể bơi.'],
    ['KẾ HOẠCH', 'I. LƯU Ý\nThuốc nhập trước năm 2023 còn hạn dùng; tủ đạt chuẩn được cấp nhãn.'],
    [
      'KẾ HOẠCH',
      'I. ĐANH GIA CHUNG\n- Công an huyện chủ trì tuần tra đều.\nII. TINH HINH THỰC HIỆN\n- Phòng Y tế tổ chức tốt.',
    ],
    ['KẾ HOẠCH', 'I. NHIỆM VỤ\nTập trung vào 03 nhóm nhiệm vụ với 8 việc (chi tiết tại Phụ lục kèm theo).'],
    ['KẾ HOẠCH', 'I. NHIỆM VỤ\nKế hoạch này phổ biến đến chi bộ.'],
    [
      'THÔNG BÁO',
      'I. KẾT LUẬN\n1. Thống nhất tổ chức lễ khánh thành bến đò vào ngày 02/9/2024.\n2. Nhất trí với phương án dời chợ.',
    ],
    ['KẾ HOẠCH', 'I. KẾT QUẢ ĐẠT ĐƯỢC\n1. Phòng Y tế tổ chức 3 lớp.'],
  ])('%s: %s', (type, body) => {
    expect(tasksOf(type, body)).toEqual([])
  })
})
