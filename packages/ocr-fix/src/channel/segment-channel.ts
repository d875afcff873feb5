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
  /** Of each letter its group of kin, and how often it and its kin were seen. */
  readonly #poolOf: Uint16Array
  readonly #total: Float64Array
  readonly #poolTotal: Float64Array
  /** By segment: how often it was read for a letter, and for a group of kin. */
  readonly #own = new Map<string, Map<number, number>>()
  readonly #pooled = new Map<string, Map<number, number>>()

  /** `letters`: every letter that a word of the vocabulary can be printed with. */
  constructor(
    letters: Iterable<string>,
    counts: readonly SegmentCount[],
    private readonly prior: Prior,
    private readonly smoothing: Smoothing,
  ) {
    this.letters = [...new Set([...letters, ...counts.map(({ letter }) => letter)])].sort()
    this.letters.forEach((letter, i) => this.#index.set(letter, i))
    const pools = new Map<string, number>()
    this.#poolOf = Uint16Array.from(this.letters, (letter) => {
      const name = pool(letter)
      const known = pools.get(name) ?? pools.size
      pools.set(name, known)
      return known
    })
    this.#total = new Float64Array(this.letters.length)
    this.#poolTotal = new Float64Array(pools.size)
    for (const { letter, segment, count } of counts) {
      const at = this.index(letter)
      const kin = this.#poolOf[at] ?? 0
      add(this.#own, segment, at, count)
      add(this.#pooled, segment, kin, count)
      this.#total[at] = (this.#total[at] ?? 0) + count
      this.#poolTotal[kin] = (this.#poolTotal[kin] ?? 0) + count
    }
  }

  /** Place of a letter in a row; -1 for letters that no word has. */
  index(letter: string): number {
    return this.#index.get(letter) ?? -1
  }

  /** True when a segment of three characters was ever read for one letter; others are not worth trying. */
  worthTrying(segment: string): boolean {
    return segment.length < longestSegment || this.#own.has(segment)
  }

  /** P(segment | letter), for the letter at a place of `letters`. */
  at(letter: number, segment: string): number {
    const own = this.#own.get(segment)
    const pooled = this.#pooled.get(segment)
    return this.#probability(this.letters[letter] ?? '', letter, segment, own, pooled)
  }

  probability(letter: string, segment: string): number {
    return this.#probability(letter, this.index(letter), segment, this.#own.get(segment), this.#pooled.get(segment))
  }

  #probability(
    letter: string,
    at: number,
    segment: string,
    ownCounts: ReadonlyMap<number, number> | undefined,
    poolCounts: ReadonlyMap<number, number> | undefined,
  ): number {
    const { prior, pool: weight, poolCounts: worth, selfCounts } = this.smoothing
    const kin = this.#poolOf[at] ?? -1
    const kinTotal = this.#poolTotal[kin] ?? 0
    const pooled = kinTotal === 0 ? 0 : (poolCounts?.get(kin) ?? 0) / kinTotal
    const self = segment === letter ? selfCounts : 0
    const own =
      ((ownCounts?.get(at) ?? 0) + worth * pooled + self) / Math.max(1e-9, (this.#total[at] ?? 0) + worth + selfCounts)
    return (1 - weight) * own + weight * pooled + prior * this.prior(letter, segment)
  }
}

function add(table: Map<string, Map<number, number>>, segment: string, at: number, count: number): void {
  const row = table.get(segment)
  if (row === undefined) table.set(segment, new Map([[at, count]]))
  else row.set(at, (row.get(at) ?? 0) + count)
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
