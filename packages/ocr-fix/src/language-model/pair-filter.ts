import type { GramLevel } from './gram-coding.js'

const bits = 23

/**
 * Says of most pairs of words that a model has not that it has them not, at the cost of one look into a small table: a bit
 * a pair, at a place that the two words give. One pair in ten that the model has not is let through.
 */
export class PairFilter {
  readonly #table = new Uint32Array(1 << (bits - 5))

  constructor(pairs: GramLevel) {
    const { start, word } = pairs
    for (let last = 0; last + 1 < start.length; last++) {
      const end = start[last + 1] ?? 0
      for (let at = start[last] ?? 0; at < end; at++) {
        const place = placeOf(last, word[at] ?? 0)
        this.#table[place >>> 5] = (this.#table[place >>> 5] ?? 0) | (1 << (place & 31))
      }
    }
  }

  /** False: the model has not this pair. */
  has(last: number, word: number): boolean {
    const place = placeOf(last, word)
    return (((this.#table[place >>> 5] ?? 0) >>> (place & 31)) & 1) === 1
  }
}

const placeOf = (last: number, word: number): number =>
  (Math.imul(last, 0x9e3779b1) + Math.imul(word, 0x85ebca6b)) >>> (32 - bits)
