import type { Box, RecognizedWord } from '@vanthu/document'
import type { PageWords, Ruling } from '../page-words.js'
import { toRaised } from '../raised-digits.js'
import type { Drawing, Matrix } from './drawing.js'
import { compose, place, walk } from './drawing.js'
import { joinStrayMarks } from './stray-marks.js'
import type { TextRun } from './text-state.js'

/** Letters of one run without a space between them. Lengths in points of the visible page, y downwards. */
interface Piece {
  readonly text: string
  readonly x0: number
  readonly x1: number
  readonly top: number
  readonly bottom: number
  readonly baseline: number
  readonly size: number
  readonly bold: boolean
  readonly italic: boolean
  readonly spaceBefore: boolean
}

/** In ems. Between letters of one word files leave less; justified lines stretch spaces up to some two ems. */
const WORD_GAP = 0.14
const COLUMN_GAP = 2.2

/**
 * The words of a text layer with their boxes. Pieces are put on printed lines by their baseline, whatever their order
 * in the file; a wide gap ends a line, so that the two columns of a letterhead are lines of their own. The raised
 * figure of a footnote becomes a raised sign of its word ("hộ nghèo¹,"), or a word of its own with `superscript` where it
 * opens the note; that of a unit stays a plain figure ("m2").
 */
export function textLayerWords(
  page: { readonly page: number; readonly width: number; readonly height: number; readonly toPage: Matrix },
  drawing: Drawing,
  rulings: readonly Ruling[],
): PageWords {
  const words: RecognizedWord[] = []
  const lines: number[][] = []
  for (const line of linesOf(piecesOf(drawing, page))) {
    const indexes: number[] = []
    for (const word of wordsOf(line, page)) {
      indexes.push(words.length)
      words.push(word)
    }
    if (indexes.length > 0) lines.push(indexes)
  }
  return {
    page: page.page,
    width: page.width,
    height: page.height,
    words,
    lines,
    rulings,
    textFrom: 'text-layer',
    confidence: words.length === 0 ? 0 : 1,
  }
}

interface PageFrame {
  readonly width: number
  readonly height: number
  readonly toPage: Matrix
}

function piecesOf(drawing: Drawing, page: PageFrame): Piece[] {
  const toPoints = compose([page.width, 0, 0, page.height, 0, 0], page.toPage)
  const pieces: Piece[] = []
  // A space at the end of one run stands before the first letter of the next.
  let spaceBefore = true
  walk(drawing, toPoints, (part, matrix) => {
    if (part.kind !== 'text') return
    const placed = compose(matrix, part.run.matrix)
    if (!slanted(placed)) spaceBefore = pushPieces(part.run, placed, spaceBefore, pieces)
  })
  return joinStrayMarks(pieces).filter((p) => p.x1 > 0 && p.x0 < page.width && p.bottom > 0 && p.top < page.height)
}

/** Watermarks ("DỰ THẢO" across the page) run neither along nor down it; they are no text of the document. */
function slanted([a, b]: Matrix): boolean {
  return Math.min(Math.abs(a), Math.abs(b)) > 0.09 * Math.max(Math.abs(a), Math.abs(b))
}

/** Letters and figures, nearly all of what is shown, are told apart without a pattern. */
function isSpace(text: string): boolean {
  const code = text.charCodeAt(0)
  return !(code > 0x20 && code < 0xa0) && /^\s{1,8}$/u.test(text)
}

/** Cuts a run at its spaces and gaps; true when it ends with a space. */
function pushPieces(run: TextRun, m: Matrix, spaceBefore: boolean, pieces: Piece[]): boolean {
  const { ascent, descent, bold, italic } = run.face
  let space = spaceBefore
  let text = ''
  let from = 0
  let to = 0
  const end = (): void => {
    if (text === '') return
    const p = place(m, from, descent)
    const q = place(m, from, ascent)
    const r = place(m, to, descent)
    const s = place(m, to, ascent)
    pieces.push({
      text,
      x0: Math.min(p.x, q.x, r.x, s.x),
      x1: Math.max(p.x, q.x, r.x, s.x),
      top: Math.min(p.y, q.y, r.y, s.y),
      bottom: Math.max(p.y, q.y, r.y, s.y),
      baseline: place(m, from, 0).y,
      size: Math.hypot(m[2], m[3]),
      bold,
      italic,
      spaceBefore: space,
    })
    text = ''
    space = false
  }
  for (const glyph of run.glyphs) {
    if (glyph.text === '') continue
    if (isSpace(glyph.text)) {
      end()
      space = true
      continue
    }
    if (text !== '' && (glyph.from - to > WORD_GAP || glyph.from < from)) end()
    if (text === '') {
      from = glyph.from
      to = glyph.to
    }
    text += glyph.text
    to = Math.max(to, glyph.to)
  }
  end()
  return space
}

