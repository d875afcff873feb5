import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { Lattice, pass, type Slot } from '../src/decode/lattice.js'
import {
  commaEvent,
  modelFile,
  readLanguageModel,
  readSections,
  sentenceEvent,
  type LanguageModel,
} from '../src/index.js'

let model: LanguageModel
let lattice: Lattice
beforeAll(() => {
  model = readLanguageModel(readSections(readFileSync(modelFile)))
  lattice = new Lattice(model, { beam: 16, margin: 10 })
})

const events = new Map([
  [',', commaEvent],
  ['.', sentenceEvent],
  ['_', pass],
])

/** "của|cửa" is a place with two choices; "_" says nothing to the model. */
const slots = (text: string): Slot[] =>
  text.split(' ').map((place) => {
    const words = place.split('|').map((word) => events.get(word) ?? model.vocabulary.id(word))
    expect(words.every((word) => word >= 0)).toBe(true)
    return { words, scores: words.map(() => 0), weight: 1 }
  })

const best = (text: string): string =>
  lattice
    .decode(slots(text))
    .map(({ best: at }, t) => text.split(' ')[t]?.split('|')[at] ?? '')
    .join(' ')

describe('the words that fit their company', () => {
  it.each([
    ['ủy ban|bản nhân|nhận dân tỉnh|tình', 'ủy ban nhân dân tỉnh'],
    ['xây|xảy dựng|đựng kế|kẻ hoạch|hoặc , báo|bảo cáo|cao kết|két quả', 'xây dựng kế hoạch , báo cáo kết quả'],
    ['chịu|chiu _ trách|trạch nhiệm|nhiềm', 'chịu _ trách nhiệm'],
  ])('%s → %s', (text, expected) => {
    expect(best(text)).toBe(expected)
  })
})

describe('long stretches that are certain', () => {
  const doubtful = 'tổ|tố chức|chúc thực|thức hiện'
  const posteriors = (text: string): readonly number[][] =>
    lattice
      .decode(slots(text))
      .slice(-4)
      .map((choice) => Array.from(choice.posteriors))
  const short = 'ủy ban nhân dân các huyện , thị xã xây dựng kế hoạch và'
  it.each([
    ['more words', `${'căn cứ nghị quyết của hội đồng nhân dân tỉnh '.repeat(9)}${short}`],
    ['sentences', `${'căn cứ nghị quyết . '.repeat(9)}${short}`],
    ['numbers', `${'căn cứ _ _ nghị quyết _ '.repeat(9)}${short}`],
    ['something in doubt long before', `xây|xảy dựng|đựng ${'kế hoạch của tỉnh '.repeat(5)}${short}`],
  ])('before them %s make no difference to what comes after', (_, before) => {
    const expected = posteriors(`${short} ${doubtful}`)
    posteriors(`${before} ${doubtful}`).forEach((row, t) => {
      row.forEach((p, i) => {
        expect(p).toBeCloseTo(expected[t]?.[i] ?? -1, 9)
      })
    })
  })
  it('are certain', () => {
    for (const {
      best: at,
      posteriors: [p],
    } of lattice.decode(slots(short)))
      expect([at, p]).toEqual([0, 1])
  })
})
