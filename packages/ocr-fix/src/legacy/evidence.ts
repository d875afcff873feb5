import { isSyllable } from '../syllable/syllable.js'
import { decodeWord, legacyEncodings, westernByte, type LegacyEncoding } from './encodings.js'

/** A stretch without white space and ASCII punctuation: VNI and VPS use signs and controls as letters. */
export const wordPattern = /[^\s!"#$%&'()*+,\-./0-9:;<=>?@[\\\]^_`{|}~]+/gu

/** Longer stretches are no words. */
export const longestWord = 16

/** How one word reads in Unicode and in each encoding. */
export interface Reading {
  /** True of ASCII words: they read the same everywhere and tell nothing. */
  readonly plain: boolean
  /** A letter that windows-1252 does not have ("ế", "đ") makes the word certain Unicode. */
  readonly modern: boolean
  /** A Vietnamese word as it stands, in ordinary case. */
  readonly good: boolean
  /** The word in each encoding that makes a syllable of it. */
  readonly as: ReadonlyMap<LegacyEncoding, string>
}

const plainWord = /^[\x21-\x7e]*$/u
const quotes = /^[“”‘’«»„…–—•\u{84}\u{85}\u{91}-\u{97}]{1,8}|[“”‘’«»„…–—•\u{84}\u{85}\u{91}-\u{97}]{1,8}$/gu
const mixedCase = /\p{Ll}\p{Lu}/u

export function readWord(word: string): Reading {
  if (plainWord.test(word)) return { plain: true, modern: false, good: true, as: new Map() }
  const bare = word.replace(quotes, '')
  if (bare === '' || plainWord.test(bare)) return { plain: true, modern: false, good: true, as: new Map() }
  const modern = [...bare].some((c) => c > '\u{ff}' && westernByte(c) === undefined)
  const good = isSyllable(bare) && !mixedCase.test(bare)
  const as = new Map<LegacyEncoding, string>()
  if (!modern && word.length <= longestWord) {
    for (const encoding of legacyEncodings) {
      const decoded = readIn(word, bare, encoding)
      if (decoded !== null) as.set(encoding, decoded)
    }
  }
  return { plain: false, modern, good, as }
}

/** The whole stretch, or, where quotation marks stand at its ends, the stretch within them. */
function readIn(word: string, bare: string, encoding: LegacyEncoding): string | null {
  const whole = decodeWord(word, encoding)
  if (whole !== null && isOrdinary(whole, encoding)) return whole
  if (bare === word) return null
  const inner = decodeWord(bare, encoding)
  return inner !== null && isOrdinary(inner, encoding) ? word.replace(bare, inner) : null
}

/** Only TCVN3 mixes cases within a word ("CéNG"): its capitals with tones are made by the font. */
const isOrdinary = (decoded: string, encoding: LegacyEncoding): boolean =>
  isSyllable(decoded) && (encoding === 'tcvn3' || !mixedCase.test(decoded))

/** Readings of every distinct word of a text, made once a word. */
export class Readings {
  readonly #known = new Map<string, Reading>()

  of(word: string): Reading {
    const known = this.#known.get(word)
    if (known !== undefined) return known
    const made = readWord(word)
    this.#known.set(word, made)
    return made
  }
}

/** Letters that clean Vietnamese text does not hold, though the encodings write with them. */
const suspicious =
  /[\u{1}-\u{8}\u{e}-\u{1f}\u{80}-\u{9f}¡¢£¤¥¦¨©ª¬\u{ad}®¯±´µ¶·¸¹º»¼¾¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ‰Š‹Œ™š›œŸ€ƒ†‡ˆ˜]/gu

/** Signs that an engine puts for letters, though an old encoding writes with them too. */
const engineSigns = /[¢£€©¥°]/gu

function isStrange(word: string): boolean {
  suspicious.lastIndex = 0
  return suspicious.test(word.replace(engineSigns, ''))
}

/** True when a text has enough letters of that sort to be worth reading closely; it stops at the second one. */
export function mayBeLegacy(text: string): boolean {
  suspicious.lastIndex = 0
  const first = suspicious.test(text)
  const second = first && suspicious.test(text)
  suspicious.lastIndex = 0
  return second
}

/** Text of an old encoding writes at least this share of its odd words with letters that no other text has. */
const suspiciousShare = 1 / 8

/**
 * The encodings that a text shows. One is shown when at least two different words of two or more letters make no sense
 * as they stand and a syllable in it, and when such words are at least a third of all that could tell. An engine without
 * Vietnamese writes "é" for every ê and ô ("cé céng"), which TCVN3 has as well; but hardly any "®", "¸" or "­".
 */
export function shownEncodings(text: string, readings: Readings): readonly LegacyEncoding[] {
  const strong = new Map<LegacyEncoding, Set<string>>(legacyEncodings.map((e) => [e, new Set()]))
  const count = new Map<LegacyEncoding, number>(legacyEncodings.map((e) => [e, 0]))
  const certain = new Map<LegacyEncoding, number>(legacyEncodings.map((e) => [e, 0]))
  let odd = 0
  for (const [word] of text.matchAll(wordPattern)) {
    if (word.length > longestWord) continue
    const { plain, modern, good, as } = readings.of(word)
    if (plain || modern || good) continue
    odd++
    const strange = isStrange(word)
    for (const [encoding, decoded] of as) {
      if (strange) certain.set(encoding, (certain.get(encoding) ?? 0) + 1)
      if (decoded.length < 2) continue
      strong.get(encoding)?.add(word)
      count.set(encoding, (count.get(encoding) ?? 0) + 1)
    }
  }
  const varied = (words: ReadonlySet<string>): boolean => words.size >= 2 && [...words].some((w) => w.length >= 3)
  return legacyEncodings.filter(
    (e) =>
      varied(strong.get(e) ?? new Set()) &&
      (count.get(e) ?? 0) * 3 >= odd &&
      (certain.get(e) ?? 0) >= suspiciousShare * odd,
  )
}