/** Pieces on one baseline, left to right, parted at column gaps; lines from top to bottom, then left to right. */
function linesOf(pieces: readonly Piece[]): Piece[][] {
  const rows: { baseline: number; size: number; pieces: Piece[] }[] = []
  const sorted = [...pieces].sort((a, b) => b.size - a.size || a.baseline - b.baseline)
  const small: Piece[] = []
  // Full-size pieces make the rows, small raised ones then find theirs.
  const common = median(pieces.map((p) => p.size))
  for (const piece of sorted) {
    if (piece.size < 0.86 * common) {
      small.push(piece)
      continue
    }
    const row = rows.find((r) => Math.abs(r.baseline - piece.baseline) <= 0.3 * Math.min(r.size, piece.size))
    if (row === undefined) rows.push({ baseline: piece.baseline, size: piece.size, pieces: [piece] })
    else row.pieces.push(piece)
  }
  for (const piece of small) {
    const row = rows.find((r) => {
      const rise = r.baseline - piece.baseline
      if (rise < -0.3 * piece.size || rise > 0.75 * r.size) return false
      return r.pieces.some((p) => Math.abs(p.x1 - piece.x0) < 0.6 * r.size || Math.abs(piece.x1 - p.x0) < 0.6 * r.size)
    })
    const alike = rows.find((r) => Math.abs(r.baseline - piece.baseline) <= 0.3 * piece.size)
    const home = row ?? alike
    if (home === undefined) rows.push({ baseline: piece.baseline, size: piece.size, pieces: [piece] })
    else home.pieces.push(piece)
  }
  return rows
    .flatMap((row) => partAtGaps(withoutDoubles(row.pieces.sort((a, b) => a.x0 - b.x0))).map((line) => ({ row, line })))
    .sort((a, b) => a.row.baseline - b.row.baseline || (a.line[0]?.x0 ?? 0) - (b.line[0]?.x0 ?? 0))
    .map(({ line }) => line)
}

/** Some writers make bold type by printing it twice, a hair apart: it is one, and bold. */
function withoutDoubles(row: readonly Piece[]): Piece[] {
  const kept: Piece[] = []
  for (const piece of row) {
    const near = 0.12 * piece.size
    let twin = -1
    for (let i = kept.length - 1; i >= Math.max(0, kept.length - 4); i--) {
      const k = kept[i]
      if (k?.text !== piece.text || Math.abs(k.x0 - piece.x0) >= near || Math.abs(k.baseline - piece.baseline) >= near)
        continue
      twin = i
      break
    }
    const first = kept[twin]
    if (first === undefined) kept.push(piece)
    else kept[twin] = { ...first, bold: true }
  }
  return kept
}

function partAtGaps(row: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = []
  for (const piece of row) {
    const last = lines.at(-1)?.at(-1)
    if (last === undefined || piece.x0 - last.x1 > COLUMN_GAP * Math.max(last.size, piece.size)) lines.push([piece])
    else lines.at(-1)?.push(piece)
  }
  return lines
}

function wordsOf(line: readonly Piece[], page: PageFrame): RecognizedWord[] {
  const groups: Piece[][] = []
  const full = Math.max(...line.map((p) => p.size))
  const level = median(line.filter((p) => p.size > 0.86 * full).map((p) => p.baseline))
  const raised = (p: Piece): boolean => p.size <= 0.92 * full && level - p.baseline > 0.15 * full
  const isMark = (p: Piece): boolean => raised(p) && /^\d{1,3}$/u.test(p.text)
  const opensWithMark = line[0] !== undefined && isMark(line[0])
  const hangsOn = (group: readonly Piece[], last: Piece, piece: Piece): boolean => {
    if (isMark(piece)) return /[\p{L}\p{N}”"’)\].,;:%]$/u.test(last.text)
    return (
      isMark(last) &&
      !(opensWithMark && group.length === 1 && group[0] === line[0]) &&
      /^[^\p{L}\p{N}]/u.test(piece.text)
    )
  }
  for (const piece of line) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    const apart =
      group === undefined ||
      last === undefined ||
      piece.spaceBefore ||
      piece.x0 - last.x1 > WORD_GAP * Math.min(last.size, piece.size) ||
      (raised(piece) !== raised(last) && !unitPower(group, piece) && !hangsOn(group, last, piece))
    if (apart) groups.push([piece])
    else group.push(piece)
  }
  return groups.map((group) => {
    const box: Box = {
      x0: clamp(Math.min(...group.map((p) => p.x0)) / page.width),
      y0: clamp(Math.min(...group.map((p) => p.top)) / page.height),
      x1: clamp(Math.max(...group.map((p) => p.x1)) / page.width),
      y1: clamp(Math.max(...group.map((p) => p.bottom)) / page.height),
    }
    return {
      text: group.map((p, i) => (isMark(p) && !unitPower(group.slice(0, i), p) ? toRaised(p.text) : p.text)).join(''),
      box,
      confidence: 1,
      alternatives: [],
      ...(group.every((p) => p.bold) ? { bold: true } : {}),
      ...(group.every((p) => p.italic) ? { italic: true } : {}),
      ...(group.every(raised) ? { superscript: true } : {}),
    }
  })
}

/** "m²" and "km³" are printed with a raised figure that belongs to the unit. */
function unitPower(before: readonly Piece[], piece: Piece): boolean {
  return /^[23]$/u.test(piece.text) && /(?<!\p{L})(?:m|km|cm|dm|mm)$/u.test(before.map((p) => p.text).join(''))
}

const clamp = (n: number): number => Math.min(1, Math.max(0, n))

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}
