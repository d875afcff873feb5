import type { PrintedValue } from './value.js'

/** A target that says where it starts: "giảm tỷ lệ … từ 6,84% (cuối năm 2025) xuống còn 5,6%". */
export interface Moved {
  /** Where "từ" stands; what is measured ends before it. */
  readonly from: number
  readonly value: PrintedValue
  readonly start: {
    readonly from: number
    readonly to: number
    readonly year: number | null
    readonly value: number
    readonly unit: string | null
  }
}

const between =
  /^\s?(?:\((?:(?:thực hiện|ước|cuối|đầu)\s){0,2}năm ((?:19|20)\d\d)[^()]{0,20}\)|(?:(?:của|cuối|đầu|vào)\s){0,2}năm ((?:19|20)\d\d))?,?\s(?:(?:giảm|tăng|nâng)\s)?(?:xuống|lên|thành)\s(?:(?:còn|mức|đến)\s)?$/u

/** The last two values of a folded clause where the first is the start and the second the aim; null for others. */
export function movedFrom(folded: string, values: readonly PrintedValue[]): Moved | null {
  const [first, second] = values
  if (first === undefined || second === undefined || values.length > 2 || first.unit !== second.unit) return null
  const lead = /từ\s{1,2}$/u.exec(folded.slice(0, first.from))
  const within = /^từ\s{1,2}/u.exec(folded.slice(first.from, first.to))
  const gap = between.exec(folded.slice(first.to, second.from))
  if ((lead === null && within === null) || gap === null) return null
  const year = gap[1] ?? gap[2]
  return {
    from: lead?.index ?? first.from,
    value: second,
    start: {
      from: first.from + (within?.[0].length ?? 0),
      to: first.to,
      year: year === undefined ? null : Number(year),
      value: first.value,
      unit: first.unit,
    },
  }
}

const none =
  /^(?:[-+*]\s{0,2}|\d{1,2}(?:\.\d{1,2}){0,2}[.)]?\s{1,3}|[a-zđ]\)\s{0,2})?(?:phấn đấu,?\s)?(?:(?:đến|trong|vào) (?:hết |cuối )?năm (?:19|20)\d\d,?\s)?(?:phấn đấu\s)?(không còn)\s(?=(?:hộ|xã|thôn|bản|nhà|trường hợp|học sinh|trẻ em|điểm|người|công trình|cơ sở|phòng học|tình trạng|vụ)(?![\p{L}]))/u

/** "không còn xã đặc biệt khó khăn": an aim of nought. Undefined where a clause does not begin so. */
export function noneLeft(folded: string): PrintedValue | undefined {
  const match = none.exec(folded)
  if (match === null) return undefined
  const to = match[0].trimEnd().length
  return { from: to - 'không còn'.length, to, value: 0, unit: null, comparator: 'equal' }
}
