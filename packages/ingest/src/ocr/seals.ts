import type { Bitmap } from './bitmap.js'
import type { Component } from './components.js'
import { componentsOf } from './components.js'
import type { Rect } from './raster.js'

/** A round seal: its outer rim in pixels. */
export interface Seal {
  readonly x: number
  readonly y: number
  readonly radius: number
}

export interface Parted {
  /** What is left of print and drawings that the seals had run together. */
  readonly pieces: readonly Component[]
  readonly seals: readonly Seal[]
}

/** Round seals of offices are 28 to 42 mm wide, as shares of an A4 sheet's width: their radius. */
const LEAST_RADIUS = 0.062
const MOST_RADIUS = 0.115
/** Share of a circle's course that lies on ink. Worn rims are broken; letters around a centre give a third. */
const LEAST_RIM = 0.5
/** Share from which a circle within the rim counts as one of its rings. */
const LEAST_RING = 0.45
/** Draws of three points for one seal. */
const DRAWS = 3_000
const MOST_SEALS = 3

/**
 * Parts print from the seals that run over it. `large` are the pieces of ink that are no letters: a letter that touches
 * a rim is part of one, and would go with it. Of a rim its rings are taken away except where a stroke crosses them.
 */
export function partSeals(large: readonly Component[], { width, height, ink }: Bitmap, letterHeight: number): Parted {
  const isBig = (c: Rect): boolean => c.x1 - c.x0 > 3 * letterHeight || c.y1 - c.y0 > 3 * letterHeight
  const big = large.filter(isBig)
  if (big.length === 0) return { pieces: large, seals: [] }
  const left: Bitmap = { width, height, ink: new Uint8Array(ink.length) }
  for (const c of big) paint(left.ink, width, c)
  const seals = findSeals(big, ink, width, height)
  for (const seal of seals) wipeRings(left, ink, seal)
  const rest = large.filter((c) => !big.includes(c))
  const pieces = piecesOf(left, frameOf(big)).flatMap((c) =>
    seals.some((s) => touches(c, s)) && isBig(c) ? parted(c) : [c],
  )
  return { pieces: [...rest, ...pieces], seals }
}

const touches = (c: Rect, { x, y, radius }: Seal): boolean =>
  c.x0 < x + radius && c.x1 > x - radius && c.y0 < y + radius && c.y1 > y - radius

/** What a piece falls into when its outermost pixels are taken off, and given back to each part: thin bridges break. */
function parted(piece: Component): Component[] {
  const frame = { x0: piece.x0 - 1, y0: piece.y0 - 1, x1: piece.x1 + 1, y1: piece.y1 + 1 }
  const whole = bitmapOf(piece, frame)
  const { width, height, ink } = whole
  const core = new Uint8Array(ink.length)
  for (let i = width; i < ink.length - width; i++) {
    if (ink[i] === 1 && ink[i - 1] === 1 && ink[i + 1] === 1 && ink[i - width] === 1 && ink[i + width] === 1)
      core[i] = 1
  }
  const cores = componentsOf({ width, height, ink: core })
  if (cores.length < 2) return [piece]
  return cores.flatMap((c) => {
    const grown = new Uint8Array(ink.length)
    for (let i = 0; i + 2 < c.runs.length; i += 3) {
      const row = (c.runs[i] ?? 0) * width
      for (let x = row + (c.runs[i + 1] ?? 0); x < row + (c.runs[i + 2] ?? 0); x++) {
        for (const near of [x, x - 1, x + 1, x - width, x + width]) grown[near] = ink[near] ?? 0
      }
    }
    return componentsOf({ width, height, ink: grown }).map((g) => moved(g, frame))
  })
}

function paint(out: Uint8Array, width: number, { runs }: Component): void {
  for (let i = 0; i + 2 < runs.length; i += 3) {
    const row = (runs[i] ?? 0) * width
    out.fill(1, row + (runs[i + 1] ?? 0), row + (runs[i + 2] ?? 0))
  }
}

