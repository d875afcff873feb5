import { expect, test } from 'vitest'
import { recordOf } from './plain-text.js'
import { end, head } from './tasks-of.js'

test('rows of a table that plain text gives with tabs', () => {
  const rows =
    'PHỤ LỤC\nDANH MỤC NHIỆM VỤ\nSTT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\nA\tNHÓM MỘT\n1\tKẻ vạch bến\tPhòng Nội vụ\tcác đơn vị liên quan'
  expect(
    recordOf(head('KẾ HOẠCH') + 'I. NHIỆM VỤ\n1. Sơn lan can.' + end + `\n${rows}`).assignments.map((a) => [
      a.section,
      a.text,
    ]),
  ).toEqual([
    ['I.1', 'Sơn lan can.'],
    ['Phụ lục.A.1', 'Kẻ vạch bến'],
  ])
})

test('headings of a table without their marks, rows under a number, a point that a scan lost', () => {
  const rows =
    'PHỤ LỤC\nDANH MỤC NHIỆM VỤ\nST\tNhiêm vu\tCơ quan chu trì\tCơ quan phôi hợp\n1\tNhóm một\t\t\n1.1\tKẻ vạch bến\tPhòng Nội vụ\tPhòng Tư pháp\n12\tSơn cột đèn\tPhòng Y tế\t\n2\tNhóm hai\t\t\n21\tTrồng cỏ\tPhòng Nội vụ\t'
  const { assignments } = recordOf(head('KẾ HOẠCH') + 'I. NHIỆM VỤ\n1. Sơn lan can.' + end + `\n${rows}`)
  expect(assignments.map((a) => `${a.section ?? '-'} | ${a.text} | ${a.with.map((b) => b.name).join()}`)).toEqual([
    'I.1 | Sơn lan can. | ',
    'Phụ lục.1.1 | Kẻ vạch bến | Phòng Tư pháp',
    'Phụ lục.1.2 | Sơn cột đèn | ',
    'Phụ lục.2.1 | Trồng cỏ | ',
  ])
})

test('labels in an annex say nothing of the text before it', () => {
  const annex = 'PHỤ LỤC\nDANH MỤC\n1. Kẻ vạch bến.\na) Đơn vị chủ trì: Phòng Tư pháp.'
  const { assignments } = recordOf(head('KẾ HOẠCH') + 'I. NHIỆM VỤ\n1. Sơn lan can.' + end + `\n${annex}`)
  expect(assignments.map((a) => a.responsible.map((b) => b.name))).toEqual([[], ['Phòng Tư pháp']])
})

test('a duty above tasks that stand in an annex', () => {
  const text = `${head('KẾ HOẠCH')}Ngày 02/5/2023, Ủy ban nhân dân huyện đã duyệt chủ trương. Nhiệm vụ chi tiết tại Phụ lục.\nPhòng Nội vụ theo dõi, tổng hợp./.${end}\nPHỤ LỤC\nDANH MỤC\nSTT\tNhiệm vụ\tCơ quan chủ trì\n1\tKẻ vạch bến\tPhòng Tư pháp`
  expect(recordOf(text).assignments.map((a) => a.responsible.map((b) => b.name))).toEqual([
    ['Phòng Nội vụ'],
    ['Phòng Tư pháp'],
  ])
})

test('who is asked while others are ordered', () => {
  const body =
    'Căn cứ Luật Thủy lợi;\nPhòng Giáo dục yêu cầu Hiệu trưởng các trường, đề nghị UBND các xã thực hiện:\n1. Đối với các trường\n- Rào kín ao trong sân trường.\n2. Đối với UBND các xã\n- Cắm biển báo ở bến sông.'
  expect(recordOf(head('CHỈ THỊ') + body + end).assignments.map((a) => a.requested)).toEqual([false, true])
})

test.each([
  [
    'a heading of two rows',
    'STT\tNội dung công việc\tPhân công thực hiện\t\tThời gian\n\t\tChủ trì\tPhối hợp\t\n1\tKẻ vạch bến\tPhòng Nội vụ\tPhòng Tư pháp\tQuý I/2023',
  ],
  [
    'labels within the cell',
    'STT\tNội dung công việc\tĐơn vị thực hiện\n1\tKẻ vạch bến\t- Chủ trì: Phòng Nội vụ. - Phối hợp: Phòng Tư pháp',
  ],
  [
    'roles in brackets',
    'STT\tNội dung công việc\tĐơn vị thực hiện\n1\tKẻ vạch bến\tPhòng Nội vụ (chủ trì); Phòng Tư pháp (phối hợp)',
  ],
  [
    'a sentence',
    'STT\tNội dung công việc\tĐơn vị thực hiện\n1\tKẻ vạch bến\tPhòng Nội vụ chủ trì, phối hợp với Phòng Tư pháp',
  ],
  [
    'the heading again on the next page',
    'STT\tNội dung\tCơ quan chủ trì\tCơ quan phối hợp\n1\tKẻ vạch bến\tPhòng Nội vụ\tPhòng Tư pháp\nSTT\tNội dung\tCơ quan chủ trì\tCơ quan phối hợp',
  ],
])('who leads and who joins in a table: %s', (_, rows) => {
  const { assignments } = recordOf(head('KẾ HOẠCH') + 'I. NHIỆM VỤ\n1. Sơn lan can.' + end + `\nPHỤ LỤC\n${rows}`)
  const names = (bodies: readonly { readonly name: string }[]): string => bodies.map((b) => b.name).join()
  expect(assignments.slice(1).map((a) => [a.section, a.role, names(a.responsible), names(a.with)])).toEqual([
    ['Phụ lục.1', 'lead', 'Phòng Nội vụ', 'Phòng Tư pháp'],
  ])
})

test('an office that no rule knows stands in a table as printed', () => {
  const rows = 'STT\tNội dung công việc\tĐơn vị thực hiện\n1\tKẻ vạch bến\tVăn phòng'
  const { assignments } = recordOf(head('KẾ HOẠCH') + 'I. NHIỆM VỤ\n1. Sơn lan can.' + end + `\nPHỤ LỤC\n${rows}`)
  expect(assignments.at(-1)?.responsible.map((b) => b.name)).toEqual(['Văn phòng'])
})
