import type { LineOfPrint } from './lines-of-print.js'
import type { Prepared } from './prepare.js'
import { crop, soften, toPgm } from './raster.js'
import type { EngineWord, Tesseract } from './tesseract-adapter.js'

/** What is left of a doubtful number's confidence: below every bound from which a figure is taken as read. */
const DOUBTFUL = 0.4

/**
 * A number that stands alone, as in the cell of a table, has one piece of ink for each sign. Where the reading has fewer
 * or more ("12" for "1,2": the engine drops the comma), the place is read again, alone; a reading with the right count
 * is taken, with the other as a choice, and without one the number is marked doubtful. Null for all other lines.
 */
export async function readNumberAgain(
  engine: Tesseract,
  ready: Prepared,
  line: LineOfPrint,
  words: readonly EngineWord[],
): Promise<readonly EngineWord[] | null> {
  const [word] = words
  if (words.length !== 1 || word === undefined || !/^[\d.,%/⁄]{2,7}$/u.test(word.text)) return null
  const signs = line.fragments.reduce((n, f) => n + f.pieces.filter((p) => p.ink > 6).length, 0)
  if (signsOf(word.text) === signs) return null
  const room = ready.letterHeight
  const rect = { x0: line.x0 - room, x1: line.x1 + room, y0: line.y0 - room * 0.6, y1: line.y1 + room * 0.6 }
  const again = (await engine.read(toPgm(soften(crop(ready.clean, rect, 6))), 'line')).flatMap((l) => l.words)
  const text = again.map((w) => w.text).join('')
  if (signsOf(text) !== signs || !/^[\d.,%/]+$/u.test(text))
    return [{ ...word, confidence: Math.min(word.confidence, DOUBTFUL) }]
  const confidence = Math.min(0.8, ...again.map((w) => w.confidence))
  return [{ ...word, text, confidence, choices: [{ text: word.text, confidence: DOUBTFUL }] }]
}

/** Pieces of ink that a number is printed with; "%" has three, "⁄" comes from a comma. */
const signsOf = (text: string): number => text.length + 2 * (text.split('%').length - 1)
