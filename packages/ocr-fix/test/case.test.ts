import { describe, expect, it } from 'vitest'
import { chooseForms, formOf, likeCase } from '../src/decode/case.js'

describe('capitals of a word', () => {
  it.each([
    ['nghị', 0],
    ['Nghị', 1],
    ['NGHỊ', 2],
    ['A', 1],
    ['TTg', 3],
    ['mỘt', 3],
  ])('%s has form %i', (text, form) => {
    expect(formOf(text)).toBe(form)
  })

  it.each([
    ['nghị', 'Nghi', 'Nghị'],
    ['nghị', 'NGHI', 'NGHỊ'],
    ['được', 'dc', 'được'],
  ])('%s like %s is %s', (word, pattern, expected) => {
    expect(likeCase(word, pattern)).toBe(expected)
  })

  const common = [900, 80, 5, 0]
  const proper = [20, 960, 5, 0]
  const open = [-1, -1, -8, -Infinity]
  const clear = [-9, -0.1, -9, -Infinity]
  it.each([
    ['a common word stays small where the print leaves it open', { seen: open, counts: common, first: false }, 0],
    ['a word that is mostly a name gets its capital', { seen: open, counts: proper, first: false }, 1],
    ['clear print outweighs habit', { seen: clear, counts: common, first: false }, 1],
    ['the head of a sentence', { seen: open, counts: [500, 500, 5, 0], first: true }, 1],
  ])('%s', (_, slot, form) => {
    const before = { seen: [0, -20, -20, -20], counts: common, first: true }
    expect(chooseForms([before, slot])[1]).toBe(form)
  })
})
