import { describe, expect, test } from 'vitest'
import { recordOf } from './plain-text.js'

const national = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc'
const headerOf = (text: string) => recordOf(text).document
const tasks = '1. Phòng Nội vụ lập danh sách.\n2. Phòng Tư pháp kiểm tra hồ sơ.'

describe('Party papers', () => {
  test('the day in figures, the subject in quotation marks, an organ of the committee above it', () => {
    const head = headerOf(
      `TỈNH ỦY LÂM HẢI\nBAN DÂN VẬN\n*\nSố 215-CV/BDVTU\n“V/v mở lớp nghiệp vụ”\nĐẢNG CỘNG SẢN VIỆT NAM\nLâm Hải, ngày 05-9-2023\nKính gửi: Các huyện ủy.\nBan Dân vận Tỉnh ủy đề nghị:\n${tasks}`,
    )
    expect(head).toMatchObject({
      type: 'Công văn',
      issuedOn: '2023-09-05',
      issuedAt: 'Lâm Hải',
      issuer: 'Ban Dân vận Tỉnh ủy Lâm Hải',
      title: 'mở lớp nghiệp vụ',
    })
  })

  test('whose directive it is stands between type and subject', () => {
    const head = headerOf(
      `TỈNH ỦY LÂM HẢI\n*\nSố 11-CT/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nLâm Hải, ngày 2/4/2025\nCHỈ THỊ\nCỦA BAN THƯỜNG VỤ TỈNH ỦY\nvề đọc sách\nThời gian qua, việc đọc sách có tiến bộ.\n${tasks}`,
    )
    expect(head.title).toBe('về đọc sách')
  })

  test('a dated line of the head is no part of the title', () => {
    const head = headerOf(
      `ĐẢNG ỦY XÃ SƠN ĐÔNG\n*\nSố 11-KH/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\nSơn Đông, ngày 2/4/2025\nKẾ HOẠCH\nkiểm tra sổ chi bộ\nI- NHIỆM VỤ\n- Lập lịch kiểm tra sổ.`,
    )
    expect(head).toMatchObject({ issuedOn: '2025-04-02', issuedAt: 'Sơn Đông', title: 'kiểm tra sổ chi bộ' })
  })
})

