import { Transcript, type TranscriptWord } from '@vanthu/document'
import { repair } from '@vanthu/ocr-fix'
import { describe, expect, it } from 'vitest'
import { symbolFor } from '../src/rules/symbols.js'

const models = { decoder: null }
const after = (text: string, words: readonly TranscriptWord[] = []): string =>
  repair(new Transcript(text, words, [], []), { models, passes: ['rules'] }).value.text

/** Lines around the one that is tested: they say that the page was read by the wrong OCR model. */
const garbled = (line: string): string =>
  after(
    `Phong Van héa x& phdi hop véi cac don vi t6 chtrc tuyén truyén\n${line}\nviéc nay duoc thuc hién trong quy III cua ném`,
  ).split('\n')[1] ?? ''

describe('symbols', () => {
  it.each([
    ['QD', 'QĐ'],
    ['ND', 'NĐ'],
    ['SLDTBXH', 'SLĐTBXH'],
    ['HDND', 'HĐND'],
    ['GD&DT', 'GD&ĐT'],
  ])('%s is %s', (part, symbol) => {
    expect(symbolFor(part, false)).toBe(symbol)
  })
  it.each(['UBND', 'QP', 'BQP', 'HD', 'DA', 'KGVX', 'TTg', 'XYZD'])('%s stays', (part) => {
    expect(symbolFor(part, true)).toBeNull()
  })
  it.each([
    ['LBDTBXH', 'LĐTBXH'],
    ['BLPTBXH', 'BLĐTBXH'],
    ['ITg', 'TTg'],
    ['IT', 'TT'],
    ['Qb', 'QĐ'],
  ])('garbled %s is %s', (part, symbol) => {
    expect(symbolFor(part, false)).toBeNull()
    expect(symbolFor(part, true)).toBe(symbol)
  })
})

