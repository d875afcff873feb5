/**
 * Two keys of a word. The blind key has neither marks nor `đ` nor capitals: "Địa" → "dia". The exact key keeps the
 * letters (ă â ê ô ơ ư đ) and moves the tone to the end of the word, so that old and new placement ("hoà", "hòa"),
 * composed and decomposed form, and capitals give one key, while "hoạch" and "hoách" stay two.
 */

/** The five tone marks: huyền, sắc, ngã, hỏi, nặng. */
const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu
const marks = /\p{M}/gu

/** "Kế" and "kế" (decomposed) → "kê" + U+0301. Without tone the word is only lower-cased and composed. */
export function exactKey(word: string): string {
  const letters = word.normalize('NFD').toLowerCase()
  const tone = (letters.match(tones) ?? []).sort().join('')
  return letters.replace(tones, '').normalize('NFC') + tone
}

/** "Đường" → "duong". */
export function blindKey(word: string): string {
  return word.normalize('NFD').toLowerCase().replace(marks, '').replaceAll('đ', 'd')
}

/** True for a word that says more than its bare letters: "đa", "kế", but not "ke". */
export function hasMarks(word: string): boolean {
  return exactKey(word) !== blindKey(word)
}
