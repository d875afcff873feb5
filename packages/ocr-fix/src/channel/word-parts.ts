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

  constructor({ keys, size }: Vocabulary) {
    const seen = new Uint8Array(0x10000)
    const syllables: number[] = []
    const others: number[] = []
    this.begin = new Uint32Array(size + 1)
    let longest = 0
    let units = 0
    for (let word = events.length; word < size; word++) {
      const key = keys[word] ?? ''
      for (let i = 0; i < key.length; i++) seen[key.charCodeAt(i)] = 1
      ;(isSyllable(key) ? syllables : others).push(word)
      units += key.length
      this.begin[word + 1] = units
      if (key.length > longest) longest = key.length
    }
    const letters: string[] = []
    const place = new Uint16Array(0x10000)
    seen.forEach((is, code) => {
      if (is === 1) place[code] = letters.push(String.fromCharCode(code)) - 1
    })
    this.letters = letters
    this.spelled = new Uint16Array(units)
    let at = 0
    for (let word = events.length; word < size; word++) {
      const key = keys[word] ?? ''
      for (let i = 0; i < key.length; i++) this.spelled[at++] = place[key.charCodeAt(i)] ?? 0
    }
    this.longest = longest
    this.syllables = new PartTable(keys, syllables, letters)
    this.others = new PartTable(keys, others, letters)
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
