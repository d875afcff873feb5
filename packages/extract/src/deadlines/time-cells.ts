import type { Span } from '@vanthu/document'
import { fold } from '../text/fold.js'
import type { Flow, Table, TableCellText } from '../text/paragraphs.js'

/** A cell of a time column, with the task and the lead body of its row. */
export interface TimeCell {
  readonly text: string
  readonly span: Span
  readonly task: string | null
  readonly lead: string | null
  /** The column says when something takes place, not by when: "Thời gian" beside "Hoạt động". */
  readonly event: boolean
}

const time = /thời (?:gian|hạn|điểm)|tiến độ|lộ trình|hoàn thành/u
const task = /nội dung|nhiệm vụ|công việc|hoạt động|tên|giải pháp|đầu việc/u
const takesPlace = /^thời (?:gian|điểm)(?: (?:tổ chức|diễn ra|dự kiến))?$/u
const events = /hoạt động|sự kiện|chương trình|lễ|hội/u
const lead =
  /chủ trì|(?:cơ quan|đơn vị|phòng|bộ phận)(?:, đơn vị)?\s(?:thực hiện|chịu trách nhiệm|phụ trách)|phân công|phụ trách/u

/** The cells under a heading like "Thời gian hoàn thành" in every table of a document. */
export function timeCells(flow: Flow): readonly TimeCell[] {
  return flow.tables.flatMap(ofTable)
}

function ofTable(table: Table): readonly TimeCell[] {
  const heads = table.cells.filter((c) => c.row <= 1)
  const column = (form: RegExp): TableCellText | undefined =>
    heads.find((c) => form.test(fold(c.text)) && c.text.length < 80)
  const times = heads.filter((c) => time.test(fold(c.text)) && c.text.length < 60)
  const headRow = Math.max(-1, ...times.map((c) => c.row))
  const tasks = column(task)
  const leads = column(lead)
  const at = (row: number, head: TableCellText | undefined): string | null =>
    head === undefined ? null : (table.cells.find((c) => c.row === row && c.column === head.column)?.text ?? null)
  return table.cells
    .filter((c) => c.row > headRow && times.some((t) => t.column === c.column) && c.text.trim() !== '')
    .map((c) => ({
      text: c.text,
      span: c.span,
      task: at(c.row, tasks),
      lead: at(c.row, leads),
      event:
        times.some((t) => t.column === c.column && takesPlace.test(fold(t.text).trim())) &&
        tasks !== undefined &&
        events.test(fold(tasks.text)),
    }))
}
