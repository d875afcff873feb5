import type { Block, FootnoteBlock, RecognizedLine } from '@vanthu/document'
import { fromRaised } from '../raised-digits.js'

/**
 * Moves each footnote behind the paragraph or table on its page that bears its raised mark ("năm 2022¹"). Notes whose
 * mark was not found, as on most scans, stay where they are: behind the last paragraph of their page.
 */
export function placeNotes(blocks: readonly Block[]): Block[] {
  const kept: Block[] = []
  const moved = new Map<Block, FootnoteBlock[]>()
  for (const block of blocks) {
    const home = block.kind === 'footnote' ? homeOf(block, blocks) : undefined
    if (home === undefined || block.kind !== 'footnote') kept.push(block)
    else moved.set(home, [...(moved.get(home) ?? []), block])
  }
  return kept.flatMap((block) => [block, ...(moved.get(block) ?? [])])
}

function homeOf(note: FootnoteBlock, blocks: readonly Block[]): Block | undefined {
  const page = note.lines[0]?.page
  if (page === undefined) return undefined
  return blocks.find((b) => linesOf(b).some((l) => l.page === page && l.words.some((w) => bears(w.text, note.mark))))
}

/** Whether a word ends in the raised mark, its punctuation apart. */
function bears(word: string, mark: string): boolean {
  const found = /[⁰¹²³⁴-⁹]{1,3}(?=[^\p{L}\p{N}]{0,4}$)/u.exec(word)
  return found !== null && fromRaised(found[0]) === mark
}

function linesOf(block: Block): readonly RecognizedLine[] {
  if (block.kind === 'paragraph') return block.lines
  if (block.kind !== 'table') return []
  return block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.paragraphs.flatMap((p) => p.lines)))
}
