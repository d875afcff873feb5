import { describe, expect, it } from 'vitest'
import { blindKey, exactKey, hasMarks } from '../src/search/fold.js'
import { blindName, exactName, indexedWords, wordsOf } from '../src/search/words.js'
import { seeded } from './seeded.js'

const onsets = ['', 'b', 'ch', 'd', 'đ', 'gi', 'kh', 'ngh', 'ph', 'qu', 'th', 'tr', 'x']
const vowels = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y', 'oa', 'oe', 'uy', 'iê', 'ươ', 'uyê']
const codas = ['', 'c', 'ch', 'm', 'n', 'ng', 'nh', 'p', 't']
const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323']

/** A syllable in decomposed form with its tone after the vowel letter of the given index. */
function syllable(random: () => number): { readonly at: (vowel: number) => string; readonly vowels: number } {
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? ''
  const [onset, vowel, coda, tone] = [pick(onsets), pick(vowels), pick(codas), pick(tones)]
  const letters = [...vowel]
  return {
    vowels: letters.length,
    at: (n) => onset + letters.map((l, i) => l.normalize('NFD') + (i === n ? tone : '')).join('') + coda,
  }
}

describe('keys of words', () => {
  it.each([
    ['Địa', 'dia'],
    ['phương', 'phuong'],
    ['ĐƯỜNG', 'duong'],
    ['nghị', 'nghi'],
    ['28', '28'],
    ['Ω', 'ω'],
  ])('%s is blindly %s', (word, key) => {
    expect(blindKey(word)).toBe(key)
  })

  it.each([
    ['hoà', 'hòa', true],
    ['thuỷ', 'thủy', true],
    ['Uỷ', 'ủy', true],
    ['quý', 'qúy', true],
    ['hoạch', 'hoách', false],
    ['kế', 'kê', false],
    ['đa', 'da', false],
    ['ban', 'bàn', false],
    ['tư', 'tu', false],
    ['ý', 'y', false],
  ])('%s and %s: one exact key is %s', (a, b, same) => {
    expect(exactKey(a) === exactKey(b)).toBe(same)
  })

  it.each([
    ['ke', false],
    ['KE', false],
    ['kế', true],
    ['đa', true],
    ['a\u0301', true],
    ['12', false],
  ])('%s has marks: %s', (word, marked) => {
    expect(hasMarks(word)).toBe(marked)
  })

  it('keys do not change with form, capitals and the place of the tone (2,000 syllables)', () => {
    const random = seeded(30)
    for (let i = 0; i < 2000; i++) {
      const word = syllable(random)
      const keys = new Set<string>()
      const blind = new Set<string>()
      for (let n = 0; n < word.vowels; n++) {
        for (const form of ['NFC', 'NFD'] as const) {
          for (const text of [word.at(n).normalize(form), word.at(n).toUpperCase().normalize(form)]) {
            keys.add(exactKey(text))
            blind.add(blindKey(text))
          }
        }
      }
      expect([...keys]).toHaveLength(1)
      expect([...blind]).toHaveLength(1)
      expect(blindKey([...keys][0] ?? '')).toBe([...blind][0])
      expect(exactKey([...keys][0] ?? '')).toBe([...keys][0])
    }
  })
})

describe('words of a text', () => {
  it.each([
    ['Số: 28-CT/TW', ['Số', '28', 'CT', 'TW']],
    ['kinh tế – xã hội', ['kinh', 'tế', 'xã', 'hội']],
    ['100 m², 2.500đ', ['100', 'm', '2', '500đ']],
    ['thực hiện¹', ['thực', 'hiện']],
    ['\u0301ke\u0302\u0301', ['ke\u0302\u0301']],
    ['…', []],
  ])('%s', (text, words) => {
    expect(wordsOf(text).map((w) => w.text)).toEqual(words)
    for (const w of wordsOf(text)) expect(text.slice(w.from, w.to)).toBe(w.text)
  })

  it('names compare by their words', () => {
    expect(exactName('Uỷ ban  nhân dân, tỉnh')).toBe(exactName('ủy ban nhân dân tỉnh'))
    expect(blindName('Sở GD&ĐT')).toBe('so gd dt')
  })

  it('the index holds a word at the same place in both lists', () => {
    const { exact, blind } = indexedWords('Kế hoạch số 5', 'Sở Y tế')
    expect(blind.split(' ').map((word) => word.replace('\uE000', '|'))).toEqual([
      'ke',
      'hoach',
      'so',
      '5',
      '|',
      'so',
      'y',
      'te',
    ])
    expect(exact.split(' ')).toHaveLength(8)
  })
})
