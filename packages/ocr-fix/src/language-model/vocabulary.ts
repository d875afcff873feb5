import { bareText } from '../syllable/letters.js'
import { events } from './pieces.js'

/** Ways of writing a word: "nghị", "Nghị", "NGHỊ", and any other mixture, the commonest of which is kept ("TTg"). */
export const forms = ['lower', 'title', 'upper', 'odd'] as const
export const formCount = forms.length

/** Index into `forms`. One capital letter alone counts as title. */
export const lowerForm = 0
export const titleForm = 1
export const upperForm = 2
export const oddForm = 3

/**
 * The words of the language model. Ids below `events.length` are events; a word's key is lower case with the official
 * place of the tone ("hòa").
 */
export class Vocabulary {
  readonly size: number
  readonly #ids = new Map<string, number>()
  #bare: ReadonlyMap<string, readonly number[]> | null = null

  /** By id, events included; `counts`: four for each word, by form; `odd`: the commonest odd form, "" for none. */
  constructor(
    readonly keys: readonly string[],
    private readonly counts: Uint32Array,
    private readonly odd: readonly string[],
  ) {
    this.size = keys.length
    for (let id = events.length; id < keys.length; id++) this.#ids.set(keys[id] ?? '', id)
  }

  /** Id of a key; -1 when it is not in the vocabulary. */
  id(key: string): number {
    return this.#ids.get(key) ?? -1
  }

  /** How often the word was written in a form. */
  count(id: number, form: number): number {
    return this.counts[id * formCount + form] ?? 0
  }

  /** How often in all. */
  total(id: number): number {
    return this.count(id, 0) + this.count(id, 1) + this.count(id, 2) + this.count(id, 3)
  }

  /** The word in a form; "" for the odd form of a word that has none. */
  write(id: number, form: number): string {
    const key = this.keys[id] ?? ''
    switch (form) {
      case titleForm:
        return key.slice(0, 1).toUpperCase() + key.slice(1)
      case upperForm:
        return key.toUpperCase()
      case oddForm:
        return this.odd[id] ?? ''
      default:
        return key
    }
  }

  /** Ids of the words that look alike once their marks are taken off, by that bare form: "ke" → kế, kể, kẻ, kê … */
  byBareForm(): ReadonlyMap<string, readonly number[]> {
    if (this.#bare !== null) return this.#bare
    const out = new Map<string, number[]>()
    for (let id = events.length; id < this.size; id++) {
      const bare = bareText(this.keys[id] ?? '')
      const list = out.get(bare)
      if (list === undefined) out.set(bare, [id])
      else list.push(id)
    }
    this.#bare = out
    return out
  }
}

export interface VocabularyRow {
  readonly key: string
  /** By form. */
  readonly counts: readonly number[]
  readonly odd: string
}

/** One word a line: key, four counts, commonest odd form; parted by tabs. */
export const writeVocabulary = (rows: readonly VocabularyRow[]): string =>
  rows.map((r) => [r.key, ...r.counts, r.odd].join('\t')).join('\n')

/** Reads what `writeVocabulary` wrote. */
export function readVocabulary(text: string): Vocabulary {
  const keys: string[] = [...events]
  const odd: string[] = [...events]
  const counts: number[] = new Array<number>(events.length * formCount).fill(0)
  for (let at = 0; at < text.length;) {
    let tab = text.indexOf('\t', at)
    if (tab < 0) throw new RangeError(`a vocabulary of ${keys.length} words ends within a line`)
    keys.push(text.slice(at, tab))
    for (let form = 0; form < formCount; form++) {
      let count = 0
      for (at = tab + 1; at < text.length && text.charCodeAt(at) !== tabUnit; at++)
        count = count * 10 + text.charCodeAt(at) - zeroUnit
      counts.push(count)
      tab = at
    }
    const end = text.indexOf('\n', tab)
    at = end < 0 ? text.length : end
    odd.push(text.slice(tab + 1, at))
    at++
  }
  return new Vocabulary(keys, Uint32Array.from(counts), odd)
}

const tabUnit = 9
const zeroUnit = 48
