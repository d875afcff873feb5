import { describe, expect, it } from 'vitest'
import { recordOf } from '../plain-text.js'

/** "type reference | date | issuer | mentions" of the numbered citations. */
const numbered = (text: string): readonly string[] =>
  recordOf(text)
    .citations.filter((c) => c.kind === 'numbered')
    .map((c) => `${c.type} ${c.reference} | ${c.date} | ${c.issuer?.name ?? null} | ${c.mentions.length}`)

describe('numbered citations', () => {
  it.each([
    [
      'date and issuer',
      'Thực hiện Chỉ thị số 31-CT/TW ngày 05/4/2023 của Ban Bí thư về công tác lưu trữ.',
      ['Chỉ thị 31-CT/TW | 2023-04-05 | Ban Bí thư | 1'],
    ],
    [
      'date in words, issuer expanded',
      'Căn cứ Quyết định số 15/2022/QĐ-UBND ngày 09 tháng 6 năm 2022 của UBND tỉnh Cà Mau về giá đất.',
      ['Quyết định 15/2022/QĐ-UBND | 2022-06-09 | Ủy ban nhân dân tỉnh Cà Mau | 1'],
    ],
    [
      'Party date with a comma',
      'Thực hiện Kế hoạch số 77-KH/TU, ngày 12-3-2023 của Ban Thường vụ Tỉnh ủy.',
      ['Kế hoạch 77-KH/TU | 2023-03-12 | Ban Thường vụ Tỉnh ủy | 1'],
    ],
    [
      'issuer before the date',
      'Theo Công văn số 512/SNV-VTLT của Sở Nội vụ ngày 01/7/2024 về kho lưu trữ.',
      ['Công văn 512/SNV-VTLT | 2024-07-01 | Sở Nội vụ | 1'],
    ],
    [
      'issuer between type and number',
      'Thực hiện Nghị quyết của Hội đồng nhân dân tỉnh số 18/NQ-HĐND ngày 10/12/2022 về ngân sách.',
      ['Nghị quyết 18/NQ-HĐND | 2022-12-10 | Hội đồng nhân dân tỉnh | 1'],
    ],
    [
      'issuer of its own paper before',
      'Xét đề nghị của Sở Xây dựng tại Tờ trình số 88/TTr-SXD ngày 02/02/2024.',
      ['Tờ trình 88/TTr-SXD | 2024-02-02 | Sở Xây dựng | 1'],
    ],
    [
      'a conclusion of another body does not issue the notice',
      'Thực hiện kết luận của Thủ tướng Chính phủ tại Thông báo số 199/TB-VPCP ngày 10/5/2024.',
      ['Thông báo 199/TB-VPCP | 2024-05-10 | null | 1'],
    ],
    [
      'the symbol says more than a generic word',
      'Theo văn bản số 82/TTr-SYT ngày 03/3/2023 và Công văn số 260-KL/TU.',
      ['Tờ trình 82/TTr-SYT | 2023-03-03 | null | 1', 'Kết luận 260-KL/TU | null | null | 1'],
    ],
    [
      'QĐ of the Party is what is printed',
      'Thực hiện Quy định số 66-QĐ/TW và Quyết định số 99-QĐ/TW.',
      ['Quy định 66-QĐ/TW | null | null | 1', 'Quyết định 99-QĐ/TW | null | null | 1'],
    ],
    [
      'what two agreed on is the first one’s',
      'Chương trình phối hợp số 19/CTrPH-BYT-TLĐ ngày 02/4/2023 giữa Bộ Y tế và Tổng Liên đoàn Lao động Việt Nam, Sở Y tế đề nghị.',
      ['Chương trình phối hợp 19/CTrPH-BYT-TLĐ | 2023-04-02 | Bộ Y tế | 1'],
    ],
    [
      'several ministries, one head word',
      'Thông tư liên tịch số 21/2011/TTLT-BTC-BYT ngày 01/3/2011 của liên Bộ Tài chính, Bộ Y tế hướng dẫn kho thuốc.',
      ['Thông tư liên tịch 21/2011/TTLT-BTC-BYT | 2011-03-01 | Bộ Tài chính, Bộ Y tế | 1'],
    ],
    [
      'who acts after several issuers is none of them',
      'Căn cứ Nghị quyết liên tịch số 7/2019/NQLT-CP-ĐCTUBTWMTTQVN ngày 02/4/2019 của Chính phủ, Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam, Sở Nội vụ ban hành hướng dẫn.',
      [
        'Nghị quyết liên tịch 7/2019/NQLT-CP-ĐCTUBTWMTTQVN | 2019-04-02 | Chính phủ, Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam | 1',
      ],
    ],
    [
      'an issuer in small letters',
      'Quyết định số 44/2005/QĐ-UB ngày 02/01/2005 của uỷ ban nhân dân tỉnh Hậu Giang về bến đò.',
      ['Quyết định 44/2005/QĐ-UB | 2005-01-02 | Ủy ban nhân dân tỉnh Hậu Giang | 1'],
    ],
    [
      'the Union’s own secretariat, a committee called by a number',
      'Theo Hướng dẫn số 28-HD/TWĐTN-BTG ngày 03/5/2022 của Ban Bí thư Trung ương Đoàn; Kế hoạch số 9/KH-BCĐ389/QG ngày 04/5/2022 của Ban Chỉ đạo 389/QG.',
      [
        'Hướng dẫn 28-HD/TWĐTN-BTG | 2022-05-03 | Ban Bí thư Trung ương Đoàn | 1',
        'Kế hoạch 9/KH-BCĐ389/QG | 2022-05-04 | Ban Chỉ đạo 389/QG | 1',
      ],
    ],
    [
      'an issuer after a date that is not filled in',
      'Kế hoạch số 31/KH-UBND ngày ... tháng 5 năm 2024 của UBND tỉnh Cà Mau về đê biển.',
      ['Kế hoạch 31/KH-UBND | null | Ủy ban nhân dân tỉnh Cà Mau | 1'],
    ],
    [
      'date and issuer of a list',
      'Triển khai Nghị quyết số 31/NQ-CP và 32/NQ-CP ngày 05/01/2023 của Chính phủ.',
      ['Nghị quyết 31/NQ-CP | 2023-01-05 | Chính phủ | 1', 'Nghị quyết 32/NQ-CP | 2023-01-05 | Chính phủ | 1'],
    ],
    [
      'who reports, before the bracket',
      'Sau khi nghe Bộ Xây dựng báo cáo (Báo cáo số 318/BC-BXD ngày 09/6/2024), hội nghị thống nhất.',
      ['Báo cáo 318/BC-BXD | 2024-06-09 | Bộ Xây dựng | 1'],
    ],
    [
      'the issuer before a list',
      'Theo các Quyết định của Thủ tướng Chính phủ: số 31/QĐ-TTg ngày 05/01/2023, số 32/QĐ-TTg ngày 06/01/2023.',
      [
        'Quyết định 31/QĐ-TTg | 2023-01-05 | Thủ tướng Chính phủ | 1',
        'Quyết định 32/QĐ-TTg | 2023-01-06 | Thủ tướng Chính phủ | 1',
      ],
    ],
    [
      'a symbol without a type takes none from the list',
      'Tờ trình số 21/TTr-SYT, số 318/STC-NS về kho thuốc.',
      ['Tờ trình 21/TTr-SYT | null | null | 1', 'Công văn 318/STC-NS | null | null | 1'],
    ],
    [
      'a footnote’s mark before the issuer',
      'Chỉ thị số 44/CT-TTg¹ của Thủ tướng Chính phủ về đê điều.',
      ['Chỉ thị 44/CT-TTg | null | Thủ tướng Chính phủ | 1'],
    ],
    [
      'one word for several',
      'Thực hiện các Nghị định số 180/2025/NĐ-CP, số 225/2025/NĐ-CP và số 31/2024/NĐ-CP của Chính phủ.',
      [
        'Nghị định 180/2025/NĐ-CP | null | Chính phủ | 1',
        'Nghị định 225/2025/NĐ-CP | null | Chính phủ | 1',
        'Nghị định 31/2024/NĐ-CP | null | Chính phủ | 1',
      ],
    ],
    [
      'the issuer after a list is not that of another office',
      'Thực hiện các Quyết định số 12/QĐ-SNV ngày 02/3/2024, số 45/QĐ-UBND ngày 05/4/2024 của UBND tỉnh.',
      ['Quyết định 12/QĐ-SNV | 2024-03-02 | null | 1', 'Quyết định 45/QĐ-UBND | 2024-04-05 | Ủy ban nhân dân tỉnh | 1'],
    ],
    [
      'the body before the bracket',
      'Xét đề nghị của Ủy ban nhân dân tỉnh Cà Mau (văn bản số 702/UBND-NC ngày 04 tháng 5 năm 2022).',
      ['Văn bản 702/UBND-NC | 2022-05-04 | Ủy ban nhân dân tỉnh Cà Mau | 1'],
    ],
    [
      'bodies of one head, each before its bracket',
      'Ý kiến của các Bộ: Tài chính (văn bản số 31/BTC-HCSN ngày 02/02/2024), Nội vụ (văn bản số 77/BNV-VTLT ngày 05/02/2024).',
      ['Văn bản 31/BTC-HCSN | 2024-02-02 | Bộ Tài chính | 1', 'Văn bản 77/BNV-VTLT | 2024-02-05 | Bộ Nội vụ | 1'],
    ],
    [
      'a body and its opinion',
      'Sở Tài chính có ý kiến thẩm định tại Công văn số 381/STC-HCSN ngày 17/11/2023.',
      ['Công văn 381/STC-HCSN | 2023-11-17 | Sở Tài chính | 1'],
    ],
    [
      'the subject after the issuer is another body',
      'Thực hiện Công văn số 88/UBND-GDĐT ngày 19/02/2024 của UBND huyện, Phòng Giáo dục và Đào tạo báo cáo kết quả.',
      ['Công văn 88/UBND-GDĐT | 2024-02-19 | Ủy ban nhân dân huyện | 1'],
    ],
    [
      "the Party committee's term",
      'Quán triệt Nghị quyết số 18-NQ/TW ngày 16/6/2022 của Ban Chấp hành Trung ương Đảng khóa XIII về đất đai.',
      ['Nghị quyết 18-NQ/TW | 2022-06-16 | Ban Chấp hành Trung ương Đảng khóa XIII | 1'],
    ],
    [
      'TƯ stays as printed',
      'Theo Hướng dẫn số 04/HD-TƯĐTN ngày 12/6/2023 và Hướng dẫn số 04/HD-TWĐTN.',
      ['Hướng dẫn 04/HD-TƯĐTN | 2023-06-12 | null | 2'],
    ],
    [
      'short before full',
      'Thực hiện Chỉ thị 31 ngày 05/4/2023 của Ban Bí thư.\nI. MỤC ĐÍCH\n- Quán triệt Chỉ thị số 31-CT/TW ngày 05/4/2023 của Ban Bí thư.',
      ['Chỉ thị 31-CT/TW | 2023-04-05 | Ban Bí thư | 2'],
    ],
    [
      'first full, later short',
      'Thực hiện Chỉ thị số 31-CT/TW ngày 05/4/2023 của Ban Bí thư.\nI. MỤC ĐÍCH\n- Quán triệt Chỉ thị số 31-CT/TW; phổ biến Chỉ thị 31 đến cơ sở.',
      ['Chỉ thị 31-CT/TW | 2023-04-05 | Ban Bí thư | 3'],
    ],
    [
      'one number in two years is two instruments',
      'Thực hiện Quyết định số 06/QĐ-TTg ngày 03/01/2019 và Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ.',
      ['Quyết định 06/QĐ-TTg | 2019-01-03 | null | 1', 'Quyết định 06/QĐ-TTg | 2022-01-06 | Thủ tướng Chính phủ | 1'],
    ],
    [
      'a misprinted province is set right',
      'Thực hiện Kế hoạch số 45-KH/TU ngày 02/5/2024 của Ban Thường vụ Tỉnh ủy Vĩnh Lông.',
      ['Kế hoạch 45-KH/TU | 2024-05-02 | Ban Thường vụ Tỉnh ủy Vĩnh Long | 1'],
    ],
    [
      'footnotes count',
      'Thực hiện công tác lưu trữ theo quy định.\n[1] Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.',
      ['Nghị định 30/2020/NĐ-CP | 2020-03-05 | Chính phủ | 1'],
    ],
    ['damaged "số"', 'Theo Tờ trình sé 31/TTr-SNV ngày 01/02/2024.', ['Tờ trình 31/TTr-SNV | 2024-02-01 | null | 1']],
    [
      'OCR glue',
      'Chỉ thị số 31-CT/TW ngày 05/4/2023-của Ban Bí thư.',
      ['Chỉ thị 31-CT/TW | 2023-04-05 | Ban Bí thư | 1'],
    ],
    [
      'a misread type, told by the word before',
      'Theo Báo cáo số 87/RC-UBND ngày 29/3/2024.',
      ['Báo cáo 87/BC-UBND | 2024-03-29 | null | 1'],
    ],
    [
      'a symbol misread in one of two places',
      'Căn cứ Thông tư số 76/2014/TT-BTC ngày 16/6/2014 và Thông tư số 76/2014/TT-ĐTC ngày 16/6/2014.',
      ['Thông tư 76/2014/TT-BTC | 2014-06-16 | null | 2'],
    ],
    [
      'a day misread in strokes',
      'Thực hiện Chỉ thị số 04/CT-TTg ngày 1] tháng 02 năm 2024 của Thủ tướng Chính phủ.',
      ['Chỉ thị 04/CT-TTg | 2024-02-11 | Thủ tướng Chính phủ | 1'],
    ],
    [
      'a title in capitals',
      'THỰC HIỆN CHỈ THỊ SỐ 31-CT/TW NGÀY 05/4/2023 CỦA BAN BÍ THƯ',
      ['Chỉ thị 31-CT/TW | 2023-04-05 | Ban Bí thư | 1'],
    ],
    [
      'joint issuers',
      'Theo Thông tư liên tịch số 01/2012/TTLT-BYT-BTC ngày 05/01/2012 của Bộ Y tế, Bộ Tài chính.',
      ['Thông tư liên tịch 01/2012/TTLT-BYT-BTC | 2012-01-05 | Bộ Y tế, Bộ Tài chính | 1'],
    ],
    ['form codes are none', 'Lập theo Mẫu số 08/TSC-HĐ và Biểu số 02/BC-TK.', []],
    ['standards are none', 'Theo QCVN 06:2020/BXD và TCVN 6909:2001.', []],
  ])('%s', (_, text, expected) => {
    expect(numbered(text)).toEqual(expected)
  })

  it("leaves out the document's own number", () => {
    const text = `ỦY BAN NHÂN DÂN\nTỈNH HÒA GIANG\nSố: 45/KH-UBND\nHòa Giang, ngày 02 tháng 4 năm 2024\nKẾ HOẠCH\nPhòng, chống hạn năm 2024\nCăn cứ Luật Thủy lợi năm 2017;\nỦy ban nhân dân tỉnh ban hành Kế hoạch như sau:\nI. NỘI DUNG\n- Sở Nông nghiệp thực hiện Kế hoạch số 45/KH-UBND này và Kế hoạch số 46/KH-UBND.`
    expect(numbered(text)).toEqual(['Kế hoạch 46/KH-UBND | null | null | 1'])
  })

  it.each([
    ['Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;', 'basis', 'complete'],
    ['Thực hiện Kế hoạch số 45-KH/TU ngày 02/5/2024 của Ban Thường vụ Tỉnh ủy.', 'carries-out', 'complete'],
    ['Công văn này thay thế Công văn số 12/UBND-VX ngày 01/02/2023.', 'replaces', 'resolved'],
    ['I. NỘI DUNG\n- Tiếp tục quán triệt Chỉ thị số 31-CT/TW.', 'refers', 'unresolved'],
  ])('%s → %s, %s', (text, relation, status) => {
    const [citation] = recordOf(text).citations
    expect(citation).toMatchObject({ relation, status })
  })

  it('gives the subject and the place in the text', () => {
    const text = 'Thực hiện Chỉ thị số 31-CT/TW ngày 05/4/2023 của Ban Bí thư về tăng cường công tác lưu trữ.'
    const [citation] = recordOf(text).citations
    expect(citation?.title).toBe('về tăng cường công tác lưu trữ')
    expect(citation?.mentions.map((m) => m.quote)).toEqual(['Chỉ thị số 31-CT/TW'])
  })
})

