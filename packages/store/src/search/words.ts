import { blindKey, exactKey } from './fold.js'

/** A word of a text with its place (UTF-16). */
export interface Word {
  readonly from: number
  readonly to: number
  readonly text: string
}

const word = /[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}]*/gu

/** Runs of letters, their marks and digits: "28-CT/TW" is three words, "m²" is one ("m"). */
export function wordsOf(text: string): readonly Word[] {
  return Array.from(text.matchAll(word), (m) => ({ from: m.index, to: m.index + m[0].length, text: m[0] }))
}

/** Stands between two texts that are indexed as one row, so that no phrase reaches from one into the other. */
const boundary = '\uE000'

/** What the full-text index holds of one row: the same words twice, by exact and by blind key, parted by spaces. */
export interface IndexedWords {
  readonly exact: string
  readonly blind: string
}

/** The index text of one or several texts. Words equal by key are found whatever their form in the text. */
export function indexedWords(...texts: readonly string[]): IndexedWords {
  const lists = texts.map(wordsOf)
  const join = (key: (text: string) => string): string =>
    lists.map((list) => list.map((w) => key(w.text)).join(' ')).join(` ${boundary} `)
  return { exact: join(exactKey), blind: join(blindKey) }
}

/** Name of a body, title or place for comparison as a whole: its words by blind key, parted by one space. */
export function blindName(name: string): string {
  return wordsOf(name)
    .map((w) => blindKey(w.text))
    .join(' ')
}

/** As `blindName`, with marks: "Ủy ban" and "Uỷ  ban" are one, "Ủy ban" and "Uy ban" are two. */
export function exactName(name: string): string {
  return wordsOf(name)
    .map((w) => exactKey(w.text))
    .join(' ')
}
