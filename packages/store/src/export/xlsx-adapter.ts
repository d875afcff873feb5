import { CodedError } from '@vanthu/document'
import type { CellObject, Sheet as WrittenSheet } from 'write-excel-file/node'
import type { CellValue, Column } from './column.js'

/** A sheet whose cells are ready; see `sheet`. */
export interface Sheet {
  readonly name: string
  readonly headings: readonly string[]
  readonly widths: readonly number[]
  readonly rows: readonly (readonly CellValue[])[]
}

/** A sheet of these rows, named at most 31 characters. */
export function sheet<Row>(name: string, rows: readonly Row[], columns: readonly Column<Row>[]): Sheet {
  return {
    name: name.replaceAll(/[[\]:*?/\\]/gu, ' ').slice(0, 31),
    headings: columns.map((column) => column.heading),
    widths: columns.map((column) => column.width),
    rows: rows.map((row) => columns.map((column) => column.value(row))),
  }
}

const mostRows = 1_048_575
const longestCell = 32_767

/**
 * An Excel workbook. Headings stay in view, long texts wrap, days are dates. Texts are never formulas.
 * @throws CodedError `store.sheet_too_long` beyond 1,048,575 rows.
 */
export async function xlsx(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const written = sheets.map((one): WrittenSheet<Buffer> => {
    if (one.rows.length > mostRows) {
      throw new CodedError('store.sheet_too_long', `a sheet holds ${mostRows} rows, not ${one.rows.length}`, {
        hint: 'Export as CSV or JSON Lines, or ask for less.',
      })
    }
    return {
      sheet: one.name,
      columns: one.widths.map((width) => ({ width })),
      stickyRowsCount: 1,
      data: [one.headings.map(heading), ...one.rows.map((row) => row.map(cell))],
    }
  })
  // Loaded when needed: most commands write no workbook.
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  return writeXlsxFile(written).toBuffer()
}

const heading = (value: string): CellObject => ({
  value,
  type: String,
  fontWeight: 'bold',
  backgroundColor: '#E7EEF6',
  wrap: true,
  alignVertical: 'top',
})

function cell(value: CellValue): CellObject | null {
  if (value === null || value === '') return null
  if (typeof value === 'number') return { value, type: Number, alignVertical: 'top' }
  if (typeof value === 'boolean') return { value: value ? 'x' : '', type: String, alignVertical: 'top' }
  if (/^\d{4}-\d{2}-\d{2}$/u.test(value)) {
    return { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy', alignVertical: 'top' }
  }
  return { value: printable(value), type: String, wrap: true, alignVertical: 'top' }
}

/** Without what XML 1.0 does not allow, and no longer than a cell may be. */
function printable(text: string): string {
  const clean = text.replaceAll(/[^\P{Cc}\n\t]|[\uFFFE\uFFFF]|\p{Cs}/gu, '')
  return clean.length <= longestCell ? clean : `${clean.slice(0, longestCell - 1)}…`
}
