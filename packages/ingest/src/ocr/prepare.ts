import type { Grid } from '../grid.js'
import { gridsOf } from '../grid.js'
import type { Bitmap } from './bitmap.js'
import { toBitmap } from './bitmap.js'
import type { Component } from './components.js'
import { componentsOf, erase } from './components.js'
import type { Raster } from './raster.js'
import { rotate } from './raster.js'
import type { LineStroke } from './ruling-lines.js'
import { findStrokes, wipeStrokes } from './ruling-lines.js'
import type { Seal } from './seals.js'
import { partSeals } from './seals.js'
import { skewOf } from './skew.js'

/** A page image made ready for reading, and what was seen on the way. All places are in pixels of `clean`. */
export interface Prepared {
  /** Upright, without rulings, specks, stamps, handwriting. */
  readonly clean: Raster
  /** Upright, without rulings and specks only: print under a stamp is still there. */
  readonly whole: Raster
  /** Clockwise turn in radians that `clean` was put right by. */
  readonly skew: number
  readonly strokes: readonly LineStroke[]
  readonly grids: readonly Grid[]
  readonly letters: readonly Component[]
  /** Stamps, signatures, drawings, borders of the scan. */
  readonly large: readonly Component[]
  readonly seals: readonly Seal[]
  /** Usual height of a letter without marks. */
  readonly letterHeight: number
}

/** A skew below this (0.2°) moves a line by less than its marks' height, and turning costs sharpness. */
const LEAST_SKEW = 0.0035

export function prepare(image: Raster): Prepared {
  const before = toBitmap(image)
  const skew = skewOf(before)
  const turned = Math.abs(skew) >= LEAST_SKEW
  const upright = turned ? rotate(image, -skew) : image
  const bitmap = turned ? toBitmap(upright) : before
  const strokes = findStrokes(bitmap)
  const data = upright.data.slice()
  wipeStrokes(data, bitmap, strokes)
  const { width, height } = upright
  const rest: Bitmap = { width, height, ink: bitmap.ink.slice() }
  for (let i = 0; i < data.length; i++) if (data[i] === 255 && upright.data[i] !== 255) rest.ink[i] = 0
  const components = componentsOf(rest)
  const letterHeight = usualHeight(components, height)
  const letters: Component[] = []
  const large: Component[] = []
  const speck = speckOf(components, letterHeight)
  const sort = (c: Component, far: (c: Component) => void): void => {
    const [w, h] = [c.x1 - c.x0, c.y1 - c.y0]
    if (c.ink <= speck || (w <= 2 && h <= 2)) erase(data, width, c, 255)
    else if (h > letterHeight * 3.4 || w > letterHeight * 12 || (h > letterHeight * 2.6 && w > letterHeight * 3)) far(c)
    else letters.push(c)
  }
  const joint: Component[] = []
  for (const c of components) sort(c, (far) => joint.push(far))
  const { pieces, seals } = partSeals(joint, bitmap, letterHeight)
  for (const c of pieces) {
    // A stroke of the signature, cut where the rim was.
    if (c.x1 - c.x0 > letterHeight * 5) large.push(c)
    else sort(c, (far) => large.push(far))
  }
  const lonely = lonelySpecks(letters, letterHeight)
  for (const c of lonely) erase(data, width, c, 255)
  const whole: Raster = { width, height, data: data.slice() }
  for (const c of large) erase(data, width, c, 255)
  const reach = { x: width / 120, y: width / 120 }
  return {
    clean: { width, height, data },
    whole,
    skew: turned ? skew : 0,
    strokes,
    grids: gridsOf(strokes, reach),
    letters: letters.filter((c) => !lonely.has(c)),
    large,
    seals,
    letterHeight,
  }
}

/** Dust is smaller than this part of the small dots and marks of the print itself, in pixels of ink. */
const SPECK = 0.55

/** Ink up to which a fleck is dust: judged by the smaller of the page's own dots and marks, three pixels at least. */
function speckOf(components: readonly Component[], letterHeight: number): number {
  const least = letterHeight * 0.45
  const inks = components
    .filter((c) => c.ink > 3 && c.y1 - c.y0 <= least && c.x1 - c.x0 <= least)
    .map((c) => c.ink)
    .sort((a, b) => a - b)
  return Math.max(3, SPECK * (inks[Math.floor(inks.length * 0.15)] ?? 0))
}

/** Median height of what can be letters; a 140th of the page where there are none. */
function usualHeight(components: readonly Component[], height: number): number {
  const heights = components
    .filter((c) => c.y1 - c.y0 > height / 300 && c.y1 - c.y0 < height / 30 && c.x1 - c.x0 < height / 20 && c.ink > 15)
    .map((c) => c.y1 - c.y0)
    .sort((a, b) => a - b)
  return heights[Math.floor(heights.length / 2)] ?? height / 140
}

/**
 * Dots and flecks that have no letter near: dust. The dot of "i" and the full stop stand by one; a fleck as small as a
 * dot with an empty strip on both sides of it is neither, nor is it one of a row of dots.
 */
function lonelySpecks(letters: readonly Component[], letterHeight: number): ReadonlySet<Component> {
  const cell = letterHeight * 2
  const key = (x: number, y: number): number => Math.floor(y / cell) * 10_000 + Math.floor(x / cell)
  const near = new Map<number, Component[]>()
  const isSmall = (c: Component): boolean => c.y1 - c.y0 < letterHeight * 0.6
  for (const c of letters) {
    const places = new Set<number>()
    for (let x = c.x0; x <= c.x1; x += Math.min(cell, Math.max(1, c.x1 - c.x0))) {
      for (let dx = -1; dx <= 1; dx++)
        for (let dy = -1; dy <= 1; dy++) places.add(key(x + dx * cell, (c.y0 + c.y1) / 2 + dy * cell))
    }
    for (const place of places) {
      const known = near.get(place)
      if (known === undefined) near.set(place, [c])
      else known.push(c)
    }
  }
  const reach = letterHeight * 0.55
  const standsBy = (speck: Component): boolean => {
    const around = near.get(key((speck.x0 + speck.x1) / 2, (speck.y0 + speck.y1) / 2)) ?? []
    if (!around.some((c) => !isSmall(c))) return false
    if (speck.y1 - speck.y0 > letterHeight * 0.3 || speck.x1 - speck.x0 > letterHeight * 0.3) return true
    return around.some((c) => {
      if (c === speck) return false
      const beside = Math.max(c.x0 - speck.x1, speck.x0 - c.x1)
      const apart = Math.max(c.y0 - speck.y1, speck.y0 - c.y1)
      // Dots of a row, as those that are written over, may be set wider.
      return apart < letterHeight * 0.9 && beside < (isSmall(c) && apart < 0 ? letterHeight * 1.2 : reach)
    })
  }
  return new Set(letters.filter((c) => isSmall(c) && !standsBy(c)))
}
