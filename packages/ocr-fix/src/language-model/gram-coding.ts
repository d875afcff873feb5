import { BitReader, riceEscape, riceShift } from './bits.js'

/**
 * One order of n-grams. Node i has the word `word[i]`; its children in the next order are `start[i] … start[i + 1]`
 * there, sorted by word. `p` and `bow` are codes into `GramCodes`.
 */
export interface GramLevel {
  readonly start: Uint32Array
  readonly word: Uint16Array
  readonly p: Uint8Array
  readonly bow: Uint8Array
}

/** Widths of the codes in a packed level. Code 0 of `bow` is weight 1, that of a node without children. */
export interface CodeWidths {
  readonly p: number
  readonly bow: number
}

/** Nodes of the order below, as far as unpacking the next one needs them. */
export interface Contexts {
  readonly count: number
  /** For each context the context without its first word, a node one order further down; null for single words. */
  readonly suffix: Uint32Array | null
  /** Children of those shorter contexts. Null for single words, whose children may be any word. */
  readonly below: GramLevel | null
}

/** What one packed level became: the nodes, and the node of each without its first word. */
export interface Unpacked {
  readonly level: GramLevel
  readonly suffix: Uint32Array
}

/** Bits that can be read at once, wherever they begin in a byte. */
const window = 25

/** Rice shifts of the number of children, for contexts whose shorter context has few, some or many children. */
export const fanShift = (possible: number): number => (possible < 8 ? 0 : possible < 256 ? 1 : 3)

/**
 * Unpacks one order. A context's children are a subset of the children of the shorter context, so they are stored as
 * gaps between places in that list: 4 to 6 bits each where a word would cost 14.
 */
export function unpackLevel(
  bytes: Uint8Array,
  nodes: number,
  words: number,
  contexts: Contexts,
  widths: CodeWidths,
): Unpacked {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = new Uint32Array(contexts.count + 1)
  const word = new Uint16Array(nodes)
  const p = new Uint8Array(nodes)
  const suffix = new Uint32Array(nodes)
  const { suffix: shorter, below } = contexts
  const belowStart = below === null ? new Uint32Array([0, words]) : below.start
  const belowWord = below === null ? Uint16Array.from({ length: words }, (_, i) => i) : below.word
  const noSuffix = new Uint32Array(contexts.count)
  const shorterOf = shorter ?? noSuffix
  const width = widths.p
  const last = bytes.byteLength - 4
  const escape = riceEscape
  let at = 0
  let node = 0
  // The loop of `BitReader.takeRice` is written out here: it runs some ten million times when a model is opened.
  for (let h = 0; h < contexts.count; h++) {
    const s = shorterOf[h] ?? 0
    const base = belowStart[s] ?? 0
    const possible = (belowStart[s + 1] ?? 0) - base
    if (possible > 0) {
      const fan = fanShift(possible)
      let bits = view.getUint32(at >>> 3) << (at & 7)
      let quotient = Math.clz32(~bits)
      let count = 0
      if (quotient >= escape) {
        at += escape
        count = (view.getUint32(at >>> 3) << (at & 7)) >>> 8
        at += 24
      } else {
        count = quotient
        at += quotient + 1
        if (fan > 0) {
          count = (quotient << fan) | ((bits << (quotient + 1)) >>> (32 - fan))
          at += fan
        }
      }
      if (count > 0) {
        const shift = riceShift(possible, count)
        let place = base - 1
        for (let k = 0; k < count; k++) {
          bits = view.getUint32(at >>> 3) << (at & 7)
          quotient = Math.clz32(~bits)
          const used = quotient + 1 + shift
          if (used + width <= window) {
            // Gap and code lie in what was read already. (Shifted twice, because a shift by 32 does nothing.)
            place += 1 + ((quotient << shift) | (((bits << (quotient + 1)) >>> 1) >>> (31 - shift)))
            p[node] = (bits << used) >>> (32 - width)
            at += used + width
          } else {
            if (quotient >= escape) {
              at += escape
              place += 1 + ((view.getUint32(at >>> 3) << (at & 7)) >>> 8)
              at += 24
            } else {
              at += quotient + 1
              place += 1 + (quotient << shift)
              if (shift > 0) {
                place += (view.getUint32(at >>> 3) << (at & 7)) >>> (32 - shift)
                at += shift
              }
            }
            p[node] = (view.getUint32(at >>> 3) << (at & 7)) >>> (32 - width)
            at += width
          }
          word[node] = belowWord[place] ?? 0
          suffix[node] = place
          node++
        }
      }
    }
    start[h + 1] = node
    if (at >>> 3 > last) throw new RangeError(`a packed level of ${nodes} n-grams ends early`)
  }
  if (node !== nodes) throw new RangeError(`a packed level of ${nodes} n-grams gave ${node}`)
  return { level: { start, word, p, bow: new Uint8Array(nodes) }, suffix }
}

/** Fills the back-off codes of a level: stored only for nodes that have children in `next`. */
export function unpackWeights(bytes: Uint8Array, bow: Uint8Array, next: GramLevel, width: number): void {
  const bits = new BitReader(bytes)
  for (let i = 0; i < bow.length; i++) {
    if (next.start[i] !== next.start[i + 1]) bow[i] = bits.take(width)
  }
}
