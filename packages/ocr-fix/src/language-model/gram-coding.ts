import { BitReader, riceShift } from './bits.js'

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
  const bits = new BitReader(bytes)
  const start = new Uint32Array(contexts.count + 1)
  const word = new Uint16Array(nodes)
  const p = new Uint8Array(nodes)
  const suffix = new Uint32Array(nodes)
  const { suffix: shorter, below } = contexts
  let node = 0
  for (let h = 0; h < contexts.count; h++) {
    const s = shorter === null ? 0 : (shorter[h] ?? 0)
    const base = below === null ? 0 : (below.start[s] ?? 0)
    const possible = below === null ? words : (below.start[s + 1] ?? 0) - base
    const count = possible === 0 ? 0 : bits.takeRice(fanShift(possible))
    if (count > 0) {
      const shift = riceShift(possible, count)
      let place = -1
      for (let k = 0; k < count; k++) {
        place += 1 + bits.takeRice(shift)
        word[node] = below === null ? place : (below.word[base + place] ?? 0)
        suffix[node] = base + place
        p[node] = bits.take(widths.p)
        node++
      }
    }
    start[h + 1] = node
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
