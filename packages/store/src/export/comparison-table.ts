import type { ComparedProvince, Comparison } from '../comparison.js'
import type { DeadlineRow, IndicatorRow } from '../questions.js'
import { blindName } from '../search/words.js'
import type { CellValue, Column } from './column.js'

/** A line of the comparison: the same thing in every province. */
export interface ComparisonLine {
  /** "Văn bản", "Nhiệm vụ", "Thời hạn", "Chỉ tiêu". */
  readonly part: string
  readonly label: string
  /** By place in `Comparison.provinces`. */
  readonly values: readonly CellValue[]
}

/**
 * The comparison as lines, each a body, deadline or indicator, with a column for each province. Indicators of one name but
 * for marks and capitals share a line; so do deadlines of the same task.
 */
export function comparisonLines({ provinces }: Comparison): readonly ComparisonLine[] {
  const line = (part: string, label: string, value: (side: ComparedProvince) => CellValue): ComparisonLine => ({
    part,
    label,
    values: provinces.map(value),
  })
  return [
    line('Văn bản', 'Số văn bản', (side) => side.documents.length),
    line('Văn bản', 'Số, ký hiệu', (side) => listed(side.documents.map((d) => d.reference ?? d.filename))),
    line('Văn bản', 'Ngày ban hành', (side) => listed(side.documents.map((d) => d.issuedOn ?? ''))),
    line('Nhiệm vụ', 'Tổng số', (side) => side.tasks),
    ...rowsBy(
      provinces,
      (side) => side.bodies,
      (body) => ({ key: body.bodyId ?? ` ${blindName(body.name)}`, label: body.name }),
    ).map(({ label, sides }): ComparisonLine => {
      const values = sides.map((bodies) => bodies.reduce((sum, body) => sum + body.tasks, 0) || null)
      return { part: 'Nhiệm vụ', label, values }
    }),
    line('Thời hạn', 'Tổng số', (side) => side.documents.reduce((sum, d) => sum + d.deadlines, 0)),
    ...rowsBy(
      provinces,
      (side) => side.deadlines,
      ({ what }) => ({ key: blindName(what), label: what }),
    ).map(({ label, sides }) => ({ part: 'Thời hạn', label, values: sides.map((some) => listed(some.map(day))) })),
    ...rowsBy(
      provinces,
      (side) => side.indicators,
      ({ name }) => ({ key: blindName(name), label: name }),
    ).map(({ label, sides }) => ({ part: 'Chỉ tiêu', label, values: sides.map((some) => listed(some.map(target))) })),
  ]
}

/** The columns of these lines. `nameOf` gives what stands over a province's; null is for documents of no province. */
export function comparisonColumns(
  { provinces }: Comparison,
  nameOf: (provinceId: string | null) => string,
): readonly Column<ComparisonLine>[] {
  return [
    { key: 'part', heading: 'Nội dung', width: 12, value: (line) => line.part },
    { key: 'label', heading: 'So sánh', width: 44, value: (line) => line.label },
    ...provinces.map(({ provinceId }, i): Column<ComparisonLine> => ({
      key: provinceId ?? 'none',
      heading: nameOf(provinceId),
      width: 26,
      value: (line) => line.values[i] ?? null,
    })),
  ]
}

interface Shared<Row> {
  readonly label: string
  /** The rows of each province, in the order of the provinces. */
  readonly sides: readonly (readonly Row[])[]
}

/** Rows that several provinces share by key, those that most have first. */
function rowsBy<Row>(
  provinces: readonly ComparedProvince[],
  rowsOf: (side: ComparedProvince) => readonly Row[],
  named: (row: Row) => { readonly key: string; readonly label: string },
): readonly Shared<Row>[] {
  const shared = new Map<string, { readonly label: string; readonly sides: Row[][] }>()
  provinces.forEach((side, i) => {
    for (const row of rowsOf(side)) {
      const { key, label } = named(row)
      const known = shared.get(key) ?? { label, sides: provinces.map((): Row[] => []) }
      known.sides[i]?.push(row)
      shared.set(key, known)
    }
  })
  const width = ({ sides }: Shared<Row>): number => sides.filter((some) => some.length > 0).length
  return [...shared.values()].toSorted((a, b) => width(b) - width(a))
}

/** Each once, as printed; nothing for none. */
const listed = (texts: readonly string[]): string | null =>
  texts.length === 0 ? null : [...new Set(texts.filter((text) => text !== ''))].join('; ')

const day = ({ dueOn, text }: DeadlineRow): string => dueOn ?? text

const target = ({ target: aim, baseline, comparator }: IndicatorRow): string => {
  if (aim === null) return baseline?.text ?? ''
  const sign = comparator === null || /^[<>≤≥+−-]/u.test(aim.text) ? '' : (signs[comparator] ?? '')
  return `${sign}${aim.text}${aim.year === null ? '' : ` (${aim.year})`}`
}

const signs: Readonly<Record<string, string>> = {
  'at-least': '≥ ',
  'at-most': '≤ ',
  'more-than': '> ',
  'less-than': '< ',
  'change-up': '+',
  'change-down': '−',
}