describe('in any line', () => {
  it.each([
    ['Căn cứ Nghị định số 15/2031/ND-CP của Chính phủ', 'Căn cứ Nghị định số 15/2031/NĐ-CP của Chính phủ'],
    ['theo Quyết định sô 8/QD-TTg ngày 2/3/2031', 'theo Quyết định sô 8/QĐ-TTg ngày 2/3/2031'],
    ['theo Quyết định sé 8/QĐ-UBND ngày 2/3/2031', 'theo Quyết định số 8/QĐ-UBND ngày 2/3/2031'],
    ['S6: 12/BC-UBND về công tác phòng dịch', 'Số: 12/BC-UBND về công tác phòng dịch'],
    ['Điều này 1à cần thiết cho hoạt động', 'Điều này là cần thiết cho hoạt động'],
    ['các h0ạt động và 1ĩnh vực', 'các hoạt động và lĩnh vực'],
    ['trước ngày l5/6/2O31 phải báo cáo', 'trước ngày 15/6/2031 phải báo cáo'],
    ['đạt 9Š% kế hoạch năm 2O31', 'đạt 95% kế hoạch năm 2031'],
    [
      'Tờ trình được gửi ngày05/4/2031, số124/TTr-STC, năm2031',
      'Tờ trình được gửi ngày 05/4/2031, số 124/TTr-STC, năm 2031',
    ],
    [
      'ngày 25/12/2031của Sở, 26/12/2031-về việc, 27/12/2031.',
      'ngày 25/12/2031 của Sở, 26/12/2031 về việc, 27/12/2031.',
    ],
    ['số 30/2031/NĐ-CPngày 5/6/2031 và 8/QĐ-TTgngày', 'số 30/2031/NĐ-CP ngày 5/6/2031 và 8/QĐ-TTg ngày'],
    ['văn bảnNghị quyết do ông kýPhạm Văn', 'văn bản Nghị quyết do ông ký Phạm Văn'],
    ['theo khoản I Điều 5, tỷ lệ I:10.000', 'theo khoản 1 Điều 5, tỷ lệ 1:10.000'],
    ['ngày l5 tháng I1 năm 2031', 'ngày 15 tháng 11 năm 2031'],
    ['ngày 2Š tháng L0 năm 2031', 'ngày 25 tháng 10 năm 2031'],
    ['Đại hội XIH của Đảng, quý HI, quý H năm sau', 'Đại hội XIII của Đảng, quý III, quý II năm sau'],
    ['theo Nghị định 34/2031NĐ-CP, Công văn số 15UBND-KGVX', 'theo Nghị định 34/2031/NĐ-CP, Công văn số 15/UBND-KGVX'],
    ['Kết luận số 57-KL/TW; theo Kết luận số 57-KI/TW', 'Kết luận số 57-KL/TW; theo Kết luận số 57-KL/TW'],
    ['mỘt số nhiệm vụ trên thế gIỚI', 'một số nhiệm vụ trên thế giới'],
    ['ĐiỀU 3. TÚ CHÍNH', 'ĐIỀU 3. TÚ CHÍNH'],
    ['hòan thành kết qủa của địa phương', 'hoàn thành kết quả của địa phương'],
  ])('%j is %j', (text, expected) => {
    expect(after(text)).toBe(expected)
  })

  it.each([
    'Sổ 01-SCN, sổ 02-SCN và sở 3/KH-UBND được lập theo mẫu',
    'điểm đ1) khoản 1a Điều 15 và lớp 1A0, mẫu M1a',
    'trả ngay 3.Thường xuyên kiểm tra các đơn vị được giao',
    'Quyết định 4674/QĐ - BGDĐT được ban hành từ năm ngoái',
    'Chương trình GDPT mới của ngành và dự án DA, hướng dẫn HD',
    'ông iPhone bán eOffice ở độ pH và 5 kV',
    'Kết luận số 58-KL/TW; theo Kết luận số 57-KI/TW và quý L, Mục T',
    'VinaPhone, iPhone, BacABank, số hóa, tháng Giêng, số1a, năm 2031-2035, QĐ-UBNDhuyen',
    'Sổ 01-SCN, Sổ 01-BCN và Sổ 01-DCN được lập',
    'gồm: thuế 10.000.000 đồng, mã AO0l, đường O1',
    'Gióoc-đa-ni, xoong, Huế, thuở, quý, quả, của, mía, thúy, thuý',
  ])('%j stays', (text) => {
    expect(after(text)).toBe(text)
  })
})

describe('in a garbled line', () => {
  it.each([
    ['theo To trinh sb 12/TTr-SLDTBXH ngay 5/6/2031', 'theo To trinh số 12/TTr-SLĐTBXH ngay 5/6/2031'],
    ['thuc hién Thong bao s 49-TB/TU ciia tinh uy', 'thuc hién Thong bao số 49-TB/TU ciia tinh uy'],
    ['viéc nay 1a nhiém vu cua cac c&p', 'viéc nay là nhiém vu cua cac c&p'],
    ['cac hd kinh té, nhat 14 ngudi cao tudi', 'cac hd kinh té, nhat là ngudi cao tudi'],
    ['phéi hop vdi cac 86, ban, nganh lién quan', 'phéi hop vdi cac sở, ban, nganh lién quan'],
    ['phéi hop vdi cac &, nganh lién quan', 'phéi hop vdi cac sở, nganh lién quan'],
    ['tai cac 86 nha, 12 nganh nghé truyén théng', 'tai cac 86 nha, 12 nganh nghé truyén théng'],
    ['khéng phai 13 viéc cua tram y té', 'khéng phai 13 viéc cua tram y té'],
    ['it nhét 13 hd kinh té, nhat 15 hd', 'it nhét 13 hd kinh té, nhat 15 hd'],
    ['theo khoan 1a cua luat nay va cac c&p', 'theo khoan 1a cua luat nay va cac c&p'],
    ['4.S¢ Tai chinh b6 tri kinh phi', '4. S¢ Tai chinh b6 tri kinh phi'],
    ["xu ly SU''CO theo Théng tu's6 12 cua nganh", "xu ly SU' CO theo Théng tu' số 12 cua nganh"],
    ['5.S¢Y té tham muu, KH&DT tong hop', '5. S¢ Y té tham muu, KH&ĐT tong hop'],
    ['Bao céo HDND va UBND t6i ky hop', 'Bao céo HĐND va UBND t6i ky hop'],
    ['Chii tich Uy ban (b/c&o);', 'Chii tich Uy ban (b/cáo);'],
    ['bao c4o theo quy dinh./,y/', 'bao c4o theo quy dinh./.'],
    ['thu chi dat 12/31 chi tiéu, 16 xa', 'thu chi dat 12/31 chi tiéu, 16 xa'],
  ])('%j is %j', (line, expected) => {
    expect(garbled(line)).toBe(expected)
  })
})

