import { beforeAll, describe, expect, it } from 'vitest'
import { readLanguageModel, readSections, sentenceEvent, writeSections, type LanguageModel } from '@vanthu/ocr-fix'
import { commonGarbles } from './channel/garbles.mjs'
import { learnSegments } from './channel/learn.mjs'
import { childOf, countGrams } from './language-model/grams.mjs'
import { smooth } from './language-model/kneser-ney.mjs'
import { mix, prune } from './language-model/mix.mjs'
import { packLanguageModel } from './language-model/pack.mjs'
import { alignTokens } from './simulate/align.mjs'
import { splitOf } from './corpus/corpus.mjs'

// Words 8 … 13 after the eight events; a made-up row in which 9 follows 8 most of the time.
const first = 8
const size = first + 6
const row = Uint16Array.from(
  Array.from({ length: 400 }, (_, i) => {
    const turn = i % 8
    if (turn === 0) return sentenceEvent
    if (turn === 1) return first
    if (turn === 2) return i % 3 === 0 ? first + 2 : first + 1
    return first + ((i * 7 + turn) % 6)
  }),
)
const counted = () => countGrams(row, size, [0, 1, 1, 1, 1])
const model = () => {
  const levels = counted()
  return { levels, orders: smooth(levels), tokens: row.length }
}

describe('counts', () => {
  it('are those of the row, and no history reaches over the end of a sentence', () => {
    const levels = counted()
    const bigram = childOf(levels[2], first, first + 1)
    let seen = 0
    row.forEach((id, i) => (seen += Number(id === first && row[i + 1] === first + 1)))
    expect(levels[2].raw[bigram]).toBe(seen)
    for (let order = 3; order <= 4; order++) {
      for (let parent = 0; parent < levels[order - 1].word.length; parent++) {
        if (levels[order - 1].word[parent] !== sentenceEvent) continue
        expect(levels[order].start[parent]).toBe(levels[order].start[parent + 1])
      }
    }
  })
})

describe('a packed model', () => {
  let opened: LanguageModel
  let levels: ReturnType<typeof mix>
  beforeAll(() => {
    levels = prune(mix(model(), model(), 0.6), [0, 0, 0, 0, 0])
    const words = Array.from({ length: size - first }, (_, i) => ({ key: `w${i}`, forms: [5, 1, 0, 0], odd: '' }))
    opened = readLanguageModel(readSections(writeSections(packLanguageModel(words, levels))))
  })

  it('has the n-grams that were put in', () => {
    expect(opened.sizes()).toEqual(levels.slice(1).map((l: { word: Uint16Array }) => l.word.length))
  })

  it('gives probabilities that add up to one after any history', () => {
    let history = [sentenceEvent, -1, -1]
    for (const id of row.slice(1, 60)) {
      let sum = 0
      for (let w = 0; w < size; w++)
        sum += Math.exp(opened.score(history[0] ?? 0, history[1] ?? -1, history[2] ?? -1, w))
      expect(sum).toBeGreaterThan(0.9)
      expect(sum).toBeLessThan(1.1)
      opened.score(history[0] ?? 0, history[1] ?? -1, history[2] ?? -1, id)
      history = [id, opened.next2, opened.next3]
    }
  })

  it('gives no word more than its ceiling', () => {
    let history = [sentenceEvent, -1, -1]
    for (const id of row.slice(1, 60)) {
      for (let w = 0; w < size; w++) {
        const p = opened.score(history[0] ?? 0, history[1] ?? -1, history[2] ?? -1, w)
        expect(p).toBeLessThanOrEqual((opened.ceiling[w] ?? 0) + opened.lift + 1e-6)
      }
      opened.score(history[0] ?? 0, history[1] ?? -1, history[2] ?? -1, id)
      history = [id, opened.next2, opened.next3]
    }
  })

  it('finds the usual word likelier than the rare one', () => {
    opened.score(sentenceEvent, -1, -1, first)
    const node = opened.next2
    expect(node).toBeGreaterThanOrEqual(0)
    expect(opened.score(first, node, -1, first + 1)).toBeGreaterThan(opened.score(first, node, -1, first + 2))
  })
})

describe('learning to misread', () => {
  const rows = learnSegments([
    ['số', 's6', 30],
    ['bố', 'b6', 10],
    ['cụ', 'cu', 20],
  ])
  const count = (letter: string, segment: string): number =>
    rows.find(([t, s]) => t === letter && s === segment)?.[2] ?? 0
  it.each([
    ['ố', '6'],
    ['ụ', 'u'],
  ])('%s is read as %s', (letter, segment) => {
    expect(count(letter, segment)).toBeGreaterThan(9)
  })
})

describe('the commonest garbles', () => {
  const readings: [string, string, number][] = [
    ['ố', '6', 60],
    ['ố', 'é', 40],
    ['s', 's', 99],
    ['s', '', 1],
    ['b', 'b', 100],
  ]
  const words: [string, number][] = [
    ['số', 0.3],
    ['bố', 0.1],
  ]
  it('are what the commonest words are mostly read as', () => {
    expect(commonGarbles(words, readings, [], 4)).toEqual(['s6', 'sé', 'b6', 'bé'])
  })
  it('have those that were met among them', () => {
    expect(commonGarbles(words, readings, [['sO', 5]], 3)).toEqual(['sO', 's6', 'sé'])
  })
})

describe('alignment of a page with its reading', () => {
  it('pairs what belongs together and leaves the rest out', () => {
    expect(alignTokens('Sở Nội vụ huyện Đông Hà', 'Sé NOi vu huyén DongHa')).toEqual([
      ['Sở', 'Sé'],
      ['Nội', 'NOi'],
      ['vụ', 'vu'],
      ['huyện', 'huyén'],
    ])
  })
})

describe('what lines are for', () => {
  it.each([
    ['legal', 3_699, 'train'],
    ['legal', 3_700, 'heldout'],
    ['legal', 7_399, 'pages'],
    ['legal', 13_750, 'heldout'],
    ['news', 13_750, 'train'],
    ['news', 23_700, 'heldout'],
  ])('%s line %i: %s', (register, line, split) => {
    expect(splitOf(register, line)).toBe(split)
  })
})
