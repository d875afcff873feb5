import { bareLetter, isVowel, toneOf, withoutTone, type Tone } from '../syllable/letters.js'
import { isSyllable, toneStem } from '../syllable/syllable.js'
import { nfc, nfd } from './unorm-adapter.js'

/** Combining and spacing signs that stand for a tone. The spacing ones come from fonts that draw marks as characters. */
const toneSigns = new Map<string, Tone>([
  ['\u{300}', 1],
  ['\u{340}', 1],
  ['\u{2cb}', 1],
  ['`', 1],
  ['\u{301}', 2],
  ['\u{341}', 2],
  ['\u{2ca}', 2],
  ['\u{b4}', 2],
  ['\u{309}', 3],
  ['\u{2c0}', 3],
  ['\u{303}', 4],
  ['\u{2dc}', 4],
  ['~', 4],
  ['\u{323}', 5],
])

/** Signs that change the vowel itself: circumflex, breve, horn. */
const qualitySigns = new Map([
  ['\u{302}', '\u{302}'],
  ['\u{2c6}', '\u{302}'],
  ['\u{306}', '\u{306}'],
  ['\u{2d8}', '\u{306}'],
  ['\u{31b}', '\u{31b}'],
])

/** True of a sign that belongs on a vowel and stands alone: "´", "˜", U+0323. ASCII "`" and "~" do not count here. */
export const isLooseSign = (character: string): boolean =>
  character !== '`' && character !== '~' && (toneSigns.has(character) || qualitySigns.has(character))

/** A consonant that carries a tone sign ("ñ", "ṇ"), taken apart; null for every other character. */
export function markedConsonant(character: string): { readonly letter: string; readonly tone: Tone } | null {
  if (character < '\u{c0}' || isVowel(character)) return null
  const [letter, sign, more] = [...nfd(character)]
  if (letter === undefined || sign === undefined || more !== undefined || !/[a-zđ]/iu.test(letter)) return null
  const tone = toneSigns.get(sign)
  return tone === undefined || isVowel(letter.toLowerCase()) ? null : { letter, tone }
}

interface Stripped {
  /** Letters without tones, case kept. */
  readonly letters: readonly string[]
  readonly tone: Tone
  /** Index of the letter that carried the tone. */
  readonly toneAt: number
}

/**
 * The syllable that a word with misplaced, doubled or loose marks spells: "thưc̣" → "thực", "dâñ" → "dẫn", "hộị" → "hội",
 * "hươ´ng" → "hướng". Case is kept letter by letter. Null where the marks contradict each other, where no syllable comes
 * of them, or where the word is one already. Words beyond 12 units are not looked at.
 */
export function recompose(word: string): string | null {
  if (word.length > 12 || isSyllable(word)) return null
  const stripped = strip(word)
  if (stripped === null) return null
  const stem = stripped.letters.join('').toLowerCase()
  const modern = toneStem(stem, stripped.tone, 'modern')
  if (modern === null) return null
  const keepsModern = toneOf([...modern][stripped.toneAt] ?? '') !== 0
  const syllable = keepsModern ? modern : toneStem(stem, stripped.tone)
  if (syllable === null) return null
  const cased = [...syllable]
    .map((letter, i) => (isUpper(stripped.letters[i]) ? letter.toUpperCase() : letter))
    .join('')
  return cased === word ? null : cased
}

const isUpper = (letter: string | undefined): boolean => letter !== undefined && letter !== letter.toLowerCase()

/** Tones taken off; loose qualities put on the nearest vowel before them that can take them. Null on contradiction. */
function strip(word: string): Stripped | null {
  const letters: string[] = []
  let tone: Tone = 0
  let toneAt = -1
  const setTone = (found: Tone, at: number): boolean => {
    if (found === 0 || found === tone) return true
    if (tone !== 0) return false
    tone = found
    toneAt = at
    return true
  }
  for (const character of word) {
    const sign = toneSigns.get(character)
    if (sign !== undefined) {
      if (!setTone(sign, letters.length - 1)) return null
      continue
    }
    const quality = qualitySigns.get(character)
    if (quality !== undefined) {
      if (!addQuality(letters, quality)) return null
      continue
    }
    const consonant = markedConsonant(character)
    if (consonant !== null) {
      letters.push(consonant.letter)
      if (!setTone(consonant.tone, letters.length - 1)) return null
      continue
    }
    letters.push(withoutTone(character))
    if (!setTone(toneOf(character), letters.length - 1)) return null
  }
  return { letters, tone, toneAt }
}

function addQuality(letters: string[], quality: string): boolean {
  for (let i = letters.length - 1; i >= 0; i--) {
    const letter = letters[i] ?? ''
    if (!isVowel(letter)) continue
    const marked = nfc(bareLetter(letter) + quality)
    // Doubled: the vowel has it already.
    if (marked === letter) return true
    if (letter !== bareLetter(letter) || marked.length !== 1 || !isVowel(marked)) continue
    letters[i] = marked
    return true
  }
  return false
}
