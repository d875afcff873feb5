import type { Raster } from '../ocr/raster.js'

/** Side of the squares that are looked at: four or five lines of type at 200 dpi. */
const TILE = 240
/** Squares with a smaller share of ink are empty, with a larger one pictures or shadows. */
const LEAST_INK = 0.02
const MOST_INK = 0.35
/** Ink in a line of pixels that is a stroke through the whole square. */
const SOLID = TILE * 0.85
/** Fewer squares of type say nothing. */
const LEAST_VOTES = 4

/**
 * Which way the lines of print run, as votes of the page's parts from -1 (along its height: scanned sideways) to 1
 * (along its width). In a square of type the gaps between lines are white from side to side, those between letters are
 * not. 0 for a page with hardly any type.
 */
export function lineDirection({ width, height, data }: Raster): number {
  let across = 0
  let down = 0
  for (let top = 0; top + TILE <= height; top += TILE) {
    for (let left = 0; left + TILE <= width; left += TILE) {
      const rows = new Uint16Array(TILE)
      const columns = new Uint16Array(TILE)
      let ink = 0
      for (let y = 0; y < TILE; y++) {
        const at = (top + y) * width + left
        for (let x = 0; x < TILE; x++) {
          if ((data[at + x] ?? 255) >= 128) continue
          ink++
          rows[y] = (rows[y] ?? 0) + 1
          columns[x] = (columns[x] ?? 0) + 1
        }
      }
      // The dark rim of a scan and the border of a table run through the square and say nothing of its lines.
      const solid = columns.reduce((count, dark) => count + (dark > SOLID ? 1 : 0), 0)
      const bars = rows.reduce((count, dark) => count + (dark > SOLID ? 1 : 0), 0)
      const share = (ink - (solid + bars) * TILE) / (TILE * TILE)
      if (share < LEAST_INK || share > MOST_INK) continue
      const difference = white(rows, solid) - white(columns, bars)
      if (difference > 0.1) across++
      else if (difference < -0.1) down++
    }
  }
  return across + down < LEAST_VOTES ? 0 : (across - down) / (across + down)
}

/** Pages of type measure 0.4 to 1 (tables the least), pages scanned sideways -0.4 to -1. */
export const isSideways = (image: Raster): boolean => lineDirection(image) < -0.25

/** Two rules of a table may cross a white line. */
const CROSSING = 8

/** Share of pixel lines that are white but for what crosses them and for the `solid` strokes that all of them meet. */
function white(profile: Uint16Array, solid: number): number {
  let count = 0
  for (const dark of profile) if (dark <= CROSSING + solid) count++
  return count / profile.length
}
