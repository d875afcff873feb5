import type { Mention } from './found-citation.js'
import { likeness, titleWords } from './similar-title.js'

/** Above this two titles of one type are one instrument; the lower one where a period is missing. */
const same = 0.9
const sameWithoutPeriod = 0.79
/** Titles alike in `sameWithoutPeriod` share at least this part of the words of either. */
const shared = sameWithoutPeriod / (2 - sameWithoutPeriod)
/** At most so many titles are compared with one; real documents have far fewer that are near. */
const limit = 64

interface Titled<G> {
  readonly group: G
  readonly words: readonly string[]
  readonly period: string | null
}

/**
 * Finds the group of a title among those before it, by the rarest words of the title: of n words, any n − ⌈0.65 n⌉ + 1
 * hold one that every title near enough has too. Keeps the time linear in the mentions.
 */
export class NamedIndex<G> {
  readonly #byWord = new Map<string, Titled<G>[]>()
  readonly #exact = new Map<string, G>()

  find(mention: Mention): G | null {
    const exact = this.#exact.get(keyOf(mention))
    if (exact !== undefined) return exact
    const words = titleWords(mention.title ?? '')
    const lists = [...new Set(words)].map((w) => this.#byWord.get(`${mention.type} ${w}`) ?? [])
    lists.sort((a, b) => a.length - b.length)
    const needed = lists.length - Math.ceil(shared * words.length) + 1 + (words.length - lists.length)
    let compared = 0
    const seen = new Set<Titled<G>>()
    for (const list of lists.slice(0, Math.max(1, needed))) {
      for (const titled of list) {
        if (seen.has(titled)) continue
        seen.add(titled)
        if (near(titled, words, mention.period)) return titled.group
        if (++compared >= limit) return null
      }
    }
    return null
  }

  add(mention: Mention, group: G): void {
    const key = keyOf(mention)
    if (this.#exact.has(key)) return
    this.#exact.set(key, group)
    const words = titleWords(mention.title ?? '')
    const titled = { group, words, period: mention.period }
    for (const word of new Set(words)) {
      const place = `${mention.type} ${word}`
      const list = this.#byWord.get(place)
      if (list === undefined) this.#byWord.set(place, [titled])
      else list.push(titled)
    }
  }
}

const keyOf = (m: Mention): string => `${m.type}|${m.period ?? ''}|${titleWords(m.title ?? '').join(' ')}`

function near<G>(titled: Titled<G>, words: readonly string[], period: string | null): boolean {
  if (titled.period !== null && period !== null && titled.period !== period) return false
  const alike = likeness(titled.words, words)
  return alike >= same || (alike >= sameWithoutPeriod && (titled.period === null || period === null))
}
