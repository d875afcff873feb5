import type { Knowledge } from '../knowledge/knowledge.js'
import { cellBodies, printed } from './table-cells.js'
import { bare } from '../text/fold.js'
import type { Table, TableCellText } from '../text/paragraphs.js'
import type { FoundAssignment } from './drafts.js'

/** What a column of a task table holds. */
type Column = 'number' | 'task' | 'lead' | 'perform' | 'support' | 'time' | 'other'

/** By the words of the heading without their marks, which a small cell on a scan loses first. */
const columns: readonly { readonly column: Column; readonly form: RegExp }[] = [
  { column: 'number', form: /^(?:s ?tt?|tt|s ?t ?t|so ?tt|so thu tu|so)$/u },
  { column: 'support', form: /phoi hop/u },
  { column: 'lead', form: /chu tri|dau moi/u },
  { column: 'time', form: /thoi gian|thoi han|tien do|hoan thanh|lo trinh/u },
  {
    column: 'perform',
    form: /(?:co quan|don vi|phan cong|nguoi|trach nhiem|to chuc).{0,20}(?:thuc hien|tham muu|chiu trach nhiem|phu trach|theo doi)|phu trach|^(?:co quan|don vi|phan cong|trach nhiem)$|phan cong/u,
  },
  {
    column: 'task',
    // "Nội dung chỉ tiêu" heads targets, whoever follows them.
    form: /^(?!.*chi tieu(?!.*nhiem vu)).*(?:noi dung|nhiem vu|cong viec|hoat dong|giai phap|ten de an|ten van ban|de an|danh muc|ket luan)/u,
  },
]

function columnOf(heading: string): Column {
  const words = bare(heading).replace(/\s+/g, ' ').trim()
  return columns.find(({ form }) => form.test(words))?.column ?? 'other'
}

/**
 * The rows of a table of tasks (STT, nhiệm vụ, cơ quan chủ trì, cơ quan phối hợp, thời gian): each row with a task is an
 * assignment. A table without a column that says who acts is none. `section` is the path of the heading above it.
 */
export function tableAssignments(
  table: Table,
  section: string | null,
  knowledge: Knowledge,
): readonly FoundAssignment[] {
  const rows = rowsOf(table)
  const headAt = rows.findIndex(
    (row, i) =>
      i < 3 &&
      row.some((c) => columnOf(c.text) === 'task') &&
      row.some((c) => /^(?:lead|perform)$/u.test(columnOf(c.text))),
  )
  const head = rows[headAt]
  if (head === undefined) return []
  const kinds = new Map<number, Column>()
  for (const cell of head) {
    const kind = columnOf(cell.text)
    // Of two columns of one kind the first counts ("Nội dung" before "Nội dung chi tiết").
    if (kind === 'other' || ![...kinds.values()].includes(kind)) kinds.set(cell.column, kind)
  }
  const below = subHead(rows[headAt + 1], kinds)
  const found: FoundAssignment[] = []
  let group: string | null = null
  let before: string | null = null
  for (const row of rows.slice(headAt + (below ? 2 : 1))) {
    const cell = (kind: Column): TableCellText | undefined =>
      row.find((c) => kinds.get(c.column) === kind && c.text !== '')
    const task = cell('task')
    const number = numberOf(cell('number')?.text ?? null, group, before)
    before = number
    const lead = cell('lead') ?? cell('perform')
    const filled = row.filter((c) => c.text !== '').length
    if (task === undefined || lead === undefined) {
      // A row with a number and a title only heads the rows below it.
      if (number !== null && filled <= 2 && /^(?:[IVX]{1,6}|[A-Z]|\d{1,2})$/u.test(number)) group = number
      continue
    }
    if (/^\(?\d\)?$/u.test(task.text)) continue
    // The heading printed again on the next page.
    if (
      columnOf(task.text) === 'task' &&
      columnOf(lead.text) === kinds.get(lead.column) &&
      number !== null &&
      /\p{L}{2}/u.test(number)
    )
      continue
    const who = cellBodies(lead.text, knowledge)
    const { bodies } = who
    const partnerCell = cell('support')
    const partners = [...who.with, ...(partnerCell === undefined ? [] : printed(partnerCell.text, knowledge))]
    const within = group !== null && number?.startsWith(`${group}.`) === true ? null : group
    const path = [section, within, number].filter((p) => p !== null && p !== '').join('.')
    found.push({
      section: path === '' ? null : path,
      text: task.text,
      span: { from: Math.min(...row.map((c) => c.span.from)), to: Math.max(...row.map((c) => c.span.to)) },
      labels: [],
      responsible: bodies,
      role: who.lead || kinds.get(lead.column) === 'lead' ? 'lead' : 'perform',
      with: partners,
      requested: false,
      confidence: bodies.length > 0 ? 0.92 : 0.75,
    })
  }
  return found
}

/** A second row of the heading, under "Phân công thực hiện": "Chủ trì | Phối hợp"; it says what its columns hold. */
function subHead(row: readonly TableCellText[] | undefined, kinds: Map<number, Column>): boolean {
  const named = row?.filter((c) => c.text !== '' && /^(?:lead|support|perform)$/u.test(columnOf(c.text))) ?? []
  const others =
    row?.some((c) => c.text !== '' && kinds.get(c.column) === 'task' && columnOf(c.text) !== 'task') ?? true
  if (named.length < 2 || others || named.some((c) => c.text.length > 40)) return false
  for (const cell of named) kinds.set(cell.column, columnOf(cell.text))
  return true
}

/** The number of a row; "H" after group I is a badly read "II", "HI" after II "III", "12" after "1.1" has lost its point. */
function numberOf(printed: string | null, group: string | null, before: string | null): string | null {
  const number = printed?.replace(/[.)\s]{1,12}$/u, '') ?? null
  if (number === 'H' && group === 'I') return 'II'
  if (number !== null && group !== null && /^\d{2,3}$/u.test(number) && number.startsWith(group)) {
    const last = number.slice(group.length)
    const next = before === group ? '1' : String(Number(before?.slice(group.length + 1)) + 1)
    if (last === next && (before === group || before?.startsWith(`${group}.`) === true)) return `${group}.${last}`
  }
  if ((number === 'HI' || number === 'IH') && group === 'II') return 'III'
  return number
}

/** Rows of cells; a cell that covers several rows stands in each of them. */
function rowsOf(table: Table): readonly (readonly TableCellText[])[] {
  const rows: TableCellText[][] = []
  for (const cell of table.cells) {
    for (let r = cell.row; r < cell.row + Math.min(cell.rows, 200); r++) {
      while (rows.length <= r) rows.push([])
      rows[r]?.push(cell)
    }
  }
  return rows
}
