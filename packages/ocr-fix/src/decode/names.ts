import { events } from '../language-model/pieces.js'
import { titleForm } from '../language-model/vocabulary.js'
import { bareText } from '../syllable/letters.js'
import { formOf } from './case.js'
import type { Reading } from './readings.js'

/** What a reading costs that gives a name letters which the engine hardly ever takes for those it saw (natural logarithm). */
const otherLetters = 8

/**
 * The readings of names by the letters that were read. The wrong model loses marks and letters ("Phuc" for "Phước"), but it
 * hardly ever sees another first letter, or one too many: a rare place must not become one that everybody knows ("Trà Linh"
 * is no "Trà Vinh", "Hoa Giang" no "Hà Giang"). Where no reading has the letters read, and in words without a capital
 * beside another, everything stays. `null` stands for the end of a sentence and for a comma.
 */
export function keepNameLetters(
  row: readonly (Reading | null)[],
  keys: readonly string[],
): readonly (Reading | null)[] {
  return row.map((reading, i) => {
    if (reading === null || reading.forms === null || !isName(reading)) return reading
    if (!isName(row[i - 1]) && !isName(row[i + 1])) return reading
    const read = bareText(reading.text).toLowerCase()
    if (!/^[a-z]{3,7}$/u.test(read)) return reading
    const letters = reading.words.map((word) => (word < events.length ? '' : bareText(keys[word] ?? '')))
    if (!letters.includes(read)) return reading
    const scores = reading.scores.map((score, k) => {
      const printed = letters[k] ?? ''
      return printed !== '' && invents(read, printed) ? score - otherLetters : score
    })
    return { ...reading, scores }
  })
}

const isName = (reading: Reading | null | undefined): boolean =>
  reading != null && reading.piece.kind === 'word' && formOf(reading.text) === titleForm

const initial = (word: string): string => /^[^aeiouy]{0,3}/u.exec(word)?.[0] ?? ''

/** Letters that a poor print or a stroke makes alike: "Đài" read as "Pai", "Lân" as "Jan". */
const alike = ['bdpr', 'ijlt', 'cegoq', 'hkmn', 'uvy']

/** True where the engine must have seen another first letter than was printed, or one more than the word has. */
function invents(read: string, printed: string): boolean {
  const [seen, meant] = [initial(read), initial(printed)]
  if (seen !== meant) return !alike.some((group) => group.includes(seen.charAt(0)) && group.includes(meant.charAt(0)))
  let at = 0
  for (const letter of read) if (letter === printed.charAt(at)) at++
  return read.length > printed.length && at === printed.length
}