describe('labels by their order', () => {
  it('Roman numerals', () => {
    const text = 'I. MUC DICH\nném nay\nlI. YÊU CẦU\nHI. NỘI DUNG\nTV. TỔ CHỨC\nV. KINH PHÍ'
    expect(after(text)).toBe('I. MUC DICH\nném nay\nII. YÊU CẦU\nIII. NỘI DUNG\nIV. TỔ CHỨC\nV. KINH PHÍ')
  })
  it('the first one by the second', () => {
    expect(after('J. MỤC ĐÍCH\nnăm nay\nII. YÊU CẦU')).toBe('I. MỤC ĐÍCH\nnăm nay\nII. YÊU CẦU')
    expect(after('J. MỤC ĐÍCH\nnăm nay\n2. YÊU CẦU')).toBe('J. MỤC ĐÍCH\nnăm nay\n2. YÊU CẦU')
  })
  it('not without a predecessor, not from digits alone', () => {
    for (const text of [
      'HI. NỘI DUNG\nV. KINH PHÍ',
      '10. Sở Y tế\n11. Sở Nội vụ',
      'I. Mục đích\n11. Sở Nội vụ\nL. Văn Bình',
    ]) {
      expect(after(text)).toBe(text)
    }
  })
  it('letters of items', () => {
    const lines = [
      'a) Xay dung ké hoach',
      'b) Bo tri kinh phi',
      '¢) Kiém tra tién d6',
      'd) Bao cao tinh',
      'd) Tong két',
      'e) Khen thudng',
    ]
    expect(after(lines.join('\n'))).toBe(lines.join('\n').replace('¢)', 'c)').replace('d) Tong', 'đ) Tong'))
  })
})

