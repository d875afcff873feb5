import type { SegmentChannel } from './segment-channel.js'

/** Segments kept at most; one is about 2 kB. */
const mostKept = 4000

/** P(segment | letter) of one segment; what nobody asks for is not worked out. */
export class SegmentRow {
  readonly #exact: Float32Array
  #lower: Float32Array | null = null
  #either: Float32Array | null = null

  /** `small`, `large`: place in the channel of each letter of the words, which are in lower case, and of its capital. */
  constructor(
    private readonly channel: SegmentChannel,
    private readonly segment: string,
    private readonly small: Int32Array,
    private readonly large: Int32Array,
  ) {
    this.#exact = new Float32Array(channel.letters.length).fill(-1)
  }

  /** For a letter of the channel; 0 for -1, a letter that it does not have. */
  of(letter: number): number {
    const known = this.#exact[letter] ?? 0
    if (known >= 0) return known
    this.#exact[letter] = this.channel.at(letter, this.segment)
    return this.#exact[letter] ?? 0
  }

  /** By letter of the words. */
  lower(): Float32Array {
    if (this.#lower !== null) return this.#lower
    const row = new Float32Array(this.small.length)
    for (let l = 0; l < row.length; l++) row[l] = this.of(this.small[l] ?? -1)
    this.#lower = row
    return row
  }

  /** The same, but the better of the letter and its capital. */
  either(): Float32Array {
    if (this.#either !== null) return this.#either
    const lower = this.lower()
    const row = new Float32Array(lower.length)
    for (let l = 0; l < row.length; l++) row[l] = Math.max(this.of(this.large[l] ?? -1), lower[l] ?? 0)
    this.#either = row
    return row
  }
}

/** The rows of a channel for a search among words of some letters; rows that were asked for are kept. */
export class SegmentRows {
  readonly #rows = new Map<string, SegmentRow>()
  readonly #small: Int32Array
  readonly #large: Int32Array

  constructor(
    private readonly channel: SegmentChannel,
    letters: readonly string[],
  ) {
    this.#small = Int32Array.from(letters, (letter) => channel.index(letter))
    this.#large = Int32Array.from(letters, (letter) => channel.index(letter.toUpperCase()))
  }

  /** Null for a segment that is not worth trying. */
  of(segment: string): SegmentRow | null {
    const known = this.#rows.get(segment)
    if (known !== undefined) return known
    if (!this.channel.worthTrying(segment)) return null
    const row = new SegmentRow(this.channel, segment, this.#small, this.#large)
    if (this.#rows.size >= mostKept) this.#rows.clear()
    this.#rows.set(segment, row)
    return row
  }
}
