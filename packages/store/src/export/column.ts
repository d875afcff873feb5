export type CellValue = string | number | boolean | null

/** A column of an export: its name for programs, its heading for people, and a row's value. Days are "YYYY-MM-DD". */
export interface Column<Row> {
  readonly key: string
  readonly heading: string
  /** Width in characters, for workbooks. */
  readonly width: number
  readonly value: (row: Row) => CellValue
}
