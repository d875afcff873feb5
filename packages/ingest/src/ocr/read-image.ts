import type { RecognizedWord, WordAlternative } from '@vanthu/document'
import type { PageWords, Ruling } from '../page-words.js'
import type { LineOfPrint } from './lines-of-print.js'
import { linesOfPrint, lotsOf } from './lines-of-print.js'
import type { Prepared } from './prepare.js'
import { prepare } from './prepare.js'
import type { Raster, Rect } from './raster.js'
import { soften, toPgm } from './raster.js'
import type { EngineWord, Tesseract } from './tesseract-adapter.js'
import { isSealsOwn, withoutFlecks, withoutRim } from './stray-words.js'
import type { StackedLine } from './text-lines.js'
import { drawStack } from './text-lines.js'
import { readUnderSeal } from './under-seal.js'
import { withStrokesCounted } from './upright-strokes.js'
import { withDroppedSigns } from './lone-number.js'

/**
 * Distance of stacked lines in heights of a tall letter. The engine scales a line by what it takes for the height of
 * its row, and takes that from the distance of the rows: on the body of a real scan the word error was 2.9 % at 1.73,
 * 3.1 % at 1.85, 3.9 % at 2.0, 4.2 % with lines read one by one, and lines set tighter lost a third of their marks.
 */
const PITCH = 1.75
/** Lines in one stack: a page of text is one lot, the cells of a long table are a few. */
const LOT = 60

/**
 * Reads one page image. The page is cut into lines of one column or one table cell; they are stacked, cleaned of all
 * that stands between them, and read in a few lots. A word's box is a fraction of the page as it was given, also where
 * the page was turned upright first.
 */
export async function readPageImage(engine: Tesseract, page: number, image: Raster): Promise<PageWords> {
  const ready = prepare(image)
  const words: RecognizedWord[] = []
  const lines: number[][] = []
  const place = placer(ready)
  for (const lot of lotsOf(linesOfPrint(ready), LOT)) {
    for (const line of await readLot(engine, ready, lot)) {
      lines.push(line.map((_, k) => words.length + k))
      words.push(...line.map((w) => recognized(w, place)))
    }
  }
  const sum = words.reduce((total, w) => total + w.confidence, 0)
  return {
    page,
    width: image.width,
    height: image.height,
    words,
    lines,
    rulings: ready.strokes.map((s) => place(s)),
    textFrom: 'ocr',
    confidence: words.length === 0 ? 0 : sum / words.length,
  }
}

/** The words of each line of a lot, left to right. */
async function readLot(engine: Tesseract, ready: Prepared, lot: readonly LineOfPrint[]): Promise<EngineWord[][]> {
  const pitch = PITCH * (lot.map((l) => l.tallHeight).sort((a, b) => a - b)[Math.floor(lot.length / 2)] ?? 26)
  const stack = drawStack(ready.clean, lot, pitch)
  const read = await engine.read(toPgm(soften(stack.image)), 'block')
  const found: EngineWord[][] = stack.rows.map(() => [])
  for (const word of read) {
    const k = rowOf(stack.rows, (word.y0 + word.y1) / 2 + pitch * 0.22)
    const row = stack.rows[k]
    if (row !== undefined) found[k]?.push({ ...word, y0: word.y0 + row.dy, y1: word.y1 + row.dy })
  }
  const lines: EngineWord[][] = []
  for (const [k, unordered] of found.entries()) {
    if (unordered.length === 0) continue
    const words = withoutFlecks(
      withoutRim(
        unordered.sort((a, b) => a.x0 - b.x0),
        ready,
      ),
    )
    if (words.length === 0) continue
    const line = lot[k]
    const better =
      line === undefined
        ? null
        : (withStrokesCounted(line, words) ??
          withDroppedSigns(line, words) ??
          (await readUnderSeal(engine, ready, line, words)))
    const kept = better ?? words
    if (line === undefined || !isSealsOwn(line, kept, ready)) lines.push([...kept])
  }
  return lines
}

/** The row whose baseline is nearest. */
function rowOf(rows: readonly StackedLine[], y: number): number {
  let best = 0
  let least = Infinity
  rows.forEach((row, k) => {
    const away = Math.abs(y - row.baseline)
    if (away < least) {
      least = away
      best = k
    }
  })
  return best
}

/** From pixels of the upright page to fractions of the page as given. */
function placer({ skew, clean }: Prepared): (r: Rect) => Ruling {
  const cos = Math.cos(skew)
  const sin = Math.sin(skew)
  const [cx, cy] = [clean.width / 2, clean.height / 2]
  const point = (x: number, y: number): readonly [number, number] => [
    cos * (x - cx) - sin * (y - cy) + cx,
    sin * (x - cx) + cos * (y - cy) + cy,
  ]
  const part = (v: number, of: number): number => Math.min(1, Math.max(0, v / of))
  return (r) => {
    const middle = point((r.x0 + r.x1) / 2, (r.y0 + r.y1) / 2)
    const [w, h] = [(r.x1 - r.x0) / 2, (r.y1 - r.y0) / 2]
    return {
      x0: part(middle[0] - w, clean.width),
      x1: part(middle[0] + w, clean.width),
      y0: part(middle[1] - h, clean.height),
      y1: part(middle[1] + h, clean.height),
    }
  }
}

function recognized(word: EngineWord, place: (r: Rect) => Ruling): RecognizedWord {
  const alternatives: WordAlternative[] = word.choices
    .filter((c) => c.text !== word.text)
    .map(({ text, confidence }) => ({ text, confidence }))
  return { text: word.text, box: place(word), confidence: word.confidence, alternatives }
}
