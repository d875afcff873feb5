import { bareText } from '../syllable/letters.js'
import { events } from '../language-model/pieces.js'
import type { Choice } from './lattice.js'
import { pass } from './lattice.js'
import type { Reading } from './readings.js'

/** One thing that a piece may be: the choice of this index in its reading. */
export interface Option {
  readonly index: number
  readonly word: number
  readonly p: number
}

/** A reading with what is left of its choices, likeliest first; never empty. */
export interface Weighed {
  readonly reading: Reading
  /** True after the end of a sentence or label. */
  readonly first: boolean
  readonly options: readonly Option[]
}

/** Choices less likely than this are forgotten. */
const leastShare = 0.01

/**
 * What the lattice left, as options. The word that is likeliest by itself is taken, not the likeliest row of words: it is
 * the syllables that are to be right. The piece as it is and the same word of the vocabulary are one option.
 */
export function weigh(reading: Reading, choice: Choice, first: boolean): Weighed {
  const { words, same, known } = reading
  const twin = known < 0 || same < 0 || words[same] === known ? -1 : words.indexOf(known)
  const options: Option[] = []
  choice.posteriors.forEach((p, index) => {
    if (index === same && twin >= 0) return
    const share = index === twin ? p + (choice.posteriors[same] ?? 0) : p
    if (share >= leastShare)
      options.push({
        index,
        word: words[index] ?? pass,
        p: Math.min(1, share),
      })
  })
  options.sort((a, b) => b.p - a.p || a.index - b.index)
  if (options.length === 0)
    options.push({
      index: choice.best,
      word: words[choice.best] ?? pass,
      p: 1,
    })
  return { reading, first, options }
}

/** Options at least this likely are taken as fact when the document is asked what it says elsewhere. */
const sure = 0.9

/**
 * The document's own phrases: a doubtful word that stands beside a neighbour with which it stands elsewhere, beyond
 * doubt, gains by that ("Báo Bình Định" in one place helps "Bao Binh Dinh" in another).
 */
export class Phrases {
  readonly #pairs = new Map<number, number>()
  readonly #words = new Map<number, number>()

  /** What stands behind each name in doubt: log P of every option, summed over its places. */
  readonly #names = new Map<string, { places: number; readonly sums: Map<number, number> }>()

  /** `unigram`: log P of every word in the language at large. */
  constructor(private readonly unigram: Float32Array) {}

