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
      'the head of the office that speaks in it',
      'Sau khi nghe Giám đốc Sở Xây dựng báo cáo tại Báo cáo số 88/BC-SXD ngày 04/6/2024, Chủ tịch kết luận.',
      ['Báo cáo 88/BC-SXD | 2024-06-04 | Sở Xây dựng | 1'],
    ],
    [
      'a head whose office has another symbol',
      'Sau khi nghe Giám đốc Sở Xây dựng báo cáo tại Báo cáo số 88/BC-STC ngày 04/6/2024, Chủ tịch kết luận.',
      ['Báo cáo 88/BC-STC | 2024-06-04 | null | 1'],
    ],
    [
      'issuer between type and number',
      'Thực hiện Nghị quyết của Hội đồng nhân dân tỉnh số 18/NQ-HĐND ngày 10/12/2022 về ngân sách.',
      ['Nghị quyết 18/NQ-HĐND | 2022-12-10 | Hội đồng nhân dân tỉnh | 1'],
    ],
    [
      'the Secretariat between type and number is no letter',
      'Thi hành Quyết định của Ban Bí thư số 18-QĐ/TW, ngày 16-02-2014 về hồ sơ.',
      ['Quyết định 18-QĐ/TW | 2014-02-16 | Ban Bí thư | 1'],
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
      'one office named once for two papers of different types',
      'Thực hiện Công điện số 71/CĐ-TTg ngày 02/3/2023 và Chỉ thị số 9/CT-TTg ngày 05/3/2023 của Thủ tướng Chính phủ.',
      [
        'Công điện 71/CĐ-TTg | 2023-03-02 | Thủ tướng Chính phủ | 1',
        'Chỉ thị 9/CT-TTg | 2023-03-05 | Thủ tướng Chính phủ | 1',
      ],
    ],
    [
      'but not for papers of the Party, where several sign TW',
      'Thực hiện Nghị quyết số 88-NQ/TW ngày 02/3/2023 và Kết luận số 99-KL/TW ngày 05/3/2023 của Ban Bí thư.',
      ['Nghị quyết 88-NQ/TW | 2023-03-02 | null | 1', 'Kết luận 99-KL/TW | 2023-03-05 | Ban Bí thư | 1'],
    ],
    [
      'a letter by its initials',
      'Theo CV số 556/SNV-VTLT ngày 02/3/2026.',
      ['Công văn 556/SNV-VTLT | 2026-03-02 | null | 1'],
    ],
    [
      'a unit with a small letter in its symbol',
      'Theo Công văn số 642/BGDĐT-GDTrH ngày 02/3/2026 của Bộ Giáo dục và Đào tạo.',
      ['Công văn 642/BGDĐT-GDTrH | 2026-03-02 | Bộ Giáo dục và Đào tạo | 1'],
    ],
    [
      'a number alone with its issuer; a year after a type is no number',
      'Thực hiện Nghị quyết 66 của Bộ Chính trị, Quyết định số 33 ngày 12/5/2025 của UBND xã; so sánh với Kế hoạch 2026.',
      ['Nghị quyết 66 | null | Bộ Chính trị | 1', 'Quyết định 33 | 2025-05-12 | Ủy ban nhân dân xã | 1'],
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
      'dates in brackets, after a comma, with an hour',
      'Quyết định số 41/QĐ-TTg (14/10/2021); Quyết định số 42/QĐ-TTg, 18/01/2022; Công điện số 5/CĐ-UBND hồi 14 giờ 00 ngày 07/9/2024 của CT UBND tỉnh Cà Mau.',
      [
        'Quyết định 41/QĐ-TTg | 2021-10-14 | null | 1',
        'Quyết định 42/QĐ-TTg | 2022-01-18 | null | 1',
        'Công điện 5/CĐ-UBND | 2024-09-07 | Chủ tịch Ủy ban nhân dân tỉnh Cà Mau | 1',
      ],
    ],
    [
      'TTCP by the symbol',
      'Chỉ thị số 16/CT-TTg ngày 16/5/2018 của TTCP; Kết luận số 21/KL-TTCP ngày 17/5/2018 của TTCP.',
      [
        'Chỉ thị 16/CT-TTg | 2018-05-16 | Thủ tướng Chính phủ | 1',
        'Kết luận 21/KL-TTCP | 2018-05-17 | Thanh tra Chính phủ | 1',
      ],
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
      [
        'Quyết định 06/QĐ-TTg | 2019-01-03 | Thủ tướng Chính phủ | 1',
        'Quyết định 06/QĐ-TTg | 2022-01-06 | Thủ tướng Chính phủ | 1',
      ],
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
