/**
 * Two keys of a word. The blind key has neither marks nor `đ` nor capitals: "Địa" → "dia". The exact key keeps the
 * letters (ă â ê ô ơ ư đ) and moves the tone to the end of the word, so that old and new placement ("hoà", "hòa"),
 * composed and decomposed form, and capitals give one key, while "hoạch" and "hoách" stay two.
 */

/** The five tone marks: huyền, sắc, ngã, hỏi, nặng. */
const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu
const marks = /\p{M}/gu

/** Documents are made of the same few thousand words; a key that was made once is kept. */
const MOST_KEPT = 20_000
const LONGEST_KEPT = 16

function kept(make: (word: string) => string): (word: string) => string {
  const keys = new Map<string, string>()
  return (word) => {
    const known = keys.get(word)
    if (known !== undefined) return known
    const key = make(word)
    if (keys.size >= MOST_KEPT) keys.clear()
    if (word.length <= LONGEST_KEPT) keys.set(word, key)
    return key
  }
}

/** "Kế" and "kế" (decomposed) → "kê" + U+0301. Without tone the word is only lower-cased and composed. */
export const exactKey = kept((word) => {
  const letters = word.normalize('NFD').toLowerCase()
  const tone = (letters.match(tones) ?? []).sort().join('')
  return letters.replace(tones, '').normalize('NFC') + tone
})

/** "Đường" → "duong". */
export const blindKey = kept((word) => word.normalize('NFD').toLowerCase().replace(marks, '').replaceAll('đ', 'd'))

/** True for a word that says more than its bare letters: "đa", "kế", but not "ke". */
export function hasMarks(word: string): boolean {
  return exactKey(word) !== blindKey(word)
}
