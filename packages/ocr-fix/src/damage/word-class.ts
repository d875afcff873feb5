import { isBareSyllable, isSyllable } from '../syllable/syllable.js'

/**
 * What one stretch between spaces shows about the reading. `proof` words hold a letter that an OCR engine of a western
 * language cannot write (ă, đ, ơ, ư, U+1EA0–1EF9); `marked` ones only letters that it can (à, é, ô).
 * `bare` is a syllable only when a mark is put on ("hoach"), `plain` one as it stands ("ban").
 */
export const wordClasses = [
  'proof-syllable',
  'proof-other',
  'marked-syllable',
  'marked-other',
  'plain',
  'bare',
  'ascii-other',
  'capitals-bare',
  'digits-inside',
  'signs-inside',
  'no-vowel',
  'single',
  'other-letters',
  'highland',
  'other-script',
  'code',
] as const

export type WordClass = (typeof wordClasses)[number]

const proof = /[ăđơưĂĐƠƯ\u{1ea0}-\u{1ef9}]/u
const otherScript = /[\u{370}-\u{52f}\u{590}-\u{1cff}\u{2e80}-\u{d7ff}\u{f900}-\u{fdff}\u{ff66}-\u{ffdc}]/u
/** Letters of Êđê, Jrai, M'nông and Chăm that Vietnamese does not have. */
const highland = /[ƀɓčĕĭŏŭ]/iu
// U+017F is left out: with the flags "iu" it would match "s".
const otherLetters =
  /[ñäëïöüßçøåæîûÿœ\u{100}\u{101}\u{104}-\u{10f}\u{112}-\u{127}\u{12a}-\u{167}\u{16a}-\u{17e}\u{180}-\u{19f}\u{1e00}-\u{1e99}]/iu
const edges = /^[^\p{L}\p{N}&¢€£$@]+|[^\p{L}\p{N}&¢€£$@]+$/gu
const number = /^[\p{N}.,:/%()+-]+\p{L}{0,2}$/u
const signs = /[¢€£¥$&@|!?~;[\]{}<>*^_\\"'‘’“”]/u
/** Units, clock times, labels and designations: "m2", "17h30", "PC02", "a1", "MHz". */
const measure =
  /^(?:[kcmd]?m[23]|\p{N}{1,2}h\p{N}{0,2}|[kKMGmcd]?(?:Hz|Bq|dB|g|m|W|V|A|l)|\p{Lu}{1,6}\p{N}{1,4}\p{Lu}?|[a-eđ]\p{N}|(?:Th|Tr|Nh|Ph|Ng|Ch|Kh))$/u
/** Capitals with a Đ, Ơ or Ư among them ("HĐND", "CSĐT"), and abbreviations such as "TTg", "TTr". */
const acronym = /^(?:(?=\p{Lu}{0,12}[ĐƠƯ])[BCDĐGHKLMNPQRSTVXƠƯA-Z]{2,13}|TTg|TTr|CTr|Tp)$/u
const codeLike = /(?:\p{N}\p{L}+){2}|(?:\p{L}\p{N}+){2}|:\/\/|@\p{L}|\.(?:vn|com|org|net)(?![\p{L}\p{N}])/u
const reference = /[/\-–.,:]/u
const vowel = /[aeiouy]/iu
const ascii = /^[\u{0}-\u{7f}]*$/u

/** The class of one stretch, or null for numbers, references, acronyms and signs, which tell nothing. */
export function classify(stretch: string): WordClass | null {
  if (stretch.length > 24) return 'code'
  if (otherScript.test(stretch)) return 'other-script'
  const core = stretch.replace(edges, '')
  if (core === '' || number.test(core) || measure.test(core)) return null
  if (core.length === 1 && /\p{L}/u.test(core)) return 'single'
  if (acronym.test(core) && !isSyllable(core)) return null
  if (highland.test(core)) return 'highland'
  if (otherLetters.test(core)) return 'other-letters'
  if (core.length > 6 && codeLike.test(core)) return 'code'
  if (reference.test(core)) return null
  if (/\p{N}/u.test(core)) return 'digits-inside'
  if (signs.test(core)) return /^[¢€£$@&]$/u.test(core) || /\p{L}/u.test(core) ? 'signs-inside' : null
  if (proof.test(core)) return isSyllable(core) ? 'proof-syllable' : 'proof-other'
  if (!ascii.test(core)) return isSyllable(core) ? 'marked-syllable' : 'marked-other'
  if (core === core.toUpperCase()) return isBareSyllable(core) ? 'capitals-bare' : null
  if (core.length > 14) return 'code'
  if (!vowel.test(core)) return 'no-vowel'
  if (isSyllable(core)) return 'plain'
  return isBareSyllable(core) ? 'bare' : 'ascii-other'
}

/** `classify` with a memory of the last words, for running text. */
export class WordClasses {
  readonly #known = new Map<string, WordClass | null>()

  of(stretch: string): WordClass | null {
    const known = this.#known.get(stretch)
    if (known !== undefined) return known
    const made = classify(stretch)
    if (this.#known.size > 50_000) this.#known.clear()
    if (stretch.length <= 24) this.#known.set(stretch, made)
    return made
  }
}
