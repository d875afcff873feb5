import type { Comparator } from '@vanthu/document'
import { fold } from '../text/fold.js'
import type { Flow, Table, TableCellText } from '../text/paragraphs.js'
import type { FoundIndicator } from './found-indicator.js'
import { valueOfCell } from './value.js'

const naming = /chỉ tiêu|mục tiêu|chỉ số|nội dung|tiêu chí/u
const counting = /^(?:stt|tt|số tt|số thứ tự)\.?$/u
const units = /đơn vị|đvt/u
const basing =
  /thực hiện|kết quả(?! (?:cần|dự kiến|đầu ra|phải|mong))|hiện trạng|ước|cơ sở|đạt được|đầu kỳ|năm gốc|xuất phát|(?<!\p{L})(?:ư?th|ht)(?!\p{L})/u
const aiming = /kế hoạch|mục tiêu|chỉ tiêu|phấn đấu|lộ trình|dự kiến|(?<!\p{L})kh(?!\p{L})/u
const noTarget =
  /kinh phí|dự toán|thành tiền|nguồn vốn|số tiền|thời gian|chủ trì|phối hợp|ghi chú|trách nhiệm|đơn vị thực hiện/u

interface Column {
  readonly column: number
  readonly year: number | null
  readonly role: 'baseline' | 'target'
}

/**
 * Rows of target tables: a table with a column of names and columns of values headed by years, "Thực hiện năm …",
 * "Kế hoạch năm …". A row without values names the group of those below it.
 */
export function indicatorsOfTables(flow: Flow, planYear: number | null = null): readonly FoundIndicator[] {
  const found: FoundIndicator[] = []
  let before: { readonly heads: Heads; readonly after: number; readonly width: number } | null = null
  for (const table of flow.tables) {
    const rows = rowsOf(table)
    const width = Math.max(0, ...table.cells.map((c) => c.column + c.columns))
    const own = headRows(rows)
    // A table that a page end cut goes on without a heading of its own.
    const goesOn = before !== null && before.width === width && table.after - before.after <= 1 && !hasName(own)
    const heads: Heads = goesOn && before !== null ? before.heads : own
    found.push(
      ...ofRows(table, rows, heads, planYear, goesOn ? 0 : heads.length, goesOn ? (found.at(-1)?.group ?? null) : null),
    )
    before = { heads, after: table.after, width }
  }
  return found
}

type Heads = readonly (readonly TableCellText[])[]

const nameHead = (heads: Heads): TableCellText | undefined =>
  heads.flat().find((c) => naming.test(fold(c.text)) && !yearOf(c.text))
const hasName = (heads: Heads): boolean => nameHead(heads) !== undefined

function rowsOf(table: Table): ReadonlyMap<number, readonly TableCellText[]> {
  const rows = new Map<number, TableCellText[]>()
  for (const cell of table.cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell])
  return rows
}

function ofRows(
  table: Table,
  rows: ReadonlyMap<number, readonly TableCellText[]>,
  heads: Heads,
  planYear: number | null,
  first: number,
  inherited: string | null,
): readonly FoundIndicator[] {
  const head = heads.flat()
  const name = nameHead(heads)
  if (name === undefined) return []
  const unit = head.find((c) => units.test(fold(c.text)) && c.text.length < 30)
  const number = head.find((c) => counting.test(fold(c.text).trim()))
  const apart = [name, number, unit].flatMap((c) => (c === undefined ? [] : [c.column]))
  const dated = valueColumns(heads).filter((c) => !apart.includes(c.column))
  const columns = dated.length > 0 ? dated : countColumn(head, name, planYear, apart)
  // "Kết quả, sản phẩm" of a table of tasks tells what comes of them.
  const tasks = head.some((c) => /chủ trì|phối hợp|đơn vị thực hiện/u.test(fold(c.text)))
  if (columns.length === 0 || (tasks && columns.every((c) => c.role === 'baseline' && c.year === null))) return []
  const found: FoundIndicator[] = []
  let group = inherited
  for (const [row, cells] of rows) {
    if (row < first) continue
    const text = (column: number | undefined): string =>
      column === undefined
        ? ''
        : (cells
            .find((c) => c.column === column)
            ?.text.replace(/\s+/gu, ' ')
            .trim() ?? '')
    const values = columns.map((c) => ({ ...c, text: text(c.column) }))
    const named = text(name.column)
    const filled = cells.filter((c) => c.text.trim() !== '')
    // The heading printed again on the next page.
    if (fold(named) === fold(name.text.replace(/\s+/gu, ' ').trim())) continue
    if (values.every((v) => v.text === '' || valueOfCell(fold(v.text)) === null)) {
      const heading = named === '' ? filled.map((c) => c.text.replace(/\s+/gu, ' ').trim()).join(' ') : named
      const last = found.at(-1)
      // The rest of a name whose row a page end cut.
      if (last !== undefined && filled.length === 1 && /^\p{Ll}/u.test(named) && text(number?.column) === '') {
        found[found.length - 1] = {
          ...last,
          name: `${last.name} ${named}`,
          span: { ...last.span, to: filled[0]?.span.to ?? last.span.to },
        }
        continue
      }
      if (filled.length > 0 && filled.length <= 2 && heading.length > 3) group = heading
      continue
    }
    if (named === '') continue
    const ends = filled.length === 0 ? table.span : { from: filled[0]?.span.from ?? 0, to: filled.at(-1)?.span.to ?? 0 }
    const printedUnit = text(unit?.column) || null
    found.push({
      group,
      number: text(number?.column).replace(/[.)]$/u, '') || null,
      name: named,
      ...endsOf(values, printedUnit),
      confidence: 0.92,
      span: ends,
    })
  }
  return found
}