describe('a scan', () => {
  const text = 'Thực hiện Chỉ thị số 23/CT- TTg ngày 2/3/2031'
  const words: readonly TranscriptWord[] = [...text.matchAll(/\S+/gu)].map((found) => ({
    span: { from: found.index, to: found.index + found[0].length },
    region: null,
    confidence: 0.93,
    alternatives: [],
    bold: false,
    italic: false,
    superscript: false,
  }))
  it('has digits where letters were read, and items in their order', () => {
    const lines = 'từ 7 đến I5 người\nc) Xây dựng\nđ) Bố trí\nđ) Tổng kết\ne) Báo cáo'
    const read = words.map((word) => ({ ...word, span: { from: 0, to: 2 } }))
    expect(after(lines, read)).toBe(lines.replace('I5', '15').replace('đ)', 'd)'))
    expect(after(lines)).toBe(lines)
  })
  it('shows in a plain text by what only an OCR writes', () => {
    const text = 'theo khoản I Điều 5, khoản I Điều 6\ntừ 7 đến I5 người'
    expect(after(text)).toBe('theo khoản 1 Điều 5, khoản 1 Điều 6\ntừ 7 đến 15 người')
  })
  it('loses the spaces inside references, a typed text keeps them', () => {
    expect(after(text, words)).toBe('Thực hiện Chỉ thị số 23/CT-TTg ngày 2/3/2031')
    expect(after(text)).toBe(text)
  })
  it.each([
    [
      'Giao SỞ Tài chính chủ trì, báo cáo Giám đốc SỞ tiến độ',
      'Giao Sở Tài chính chủ trì, báo cáo Giám đốc Sở tiến độ',
    ],
    ['Điều 2. TỔ chức thực hiện tại TỜ trình số 12/TTr-STC', 'Điều 2. Tổ chức thực hiện tại Tờ trình số 12/TTr-STC'],
    ['trình HỘI đồng nhân dân tỉnh', 'trình Hội đồng nhân dân tỉnh'],
    ['gửi tới, BỘ Y tế và SỞ VHTTDL, SỞ VHTT', 'gửi tới, Bộ Y tế và Sở VHTTDL, Sở VHTT'],
    ['d) CƠ quan chuyên trách do BỘ\ntrưởng quyết định', 'd) Cơ quan chuyên trách do Bộ\ntrưởng quyết định'],
    ['Chánh thanh tra BỘ, VỤ trưởng các đơn vị trực thuộc', 'Chánh thanh tra Bộ, Vụ trưởng các đơn vị trực thuộc'],
    ['HỘI ĐỒNG NHÂN DÂN\nSỐ: 12/NQ-HĐND', 'HỘI ĐỒNG NHÂN DÂN\nSố: 12/NQ-HĐND'],
    [
      'độc lập - Tự do - hạnh phúc\nđộc lập - tự do về tài chính',
      'Độc lập - Tự do - Hạnh phúc\nđộc lập - tự do về tài chính',
    ],
    ['lao động đang làm việc Ở nước ngoài được Ủy quyền', 'lao động đang làm việc ở nước ngoài được ủy quyền'],
  ])('has single words in capitals that print has not: %s', (line, printed) => {
    expect(after(line, words)).toBe(printed)
  })
  it.each([
    'SỞ TÀI CHÍNH',
    'II. TỔ CHỨC THỰC HIỆN',
    'Nghị quyết của BCH TƯ Đảng',
    'phong trào “MỖI XÃ MỘT SẢN PHẨM” của tỉnh',
    'THEO QUY ĐỊNH CỦA PHÁP\nLUẬT. Sau đó',
    'THÔNG TƯ SỐ 12/2031/TT-BTC của ngành',
    'trình Ủy ban nhân dân. Ở nước ta có Ủy viên',
  ])('keeps capitals that run on: %s', (line) => {
    expect(after(line, words)).toBe(line)
  })
  it('a typed text keeps its capitals', () => {
    expect(after('Giao SỞ Tài chính chủ trì')).toBe('Giao SỞ Tài chính chủ trì')
  })
  it.each([
    ['Kết hợp với HỘi Nông dân xã', 'Kết hợp với Hội Nông dân xã'],
    ['và ĐỔi mới cách làm', 'và Đổi mới cách làm'],
    ['có mỘt số việc', 'có một số việc'],
    ['ThỦ trưởng đơn vị tại CỘt 4', 'Thủ trưởng đơn vị tại Cột 4'],
    ['nguồn vốn củỦa tỉnh cho trẻem', 'nguồn vốn của tỉnh cho trẻem'],
    ['theo Trung ƯƠng và tỉnh', 'theo Trung ương và tỉnh'],
    ['tại điểm b, đ, ø, h, ¡ khoản 2', 'tại điểm b, đ, g, h, i khoản 2'],
    ['số 12⁄2031/NĐ-CP và 05⁄QĐ-TTg, ⁄ thửa 3⁄4', 'số 12/2031/NĐ-CP và 05/QĐ-TTg, ⁄ thửa 3⁄4'],
    ['số 5/2031/UBTVQHI2, 6/2031/QHI14, 7/2031/QHI', 'số 5/2031/UBTVQH12, 6/2031/QH14, 7/2031/QHI'],
    ['số 8/2031/TIr-SYT và số 9/TI-BTC', 'số 8/2031/TTr-SYT và số 9/TT-BTC'],
    ['số 08/2031/QĐĐ-BGTVT', 'số 08/2031/QĐ-BGTVT'],
    ['c) Xây dựng\nđd) Tổng kết\nd) Tổng hợp', 'c) Xây dựng\nd) Tổng kết\nđ) Tổng hợp'],
    ['Đại hội XIH, khóa XLII, quý HI', 'Đại hội XIII, khóa XLII, quý III'],
    ['Luật Lưu trữngày 11 tháng 11 năm 2011', 'Luật Lưu trữ ngày 11 tháng 11 năm 2011'],
    ['bảo vệ môi | trường', 'bảo vệ môi trường'],
    ['thực hiện Kế hoạch này. :', 'thực hiện Kế hoạch này.'],
    ['cột một | cột hai | cột ba', 'cột một | cột hai | cột ba'],
    ['Số: 188/QP-VPCP\nQUYẾT ĐỊNH', 'Số: 188/QĐ-VPCP\nQUYẾT ĐỊNH'],
    ['Số: 188/TB-QP\nQUYẾT ĐỊNH', 'Số: 188/TB-QP\nQUYẾT ĐỊNH'],
    ['Số: 188/QP-VPCP\nTHÔNG BÁO', 'Số: 188/QP-VPCP\nTHÔNG BÁO'],
    ['III. NỘI DỤNG PHỐI HỢP', 'III. NỘI DUNG PHỐI HỢP'],
    ['II. CHÍ TIÊU..', 'II. CHỈ TIÊU'],
    ['V. QUY MÔ CHI TIÊU', 'V. QUY MÔ CHI TIÊU'],
    ['QUYẾT ĐỊNH:', 'QUYẾT ĐỊNH:'],
    ['BAN THƯỜNG VỤ.', 'BAN THƯỜNG VỤ'],
    ['Báo cáo trong Tháng 82026', 'Báo cáo trong Tháng 8/2026'],
    ['khoảng 82026 hộ', 'khoảng 82026 hộ'],
    ['Chủ trì: Sở Công Thương: phối hợp: Sở Du lịch.', 'Chủ trì: Sở Công Thương; phối hợp: Sở Du lịch.'],
    ['I\tTHỂ CHẾ\nu\tTỔ CHỨC\nIII\tTÀI CHÍNH', 'I\tTHỂ CHẾ\nII\tTỔ CHỨC\nIII\tTÀI CHÍNH'],
    ['I. MỤC ĐÍCH\nII. CHỈ TIÊU\nHI NỘI DUNG PHỐI HỢP', 'I. MỤC ĐÍCH\nII. CHỈ TIÊU\nIII. NỘI DUNG PHỐI HỢP'],
    ['I- TÌNH HÌNH\nII- MỤC TIÊU\nHI- GIẢI PHÁP', 'I- TÌNH HÌNH\nII- MỤC TIÊU\nIII- GIẢI PHÁP'],
    ['III. GIẢI PHÁP\nTV. TỔ CHỨC', 'III. GIẢI PHÁP\nIV. TỔ CHỨC'],
    ['II. NỘI DUNG\nIHI.TRÁCH NHIỆM', 'II. NỘI DUNG\nIII.TRÁCH NHIỆM'],
    ['IL Nội dung thực hiện\nIII. Phân công', 'II. Nội dung thực hiện\nIII. Phân công'],
    ['3. Về kho sách.\n4, Về xe.', '3. Về kho sách.\n4. Về xe.'],
    ['3. Về kho sách.\n12, Về xe.', '3. Về kho sách.\n12, Về xe.'],
    ['Các Sở: KHáCN, TN8MT, TC', 'Các Sở: KH&CN, TN&MT, TC'],
    ['J\tTHỂ CHẾ\nII\tTỔ CHỨC', 'I\tTHỂ CHẾ\nII\tTỔ CHỨC'],
    ['PHỤ LỤC 1I\nDANH MỤC KHO SÁCH', 'PHỤ LỤC II\nDANH MỤC KHO SÁCH'],
    ['a) Một.\nb) Hai.\ne) Ba.\nd) Bốn.', 'a) Một.\nb) Hai.\nc) Ba.\nd) Bốn.'],
    ['-1.1. Chỉnh trang bến đò', '1.1. Chỉnh trang bến đò'],
    ['‘2. Sở Tài chính', '2. Sở Tài chính'],
    ['- 12 bến đò, 1.250 thuyền', '- 12 bến đò, 1.250 thuyền'],
    ['Đưa xuồỒng ra bến', 'Đưa xuồng ra bến'],
    ['III. PHẦÂN CÔNG', 'III. PHÂN CÔNG'],
    ['cái xoong và quần soóc', 'cái xoong và quần soóc'],
    ['giao SỞY tế, trạm Ytế và Sở Y tế', 'giao Sở Y tế, trạm Y tế và Sở Y tế'],
  ])('has specks, capitals, spaces and symbols that were misread: %j', (line, printed) => {
    expect(after(line, words)).toBe(printed)
  })
})