/** "type title | year | reference" of the laws. */
const laws = (text: string): readonly string[] =>
  recordOf(text)
    .citations.filter((c) => c.kind === 'law')
    .map((c) => `${c.type} ${c.title} | ${c.year} | ${c.reference} | ${c.mentions.length}`)

describe('laws', () => {
  it.each([
    ['Thực hiện Luật Lưu trữ năm 2024 và Luật Lưu trữ.', ['Luật Lưu trữ | 2024 | null | 2']],
    [
      'theo quy định của Luật Đất đai; Bộ luật Lao động và các văn bản hướng dẫn.',
      ['Luật Đất đai | null | null | 1', 'Bộ luật Lao động | null | null | 1'],
    ],
    ['Căn cứ Luật Đấu thầu số 22/2023/QH15 ngày 23/6/2023;', ['Luật Đấu thầu | 2023 | 22/2023/QH15 | 1']],
    ['Căn cứ Luật Thủy lợi ngày 19 tháng 6 năm 2017;', ['Luật Thủy lợi | 2017 | null | 1']],
    [
      'các Luật: Đầu tư, Đấu thầu và Xây dựng được rà soát.',
      ['Luật Đầu tư | null | null | 1', 'Luật Đấu thầu | null | null | 1', 'Luật Xây dựng | null | null | 1'],
    ],
    [
      'Tuyên truyền Luật phòng chống ma túy và luật Thanh tra.',
      ['Luật Phòng, chống ma túy | null | null | 1', 'Luật Thanh tra | null | null | 1'],
    ],
    [
      'Giám sát theo Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân năm 2015.',
      ['Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân | 2015 | null | 1'],
    ],
    ['kỷ luật Lao động, kỷ luật Đảng được giữ vững.', []],
    ['theo khoản 3, Điều 12 Luật Phòng, chống ma túy.', ['Luật Phòng, chống ma túy | null | null | 1']],
    [
      'Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015; Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22/11/2019;',
      [
        'Luật Tổ chức chính quyền địa phương | 2015 | null | 2',
        'Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương | 2019 | null | 1',
        'Luật Tổ chức Chính phủ | null | null | 1',
      ],
    ],
    [
      'thực hiện Công ước Liên hợp quốc về quyền của người khuyết tật.',
      ['Công ước Liên hợp quốc về quyền của người khuyết tật | null | null | 1'],
    ],
    ['Tuyên truyền Hiến pháp năm 2013.', ['Hiến pháp null | 2013 | null | 1']],
    ['Đoàn Luật sư, Hội Luật gia, Trường Đại học Luật Hà Nội, phổ biến pháp luật về đất đai, luật này.', []],
  ])('%s', (text, expected) => {
    expect(laws(text)).toEqual(expected)
  })

  it('keeps the place in the law', () => {
    const [law] = recordOf('thực hiện theo khoản 3, Điều 12 Luật Phòng, chống ma túy.').citations
    expect(law?.locators).toEqual(['khoản 3, Điều 12'])
  })
})

