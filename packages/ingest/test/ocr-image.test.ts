import { describe, expect, it } from 'vitest'
import { findBands } from '../src/columns.js'
import { gridsOf } from '../src/grid.js'
import { toBitmap } from '../src/ocr/bitmap.js'
import { componentsOf } from '../src/ocr/components.js'
import type { LineOfPrint } from '../src/ocr/lines-of-print.js'
import { withDroppedSigns } from '../src/ocr/lone-number.js'
import { prepare } from '../src/ocr/prepare.js'
import type { Raster, Rect } from '../src/ocr/raster.js'
import { crop, rotate, soften, toPgm } from '../src/ocr/raster.js'
import { skewOf } from '../src/ocr/skew.js'
import { fragmentsOf } from '../src/ocr/text-lines.js'

/** White paper with black rectangles. */
function paper(width: number, height: number, boxes: readonly Rect[]): Raster {
  const data = new Uint8Array(width * height).fill(255)
  for (const { x0, y0, x1, y1 } of boxes) {
    for (let y = y0; y < y1; y++) data.fill(0, y * width + x0, y * width + x1)
  }
  return { width, height, data }
}

const box = (x0: number, y0: number, w: number, h: number): Rect => ({ x0, y0, x1: x0 + w, y1: y0 + h })

/** Lines of letter-like boxes, 10 × 20, four to a word. */
const print = (x0: number, x1: number, ys: readonly number[]): Rect[] =>
  ys.flatMap((y) =>
    Array.from({ length: Math.floor((x1 - x0) / 14) }, (_, k) => k)
      .filter((k) => k % 5 !== 4)
      .map((k) => box(x0 + 14 * k, y, 10, 20)),
  )

describe('ink', () => {
  it('is found on bilevel and on shaded paper alike', () => {
    const flat = paper(200, 200, [box(50, 50, 20, 30)])
    const shaded = { ...flat, data: flat.data.map((v, i) => (v === 0 ? 60 : 250 - Math.floor((i % 200) / 3))) }
    for (const image of [flat, shaded]) {
      const found = componentsOf(toBitmap(image)).filter((c) => c.ink > 100)
      expect(found).toMatchObject([{ x0: 50, y0: 50, x1: 70, y1: 80, ink: 600 }])
    }
  })

  it('that touches at a corner is one piece', () => {
    const image = paper(40, 40, [box(5, 5, 5, 5), box(10, 10, 5, 5), box(30, 30, 3, 3)])
    expect(componentsOf(toBitmap(image))).toHaveLength(2)
  })

  it('crops with a margin, beyond the edge too', () => {
    const cut = crop(paper(10, 10, [box(0, 0, 10, 10)]), { x0: 8, y0: 8, x1: 14, y1: 14 }, 1)
    expect([cut.width, cut.height, cut.data.filter((v) => v === 0).length]).toEqual([4, 4, 4])
  })

  it('softens edges and leaves flat areas', () => {
    const out = soften(paper(9, 9, [box(3, 3, 3, 3)]))
    expect(out.data[0]).toBeGreaterThan(250)
    expect(out.data[4 * 9 + 4]).toBeLessThan(60)
    expect(new TextDecoder().decode(toPgm(out).subarray(0, 10))).toBe('P5\n9 9\n255')
  })
})

describe('skew', () => {
  const page = paper(
    800,
    1000,
    print(
      80,
      720,
      Array.from({ length: 18 }, (_, k) => 100 + 45 * k),
    ),
  )
  it.each([-0.02, -0.008, 0, 0.012])('of %d rad is measured to a tenth of a degree', (angle) => {
    const turned = angle === 0 ? page : rotate(page, angle)
    expect(Math.abs(skewOf(toBitmap(turned)) - angle)).toBeLessThan(0.0018)
  })
})

