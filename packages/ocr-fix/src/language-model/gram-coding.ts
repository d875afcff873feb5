import { BitWriter } from './bits.js'

/** Bits of the code of a probability and of a back-off weight. Code 0 of a weight is 1, that of a node without children. */
export const codeWidths = { p: 7, bow: 7 } as const

/** A list of children begins with the width of their places, 0–15 bits, and the back-off weight of their context. */
const placeWidth = 4
const head = placeWidth + codeWidths.bow

/** One order of n-grams as it stands in the file. */
export interface PackedLevel {
  /** The number of children of each context: so many ones and a zero. */
  readonly fans: Uint8Array
  /** For each context with children the head, then place and probability of each child, by rising place. */
  readonly grams: Uint8Array
}

/** A context as it is packed: its own back-off code and its children. */
export interface PackedContext {
  readonly bow: number
  /** Rising. */
  readonly places: ArrayLike<number>
  readonly p: ArrayLike<number>
}

/** Packs the contexts of one order, in the order of their nodes. @throws RangeError for places of more than 15 bits. */
export function packLevel(contexts: Iterable<PackedContext>): PackedLevel {
  const fans = new BitWriter()
  const grams = new BitWriter()
  for (const { bow, places, p } of contexts) {
    const count = places.length
    fans.putUnary(count)
    if (count === 0) continue
    const width = 32 - Math.clz32(places[count - 1] ?? 0)
    if (width > 15) throw new RangeError(`place ${places[count - 1]} of a child does not fit into 15 bits`)
    grams.put(width, placeWidth)
    grams.put(bow, codeWidths.bow)
    for (let i = 0; i < count; i++) {
      grams.put(places[i] ?? 0, width)
      grams.put(p[i] ?? 0, codeWidths.p)
    }
  }
  return { fans: fans.bytes(), grams: grams.bytes() }
}

/**
 * One order of n-grams, read where it lies: nothing is unpacked but where each context begins. The contexts are the nodes
 * of the order below; node i of this order is the i-th child of all. A child is named by its place: the word itself after
 * single words, else where the n-gram without its first word stands among its own siblings, which is a smaller number.
 */
export class GramLevel {
  readonly nodes: number
  /** Code of the back-off weight of the context entered, 0 for one without children. */
  weight = 0
  /** Code of the probability of the n-gram that `find` found last. */
  p = 0
  /** For each context the bit of `grams` at which its list begins, and its first child; of the highest order no child is asked for. */
  readonly #at: Uint32Array
  readonly #firsts: Uint32Array
  readonly #grams: DataView
  /** Of the context entered: its children, the bits of each, and where they begin. */
  #first = 0
  #count = 0
  #width = 0
  #from = 0

  /**
   * `highest`: no order follows, so that its nodes need no numbers.
   * @throws RangeError when the bytes are not those of so many contexts.
   */
  constructor({ fans, grams }: PackedLevel, contexts: number, highest = false) {
    const view = new DataView(grams.buffer, grams.byteOffset, grams.byteLength)
    const ones = new DataView(fans.buffer, fans.byteOffset, fans.byteLength)
    const places = new Uint32Array(contexts + 1)
    const firsts = new Uint32Array(highest ? 0 : contexts + 1)
    const last = Math.min(fans.byteLength, grams.byteLength) < 4 ? -1 : fans.byteLength - 4
    let bit = 0
    let at = 0
    let node = 0
    for (let h = 0; h < contexts;) {
      if (bit >>> 3 > last) throw new RangeError(`the n-grams of ${contexts} contexts end early`)
      const bits = ones.getUint32(bit >>> 3) << (bit & 7)
      // At least 25 of the bits are real; a run that fills them goes on.
      if (bits >= 0) {
        const zeros = Math.min(Math.clz32(bits), 25)
        const end = Math.min(h + zeros, contexts)
        bit += zeros
        for (; h < end; h++) {
          places[h] = at
          if (!highest) firsts[h] = node
        }
        continue
      }
      let count = 0
      for (let more = bits; ; more = ones.getUint32(bit >>> 3) << (bit & 7)) {
        const run = Math.min(Math.clz32(~more), 24)
        count += run
        bit += run
        if (run < 24) break
        if (bit >>> 3 > last) throw new RangeError(`the n-grams of ${contexts} contexts end early`)
      }
      bit++
      if (at >>> 3 > grams.byteLength - 4) throw new RangeError(`a list of more than ${node} n-grams ends early`)
      places[h] = at
      if (!highest) firsts[h] = node
      h++
      at += head + count * (((view.getUint32(at >>> 3) << (at & 7)) >>> 28) + codeWidths.p)
      node += count
    }
    if (at > (grams.byteLength - 4) * 8) throw new RangeError(`a list of ${node} n-grams ends early`)
    places[contexts] = at
    if (!highest) firsts[contexts] = node
    this.nodes = node
    this.#at = places
    this.#firsts = firsts
    this.#grams = view
  }

  hasChildren(context: number): boolean {
    return this.#at[context] !== this.#at[context + 1]
  }

  /** The first child of a context: the node of its child at place 0 of the list; 0 for the highest order. */
  first(context: number): number {
    return this.#firsts[context] ?? 0
  }

  /** Goes to a context, in which `find` will look; -1 for one without children. */
  enter(context: number): void {
    this.#count = 0
    this.weight = 0
    if (context < 0) return
    const at = this.#at[context] ?? 0
    const end = this.#at[context + 1] ?? 0
    if (at === end) return
    const start = (this.#grams.getUint32(at >>> 3) << (at & 7)) >>> (32 - head)
    this.weight = start & ((1 << codeWidths.bow) - 1)
    this.#width = (start >>> codeWidths.bow) + codeWidths.p
    this.#from = at + head
    this.#count = ((end - at - head) / this.#width) | 0
    this.#first = this.first(context)
  }

  /** The node of the entered context's child at a place (of the highest order its index), -1 for none; its probability is in `p` then. */
  find(place: number): number {
    let lo = 0
    let hi = this.#count - 1
    const grams = this.#grams
    const from = this.#from
    const width = this.#width
    while (lo <= hi) {
      const mid = (lo + hi) >>> 1
      const bit = from + mid * width
      const record = (grams.getUint32(bit >>> 3) << (bit & 7)) >>> (32 - width)
      const found = record >>> codeWidths.p
      if (found === place) {
        this.p = record & ((1 << codeWidths.p) - 1)
        return this.#first + mid
      }
      if (found < place) lo = mid + 1
      else hi = mid - 1
    }
    return -1
  }

  /** Puts place and code of each child of the entered context into `into`, as place · 128 + code; gives their number. */
  children(into: Uint32Array): number {
    const width = this.#width
    for (let i = 0; i < this.#count; i++) {
      const bit = this.#from + i * width
      into[i] = (this.#grams.getUint32(bit >>> 3) << (bit & 7)) >>> (32 - width)
    }
    return this.#count
  }
}
