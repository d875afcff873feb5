import type { EditSet } from '@vanthu/document'
import { RepairedText, Transcript } from '@vanthu/document'
import { describe, expect, it } from 'vitest'
import { factKinds, readCertainty } from '../../src/certainty/certainty.js'
import { repairConfidence } from '../../src/certainty/repair-confidence.js'
import { knowledge, recordOf } from '../plain-text.js'

const file = (steps: readonly string[]): unknown => ({ tables: [{ kind: 'task', reading: 'read', steps }] })

describe('the chance that a fact is right', () => {
  const certainty = readCertainty(file(['0.5 0.4', '0.7 0.8', '0.9 0.95']))
  it.each([
    ['on a step', 0.7, 0.8],
    ['between two, drawn straight', 0.6, 0.6],
    ['above the last', 1, 0.95],
    ['below the first, falling to nothing', 0.25, 0.2],
    ['nothing', 0, 0],
  ])('%s', (_, score, chance) => {
    expect(certainty('task', true, score)).toBeCloseTo(chance, 10)
  })

  it('is the score itself where no table is', () => {
    expect(certainty('task', false, 0.66)).toBe(0.66)
  })

  it.each([[['0.5 0.4', '0.5 0.5']], [['0.5 0.6', '0.7 0.5']], [['0.5']], [['0.5 1.2']]])(
    'a table must rise and hold chances: %j',
    (steps) => {
      expect(() => readCertainty(file(steps))).toThrow(RangeError)
    },
  )

  it('rises with the score for every kind, and never says more than 0.99', () => {
    for (const kind of factKinds)
      for (const read of [true, false]) {
        const chances = Array.from({ length: 101 }, (_, i) => knowledge.certainty(kind, read, i / 100))
        expect(chances).toEqual(chances.toSorted((a, b) => a - b))
        expect(chances.at(-1)).toBeLessThanOrEqual(0.99)
      }
  })
})

describe('repairs under a fact', () => {
  const text = 'gui bao cao truoc ngay 20/11'
  const edit = (from: number, to: number, confidence: number): EditSet => [
    { span: { from, to }, replacement: 'báo', rule: 'decode', confidence },
  ]
  const under = (edits: EditSet): number =>
    repairConfidence(new RepairedText(new Transcript(text, [], [], []), edits), { from: 4, to: 11 })
  it.each([
    ['none', [], 1],
    ['one beyond doubt', edit(4, 7, 0.99), 1],
    ['one in doubt', edit(4, 7, 0.5), 0.85],
    ['one elsewhere', edit(12, 17, 0.5), 1],
  ])('%s', (_, edits, factor) => {
    expect(under(edits)).toBeCloseTo(factor, 10)
  })
})

it('a deadline is surer where its sentence says who must act', () => {
  const deadline = (item: string): number =>
    recordOf(
      `SỞ NỘI VỤ\nSố: 12/KH-SNV\nHòa Giang, ngày 02 tháng 4 năm 2024\nKẾ HOẠCH\nKiểm kê kho\nI. NHIỆM VỤ\n- ${item}`,
    ).deadlines[0]?.confidence ?? 0
  expect(deadline('Sở Tài chính báo cáo trước ngày 20/11/2024.')).toBeGreaterThan(
    deadline('Kiểm kê kho trước ngày 20/11/2024.'),
  )
})
