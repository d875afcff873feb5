import { describe, expect, it } from 'vitest'
import {
  allKeys,
  documentKey,
  documentOfFact,
  factKey,
  factKeys,
  fromDocumentStart,
  growingRanges,
} from '../src/database/fact-key.js'

describe('numbers of facts', () => {
  it('rise from the last document to the first, and within a document', () => {
    const keys = [factKey(3, 0), factKey(3, 1), factKey(2, 0), factKey(2, 7), factKey(1, 0), factKey(0, 0)]
    expect([...keys].sort((a, b) => a - b)).toEqual(keys)
    expect([documentKey(3), documentKey(2)].map((key) => key < documentKey(1))).toEqual([true, true])
  })

  it.each([
    [0, 0],
    [1, 1_048_575],
    [2_147_483_647, 5],
  ])('document %d, fact %d: leads back to the document and is an exact integer', (document, ordinal) => {
    const key = factKey(document, ordinal)
    expect(Number.isSafeInteger(key)).toBe(true)
    expect(documentOfFact(key)).toBe(document)
    const { first, last } = factKeys(document)
    expect(key >= first && key <= last).toBe(true)
    expect(fromDocumentStart({ first: key, last: key }).first).toBe(first)
  })

  it.each([
    [-1, 0],
    [2 ** 31, 0],
    [0, -1],
    [0, 2 ** 20],
  ])('document %d, fact %d has none', (document, ordinal) => {
    expect(() => factKey(document, ordinal)).toThrow(RangeError)
  })

  it.each([
    ['everything', allKeys, 3],
    ['ten documents', { first: factKey(10, 0), last: factKeys(1).last }, 1],
    ['a thousand', { first: factKey(1000, 5), last: factKeys(1).last }, 2],
    ['nothing left', { first: 5, last: 4 }, 0],
  ])('%s: ranges follow one another without gap or overlap', (_, range, count) => {
    const ranges = growingRanges(range)
    expect(ranges).toHaveLength(count)
    if (count === 0) return
    expect(ranges[0]?.first).toBe(range.first)
    expect(ranges.at(-1)?.last).toBe(range.last)
    ranges.slice(1).forEach((r, i) => {
      expect(r.first).toBe((ranges[i]?.last ?? 0) + 1)
    })
  })
})
