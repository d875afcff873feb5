import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PreparedCandidates } from '../src/channel/prepared.js'
import {
  countedEngines,
  GramLevel,
  modelFile,
  packLevel,
  prepareCandidates,
  readSections,
  readVocabulary,
  section,
  writeSections,
} from '../src/index.js'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Contexts with all numbers of children, up to far more than one read of the file holds, at small and large places. */
function contexts(): { bow: number; places: number[]; p: number[] }[] {
  let state = 7
  const next = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return (state >>> 8) % below
  }
  return Array.from({ length: 400 }, (_, h) => {
    const count = h % 3 === 0 ? 0 : h === 100 ? 900 : next(h % 7 === 0 ? 60 : 4)
    const step = h % 2 === 0 ? 1 : 30
    const places: number[] = []
    for (let i = 0, place = next(step); i < count; i++, place += 1 + next(step)) places.push(place)
    return { bow: count === 0 ? 0 : next(128), places, p: places.map(() => next(128)) }
  })
}

describe('n-grams of one order', () => {
  const rows = contexts()
  const level = new GramLevel(packLevel(rows), rows.length)

  it('come back as they were packed', () => {
    const into = new Uint32Array(1000)
    let node = 0
    rows.forEach(({ bow, places, p }, h) => {
      level.enter(h)
      expect(level.hasChildren(h)).toBe(places.length > 0)
      expect(level.first(h)).toBe(node)
      expect(level.weight).toBe(bow)
      expect(Array.from(into.subarray(0, level.children(into)))).toEqual(places.map((at, i) => at * 128 + (p[i] ?? 0)))
      node += places.length
    })
    expect(level.nodes).toBe(node)
  })

  it('are found by their place, and no others', () => {
    rows.forEach(({ places, p }, h) => {
      level.enter(h)
      for (let place = 0; place < 70; place++) {
        const at = places.indexOf(place)
        expect(level.find(place)).toBe(at < 0 ? -1 : level.first(h) + at)
        if (at >= 0) expect(level.p).toBe(p[at])
      }
    })
    level.enter(-1)
    expect([level.find(0), level.weight]).toEqual([-1, 0])
  })

  it.each([
    ['without bytes', { fans: new Uint8Array(0), grams: new Uint8Array(0) }],
    ['cut in the numbers of children', { ...packLevel(rows), fans: packLevel(rows).fans.slice(0, 40) }],
    ['cut in the children', { ...packLevel(rows), grams: packLevel(rows).grams.slice(0, 400) }],
  ])('are refused %s', (_, packed) => {
    expect(() => new GramLevel(packed, rows.length)).toThrow(RangeError)
  })

  it('of the highest order have no numbers, and are found all the same', () => {
    const highest = new GramLevel(packLevel(rows), rows.length, true)
    rows.forEach(({ bow, places, p }, h) => {
      highest.enter(h)
      expect([highest.weight, highest.hasChildren(h), highest.first(h)]).toEqual([bow, places.length > 0, 0])
      places.forEach((place, i) => {
        expect([highest.find(place), highest.p]).toEqual([i, p[i]])
      })
    })
  })

  it('have places of up to 15 bits', () => {
    expect(() => packLevel([{ bow: 0, places: [1 << 15], p: [0] }])).toThrow(RangeError)
  })
})

describe('a vocabulary', () => {
  it('is read as it was written', () => {
    const read = readVocabulary('nghị\t70\t20\t10\t0\t\nttg\t0\t0\t1\t95\tTTg')
    expect(read.keys.slice(-2)).toEqual(['nghị', 'ttg'])
    expect([0, 1, 2, 3].map((form) => read.count(read.id('nghị'), form))).toEqual([70, 20, 10, 0])
    expect([1, 3].map((form) => read.write(read.id('ttg'), form))).toEqual(['Ttg', 'TTg'])
  })
  it('is refused when it ends within a line', () => {
    expect(() => readVocabulary('nghị\t70\t20\t10\t0\t\nxã')).toThrow(RangeError)
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

describe('the model of the package', () => {
  const sections = readSections(readFileSync(modelFile))
  const prepared = (of: ReadonlyMap<string, Uint8Array>, engine: string): PreparedCandidates =>
    new PreparedCandidates(
      new TextDecoder().decode(section(of, `garbles.${engine}`)),
      section(of, `candidates.${engine}`),
    )

  // After a change of the channels: npm run train -- --channels
  it.each(countedEngines)('has the words that the search finds today for the commonest garbles: %s', (engine) => {
    const all = new TextDecoder().decode(section(sections, `garbles.${engine}`)).split('\n')
    const some = all.filter((_, i) => i % 400 === 0)
    const kept = prepared(sections, engine)
    const found = prepared(new Map(prepareCandidates(sections, engine, some)), engine)
    for (const garble of some) expect([garble, kept.of(garble)]).toEqual([garble, found.of(garble)])
  })
})
