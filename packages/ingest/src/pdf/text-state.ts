import type { Matrix } from './drawing.js'
import { compose, identity } from './drawing.js'

/** A font as far as reading needs it. Ascent and descent in ems, descent negative. */
export interface Face {
  readonly ascent: number
  readonly descent: number
  readonly bold: boolean
  readonly italic: boolean
  /** Glyph widths times this are ems (0.001 but in Type 3 fonts). */
  readonly unit: number
}

/** A shown glyph, or a number: an adjustment in thousandths of an em to the left. */
export type ShownGlyph = { readonly text: string; readonly width: number; readonly space: boolean } | number

export interface PlacedGlyph {
  readonly text: string
  /** Extent along the run, in ems from its start. */
  readonly from: number
  readonly to: number
}

/** A run of glyphs with one font on one baseline. */
export interface TextRun {
  readonly glyphs: readonly PlacedGlyph[]
  /** Maps ems along and above the baseline to the space in which the text is shown. */
  readonly matrix: Matrix
  readonly face: Face
}

interface State {
  readonly face: Face | null
  readonly size: number
  readonly charSpacing: number
  readonly wordSpacing: number
  /** 1 is normal width. */
  readonly stretch: number
  readonly leading: number
  readonly rise: number
  readonly hidden: boolean
}

const initial: State = {
  face: null,
  size: 0,
  charSpacing: 0,
  wordSpacing: 0,
  stretch: 1,
  leading: 0,
  rise: 0,
  hidden: false,
}

/**
 * Where text stands, as ISO 32000-1 §9.3–9.4 lets operators say it. Glyph widths come from the file, so that the box of
 * each word is exact. Vertical writing is not followed: Vietnamese has none.
 */
export class TextState {
  #state = initial
  readonly #saved: State[] = []
  #line: Matrix = identity
  #at: Matrix = identity

  save(): void {
    this.#saved.push(this.#state)
  }

  restore(): void {
    this.#state = this.#saved.pop() ?? this.#state
  }

  begin(): void {
    this.#line = this.#at = identity
  }

  set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change }
  }

  get hidden(): boolean {
    return this.#state.hidden
  }

  matrix(matrix: Matrix): void {
    this.#line = this.#at = matrix
  }

  move(x: number, y: number): void {
    this.#line = this.#at = compose(this.#line, [1, 0, 0, 1, x, y])
  }

  nextLine(): void {
    this.move(0, -this.#state.leading)
  }

  /** The shown run, null where there is nothing to read; the place moves on. */
  show(shown: readonly ShownGlyph[]): TextRun | null {
    const { face, size, charSpacing, wordSpacing, stretch, rise } = this.#state
    if (face === null || size === 0) return null
    const glyphs: PlacedGlyph[] = []
    let x = 0
    for (const glyph of shown) {
      if (typeof glyph === 'number') {
        x -= glyph / 1000
        continue
      }
      const width = glyph.width * face.unit
      glyphs.push({ text: glyph.text, from: x, to: x + width })
      x += width + (charSpacing + (glyph.space ? wordSpacing : 0)) / size
    }
    const matrix = compose(this.#at, [size * stretch, 0, 0, size, 0, rise])
    this.#at = compose(this.#at, [1, 0, 0, 1, x * size * stretch, 0])
    return glyphs.length === 0 ? null : { glyphs, matrix, face }
  }
}