/** Circles through three points of the pieces' edges, the one that runs on the most ink first. */
function findSeals(big: readonly Component[], ink: Uint8Array, width: number, height: number): Seal[] {
  const seals: Seal[] = []
  let points = edgePoints(big)
  for (let k = 0; k < MOST_SEALS && points.length >= 60; k++) {
    const seal = findCircle(points, ink, width, height)
    if (seal === null) break
    seals.push(seal)
    points = points.filter(([x, y]) => Math.hypot(x - seal.x, y - seal.y) > seal.radius * 1.1)
  }
  return seals
}

type Point = readonly [number, number]

function edgePoints(big: readonly Component[]): Point[] {
  const all = big.flatMap(({ runs }) => {
    const out: Point[] = []
    for (let i = 0; i + 2 < runs.length; i += 3) {
      const y = runs[i] ?? 0
      out.push([runs[i + 1] ?? 0, y], [(runs[i + 2] ?? 1) - 1, y])
    }
    return out
  })
  const step = Math.max(1, Math.floor(all.length / 4_000))
  return all.filter((_, i) => i % step === 0)
}

function findCircle(points: readonly Point[], ink: Uint8Array, width: number, height: number): Seal | null {
  // The same draws for the same page: numbers of a linear congruence.
  let state = 20_240_415
  const draw = (): Point => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return points[Math.floor((state / 2 ** 32) * points.length)] ?? [0, 0]
  }
  const [least, most] = [width * LEAST_RADIUS, width * MOST_RADIUS]
  let best: Seal | null = null
  let rim = LEAST_RIM
  for (let i = 0; i < DRAWS; i++) {
    const seal = circleThrough(draw(), draw(), draw())
    if (seal === null || seal.radius < least || seal.radius > most) continue
    if (seal.x < 0 || seal.y < 0 || seal.x > width || seal.y > height) continue
    // Most draws are told by a few places.
    if (onInk(seal, seal.radius, ink, width, height, 24, 1) < rim * 0.7) continue
    const share = onInk(seal, seal.radius, ink, width, height, 240, 1)
    if (share <= rim - 0.04 || !isRim(seal, share, ink, width, height)) continue
    if (share > rim || (share > rim - 0.04 && best !== null && seal.radius > best.radius + 3)) {
      rim = Math.max(rim, share)
      best = seal
    }
  }
  return best
}

/** Paper lies close to a rim on both sides; a dark picture has ink there too. */
function isRim(seal: Seal, share: number, ink: Uint8Array, width: number, height: number): boolean {
  return [1, -1].every((side) =>
    [0.04, 0.06, 0.08].some(
      (away) => onInk(seal, seal.radius * (1 + side * away), ink, width, height, 120, 0) < share - 0.25,
    ),
  )
}

function circleThrough([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): Seal | null {
  const d = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by))
  if (Math.abs(d) < 1) return null
  const [a, b, c] = [ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy]
  const x = (a * (by - cy) + b * (cy - ay) + c * (ay - by)) / d
  const y = (a * (cx - bx) + b * (ax - cx) + c * (bx - ax)) / d
  return { x, y, radius: Math.hypot(ax - x, ay - y) }
}

/** Share of `places` evenly spread on a circle that have ink within `reach` pixels along the radius. */
function onInk(
  { x, y }: Seal,
  radius: number,
  ink: Uint8Array,
  width: number,
  height: number,
  places: number,
  reach: number,
): number {
  let met = 0
  for (let i = 0; i < places; i++) {
    const [cos, sin] = [Math.cos((2 * Math.PI * i) / places), Math.sin((2 * Math.PI * i) / places)]
    for (let r = radius - reach; r <= radius + reach; r++) {
      const [px, py] = [Math.round(x + r * cos), Math.round(y + r * sin)]
      if (px >= 0 && py >= 0 && px < width && py < height && ink[py * width + px] === 1) {
        met++
        break
      }
    }
  }
  return met / places
}

