import type { Span } from '@vanthu/document'
import { parseBodies } from '../bodies/parse-bodies.js'
import type { Knowledge } from '../knowledge/knowledge.js'
import { fold } from './fold.js'
import type { Flow, Paragraph, Table, TableCellText } from './paragraphs.js'
import { placeOf } from './paragraphs.js'

/** A flow whose tables of tasks that came as lines are tables again; `loose` are the places where they stood. */
export interface FlowWithTables {
  readonly flow: Flow
  readonly loose: readonly Span[]
}

const counting = /^(?:s?tt|stt|số tt|số thứ tự)\.?$/u
const countingLead = /^(?:s?tt|stt|số tt)\.?\s{1,3}(?=\p{L})/u
const naming = /nội dung|nhiệm vụ|công việc|hoạt động/u
const acting = /chủ trì|thực hiện|cơ quan|đơn vị|phân công/u
/** Heads of a task table in the order they may stand on one line. */
const heads =
  /(?:nội dung|nhiệm vụ|tên)(?:\s(?:công việc|nhiệm vụ|thực hiện|cụ thể|chi tiết))?|công việc|(?:cơ quan|đơn vị)\s(?:chủ trì|phối hợp|thực hiện)(?:\sthực hiện)?|chủ trì|phối hợp|phân công(?:\sthực hiện)?|(?:thời gian|thời hạn|tiến độ)(?:\s(?:hoàn thành|thực hiện))?|sản phẩm|kết quả|ghi chú/gu
