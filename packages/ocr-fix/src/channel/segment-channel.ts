import { bareLetter } from '../syllable/letters.js'

/** One row of a channel's table: how often a printed letter was read as a segment of 0–3 characters. */
export interface SegmentCount {
  readonly letter: string
  readonly segment: string
  readonly count: number
}

export type Prior = (letter: string, segment: string) => number

export const longestSegment = 3

/** How the sources of a probability are weighed against each other. */
export interface Smoothing {
  /** Weight of the prior's guess beside the counts. */
  readonly prior: number
  /** Weight of what the letters with the same base were read as. */
  readonly pool: number
  /** The same as so many more occurrences of the letter itself. */
  readonly poolCounts: number
  /** Occurrences that the prior is worth for a letter that was seen less often than that. */
  readonly selfCounts: number
}

/** For an engine that does not know the marks: letters with the same base are read alike. */
export const unknownMarks: Smoothing = { prior: 0.5, pool: 0.04, poolCounts: 4, selfCounts: 0 }

/** For an engine that knows them: most letters are read as themselves, and kin do not tell of each other. */
export const knownMarks: Smoothing = { prior: 1, pool: 0, poolCounts: 0, selfCounts: 200 }

/**
 * P(what was read | what was printed), letter by letter. Smoothing is linear at every level, so that a part of the
 * weight always goes to the coarser guess: a confusion never seen in simulation stays possible for frequent letters,
 * too. Letters with the same base and case ("ẵ ẫ ậ" from "a") share what was seen of each.
 */
export class SegmentChannel {
  readonly letters: readonly string[]
  readonly #index = new Map<string, number>()
  readonly #rows = new Map<string, Float64Array>()
  readonly #own = new Map<string, number>()
  readonly #ownTotal = new Map<string, number>()
  readonly #pooled = new Map<string, number>()
  readonly #pooledTotal = new Map<string, number>()
  readonly #seenLong = new Set<string>()

  /** `letters`: every letter that a word of the vocabulary can be printed with. */
  constructor(
    letters: Iterable<string>,
    counts: readonly SegmentCount[],
    private readonly prior: Prior,
    private readonly smoothing: Smoothing,
  ) {
    this.letters = [...new Set(letters)].sort()
    this.letters.forEach((letter, i) => this.#index.set(letter, i))
    const add = (map: Map<string, number>, key: string, n: number): void => {
      map.set(key, (map.get(key) ?? 0) + n)
    }
    for (const { letter, segment, count } of counts) {
      add(this.#own, letter + segment, count)
      add(this.#ownTotal, letter, count)
      add(this.#pooled, pool(letter) + segment, count)
      add(this.#pooledTotal, pool(letter), count)
      if (segment.length === longestSegment) this.#seenLong.add(segment)
    }
  }

  /** Place of a letter in a row; -1 for letters that no word has. */
  index(letter: string): number {
    return this.#index.get(letter) ?? -1
  }

  /** True when a segment of three characters was ever read for one letter; others are not worth trying. */
  worthTrying(segment: string): boolean {
    return segment.length < longestSegment || this.#seenLong.has(segment)
  }

  /** P(segment | letter) for every letter. Kept; do not change it. */
  row(segment: string): Float64Array {
    const known = this.#rows.get(segment)
    if (known !== undefined) return known
    const row = Float64Array.from(this.letters, (letter) => this.probability(letter, segment))
    if (this.#rows.size > 60_000) this.#rows.clear()
    this.#rows.set(segment, row)
    return row
  }

  probability(letter: string, segment: string): number {
    const base = pool(letter)
    const pooledTotal = this.#pooledTotal.get(base) ?? 0
    const pooled = pooledTotal === 0 ? 0 : (this.#pooled.get(base + segment) ?? 0) / pooledTotal
    const { prior, pool: weight, poolCounts, selfCounts } = this.smoothing
    const total = this.#ownTotal.get(letter) ?? 0
    const self = segment === letter ? selfCounts : 0
    const own =
      ((this.#own.get(letter + segment) ?? 0) + poolCounts * pooled + self) /
      Math.max(1e-9, total + poolCounts + selfCounts)
    return (1 - weight) * own + weight * pooled + prior * this.prior(letter, segment)
  }
}

/** For an engine of which nothing was counted. */
export const nothingCounted: Smoothing = { prior: 1, pool: 0, poolCounts: 0, selfCounts: 0 }

/** What a letter shares with its kin: its bare form, case kept; đ stands apart from d. */
const pool = (letter: string): string => (letter === 'đ' || letter === 'Đ' ? letter : bareLetter(letter))

/** Reads "letter<tab>segment<tab>count" lines. */
export const readSegmentCounts = (text: string): readonly SegmentCount[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [letter = '', segment = '', count = '0'] = line.split('\t')
      return { letter, segment, count: Number(count) }
    })
