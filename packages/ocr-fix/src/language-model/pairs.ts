import { codeWidths, type GramLevel } from './gram-coding.js'

const bits = 23

/**
 * The pairs of words that a model has, laid out to be asked for many at a time: a search asks for fifty a word, and has
 * one in four. Of most others a bit tells that they are not there, at a place that the two words give; one in ten is let
 * through and looked for.
 */
export class Pairs {
  /** Codes of the probabilities of all pairs, by node. */
  readonly codes: Uint8Array
  readonly #words: Uint16Array
  readonly #start: Uint32Array
  readonly #filter = new Uint32Array(1 << (bits - 5))

  /** `size`: how many words there are. */
  constructor(pairs: GramLevel, size: number) {
    const codes = new Uint8Array(pairs.nodes)
    const words = new Uint16Array(pairs.nodes)
    const filter = this.#filter
    const start = new Uint32Array(size + 1)
    const row = new Uint32Array(size)
    let node = 0
    for (let last = 0; last < size; last++) {
      pairs.enter(last)
      const count = pairs.children(row)
      for (let i = 0; i < count; i++) {
        const record = row[i] ?? 0
        const word = record >>> codeWidths.p
        const place = placeOf(last, word)
        filter[place >>> 5] = (filter[place >>> 5] ?? 0) | (1 << (place & 31))
        words[node] = word
        codes[node++] = record & ((1 << codeWidths.p) - 1)
      }
      start[last + 1] = node
    }
    this.codes = codes
    this.#words = words
    this.#start = start
  }

  /** The node of two words in a row, -1 for none. */
  find(last: number, word: number): number {
    const place = placeOf(last, word)
    if ((((this.#filter[place >>> 5] ?? 0) >>> (place & 31)) & 1) === 0) return -1
    const words = this.#words
    let lo = this.#start[last] ?? 0
    let hi = (this.#start[last + 1] ?? 0) - 1
    while (lo <= hi) {
      const mid = (lo + hi) >>> 1
      const found = words[mid] ?? 0
      if (found === word) return mid
      if (found < word) lo = mid + 1
      else hi = mid - 1
    }
    return -1
  }

  /** Place of a pair among those with the same first word. */
  placeOf(last: number, pair: number): number {
    return pair - (this.#start[last] ?? 0)
  }
}

const placeOf = (last: number, word: number): number =>
  (Math.imul(last, 0x9e3779b1) + Math.imul(word, 0x85ebca6b)) >>> (32 - bits)
