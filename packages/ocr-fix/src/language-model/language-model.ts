import { codeWidths, GramLevel } from './gram-coding.js'
import { section } from './model-file.js'
import { sentenceEvent } from './pieces.js'
import { Pairs } from './pairs.js'
import type { Vocabulary } from './vocabulary.js'
import { readVocabulary } from './vocabulary.js'

/**
 * Syllable n-grams of order 4 with back-off (interpolated modified Kneser-Ney). A history is three numbers: the last
 * word, and the nodes of the last two and three words in the tree, -1 where the tree does not know them. The end of a
 * sentence cuts the history. All weights are natural logarithms.
 */
export class LanguageModel {
  /** The nodes that belong to the history after the last `score`; -1 where longer histories make no difference. */
  next2 = -1
  next3 = -1
  /** Of the history taken up last (`after`). */
  back = 0
  backPair = 0
  /** How much it may raise what is backed off to; mostly 0. */
  lift = 0
  readonly #pairs: Pairs

  constructor(
    readonly vocabulary: Vocabulary,
    readonly unigram: Float32Array,
    /** For each word the most that `score` can give, but for the history's `lift`. */
    readonly ceiling: Float32Array,
    private readonly bow1: Float32Array,
    two: GramLevel,
    private readonly three: GramLevel,
    private readonly four: GramLevel,
    private readonly codes: GramCodes,
  ) {
    this.#pairs = new Pairs(two, vocabulary.size)
  }

  /** The node of two words in a row, -1 where the model has them not. */
  pair(last: number, word: number): number {
    return this.#pairs.find(last, word)
  }

  /**
   * Takes up a history: sets `back`, what it costs a word that was never seen after any of it, beside the word's
   * `unigram`; `backPair`, the same for one that was seen after the last word; and `lift`.
   */
  after(last: number, node2: number, node3: number): void {
    const { three, four, codes } = this
    three.enter(node2)
    four.enter(node3)
    const two = codes.bow2[three.weight] ?? 0
    const own = codes.bow3[four.weight] ?? 0
    this.backPair = two + own
    this.back = (this.bow1[last] ?? 0) + this.backPair
    this.lift = Math.max(0, two) + Math.max(0, own)
  }

  /** log P(word | history); sets `next2` and `next3`. After the sentence event the history is that event alone. */
  score(last: number, node2: number, node3: number, word: number): number {
    this.after(last, node2, node3)
    const pair = this.pair(last, word)
    if (pair >= 0) return this.scorePair(pair, last, node2, node3, word)
    this.next2 = -1
    this.next3 = -1
    return (this.unigram[word] ?? -20) + this.back
  }

  /** `score` for a word that makes a `pair` with the last one of the history taken up. */
  scorePair(pair: number, last: number, node2: number, node3: number, word: number): number {
    const { three, four, codes } = this
    const goesOn = word !== sentenceEvent
    this.next2 = goesOn && three.hasChildren(pair) ? pair : -1
    this.next3 = -1
    const p2 = codes.p2[this.#pairs.codes[pair] ?? 0] ?? 0
    if (node2 < 0) return p2
    const t = three.find(this.#pairs.placeOf(last, pair))
    if (t < 0) return p2 + this.backPair
    const p3 = codes.p3[three.p] ?? 0
    if (goesOn && four.hasChildren(t)) this.next3 = t
    if (node3 < 0) return p3
    const q = four.find(t - three.first(node2))
    return q < 0 ? p3 + (codes.bow3[four.weight] ?? 0) : (codes.p4[four.p] ?? 0)
  }

  /** Number of n-grams by order, from 1. */
  sizes(): readonly number[] {
    return [this.unigram.length, this.#pairs.codes.length, this.three.nodes, this.four.nodes]
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

/** The language model in the sections "vocabulary", "weights", "fans2" … "grams4" of a file, which it goes on reading. */
export function readLanguageModel(sections: ReadonlyMap<string, Uint8Array>): LanguageModel {
  const vocabulary = readVocabulary(new TextDecoder().decode(section(sections, 'vocabulary')))
  const floats = readFloats(section(sections, 'weights'))
  let at = 0
  const table = (length: number): Float32Array => floats.subarray(at, (at += length))
  const unigram = table(vocabulary.size)
  const bow1 = table(vocabulary.size)
  const ceiling = table(vocabulary.size)
  const codes = {
    p2: table(1 << codeWidths.p),
    p3: table(1 << codeWidths.p),
    p4: table(1 << codeWidths.p),
    bow2: table(1 << codeWidths.bow),
    bow3: table(1 << codeWidths.bow),
  }
  const level = (order: number, contexts: number): GramLevel =>
    new GramLevel(
      { fans: section(sections, `fans${order}`), grams: section(sections, `grams${order}`) },
      contexts,
      order === 4,
    )
  const two = level(2, vocabulary.size)
  const three = level(3, two.nodes)
  return new LanguageModel(vocabulary, unigram, ceiling, bow1, two, three, level(4, three.nodes), codes)
}

/** Little-endian 32-bit floats, wherever the bytes begin. */
function readFloats(bytes: Uint8Array): Float32Array {
  const out = new Float32Array(bytes.byteLength >>> 2)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let i = 0; i < out.length; i++) out[i] = view.getFloat32(i * 4, true)
  return out
}
