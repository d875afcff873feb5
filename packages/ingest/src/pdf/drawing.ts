import type { TextRun } from './text-state.js'

/** Affine map `x' = a x + c y + e`, `y' = b x + d y + f`, as [a, b, c, d, e, f]. */
export type Matrix = readonly [number, number, number, number, number, number]

export const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** First `inner`, then `outer`. */
export function compose(outer: Matrix, inner: Matrix): Matrix {
  // By index: taking arrays apart by pattern is several times slower, and this runs for every run of text.
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ]
}

export function place(m: Matrix, x: number, y: number): { readonly x: number; readonly y: number } {
  return { x: m[0] * x + m[2] * y + m[4], y: m[1] * x + m[3] * y + m[5] }
}

/** An image; `id` is its name in the file, null for masks and inline images, whose pixels are not to be had. */
export interface DrawnImage {
  readonly id: string | null
  readonly width: number
  readonly height: number
}

export type PathPart =
  { readonly kind: 'move' | 'line' | 'curve'; readonly x: number; readonly y: number } | { readonly kind: 'close' }

/** What a page draws, in order; only what reading needs. An image is null where its size is unknown. */
export type DrawingPart =
  | { readonly kind: 'save' | 'restore' }
  | { readonly kind: 'transform'; readonly matrix: Matrix }
  | { readonly kind: 'path'; readonly how: 'stroke' | 'fill'; readonly steps: readonly PathPart[] }
  | { readonly kind: 'image'; readonly image: DrawnImage | null }
  /** `hidden`: an OCR layer under or over a scan shows nothing. */
  | { readonly kind: 'text'; readonly run: TextRun; readonly hidden: boolean }

export interface Drawing {
  readonly parts: readonly DrawingPart[]
}

/** Calls `see` for each part with the map from its own space to the page. Unbalanced saves and restores are borne. */
export function walk(drawing: Drawing, toPage: Matrix, see: (part: DrawingPart, matrix: Matrix) => void): void {
  const saved: Matrix[] = []
  let matrix = toPage
  for (const part of drawing.parts) {
    switch (part.kind) {
      case 'save':
        saved.push(matrix)
        break
      case 'restore':
        matrix = saved.pop() ?? matrix
        break
      case 'transform':
        matrix = compose(matrix, part.matrix)
        break
      case 'path':
      case 'image':
      case 'text':
        see(part, matrix)
        break
    }
  }
}
