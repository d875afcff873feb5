import { describe, expect, it } from 'vitest'
import { CandidateSearch } from '../src/channel/candidates.js'
import { PreparedCandidates, writePrepared } from '../src/channel/prepared.js'
import { knownMarks, SegmentChannel, unknownMarks } from '../src/channel/segment-channel.js'
import { markPrior, shapePrior } from '../src/channel/shapes.js'
import { WordParts } from '../src/channel/word-parts.js'
import { readVocabulary } from '../src/index.js'

const words = 'của cùng có cơ sở số ủy ban tỉnh tính tình đảng đến thẩm thấm quyền quyên khẩu lệ là lực trên'.split(' ')
const vocabulary = readVocabulary(words.map((w) => `${w}\t90\t9\t1\t0\t`).join('\n'))
const parts = new WordParts(vocabulary)
const letters = [...parts.letters, ...parts.letters.map((l) => l.toUpperCase())]
const unigram = new Float32Array(vocabulary.size).fill(-3)
const options = { most: 8, margin: 12, frequencyWeight: 0.5 }

function search(channel: SegmentChannel): (observed: string) => readonly string[] {
  const found = new CandidateSearch(channel, parts, vocabulary, unigram, vocabulary.byBareForm(), options)
  return (observed) => Array.from(found.find(observed).words, (id) => vocabulary.keys[id] ?? '')
}

describe('words behind a reading by an engine that knows no Vietnamese', () => {
  // Without a single count: the shapes alone must be enough to keep the word among the candidates.
  const find = search(new SegmentChannel(letters, [], shapePrior, unknownMarks))
  it.each([
    ['ctia', 'của'],
    ['cua', 'của'],
    ['c6', 'có'],
    ['s6', 'số'],
    ['S&', 'sở'],
    ['tinh', 'tỉnh'],
    ['Pang', 'đảng'],
    ['1a', 'là'],
    ['khdu', 'khẩu'],
    ['UY', 'ủy'],
    ['hrc', 'lực'],
    ['tiiih', 'tình'],
  ])('%s may be %s', (observed, word) => {
    expect(find(observed)).toContain(word)
  })

  it('has none for what is too long to be a syllable', () => {
    expect(find('x'.repeat(15))).toEqual([])
    expect(find('')).toEqual([])
  })
})

describe('words behind a reading by an engine that knows Vietnamese', () => {
  const find = search(new SegmentChannel(letters, [], markPrior, knownMarks))
  it.each([
    ['thâm', 'thẩm'],
    ['quyên', 'quyên'],
    ['tinh', 'tỉnh'],
  ])('%s may be %s', (observed, word) => {
    expect(find(observed)).toContain(word)
  })

  it('ranks the word as read before any other', () => {
    expect(find('quyên')[0]).toBe('quyên')
    expect(find('tính')[0]).toBe('tính')
  })
})

describe('what simulation has counted', () => {
  const channel = new SegmentChannel(
    letters,
    [
      { letter: 'ố', segment: '6', count: 80 },
      { letter: 'ố', segment: 'é', count: 20 },
      { letter: 'ồ', segment: 'd', count: 10 },
    ],
    shapePrior,
    unknownMarks,
  )
  it('makes a reading likelier', () => {
    expect(channel.probability('ố', '6')).toBeGreaterThan(10 * channel.probability('ố', 'd'))
  })
  it('is shared by letters with the same base', () => {
    expect(channel.probability('ơ', '6')).toBeGreaterThan(10 * channel.probability('ư', '6'))
  })
  it('never makes anything impossible', () => {
    expect(channel.probability('ố', '~')).toBeGreaterThan(0)
  })
})

describe('garbles that were looked up beforehand', () => {
  const channel = new SegmentChannel(letters, [], shapePrior, unknownMarks)
  const bare = vocabulary.byBareForm()
  const searched = new CandidateSearch(channel, parts, vocabulary, unigram, bare, options)
  const garbles = ['ctia', 's6', 'tinh', 'zzzzzzzzzzzz']
  const found = garbles.map((garble) => searched.find(garble))
  const prepared = new PreparedCandidates(garbles.join('\n'), writePrepared(found.map(({ words }) => words)))
  const ready = new CandidateSearch(channel, parts, vocabulary, unigram, bare, options, prepared)

  it.each(garbles.map((garble, i) => [garble, found[i]] as const))(
    '%s has the same words and scores',
    (garble, same) => {
      expect(ready.find(garble)).toEqual(same)
    },
  )
  it('others are searched for', () => {
    expect(prepared.of('khdu')).toBeUndefined()
    expect(ready.find('khdu')).toEqual(searched.find('khdu'))
  })
  it('takes the words that were prepared, whatever they are', () => {
    const one = new PreparedCandidates('ctia', writePrepared([[vocabulary.id('lệ')]]))
    const search = new CandidateSearch(channel, parts, vocabulary, unigram, bare, options, one)
    expect(Array.from(search.find('ctia').words)).toEqual([vocabulary.id('lệ')])
  })
})
