import { describe, expect, test } from 'vitest'
import { readFlow } from '../src/text/paragraphs.js'
import { labelAt } from '../src/text/labels.js'
import { plainText } from './plain-text.js'
import { tasksOf } from './tasks-of.js'

/** The paragraphs that two lines make. */
const paragraphs = (first: string, second: string): number =>
  readFlow(plainText(`${first}\n${second}`)).paragraphs.length

describe('a line whose end calls for more goes on with the next', () => {
  test.each<[string, string]>([
    ['Khi có vướng mắc, các xã, thị trấn kịp thời phản ánh về', 'Phòng Kinh tế để được hướng dẫn./.'],
    ['1. Giao Phòng Nội vụ chủ trì, phối hợp với Phòng Tư pháp, Sở', 'Xây dựng rà soát hồ sơ nghỉ việc.'],
    ['2. Phòng Y tế tổng hợp kết quả trực cấp cứu, báo cáo Chủ tịch', 'UBND huyện trước ngày 15 hằng tháng.'],
    ['Quyết định này có hiệu lực từ ngày ký và thay thế Quyết định số', '412/QĐ-UBND ngày 03/02/2021 của UBND huyện.'],
    ['Mở lớp bơi, bảo đảm trang bị áo phao tại các bến cho tối thiểu', '12.500 học sinh ven sông trong năm 2023.'],
    ['b) Gửi danh sách hộ ven kè về UBND huyện (qua Ban Văn hóa', '- Xã hội HĐND huyện) trước ngày 20/6/2023.'],
    ['Căn cứ Nghị định số 12/2019/NĐ-CP ngày 04 tháng 3 năm 2019 của', 'Chính phủ quy định về bến thủy nội địa;'],
  ])('%s ⏎ %s', (first, second) => expect(paragraphs(first, second)).toBe(1))

  test.each<[string, string]>([
    ['1. Giao Phòng Nội vụ chủ trì rà soát hồ sơ nghỉ việc của cán bộ', 'Phòng Tư pháp thẩm định hồ sơ.'],
    ['Các phòng, ban chuẩn bị hồ sơ (kèm theo biểu mẫu); nộp về;', 'Phòng Nội vụ tổng hợp.'],
    ['Các đơn vị liên quan nghiêm túc tổ chức triển khai thực hiện theo', '2. Phòng Y tế trực cấp cứu.'],
    ['Các phòng, ban của huyện bố trí kinh phí thực hiện hằng năm cho', '2. Phòng Y tế trực cấp cứu.'],
    ['Phối hợp với', 'Phòng Y tế trực cấp cứu ngày lễ hội.'],
    ['Rà soát các bến (kể cả bến tạm của hộ dân ven sông Hạ Trì', '- Cắm biển báo tại bến.'],
  ])('%s | %s', (first, second) => expect(paragraphs(first, second)).toBe(2))
})

test('the number of an instrument at the head of a line is no label', () => {
  expect(labelAt('412/QĐ-UBND ngày 03/02/2021 của UBND huyện')).toBeNull()
  expect(labelAt('36/KH-BCĐ ngày 03/02/2021')).toBeNull()
  expect(labelAt('3/ Phòng Y tế trực cấp cứu')?.label).toBe('3')
  expect(labelAt('3/Phòng Y tế trực cấp cứu')?.label).toBe('3')
})

describe('who is given with its duty acts', () => {
  test.each<[string, string[]]>([
    [
      '1. Phòng Kinh tế là cơ quan đầu mối, theo dõi, đôn đốc các xã.\n2. Phòng Y tế trực cấp cứu.',
      ['I.1 | perform | Phòng Kinh tế | -', 'I.2 | perform | Phòng Y tế | -'],
    ],
    [
      '1. Phòng Nội vụ là cơ quan thường trực của Ban Chỉ đạo; chủ trì, phối hợp với Phòng Tư pháp lập quy chế làm việc.',
      ['I.1 | lead | Phòng Nội vụ | Phòng Tư pháp'],
    ],
    ['1. Công an huyện là đầu mối tổng hợp số liệu kè sạt.', ['I.1 | perform | Công an huyện | -']],
    [
      '1. Thanh tra huyện là đơn vị chủ trì, chịu trách nhiệm lập đoàn kiểm tra.',
      ['I.1 | perform | Thanh tra huyện | -'],
    ],
  ])('%s', (body, expected) => expect(tasksOf('KẾ HOẠCH', `I. NHIỆM VỤ\n${body}`)).toEqual(expected))

  test('what an office is makes it do nothing', () => {
    expect(
      tasksOf('KẾ HOẠCH', 'I. NHIỆM VỤ\n1. Duy trì trang tin Phòng Kinh tế là cơ quan chuyên môn của UBND huyện.'),
    ).toEqual(['I.1 | perform | - | -'])
  })
})

