import type { GramLevel } from './gram-coding.js'
import { unpackLevel, unpackWeights } from './gram-coding.js'
import { section } from './model-file.js'
import { sentenceEvent } from './pieces.js'
import { PairFilter } from './pair-filter.js'
import type { Vocabulary } from './vocabulary.js'
import { readVocabulary } from './vocabulary.js'

/** Widths of the codes of orders 2, 3 and 4; shared with the writer. */
export const codeWidths = { p: 7, bow: 7 } as const

/**
 * Syllable n-grams of order 4 with back-off (interpolated modified Kneser-Ney). A history is three numbers: the last
 * word, and the nodes of the last two and three words in the tree, -1 where the tree does not know them. The end of a
 * sentence cuts the history. All weights are natural logarithms.
 */
export class LanguageModel {
  /** The nodes that belong to the history after the last `score`; -1 where longer histories make no difference. */
  next2 = -1
  next3 = -1
  readonly #pairs: PairFilter

  constructor(
    readonly vocabulary: Vocabulary,
    readonly unigram: Float32Array,
    private readonly bow1: Float32Array,
    private readonly two: GramLevel,
    private readonly three: GramLevel,
    private readonly four: GramLevel,
    private readonly codes: GramCodes,
  ) {
    this.#pairs = new PairFilter(two)
  }

  /** The node of two words in a row, -1 where the model has them not. */
  pair(last: number, word: number): number {
    return this.#pairs.has(last, word) ? childOf(this.two, last, word) : -1
  }

  /** What a history costs a word that was never seen after any of it; added to the word's `unigram`. */
  backOff(last: number, node2: number, node3: number): number {
    return (this.bow1[last] ?? 0) + this.backOffPair(node2, node3)
  }

  /** The same for a word that was seen after the last word alone. */
  backOffPair(node2: number, node3: number): number {
    const { three, two, codes } = this
    const p = node2 >= 0 ? (codes.bow2[two.bow[node2] ?? 0] ?? 0) : 0
    return node3 >= 0 ? p + (codes.bow3[three.bow[node3] ?? 0] ?? 0) : p
  }

  /** log P(word | history); sets `next2` and `next3`. After the sentence event the history is that event alone. */
  score(last: number, node2: number, node3: number, word: number): number {
    const pair = this.pair(last, word)
    if (pair >= 0) return this.scorePair(pair, node2, node3, word, this.backOffPair(node2, node3))
    this.next2 = -1
    this.next3 = -1
    return (this.unigram[word] ?? -20) + this.backOff(last, node2, node3)
  }

  /** `score` for a word that makes a `pair` with the last one; `back`: what `backOffPair` says of the history. */
  scorePair(pair: number, node2: number, node3: number, word: number, back: number): number {
    const { two, three, four, codes } = this
    this.next2 = word !== sentenceEvent && three.start[pair] !== three.start[pair + 1] ? pair : -1
    this.next3 = -1
    if (node2 < 0) return codes.p2[two.p[pair] ?? 0] ?? 0
    const t = childOf(three, node2, word)
    if (t < 0) return (codes.p2[two.p[pair] ?? 0] ?? 0) + back
    if (word !== sentenceEvent && four.start[t] !== four.start[t + 1]) this.next3 = t
    if (node3 < 0) return codes.p3[three.p[t] ?? 0] ?? 0
    const q = childOf(four, node3, word)
    if (q < 0) return (codes.p3[three.p[t] ?? 0] ?? 0) + (codes.bow3[three.bow[node3] ?? 0] ?? 0)
    return codes.p4[four.p[q] ?? 0] ?? 0
  }

  /** Number of n-grams by order, from 1. */
  sizes(): readonly number[] {
    return [this.unigram.length, this.two.word.length, this.three.word.length, this.four.word.length]
  }
}

/** What the codes of the packed levels stand for. Code 0 of a back-off table is 0 (weight 1). */
export interface GramCodes {
  readonly p2: Float32Array
  readonly p3: Float32Array
  readonly p4: Float32Array
  readonly bow2: Float32Array
  readonly bow3: Float32Array
}

function childOf(level: GramLevel, parent: number, word: number): number {
  const words = level.word
  let lo = level.start[parent] ?? 0
  const end = level.start[parent + 1] ?? 0
  let hi = end
  while (lo < hi) {
    const mid = (lo + hi) >>> 1
    if ((words[mid] ?? 0) < word) lo = mid + 1
    else hi = mid
  }
  return lo < end && words[lo] === word ? lo : -1
}

/** Unpacks the sections "vocabulary", "weights", "grams2" … "bow3" of a model. */
export function readLanguageModel(sections: ReadonlyMap<string, Uint8Array>): LanguageModel {
  const vocabulary = readVocabulary(new TextDecoder().decode(section(sections, 'vocabulary')))
  const floats = readFloats(section(sections, 'weights'))
  let at = 0
  const table = (length: number): Float32Array => floats.subarray(at, (at += length))
  const unigram = table(vocabulary.size)
  const bow1 = table(vocabulary.size)
  const codes = {
    p2: table(1 << codeWidths.p),
    p3: table(1 << codeWidths.p),
    p4: table(1 << codeWidths.p),
    bow2: table(1 << codeWidths.bow),
    bow3: table(1 << codeWidths.bow),
  }
  const sizes = table(3)
  const packed = (order: number): Uint8Array => section(sections, `grams${order}`)
  const size = vocabulary.size
  const two = unpackLevel(packed(2), sizes[0] ?? 0, size, { count: size, suffix: null, below: null }, codeWidths)
  const three = unpackLevel(
    packed(3),
    sizes[1] ?? 0,
    size,
    { count: two.level.word.length, suffix: two.suffix, below: two.level },
    codeWidths,
  )
  const four = unpackLevel(
    packed(4),
    sizes[2] ?? 0,
    size,
    { count: three.level.word.length, suffix: three.suffix, below: three.level },
    codeWidths,
  )
  unpackWeights(section(sections, 'bow2'), two.level.bow, three.level, codeWidths.bow)
  unpackWeights(section(sections, 'bow3'), three.level.bow, four.level, codeWidths.bow)
  return new LanguageModel(vocabulary, unigram, bow1, two.level, three.level, four.level, codes)
}

/** Little-endian 32-bit floats, wherever the bytes begin. */
function readFloats(bytes: Uint8Array): Float32Array {
  const out = new Float32Array(bytes.byteLength >>> 2)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let i = 0; i < out.length; i++) out[i] = view.getFloat32(i * 4, true)
  return out
}
