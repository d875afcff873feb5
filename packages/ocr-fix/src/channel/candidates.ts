import type { Vocabulary } from '../language-model/vocabulary.js'
import { formCount } from '../language-model/vocabulary.js'
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

  constructor(
    private readonly channel: SegmentChannel,
    private readonly tree: WordTree,
    private readonly vocabulary: Vocabulary,
    private readonly unigram: Float32Array,
    private readonly options: SearchOptions,
  ) {
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
    const { tree, options } = this
    const rows = this.#rows(observed)
    const stride = longestPiece + 1
    const alpha = this.#alpha
    alpha.fill(0, 0, stride)
    alpha[0] = 1
    // What a word can gain after letter i read up to j is at most 1, so alpha bounds the whole word.
    const found: { word: number; p: number }[] = []
    let best = 0
    const cut = Math.exp(-options.margin)
    const visit = (node: number, depth: number): void => {
      const base = depth * stride
      const here = base + stride
      const from = tree.first[node] ?? 0
      const to = tree.first[node + 1] ?? 0
      for (let child = from; child < to; child++) {
        const letter = tree.letter[child] ?? 0
        let most = 0
        for (let j = 0; j <= n; j++) {
          let sum = 0
          for (let k = 0; k <= longestSegment && k <= j; k++) {
            const a = alpha[base + j - k] ?? 0
            if (a === 0) continue
            const row = rows[(j - k) * 4 + k]
            if (row !== undefined && row !== null) sum += a * (row[letter] ?? 0)
          }
          alpha[here + j] = sum
          if (sum > most) most = sum
        }
        if (most < best * cut) continue
        const word = tree.word[child] ?? 0
        const whole = alpha[here + n] ?? 0
        if (word !== 0 && whole >= best * cut && whole > 0) {
          found.push({ word, p: whole })
          if (whole > best) best = whole
        }
        visit(child, depth + 1)
      }
    }
    visit(0, 0)
    const weight = options.frequencyWeight
    const ranked = found
      .filter(({ p }) => p >= best * cut)
      .map(({ word, p }) => ({ word, rank: Math.log(p) + weight * (this.unigram[word] ?? -20) }))
      .sort((a, b) => b.rank - a.rank || a.word - b.word)
      .slice(0, options.most)
    return this.#exact(
      observed,
      ranked.map((r) => r.word),
    )
  }

  /** P(segment | letter in either case), by letter of the tree, for the segment of length k at place j: `[j * 4 + k]`. */
  #rows(observed: string): (Float64Array | null)[] {
    const n = observed.length
    const out: (Float64Array | null)[] = new Array<Float64Array | null>((n + 1) * 4).fill(null)
    const capitals = [...observed].filter((c) => c !== c.toLowerCase()).length
    for (let j = 0; j <= n; j++) {
      for (let k = 0; k <= longestSegment && j + k <= n; k++) {
        const segment = observed.slice(j, j + k)
        if (!this.channel.worthTrying(segment)) continue
        const row = this.channel.row(segment)
        const either = new Float64Array(this.#lower.length)
        for (let l = 0; l < either.length; l++) {
          const low = row[this.#lower[l] ?? -1] ?? 0
          const high = row[this.#upper[l] ?? -1] ?? 0
          either[l] = (capitals > 1 || (capitals === 1 && j <= 1)) && high > low ? high : low
        }
        out[j * 4 + k] = either
      }
    }
    return out
  }

  /** Scores the chosen words in each of their written forms. */
  #exact(observed: string, words: readonly number[]): Candidates {
    const scores = new Float64Array(words.length)
    const forms = new Float64Array(words.length * formCount).fill(-Infinity)
    words.forEach((word, i) => {
      let sum = 0
      const total = this.vocabulary.total(word) + 2
      for (let form = 0; form < formCount; form++) {
        const written = this.vocabulary.write(word, form)
        if (written === '') continue
        if (form === 2 && written.length === 1) continue
        const p = this.likelihood(observed, written)
        forms[i * formCount + form] = Math.log(p)
        sum += (p * (this.vocabulary.count(word, form) + 0.5)) / total
      }
      scores[i] = Math.log(sum + 1e-40)
    })
    return { words: Uint16Array.from(words), scores, forms }
  }

  /** P(observed | printed), summed over all ways of cutting the observed piece. */
  likelihood(observed: string, printed: string): number {
    const n = observed.length
    let before = new Float64Array(n + 1)
    before[0] = 1
    for (const letter of printed) {
      const at = this.channel.index(letter)
      const now = new Float64Array(n + 1)
      if (at >= 0) {
        for (let j = 0; j <= n; j++) {
          const a = before[j] ?? 0
          if (a === 0) continue
          for (let k = 0; k <= longestSegment && j + k <= n; k++) {
            now[j + k] = (now[j + k] ?? 0) + a * (this.channel.row(observed.slice(j, j + k))[at] ?? 0)
          }
        }
      }
      before = now
    }
    return before[n] ?? 0
  }
}

const none: Candidates = { words: new Uint16Array(0), scores: new Float64Array(0), forms: new Float64Array(0) }
