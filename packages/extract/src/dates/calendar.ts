/** True for a day that the Gregorian calendar has. */
export function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month)
}

/** Number of days of a month, 1–12. */
export function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** `YYYY-MM-DD`; null for a day that does not exist ("31/02"). */
export function isoDate(year: number, month: number, day: number): string | null {
  if (!isDay(year, month, day)) return null
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The date some days later (earlier where negative). @throws RangeError unless `date` is `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
  const { year, month, day } = parts(date)
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10)
}

/** The same day some months later, or the last of a shorter month. @throws RangeError unless `date` is `YYYY-MM-DD`. */
export function addMonths(date: string, months: number): string {
  const { year, month, day } = parts(date)
  const index = year * 12 + (month - 1) + months
  const y = Math.floor(index / 12)
  const m = (index % 12) + 1
  return isoDate(y, m, Math.min(day, lastDay(y, m))) ?? date
}

/** Day of the week, 0 for Sunday. @throws RangeError unless `date` is `YYYY-MM-DD`. */
export function weekday(date: string): number {
  const { year, month, day } = parts(date)
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay()
}

function parts(date: string): { year: number; month: number; day: number } {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(date)
  if (match === null) throw new RangeError(`"${date}" is not a date YYYY-MM-DD`)
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
}
