import Table from 'cli-table3'
import pc from 'picocolors'

export interface Column<Row> {
  readonly head: string
  readonly value: (row: Row) => string
  /** Wrapping columns share what the fixed ones leave of the terminal's width. */
  readonly wrap?: boolean
  readonly right?: boolean
}

/** A ruled table for people, as wide as the terminal (100 columns where there is none). */
export function ruledTable<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  width = process.stdout.columns ?? 100,
): string {
  const fixed = columns.map((c) =>
    c.wrap === true ? 0 : Math.max(c.head.length, ...rows.map((row) => longestLine(c.value(row)))) + 2,
  )
  const wrapping = columns.filter((c) => c.wrap === true).length
  const rest = Math.max(wrapping * 16, width - fixed.reduce((a, b) => a + b, 0) - columns.length - 1)
  const table = new Table({
    head: columns.map((c) => pc.bold(c.head)),
    colWidths: columns.map((c, i) => (c.wrap === true ? Math.floor(rest / wrapping) : (fixed[i] ?? null))),
    colAligns: columns.map((c) => (c.right === true ? 'right' : 'left')),
    wordWrap: true,
    style: { head: [], border: pc.isColorSupported && process.stdout.isTTY ? ['gray'] : [], compact: rows.length > 12 },
  })
  for (const row of rows) table.push(columns.map((c) => c.value(row)))
  return table.toString()
}

const longestLine = (text: string): number => Math.max(0, ...text.split('\n').map((line) => line.length))