/** Takes the rings of a seal out of `left`; ink that goes on beyond a ring on its radius is a stroke that crosses it. */
function wipeRings(left: Bitmap, ink: Uint8Array, seal: Seal): void {
  const { width, height } = left
  for (const { from, to } of ringsOf(seal, ink, width, height)) {
    const thick = to - from + 3
    const [y0, y1] = [Math.max(0, Math.floor(seal.y - to)), Math.min(height - 1, Math.ceil(seal.y + to))]
    for (let y = y0; y <= y1; y++) {
      const span = Math.sqrt(Math.max(0, to * to - (y - seal.y) ** 2))
      const [x0, x1] = [Math.max(0, Math.floor(seal.x - span)), Math.min(width - 1, Math.ceil(seal.x + span))]
      for (let x = x0; x <= x1; x++) {
        const r = Math.hypot(x - seal.x, y - seal.y)
        if (r < from || r > to || ink[y * width + x] !== 1) continue
        if (runAlongRadius(ink, width, height, seal, x, y, r, thick + 3) <= thick) left.ink[y * width + x] = 0
      }
    }
  }
}

/** Stretches of the radius on which a circle is mostly ink, a pixel wider on both sides. */
function ringsOf(seal: Seal, ink: Uint8Array, width: number, height: number): { from: number; to: number }[] {
  const rings: { from: number; to: number }[] = []
  for (let r = Math.floor(seal.radius * 0.55); r <= seal.radius * 1.15; r++) {
    if (onInk(seal, r, ink, width, height, 360, 0) < LEAST_RING) continue
    const last = rings.at(-1)
    if (last !== undefined && r <= last.to + 1) last.to = r
    else rings.push({ from: r, to: r })
  }
  return rings.map(({ from, to }) => ({ from: from - 2, to: to + 2 }))
}

/** Pixels of ink in one piece through a place, along the line from the seal's middle; counted up to `most`. */
function runAlongRadius(
  ink: Uint8Array,
  width: number,
  height: number,
  seal: Seal,
  x: number,
  y: number,
  r: number,
  most: number,
): number {
  const [dx, dy] = [(x - seal.x) / r, (y - seal.y) / r]
  let length = 1
  for (const way of [1, -1]) {
    for (let k = 1; length <= most; k++) {
      const [px, py] = [Math.round(x + way * k * dx), Math.round(y + way * k * dy)]
      if (px < 0 || py < 0 || px >= width || py >= height || ink[py * width + px] !== 1) break
      length++
    }
  }
  return length
}

function frameOf(rects: readonly Rect[]): Rect {
  return {
    x0: Math.min(...rects.map((r) => r.x0)),
    y0: Math.min(...rects.map((r) => r.y0)),
    x1: Math.max(...rects.map((r) => r.x1)),
    y1: Math.max(...rects.map((r) => r.y1)),
  }
}

/** The pieces of ink within a frame, in the page's pixels. */
function piecesOf({ width, ink }: Bitmap, frame: Rect): Component[] {
  const { x0, y0, x1, y1 } = frame
  const out = new Uint8Array((x1 - x0) * (y1 - y0))
  for (let y = y0; y < y1; y++) out.set(ink.subarray(y * width + x0, y * width + x1), (y - y0) * (x1 - x0))
  return componentsOf({ width: x1 - x0, height: y1 - y0, ink: out }).map((c) => moved(c, frame))
}

function bitmapOf({ runs }: Component, { x0, y0, x1, y1 }: Rect): Bitmap {
  const [width, height] = [x1 - x0, y1 - y0]
  const ink = new Uint8Array(width * height)
  for (let i = 0; i + 2 < runs.length; i += 3) {
    const row = ((runs[i] ?? 0) - y0) * width
    ink.fill(1, row + (runs[i + 1] ?? 0) - x0, row + (runs[i + 2] ?? 0) - x0)
  }
  return { width, height, ink }
}

const moved = (c: Component, { x0, y0 }: Rect): Component => ({
  x0: c.x0 + x0,
  x1: c.x1 + x0,
  y0: c.y0 + y0,
  y1: c.y1 + y0,
  ink: c.ink,
  runs: c.runs.map((v, i) => (i % 3 === 0 ? v + y0 : v + x0)),
})
