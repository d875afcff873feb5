import { describe, expect, it } from 'vitest'
import type { LineOfPrint } from '../src/ocr/lines-of-print.js'
import { officeLineOf } from '../src/ocr/office-lines.js'
import { prepare } from '../src/ocr/prepare.js'
import type { Raster, Rect } from '../src/ocr/raster.js'
import { isSealsOwn, isSealsShape, withoutFlecks, withoutRim } from '../src/ocr/stray-words.js'
import type { EngineWord } from '../src/ocr/tesseract-adapter.js'
import type { Fragment } from '../src/ocr/text-lines.js'
import { firstOfName } from '../src/ocr/under-seal.js'

const box = (x0: number, y0: number, w: number, h: number): Rect => ({ x0, y0, x1: x0 + w, y1: y0 + h })

/** Letter-like boxes of 10 × 20 in a row. */
const row = (x0: number, y: number, letters: number): Rect[] =>
  Array.from({ length: letters }, (_, k) => box(x0 + 16 * k, y, 10, 20))

/** White paper, 1654 × 2339 (200 dpi), with black boxes and rings of 5 pixels; `gap` leaves so much of a ring out, in radians. */
function sheet(boxes: readonly Rect[], rings: readonly { x: number; y: number; r: number; gap?: number }[]): Raster {
  const [width, height] = [1654, 2339]
  const data = new Uint8Array(width * height).fill(255)
  for (const { x0, y0, x1, y1 } of boxes) for (let y = y0; y < y1; y++) data.fill(0, y * width + x0, y * width + x1)
  for (const { x, y, r, gap = 0 } of rings) {
    for (let py = y - r - 3; py <= y + r + 3; py++) {
      for (let px = x - r - 3; px <= x + r + 3; px++) {
        const away = Math.hypot(px - x, py - y)
        const angle = Math.atan2(py - y, px - x)
        if (Math.abs(away - r) <= 2.5 && Math.abs(angle) >= gap / 2) data[py * width + px] = 0
      }
    }
  }
  return { width, height, data }
}

const text = [...row(100, 100, 40), ...row(100, 160, 40), ...row(100, 220, 40)]

describe('a seal over print', () => {
  const name = row(560, 1080, 12)

  it.each([
    ['whole', 0],
    ['worn on one side', 1.8],
  ])('that is %s is found, and lets go of the letters that its rim touches', (_, gap) => {
    // The rim runs over the first letters of the name.
    const { seals, letters } = prepare(sheet([...text, ...name], [{ x: 480, y: 1000, r: 142, gap }]))
    expect(seals).toHaveLength(1)
    expect(Math.hypot((seals[0]?.x ?? 0) - 480, (seals[0]?.y ?? 0) - 1000)).toBeLessThan(3)
    expect(Math.abs((seals[0]?.radius ?? 0) - 142)).toBeLessThan(4)
    const found = letters.filter((c) => c.y0 >= 1075 && c.y1 <= 1106 && c.x0 >= 555)
    expect(found.filter((c) => c.x1 - c.x0 >= 8 && c.y1 - c.y0 >= 17)).toHaveLength(12)
  })

  it('of two rings is taken away with both', () => {
    const rings = [
      { x: 480, y: 1000, r: 142 },
      { x: 480, y: 1000, r: 128 },
    ]
    const { letters, large } = prepare(sheet([...text, ...name], rings))
    const inRings = [...letters, ...large].filter((c) => c.x1 < 550 && c.y0 > 800)
    expect(inRings.reduce((sum, c) => sum + c.ink, 0)).toBeLessThan(600)
  })

  it('is none where a page has only a box, a picture or a stroke of the hand', () => {
    for (const big of [
      [box(300, 900, 200, 3)],
      [box(300, 900, 150, 150)],
      [box(300, 900, 3, 100), box(300, 1000, 90, 3)],
    ])
      expect(prepare(sheet([...text, ...big], [])).seals).toEqual([])
  })
})

describe('dust', () => {
  it('is what is much smaller than the dots of the print itself', () => {
    const dots = row(100, 100, 40).map((l) => box(l.x0 + 3, 90, 4, 4))
    const dust = [box(140, 118, 3, 2), box(300, 95, 2, 3)].map((d) => ({ ...d, x0: d.x0 - 1, x1: d.x1 - 1 }))
    const { letters } = prepare(sheet([...text, ...dots, ...dust], []))
    expect(letters.filter((c) => c.ink <= 6)).toEqual([])
    expect(letters.filter((c) => c.ink === 16)).toHaveLength(40)
  })
})

describe('a dot', () => {
  const kept = (...dots: readonly Rect[]): number =>
    prepare(sheet([...text, ...dots], [])).letters.filter((c) => c.y1 - c.y0 <= 4).length

  it.each([
    ['at the end of a word stays', [box(738, 116, 4, 4)], 1],
    ['over a letter stays', [box(103, 92, 4, 4)], 1],
    ['with room on both sides is dust', [box(752, 116, 4, 4)], 0],
    ['of a row of dots stays', [0, 1, 2, 3].map((k) => box(738 + 14 * k, 116, 4, 4)), 4],
  ])('%s', (_, dots, count) => {
    expect(kept(...dots)).toBe(count)
  })
})

