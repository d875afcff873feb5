import type { CellValue, Column } from './column.js'

export interface CsvOptions {
  /** First line: `key` for programs (default), `heading` for people, or none. */
  readonly head?: 'key' | 'heading' | 'none'
}

/** What Excel needs to read a CSV file as UTF-8. Stands at the beginning of `csv`, unless `head` is `none`. */
export const byteOrderMark = '\uFEFF'

/**
 * Rows as CSV (RFC 4180): UTF-8 with a byte order mark, CRLF, quotes where needed. A text that a spreadsheet would run as
 * a formula gets an apostrophe in front (OWASP, "CSV Injection"): documents come from strangers. For a file of many pages
 * of rows, the later ones go with `head: 'none'`.
 */
export function csv<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  { head = 'key' }: CsvOptions = {},
): string {
  const lines = rows.map((row) => columns.map((column) => cell(column.value(row))).join(','))
  const first = head === 'none' ? [] : [byteOrderMark + columns.map((column) => cell(column[head])).join(',')]
  return [...first, ...lines].map((line) => `${line}\r\n`).join('')
}

function cell(value: CellValue): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const safe = /^[=+\-@\t\r\n＝＋－＠]/u.test(value) ? `'${value}` : value
  return /["',;\r\n\t]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
