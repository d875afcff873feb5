import type { Law } from './instruments.js'

const adopted = (reference: string): number => Number(/\/((?:19|20)\d\d)\//u.exec(reference)?.[1] ?? 0)

/** A law comes into force within this many years after its adoption where the day is not known. */
const delay = 2

/**
 * The number under which a law of this name was in force on a day; null where it cannot be told: "Luật Đất đai" in a
 * document of 2022 is 45/2013/QH13, in one of March 2024 it is too, since 31/2024/QH15 came into force in August.
 */
export function lawInForce(law: Law, date: string | null): string | null {
  const newest = [...law.references].sort((a, b) => adopted(b) - adopted(a))
  const years = new Set(newest.map(adopted))
  if (years.size <= 1) return newest[0] ?? null
  if (date === null) return null
  const year = Number(date.slice(0, 4))
  const past = newest.filter((r) => adopted(r) <= year)
  for (const reference of past) {
    const from = law.inForce.get(reference)
    if (from !== undefined) {
      if (from <= date) return reference
      continue
    }
    if (adopted(reference) <= year - delay) return reference
    // Adopted lately: in force or not, unless it is the first of its name.
    return past.every((r) => adopted(r) >= adopted(reference)) ? reference : null
  }
  return null
}
