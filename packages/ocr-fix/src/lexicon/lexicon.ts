import { bareText } from '../syllable/letters.js'
import { placementKey } from '../syllable/syllable.js'

/** The list of syllables with counts that ships with this package: one "syllable<TAB>count" a line, UTF-8. */
export const lexiconFile = new URL('../../data/syllables.tsv', import.meta.url)

export interface Counted {
  readonly syllable: string
  readonly count: number
}

/** Syllables of running text with their counts, in lower case; found by themselves or by their letters without marks. */
export class Lexicon {
  readonly #byBare = new Map<string, Counted[]>()
  readonly #counts = new Map<string, number>()

  /** @throws RangeError when a line is not "syllable<TAB>count". */
  constructor(table: string) {
    for (const line of table.split('\n')) {
      if (line === '') continue
      const [syllable, written] = line.split('\t')
      const count = Number(written)
      if (syllable === undefined || !Number.isInteger(count))
        throw new RangeError(`lexicon line "${line}" has no count`)
      this.#add(syllable, count)
    }
  }

  /** "hoà" and "hòa" are one syllable; the spelling seen first, which is the more frequent, stands for both. */
  #add(syllable: string, count: number): void {
    const key = placementKey(syllable)
    const sum = this.#counts.get(key)
    this.#counts.set(key, (sum ?? 0) + count)
    const bare = bareText(syllable)
    const list = this.#byBare.get(bare)
    if (list === undefined) {
      this.#byBare.set(bare, [{ syllable, count }])
      return
    }
    const same = list.findIndex((c) => placementKey(c.syllable) === key)
    const earlier = list[same]
    if (earlier === undefined) list.push({ syllable, count })
    else list[same] = { syllable: earlier.syllable, count: earlier.count + count }
  }

  /** How often a syllable occurs, both placements of the tone together; 0 for unknown ones. */
  count(syllable: string): number {
    return this.#counts.get(placementKey(syllable)) ?? 0
  }

  /** All syllables that these letters may be when marks are lost, most frequent first. */
  withBare(bare: string): readonly Counted[] {
    return this.#byBare.get(bare) ?? []
  }
}
