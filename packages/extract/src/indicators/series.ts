import type { PrintedValue } from './value.js'

/** Values of several years that one sentence gives one target: "đạt 90% năm 2025 và 95% năm 2030". */
export interface Series {
  /** Where values and years stand together. */
  readonly from: number
  readonly to: number
  /** Where the rest of the values and years begins, where what is counted stands before it. */
  readonly tail?: number
  readonly points: readonly { readonly value: PrintedValue; readonly year: number }[]
}

const filler =
  /^[\s,]{0,3}(?:(?:và|đạt|là|có|lên|đến|vào|trong|hết|cuối|tăng lên|nâng lên|ít nhất|năm (?:19|20)\d\d)(?![\p{L}])[\s,]{0,3}){0,8}$/u
const yearAfter = /^\s{0,2}\(?(?:vào\s|đến\s|trong\s)?(?:hết\s|cuối\s)?năm ((?:19|20)\d\d)\)?/u
const yearBefore =
  /(?:vào\s|đến\s|trong\s)?(?:hết\s|cuối\s)?năm ((?:19|20)\d\d),?\s(?:đạt\s|là\s|có\s|lên\s)?(?:ít nhất\s|trên\s)?$/u

/** The series that the values of a folded clause make: each with its own year after or before it; null for none. */
export function seriesOf(folded: string, values: readonly PrintedValue[]): Series | null {
  const [first, ...others] = values
  if (first === undefined) return null
  const named = namedBetween(folded, first, others)
  if (named !== null) return named
  const same = [first, ...others.filter((v) => v.unit === first.unit)]
  const last = same.at(-1)
  if (last === undefined || same.length < 2) return null
  if (!same.slice(1).every((v, i) => filler.test(folded.slice(same[i]?.to ?? 0, v.from)))) return null
  const after = same.map((v) => yearAfter.exec(folded.slice(v.to, v.to + 30)))
  const before = same.map((v) => yearBefore.exec(folded.slice(Math.max(0, v.from - 40), v.from)))
  const found = after.every((m) => m !== null) ? after : before
  const years = found.map((m) => Number(m?.[1] ?? 0))
  if (years.includes(0) || new Set(years).size < years.length) return null
  const points = same.map((value, i) => ({ value, year: years[i] ?? 0 }))
  return found === after
    ? { from: first.from, to: last.to + (after.at(-1)?.[0].length ?? 0), points }
    : { from: first.from - (before[0]?.[0].length ?? 0), to: last.to, points }
}

/**
 * "50% số xã có thiết chế đạt chuẩn vào năm 2025, 80% vào năm 2030": what is counted stands between the first value and
 * its year. The stretch of the series is then the first value; the rest of the clause goes with the years.
 */
function namedBetween(folded: string, first: PrintedValue, others: readonly PrintedValue[]): Series | null {
  const second = others.find((v) => v.unit === first.unit)
  if (second === undefined || others.length !== 1) return null
  const between = /^(.{8,160}?)\s(?:vào|đến|trong)\s(?:hết\s|cuối\s)?năm ((?:19|20)\d\d)(?:,|\svà)(?:\sđạt)?\s$/u.exec(
    folded.slice(first.to, second.from),
  )
  const last = yearAfter.exec(folded.slice(second.to, second.to + 30))
  if (between === null || last === null || between[2] === last[1]) return null
  const tail = first.to + (between[1]?.length ?? 0)
  return {
    from: first.from,
    to: first.to,
    tail,
    points: [
      { value: first, year: Number(between[2]) },
      { value: second, year: Number(last[1]) },
    ],
  }
}
