import type { LineOfPrint } from './lines-of-print.js'
import type { EngineWord } from './tesseract-adapter.js'

/** What is left of a doubtful number's confidence: below every bound from which a figure is taken as read. */
const DOUBTFUL = 0.4
/** Of a numeral that was counted in the ink. */
const COUNTED = 0.8

const quarter = /^qu[ýí]$/iu
/** What the engine makes of I, II, III where little stands beside them, and what may follow. */
const strokesOnly = /^([I1l|H]{1,4})([/.,;:)]\d{0,4}[.,;]?)?$/u

/** What the engine makes of I, II, III with their dot before a heading in capitals. */
const headingNumeral = /^([I1l|HL!]{1,4})([-–.,:;]?)$/u

/**
 * "I", "II" and "III" that stand alone, as in the cell of a table, or after "Quý" the engine often reads as "1" or "H"
 * ("Quý III/2024" as "Quý 1/2024"): a wrong period. Their upright strokes are counted in the ink, and those of a
 * numeral that opens a heading in capitals ("L MỤC ĐÍCH" for "I. MỤC ĐÍCH"). A count that cannot be a quarter leaves the reading and makes it doubtful. Null where nothing is to change.
 */
export function withStrokesCounted(line: LineOfPrint, words: readonly EngineWord[]): readonly EngineWord[] | null {
  let changed = false
  const out = words.map((word, i) => {
    const before = words[i - 1]
    if (i === 0 && words.length > 1) {
      const numeral = opensHeading(line, words)
      if (numeral === null) return word
      changed = true
      const choices = [{ text: word.text, confidence: DOUBTFUL }]
      return { ...word, text: numeral, confidence: Math.min(word.confidence, COUNTED), choices }
    }
    const afterQuarter = before !== undefined && quarter.test(before.text)
    if (!afterQuarter && words.length > 1) return word
    const [, read, rest = ''] = strokesOnly.exec(word.text) ?? []
    if (read === undefined) return word
    const strokes = strokesFrom(line, before === undefined ? line.x0 : before.x1, word.x1)
    const text = numeralOf(read, strokes, afterQuarter)
    if (text === read) return word
    changed = true
    if (text === null) return { ...word, confidence: Math.min(word.confidence, DOUBTFUL) }
    const choices = [{ text: word.text, confidence: DOUBTFUL }]
    return { ...word, text: text + rest, confidence: Math.min(word.confidence, COUNTED), choices }
  })
  return changed ? out : null
}

/** The numeral before a heading in capitals where it is another than the one read; null where it is no such heading. */
function opensHeading(line: LineOfPrint, words: readonly EngineWord[]): string | null {
  const [first, second, third] = words
  if (first === undefined || second === undefined || !/^[\p{Lu},]{2,}$/u.test(second.text)) return null
  if (third !== undefined && !/^[\p{Lu}\p{N},;:.-]{1,12}$/u.test(third.text)) return null
  const [, read, mark = ''] = headingNumeral.exec(first.text) ?? []
  if (read === undefined) return null
  const dash = /[-–]/u.test(mark)
  const { count, even, barred, alone } = strokesFrom(measured(line, second.x0 - 1), line.x0 - 1, second.x0 - 1)
  if (count < 1 || count > 3 || barred || !even || !alone) return null
  const numeral = `${'I'.repeat(count)}${dash ? mark : '.'}`
  return numeral === first.text ? null : numeral
}

/** The line with the height of its own first letters: marks over capitals behind them make the line's greater. */
function measured(line: LineOfPrint, before: number): LineOfPrint {
  const first = line.fragments.flatMap((f) => f.pieces).filter((p) => p.x1 <= before)
  const tallest = first.reduce((tall, p) => Math.max(tall, p.y1 - p.y0), 0)
  const letters = first.filter((p) => p.y1 - p.y0 > tallest * 0.8)
  if (letters.length === 0) return line
  const baseline = Math.max(...letters.map((p) => p.y1))
  return { ...line, baseline, tallHeight: baseline - Math.min(...letters.map((p) => p.y0)) }
}

interface Strokes {
  readonly count: number
  /** The first has feet on both sides at its top, as "I" in a face with serifs, and no flag, as "1". */
  readonly even: boolean
  /** A bar joins two of them at half their height, as in "H". */
  readonly barred: boolean
  /** No taller sign stands beside them. */
  readonly alone: boolean
}

/** The numeral for a count of strokes; the reading itself where it may stand, null where neither can be right. */
function numeralOf(read: string, { count, even, barred }: Strokes, afterQuarter: boolean): string | null {
  if (count === 0 || barred) return afterQuarter && read !== '1' && read !== 'I' ? null : read
  if (count > 3) return afterQuarter ? null : read
  if (count === 1) return even && /^[1l|]$/u.test(read) ? 'I' : read
  // "11" in a column of numbers is eleven; there is no eleventh quarter.
  if (/^1{2,3}$/u.test(read) && read.length === count && !afterQuarter && !even) return read
  return 'I'.repeat(count)
}

interface Run {
  from: number
  to: number
}

/** Upright strokes from `x0` on, up to the first sign that is none. */
function strokesFrom(line: LineOfPrint, x0: number, x1: number): Strokes {
  const { baseline, tallHeight } = line
  const row = (share: number): Run[] => runsAt(line, Math.round(baseline - share * tallHeight), x0, x1)
  const [high, middle, low] = [row(0.7), row(0.5), row(0.3)]
  const thickest = tallHeight * 0.32
  let count = 0
  let barred = false
  for (const [k, run] of high.entries()) {
    const foot = low[k]
    const through = middle.find((m) => m.from < run.to && m.to > run.from)
    if (foot === undefined || through === undefined) break
    const [above, below] = [(run.from + run.to) / 2, (foot.from + foot.to) / 2]
    if (run.to - run.from > thickest || foot.to - foot.from > thickest || Math.abs(above - below) > tallHeight * 0.07)
      break
    const next = high[k + 1]
    if (next !== undefined && through.to > next.from) barred = true
    count++
  }
  const alone = count === high.length
  return { count, even: hasEvenTop(row(0.95), high[0], tallHeight), barred, alone }
}

/** Whether the top of a stroke goes beyond it on the right about as far as on the left. */
function hasEvenTop(top: readonly Run[], stem: Run | undefined, tallHeight: number): boolean {
  const head = stem === undefined ? undefined : top.find((t) => t.from < stem.to && t.to > stem.from)
  if (stem === undefined || head === undefined) return false
  const [left, right] = [stem.from - head.from, head.to - stem.to]
  return right >= Math.max(1.5, tallHeight * 0.06) && right >= left * 0.5
}

/** Runs of the line's ink on one row of pixels, left to right. */
function runsAt({ fragments }: LineOfPrint, row: number, x0: number, x1: number): Run[] {
  const found: Run[] = []
  for (const { runs } of fragments.flatMap((f) => f.pieces)) {
    for (let i = 0; i + 2 < runs.length; i += 3) {
      const [y, from, to] = [runs[i] ?? 0, runs[i + 1] ?? 0, runs[i + 2] ?? 0]
      if (y === row && from >= x0 && to <= x1 + 1) found.push({ from, to })
    }
  }
  return found.sort((a, b) => a.from - b.from)
}
