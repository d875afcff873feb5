import { bareText } from '../syllable/letters.js'
import type { Vocabulary } from '../language-model/vocabulary.js'
import { formCount, upperForm } from '../language-model/vocabulary.js'
import type { SegmentChannel } from './segment-channel.js'
import { longestSegment } from './segment-channel.js'
import type { WordTree } from './word-tree.js'

/** Words that may stand behind one observed piece, likeliest first. */
export interface Candidates {
  /** Word ids. */
  readonly words: Uint16Array
  /** log P(observed | word), summed over the ways of writing the word. */
  readonly scores: Float64Array
  /** log P(observed | word in form f) at `[candidate * 4 + f]`. */
  readonly forms: Float64Array
}

export interface SearchOptions {
  /** At most so many candidates. */
  readonly most: number
  /** Candidates whose score is this much below the best one are dropped (natural logarithm). */
  readonly margin: number
  /** Weight of the word's own frequency in the ranking of candidates. */
  readonly frequencyWeight: number
}

/** Pieces longer than this are no syllables and get no candidates. */
export const longestPiece = 14

/**
 * Finds candidates by walking the tree of words with the forward probabilities of the observed piece; a branch is left
 * when even its best part is far below the best whole word found. Results are kept for the pieces of a document.
 */
export class CandidateSearch {
  readonly #known = new Map<string, Candidates>()
  readonly #lower: Int32Array
  readonly #upper: Int32Array
  readonly #alpha: Float64Array
  readonly #treeIndex: (letter: string) => number
  readonly #channelIndex: (letter: string) => number
  readonly #before = new Float64Array(longestPiece + 1)
  readonly #after = new Float64Array(longestPiece + 1)

  constructor(
    private readonly channel: SegmentChannel,
    private readonly tree: WordTree,
    private readonly vocabulary: Vocabulary,
    private readonly unigram: Float32Array,
    private readonly bare: ReadonlyMap<string, readonly number[]>,
    private readonly options: SearchOptions,
  ) {
    const places = new Map(tree.letters.map((letter, i) => [letter, i]))
    this.#treeIndex = (letter) => places.get(letter) ?? -1
    this.#channelIndex = (letter) => channel.index(letter)
    this.#lower = Int32Array.from(tree.letters, (l) => channel.index(l))
    this.#upper = Int32Array.from(tree.letters, (l) => channel.index(l.toUpperCase()))
    this.#alpha = new Float64Array((tree.depth + 2) * (longestPiece + 1))
  }

