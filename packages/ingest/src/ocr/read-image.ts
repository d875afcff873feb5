import type { RecognizedWord, WordAlternative } from '@vanthu/document'
import type { PageWords, Ruling } from '../page-words.js'
import type { BlockOfPrint, LineOfPrint } from './blocks.js'
import { blocksOf } from './blocks.js'
import type { Prepared } from './prepare.js'
import { prepare } from './prepare.js'
import type { Raster, Rect } from './raster.js'
import { soften, toPgm } from './raster.js'
import type { EngineWord, Tesseract } from './tesseract-adapter.js'
import { drawLine } from './text-lines.js'

/** White border around what is read: print at the very edge of an image is read badly. */
const MARGIN = 12

/**
 * Reads one page image: block by block, each of one column or one table cell, so that no line mixes two columns. A
 * word's box is a fraction of the page as it was given, also where the page was turned upright first.
 */
export async function readPageImage(engine: Tesseract, page: number, image: Raster): Promise<PageWords> {
  const ready = prepare(image)
  const words: RecognizedWord[] = []
  const lines: number[][] = []
  const place = placer(ready)
  for (const block of blocksOf(ready)) {
    for (const line of await readBlock(engine, ready, block)) {
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

/** The words of a block, by printed line. */
async function readBlock(
  engine: Tesseract,
  ready: Prepared,
  block: BlockOfPrint,
): Promise<readonly (readonly EngineWord[])[]> {
  const fragments = block.lines.flatMap((l) => l.fragments)
  const drawn = drawLine(ready.clean, fragments, MARGIN)
  const read = await engine.read(toPgm(soften(drawn.image)), block.lines.length === 1 ? 'line' : 'block')
  const found = new Map<LineOfPrint, EngineWord[]>(block.lines.map((l) => [l, []]))
  for (const word of read.flatMap((l) => l.words)) {
    const at = moved(word, drawn.at.x0, drawn.at.y0)
    const home = nearestLine(block.lines, at)
    if (home !== undefined) found.get(home)?.push(at)
  }
  return [...found.values()].filter((l) => l.length > 0).map((l) => l.sort((a, b) => a.x0 - b.x0))
}

function nearestLine(lines: readonly LineOfPrint[], word: Rect): LineOfPrint | undefined {
  let best: LineOfPrint | undefined
  let least = Infinity
  for (const line of lines) {
    const middle = line.baseline - line.letterHeight / 2
    const away = Math.abs((word.y0 + word.y1) / 2 - middle)
    if (away < least) {
      least = away
      best = line
    }
  }
  return best
}

function moved(word: EngineWord, dx: number, dy: number): EngineWord {
  const by = <T extends Rect>(r: T): T => ({ ...r, x0: r.x0 + dx, x1: r.x1 + dx, y0: r.y0 + dy, y1: r.y1 + dy })
  return { ...by(word), symbols: word.symbols.map(by) }
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
