import type { LineOfPrint } from './lines-of-print.js'
import type { Prepared } from './prepare.js'
import type { Rect } from './raster.js'
import type { EngineWord } from './tesseract-adapter.js'
import type { Fragment } from './text-lines.js'

/** What these rules know of a page. */
type Sealed = Pick<Prepared, 'seals' | 'letterHeight'>

/**
 * A line without what dust, a seal's rim or the rest of a ruling made at its ends: dots and strokes that are words of
 * their own, and a sign before the first letter with which no line begins ("!Hà Nội").
 */
export function withoutFlecks(words: readonly EngineWord[]): readonly EngineWord[] {
  const isFleck = ({ text, confidence }: EngineWord): boolean =>
    (confidence < 0.9 && /^[.,:;'"`´‘’“”›‹|_~°¬ˆ^]{1,3}$/u.test(text)) ||
    (confidence < 0.6 && text === '„') ||
    (confidence < 0.5 && /^[^\p{L}\p{N}]{2,12}$/u.test(text) && !/^[-+*–]+$|^\.?\/[.-]$/u.test(text))
  const from = words.findIndex((w) => !isFleck(w))
  if (from < 0) return []
  const kept = words
    .slice(from, words.findLastIndex((w) => !isFleck(w)) + 1)
    .filter((w) => w.confidence >= 0.2 || !/^[.,:;'`´^]{1,2}$/u.test(w.text))
  const [first, ...rest] = kept
  if (first === undefined) return []
  const text = first.text.replace(/^[!.,:;'`´‘’°¬ˆ^_|~›‹]{1,3}(?=[\p{L}\p{N}])/u, '')
  const begun = text === first.text || first.confidence >= 0.9 ? kept : [{ ...first, text }, ...rest]
  const last = begun.at(-1)
  const ended = last?.text.replace(/(?<=[\p{L}\p{N}])[+^~*|\\<>={}`´“]{1,3}$/u, '')
  if (last === undefined || ended === undefined || ended === last.text || last.confidence >= 0.5) return begun
  return [...begun.slice(0, -1), { ...last, text: ended }]
}

/** Within the rim of a seal: its own letters and arms, or a short line of print under it. */
const isInSeal = (line: Rect, { seals, letterHeight }: Sealed): boolean =>
  seals.some(({ x, y, radius }) => {
    const reach = radius + letterHeight
    return line.x0 > x - reach && line.x1 < x + reach && line.y0 > y - reach && line.y1 < y + reach
  })

/** Ink within a rim that is no print by its shape: one or two pieces, or as tall as a coat of arms. */
export function isSealsShape(piece: Fragment, ready: Sealed): boolean {
  return (piece.letters.length < 3 || piece.tallHeight > ready.letterHeight * 1.9) && isInSeal(piece, ready)
}

/** What the engine made of a seal's own letters and arms: within the rim, and hardly trusted. */
export function isSealsOwn(line: LineOfPrint, words: readonly EngineWord[], ready: Sealed): boolean {
  const letters = words.reduce((sum, w) => sum + w.text.length, 0)
  const sure = words.reduce((sum, w) => sum + w.text.length * w.confidence, 0)
  const isPrint = letters >= 4 && sure / letters >= 0.6 && words.some((w) => w.text.length > 2)
  return !isPrint && isInSeal(line, ready)
}

/**
 * A line that runs into a seal without what the engine made of the rim at its ends and between its words, nor a sign or
 * two of the seal that stand far from the print.
 */
export function withoutRim(words: readonly EngineWord[], { seals, letterHeight }: Sealed): readonly EngineWord[] {
  const isRim = (word: EngineWord, k: number): boolean => {
    const { text, confidence, x0, x1, y0, y1 } = word
    const far = k > 0 && x0 - (words[k - 1]?.x1 ?? x0) > 4 * letterHeight
    const short = text.length <= (confidence < 0.2 ? 6 : 3)
    const doubtful = confidence < 0.45 && (short || !/[\p{L}\p{N}]/u.test(text))
    const lone = confidence < 0.9 && /^[^\d.,;:)/…-]{1,2}$/u.test(text) && !/^\p{Lu}{2}$/u.test(text)
    if (!doubtful && !lone && !(far && text.length <= 2)) return false
    return seals.some((s) => Math.hypot((x0 + x1) / 2 - s.x, (y0 + y1) / 2 - s.y) < s.radius * 1.1)
  }
  const rim = new Set(words.filter(isRim))
  const from = words.findIndex((w) => !rim.has(w))
  if (from < 0) return words
  const kept = words.slice(from, words.findLastIndex((w) => !rim.has(w)) + 1)
  return kept.filter((w) => /[\p{L}\p{N}]/u.test(w.text) || !rim.has(w))
}
