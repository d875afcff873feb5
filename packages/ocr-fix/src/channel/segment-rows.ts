import type { SegmentChannel } from './segment-channel.js'

/** P(segment | letter) of one segment, in three orders. */
export interface SegmentRow {
  /** By letter of the channel. */
  readonly exact: Float32Array
  /** By letter of the words, which are in lower case. */
  readonly lower: Float32Array
  /** The same, but the better of the letter and its capital. */
  readonly either: Float32Array
}

/** Segments kept at most; one is about 2 kB. */
const mostKept = 4000

/** The rows of a channel for a search among words of some letters; rows that were asked for are kept. */
export class SegmentRows {
  readonly #rows = new Map<string, SegmentRow>()
  readonly #lower: Int32Array
  readonly #upper: Int32Array

  constructor(
    private readonly channel: SegmentChannel,
    letters: readonly string[],
  ) {
    this.#lower = Int32Array.from(letters, (letter) => channel.index(letter))
    this.#upper = Int32Array.from(letters, (letter) => channel.index(letter.toUpperCase()))
  }

  /** Null for a segment that is not worth trying. */
  of(segment: string): SegmentRow | null {
    const known = this.#rows.get(segment)
    if (known !== undefined) return known
    if (!this.channel.worthTrying(segment)) return null
    const exact = this.channel.row(segment)
    const lower = Float32Array.from(this.#lower, (at) => exact[at] ?? 0)
    const either = Float32Array.from(this.#upper, (at, l) => Math.max(exact[at] ?? 0, lower[l] ?? 0))
    const row = { exact, lower, either }
    if (this.#rows.size >= mostKept) this.#rows.clear()
    this.#rows.set(segment, row)
    return row
  }
}