describe('letterheads', () => {
  test.each([
    ['CHỦ TỊCH\nỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI LÂM', 'Chủ tịch Ủy ban nhân dân thành phố Hải Lâm', null],
    ['HỘI LÀM VƯỜN VIỆT NAM\nBAN THƯỜNG VỤ', 'Ban Thường vụ Hội Làm vườn Việt Nam', null],
    ['UBND HUYỆN HẢI LÂM\nPHÒNG NỘI VỤ', 'Phòng Nội vụ huyện Hải Lâm', 'Ủy ban nhân dân huyện Hải Lâm'],
    [
      'HỘI LÀM VƯỜN VIỆT NAM\nBAN THƯỜNG VỤ TỈNH LÂM HẢI',
      'Ban Thường vụ Hội Làm vườn tỉnh Lâm Hải',
      'Hội Làm vườn Việt Nam',
    ],
    [
      'ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HỒ CHÍ MINH\nVĂN PHÒNG',
      'Văn phòng Ủy ban nhân dân thành phố Hồ Chí Minh',
      'Ủy ban nhân dân thành phố Hồ Chí Minh',
    ],
    ['SỞ Y TẾ GIA LAI\nTRUNG TÂM KIỂM SOÁT BỆNH TẬT', 'Trung tâm Kiểm soát bệnh tật tỉnh Gia Lai', 'Sở Y tế Gia Lai'],
    [
      'LIÊN ĐOÀN LAO ĐỘNG TỈNH LÂM HẢI\nCÔNG ĐOÀN VIÊN CHỨC TỈNH',
      'Công đoàn Viên chức tỉnh Lâm Hải',
      'Liên đoàn Lao động tỉnh Lâm Hải',
    ],
    ['BỘ QUỐC PHÒNG\nQUÂN KHU 15', 'Quân khu 15', 'Bộ Quốc phòng'],
    ['ỦY BAN THƯỜNG VỤ\nQUỐC HỘI', 'Ủy ban Thường vụ Quốc hội', null],
    ['BAN CHẤP HÀNH TRUNG ƯƠNG\nBAN TUYÊN GIÁO', 'Ban Tuyên giáo Trung ương', 'Ban Chấp hành Trung ương'],
    ['Uỷ ban nhân dân\nHuyện Hải Lâm', 'Ủy ban nhân dân huyện Hải Lâm', null],
    ['BAN THƯỜNG VỤ\nTỈNH ỦY LÂM HẢI', 'Ban Thường vụ Tỉnh ủy Lâm Hải', null],
    ['ĐẢNG BỘ TỈNH LÂM HẢI\nHUYỆN ỦY HẢI ĐÔNG', 'Huyện ủy Hải Đông', 'Đảng bộ tỉnh Lâm Hải'],
    ['UBND HUYỆN HẢI LÂM\nBAN CHỈ ĐẠO 138 HUYỆN', 'Ban Chỉ đạo 138 huyện Hải Lâm', 'Ủy ban nhân dân huyện Hải Lâm'],
    [
      'ỦY BAN TRUNG ƯƠNG\nMẶT TRẬN TỔ QUỐC VIỆT NAM\nBAN THƯỜNG TRỰC',
      'Ban Thường trực Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam',
      null,
    ],
  ])('%s', (agencies, issuer, parentBody) => {
    const head = headerOf(
      `${agencies}\nSố: 12/KH-A\n${national}\nHải Lâm, ngày 03 tháng 4 năm 2023\nKẾ HOẠCH\nDọn bờ kè\n${tasks}`,
    )
    expect(head).toMatchObject({ issuer, parentBody })
  })

  test('a narrow column breaks quốc hiệu, number and date', () => {
    const head = headerOf(
      `UBND XÃ HẢI LÂM\nSố:\n12/KH-UBND\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHải Lâm, ngày\n03 tháng 4 năm 2023\nKẾ HOẠCH\nDọn bờ kè\n${tasks}`,
    )
    expect(head).toMatchObject({
      issuer: 'Ủy ban nhân dân xã Hải Lâm',
      reference: '12/KH-UBND',
      issuedOn: '2023-04-03',
      issuedAt: 'Hải Lâm',
      title: 'Dọn bờ kè',
    })
  })

  test('a number that cannot be read is none, and no title', () => {
    const record = recordOf(
      `UBND XÃ HẢI LÂM\n${national}\nQUYẾT ĐỊNH\nSố: #8S/QĐ-UBND\nVề việc dọn bờ kè\nCăn cứ Luật Đê điều;\nQUYẾT ĐỊNH:\nĐiều 1. Giao Phòng Kinh tế dọn bờ kè./.`,
    )
    expect(record.document).toMatchObject({ reference: null, title: 'Về việc dọn bờ kè' })
  })

  test('the Youth Union: its name in the place of the quốc hiệu, a space in its number', () => {
    const head = headerOf(
      `BAN CHẤP HÀNH TRUNG ƯƠNG\n***\nSố: 74 KH/TWĐTN-TNTH\nĐOÀN TNCS HỒ CHÍ MINH\nHà Nội, ngày 03 tháng 4 năm 2023\nKẾ HOẠCH\nHội thi chèo thuyền thúng\n${tasks}`,
    )
    expect(head).toMatchObject({
      issuer: 'Ban Chấp hành Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh',
      reference: '74KH/TWĐTN-TNTH',
      issuedOn: '2023-04-03',
    })
  })

  test.each([
    ['TM. BAN CHỈ ĐẠO\nTRƯỞNG BAN\nPHÓ CHỦ TỊCH UBND HUYỆN', 'Trưởng ban', null],
    ['KT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\nGIÁM ĐỐC SỞ Y TẾ', 'Phó Trưởng ban', 'KT. TRƯỞNG BAN'],
    ['GIÁM ĐỐC SỞ Y TẾ', 'Giám đốc Sở Y tế', null],
    ['Q. CHI CỤC TRƯỞNG', 'Quyền Chi cục trưởng', null],
  ])('%s', (lines, position, signsFor) => {
    const head = headerOf(
      `UBND HUYỆN HẢI LÂM\nSố: 12/KH-A\n${national}\nKẾ HOẠCH\nDọn bờ kè\n${tasks}\nNơi nhận:\n- Lưu: VT.\n${lines}\nLê Văn Sậy`,
    )
    expect(head.signers).toEqual([
      { name: 'Lê Văn Sậy', position, signsFor, onBehalfOf: lines.startsWith('TM.') ? 'TM. BAN CHỈ ĐẠO' : null },
    ])
  })

  test.each(['K’Sor H’Lanh', "Điểu K'Ré", 'Y Khoa Niê', 'Giàng A Sùng', 'K’ Thị Sen', "Ka' Đa Mlô"])(
    'the name %s',
    (name) => {
      const head = headerOf(
        `UBND HUYỆN HẢI LÂM\nSố: 12/KH-A\n${national}\nKẾ HOẠCH\nDọn bờ kè\n${tasks}\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\n${name}`,
      )
      expect(head.signer?.name).toBe(name)
      expect(head.archive).toBe('VT')
    },
  )

  test('signer and recipients read as one column', () => {
    const head = headerOf(
      `UBND HUYỆN HẢI LÂM\nSố: 12/KH-A\n${national}\nKẾ HOẠCH\nDọn bờ kè\n${tasks}\nNơi nhận: TRƯỞNG PHÒNG\n- UBND tỉnh;\n- Trạm Thủy lợi; Phùng Văn Sậy\n- Lưu: VT. D:\\van thu\\kh bo ke.doc`,
    )
    expect(head).toMatchObject({ recipients: ['Ủy ban nhân dân tỉnh', 'Trạm Thủy lợi'], archive: 'VT' })
    expect(head.signer).toMatchObject({ name: 'Phùng Văn Sậy', position: 'Trưởng phòng' })
  })

  test('what a plan is issued with is no part of its title', () => {
    const head = headerOf(
      `UBND HUYỆN HẢI LÂM\nSố: 12/KH-A\n${national}\nKẾ HOẠCH\nDọn bờ kè\n(Ban hành kèm theo Quyết định số 4/QĐ-UBND)\nThực hiện chỉ đạo của tỉnh, phòng triển khai:\n${tasks}`,
    )
    expect(head.title).toBe('Dọn bờ kè')
  })

  test('a post and a name close a text without recipients', () => {
    const head = headerOf(
      `HỘI ĐỒNG NHÂN DÂN\nHUYỆN HẢI LÂM\nSố: 5/NQ-HĐND\n${national}\nNGHỊ QUYẾT\nVề phí bến đò\nCăn cứ Luật Phí và lệ phí;\nQUYẾT NGHỊ:\nĐiều 1. Giao Ủy ban nhân dân huyện thực hiện./.\nCHỦ TỊCH\nLê Văn Sậy`,
    )
    expect(head.signer).toMatchObject({ name: 'Lê Văn Sậy', position: 'Chủ tịch' })
  })

  test('one place below the agencies of a joint document is the place of each', () => {
    const head = headerOf(
      `SỞ Y TẾ - HỘI NÔNG DÂN\nTỈNH LÂM HẢI\nSố: 03/CTrPH-SYT-HND\n${national}\nLâm Hải, ngày 03 tháng 4 năm 2023\nCHƯƠNG TRÌNH PHỐI HỢP\nKhám mắt cho người trồng sen\n${tasks}\nSỞ Y TẾ\nGIÁM ĐỐC\nLê Thị Sen\nTM. BAN THƯỜNG VỤ HỘI NÔNG DÂN\nCHỦ TỊCH\nVõ Văn Đa\nNơi nhận:\n- Lưu: VT.`,
    )
    expect(head.issuer).toBe('Sở Y tế tỉnh Lâm Hải')
    expect(head.signers.map((s) => s.name)).toEqual(['Lê Thị Sen', 'Võ Văn Đa'])
    expect(head.signer?.position).toBe('Giám đốc')
  })

  test('of agencies in one line below a committee the first issues, and its head is the signer', () => {
    const head = headerOf(
      `UBND TỈNH LÂM HẢI\nSỞ Y TẾ - CÔNG AN TỈNH\nSố: 03/KHPH-SYT-CAT\n${national}\nLâm Hải, ngày 03 tháng 4 năm 2023\nKẾ HOẠCH PHỐI HỢP\nCấp cứu trên sông\n${tasks}\nKT. GIÁM ĐỐC CÔNG AN TỈNH\nPHÓ GIÁM ĐỐC\nVõ Văn Đa\nGIÁM ĐỐC\nSỞ Y TẾ\nLê Thị Sen\nNơi nhận:\n- Lưu: VT.`,
    )
    expect(head).toMatchObject({
      type: 'Kế hoạch phối hợp',
      issuer: 'Sở Y tế tỉnh Lâm Hải',
      parentBody: 'Ủy ban nhân dân tỉnh Lâm Hải',
    })
    expect(head.signers.map((s) => s.name)).toEqual(['Võ Văn Đa', 'Lê Thị Sen'])
    expect(head.signer?.name).toBe('Lê Thị Sen')
  })

  test('a Party organ and unions under the Party committee of the province', () => {
    const head = headerOf(
      `ĐẢNG BỘ TỈNH LÂM HẢI\nBAN DÂN VẬN TỈNH ỦY - HỘI NÔNG DÂN TỈNH - TỈNH ĐOÀN\n*\nSố 03-CTrPH/BDVTU-HND-TĐTN\nĐẢNG CỘNG SẢN VIỆT NAM\nLâm Hải, ngày 03 tháng 4 năm 2023\nCHƯƠNG TRÌNH PHỐI HỢP\nDạy nghề đan lưới\n${tasks}\nT/M BAN THƯỜNG VỤ TỈNH ĐOÀN\nBÍ THƯ\nVõ Văn Đa\nT/M BAN THƯỜNG VỤ HND TỈNH\nCHỦ TỊCH\nHà Thị Mơ\nTRƯỞNG BAN\nLê Thị Sen\nNơi nhận:\n- Lưu BDVTU.`,
    )
    expect(head).toMatchObject({ issuer: 'Ban Dân vận Tỉnh ủy Lâm Hải', parentBody: 'Đảng bộ tỉnh Lâm Hải' })
    expect(head.signer?.name).toBe('Lê Thị Sen')
  })

  test.each([
    ['CHỈ HUY TRƯỞNG\nĐại tá Lê Kim Sậy', 'Lê Kim Sậy', 'Chỉ huy trưởng'],
    ['KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nBSCKII. Phan Văn Sậy', 'Phan Văn Sậy', 'Phó Giám đốc'],
  ])('a rank or degree before the name of the signer: %s', (block, name, position) => {
    const head = headerOf(
      `UBND HUYỆN HẢI LÂM\nSố: 12/KH-A\n${national}\nKẾ HOẠCH\nDọn bờ kè\n${tasks}\n${block}\nNơi nhận:\n- Lưu: VT.`,
    )
    expect(head.signer).toMatchObject({ name, position })
  })

  test('letters LT in the symbol of an office make no joint document', () => {
    const head = headerOf(
      `SỞ NỘI VỤ TỈNH LÂM HẢI\nCHI CỤC VĂN THƯ - LƯU TRỮ\nSố: 59/CCVTLT-NV\nV/v nộp sổ\n${national}\nLâm Hải, ngày 03 tháng 4 năm 2023\nKính gửi: Các sở.\n${tasks}`,
    )
    expect(head.parentBody).toBe('Sở Nội vụ tỉnh Lâm Hải')
    expect(head.issuer?.toLowerCase()).toBe('chi cục văn thư - lưu trữ tỉnh lâm hải')
  })

  test('a telegram prints the hour between place and day', () => {
    const head = headerOf(
      `ỦY BAN NHÂN DÂN\nTỈNH LÂM HẢI\nSố: 3/CĐ-UBND\n${national}\nLâm Hải, hồi 16 giờ 30 ngày 21 tháng 10 năm 2025\nCÔNG ĐIỆN\nVề việc gia cố bờ bao\n${tasks}`,
    )
    expect(head).toMatchObject({ issuedAt: 'Lâm Hải', issuedOn: '2025-10-21' })
  })

  test('a guide of several branches', () => {
    const head = headerOf(
      `LIÊN NGÀNH: SỞ Y TẾ - HỘI NÔNG DÂN\nSố: 03/HDLN-SYT-HND\n${national}\nLâm Hải, ngày 03 tháng 4 năm 2023\nHƯỚNG DẪN LIÊN NGÀNH\nKhám mắt cho người trồng sen\n${tasks}`,
    )
    expect(head).toMatchObject({ type: 'Hướng dẫn liên ngành', issuer: 'Sở Y tế', parentBody: null })
  })

  test('who signs on behalf of a body whose name takes a second line', () => {
    const head = headerOf(
      `HỘI NÔNG DÂN TỈNH LÂM HẢI\nSố: 4-KH/HND\nLâm Hải, ngày 03 tháng 4 năm 2023\nKẾ HOẠCH\nTrồng sen\n${tasks}\nTM. BAN THƯỜNG VỤ\nHỘI NÔNG DÂN TỈNH\nCHỦ TỊCH\nVõ Văn Đa\nNơi nhận:\n- Lưu: VT.`,
    )
    expect(head.signer).toEqual({
      name: 'Võ Văn Đa',
      position: 'Chủ tịch',
      signsFor: null,
      onBehalfOf: 'TM. BAN THƯỜNG VỤ HỘI NÔNG DÂN TỈNH',
    })
  })

  test('what a signature and a registry print above the head is passed over', () => {
    const head = headerOf(
      `Ký bởi: Ủy ban nhân dân\nThời gian ký: 02/5/2024 08:11:03 +07:00\nĐẾN Số: 77 Ngày: 3/5\nhttps://congbao.example/xem?id=5\nTrang 1/2\nỦY BAN NHÂN DÂN\nXÃ HẢI LÂM\nSố:     /KH-UBND\n${national}\nHải Lâm, ngày    tháng 5 năm 2024\nKẾ HOẠCH\nSửa cống bờ bao\nI. NHIỆM VỤ\n1. Đắp lại đoạn bờ sạt.`,
    )
    expect(head).toMatchObject({
      type: 'Kế hoạch',
      reference: null,
      issuedOn: null,
      issuedAt: 'Hải Lâm',
      title: 'Sửa cống bờ bao',
    })
  })

  test('a list of grounds with dashes is no part of the title', () => {
    const head = headerOf(
      `TRƯỜNG TIỂU HỌC HẢI LÂM\nSố: 5/QĐ-TH\n${national}\nQuận 15, ngày 03 tháng 4 năm 2023\nQUYẾT ĐỊNH\nVề việc lập tủ sách\n- Căn cứ Luật Giáo dục;\n- Theo đề nghị của tổ chuyên môn,\nQUYẾT ĐỊNH:\nĐiều 1. Giao tổ thư viện lập tủ sách.\nNơi nhận:\n- Lưu: VT.\nHIỆU TRƯỞNG\n(đã ký)\nLê Văn Sậy`,
    )
    expect(head).toMatchObject({ title: 'Về việc lập tủ sách', issuedAt: 'Quận 15', archive: 'VT' })
  })

  test('who decides and at which session stand below the title and are no part of it', () => {
    const head = headerOf(
      `HỘI ĐỒNG NHÂN DÂN\nHUYỆN HẢI LÂM\nSố: 5/NQ-HĐND\n${national}\nHải Lâm, ngày 03 tháng 4 năm 2023\nNGHỊ QUYẾT\nVề phí bến đò\nHỘI ĐỒNG NHÂN DÂN HUYỆN HẢI LÂM\nKHÓA VII, KỲ HỌP THỨ 8\nCăn cứ Luật Phí và lệ phí ngày 25 tháng 11 năm 2015;\nQUYẾT NGHỊ:\nĐiều 1. Giao Ủy ban nhân dân huyện tổ chức thực hiện./.`,
    )
    expect(head.title).toBe('Về phí bến đò')
  })

  test('a text that is no document has no title', () => {
    const record = recordOf('Bến cũ\nSáng nay sương dày, ông lái đò gọi mãi không ai thưa.\nNước lớn rồi lại ròng.')
    expect(record.document).toMatchObject({ type: null, title: null, issuer: null })
    expect(record.diagnostics.map((d) => d.code)).toContain('extract.no_document')
  })
})

