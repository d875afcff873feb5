import type { Box, Region } from './box.js'
import type { Span } from './span.js'
import { overlaps } from './span.js'
import type {
  Block,
  ParagraphBlock,
  ParagraphRole,
  RecognizedDocument,
  RecognizedLine,
  WordAlternative,
} from './recognized.js'

/** A word's place in the transcript and on its page. `region` is null for media without pages. */
export interface TranscriptWord {
  readonly span: Span
  readonly region: Region | null
  readonly confidence: number
  readonly alternatives: readonly WordAlternative[]
  readonly bold: boolean
  readonly italic: boolean
  readonly superscript: boolean
}

/**
 * Structure over the transcript, in text order. `table` covers its `cell`s; every cell says its row and column from 0.
 * A `line` is a printed line within a paragraph, footnote or cell; lines of one paragraph are parted by one space.
 */
export type TranscriptBlock =
  | { readonly kind: 'paragraph'; readonly span: Span; readonly role: ParagraphRole; readonly page: number | null }
  | { readonly kind: 'footnote'; readonly span: Span; readonly mark: string; readonly page: number | null }
  | { readonly kind: 'table'; readonly span: Span; readonly page: number | null }
  | {
      readonly kind: 'cell'
      readonly span: Span
      readonly row: number
      readonly column: number
      readonly columns: number
      readonly rows: number
      readonly page: number | null
    }

/**
 * One string with its way back to the page. Paragraphs, footnotes and table rows are parted by "\n", the cells of a row
 * by "\t", paragraphs within a cell by "\n". Asides (page numbers, stamps) are left out. Boxes become offsets here, once.
 */
export class Transcript {
  constructor(
    readonly text: string,
    readonly words: readonly TranscriptWord[],
    readonly blocks: readonly TranscriptBlock[],
    /** Spans of the printed lines, in text order. */
    readonly lines: readonly Span[],
  ) {}

  /** Words that share at least one unit with the span, in text order. */
  wordsIn(s: Span): readonly TranscriptWord[] {
    let lo = 0
    let hi = this.words.length
    while (lo < hi) {
      const mid = (lo + hi) >>> 1
      const word = this.words[mid]
      if (word !== undefined && word.span.to <= s.from) lo = mid + 1
      else hi = mid
    }
    const found: TranscriptWord[] = []
    for (let i = lo; i < this.words.length; i++) {
      const word = this.words[i]
      if (word === undefined || word.span.from >= s.to) break
      if (overlaps(word.span, s)) found.push(word)
    }
    return found
  }

  /** The places on the pages that print the span: one box a printed line, in reading order. Empty without pages. */
  regions(s: Span): readonly Region[] {
    const out: Region[] = []
    for (const { region } of this.wordsIn(s)) {
      if (region === null) continue
      const last = out.at(-1)
      if (last !== undefined && last.page === region.page && sameLine(last.box, region.box)) {
        out[out.length - 1] = { page: last.page, box: join(last.box, region.box) }
      } else out.push(region)
    }
    return out
  }

  /** The page on which the span begins; null without pages or words. */
  page(s: Span): number | null {
    return this.wordsIn(s)[0]?.region?.page ?? null
  }
}

function sameLine(a: Box, b: Box): boolean {
  const shared = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0)
  return b.x0 >= a.x0 && shared > 0.5 * Math.min(a.y1 - a.y0, b.y1 - b.y0)
}

function join(a: Box, b: Box): Box {
  return { x0: Math.min(a.x0, b.x0), y0: Math.min(a.y0, b.y0), x1: Math.max(a.x1, b.x1), y1: Math.max(a.y1, b.y1) }
}

/**
 * Strings the blocks together. A printed line that ends in "-" or "/" after a letter or digit and goes on without a
 * space ("124/TTr-" + "SLĐTBXH") is joined bare: offices break references there; all other lines join with a space.
 */
export function transcribe(document: RecognizedDocument): Transcript {
  const parts: string[] = []
  let length = 0
  const words: TranscriptWord[] = []
  const blocks: TranscriptBlock[] = []
  const lines: Span[] = []
  const put = (text: string): void => {
    parts.push(text)
    length += text.length
  }
  const putLines = (printed: readonly RecognizedLine[]): Span => {
    const from = length
    let before = ''
    for (const line of printed) {
      const first = line.words[0]
      if (first === undefined) continue
      if (before !== '' && !joinsBare(before, first.text)) put(' ')
      const lineFrom = length
      line.words.forEach((word, i) => {
        if (i > 0) put(' ')
        const at = length
        put(word.text)
        words.push({
          span: { from: at, to: length },
          region: word.box === null ? null : { page: line.page, box: word.box },
          confidence: word.confidence,
          alternatives: word.alternatives,
          bold: word.bold ?? false,
          italic: word.italic ?? false,
          superscript: word.superscript ?? false,
        })
      })
      before = line.words.at(-1)?.text ?? ''
      lines.push({ from: lineFrom, to: length })
    }
    return { from, to: length }
  }
  const pageOf = (printed: readonly RecognizedLine[]): number | null => {
    const line = printed.find((l) => l.words.length > 0)
    return line?.box == null ? null : line.page
  }
  const hasWords = (p: { readonly lines: readonly RecognizedLine[] }): boolean =>
    p.lines.some((l) => l.words.length > 0)
  const putParagraph = (p: ParagraphBlock): void => {
    blocks.push({ kind: 'paragraph', span: putLines(p.lines), role: p.role, page: pageOf(p.lines) })
  }
  const putBlock = (block: Block): void => {
    switch (block.kind) {
      case 'aside':
        return
      case 'paragraph':
        if (!hasWords(block)) return
        if (length > 0) put('\n')
        putParagraph(block)
        return
      case 'footnote':
        if (!hasWords(block)) return
        if (length > 0) put('\n')
        blocks.push({ kind: 'footnote', span: putLines(block.lines), mark: block.mark, page: pageOf(block.lines) })
        return
      case 'table': {
        if (length > 0) put('\n')
        const at = blocks.length
        const from = length
        const inner: TranscriptBlock[] = []
        block.rows.forEach((row, r) => {
          if (r > 0) put('\n')
          row.cells.forEach((cell, c) => {
            if (c > 0) put('\t')
            const cellFrom = length
            let printed = false
            for (const p of cell.paragraphs) {
              if (!hasWords(p)) continue
              if (printed) put('\n')
              putLines(p.lines)
              printed = true
            }
            inner.push({
              kind: 'cell',
              span: { from: cellFrom, to: length },
              row: r,
              column: cell.column,
              columns: cell.columns,
              rows: cell.rows,
              page: pageOf(cell.paragraphs.flatMap((p) => p.lines)),
            })
          })
        })
        const first = inner.find((b) => b.page !== null)
        blocks.splice(at, 0, { kind: 'table', span: { from, to: length }, page: first?.page ?? null }, ...inner)
        return
      }
    }
  }
  for (const block of document.blocks) putBlock(block)
  return new Transcript(parts.join(''), words, blocks, lines)
}

function joinsBare(before: string, after: string): boolean {
  return /[\p{L}\p{N}][-/]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after) && /[\p{N}]/u.test(before)
}
