import { events } from '../language-model/pieces.js'
import type { Vocabulary } from '../language-model/vocabulary.js'

/**
 * All words of the vocabulary in lower case as a tree of letters. Node 0 is the root; the children of node n are the
 * nodes `first[n] … first[n + 1] - 1`; each has a letter (index into `letters`) and perhaps a word.
 */
export class WordTree {
  readonly letters: readonly string[]
  readonly first: Uint32Array
  readonly letter: Uint16Array
  /** Id of the word that ends here, 0 for none (id 0 is an event). */
  readonly word: Uint16Array
  /** Length of the longest word. */
  readonly depth: number

  constructor(vocabulary: Vocabulary) {
    const words = vocabulary.keys.slice(events.length).map((key, i) => ({ key, id: events.length + i }))
    words.sort((a, b) => (a.key < b.key ? -1 : 1))
    this.letters = [...new Set(words.flatMap(({ key }) => key.split('')))].sort()
    const index = new Map(this.letters.map((l, i) => [l, i]))
    const first: number[] = []
    const letter: number[] = [0]
    const word: number[] = [0]
    let depth = 0
    // Breadth first: a node's children get neighbouring numbers.
    let queue: { from: number; to: number }[] = [{ from: 0, to: words.length }]
    for (let level = 0; queue.length > 0; level++) {
      const next: { from: number; to: number }[] = []
      for (const { from, to } of queue) {
        first.push(letter.length)
        let at = from
        while (at < to && (words[at]?.key.length ?? 0) <= level) at++
        while (at < to) {
          const unit = words[at]?.key.charAt(level) ?? ''
          let end = at + 1
          while (end < to && words[end]?.key.charAt(level) === unit) end++
          const own = words[at]
          letter.push(index.get(unit) ?? 0)
          word.push(own?.key.length === level + 1 ? own.id : 0)
          next.push({ from: at, to: end })
          depth = level + 1
          at = end
        }
      }
      queue = next
    }
    first.push(letter.length)
    this.first = Uint32Array.from(first)
    this.letter = Uint16Array.from(letter)
    this.word = Uint16Array.from(word)
    this.depth = depth
  }
}
