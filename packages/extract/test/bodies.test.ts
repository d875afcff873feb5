import { describe, expect, test } from 'vitest'
import { parseBodies } from '../src/index.js'
import { knowledge } from './plain-text.js'

const names = (text: string): string[] => parseBodies(text, { from: 0, to: text.length }, knowledge).map((b) => b.name)
const ids = (text: string): (string | null)[] =>
  parseBodies(text, { from: 0, to: text.length }, knowledge).map((b) => b.bodyId)

describe('bodies in running text', () => {
  test.each([
    // one name, several names
    ['Sở Y tế, Công an tỉnh và Báo Kiên Giang', ['Sở Y tế', 'Công an tỉnh', 'Báo Kiên Giang']],
    ['Sở Văn hóa, Thể thao và Du lịch tổ chức hội thi', ['Sở Văn hóa, Thể thao và Du lịch']],
    ['Sở Văn hoá và Thể thao', ['Sở Văn hóa và Thể thao']],
    ['Trung tâm Văn hóa - Thể thao các huyện, thành phố mở lớp', ['Trung tâm Văn hóa - Thể thao các huyện, thành phố']],
    ['Chi cục Trồng trọt và Bảo vệ thực vật hướng dẫn', ['Chi cục Trồng trọt và Bảo vệ thực vật']],
    ['UBND huyện Vân Đồn tập trung', ['Ủy ban nhân dân huyện Vân Đồn']],
    // a list under one head word or level
    ['Giám đốc Sở: Nội vụ, Tư pháp rà soát', ['Giám đốc Sở Nội vụ', 'Giám đốc Sở Tư pháp']],
    [
      'Chủ tịch UBND các phường: Hạ Lâm, Hạ Trì và các xã: Sơn Bắc, Sơn Tây:',
      [
        'Chủ tịch Ủy ban nhân dân phường Hạ Lâm',
        'Chủ tịch Ủy ban nhân dân phường Hạ Trì',
        'Chủ tịch Ủy ban nhân dân xã Sơn Bắc',
        'Chủ tịch Ủy ban nhân dân xã Sơn Tây',
      ],
    ],
    [
      'Ban Dân vận các huyện ủy, thành ủy và liên đoàn lao động các huyện, thành phố ký kết',
      ['Ban Dân vận các huyện ủy, thành ủy', 'liên đoàn lao động các huyện, thành phố'],
    ],
    ['các phòng, đơn vị, Ban tự quản các thôn, buôn', ['các phòng, đơn vị', 'Ban tự quản các thôn, buôn']],
    [
      'Chủ tịch UBND các tỉnh, thành phố: Kiên Giang, Cần Thơ khẩn trương',
      ['Chủ tịch Ủy ban nhân dân tỉnh Kiên Giang', 'Chủ tịch Ủy ban nhân dân thành phố Cần Thơ'],
    ],
    ['UBND các xã, phường: Hạ Lâm, Hạ Trì tổ chức', ['Ủy ban nhân dân các xã, phường: Hạ Lâm, Hạ Trì']],
    ['UBND các xã, phường: Xây dựng kế hoạch', ['Ủy ban nhân dân các xã, phường']],
    ['Văn phòng Đảng ủy, Ủy ban Kiểm tra Đảng ủy theo dõi', ['Văn phòng Đảng ủy', 'Ủy ban Kiểm tra Đảng ủy']],
    ['các chi bộ, đảng bộ bộ phận thực hiện', ['các chi bộ, đảng bộ bộ phận']],
    ['các tổ chức chính trị - xã hội phường vận động', ['các tổ chức chính trị - xã hội phường']],
    ['Các chi, đảng bộ trực thuộc Huyện ủy quán triệt', ['Các chi, đảng bộ trực thuộc Huyện ủy']],
    ['Thường trực Huyện ủy những vấn đề phát sinh', ['Thường trực Huyện ủy']],
    ['Các trung tâm y tế khu vực báo cáo', ['Các trung tâm y tế khu vực']],
    ['các bệnh viện đa khoa khu vực, bệnh viện tỉnh khám', ['các bệnh viện đa khoa khu vực, bệnh viện tỉnh']],
    ['Vùng Cảnh sát biển 4, Vùng 5 Hải quân trong tìm kiếm', ['Vùng Cảnh sát biển 4', 'Vùng 5 Hải quân']],
    ['Bộ Tư lệnh Vùng 3 Hải quân và Hải đoàn 42 tuần tra', ['Bộ Tư lệnh Vùng 3 Hải quân', 'Hải đoàn 42']],
    [
      'Thủ trưởng các cơ quan, đơn vị được phân công tại Phụ lục và Chủ tịch UBND các xã cụ thể hóa',
      ['Thủ trưởng các cơ quan, đơn vị được phân công tại Phụ lục', 'Chủ tịch Ủy ban nhân dân các xã'],
    ],
    [
      'các sở, ngành được giao chủ trì tại Phụ lục II kèm theo Kế hoạch này báo cáo',
      ['các sở, ngành được giao chủ trì tại Phụ lục II kèm theo Kế hoạch này'],
    ],
    ['các đơn vị được giao nhiệm vụ xây dựng cầu', ['các đơn vị được giao nhiệm vụ']],
    ['Các đồng chí thành viên Ban Chỉ đạo theo dõi', ['Các đồng chí thành viên Ban Chỉ đạo']],
    ['đồng chí Giám đốc Sở Y tế làm Trưởng đoàn', ['Giám đốc Sở Y tế']],
    ['UBND các huyện miền núi ngăn chặn', ['Ủy ban nhân dân các huyện miền núi']],
    // posts and units with the place or body that they belong to
    ['Chánh Thanh tra tỉnh chủ trì', ['Chánh Thanh tra tỉnh']],
    ['Chánh Văn phòng Sở theo dõi', ['Chánh Văn phòng Sở']],
    ['Trưởng thôn, buôn trưởng lập danh sách', ['Trưởng thôn', 'buôn trưởng']],
    ['Ủy viên Ban Thường vụ Tỉnh ủy phụ trách địa bàn chỉ đạo', ['Ủy viên Ban Thường vụ Tỉnh ủy phụ trách địa bàn']],
    ['Viện trưởng Viện kiểm sát nhân dân tỉnh phối hợp', ['Viện trưởng Viện kiểm sát nhân dân tỉnh']],
    [
      'Phòng Khoa giáo - Ban Tuyên giáo Tỉnh ủy và Phòng Chính sách - Liên đoàn Lao động tỉnh',
      ['Phòng Khoa giáo - Ban Tuyên giáo Tỉnh ủy', 'Phòng Chính sách - Liên đoàn Lao động tỉnh'],
    ],
    ['Các thành viên Đoàn giám sát tham gia', ['Các thành viên Đoàn giám sát']],
    ['Phòng Bảo vệ, chăm sóc trẻ em - Bình đẳng giới', ['Phòng Bảo vệ, chăm sóc trẻ em - Bình đẳng giới']],
    ['các tổ chức thành viên của Mặt trận vận động', ['các tổ chức thành viên của Mặt trận']],
    // a footnote's mark is no part of a name
    ['Sở Y tế², Công an tỉnh³ tổ chức', ['Sở Y tế', 'Công an tỉnh']],
    // names whose words are verbs elsewhere
    ['Văn phòng Sở xây dựng lịch trực', ['Văn phòng Sở']],
    ['Thanh tra Sở đưa nội dung vào kế hoạch', ['Thanh tra Sở']],
    ['Cục Việc làm xây dựng tài liệu', ['Cục Việc làm']],
    ['Phòng Cảnh sát điều tra tội phạm về ma túy tổ chức', ['Phòng Cảnh sát điều tra tội phạm về ma túy']],
    ['Văn phòng đăng ký đất đai rà soát', ['Văn phòng đăng ký đất đai']],
    ['Văn phòng Điều phối nông thôn mới tỉnh hướng dẫn', ['Văn phòng Điều phối nông thôn mới tỉnh']],
    ['Ban Chỉ huy phòng thủ khu vực tổ chức', ['Ban Chỉ huy phòng thủ khu vực']],
    ['Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã', ['Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã']],
    ['Ban Chỉ đạo Phòng thủ dân sự quốc gia 06 giờ một lần', ['Ban Chỉ đạo Phòng thủ dân sự quốc gia']],
    ['Thuế cơ sở 7 cung cấp', ['Thuế cơ sở 7']],
    ['Tổ bảo vệ an ninh, trật tự tuần tra', ['Tổ bảo vệ an ninh, trật tự']],
    [
      'Thủ trưởng các đơn vị thuộc Bộ Y tế và cơ quan, tổ chức có liên quan',
      ['Thủ trưởng các đơn vị thuộc Bộ Y tế', 'cơ quan, tổ chức có liên quan'],
    ],
    [
      'Phòng Phổ biến, giáo dục pháp luật và Theo dõi thi hành pháp luật tổng hợp',
      ['Phòng Phổ biến, giáo dục pháp luật và Theo dõi thi hành pháp luật'],
    ],
    ['đề nghị Quý Sở cử cán bộ', ['Quý Sở']],
    ['báo cáo UBND tỉnh và Trung ương Hội', ['Ủy ban nhân dân tỉnh', 'Trung ương Hội']],
    ['các đơn vị sự nghiệp thuộc Sở xây dựng tài liệu', ['các đơn vị sự nghiệp thuộc Sở']],
    ['Sở Xây dựng xây dựng tài liệu', ['Sở Xây dựng']],
    ['Chủ tịch UBND xã, phường chỉ đạo', ['Chủ tịch Ủy ban nhân dân xã, phường']],
    ['Chánh Văn phòng HĐND và UBND xã tham mưu', ['Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã']],
    [
      'Chánh Văn phòng Đoàn ĐBQH và HĐND tỉnh, Giám đốc Sở Y tế',
      ['Chánh Văn phòng Đoàn Đại biểu Quốc hội và Hội đồng nhân dân tỉnh', 'Giám đốc Sở Y tế'],
    ],
    ['Bí thư Chi bộ, Trưởng thôn tổ chức họp', ['Bí thư Chi bộ', 'Trưởng thôn']],
    ['các cơ sở khám bệnh, chữa bệnh rà soát', ['các cơ sở khám bệnh, chữa bệnh']],
    ['các bệnh viện công lập và ngoài công lập cập nhật', ['các bệnh viện công lập và ngoài công lập']],
    // abbreviations
    ['Sở LĐ-TB&XH, Sở GD&ĐT', ['Sở Lao động - Thương binh và Xã hội', 'Sở Giáo dục và Đào tạo']],
    ['UBND TP. Hồ Chí Minh', ['Ủy ban nhân dân thành phố Hồ Chí Minh']],
    ['Hội LHPN tỉnh, LĐLĐ tỉnh', ['Hội Liên hiệp Phụ nữ tỉnh', 'Liên đoàn Lao động tỉnh']],
    // a head word that a list shares
    ['các Sở: Y tế, TC, KH&ĐT', ['Sở Y tế', 'Sở Tài chính', 'Sở Kế hoạch và Đầu tư']],
    ['Các Sở: VHTT, DL', ['Sở Văn hóa và Thể thao', 'Sở Du lịch']],
    [
      'Ủy ban nhân dân các tỉnh: Long An, Bến Tre và thành phố Cần Thơ',
      ['Ủy ban nhân dân tỉnh Long An', 'Ủy ban nhân dân tỉnh Bến Tre', 'Ủy ban nhân dân thành phố Cần Thơ'],
    ],
    // groups: one under each "các"
    ['các sở, ban, ngành, cơ quan có liên quan tổ chức', ['các sở, ban, ngành, cơ quan có liên quan']],
    ['các sở, ngành, các tổ chức chính trị - xã hội', ['các sở, ngành', 'các tổ chức chính trị - xã hội']],
    ['UBND các huyện, thị xã, thành phố xây dựng', ['Ủy ban nhân dân các huyện, thị xã, thành phố']],
    ['các huyện ủy, thành ủy trực thuộc Tỉnh ủy ban hành', ['các huyện ủy, thành ủy trực thuộc Tỉnh ủy']],
    // persons in office
    ['Giám đốc (Thủ trưởng) các sở, ban, ngành cấp tỉnh', ['Giám đốc (Thủ trưởng) các sở, ban, ngành cấp tỉnh']],
    ['Giám đốc các Sở: Y tế, Nội vụ', ['Giám đốc Sở Y tế', 'Giám đốc Sở Nội vụ']],
    ['Phó Thủ tướng Chính phủ Lê Minh Quân chỉ đạo', ['Phó Thủ tướng Chính phủ Lê Minh Quân']],
    ['Trưởng phòng Quản lý đô thị rà soát', ['Trưởng phòng Quản lý đô thị']],
    ['Chánh Văn phòng, Trưởng phòng Kinh tế kỹ thuật', ['Chánh Văn phòng', 'Trưởng phòng Kinh tế kỹ thuật']],
    ['Thủ trưởng các cơ quan, đơn vị thuộc Bộ chịu', ['Thủ trưởng các cơ quan, đơn vị thuộc Bộ']],
    ['ban thường vụ các huyện ủy, thị ủy chỉ đạo', ['ban thường vụ các huyện ủy, thị ủy']],
    ['Trưởng các khu phố, Tổ trưởng tổ dân phố', ['Trưởng các khu phố', 'Tổ trưởng tổ dân phố']],
    ['các ông, bà có tên tại Điều 2 thi hành', ['các ông, bà có tên tại Điều 2']],
    ['Giám đốc các Sở Nông nghiệp và Môi trường, Giám đốc', ['Giám đốc các Sở Nông nghiệp và Môi trường']],
    [
      'Giám đốc Công an tỉnh, thành phố trực thuộc Trung ương thi hành',
      ['Giám đốc Công an tỉnh, thành phố trực thuộc Trung ương'],
    ],
    ['Chủ tịch Hội đồng quản trị lập', ['Chủ tịch Hội đồng quản trị']],
    [
      'Vụ trưởng Vụ Pháp chế và Thủ trưởng các đơn vị thuộc Bộ',
      ['Vụ trưởng Vụ Pháp chế', 'Thủ trưởng các đơn vị thuộc Bộ'],
    ],
    [
      'Thủ trưởng các đơn vị thuộc và trực thuộc Bộ Công Thương',
      ['Thủ trưởng các đơn vị thuộc và trực thuộc Bộ Công Thương'],
    ],
    [
      'Giám đốc Sở Y tế; chủ tịch UBND các xã, phường, đặc khu tập trung',
      ['Giám đốc Sở Y tế', 'chủ tịch Ủy ban nhân dân các xã, phường, đặc khu'],
    ],
    [
      'Chủ tịch UBND các huyện, thị xã Cam Sơn, thành phố Nha Hạ và Thủ trưởng các cơ quan',
      ['Chủ tịch Ủy ban nhân dân các huyện, thị xã Cam Sơn, thành phố Nha Hạ', 'Thủ trưởng các cơ quan'],
    ],
    ['Trưởng Ban Quản lý Khu kinh tế Hạ Sơn', ['Trưởng Ban Quản lý Khu kinh tế Hạ Sơn']],
    ['Các cơ quan: Công an tỉnh, Viện kiểm sát nhân dân tỉnh', ['Công an tỉnh', 'Viện kiểm sát nhân dân tỉnh']],
    // the last of a list without "các"
    ['Sở Y tế, cơ quan liên quan theo dõi', ['Sở Y tế', 'cơ quan liên quan']],
    ['Sở Y tế, tổ chức kiểm tra, cấp phát thuốc', ['Sở Y tế']],
    ['các tổ chức, hộ gia đình, cá nhân có liên quan', ['các tổ chức, hộ gia đình, cá nhân có liên quan']],
    // verbs, commas and "và" inside a name
    ['Cục Viễn thông, Trung tâm Trợ giúp pháp lý nhà nước', ['Cục Viễn thông', 'Trung tâm Trợ giúp pháp lý nhà nước']],
    ['Trung tâm Giáo dục thường xuyên tỉnh mở lớp', ['Trung tâm Giáo dục thường xuyên tỉnh']],
    ['Trung tâm Công nghệ thông tin và Truyền thông', ['Trung tâm Công nghệ thông tin và Truyền thông']],
    ['Ban Chỉ huy Phòng, chống thiên tai xã trực', ['Ban Chỉ huy Phòng, chống thiên tai xã']],
    [
      'Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh lập',
      ['Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh'],
    ],
    ['Phòng Cảnh sát giao thông hướng dẫn', ['Phòng Cảnh sát giao thông']],
    ['Ban Chỉ đạo 35 tỉnh, Tổ công tác Đề án 06 xã', ['Ban Chỉ đạo 35 tỉnh', 'Tổ công tác Đề án 06 xã']],
    ['Chi cục Thủy lợi thuộc Sở Nông nghiệp và Môi trường', ['Chi cục Thủy lợi thuộc Sở Nông nghiệp và Môi trường']],
    ['Công an các đơn vị, địa phương chủ động', ['Công an các đơn vị, địa phương']],
    ['các Bộ, UBND cấp tỉnh có liên quan lập', ['các Bộ', 'Ủy ban nhân dân cấp tỉnh có liên quan']],
    ['Công chức Văn hóa - Xã hội tham mưu', ['Công chức Văn hóa - Xã hội']],
    ['Cục Đổi mới sáng tạo rà soát', ['Cục Đổi mới sáng tạo']],
    ['Bộ Tư lệnh Vùng Cảnh sát biển hỗ trợ', ['Bộ Tư lệnh Vùng Cảnh sát biển']],
    [
      'Ban Chỉ huy phòng, chống thiên tai và tìm kiếm cứu nạn huyện trực ban',
      ['Ban Chỉ huy phòng, chống thiên tai và tìm kiếm cứu nạn huyện'],
    ],
    ['Vụ Khoa học kỹ thuật và công nghệ tổng hợp', ['Vụ Khoa học kỹ thuật và công nghệ']],
    ['Hợp tác xã Môi trường Sạch thu gom', ['Hợp tác xã Môi trường Sạch']],
    ['Cảng vụ Đường thủy Lâm Hải quan trắc', ['Cảng vụ Đường thủy Lâm Hải']],
    [
      'các Vụ: Pháp chế, Khoa học công nghệ và Môi trường sửa đổi',
      ['Vụ Pháp chế', 'Vụ Khoa học công nghệ và Môi trường'],
    ],
    ['các Vụ: Pháp chế và Tổ chức cán bộ', ['Vụ Pháp chế', 'Vụ Tổ chức cán bộ']],
    // what sort of a group is meant
    ['Các Sở Y tế vùng biên rà soát', ['Các Sở Y tế vùng biên']],
    ['Các Sở Công Thương ven biển:', ['Các Sở Công Thương ven biển']],
    ['UBND các phường ven sông thông báo', ['Ủy ban nhân dân các phường ven sông']],
    ['các hợp tác xã chế biến chè:', ['các hợp tác xã chế biến chè']],
    ['các doanh nghiệp sớm hoàn thành', ['các doanh nghiệp']],
    ['các Tổ đại biểu và đại biểu HĐND tỉnh', ['các Tổ đại biểu', 'đại biểu Hội đồng nhân dân tỉnh']],
    ['Hai bên họp', ['Hai bên']],
    ['hai bên họp', ['hai bên']],
    ['Ban Thường vụ các huyện, thị, thành đoàn lập', ['Ban Thường vụ các huyện, thị, thành đoàn']],
    [
      'UBND các tỉnh ven biển từ Quảng Ninh đến Kiên Giang bố trí',
      ['Ủy ban nhân dân các tỉnh ven biển từ Quảng Ninh đến Kiên Giang'],
    ],
    ['Trạm Y tế Sơn Hạ cắm biển', ['Trạm Y tế Sơn Hạ']],
    ['UBND các huyện, thành, thị báo cáo', ['Ủy ban nhân dân các huyện, thành, thị']],
    ['UBND các quận huyện và Sở Y tế', ['Ủy ban nhân dân các quận huyện', 'Sở Y tế']],
    ['các sở ban, ngành liên quan', ['các sở ban, ngành liên quan']],
    ['các ban Hội tham mưu', ['các ban Hội']],
    ['Các thành viên Tổ Biên tập chịu', ['Các thành viên Tổ Biên tập']],
    ['Mỗi bên cử một người', ['Mỗi bên']],
    [
      'Các Bộ trưởng, Thủ trưởng cơ quan ngang Bộ, Thủ trưởng cơ quan thuộc Chính phủ, Chủ tịch UBND cấp tỉnh',
      [
        'Các Bộ trưởng, Thủ trưởng cơ quan ngang Bộ, Thủ trưởng cơ quan thuộc Chính phủ',
        'Chủ tịch Ủy ban nhân dân cấp tỉnh',
      ],
    ],
    [
      'UBND các tỉnh, thành phố vùng đồng bằng sông Cửu Long lập',
      ['Ủy ban nhân dân các tỉnh, thành phố vùng đồng bằng sông Cửu Long'],
    ],
    ['đồng chí Trần Sơn Hà - Phó Chủ tịch UBND huyện chỉ đạo', ['Trần Sơn Hà - Phó Chủ tịch Ủy ban nhân dân huyện']],
    ['Đoàn Thanh niên tổ chức hội thi', ['Đoàn Thanh niên']],
    ['các tổ chức chính trị - xã hội các cấp vận động', ['các tổ chức chính trị - xã hội các cấp']],
    ['Các Viện Vệ sinh dịch tễ, Viện Pasteur giám sát', ['Viện Vệ sinh dịch tễ', 'Viện Pasteur']],
    ['Đảng đoàn Hội Liên hiệp Phụ nữ tỉnh vận động', ['Đảng đoàn Hội Liên hiệp Phụ nữ tỉnh']],
    ['Ban Quản trị các hợp tác xã họp', ['Ban Quản trị các hợp tác xã']],
    ['Các ban xây dựng Đảng Tỉnh ủy theo dõi', ['Các ban xây dựng Đảng Tỉnh ủy']],
    ['Sở Y tế (Chi cục Dân số), Sở Công Thương', ['Sở Y tế', 'Sở Công Thương']],
    ['Phòng VH&TT, Sở Lao động - TB&XH', ['Phòng Văn hóa và Thông tin', 'Sở Lao động - Thương binh và Xã hội']],
    ['Các ngành, các cấp, các địa phương bố trí', ['Các ngành, các cấp', 'các địa phương']],
    ['BCH Quân sự tỉnh, Bộ CHQS tỉnh', ['Bộ Chỉ huy Quân sự tỉnh', 'Bộ Chỉ huy Quân sự tỉnh']],
    ['Mặt trận Tổ quốc, Tỉnh đoàn vận động', ['Mặt trận Tổ quốc', 'Tỉnh đoàn']],
    ['các Sở: Y tế, Văn hóa và Thể thao, Du lịch', ['Sở Y tế', 'Sở Văn hóa và Thể thao', 'Sở Du lịch']],
    // lost marks, commas and capitals
    ['Đoàn Thanh niên thành phố Đại học Hạ Sơn', ['Đoàn Thanh niên thành phố', 'Đại học Hạ Sơn']],
    ['UBND các tính, thành phố bố trí', ['Ủy ban nhân dân các tính, thành phố']],
    ['SỞ Tài chính', ['Sở Tài chính']],
    ['Bộ Nông nghiệp và Phát triên nông thôn', ['Bộ Nông nghiệp và Phát triển nông thôn']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })

  test.each([
    'Báo cáo kết quả thực hiện hằng năm.',
    'Tổ chức hội nghị, hội thảo; ban hành kế hoạch.',
    'Phòng, chống đuối nước cho học sinh.',
    'Bộ máy tinh gọn, đoàn kết, hội nhập quốc tế.',
    'TỔ CHỨC THỰC HIỆN',
    'Trường hợp phát sinh, cục bộ, viện trợ.',
  ])('no body in: %s', (text) => {
    expect(names(text)).toEqual([])
  })

  test.each([
    ['Sở Y tế', 'so-y-te'],
    ['UBND các huyện, thành phố', 'uy-ban-nhan-dan-cac-huyen-thanh-pho'],
    ['Đài Phát thanh và Truyền hình Kiên Giang', 'dai-phat-thanh-va-truyen-hinh-tinh'],
    ['Trung tâm Khuyến ngư Hòn Đất', null],
  ])('%s is %s in the registry', (text, id) => {
    expect(ids(text)).toEqual([id])
  })
})