describe('the list of recipients on a scan', () => {
  const word = { region: null, confidence: 0.9, alternatives: [], bold: false, italic: false, superscript: false }
  const read = (line: string): string => {
    const text = `Nơi nhận:\n${line}`
    return after(text, [{ ...word, span: { from: 0, to: text.length } }]).split('\n')[1] ?? ''
  }
  it.each([
    ['- TL. Thị ủy;', '- TT. Thị ủy;'],
    ['- TFTU, TT.HĐND tỉnh;', '- TTTU, TT.HĐND tỉnh;'],
    ['- TT TU. TT HĐND tỉnh (b/O);', '- TT TU, TT HĐND tỉnh (b/c);'],
    ['- Lưu: VT.KGVX.', '- Lưu: VT, KGVX.'],
    ['-Lưu: VT,NVY.', '-Lưu: VT, NVY.'],
    ['- Lưu: VT, NN2b).', '- Lưu: VT, NN (2b).'],
    ['- Lưu: VT, NN (2b).', '- Lưu: VT, NN (2b).'],
    ['- Lưu: VT.', '- Lưu: VT.'],
    ['- TLĐ tỉnh;', '- TLĐ tỉnh;'],
  ])('%s is %s', (line, printed) => {
    expect(read(line)).toBe(printed)
  })
  it.each(['Noi nhgn:', 'Noi nh@n:', 'Notnhén:'])('has its heading and dashes again: %s', (heading) => {
    const page = `Phong Van héa x& phdi hop véi cac don vi t6 chtrc\n${heading}\n~ Nhu trén phdi hop;\n- Luu: VT.`
    expect(after(page).split('\n').slice(1, 3)).toEqual(['Nơi nhận:', '- Nhu trén phdi hop;'])
  })
  it('leaves the signer by order and a typed text as they are', () => {
    expect(after('TL. HĐND TỈNH\n- Lưu: VT,NVY.')).toBe('TL. HĐND TỈNH\n- Lưu: VT,NVY.')
  })
})

describe('a heading whose Roman numeral lost its strokes', () => {
  const page = (second: string, third: string, items: readonly string[]): string =>
    [
      'Phong Van héa x& phdi hop véi cac don vi t6 chtrc tuyén truyén',
      'I. MUC DICH',
      '1. Tao chuyén bién trong nhan thirc cua can bé',
      '2. Huy d6ng moi ngudn luc cia dia phuong',
      second,
      '1. Tang cudng lanh dao cia cac cap',
      third,
      ...items,
    ].join('\n')
  it.each([
    ['Il. NHIEM VU', '1. TO CHUC THUC HIEN', ['1. Van phong chu tri', '2. Cac don vi'], 'III. TO CHUC THUC HIEN'],
    ['II. NHIEM VU', '1. TO CHUC THUC HIEN', ['2. Cac don vi phdi hop'], '1. TO CHUC THUC HIEN'],
    ['II. NHIEM VU', '1. TO CHUC THUC HIEN', ['1. Van phong', 'III. KINH PHI'], '1. TO CHUC THUC HIEN'],
  ])('%s, %s, %j: %s', (second, third, items, expected) => {
    expect(after(page(second, third, items)).split('\n')[6]).toBe(expected)
  })
})
