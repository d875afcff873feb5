import { bareText } from '../syllable/letters.js'
import type { Vocabulary } from '../language-model/vocabulary.js'
import { formCount, lowerForm, oddForm, titleForm, upperForm } from '../language-model/vocabulary.js'
import { Chosen } from './chosen.js'
import { longestPiece, Observed, reach } from './observed.js'
import { PartSearch } from './part-search.js'
import type { PreparedCandidates } from './prepared.js'
import { RecentlyUsed } from './recently-used.js'
import type { SegmentChannel } from './segment-channel.js'
import { SegmentRows } from './segment-rows.js'
import type { WordParts } from './word-parts.js'

/** Words that may stand behind one observed piece, best by likelihood and frequency first. */
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

/** Pieces whose candidates are remembered, at most; one takes about 2 kB. */
const mostKnown = 8000

/** The first search is as narrow as this, and where nothing is known goes so far below what the letters would allow. */
const shortMargin = 4
const firstReach = 9

/**
 * No word is looked for that is less likely than this, given so much for each character (natural logarithms): the piece
 * as it stands, a name or a code, is always likelier.
 */
const hopeless = 12
const hopelessEach = 4.5

/** The share of every word's uses that are in capitals, at least. */
const headingShare = 0.02

/** Finds the words behind pieces of text. Results are kept for the pieces met last. */
export class CandidateSearch {
  readonly #known = new RecentlyUsed<Candidates>(mostKnown)
  readonly #observed: Observed
  readonly #chosen: Chosen
  readonly #syllables: PartSearch
  readonly #others: PartSearch
  readonly #cut: number
  /** Places in a row of the channel of each letter of the words, small and large. */
  readonly #small: Int16Array
  readonly #large: Int16Array
  readonly #letters: Int16Array
  readonly #like = new Float64Array(formCount)

  constructor(
    private readonly channel: SegmentChannel,
    private readonly parts: WordParts,
    private readonly vocabulary: Vocabulary,
    unigram: Float32Array,
    private readonly bare: ReadonlyMap<string, readonly number[]>,
    options: SearchOptions,
    private readonly prepared: PreparedCandidates | null = null,
  ) {
    this.#cut = Math.exp(-options.margin)
    this.#observed = new Observed(new SegmentRows(channel, parts.letters), parts.letters.length, channel.letters.length)
    this.#chosen = new Chosen(options.most, this.#cut)
    const weights = new Float64Array(vocabulary.size)
    for (let w = 0; w < weights.length; w++) weights[w] = Math.exp(options.frequencyWeight * (unigram[w] ?? -20))
    this.#syllables = new PartSearch(parts.syllables, this.#observed, this.#chosen, weights)
    this.#others = new PartSearch(parts.others, this.#observed, this.#chosen, weights)
    this.#small = Int16Array.from(parts.letters, (letter) => channel.index(letter))
    this.#large = Int16Array.from(parts.letters, (letter) => channel.index(letter.toUpperCase()))
    this.#letters = new Int16Array(parts.longest)
  }

  /** Candidates of one piece; none for pieces that are too long. */
  find(piece: string): Candidates {
    if (piece.length === 0 || piece.length > longestPiece) return none
    const known = this.#known.get(piece)
    if (known !== undefined) return known
    this.#observed.take(piece)
    const found = this.#exact(this.prepared?.of(piece) ?? this.#search(piece))
    this.#known.set(piece, found)
    return found
  }

  /** The words for the piece in hand, best first. */
  #search(piece: string): ArrayLike<number> {
    const chosen = this.#chosen
    this.#observed.spread()
    chosen.leastRank = 0
    chosen.top = this.#firstGuess(piece)
    // A narrow search first: with its words known, the wide one can leave most branches at once.
    chosen.limit = chosen.top > 0 ? chosen.top : (this.#observed.after[reach] ?? 0) * Math.exp(-firstReach)
    chosen.limit *= Math.exp(-shortMargin)
    chosen.count = 0
    this.#syllables.run()
    const floor = Math.exp(-(hopeless + hopelessEach * piece.length))
    while (chosen.top === 0 && chosen.limit > floor) {
      chosen.limit = Math.max(floor, chosen.limit * Math.exp(-firstReach))
      this.#syllables.run()
      this.#others.run()
    }
    if (chosen.top === 0) return []
    chosen.count = 0
    chosen.limit = Math.max(floor, chosen.top * this.#cut)
    // What was left out as negligible depends on the limit, so the same word may come out a little less likely.
    chosen.leastRank *= 0.95
    this.#syllables.run()
    this.#others.run()
    const words: number[] = []
    for (let i = 0; i < chosen.count; i++) {
      if ((chosen.p[i] ?? 0) >= chosen.top * this.#cut) words.push(chosen.words[i] ?? 0)
    }
    return words
  }

  /** The likelihood of some good word, so that the search need not begin without a bound: words that differ in marks only. */
  #firstGuess(piece: string): number {
    let best = 0
    const like = this.#like
    for (const word of this.bare.get(bareText(piece.toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''))) ?? []) {
      this.#weigh(word)
      best = Math.max(best, like[lowerForm] ?? 0, like[titleForm] ?? 0, like[upperForm] ?? 0)
    }
    return best
  }

  /** Scores the chosen words in each of their written forms. */
  #exact(words: ArrayLike<number>): Candidates {
    const { vocabulary } = this
    const like = this.#like
    const scores = new Float64Array(words.length)
    const forms = new Float64Array(words.length * formCount)
    for (let i = 0; i < words.length; i++) {
      const word = words[i] ?? 0
      this.#weigh(word)
      const total = vocabulary.total(word) + 2
      let sum = 0
      for (let form = 0; form < formCount; form++) {
        const p = like[form] ?? 0
        forms[i * formCount + form] = Math.log(p)
        const own = vocabulary.count(word, form) + 0.5
        // Any word may stand in a heading in capitals; how many did in the training text says nothing.
        sum += p * (form === upperForm ? Math.max(own, headingShare * total) : own)
      }
      scores[i] = Math.log(sum / total + 1e-40)
    }
    return { words: Uint16Array.from(words), scores, forms }
  }

  /** Puts P(piece | word in form f) into `#like`; 0 for a form that the word has not. */
  #weigh(word: number): void {
    const { begin, spelled } = this.parts
    const letters = this.#letters
    const observed = this.#observed
    const like = this.#like
    const from = begin[word] ?? 0
    const count = (begin[word + 1] ?? 0) - from
    for (let i = 0; i < count; i++) letters[i] = this.#small[spelled[from + i] ?? 0] ?? -1
    const large = this.#large[spelled[from] ?? 0] ?? -1
    observed.tail(letters, count)
    like[lowerForm] = observed.first(letters[0] ?? -1)
    like[titleForm] = observed.first(large)
    like[upperForm] = 0
    like[oddForm] = 0
    // One letter alone is large as "title" only.
    if (count > 1) {
      for (let i = 0; i < count; i++) letters[i] = this.#large[spelled[from + i] ?? 0] ?? -1
      observed.tail(letters, count)
      like[upperForm] = observed.first(large)
    }
    const odd = this.vocabulary.write(word, oddForm)
    if (odd === '') return
    const units = Math.min(odd.length, letters.length)
    for (let i = 0; i < units; i++) letters[i] = this.channel.index(odd.charAt(i))
    observed.tail(letters, units)
    like[oddForm] = observed.first(letters[0] ?? -1)
  }
}

const none: Candidates = { words: new Uint16Array(0), scores: new Float64Array(0), forms: new Float64Array(0) }