  /** Candidates of one piece; none for pieces that are too long. */
  find(observed: string): Candidates {
    const known = this.#known.get(observed)
    if (known !== undefined) return known
    const found = this.#search(observed)
    if (this.#known.size > 100_000) this.#known.clear()
    this.#known.set(observed, found)
    return found
  }

  #search(observed: string): Candidates {
    const n = observed.length
    if (n === 0 || n > longestPiece) return none
    const rows = this.#rows(observed)
    const either = this.#eitherCase(rows, observed)
    const found = this.#walk(either, n, observed)
    const weight = this.options.frequencyWeight
    const ranked = found
      .map(({ word, p }) => ({ word, rank: Math.log(p) + weight * (this.unigram[word] ?? -20) }))
      .sort((a, b) => b.rank - a.rank || a.word - b.word)
      .slice(0, this.options.most)
    return this.#exact(
      rows,
      n,
      ranked.map((r) => r.word),
    )
  }

  /** All words whose likelihood is within the margin of the best, by one walk over the tree. */
  #walk(rows: readonly (Float64Array | null)[], n: number, observed: string): readonly { word: number; p: number }[] {
    const { first, letter: letters, word: words } = this.tree
    const alpha = this.#alpha
    const stride = longestPiece + 1
    const cut = Math.exp(-this.options.margin)
    const found: { word: number; p: number }[] = []
    const rest = restBounds(rows, n)
    let best = this.#firstGuess(rows, n, observed)
    alpha.fill(0, 0, stride)
    alpha[0] = 1
    const visit = (node: number, base: number): void => {
      const here = base + stride
      const to = first[node + 1] ?? 0
      for (let child = first[node] ?? 0; child < to; child++) {
        const letter = letters[child] ?? 0
        alpha.fill(0, here, here + n + 1)
        for (let i = 0; i <= n; i++) {
          const a = alpha[base + i] ?? 0
          if (a === 0) continue
          const longest = n - i < longestSegment ? n - i : longestSegment
          for (let k = 0; k <= longest; k++) {
            const row = rows[i * 4 + k] ?? null
            if (row !== null) alpha[here + i + k] = (alpha[here + i + k] ?? 0) + a * (row[letter] ?? 0)
          }
        }
        const limit = best * cut
        let bound = 0
        for (let i = 0; i <= n; i++) {
          const reach = (alpha[here + i] ?? 0) * (rest[i] ?? 0)
          bound += reach
          // What cannot matter any more is put out, so that the branches below have less to do.
          if (reach < limit * 0.05) alpha[here + i] = 0
        }
        if (bound < limit) continue
        const word = words[child] ?? 0
        const whole = alpha[here + n] ?? 0
        if (word !== 0 && whole > limit) {
          found.push({ word, p: whole })
          if (whole > best) best = whole
        }
        visit(child, here)
      }
    }
    visit(0, 0)
    return found.filter(({ p }) => p >= best * cut)
  }

  /** The likelihood of some good word, so that the walk need not begin without a bound: words that differ in marks only. */
  #firstGuess(rows: readonly (Float64Array | null)[], n: number, observed: string): number {
    let best = 0
    for (const word of this.bare.get(bareText(observed.toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''))) ?? []) {
      const p = this.#likelihood(rows, n, this.vocabulary.write(word, 0), this.#treeIndex)
      if (p > best) best = p
    }
    return best
  }

  /** P(segment | letter) by letter of the channel, for the segment of length k at place i: `[i * 4 + k]`; null where hopeless. */
  #rows(observed: string): readonly (Float64Array | null)[] {
    const n = observed.length
    const out: (Float64Array | null)[] = new Array<Float64Array | null>((n + 1) * 4).fill(null)
    for (let i = 0; i <= n; i++) {
      for (let k = 0; k <= longestSegment && i + k <= n; k++) {
        const segment = observed.slice(i, i + k)
        if (this.channel.worthTrying(segment)) out[i * 4 + k] = this.channel.row(segment)
      }
    }
    return out
  }

  /**
   * The rows by letter of the tree, which is in lower case: where the piece has a capital, the better of the letter and
   * its capital.
   */
  #eitherCase(rows: readonly (Float64Array | null)[], observed: string): readonly (Float64Array | null)[] {
    const capitals = [...observed].filter((c) => c !== c.toLowerCase()).length
    return rows.map((row, at) => {
      if (row === null) return null
      const both = capitals > 1 || (capitals === 1 && at < 8)
      const out = new Float64Array(this.#lower.length)
      for (let l = 0; l < out.length; l++) {
        const low = row[this.#lower[l] ?? -1] ?? 0
        const high = both ? (row[this.#upper[l] ?? -1] ?? 0) : 0
        out[l] = high > low ? high : low
      }
      return out
    })
  }

  /** Scores the chosen words in each of their written forms. */
  #exact(rows: readonly (Float64Array | null)[], n: number, words: readonly number[]): Candidates {
    const scores = new Float64Array(words.length)
    const forms = new Float64Array(words.length * formCount).fill(-Infinity)
    words.forEach((word, i) => {
      let sum = 0
      const total = this.vocabulary.total(word) + 2
      for (let form = 0; form < formCount; form++) {
        const written = this.vocabulary.write(word, form)
        if (written === '' || (form === upperForm && written.length === 1)) continue
        const p = this.#likelihood(rows, n, written)
        forms[i * formCount + form] = Math.log(p)
        sum += (p * (this.vocabulary.count(word, form) + 0.5)) / total
      }
      scores[i] = Math.log(sum + 1e-40)
    })
    return { words: Uint16Array.from(words), scores, forms }
  }

  /** P(observed | printed), summed over all ways of cutting the observed piece of length n. */
  #likelihood(
    rows: readonly (Float64Array | null)[],
    n: number,
    printed: string,
    index: (letter: string) => number = this.#channelIndex,
  ): number {
    let before = this.#before
    let now = this.#after
    before.fill(0, 0, n + 1)
    before[0] = 1
    for (let at = 0; at < printed.length; at++) {
      const letter = index(printed.charAt(at))
      now.fill(0, 0, n + 1)
      if (letter < 0) return 0
      for (let i = 0; i <= n; i++) {
        const a = before[i] ?? 0
        if (a === 0) continue
        const longest = Math.min(longestSegment, n - i)
        for (let k = 0; k <= longest; k++) {
          const row = rows[i * 4 + k] ?? null
          if (row !== null) now[i + k] = (now[i + k] ?? 0) + a * (row[letter] ?? 0)
        }
      }
      const swap = before
      before = now
      now = swap
    }
    return before[n] ?? 0
  }
}

/** For each place how likely the rest of the piece can be at most, whatever letters were printed there. */
function restBounds(rows: readonly (Float64Array | null)[], n: number): Float64Array {
  const out = new Float64Array(n + 1)
  out[n] = 1
  for (let i = n - 1; i >= 0; i--) {
    const letters = rows[i * 4 + 1]?.length ?? 0
    let best = 0
    for (let letter = 0; letter < letters; letter++) {
      let sum = 0
      for (let k = 1; k <= longestSegment && i + k <= n; k++)
        sum += (rows[i * 4 + k]?.[letter] ?? 0) * (out[i + k] ?? 0)
      if (sum > best) best = sum
    }
    out[i] = Math.min(1, best * restSlack)
  }
  return out
}

/** Letters that left no trace are not counted in the bound; this makes up for them. */
const restSlack = 1.05

const none: Candidates = { words: new Uint16Array(0), scores: new Float64Array(0), forms: new Float64Array(0) }
