import { describe, expect, it } from 'vitest'
import { findTerms, snippet } from '../src/search/highlight.js'
import { parseSearch } from '../src/search/search-query.js'
import { matchExpression } from '../src/sqlite/sqlite-words.js'

describe('what a person typed', () => {
  it.each([
    ['ke hoach', 'blind:ke blind:hoach'],
    ['Kế hoach', 'exact:kê\u0301 blind:hoach'],
    ['"ke hoach"', 'exact:ke+hoach'],
    ['«Trẻ em» 2016', 'exact:tre\u0309+em blind:2016'],
    ['86/KH-UBND', 'blind:86+kh+ubnd'],
    ['86/KH-HĐND', 'exact:86+kh+hđnd'],
    ['"kế hoạch', 'exact:kê\u0301+hoach\u0323'],
    ['a"b"c', 'blind:a exact:b blind:c'],
    ['- a *', 'blind:a'],
  ])('%s', (input, expected) => {
    const terms = parseSearch(input).map((term) => `${term.by}:${term.keys.join('+')}`)
    expect(terms.join(' ')).toBe(expected)
  })

  it('reads a very long text in time', () => {
    const started = performance.now()
    expect(parseSearch('"'.repeat(20_000) + 'kế')).toHaveLength(1)
    expect(() => parseSearch(`${'"'.repeat(20_000)} ${'kế '.repeat(20_000)}`)).toThrow(/at most 100 words/u)
    expect(performance.now() - started).toBeLessThan(5000)
  })

  it('becomes an expression in which nothing typed is syntax', () => {
    expect(matchExpression(parseSearch('kế NEAR(a b) "x y"'))).toBe(
      'exact : "kê\u0301" AND blind : "near a" AND blind : "b" AND exact : "x y"',
    )
  })
})

describe('places in the text', () => {
  it.each([
    ['Tủ sách, tủ sách cơ sở', 'tu sach', ['Tủ', 'sách', 'tủ', 'sách']],
    ['Tủ sách, tủ sách cơ sở', '"tủ sách"', ['Tủ sách', 'tủ sách']],
    ['a a a', '"a a"', ['a a a']],
    ['hoà thuận', 'hòa', ['hoà']],
    ['Không có', 'gì', []],
  ])('%s: %s', (text, words, places) => {
    expect(findTerms(text, parseSearch(words)).map((s) => text.slice(s.from, s.to))).toEqual(places)
  })

  it.each([
    ['a text without the words begins at its beginning', 'một hai ba bốn', 'năm', 9, 'một hai', []],
    ['a short text is shown whole', 'một hai', 'hai', 100, 'một hai', ['hai']],
    [
      'the densest stretch is chosen',
      'đò . . . . . . . . . . . . đò đò đò . . . .',
      'đò',
      12,
      'đò đò đò',
      ['đò', 'đò', 'đò'],
    ],
    [
      'a word longer than the snippet is shown whole',
      'a bbbbbbbbbbbb c',
      'bbbbbbbbbbbb',
      5,
      'bbbbbbbbbbbb',
      ['bbbbbbbbbbbb'],
    ],
    ['line breaks show as spaces', 'một\nhai\tba', 'hai', 50, 'một hai ba', ['hai']],
  ])('%s', (_, text, words, length, shown, places) => {
    const found = snippet(text, parseSearch(words), length)
    expect(found.text).toContain(shown)
    expect(found.highlights.map((s) => found.text.slice(s.from, s.to))).toEqual(places)
    expect(found.text).toBe(text.slice(found.at, found.at + found.text.length).replaceAll(/[\n\t]/gu, ' '))
  })
})
