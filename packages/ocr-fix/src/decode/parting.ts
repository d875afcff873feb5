import type { LanguageModel } from '../language-model/language-model.js'
import { unknownEvent } from '../language-model/pieces.js'
import { isSyllable, placementKey } from '../syllable/syllable.js'
import { isAscii } from './evidence.js'

/** What may be bare syllables run together. */
const bareWords = /^[A-Za-z]{4,30}$/
/** What may be two syllables whose space was lost; a capital may begin the first only. */
const twoMarkedWords = /^\p{L}\p{Ll}{3,12}$/u
/** Abbreviations and names of things: one capital begins a word, more of them a row of capitals. */
const inCapitals = /^[A-Z]{2,}$|^[A-Z]{2}/

/** As the logarithm of its share in all pairs: how common the company of two words must be that keep their marks. */
const possibleCompany = -18

/**
 * What a piece that is no word costs as it is: so much, so much a letter, and the share of unknown words. Words in a row
 * must be likelier than that by `caution`.
 */
const unreadCost = 4
const unreadEach = 2.2
const caution = 8
/** However short the piece, words as common together as this are parted. */
const commonCompany = -12
const mostWords = 4
/** Rows of words that are kept at each place. */
const kept = 8

interface Row {
  readonly word: number
  readonly node: number
  readonly sum: number
  readonly cuts: readonly number[]
}

/** Says where pieces without their spaces are to be parted. */
export class Parting {
  readonly #unread: number

  constructor(
    private readonly model: LanguageModel,
    private readonly bare: ReadonlyMap<string, readonly number[]>,
  ) {
    this.#unread = (model.unigram[unknownEvent] ?? -5) - unreadCost
  }

  /** Places in a piece without marks where words were run together ("huongdan", "Uybannhan"); none for a single word. */
  ofBare(text: string): readonly number[] {
    const key = text.toLowerCase()
    if (!bareWords.test(text) || inCapitals.test(text) || this.bare.has(key)) return []
    const least = Math.min(commonCompany, this.#unread - unreadEach * key.length + caution)
    const rows: Row[][] = Array.from({ length: key.length + 1 }, () => [])
    rows[0] = [{ word: -1, node: -1, sum: 0, cuts: [] }]
    for (let from = 0; from < key.length; from++) {
      const here = best(rows[from] ?? [])
      if (here.length === 0) continue
      for (let to = from + 1; to <= Math.min(key.length, from + 7); to++) {
        // A single letter is a word at the head of the piece only ("ýgiữa", "ởnước").
        if (to - from < 2 && from > 0) continue
        for (const word of this.bare.get(key.slice(from, to)) ?? []) {
          if (!isSyllable(this.model.vocabulary.keys[word] ?? '')) continue
          for (const row of here) {
            if (row.cuts.length >= mostWords - 1 && to < key.length) continue
            const own =
              row.word < 0 ? (this.model.unigram[word] ?? -20) : this.model.score(row.word, row.node, -1, word)
            const sum = row.sum + own
            if (sum <= least) continue
            const node = row.word < 0 ? -1 : this.model.next2
            rows[to]?.push({ word, node, sum, cuts: from === 0 ? [] : [...row.cuts, from] })
          }
        }
      }
    }
    return best(rows[key.length] ?? [])[0]?.cuts ?? []
  }

  /** The place where two words that kept their marks were run together ("điện tửthuốc"); 0 for nowhere. */
  ofMarked(text: string): number {
    if (!twoMarkedWords.test(text) || isAscii(text) || isSyllable(text) || this.#known(text) >= 0) return 0
    let cut = 0
    let most = possibleCompany
    for (let at = 1; at < text.length; at++) {
      const [left, right] = [text.slice(0, at), text.slice(at)]
      if (!isSyllable(left) || !isSyllable(right)) continue
      const [first, second] = [this.#known(left), this.#known(right)]
      if (first < 0 || second < 0) continue
      const sum = (this.model.unigram[first] ?? -20) + this.model.score(first, -1, -1, second)
      if (sum > most) [cut, most] = [at, sum]
    }
    return cut
  }

  /** Id of a word of the vocabulary, -1 for others. */
  #known(text: string): number {
    return this.model.vocabulary.id(placementKey(text))
  }
}

const best = (rows: readonly Row[]): readonly Row[] => [...rows].sort((a, b) => b.sum - a.sum).slice(0, kept)
