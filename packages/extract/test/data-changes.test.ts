import { expect, test } from 'vitest'
import type { KnowledgeFiles } from '../src/index.js'
import { openKnowledge, parseBodies } from '../src/index.js'
import { files, knowledge, recordOf } from './plain-text.js'

// What a new type, wording, body or alias takes: one row of a data file. Each row here is invented, so that the rules
// cannot know it already; the last test of each pair shows that without the row nothing is read.

type List = 'types' | 'bounds' | 'phrases' | 'bodies' | 'laws'

/** The package's knowledge with one row more in one of its files. */
function withRow(file: keyof KnowledgeFiles, list: List, row: Readonly<Record<string, unknown>>) {
  const content = files[file]
  if (typeof content !== 'object' || content === null) throw new RangeError(`${file} holds no rows`)
  const rows: unknown = Reflect.get(content, list)
  if (!Array.isArray(rows)) throw new RangeError(`${file} has no list ${list}`)
  return openKnowledge({ ...files, [file]: { ...content, [list]: [...rows.map((r: unknown) => r), row] } })
}

const paper = (type: string, number: string): string =>
  `ỦY BAN NHÂN DÂN\nTỈNH LÂM HẢI\nSố: ${number}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nLâm Hải, ngày 03 tháng 4 năm 2023\n${type}\nDọn bờ kè trước mùa mưa\n1. Sở Xây dựng lập danh sách.`

test('a document type: a row of document-types.json', () => {
  const known = withRow('documentTypes', 'types', { name: 'Giao ước thi đua', abbreviations: ['GƯTĐ'] })
  const text = paper('GIAO ƯỚC THI ĐUA', '12/GƯTĐ-UBND')
  expect(recordOf(text, known).document).toMatchObject({ type: 'Giao ước thi đua', title: 'Dọn bờ kè trước mùa mưa' })
  expect(recordOf(text).document.type).toBeNull()
})

test('a document type that is cited: the same row', () => {
  const known = withRow('documentTypes', 'types', { name: 'Giao ước thi đua', abbreviations: ['GƯTĐ'] })
  const text = `${paper('KẾ HOẠCH', '12/KH-UBND')}\n2. Sở Nội vụ thực hiện Giao ước thi đua số 05/GƯTĐ-UBND ngày 02/3/2023.`
  expect(recordOf(text, known).citations).toMatchObject([
    { type: 'Giao ước thi đua', reference: '05/GƯTĐ-UBND', date: '2023-03-02' },
  ])
  expect(recordOf(text).citations.map((c) => c.type)).not.toContain('Giao ước thi đua')
})

test('words that set a bound before a day: a row of deadline-words.json', () => {
  const known = withRow('deadlineWords', 'bounds', { words: ['kỳ hạn sau cùng'], then: ['là'], bound: 'before' })
  const text = `${paper('KẾ HOẠCH', '12/KH-UBND')}\n2. Sở Nội vụ gửi danh sách, kỳ hạn sau cùng là ngày 20/5/2023.`
  expect(recordOf(text, known).deadlines).toMatchObject([
    { text: 'kỳ hạn sau cùng là ngày 20/5/2023', kind: 'fixed', bound: 'before', date: '2023-05-20' },
  ])
  expect(recordOf(text).deadlines).toEqual([])
})

test('a time in set words: a row of deadline-words.json', () => {
  const row = { words: 'sau mỗi vụ mùa', kind: 'periodic', every: 'half-year' }
  const text = `${paper('KẾ HOẠCH', '12/KH-UBND')}\n2. Sở Nội vụ kiểm tra kho sau mỗi vụ mùa.`
  expect(recordOf(text, withRow('deadlineWords', 'phrases', row)).deadlines).toMatchObject([
    { text: 'sau mỗi vụ mùa', kind: 'periodic', every: 'half-year', rrule: 'FREQ=MONTHLY;INTERVAL=6' },
  ])
  expect(recordOf(text).deadlines).toEqual([])
})

test('a body with an alias: a row of bodies.json', () => {
  const row = { id: 'kho-giong', name: 'Kho giống', level: 'province', kind: 'unit', aliases: ['KGQG'] }
  const known = withRow('bodies', 'bodies', row)
  const text = 'Kho giống và KGQG cấp hạt giống.'
  const ids = (k: typeof known): readonly (string | null)[] =>
    parseBodies(text, { from: 0, to: text.length }, k).map((b) => b.bodyId)
  expect(ids(known)).toEqual(['kho-giong', 'kho-giong'])
  expect(ids(knowledge)).not.toContain('kho-giong')
})

test('a law with its numbers: a row of laws.json', () => {
  const row = { type: 'Luật', name: 'Nghề đan, lưới và sông nước', references: ['99/2031/QH17'] }
  const text = `${paper('KẾ HOẠCH', '12/KH-UBND')}\n2. Sở Nội vụ phổ biến Luật Nghề đan, lưới và sông nước cho hội viên.`
  expect(recordOf(text, withRow('laws', 'laws', row)).citations).toMatchObject([
    { kind: 'law', type: 'Luật', title: 'Nghề đan, lưới và sông nước' },
  ])
  expect(recordOf(text).citations.map((c) => c.title)).not.toContain('Nghề đan, lưới và sông nước')
})
