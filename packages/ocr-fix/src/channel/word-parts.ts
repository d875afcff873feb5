import { bareLetter } from '../syllable/letters.js'
import { isSyllable } from '../syllable/syllable.js'
import { events } from '../language-model/pieces.js'
import type { Vocabulary } from '../language-model/vocabulary.js'
import { LetterTree } from './letter-tree.js'

/**
 * All words of the vocabulary in lower case, each cut before its first vowel: "nghị" is the head "ngh" and the rest "ị".
 * Few heads and rests make all words, so a search for both is far shorter than one for words. Syllables stand apart:
 * they are most of the text, and a quarter of the parts.
 */
export class WordParts {
  readonly letters: readonly string[]
  readonly syllables: PartTable
  readonly others: PartTable
  /** The letters of word w, as places in `letters`: those at `begin[w] … begin[w + 1] - 1` of `spelled`. */
  readonly spelled: Uint16Array
  readonly begin: Uint32Array
  /** Letters of the longest word. */
  readonly longest: number

  constructor(vocabulary: Vocabulary) {
    const letters = new Set<string>()
    const syllables: number[] = []
    const others: number[] = []
    for (let word = events.length; word < vocabulary.size; word++) {
      const key = vocabulary.keys[word] ?? ''
      for (let i = 0; i < key.length; i++) letters.add(key.charAt(i))
      ;(isSyllable(key) ? syllables : others).push(word)
    }
    this.letters = [...letters].sort()
    this.begin = new Uint32Array(vocabulary.size + 1)
    const place = new Map(this.letters.map((letter, i) => [letter, i]))
    const spelled: number[] = []
    let longest = 0
    for (let word = 0; word < vocabulary.size; word++) {
      const key = word < events.length ? '' : (vocabulary.keys[word] ?? '')
      for (let i = 0; i < key.length; i++) spelled.push(place.get(key.charAt(i)) ?? 0)
      this.begin[word + 1] = spelled.length
      longest = Math.max(longest, key.length)
    }
    this.spelled = Uint16Array.from(spelled)
    this.longest = longest
    this.syllables = new PartTable(vocabulary.keys, syllables, this.letters)
    this.others = new PartTable(vocabulary.keys, others, this.letters)
  }
}

/** Heads, rests, and which of them make words. */
export class PartTable {
  readonly heads: LetterTree
  readonly headCount: number
  /** The rests from their last letter to their first. */
  readonly rests: LetterTree
  /** The words with rest r are those at `start[r] … start[r + 1] - 1` of `head` and `word`. */
  readonly start: Uint32Array
  readonly head: Uint16Array
  readonly word: Uint16Array

  constructor(keys: readonly string[], words: readonly number[], letters: readonly string[]) {
    const heads = new Map<string, number>()
    const rests = new Map<string, { readonly head: number; readonly word: number }[]>()
    for (const word of words) {
      const key = keys[word] ?? ''
      const cut = headLength(key)
      const text = key.slice(0, cut)
      const head = heads.get(text) ?? heads.size
      heads.set(text, head)
      const rest = key.slice(cut)
      const list = rests.get(rest)
      if (list === undefined) rests.set(rest, [{ head, word }])
      else list.push({ head, word })
    }
    this.headCount = heads.size
    this.heads = new LetterTree([...heads.keys()], letters)
    this.rests = new LetterTree(
      Array.from(rests.keys(), (rest) => rest.split('').reverse().join('')),
      letters,
    )
    const pairs = [...rests.values()]
    this.start = new Uint32Array(pairs.length + 1)
    pairs.forEach((list, r) => (this.start[r + 1] = (this.start[r] ?? 0) + list.length))
    const all = pairs.flat()
    this.head = Uint16Array.from(all, (pair) => pair.head)
    this.word = Uint16Array.from(all, (pair) => pair.word)
  }
}

function headLength(key: string): number {
  let at = 0
  while (at < key.length && !vowels.includes(bareLetter(key.charAt(at)))) at++
  return at
}

const vowels = 'aeiouy'
