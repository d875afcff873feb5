import type { PlanRecord } from '@vanthu/document'
import { doubtsOf } from '@vanthu/document'
import type { DocumentRow } from '@vanthu/store'
import pc from 'picocolors'
import type { Messages } from './language.js'
import type { Column } from './terminal/table.js'
import { ruledTable } from './terminal/table.js'

/** One line of the table at the end of a run. */
export interface SummaryRow {
  readonly filename: string
  readonly note: string
  readonly failed: boolean
  readonly reference: string | null
  readonly pages: number
  readonly tasks: number
  readonly deadlines: number
  readonly citations: number
  readonly doubts: number
}

export function summaryOfRecord(record: PlanRecord, note: string): SummaryRow {
  return {
    filename: record.source.filename,
    note,
    failed: false,
    reference: record.document.reference,
    pages: record.source.pages,
    tasks: record.assignments.length,
    deadlines: record.deadlines.length,
    citations: record.citations.length,
    doubts: doubtsOf(record).length,
  }
}

export function summaryOfRow(row: DocumentRow, note: string): SummaryRow {
  const { filename, reference, pages, tasks, deadlines, citations, doubts } = row
  return { filename, note, failed: row.status === 'failed', reference, pages, tasks, deadlines, citations, doubts }
}

export function failedRow(filename: string, code: string): SummaryRow {
  return {
    filename,
    note: code,
    failed: true,
    reference: null,
    pages: 0,
    tasks: 0,
    deadlines: 0,
    citations: 0,
    doubts: 0,
  }
}

/** The table at the end: a document a row, failed ones last in red, and the sums. */
export function summaryTable(rows: readonly SummaryRow[], say: Messages): string {
  const sum = (of: (row: SummaryRow) => number): number => rows.reduce((total, row) => total + of(row), 0)
  const total: SummaryRow = {
    filename: `${say.total}: ${rows.length} ${say.documents}`,
    note: '',
    failed: false,
    reference: null,
    pages: sum((r) => r.pages),
    tasks: sum((r) => r.tasks),
    deadlines: sum((r) => r.deadlines),
    citations: sum((r) => r.citations),
    doubts: sum((r) => r.doubts),
  }
  const count = (head: string, of: (row: SummaryRow) => number): Column<SummaryRow> => ({
    head,
    right: true,
    value: (row) => (row.failed ? '–' : String(of(row))),
  })
  const sorted = rows.toSorted((a, b) => Number(a.failed) - Number(b.failed))
  return ruledTable<SummaryRow>(
    [
      { head: say.document, wrap: true, value: (row) => row.filename },
      { head: say.reference, value: (row) => row.reference ?? '–' },
      { head: say.state, value: (row) => (row.failed ? pc.red(row.note) : row.note) },
      count(say.pages, (r) => r.pages),
      count(say.tasks, (r) => r.tasks),
      count(say.deadlines, (r) => r.deadlines),
      count(say.citations, (r) => r.citations),
      count(say.doubts, (r) => r.doubts),
    ],
    [...sorted, total],
  )
}