describe('lines of print', () => {
  it('keep the marks over and under their letters, in tight setting too', () => {
    const letters = print(20, 300, [50, 84])
    const marks = [box(22, 74, 6, 6), box(50, 73, 4, 4)]
    const bitmap = toBitmap(paper(320, 130, [...letters, ...marks]))
    const lines = fragmentsOf(componentsOf(bitmap), 20, 1.7).sort((a, b) => a.baseline - b.baseline)
    expect(lines).toHaveLength(2)
    expect(lines.map((l) => l.pieces.length - l.letters.length)).toEqual([1, 1])
  })
})

describe('columns', () => {
  const line = (x0: number, x1: number, y: number): Rect => ({ x0, x1, y0: y, y1: y + 26 })
  it('of a letterhead part at the gutter, not those of the body', () => {
    const head = [
      line(100, 350, 100),
      line(420, 900, 100),
      line(120, 330, 140),
      line(500, 820, 142),
      line(140, 300, 200),
      line(480, 860, 200),
    ]
    const body = Array.from({ length: 8 }, (_, k) => line(k === 0 ? 180 : 100, 900, 320 + 45 * k))
    const bands = findBands([...head, ...body], 20)
    expect(bands).toHaveLength(1)
    expect(bands[0]?.gutter0).toBe(350)
    expect(bands[0]?.gutter1).toBe(420)
    expect(bands[0]?.y1).toBeLessThan(320)
  })
})

describe('ruled grids', () => {
  it('have their merged cells, and their text is free of rulings', () => {
    const rules = [
      box(100, 100, 500, 3),
      box(100, 160, 500, 3),
      box(100, 220, 503, 3),
      box(100, 100, 3, 120),
      box(600, 100, 3, 120),
      box(300, 160, 3, 60),
    ]
    const ready = prepare(
      paper(800, 1000, [...rules, ...print(120, 280, [180]), ...print(80, 700, [400, 445, 490, 535, 580])]),
    )
    expect(ready.grids).toHaveLength(1)
    expect(ready.grids[0]?.cells.map((c) => [c.row, c.column, c.columns])).toEqual([
      [0, 0, 2],
      [1, 0, 1],
      [1, 1, 1],
    ])
    expect(ready.clean.data[101 * 800 + 400]).toBe(255)
  })

  it('are none where lines do not meet', () => {
    expect(
      gridsOf(
        [
          { x0: 0, x1: 100, y0: 0, y1: 1 },
          { x0: 200, x1: 201, y0: 50, y1: 90 },
        ],
        { x: 5, y: 5 },
      ),
    ).toEqual([])
  })
})

describe('a number alone in its cell', () => {
  const word = (text: string) => ({ text, confidence: 0.9, x0: 0, y0: 0, x1: 40, y1: 24, choices: [] })
  const ink = (boxes: readonly Rect[]): LineOfPrint => {
    const pieces = boxes.map((b) => ({ ...b, ink: 60, runs: [] }))
    const hull = { x0: 0, y0: 0, x1: 40, y1: 30 }
    const fragment = { ...hull, letters: pieces, pieces, baseline: 24, letterHeight: 24, tallHeight: 24 }
    return { ...hull, fragments: [fragment], letterHeight: 24, tallHeight: 24, baseline: 24 }
  }
  const [one, two] = [box(0, 0, 9, 24), box(26, 0, 14, 24)]
  const comma = box(14, 20, 6, 10)
  const point = box(14, 19, 5, 5)
  it.each([
    ['12', [one, comma, two], '1,2'],
    ['12', [one, point, two], '1.2'],
    ['1⁄2', [one, comma, two], '1,2'],
    ['12', [one, two], null],
    ['1,2', [one, comma, two], null],
  ])('read as %s', (text, boxes, expected) => {
    expect(withDroppedSigns(ink(boxes), [word(text)])?.[0]?.text ?? null).toBe(expected)
  })

  it('is marked doubtful where digits and ink do not tally', () => {
    expect(withDroppedSigns(ink([one, comma, two]), [word('123')])?.[0]?.confidence).toBeLessThan(0.5)
  })
})
