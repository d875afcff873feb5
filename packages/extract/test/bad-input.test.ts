import { readdirSync, readFileSync } from 'node:fs'
import type { Evidence, PlanRecord } from '@vanthu/document'
import { PlanRecord as Schema } from '@vanthu/document'
import { describe, expect, test } from 'vitest'
import { plainText, recordOf } from './plain-text.js'

const folder = new URL('./documents/known/', import.meta.url)
const documents = readdirSync(folder).map((file) => {
  return (readFileSync(new URL(file, folder), 'utf8').split('=== record\n')[0] ?? '').trimEnd()
})

function evidences(record: PlanRecord): Evidence[] {
  return [
    ...record.documentEvidence.map((e) => e.evidence),
    ...record.outline.map((e) => e.evidence),
    ...record.assignments.map((e) => e.evidence),
    ...record.deadlines.map((e) => e.evidence),
    ...record.citations.flatMap((e) => e.mentions),
    ...record.indicators.map((e) => e.evidence),
    ...record.unread.map((e) => e.evidence),
  ]
}

/** A seeded sequence of numbers in [0, 1). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296
    return state / 4294967296
  }
}

function check(content: string): PlanRecord {
  const record = Schema.parse(recordOf(content))
  const text = plainText(content).text
  for (const evidence of evidences(record)) {
    expect(evidence.quote).toBe(text.slice(evidence.repaired.from, evidence.repaired.to))
    expect(evidence.quote.trim()).not.toBe('')
  }
  const ids = new Set([...record.deadlines, ...record.citations].map((f) => f.id))
  for (const a of record.assignments) for (const id of [...a.deadlineIds, ...a.citationIds]) expect(ids).toContain(id)
  return record
}

describe('every fact has the evidence that says it', () => {
  test('in whole documents', () => {
    for (const document of documents) check(document)
  })

  test('in documents cut, shuffled and joined', () => {
    const next = random(7)
    for (let i = 0; i < 25; i++) {
      const a = documents[Math.floor(next() * documents.length)] ?? ''
      const b = documents[Math.floor(next() * documents.length)] ?? ''
      const lines = a.split('\n')
      check(a.slice(Math.floor(next() * a.length)))
      check(a.slice(0, Math.floor(next() * a.length)))
      check([...lines].sort(() => next() - 0.5).join('\n'))
      check(`${a}\n${b}`)
    }
  })
})

describe('what is no administrative document gives no facts', () => {
  test.each([
    [
      'a story',
      'Ngày xưa có một ông lão đánh cá sống bên bờ biển.\nÔng rất nghèo, nhưng tốt bụng.\nMột hôm ông thả lưới ba lần.',
    ],
    ['an invoice', 'HÓA ĐƠN BÁN HÀNG\nTên hàng: gạo tẻ 25 kg\nĐơn giá: 18.000 đồng\nThành tiền: 450.000 đồng'],
    [
      'an invoice with a head, a number, a day and an office that buys',
      'CÔNG TY TNHH GẠO HẢI LÂM\nHÓA ĐƠN GIÁ TRỊ GIA TĂNG\nSố: 0001234\nNgày 12 tháng 4 năm 2023\nĐơn vị mua hàng: Ủy ban nhân dân xã Hải Lâm\nSTT\tTên hàng hóa\tĐơn vị\tSố lượng\n1\tGạo tẻ\tkg\t25\nHạn thanh toán: trước ngày 30/4/2023\nNGƯỜI BÁN HÀNG\nLê Văn Sậy',
    ],
    [
      'a chapter of a novel in which offices and days are spoken of',
      'Chương I\nBến sông\nChị Tư giặt áo bên bến, nghe ông Sở gọi đò.\n- Ông đi đâu?\n- Tôi ra tỉnh, trước ngày 20/11 sẽ về.\nĐêm ấy, cụ kể chuyện kế hoạch trồng sen của làng.',
    ],
    ['English', 'The quick brown fox jumps over the lazy dog.\nIt was a bright cold day in April.'],
    ['Chinese', '天地玄黄，宇宙洪荒。\n日月盈昃，辰宿列张。'],
    ['figures', '12 34 56\n1,5 2,7 100.000\n24/7 - 30/4'],
    ['nothing', ''],
    ['one long word', 'a'.repeat(200_000)],
    ['brackets', '('.repeat(20_000)],
    ['labels only', 'I.\n1.\na)\n- \n'.repeat(500)],
  ])('%s', (_, content) => {
    const record = check(content)
    expect(record.assignments).toEqual([])
    expect(record.document.issuer).toBeNull()
    expect(record.document.reference).toBeNull()
    expect(record.deadlines).toEqual([])
    expect(record.diagnostics.map((d) => d.code)).toContain('extract.no_document')
  })
})

describe('a document that is not whole or not in order is read as far as it is certain, and that is said', () => {
  const head =
    'UBND HUYỆN HẢI LÂM\nPHÒNG NỘI VỤ\nSố: 12/KH-PNV\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHải Lâm, ngày 03 tháng 4 năm 2023\nKẾ HOẠCH\nKiểm kê kho sổ sách năm 2023\n'
  const list = '1. Phòng Nội vụ lập danh sách kho, xong trước ngày 30/5/2023.'
  const inspect = '2. Phòng Tư pháp kiểm tra hồ sơ theo Quyết định số 5/QĐ-UBND ngày 02/01/2023.'
  const end = 'Nơi nhận:\n- UBND huyện;\n- Lưu: VT.\nTRƯỞNG PHÒNG\nLê Văn Sậy'
  const tasks = (record: PlanRecord): string[] =>
    record.assignments.map((a) => `${a.section ?? '-'} | ${a.responsible.map((b) => b.name).join()} | ${a.text}`)
  const codes = (record: PlanRecord): string[] => record.diagnostics.map((d) => d.code)

  test('whole', () => {
    expect(codes(check(`${head}I. NHIỆM VỤ\n${list}\n${inspect}\n${end}`))).toEqual([])
  })

  test('no header', () => {
    const record = check(`I. NHIỆM VỤ\n${list}\n${inspect}\n${end}`)
    expect(record.document).toMatchObject({ type: null, reference: null, issuedOn: null, issuer: null, title: null })
    expect(record.document.signer?.name).toBe('Lê Văn Sậy')
    expect(record.assignments).toHaveLength(2)
    expect(record.deadlines[0]).toMatchObject({ date: '2023-05-30' })
    expect(codes(record)).toEqual(['extract.no_header'])
  })

  test('cut in the middle: no number is completed, no signer made up', () => {
    const record = check(`${head}I. NHIỆM VỤ\n${list}\n2. Phòng Tư pháp kiểm tra hồ sơ theo Quyết định số 5/QĐ-U`)
    expect(record.document).toMatchObject({ reference: '12/KH-PNV', signer: null, recipients: [], archive: null })
    expect(record.assignments).toHaveLength(2)
    expect(record.citations).toEqual([])
    expect(record.unread.map((u) => u.evidence.quote)).toEqual(['Quyết định số 5/QĐ-U'])
    expect(codes(record)).toEqual(['extract.cut_off'])
  })

  test('begins in the middle', () => {
    const record = check(`phối hợp kiểm đếm sổ.\n${inspect}\n${end}`)
    expect(tasks(record)).toEqual([`2 | Phòng Tư pháp | ${inspect.slice(3)}`])
    expect(codes(record)).toEqual(['extract.no_header'])
  })

  test('headings out of order keep the numbers that are printed', () => {
    const body = `II. TỔ CHỨC THỰC HIỆN\n${inspect}\n${list}\nI. NHIỆM VỤ\n1. Phòng Y tế theo dõi, đôn đốc.`
    const record = check(`${head}${body}\n${end}`)
    expect(record.assignments.map((a) => a.section)).toEqual(['II.2', 'II.1', 'I.1'])
    expect(codes(record)).toEqual(['extract.headings_out_of_order'])
  })

  test('two documents in one file', () => {
    const record = check(
      `${head}I. NHIỆM VỤ\n${list}\n${end}\n${head.replace('12/KH', '99/KH')}I. NHIỆM VỤ\n1. Phòng Y tế sơn cửa.\n${end}`,
    )
    expect(record.document.reference).toBe('12/KH-PNV')
    expect(tasks(record)).toEqual([`I.1 | Phòng Nội vụ | ${list.slice(3)}`])
    expect(codes(record)).toEqual(['extract.several_documents'])
  })

  test.each([
    [
      'each row on a line',
      'STT Nội dung công việc Cơ quan chủ trì Cơ quan phối hợp Thời gian hoàn thành\n1 Lập danh sách kho sổ Phòng Nội vụ Phòng Y tế; UBND các xã Tháng 5/2023\n2 Kiểm tra hồ sơ lưu Phòng Tư pháp Quý III/2023',
    ],
    [
      'each cell on a line',
      'STT\nNội dung công việc\nCơ quan chủ trì\nCơ quan phối hợp\nThời gian hoàn thành\n1\nLập danh sách kho sổ\nPhòng Nội vụ\nPhòng Y tế; UBND các xã\nTháng 5/2023\n2\nKiểm tra hồ sơ lưu\nPhòng Tư pháp\n-\nQuý III/2023',
    ],
  ])('a table read as lines: %s', (_, rows) => {
    const record = check(`${head}III. PHÂN CÔNG NHIỆM VỤ\n${rows}\n${end}`)
    expect(tasks(record)).toEqual([
      'III.1 | Phòng Nội vụ | Lập danh sách kho sổ',
      'III.2 | Phòng Tư pháp | Kiểm tra hồ sơ lưu',
    ])
    expect(record.assignments[0]?.with.map((b) => b.name)).toEqual(['Phòng Y tế', 'Ủy ban nhân dân các xã'])
    expect(record.deadlines.map((d) => [d.text, d.to])).toEqual([
      ['Tháng 5/2023', '2023-05-31'],
      ['Quý III/2023', '2023-09-30'],
    ])
    expect(codes(record)).toEqual(['extract.table_as_lines'])
  })
})

test('a plan of 400 tasks keeps them all', () => {
  const tasks = Array.from({ length: 400 }, (_, i) => `${i + 1}. Trồng hàng cây thứ ${i + 1} ven kênh.`)
  const record = check(
    `KẾ HOẠCH\nTrồng cây\nUBND tỉnh Long An ban hành Kế hoạch như sau:\nI. NHIỆM VỤ\n${tasks.join('\n')}`,
  )
  expect(record.assignments).toHaveLength(400)
  expect(record.assignments.at(-1)?.section).toBe('I.400')
})

test('the time grows with the length, not with its square', () => {
  const [head = '', ...rest] = (documents[8] ?? '').split('\n1. ')
  const long = (times: number): string =>
    `${head}\n${Array.from({ length: times }, () => `1. ${rest.join('\n1. ')}`).join('\n')}`
  const time = (content: string): number => {
    const began = performance.now()
    recordOf(content)
    return performance.now() - began
  }
  recordOf(long(20))
  const once = Math.max(20, time(long(60)))
  expect(time(long(480))).toBeLessThan(once * 8 * 4)
})
