import type { Block, ParagraphBlock, TableBlock } from '@vanthu/document'
import { joinTextLines } from '../layout/plain-text.js'
import { paragraphOf } from './words.js'
import { stripEmphasis, textLines } from './text-lines.js'

/**
 * Markdown as converters write it: pipe tables become tables, heading marks, quote marks, escapes and links give way to
 * their text, star bullets become "-". Everything else is plain text with hard-wrapped lines.
 */
export function readMarkdown(text: string): Block[] {
  const blocks: Block[] = []
  let plain: string[] = []
  const lines = textLines(text)
  const flush = (): void => {
    blocks.push(...joinTextLines(plain))
    plain = []
  }
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? ''
    if (isRow(line) && isRule(lines[i + 1] ?? '')) {
      const rows = [line]
      for (i += 2; i < lines.length && isRow(lines[i] ?? ''); i++) rows.push(lines[i] ?? '')
      i--
      flush()
      blocks.push(table(rows))
    } else plain.push(inline(line))
  }
  flush()
  return blocks
}

const isRow = (line: string): boolean => line.includes('|') && /^\s{0,3}\|?[^|\n]{0,4000}\|/u.test(line)
const isRule = (line: string): boolean => line.includes('-') && line.includes('|') && /^[\s|:-]{3,1000}$/u.test(line)

function inline(line: string): string {
  return line
    .replace(/^\s{0,3}#{1,6}\s{1,8}/u, '')
    .replace(/^\s{0,3}>\s?/u, '')
    .replace(/^(\s{0,12})[*+]\s{1,4}(?=\S)/u, '$1- ')
    .replace(/^\s{0,3}(?:```|~~~).{0,40}$/u, '')
    .replace(/^\s{0,3}(?:[-*_]\s?){3,40}$/u, '')
    .replace(/!?\[([^\]\n]{1,400})\]\([^)\s]{1,800}\)/gu, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!|>])/gu, '$1')
}

function table(rows: readonly string[]): TableBlock {
  return {
    kind: 'table',
    rows: rows.map((row) => ({
      cells: cellsOf(row).map((text, column) => ({ column, columns: 1, rows: 1, paragraphs: paragraphs(text) })),
    })),
  }
}

function cellsOf(row: string): string[] {
  const trimmed = row
    .trim()
    .replace(/^\|/u, '')
    .replace(/(?<!\\)\|$/u, '')
  return trimmed.split(/(?<!\\)\|/u).map((cell) => inline(stripEmphasis(cell.trim())))
}

function paragraphs(text: string): ParagraphBlock[] {
  return text.trim() === '' ? [] : [paragraphOf(text)]
}