describe('a line of capitals under a seal', () => {
  it.each([
    ['HÓ CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
    ['CHỦ TỊCH', 'CHỦ TỊCH'],
    ['*Ó GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'],
    ['KT..BỘ TRƯỚNG', 'KT. BỘ TRƯỞNG'],
    ['@Ộ TRƯỞNG, CHỦ NHỆM', 'BỘ TRƯỞNG, CHỦ NHIỆM'],
    ["'PHÚ /CHÁNH VĂN PHÒNG", 'PHÓ CHÁNH VĂN PHÒNG'],
    ['CHUYỊCH', 'CHỦ TỊCH'],
    ['TRƯỚNG. CHỦ NHIỆM', 'BỘ TRƯỞNG, CHỦ NHIỆM'],
    ['ỦY BAN NHÂN DÂN', 'ỦY BAN NHÂN DÂN'],
    ['TM. UY BAN NHÂN DÂN', 'TM. ỦY BAN NHÂN DÂN'],
    // Other capitals, and what may be two lines, stay as they were read.
    ['SỞ TÀI CHÍNH', null],
    ['NGUYỄN VĂN SƠN', null],
    ['PH. ÙUTƯỜNG', null],
    ['ỦY BAN NHÂN DÂN TỈNH HÒA SƠN', null],
    ['CHỦ TỊCH NƯỚC', null],
  ])('%s is %s', (read, line) => {
    expect(officeLineOf(read)).toBe(line)
  })
})

describe('the first word of a name under a seal', () => {
  it.each([
    // Read in pieces: the family name that it most likely is.
    ['guyễn', ['guyễn', 'Nguyễn'], false, 'Nguyễn'],
    ['rương', [], false, 'Trương'],
    ['Đinn', ['Đinh'], false, 'Đinh'],
    // Read surely: a rare family name is no misread common one.
    ['Gấu', ['Gấu', 'Hầu'], true, null],
    ['Gấu', ['Cấu'], true, null],
    ['Hả', ['Hà'], true, 'Hà'],
    ['Nguyên', ['Nguyên'], true, 'Nguyễn'],
    ['', [], false, null],
  ] as const)('%s, again %j', (read, again, plain, text) => {
    expect(firstOfName(read, again, plain)?.text ?? null).toBe(text)
  })
})

const words = (...read: readonly (readonly [string, number])[]): EngineWord[] =>
  read.map(([t, confidence], k) => ({ text: t, confidence, x0: 100 * k, x1: 100 * k + 80, y0: 0, y1: 20, choices: [] }))
const shown = (kept: readonly EngineWord[]): string => kept.map((w) => w.text).join(' ')

describe('words that are no print', () => {
  it.each([
    ['“~-..—“” before a name', words(['~-..—“', 0.11], ['Vũ', 0.95], ['Đình', 0.96]), 'Vũ Đình'],
    ['a sign before the first letter', words(['!Hà', 0], ['Nội,', 0.96]), 'Hà Nội,'],
    ['a fleck between two words', words(['Viện', 0.95], [';', 0.04], ['sát', 0.9]), 'Viện sát'],
    ['a stroke of the rim after the last letter', words(['Tỉnh', 0.9], ['ủy+', 0.3]), 'Tỉnh ủy'],
    ['no dash of an item, however doubtful', words(['-', 0.07], ['Lưu:', 0.07]), '- Lưu:'],
    ['no quotation mark of the text', words(['“Biến', 0.6], ['rác', 0.96]), '“Biến rác'],
    ['no closing mark', words(['thực', 0.9], ['hiện', 0.96], ['/.', 0.4]), 'thực hiện /.'],
  ])('%s', (_, read, kept) => {
    expect(shown(withoutFlecks(read))).toBe(kept)
  })

  const ready = { seals: [{ x: 350, y: 10, radius: 140 }], letterHeight: 20 }

  it('at the end of a line that runs into a seal are left out, those beyond it stay', () => {
    const line = words(['các', 0.95], ['Vụ:', 0.96], ['YE', 0.1], ['MS', 0])
    expect(shown(withoutRim(line, ready))).toBe('các Vụ:')
    expect(shown(withoutRim(line, { ...ready, seals: [] }))).toBe('các Vụ: YE MS')
    const far = words(['VT,', 0.9], ['NC.', 0.9], ['—', 0.9], ['N', 0.95]).filter((w) => w.text !== '—')
    expect(shown(withoutRim(far, ready))).toBe('VT, NC.')
  })

  const fragment = (x0: number, x1: number, tallHeight: number, letters: number): Fragment => ({
    ...box(x0, 0, x1 - x0, tallHeight),
    letters: Array.from({ length: letters }, () => ({ ...box(x0, 0, 5, 5), ink: 20, runs: [] })),
    pieces: [],
    baseline: tallHeight,
    letterHeight: tallHeight,
    tallHeight,
  })
  const line: LineOfPrint = { ...fragment(300, 400, 22, 6), fragments: [] }

  it('within a seal are its own letters: by their shape, or where the engine does not trust them', () => {
    expect(isSealsShape(fragment(300, 360, 20, 2), ready)).toBe(true)
    expect(isSealsShape(fragment(300, 400, 50, 6), ready)).toBe(true)
    expect(isSealsShape(fragment(300, 400, 22, 6), ready)).toBe(false)
    expect(isSealsShape(fragment(600, 660, 20, 2), ready)).toBe(false)
    expect(isSealsOwn(line, words(['NA', 0.3], ['Z', 0]), ready)).toBe(true)
    expect(isSealsOwn(line, words(['CHỦ', 0.9], ['TỊCH', 0.9]), ready)).toBe(false)
  })
})