/** "type title | period" of what is cited by title. */
const named = (text: string): readonly string[] =>
  recordOf(text)
    .citations.filter((c) => c.kind === 'named')
    .map((c) => `${c.type} ${c.title} | ${c.period}`)

describe('a law by its name alone, adopted more than once', () => {
  const status = (issued: string, law: string): string | undefined =>
    recordOf(
      ['SỞ NỘI VỤ', 'Số: 12/KH-SNV', `Hòa Giang, ${issued}`, 'KẾ HOẠCH', 'Lưu trữ', `Căn cứ ${law};`].join('\n'),
    ).citations.find((c) => c.kind === 'law')?.status
  it.each([
    // In force since long.
    ['ngày 02 tháng 4 năm 2022', 'Luật Đất đai', 'resolved'],
    // The new one is adopted, its day of force is known.
    ['ngày 02 tháng 4 năm 2024', 'Luật Đất đai', 'resolved'],
    ['ngày 02 tháng 9 năm 2024', 'Luật Đất đai', 'resolved'],
    // Adopted the year before, and nobody knows here from when.
    ['ngày 02 tháng 4 năm 2018', 'Luật Quản lý nợ công', 'ambiguous'],
    ['ngày 02 tháng 4 năm 2021', 'Luật Quản lý nợ công', 'resolved'],
    // Before the first known one.
    ['ngày 02 tháng 4 năm 2004', 'Luật Quản lý nợ công', 'ambiguous'],
    ['ngày 02 tháng 4 năm 2018', 'Luật Quản lý nợ công năm 2017', 'complete'],
  ])('%s: %s → %s', (issued, law, expected) => {
    expect(status(issued, law)).toBe(expected)
  })
})