describe('a closing paragraph belongs to no section', () => {
  const closing = 'Trong quá trình thực hiện, nếu có vướng mắc, các xã kịp thời phản ánh về Phòng Kinh tế./.'
  test('before annexes, too', () => {
    const annex = 'Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nLê Văn Sậy\nPHỤ LỤC\nDANH MỤC BẾN\n1. Bến Hạ Trì\n2. Bến Hạ Lâm'
    const tasks = tasksOf('KẾ HOẠCH', `I. NHIỆM VỤ\n1. Phòng Y tế trực cấp cứu.\n${closing}\n${annex}`)
    expect(tasks.slice(0, 2)).toEqual(['I.1 | perform | Phòng Y tế | -', '- | perform | các xã | -'])
  })
})

describe('a label line below lettered parts', () => {
  test('is of the items of all parts that have none of their own', () => {
    expect(
      tasksOf(
        'KẾ HOẠCH',
        'I. NHIỆM VỤ\n1. Sửa bến\na) Đối với bến do xã quản lý:\n- Thay cọc gỗ.\nb) Đối với bến do hộ dân quản lý:\n- Vận động gia cố.\n- Cắm biển báo.\nThực hiện: Phòng Kinh tế chủ trì; Hạt Kiểm lâm phối hợp.',
      ),
    ).toEqual([
      'I.1.a | lead | Phòng Kinh tế | Hạt Kiểm lâm',
      'I.1.b | lead | Phòng Kinh tế | Hạt Kiểm lâm',
      'I.1.b | lead | Phòng Kinh tế | Hạt Kiểm lâm',
    ])
  })

  test('is of its own part where the one before has a line, or is headed by a body', () => {
    expect(
      tasksOf(
        'KẾ HOẠCH',
        'I. NHIỆM VỤ\n1. Sửa bến\na) Đối với bến do xã quản lý:\n- Thay cọc gỗ.\nThực hiện: Phòng Nội vụ.\nb) Đối với bến do hộ dân quản lý:\n- Vận động gia cố.\nThực hiện: Phòng Kinh tế.\n2. Phân công\na) Phòng Y tế:\n- Trực cấp cứu.\nb) Công an huyện:\n- Trực gác chắn.\nThực hiện: Đội Cảnh sát giao thông.',
      ),
    ).toEqual([
      'I.1.a | perform | Phòng Nội vụ | -',
      'I.1.b | perform | Phòng Kinh tế | -',
      'I.2.a | perform | Phòng Y tế | -',
      'I.2.b | perform | Công an huyện; Đội Cảnh sát giao thông | -',
    ])
  })
})

describe('a label at the end of an item', () => {
  test.each([
    [
      'Mở 02 lớp bơi (Đơn vị chủ trì: Phòng Y tế; đơn vị phối hợp: Huyện đoàn, UBND các xã; thời gian thực hiện: Quý II/2023).',
      'lead | Phòng Y tế | Huyện đoàn; Ủy ban nhân dân các xã',
    ],
    ['Dọn kè (Cơ quan chủ trì: Phòng Kinh tế; thời gian: tháng 6/2023);', 'lead | Phòng Kinh tế | -'],
    ['Cắm biển báo (Đơn vị thực hiện: Huyện đoàn).', 'perform | Huyện đoàn | -'],
    [
      'Phối hợp với Phòng Y tế dạy bơi. Đơn vị thực hiện: Trạm Khuyến nông; Thời gian: Quý III/2023.',
      'support | Trạm Khuyến nông | Phòng Y tế',
    ],
    ['Phân công nhiệm vụ từng tổ (theo Phụ lục kèm theo).', 'perform | - | -'],
  ])('%s', (item, expected) => {
    expect(tasksOf('KẾ HOẠCH', `I. NHIỆM VỤ\n1. Bến đò\n- ${item}`)).toEqual([`I.1 | ${expected}`])
  })
})
