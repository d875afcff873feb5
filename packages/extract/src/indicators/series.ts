import type { PrintedValue } from './value.js'

/** Values of several years that one sentence gives one target: "đạt 90% năm 2025 và 95% năm 2030". */
export interface Series {
  /** Where values and years stand together. */
  readonly from: number
  readonly to: number
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
