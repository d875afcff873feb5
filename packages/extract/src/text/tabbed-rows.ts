import type { RepairedText, TranscriptBlock } from '@vanthu/document'

const tabs = (line: string): number => line.split('\t').length - 1

/** The first cell of a table's head: "TT", "STT", "Số TT". */
const head = /^\s{0,4}(?:S?TT|STT|Số\s(?:TT|thứ tự))\.?\s{0,2}\t/iu

/**
 * The blocks of a text, the rows of a table that plain text gives as lines with tabs ("STT⇥Nhiệm vụ⇥Cơ quan chủ trì")
 * turned into its cells. Only below a row that heads a numbered table; tabs elsewhere are spaces.
 */
export function withTables(text: RepairedText): readonly TranscriptBlock[] {
  const blocks = text.blocks()
  if (!blocks.some((b) => b.kind === 'paragraph' && head.test(lineOf(text, b)))) return blocks
  const out: TranscriptBlock[] = []
  for (let i = 0; i < blocks.length;) {
    const block = blocks[i]
    if (block === undefined) break
    let end = i
    if (block.kind === 'paragraph' && head.test(lineOf(text, block)) && tabs(lineOf(text, block)) >= 2) {
      while (isRow(text, blocks[end])) end++
    }
    if (end - i < 2) {
      out.push(block)
      i++
      continue
    }
    const rows = blocks.slice(i, end)
    out.push({
      kind: 'table',
      span: { from: block.span.from, to: rows.at(-1)?.span.to ?? block.span.to },
      page: block.page,
    })
    rows.forEach((row, at) => {
      let from = row.span.from
      lineOf(text, row)
        .split('\t')
        .forEach((cell, column) => {
          const span = { from, to: from + cell.length }
          out.push({ kind: 'cell', span, row: at, column, columns: 1, rows: 1, page: row.page })
          from = span.to + 1
        })
    })
    i = end
  }
  return out
}

const lineOf = (text: RepairedText, block: TranscriptBlock): string => text.text.slice(block.span.from, block.span.to)

/** A row has a tab and begins with its number, the letter of a group, or nothing. */
function isRow(text: RepairedText, block: TranscriptBlock | undefined): boolean {
  if (block?.kind !== 'paragraph') return false
  const line = lineOf(text, block)
  return (
    tabs(line) >= 1 &&
    (head.test(line) || /^\s{0,4}(?:\d{1,3}(?:\.\d{1,2}){0,3}|[A-Z]|[IVX]{1,6}|-)?[.)]?\s{0,2}\t/u.test(line))
  )
}