  /** Remembers the pairs of words of a paragraph that are beyond doubt. */
  learn(row: readonly Weighed[]): void {
    for (const weighed of row) {
      const word = fact(weighed)
      if (word >= 0) this.#words.set(word, (this.#words.get(word) ?? 0) + 1)
    }
    row.forEach((weighed, i) => {
      const key = nameKey(row, i)
      if (key === null) return
      const name = this.#names.get(key) ?? {
        places: 0,
        sums: new Map<number, number>(),
      }
      for (const { word, p } of weighed.options) {
        name.sums.set(word, (name.sums.get(word) ?? name.places * leastLog) + Math.log(p))
      }
      name.places++
      const seen = new Set(weighed.options.map((o) => o.word))
      for (const [word, sum] of name.sums) if (!seen.has(word)) name.sums.set(word, sum + leastLog)
      this.#names.set(key, name)
    })
    for (let i = 1; i < row.length; i++) {
      const left = fact(row[i - 1])
      const right = fact(row[i])
      if (left < 0 || right < 0 || row[i]?.first === true) continue
      const key = left * 0x10000 + right
      this.#pairs.set(key, (this.#pairs.get(key) ?? 0) + 1)
    }
  }

  /** The paragraph with its doubtful words weighed anew. */
  settle(row: readonly Weighed[]): readonly Weighed[] {
    return row.map((weighed, i) => {
      const best = weighed.options[0]
      if (best === undefined || best.p >= sure || weighed.options.length < 2) return weighed
      const left = weighed.first ? -1 : (row[i - 1]?.options[0]?.word ?? -1)
      const right = row[i + 1]?.first === true ? -1 : (row[i + 1]?.options[0]?.word ?? -1)
      const named = this.#name(row, i)
      if (named !== null) return named
      const habit = this.#habit(weighed.options)
      const gained = weighed.options.map((o, k) => ({
        ...o,
        p: o.p * (1 + this.#count(left, o.word)) * (1 + this.#count(o.word, right)) * (habit[k] ?? 1),
      }))
      const total = gained.reduce((sum, o) => sum + o.p, 0)
      const options = gained
        .map((o) => ({ ...o, p: o.p / Math.max(1, total) }))
        .sort((a, b) => b.p - a.p || a.index - b.index)
      return { ...weighed, options }
    })
  }

  /** A name that stands in several places, in doubt in each, is the one that fits all of them; null for other words. */
  #name(row: readonly Weighed[], i: number): Weighed | null {
    const key = nameKey(row, i)
    const name = key === null ? undefined : this.#names.get(key)
    const weighed = row[i]
    if (weighed === undefined || name === undefined || name.places < 2) return null
    const most = Math.max(...weighed.options.map((o) => name.sums.get(o.word) ?? -Infinity))
    const shares = weighed.options.map((o) => Math.exp((name.sums.get(o.word) ?? -Infinity) - most))
    const total = shares.reduce((sum, p) => sum + p, 0)
    const options = weighed.options
      .map((o, k) => ({ ...o, p: (shares[k] ?? 0) / total }))
      .sort((a, b) => b.p - a.p || a.index - b.index)
    return { ...weighed, options }
  }

  /**
   * How much oftener this document uses each option than the language does, among the options: its own counts beside
   * `broad` occurrences shared out as in the language at large.
   */
  #habit(options: readonly Option[]): readonly number[] {
    const own = options.map((o) => this.#words.get(o.word) ?? 0)
    const large = options.map((o) =>
      o.word < events.length || o.word === pass ? 0 : Math.exp(this.unigram[o.word] ?? -20),
    )
    const ownSum = own.reduce((a, b) => a + b, 0)
    const largeSum = large.reduce((a, b) => a + b, 0)
    if (ownSum === 0 || largeSum === 0) return options.map(() => 1)
    return large.map((p, k) =>
      p === 0 ? 1 : (((own[k] ?? 0) + (broad * p) / largeSum) / (ownSum + broad) / (p / largeSum)) ** habitWeight,
    )
  }

  #count(left: number, right: number): number {
    return left < events.length || right < events.length ? 0 : Math.min(5, this.#pairs.get(left * 0x10000 + right) ?? 0)
  }
}

const leastLog = Math.log(leastShare)

/**
 * What a doubtful word of a name is called for now: the word before it and its own letters without marks, whatever marks
 * each place has ("Phú Dién" and "PHÚ DIEN"); null for what is no word with a capital after another.
 */
function nameKey(row: readonly Weighed[], i: number): string | null {
  const weighed = row[i]
  const left = row[i - 1]
  const best = weighed?.options[0]
  if (weighed === undefined || left === undefined || best === undefined) return null
  if (weighed.first || best.p >= sure || weighed.options.length < 2 || weighed.reading.piece.kind !== 'word')
    return null
  const letters = bareText(weighed.reading.text).normalize('NFD').replace(/\p{M}/gu, '')
  if (!/^\p{Lu}\p{L}+$/u.test(letters) || !/^\p{Lu}/u.test(left.reading.text)) return null
  return `${left.options[0]?.word ?? pass} ${letters.toLowerCase()}`
}

const broad = 5
const habitWeight = 0.5

/** The word that a place is beyond doubt; -1 where there is doubt, or no word. */
function fact(weighed: Weighed | undefined): number {
  const best = weighed?.options[0]
  return best === undefined || best.p < sure || best.word < events.length || best.word === pass ? -1 : best.word
}