const number = /^(?:\d{1,3}|[IVX]{1,4})$/u
const rowLead = /^(\d{1,3})\.?\s{1,3}(?=["“]?\p{Lu})/u
const most = 400

/**
 * Puts together again the task tables that reading gave as lines: each cell on a line of its own below "STT", "Nhiệm vụ",
 * "Cơ quan chủ trì" …, or each row on one line, whose columns the names of bodies part. A row with another number of lines
 * than the heading has columns holds no lead and is read as nothing; tables of targets are left to those who read them.
 */
export function withLooseTables(flow: Flow, knowledge: Knowledge): FlowWithTables {
  const found: { readonly from: number; readonly to: number; readonly table: Table }[] = []
  for (let i = 0; i < flow.paragraphs.length; i++) {
    if (!/^\s{0,3}(?:STT|TT|Stt|Số\s(?:TT|thứ))/u.test(flow.paragraphs[i]?.text ?? '')) continue
    const read = ofCells(flow.paragraphs, i) ?? ofRows(flow.paragraphs, i, knowledge)
    if (read === null) continue
    found.push({ from: i, ...read })
    i = read.to - 1
  }
  if (found.length === 0) return { flow, loose: [] }
  const within = (at: number): boolean => found.some((f) => f.from <= at && at < f.to)
  const kept = (at: number): number => {
    let count = 0
    for (const f of found) count += Math.max(0, Math.min(at, f.to) - f.from)
    return at - count
  }
  const tables = [
    ...flow.tables.map((t) => ({ ...t, after: kept(t.after) })),
    ...found.map((f) => ({ ...f.table, after: kept(f.from) })),
  ].sort((a, b) => a.span.from - b.span.from)
  const paragraphs = flow.paragraphs.filter((_, i) => !within(i))
  return { flow: { ...flow, paragraphs, tables }, loose: found.map((f) => f.table.span) }
}

interface Loose {
  readonly to: number
  readonly table: Table
}

/** A table whose cells are lines. */
function ofCells(paragraphs: readonly Paragraph[], at: number): Loose | null {
  const key = (i: number): string => fold(paragraphs[i]?.text ?? '').trim()
  if (!counting.test(key(at))) return null
  let first = at + 1
  while (first < at + 9 && !number.test((paragraphs[first]?.text ?? '').trim())) {
    if ((paragraphs[first]?.text.length ?? 99) > 60) return null
    first++
  }
  const width = first - at
  const head = paragraphs.slice(at, first)
  const isTask = head.some((p) => naming.test(fold(p.text))) && head.some((p) => acting.test(fold(p.text)))
  if (width < 3 || first === at + 9 || !isTask || head.some((p) => /chỉ tiêu/u.test(fold(p.text)))) return null
  const cells: TableCellText[] = head.map((p, column) => cell(p.text, p.span, 0, column))
  let row = 1
  let i = first
  while (i < paragraphs.length && row < most && number.test((paragraphs[i]?.text ?? '').trim())) {
    let next = i + 1
    while (next < paragraphs.length && next < i + width && !number.test((paragraphs[next]?.text ?? '').trim())) next++
    const lines = paragraphs.slice(i, next)
    const group = lines.length === 2 && /^[IVX]/u.test(lines[0]?.text ?? '')
    if (lines.length !== width && !group) break
    cells.push(...lines.map((p, column) => cell(p.text.trim(), p.span, row, column)))
    row++
    i = next
  }
  return row === 1 ? null : { to: i, table: tableOf(cells) }
}

/** A table whose rows are lines: the first body parts task and lead, a body without comma before it the partners. */
function ofRows(paragraphs: readonly Paragraph[], at: number, knowledge: Knowledge): Loose | null {
  const head = paragraphs[at]
  const key = fold(head?.text ?? '').trim()
  const lead = countingLead.exec(key)
  if (head === undefined || lead === null || key.length > 200 || /chỉ tiêu|[.;:]$/u.test(key)) return null
  const titles = [...key.matchAll(heads)].map((m) => m[0])
  if (!titles.some((t) => naming.test(t)) || !titles.some((t) => acting.test(t)) || titles.length < 2) return null
  const column = (form: RegExp): number => titles.findIndex((t) => form.test(t)) + 1
  const [task, lead0, partner, time] = [
    column(/nội dung|nhiệm vụ|công việc/u),
    column(/chủ trì|thực hiện|phân công/u),
    column(/phối hợp/u),
    column(/thời gian|thời hạn|tiến độ/u),
  ]
  if (task === 0 || lead0 === 0 || lead0 < task) return null
  const cells: TableCellText[] = [
    cell('STT', head.span, 0, 0),
    ...titles.map((title, i) => cell(title, head.span, 0, i + 1)),
  ]
  let row = 1
  let i = at + 1
  for (; i < paragraphs.length && row < most; i++) {
    const paragraph = paragraphs[i]
    if (paragraph === undefined) break
    const start = rowLead.exec(paragraph.text)
    const group = /^[IVX]{1,4}\.?\s\p{Lu}[\p{L}\s,-]{3,80}$/u.exec(paragraph.text)
    if (start === null && group === null) break
    const put = (from: number, to: number, into: number): void => {
      const text = paragraph.text.slice(from, to).trim()
      if (text !== '' && into > 0) cells.push(cell(text, placeOf(paragraph, from, to), row, into))
    }
    if (start === null) {
      const mark = /^\S{1,5}/u.exec(paragraph.text)?.[0].length ?? 0
      cells.push(cell(paragraph.text.slice(0, mark).replace(/\.$/u, ''), paragraph.span, row, 0))
      put(mark, paragraph.text.length, task)
      row++
      continue
    }
    const begins = start[0].length
    const bodies = parseBodies(paragraph.text, { from: begins, to: paragraph.text.length }, knowledge)
    const first = bodies.find((b) => b.span.from > begins + 8)
    if (first === undefined) break
    const rest = bodies.filter((b) => b.span.from >= first.span.from)
    let leads = first.span.to
    const partners = { from: -1, to: -1 }
    let last = first.span.to
    for (const body of rest.slice(1)) {
      const joined = /^\s?(?:[,;]|và)\s/u.test(paragraph.text.slice(last, body.span.from))
      const second = partners.from >= 0
      if (second && !joined) break
      if (!second && joined) leads = body.span.to
      else {
        if (!second) partners.from = body.span.from
        partners.to = body.span.to
      }
      last = body.span.to
    }
    cells.push(cell(start[1] ?? '', placeOf(paragraph, 0, begins), row, 0))
    put(begins, first.span.from, task)
    put(first.span.from, leads, lead0)
    if (partners.from >= 0) put(partners.from, partners.to, partner)
    put(last, paragraph.text.length, time)
    row++
  }
  return row < 2 ? null : { to: i, table: tableOf(cells) }
}

const cell = (text: string, span: Span, row: number, column: number): TableCellText => ({
  span,
  text,
  row,
  column,
  columns: 1,
  rows: 1,
})

const tableOf = (cells: readonly TableCellText[]): Table => ({
  span: { from: Math.min(...cells.map((c) => c.span.from)), to: Math.max(...cells.map((c) => c.span.to)) },
  after: 0,
  cells,
})
