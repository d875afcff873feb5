import type { LineOfPrint } from './lines-of-print.js'
import type { EngineWord } from './tesseract-adapter.js'

/** What is left of a doubtful number's confidence: below every bound from which a figure is taken as read. */
const DOUBTFUL = 0.4
/** Of a number whose comma was taken from the ink alone. */
const PIECED = 0.8

/**
 * A number that stands alone, as in the cell of a table, has one piece of ink for each sign. The engine drops the comma
 * of very short lines ("1,2" read as "12"); where the digits are as many as the tall pieces, the small pieces between
 * them say what was dropped: taller than wide is a comma, else a point. A number whose signs and pieces do not tally is
 * marked doubtful. Null where nothing is to change.
 */
export function withDroppedSigns(line: LineOfPrint, words: readonly EngineWord[]): readonly EngineWord[] | null {
  const [word] = words
  if (words.length !== 1 || word === undefined || !/^[\d.,%/⁄„]{2,7}$/u.test(word.text)) return null
  const pieces = line.fragments.flatMap((f) => f.pieces.filter((p) => p.ink > 6)).sort((a, b) => a.x0 - b.x0)
  const digits = [...word.text].filter((c) => /\d/u.test(c))
  const isTall = (p: { readonly y0: number; readonly y1: number }): boolean => p.y1 - p.y0 > line.tallHeight * 0.7
  const tall = pieces.filter(isTall)
  const lowest = line.baseline - line.tallHeight * 0.35
  if (tall.length !== digits.length || pieces.some((p) => !isTall(p) && (p.y0 < lowest || p === pieces[0]))) {
    return /%/u.test(word.text) || tall.length === digits.length
      ? null
      : [{ ...word, confidence: Math.min(word.confidence, DOUBTFUL) }]
  }
  let next = 0
  const text = pieces
    .map((p) => (isTall(p) ? (digits[next++] ?? '') : p.y1 - p.y0 > 1.25 * (p.x1 - p.x0) ? ',' : '.'))
    .join('')
  if (text === word.text) return null
  return [
    {
      ...word,
      text,
      confidence: Math.min(PIECED, word.confidence),
      choices: [{ text: word.text, confidence: DOUBTFUL }],
    },
  ]
}
