import { describe, expect, it } from 'vitest'
import type { Edit } from '../src/index.js'
import { apply, compose, covers, editSet, invert, toRaw, toRepaired } from '../src/index.js'
import { randomEdits, randomText, seeded } from './random.js'

const edit = (from: number, to: number, replacement: string, rule = 'rule'): Edit => ({
  span: { from, to },
  replacement,
  rule,
  confidence: 0.9,
})

describe('apply', () => {
  it.each([
    ['Ké hoach s6 12', [edit(0, 2, 'Kế'), edit(3, 8, 'hoạch'), edit(9, 11, 'số')], 'Kế hoạch số 12'],
    ['3.Sở Y tế', [edit(2, 2, ' ')], '3. Sở Y tế'],
    ['xa ̃hội', [edit(0, 4, 'xã ')], 'xã hội'],
    ['không đổi', [], 'không đổi'],
  ])('%s → edits → text', (text, edits, expected) => {
    expect(apply(text, editSet(edits))).toBe(expected)
  })

  it('refuses an edit beyond the text', () => {
    expect(() => apply('ngắn', [edit(2, 9, '')])).toThrow(RangeError)
  })
})

describe('editSet', () => {
  it('sorts', () => {
    expect(editSet([edit(5, 6, 'b'), edit(0, 1, 'a')]).map((e) => e.span.from)).toEqual([0, 5])
  })
  it.each([
    ['overlap', [edit(0, 3, 'a'), edit(2, 4, 'b')]],
    ['two insertions at one place', [edit(2, 2, 'a'), edit(2, 2, 'b')]],
  ])('refuses %s', (_, edits) => {
    expect(() => editSet(edits)).toThrow(RangeError)
  })
})

describe('toRaw and toRepaired', () => {
  const raw = 'Thuc hién Ké hoach s6 91'
  const edits = editSet([
    edit(0, 4, 'Thực'),
    edit(5, 9, 'hiện'),
    edit(10, 12, 'Kế'),
    edit(13, 18, 'hoạch'),
    edit(19, 21, 'số'),
  ])
  const repaired = apply(raw, edits)
  it.each(['Thực', 'Kế hoạch', '91', 'số 91'])('finds "%s" and its source', (quote) => {
    const from = repaired.indexOf(quote)
    const span = { from, to: from + quote.length }
    expect(toRepaired(edits, toRaw(edits, span))).toEqual(span)
  })
  it('widens a span that ends inside an edit', () => {
    expect(toRaw([edit(2, 5, 'x')], { from: 0, to: 3 })).toEqual({ from: 0, to: 5 })
    expect(toRepaired([edit(2, 5, 'xyz!')], { from: 3, to: 9 })).toEqual({ from: 2, to: 10 })
  })
})

describe('laws on seeded random edits', () => {
  const cases = Array.from({ length: 2000 }, (_, seed) => {
    const random = seeded(seed + 1)
    const text = randomText(random, 24)
    const first = randomEdits(random, text)
    const middle = apply(text, first)
    const second = randomEdits(random, middle)
    return { seed, text, first, middle, second }
  })

  it('apply ∘ compose = apply ∘ apply', () => {
    for (const { seed, text, first, middle, second } of cases) {
      const both = compose(text, first, second)
      expect(() => editSet(both, text.length), `seed ${seed}`).not.toThrow()
      expect(apply(text, both), `seed ${seed}`).toBe(apply(middle, second))
    }
  })

  it('invert undoes', () => {
    for (const { seed, text, first, middle } of cases) {
      expect(apply(middle, editSet(invert(text, first))), `seed ${seed}`).toBe(text)
    }
  })

  it('a span mapped there and back covers itself', () => {
    for (const { seed, text, first, middle } of cases) {
      const random = seeded(seed + 99_991)
      const from = Math.floor(random() * (middle.length + 1))
      const span = { from, to: from + Math.floor(random() * (middle.length - from + 1)) }
      const raw = toRaw(first, span)
      expect(raw.from >= 0 && raw.to <= text.length && raw.from <= raw.to, `seed ${seed}`).toBe(true)
      expect(covers(toRepaired(first, raw), span), `seed ${seed}`).toBe(true)
    }
  })

  it('a span that keeps clear of every edit maps exactly, and its text is the same', () => {
    for (const { seed, text, first, middle } of cases) {
      for (let at = 0; at < text.length; at++) {
        if (first.some((e) => e.span.from <= at + 1 && at <= e.span.to)) continue
        const there = toRepaired(first, { from: at, to: at + 1 })
        expect(middle.slice(there.from, there.to), `seed ${seed} at ${at}`).toBe(text[at])
        expect(toRaw(first, there), `seed ${seed} at ${at}`).toEqual({ from: at, to: at + 1 })
      }
    }
  })
})