describe('a file with two documents', () => {
  const first = `UBND HUYỆN HẢI LÂM\nPHÒNG NỘI VỤ\nSố: 12/KH-PNV\n${national}\nHải Lâm, ngày 03 tháng 4 năm 2023\nKẾ HOẠCH\nKiểm kê sổ lương\nI. NHIỆM VỤ\n${tasks}\nNơi nhận:\n- UBND huyện;\n- Lưu: VT.\nTRƯỞNG PHÒNG\nLê Văn Sậy\n`
  test('only the first is read, and that is said', () => {
    const record = recordOf(
      `${first}TRƯỜNG TIỂU HỌC HẢI LÂM\nSố: 9/TB-TH\n${national}\nHải Lâm, ngày 05 tháng 4 năm 2023\nTHÔNG BÁO\nVề ngày tựu trường\nI. NHIỆM VỤ\n1. Giao Đội cờ đỏ trực cổng.\nNơi nhận:\n- Lưu: VT.\nHIỆU TRƯỞNG\nTrần Thị Lau`,
    )
    expect(record.document.signers.map((s) => s.name)).toEqual(['Lê Văn Sậy'])
    expect(record.assignments).toHaveLength(2)
    expect(record.diagnostics.map((d) => d.code)).toContain('extract.several_documents')
  })

  test('what is issued with a document is its annex', () => {
    const record = recordOf(
      `${first}UBND HUYỆN HẢI LÂM\nSố: 12/KH-PNV\n${national}\nKẾ HOẠCH\nChi tiết\n(Ban hành kèm theo Kế hoạch số 12/KH-PNV ngày 03/4/2023)\nI. NHIỆM VỤ\n1. Giao Đội lưu trữ dọn kho.`,
    )
    expect(record.assignments).toHaveLength(3)
    expect(record.diagnostics.map((d) => d.code)).not.toContain('extract.several_documents')
  })
})