/** Baseline and target of a row. The last filled target column is the aim, the last baseline before it the start. */
function endsOf(
  values: readonly (Column & { readonly text: string })[],
  unit: string | null,
): Pick<FoundIndicator, 'baseline' | 'target'> {
  const filled = values.filter((v) => v.text !== '')
  const aim = filled.findLast((v) => v.role === 'target')
  const start = filled.findLast((v) => v.role === 'baseline' && (aim?.year == null || (v.year ?? 0) <= aim.year))
  const read = (text: string): { value: number | null; unit: string | null; comparator: Comparator | null } => {
    const value = valueOfCell(fold(text))
    return { value: value?.value ?? null, unit: value?.unit ?? unit, comparator: value?.comparator ?? null }
  }
  const base = start === undefined ? null : read(start.text)
  const goal = aim === undefined ? null : read(aim.text)
  return {
    baseline:
      start === undefined || base === null
        ? null
        : { text: start.text, year: start.year, value: base.value, unit: base.unit },
    target:
      aim === undefined || goal === null
        ? null
        : { text: aim.text, year: aim.year, comparator: goal.comparator, value: goal.value, unit: goal.unit },
  }
}

/** The heading rows: those before the first row that holds a value outside of a year. */
function headRows(rows: ReadonlyMap<number, readonly TableCellText[]>): readonly (readonly TableCellText[])[] {
  const heads: (readonly TableCellText[])[] = []
  for (const cells of rows.values()) {
    const isHead =
      heads.length === 0 ||
      (heads.length < 3 &&
        cells.every(
          (c) =>
            c.text.trim() === '' ||
            yearOf(c.text) !== null ||
            basing.test(fold(c.text)) ||
            aiming.test(fold(c.text)) ||
            units.test(fold(c.text)),
        ) &&
        cells.some((c) => yearOf(c.text) !== null))
    if (!isHead) break
    heads.push(cells)
  }
  return heads
}

function valueColumns(heads: readonly (readonly TableCellText[])[]): readonly Column[] {
  const columns: Column[] = []
  const width = Math.max(...heads.flat().map((c) => c.column + c.columns))
  for (let column = 0; column < width; column++) {
    const over = heads.flatMap((row) => row.filter((c) => c.column <= column && column < c.column + c.columns))
    const words = fold(over.map((c) => c.text).join(' '))
    if (noTarget.test(words) || counting.test(words.trim())) continue
    const year = over.map((c) => yearOf(c.text)).findLast((y) => y !== null) ?? null
    const based = basing.test(words)
    const aimed = aiming.test(words)
    if (year === null && !based && !(aimed && heads.flat().some((c) => basing.test(fold(c.text))))) continue
    if (year === null && words.length > 50) continue
    columns.push({
      column,
      year,
      role: based && !/kế hoạch|mục tiêu|(?<!\p{L})kh(?!\p{L})/u.test(words) ? 'baseline' : 'target',
    })
  }
  // "Năm 2021 | Năm 2022" says no more: the first is where it starts.
  if (
    columns.length === 2 &&
    columns.every((c) => c.role === 'target') &&
    !heads.flat().some((c) => aiming.test(fold(c.text)) && c.columns > 1)
  ) {
    const [first, last] = columns
    if (first !== undefined && last !== undefined && (first.year ?? 0) < (last.year ?? 0))
      return [{ ...first, role: 'baseline' }, last]
  }
  return columns
}

const amount = /^(?:số lượng|chỉ tiêu giao|chỉ tiêu|mức phấn đấu|giá trị|tỷ lệ|kết quả cần đạt)(?:\s\(?%\)?)?$/u

/** "Chỉ tiêu | Đơn vị tính | Số lượng": a table of targets without years is for the year of the plan. */
function countColumn(
  head: readonly TableCellText[],
  name: TableCellText,
  year: number | null,
  apart: readonly number[],
): readonly Column[] {
  if (!/chỉ tiêu|mục tiêu|chỉ số/u.test(fold(name.text))) return []
  const column = head.find((c) => !apart.includes(c.column) && amount.test(fold(c.text).trim()))
  return column === undefined ? [] : [{ column: column.column, year, role: 'target' }]
}

/** The year of a heading; of a period ("Giai đoạn 2026 - 2030") its last. */
function yearOf(text: string): number | null {
  const year = /(?<!\d)(?:(?:19|20)\d\d\s?[-–]\s?)?((?:19|20)\d\d)(?!\d)/u.exec(text)?.[1]
  return year === undefined ? null : Number(year)
}
