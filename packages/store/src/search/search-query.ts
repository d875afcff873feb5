import { CodedError } from '@vanthu/document'
import { blindKey, exactKey, hasMarks } from './fold.js'
import { wordsOf } from './words.js'

/** Words that must stand side by side, compared by one kind of key. */
export interface SearchTerm {
  readonly by: 'exact' | 'blind'
  readonly keys: readonly string[]
}

/** All terms must be found, in any order. Never empty. */
export type SearchQuery = readonly SearchTerm[]

const mostWords = 100

const quoted = /["“”„«»]([^"“”„«»]{0,1000})(?:["“”„«»]|$)|[^\s"“”„«»]+/gu

/**
 * Reads what a person typed. A word without marks finds the word with any marks (`ke hoach` finds "kế hoạch"); a word
 * with a mark must be found with its marks (`kế` does not find "kẻ"); a word with signs inside (`28-CT/TW`) must be
 * found with its parts side by side; words in quotes must be found side by side and exactly as marked. Capitals,
 * Unicode form and the placement of tone marks never matter. A quote that is not closed reaches to the end.
 * @throws CodedError `store.empty_search` when no letter and no digit is left, `store.long_search` beyond 100 words.
 */
export function parseSearch(input: string): SearchQuery {
  const terms: SearchTerm[] = []
  for (const [piece, inQuotes] of input.matchAll(quoted)) {
    const exactly = inQuotes !== undefined
    const words = wordsOf(inQuotes ?? piece).map((w) => w.text)
    if (words.length === 0) continue
    const by = exactly || words.some(hasMarks) ? 'exact' : 'blind'
    terms.push({ by, keys: words.map(by === 'exact' ? exactKey : blindKey) })
  }
  if (terms.reduce((sum, term) => sum + term.keys.length, 0) > mostWords) {
    throw new CodedError('store.long_search', `a search has at most ${mostWords} words`, {
      hint: 'Search for the rarest words of the sentence.',
    })
  }
  if (terms.length === 0) {
    throw new CodedError('store.empty_search', 'the search text has no letter and no digit', {
      hint: 'Give at least one word, for example: ke hoach.',
    })
  }
  return terms
}
