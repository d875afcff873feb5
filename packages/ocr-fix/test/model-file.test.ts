import { describe, expect, it } from 'vitest'
import { BitReader, BitWriter, readSections, riceShift, section, writeSections } from '../src/index.js'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('bits', () => {
  it('come back as they were written', () => {
    const writer = new BitWriter()
    const rows: (readonly [number, number])[] = []
    for (let i = 0, state = 7; i < 20_000; i++) {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0
      rows.push([state % (1 << ((state >>> 7) % 20)), (state >>> 3) % 8])
    }
    for (const [value, shift] of rows) {
      writer.putRice(value, shift)
      writer.put(value & 0x7f, 7)
    }
    const reader = new BitReader(writer.bytes())
    for (const [value, shift] of rows) {
      expect(reader.takeRice(shift)).toBe(value)
      expect(reader.take(7)).toBe(value & 0x7f)
    }
  })

  it.each([
    [100, 100, 0],
    [100, 10, 3],
    [10_000, 10, 9],
    [10, 0, 3],
  ])('gaps over %i with %i of them: shift %i', (range, count, shift) => {
    expect(riceShift(range, count)).toBe(shift)
  })
})

describe('a model file', () => {
  const file = writeSections([
    ['words', bytes('tỉnh huyện xã')],
    ['empty', bytes('')],
  ])

  it('gives its sections back', () => {
    const sections = readSections(file)
    expect([...sections.keys()]).toEqual(['words', 'empty'])
    expect(new TextDecoder().decode(section(sections, 'words'))).toBe('tỉnh huyện xã')
    expect(section(sections, 'empty')).toHaveLength(0)
  })

  it.each([
    ['no bytes', new Uint8Array(0)],
    ['another file', bytes('%PDF-1.7 and so on')],
    ['another version', Uint8Array.from(file, (b, i) => (i === 7 ? b + 1 : b))],
    ['a cut file', file.slice(0, 20)],
  ])('is refused with its code: %s', (_, broken) => {
    expect(() => readSections(broken)).toThrow(expect.objectContaining({ code: 'ocr_fix.bad_model' }))
  })

  it('says which section is missing', () => {
    expect(() => section(readSections(file), 'grams2')).toThrow(/grams2/)
  })
})
