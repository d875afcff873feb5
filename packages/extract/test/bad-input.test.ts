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
