import type { SegmentRow, SegmentRows } from './segment-rows.js'

/** Pieces longer than this are no syllables and get no candidates. */
export const longestPiece = 14

/** Places of a piece: before each character, and at its end. */
export const places = longestPiece + 1

/** Numbers by place, with room before and after for segments of three characters that reach over the ends. */
export const reach = 3
export const width = reach + places + reach

/** Four segments, of 0–3 characters, begin at each place. */
const cells = width * 4

/** Letters that left no trace are not counted in the bounds; this makes up for them. */
const slack = 1.05

/**
 * The piece in hand as a search sees it: how likely each of its segments is for each letter. Place i stands at
 * `reach + i` of every row; what lies outside the piece is 0.
 */
export class Observed {
  length = 0
  /** P(segment of length k at place i | letter) at `columnAt(letter) + (reach + i) * 4 + k`. */
  readonly column: Float64Array
  /**
   * How likely the piece can be at most, if this letter is the next one after a head that ends at place i (`ahead`), or
   * the one before a rest that begins there (`behind`), at `letter * width + reach + i`.
   */
  readonly ahead: Float64Array
  readonly behind: Float64Array
  /** For each place how likely what is before it, or from it on, can be at most, whatever letters were printed. */
  readonly before = new Float64Array(width)
  readonly after = new Float64Array(width)
  readonly #exact: Float64Array
  readonly #exactOf: Int32Array
  readonly #row = new Array<SegmentRow | null>(cells).fill(null)
  #now = new Float64Array(width)
  #next = new Float64Array(width)
  #piece = 0
  #capitals = 0

  constructor(
    private readonly rows: SegmentRows,
    private readonly letters: number,
    channelLetters: number,
  ) {
    this.column = new Float64Array(letters * cells)
    this.ahead = new Float64Array(letters * width)
    this.behind = new Float64Array(letters * width)
    this.#exact = new Float64Array(channelLetters * cells)
    this.#exactOf = new Int32Array(channelLetters)
  }

  /** Takes up another piece of 1 to `longestPiece` characters. */
  take(piece: string): void {
    const n = piece.length
    const row = this.#row
    this.length = n
    this.#piece++
    const nothing = this.rows.of('')
    let capitals = 0
    for (let i = 0; i <= n; i++) {
      const at = (reach + i) * 4
      row[at] = nothing
      for (let k = 1; k <= reach; k++) row[at + k] = i + k <= n ? this.rows.of(piece.slice(i, i + k)) : null
      const unit = piece.charAt(i)
      if (unit !== unit.toLowerCase()) capitals++
    }
    this.#capitals = capitals
  }

  /** Works out columns and bounds of the piece in hand, which a search needs; `tail` and `first` do without. */
  spread(): void {
    // With one capital only the beginning was printed large, with more any letter may have been.
    this.#fill(this.#capitals > 1 ? this.length : this.#capitals === 1 ? 1 : -1)
    this.#bound()
  }

  /** Where the cells of a letter of the words begin in `column`. */
  columnAt(letter: number): number {
    return letter * cells
  }

  /**
   * Reads the letters of a printed word from the last to the second one; `first` then gives P(piece | word). Letters are
   * places in a row of the channel, -1 for one that it does not have, which makes the word impossible.
   */
  tail(letters: Int16Array, count: number): void {
    let now = this.#now
    let next = this.#next
    const exact = this.#exact
    const end = reach + this.length
    now.fill(0)
    now[end] = 1
    for (let at = count - 1; at >= 1; at--) {
      const cell = this.#exactAt(letters[at] ?? -1)
      if (cell < 0) {
        now.fill(0)
        break
      }
      for (let i = reach; i <= end; i++) {
        const c = cell + i * 4
        next[i] =
          (exact[c] ?? 0) * (now[i] ?? 0) +
          (exact[c + 1] ?? 0) * (now[i + 1] ?? 0) +
          (exact[c + 2] ?? 0) * (now[i + 2] ?? 0) +
          (exact[c + 3] ?? 0) * (now[i + 3] ?? 0)
      }
      for (let k = 1; k <= reach; k++) next[end + k] = 0
      const swap = now
      now = next
      next = swap
    }
    this.#now = now
    this.#next = next
  }

  /** P(piece | word), summed over all ways of cutting the piece, for the word with this first letter and the last `tail`. */
  first(letter: number): number {
    const cell = this.#exactAt(letter)
    if (cell < 0) return 0
    let sum = 0
    for (let k = 0; k <= reach; k++) sum += (this.#exact[cell + reach * 4 + k] ?? 0) * (this.#now[reach + k] ?? 0)
    return sum
  }

  /** Where the cells of a letter of the channel begin in `#exact`; filled when the letter is first asked for. */
  #exactAt(letter: number): number {
    if (letter < 0) return -1
    const base = letter * cells
    if (this.#exactOf[letter] === this.#piece) return base
    this.#exactOf[letter] = this.#piece
    const end = (reach + this.length + 1) * 4
    for (let at = reach * 4; at < end; at++) {
      const row = this.#row[at] ?? null
      this.#exact[base + at] = row === null ? 0 : row.of(letter)
    }
    return base
  }

  /** Fills the columns; up to place `large` with the better of the letter and its capital. */
  #fill(large: number): void {
    const { column, letters } = this
    const end = (reach + this.length + 1) * 4
    for (let at = reach * 4; at < end; at++) {
      const row = this.#row[at] ?? null
      const from = row === null ? null : (at >>> 2) - reach <= large ? row.either() : row.lower()
      for (let letter = 0; letter < letters; letter++)
        column[letter * cells + at] = from === null ? 0 : (from[letter] ?? 0)
    }
  }

  #bound(): void {
    const { after, before, ahead, behind, column, letters } = this
    const from = reach
    const end = reach + this.length
    after.fill(0)
    before.fill(0)
    after[end] = 1
    before[from] = 1
    for (let i = end - 1; i >= from; i--) {
      let most = 0
      for (let letter = 0; letter < letters; letter++) {
        const c = letter * cells + i * 4
        const sum =
          (column[c + 1] ?? 0) * (after[i + 1] ?? 0) +
          (column[c + 2] ?? 0) * (after[i + 2] ?? 0) +
          (column[c + 3] ?? 0) * (after[i + 3] ?? 0)
        ahead[letter * width + i] = sum
        if (sum > most) most = sum
      }
      after[i] = Math.min(1, most * slack)
    }
    for (let i = from + 1; i <= end; i++) {
      let most = 0
      for (let letter = 0; letter < letters; letter++) {
        const c = letter * cells + i * 4
        const sum =
          (column[c - 3] ?? 0) * (before[i - 1] ?? 0) +
          (column[c - 6] ?? 0) * (before[i - 2] ?? 0) +
          (column[c - 9] ?? 0) * (before[i - 3] ?? 0)
        behind[letter * width + i] = sum
        if (sum > most) most = sum
      }
      before[i] = Math.min(1, most * slack)
    }
    // What was left out above: the letter itself may have left no trace.
    for (let letter = 0; letter < letters; letter++) {
      const row = letter * width
      const none = column[letter * cells + from * 4] ?? 0
      ahead[row + end] = 0
      behind[row + from] = 0
      for (let i = from; i <= end; i++) {
        ahead[row + i] = (ahead[row + i] ?? 0) + none * (after[i] ?? 0)
        behind[row + i] = (behind[row + i] ?? 0) + none * (before[i] ?? 0)
      }
    }
  }
}
