import type { Block, RecognizedWord } from '@vanthu/document'
import type { PageWords, Ruling } from '../src/page-words.js'

/** A line of a page for tests: where it begins, in hundredths of the page's width, how high it stands, and its text. */
export interface Printed {
  readonly x: number
  readonly y: number
  readonly text: string
  /** Height of its words in hundredths of the page's width; 1.6 is 14 pt type. */
  readonly size?: number
  /** Its right end; by default from the text's length. */
  readonly to?: number
  readonly confidence?: number
}

/** A page 100 wide and 141 high, with words set evenly along each line. */
export function printedPage(page: number, lines: readonly Printed[], rulings: readonly Ruling[] = []): PageWords {
  const words: RecognizedWord[] = []
  const indexes: number[][] = []
  for (const { x, y, text, size = 1.6, to = x + text.length * size * 0.47, confidence = 1 } of lines) {
    const parts = text.split(' ')
    const em = (to - x) / text.length
    let at = x
    const line: number[] = []
    for (const part of parts) {
      line.push(words.length)
      words.push({
        text: part,
        confidence,
        alternatives: [],
        box: { x0: at / 100, x1: (at + part.length * em) / 100, y0: y / 141, y1: (y + size) / 141 },
      })
      at += (part.length + 1) * em
    }
    indexes.push(line)
  }
  return { page, width: 1000, height: 1410, words, lines: indexes, rulings, textFrom: 'text-layer', confidence: 1 }
}

/** Body lines from `y` on, 2.7 apart: "  " before a text indents it, "…" at its end sets it short of the margin. */
export function bodyLines(y: number, texts: readonly string[]): Printed[] {
  return texts.map((raw, k) => {
    const text = raw.trim().replace(/ …$/u, '')
    const x = raw.startsWith('  ') ? 19 : 14
    return { x, y: y + k * 2.7, text, to: raw.endsWith(' …') ? x + text.length * 0.75 : 92 }
  })
}

/** A block as one string: its role or kind, then its text. */
export function shown(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `${block.role}: ${textOf(block.lines)}`
    case 'aside':
      return `${block.aside}: ${textOf(block.lines)}`
    case 'footnote':
      return `note ${block.mark}: ${textOf(block.lines)}`
    case 'table':
      return `table: ${block.rows.map((r) => r.cells.map((c) => c.paragraphs.map((p) => textOf(p.lines)).join(' ¶ ')).join(' | ')).join(' // ')}`
  }
}

const textOf = (lines: readonly { readonly words: readonly RecognizedWord[] }[]): string =>
  lines.flatMap((l) => l.words.map((w) => w.text)).join(' ')
