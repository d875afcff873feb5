/** A day of the civil calendar, "YYYY-MM-DD". Days compare as text. Deadlines have no time of day and no time zone. */
export type CivilDay = string

const dayMs = 86_400_000

/** @throws RangeError for what is no day of the calendar ("2023-02-29"). */
export function dayNumber(day: CivilDay): number {
  const ms = Date.parse(`${day}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(day) || Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day) {
    throw new RangeError(`"${day}" is no day of the calendar`)
  }
  return ms / dayMs
}

export function dayOfNumber(number: number): CivilDay {
  return new Date(number * dayMs).toISOString().slice(0, 10)
}

/** True for a day of the calendar in the form "YYYY-MM-DD". */
export function isCivilDay(text: string): boolean {
  const ms = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text
}

export interface DayParts {
  readonly year: number
  readonly month: number
  readonly day: number
  /** 0 is Monday. */
  readonly weekday: number
  readonly daysInMonth: number
}

export function dayParts(number: number): DayParts {
  const date = new Date(number * dayMs)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1]
  return {
    year,
    month,
    day: date.getUTCDate(),
    weekday: (date.getUTCDay() + 6) % 7,
    daysInMonth: new Date(Date.UTC(year, month, 0)).getUTCDate(),
  }
}
