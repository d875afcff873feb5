import { describe, expect, test } from 'vitest'
import { recordOf } from './plain-text.js'

const recipientsOf = (items: readonly string[], agency = 'ỦY BAN NHÂN DÂN TỈNH LÂM HẢI'): readonly string[] =>
  recordOf(
    `${agency}\nSố: 12/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nLâm Hải, ngày 03 tháng 4 năm 2023\nKẾ HOẠCH\nDọn bờ kè\nI. NHIỆM VỤ\n1. Phòng Kinh tế, Hạ tầng và Đô thị lập lịch; Ban Chỉ đạo Phòng thủ dân sự theo dõi.\nNơi nhận:\n${items.map((i) => `- ${i}`).join('\n')}\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Sậy`,
  ).document.recipients

describe('Nơi nhận', () => {
  test.each([
    ['Thủ tướng, các PTTg (để b/c);', ['Thủ tướng, các Phó Thủ tướng Chính phủ']],
    [
      'Tỉnh ủy, UBND các tỉnh: Lâm Hải, Đông Hải;',
      ['Tỉnh ủy Lâm Hải', 'Ủy ban nhân dân tỉnh Lâm Hải', 'Tỉnh ủy Đông Hải', 'Ủy ban nhân dân tỉnh Đông Hải'],
    ],
    [
      'LĐLĐ, TTYT các huyện, thành phố;',
      ['Liên đoàn Lao động các huyện, thành phố', 'Trung tâm Y tế các huyện, thành phố'],
    ],
    ['Các Công ty: Cấp nước Lâm Hải, Muối Lâm Hải;', ['Công ty Cấp nước Lâm Hải', 'Công ty Muối Lâm Hải']],
    ['VP HĐND&UBND xã;', ['Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã']],
    ['Chủ tịch, PCT UBND xã (02 bản);', ['Chủ tịch, Phó Chủ tịch Ủy ban nhân dân xã']],
    ['TT Tỉnh ủy, TT HĐND tỉnh;', ['Thường trực Tỉnh ủy', 'Thường trực Hội đồng nhân dân tỉnh']],
    ['Văn phòng: Quốc hội, Chính phủ;', ['Văn phòng Quốc hội', 'Văn phòng Chính phủ']],
    ['Thường trực: Tỉnh ủy, HĐND tỉnh;', ['Thường trực Tỉnh ủy', 'Thường trực Hội đồng nhân dân tỉnh']],
    ['Chánh, Phó Chánh Văn phòng Tỉnh ủy,', ['Chánh, Phó Chánh Văn phòng Tỉnh ủy']],
    ['Đại biểu Quốc hội tỉnh, đại biểu HĐND tỉnh;', ['Đại biểu Quốc hội tỉnh', 'đại biểu Hội đồng nhân dân tỉnh']],
    ['Chi cục DS-KHHGĐ tỉnh;', ['Chi cục Dân số - Kế hoạch hóa gia đình tỉnh']],
    ['TT. Tỉnh ủy, HĐND, UBND tỉnh;', ['Thường trực Tỉnh ủy', 'Hội đồng nhân dân tỉnh', 'Ủy ban nhân dân tỉnh']],
    ['UBTW MTTQ Việt Nam (b/c);', ['Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam']],
    ['Trung tâm LTLS tỉnh;', ['Trung tâm Lưu trữ lịch sử tỉnh']],
    ['TTg CP, PTTg Trần Văn Sậy (để b/c);', ['Thủ tướng Chính phủ', 'Phó Thủ tướng Chính phủ Trần Văn Sậy']],
    ['Ban TG Tỉnh ủy;', ['Ban Tuyên giáo Tỉnh ủy']],
    [
      'TT. HĐND, UBND các xã, phường, đặc khu;',
      ['Thường trực Hội đồng nhân dân các xã, phường, đặc khu', 'Ủy ban nhân dân các xã, phường, đặc khu'],
    ],
    ['Đảng ủy, HĐND các xã, phường;', ['Đảng ủy các xã, phường', 'Hội đồng nhân dân các xã, phường']],
    ['Cục KSTTHC, VPCP (b/c);', ['Cục Kiểm soát thủ tục hành chính, Văn phòng Chính phủ']],
    ['Phòng Kiểm soát TTHC;', ['Phòng Kiểm soát thủ tục hành chính']],
    ['Vụ Biển đảo, Bộ Ngoại giao;', ['Vụ Biển đảo, Bộ Ngoại giao']],
    ['Cục Thuế tỉnh, Bộ Chỉ huy Quân sự tỉnh;', ['Cục Thuế tỉnh', 'Bộ Chỉ huy Quân sự tỉnh']],
    ['Cục Thống kê tỉnh, Kho bạc Nhà nước tỉnh;', ['Cục Thống kê tỉnh', 'Kho bạc Nhà nước tỉnh']],
    [
      'Ban Chỉ đạo phát triển KHCN, ĐMST và CĐS tỉnh;',
      ['Ban Chỉ đạo phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số tỉnh'],
    ],
    ['Sở KHCN; Hội đồng KHCN tỉnh;', ['Sở Khoa học và Công nghệ', 'Hội đồng Khoa học và Công nghệ tỉnh']],
    ['Cục Phòng bệnh - BYT; BGĐ Sở;', ['Cục Phòng bệnh - Bộ Y tế', 'Ban Giám đốc Sở']],
    ['BNV (b/c); Vụ Pháp chế - BGDĐT;', ['Bộ Nội vụ', 'Vụ Pháp chế - Bộ Giáo dục và Đào tạo']],
    ['Các đồng chí HUV,', ['Các đồng chí Huyện ủy viên']],
    ['UBND các phường, xã;', ['Ủy ban nhân dân các phường, xã']],
    ['Trung tâm CNTT&TT;', ['Trung tâm Công nghệ thông tin và Truyền thông']],
    ['Tổng LĐLĐ Việt Nam; TT ĐU phường;', ['Tổng Liên đoàn Lao động Việt Nam', 'Thường trực Đảng ủy phường']],
  ])('%s', (item, expected) => {
    expect(recipientsOf([item])).toEqual(expected)
  })

  test('capitals are spelled out as the text prints them after the same head word', () => {
    expect(recipientsOf(['Phòng KTHTĐT;', 'VP Ban Chỉ đạo PTDS;', 'Phòng KGVX;'])).toEqual([
      'Phòng Kinh tế, Hạ tầng và Đô thị',
      'Văn phòng Ban Chỉ đạo Phòng thủ dân sự',
      'Phòng KGVX',
    ])
  })

  test.each([
    ['Nơi nhận: Như trên; UBND tỉnh (b/c); Lưu: VT.', ['Như trên', 'Ủy ban nhân dân tỉnh']],
    ['Nơi nhận:\n1. Như trên;\n2. UBND tỉnh;\n3. Lưu: VT./.', ['Như trên', 'Ủy ban nhân dân tỉnh']],
    ['Nơi nhận:\nNhư trên;\nUBND tỉnh;\nLưu: VT.', ['Như trên', 'Ủy ban nhân dân tỉnh']],
  ])('%s', (list, recipients) => {
    const text = `UBND HUYỆN LÂM HẢI\nSố: 12/KH-UBND\nKẾ HOẠCH\nDọn bờ kè\nThực hiện nhiệm vụ như sau:\nI. NHIỆM VỤ\n1. Trạm Thủy lợi lập lịch.\n${list}\nCHỦ TỊCH\nLê Văn Sậy`
    expect(recordOf(text).document).toMatchObject({ recipients, archive: 'VT' })
  })

  test('"TU" of a city is its Thành ủy', () => {
    expect(recipientsOf(['TTTU;'], 'ỦY BAN NHÂN DÂN THÀNH PHỐ LÂM HẢI')).toEqual(['Thường trực Thành ủy'])
    expect(recipientsOf(['TTTU;'])).toEqual(['Thường trực Tỉnh ủy'])
  })
})
