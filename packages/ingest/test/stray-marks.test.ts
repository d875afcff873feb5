import { describe, expect, it } from 'vitest'
import { joinStrayMarks } from '../src/pdf/stray-marks.js'

/** Pieces of one line, "_" for a space; a letter is half an em wide, a mark has no width. */
function pieces(line: string) {
  let x = 0
  return line.split('|').map((part) => {
    const text = part.replace('_', '')
    const spaceBefore = part.startsWith('_')
    const x0 = x + (spaceBefore ? 5 : 0)
    x = x0 + text.replace(/\p{M}/gu, '').length * 5
    return { text, x0, x1: x, baseline: 100, size: 10, spaceBefore }
  })
}
const shown = (line: string): string =>
  joinStrayMarks(pieces(line))
    .map((p) => (p.spaceBefore ? ' ' : '') + p.text)
    .join('')

describe('marks shown apart from their letter', () => {
  it.each([
    ['after the space', 'hô|_\u0300|sơ', 'hồ sơ'],
    ['after the space, in one run with the next word', 'va|_\u0300bến', 'và bến'],
    ['after the consonants of the end', 'phuc|\u0323|_hồi', 'phục hồi'],
    ['after the first letter of the next word', 'bô|_t|\u0301|rí', 'bố trí'],
    ['at its letter', 'me\u0323|_già', 'me\u0323 già'],
    ['with no vowel near', 'TTr|\u0301|_7', 'TTr\u0301 7'],
  ])('%s', (_name, line, expected) => {
    expect(shown(line)).toBe(expected)
  })

  it('at the beginning of a line belong to the line above', () => {
    const above = { text: 'nha', x0: 300, x1: 315, baseline: 80, size: 10, spaceBefore: true }
    const [first, second] = joinStrayMarks([above, ...pieces('\u0300dột')])
    expect([first?.text, second?.text]).toEqual(['nhà', 'dột'])
  })
})