describe('programmes, strategies, schemes and plans', () => {
  it.each([
    [
      'where it is carried out is no part of the title of a programme',
      '- Lồng ghép Chương trình trồng rừng ngập mặn trên địa bàn tỉnh giai đoạn 2021 - 2025 và Đề án mở bến thuyền của Chính phủ giai đoạn 2022 - 2030.',
      ['Chương trình trồng rừng ngập mặn | 2021-2025', 'Đề án mở bến thuyền | 2022-2030'],
    ],
    [
      'a scheme and the number that stands for it',
      '- Phê duyệt Đề án số hóa hương ước giai đoạn 2022 - 2025, tầm nhìn đến năm 2030 (sau đây gọi tắt là Đề án 17).\n- Xã nào chậm thực hiện Đề án 17 phải giải trình.',
      ['Đề án số hóa hương ước | 2022-2025'],
    ],
    ['a number alone, twice', '- Thực hiện Đề án 17.\n- Báo cáo về Đề án 17.', ['Đề án 17 | null']],
    ['the document itself', 'Trên đây là Kế hoạch trồng sen ven sông giai đoạn 2023 - 2025, đề nghị thực hiện.', []],
    ['resolutions of every level', '- Quán triệt Nghị quyết Đại hội Đảng bộ các cấp.', []],
  ])('%s', (_, text, expected) => {
    expect(named(text)).toEqual(expected)
  })

  it.each([
    [
      'thực hiện Chương trình phát triển cây ăn quả giai đoạn 2021 - 2025.',
      ['Chương trình phát triển cây ăn quả | 2021-2025'],
    ],
    [
      'thực hiện Chiến lược quốc gia về nước sạch đến năm 2030, tầm nhìn đến năm 2045.',
      ['Chiến lược quốc gia về nước sạch | đến năm 2030'],
    ],
    ['nội dung Đề án “Số hóa sổ bộ hộ tịch giai đoạn 2020 - 2024”.', ['Đề án Số hóa sổ bộ hộ tịch | 2020-2024']],
    [
      'theo Kế hoạch thực hiện Chiến lược phát triển thư viện giai đoạn 2022 - 2030 của tỉnh.',
      ['Kế hoạch thực hiện Chiến lược phát triển thư viện | 2022-2030', 'Chiến lược phát triển thư viện | 2022-2030'],
    ],
    [
      'lồng ghép với Chương trình mục tiêu quốc gia giảm nghèo bền vững.',
      ['Chương trình mục tiêu quốc gia giảm nghèo bền vững | null'],
    ],
    [
      'các chỉ tiêu của kế hoạch phát triển đường thủy giai đoạn 2021 - 2025.',
      ['Kế hoạch phát triển đường thủy | 2021-2025'],
    ],
    [
      'thực hiện Nghị quyết Đại hội XIII của Đảng và Nghị quyết Đại hội Đảng bộ tỉnh nhiệm kỳ 2020-2025.',
      ['Nghị quyết Đại hội XIII của Đảng | null', 'Nghị quyết Đại hội Đảng bộ tỉnh | 2020-2025'],
    ],
    [
      'Quyết định số 77/QĐ-TTg ngày 01/02/2022 phê duyệt Đề án phát triển nghề muối giai đoạn 2021 - 2030.',
      ['Đề án phát triển nghề muối | 2021-2030'],
    ],
    ['Sở Nội vụ đã lập Đề án thành lập Bảo tàng Nghề gốm; nay trình.', ['Đề án thành lập Bảo tàng Nghề gốm | null']],
    ['Sở Nội vụ lập Đề án thành lập Bảo tàng Nghề gốm; trình sau.', []],
    ['phối hợp với Sở Kế hoạch và Đầu tư, Ban Quản lý dự án xây dựng.', []],
    ['lồng ghép các chương trình, đề án về cây ăn quả giai đoạn 2021 - 2025.', []],
    ['tổ chức thực hiện Kế hoạch này; xây dựng Kế hoạch của đơn vị; theo Kế hoạch.', []],
    ['cuộc vận động “Toàn dân giữ gìn vệ sinh giai đoạn 2021 - 2025”.', []],
  ])('%s', (text, expected) => {
    expect(named(`- ${text}`)).toEqual(expected)
  })
})

it('does not cite the plan that a decision itself issues', () => {
  const text = [
    'ỦY BAN NHÂN DÂN TỈNH HÒA GIANG',
    'Số: 12/QĐ-UBND',
    'Hòa Giang, ngày 02 tháng 4 năm 2024',
    'QUYẾT ĐỊNH',
    'Phê duyệt Đề án phát triển nghề muối giai đoạn 2024 - 2028',
    'Căn cứ Chiến lược phát triển kinh tế biển đến năm 2030;',
    'Điều 1. Phê duyệt Đề án phát triển nghề muối giai đoạn 2024 - 2028.',
    'Điều 2. Giám đốc Sở Công Thương chịu trách nhiệm thi hành Quyết định này./.',
  ].join('\n')
  expect(named(text)).toEqual(['Chiến lược phát triển kinh tế biển | đến năm 2030'])
})
