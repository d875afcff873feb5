import { describe, expect, it } from 'vitest'
import type { Component } from '../src/ocr/components.js'
import type { LineOfPrint } from '../src/ocr/lines-of-print.js'
import { findStrokes } from '../src/ocr/ruling-lines.js'
import { withStrokesCounted } from '../src/ocr/upright-strokes.js'

const TALL = 24

/** One piece of ink from rows of runs, `[first row, end row, from, to]`. */
function piece(parts: readonly (readonly [number, number, number, number])[]): Component {
  const runs = parts.flatMap(([y0, y1, from, to]) =>
    Array.from({ length: y1 - y0 }, (_, k) => [y0 + k, from, to]).flat(),
  )
  const xs = parts.flatMap(([, , from, to]) => [from, to])
  return { x0: Math.min(...xs), x1: Math.max(...xs), y0: 0, y1: TALL, ink: runs.length, runs }
}
const roman = (x: number): Component =>
  piece([
    [0, 3, x - 3, x + 6],
    [3, 21, x, x + 3],
    [21, 24, x - 3, x + 6],
  ])
const one = (x: number): Component =>
  piece([
    [0, 4, x - 4, x + 3],
    [4, 24, x, x + 3],
  ])
const barred = (x: number): Component =>
  piece([
    [0, 11, x, x + 3],
    [0, 11, x + 12, x + 15],
    [11, 13, x, x + 15],
    [13, 24, x, x + 3],
    [13, 24, x + 12, x + 15],
  ])
const slash = (x: number): Component =>
  piece([...Array(24).keys()].map((y) => [y, y + 1, x + 9 - y / 3, x + 11 - y / 3]))

const line = (pieces: readonly Component[]): LineOfPrint => {
  const hull = { x0: 0, y0: 0, x1: 200, y1: TALL }
  const size = { baseline: TALL, letterHeight: TALL, tallHeight: TALL }
  return { ...hull, ...size, fragments: [{ ...hull, ...size, letters: pieces, pieces }] }
}
const word = (text: string, x0: number, x1: number) => ({
  text,
  confidence: 0.9,
  x0,
  y0: 0,
  x1,
  y1: TALL,
  choices: [],
})

describe('upright strokes alone in a cell', () => {
  it.each([
    ['1', [roman(10)], 'I'],
    ['1', [one(10)], null],
    ['1', [roman(10), roman(21), roman(32)], 'III'],
    ['H', [roman(10), roman(21)], 'II'],
    ['H', [barred(10)], null],
    ['11', [one(10), one(24)], null],
    ['Ill', [roman(10), roman(21), roman(32)], 'III'],
    ['II', [roman(10), roman(21)], null],
    ['12', [one(10), roman(24)], null],
  ])('read as %s', (text, pieces, expected) => {
    expect(withStrokesCounted(line(pieces), [word(text, 5, 60)])?.[0]?.text ?? null).toBe(expected)
  })
})

describe('the number of a quarter', () => {
  const quarter = word('Quý', 0, 40)
  it.each([
    ['1/2024', [roman(50), roman(61), roman(72), slash(84)], 'III/2024'],
    ['H/2024', [roman(50), roman(61), slash(74)], 'II/2024'],
    ['11/2024', [one(50), one(64), slash(74)], 'II/2024'],
    ['IV/2024', [roman(50), slash(61), slash(74)], 'IV/2024'],
  ])('read as %s', (text, pieces, expected) => {
    const words = [quarter, word(text, 46, 150)]
    expect((withStrokesCounted(line(pieces), words) ?? words)[1]?.text).toBe(expected)
  })

  it('is doubtful where its strokes are no quarter', () => {
    const pieces = [roman(50), roman(61), roman(72), roman(83)]
    expect(withStrokesCounted(line(pieces), [quarter, word('1', 46, 95)])?.[1]?.confidence).toBeLessThan(0.5)
  })
})

describe('the numeral of a heading in capitals', () => {
  const dot = (x: number): Component => piece([[21, 24, x, x + 3]])
  it.each([
    ['L', [roman(10), dot(20)], 'I.'],
    ['1.', [roman(10), dot(20)], 'I.'],
    ['1.', [one(10), dot(20)], '1.'],
    ['I.', [roman(10), roman(21), roman(32), dot(42)], 'III.'],
    ['HI', [roman(10), roman(21), roman(32), dot(42)], 'III.'],
    ['II.', [roman(10), roman(21), dot(32)], 'II.'],
    ['HI-', [roman(10), roman(21), roman(32), piece([[11, 13, 42, 50]])], 'III-'],
    // "IV." and "H." have other ink than upright strokes.
    ['I.', [roman(10), slash(21), dot(42)], 'I.'],
    ['H.', [barred(10), dot(32)], 'H.'],
  ])('read as %s', (text, pieces, expected) => {
    const words = [word(text, 5, 60), word('NHIỆM', 70, 130), word('VỤ', 140, 170)]
    expect((withStrokesCounted(line(pieces), words) ?? words)[0]?.text).toBe(expected)
  })

  it('is left as read before running text', () => {
    const words = [word('1.', 5, 60), word('Nhiệm', 70, 130), word('vụ', 140, 170)]
    expect(withStrokesCounted(line([roman(10), dot(20)]), words)).toBeNull()
  })
})

describe('a border', () => {
  it('that steps aside is followed to its end', () => {
    const [width, height] = [400, 300]
    const ink = new Uint8Array(width * height)
    for (let y = 20; y < 280; y++) ink[y * width + (y < 268 ? 100 : 101)] = 1
    expect(findStrokes({ width, height, ink }).map(({ way, y0, y1 }) => [way, y0, y1])).toEqual([['down', 20, 280]])
  })

  it('ends where print of another column begins', () => {
    const [width, height] = [400, 300]
    const ink = new Uint8Array(width * height)
    for (let y = 20; y < 200; y++) ink[y * width + 100] = 1
    for (let y = 208; y < 220; y++) ink[y * width + 101] = 1
    expect(findStrokes({ width, height, ink }).map(({ y0, y1 }) => [y0, y1])).toEqual([[20, 200]])
  })
})
