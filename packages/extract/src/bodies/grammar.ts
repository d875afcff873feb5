import { textsOf } from '../knowledge/read-json.js'
import type { Token } from '../text/tokens.js'
import { tokenize } from '../text/tokens.js'

/** A list of phrases that finds the longest one at a token; commas and dashes inside a phrase count as printed. */
export class PhraseList {
  readonly #longest = new Map<string, (readonly string[])[]>()

  constructor(phrases: readonly string[]) {
    for (const phrase of phrases) {
      const words = tokenize(phrase).map((t) => t.key)
      const first = words[0]
      if (first === undefined) continue
      const known = this.#longest.get(first)
      if (known === undefined) this.#longest.set(first, [words])
      else known.push(words)
    }
    for (const forms of this.#longest.values()) forms.sort((a, b) => b.length - a.length)
  }

  /** The index after the longest phrase that stands at a token, or null. */
  match(tokens: readonly Token[], at: number): number | null {
    const first = tokens[at]
    if (first === undefined) return null
    for (const words of this.#longest.get(first.key) ?? []) {
      if (words.every((word, i) => tokens[at + i]?.key === word)) return at + words.length
    }
    return null
  }
}

/** The words that names of bodies are made of, and those at which a name ends; see `data/body-grammar.json`. */
export interface BodyGrammar {
  readonly heads: PhraseList
  readonly posts: PhraseList
  readonly groupNouns: PhraseList
  readonly bareNouns: PhraseList
  readonly qualifiers: PhraseList
  readonly stops: ReadonlySet<string>
  readonly verbs: PhraseList
  /** Words inside names that a verb or a comma would seem to end: "… phòng, chống thiên tai", "… đổi mới sáng tạo". */
  readonly nameWords: PhraseList
  /** Verbs and words with a stop in them that are part of a name where they begin with a capital: "Cục Viễn thông". */
  readonly nameStarts: PhraseList
  /** What after "và" goes on with a name: "Khoa học công nghệ và Môi trường". */
  readonly sectorTails: PhraseList
  /** Nouns with a trade after them: "các hợp tác xã vận tải". */
  readonly trades: PhraseList
  /** Trades with a word in them that would end a name: "cấp nước", "viễn thông". */
  readonly tradeWords: PhraseList
}

/** Reads `data/body-grammar.json`. @throws RangeError where the file has another form. */
export function readGrammar(file: unknown): BodyGrammar {
  return {
    heads: new PhraseList(textsOf(file, 'heads')),
    posts: new PhraseList(textsOf(file, 'posts')),
    groupNouns: new PhraseList(textsOf(file, 'groupNouns')),
    bareNouns: new PhraseList(textsOf(file, 'bareNouns')),
    qualifiers: new PhraseList(textsOf(file, 'qualifiers')),
    stops: new Set(textsOf(file, 'stops')),
    verbs: new PhraseList(textsOf(file, 'verbs')),
    nameWords: new PhraseList(textsOf(file, 'nameWords')),
    nameStarts: new PhraseList(textsOf(file, 'nameStarts')),
    sectorTails: new PhraseList(textsOf(file, 'sectorTails')),
    trades: new PhraseList(textsOf(file, 'trades')),
    tradeWords: new PhraseList(textsOf(file, 'tradeWords')),
  }
}
