import { textsOf } from '../knowledge/read-json.js'
import { addDays, weekday } from './calendar.js'

/** Which days are working days. Years that the data do not list have only the fixed holidays. */
export interface WorkingDays {
  isWorkingDay(date: string): boolean
  /** The last of `count` working days after `date` ("05 ngày làm việc kể từ ngày …"). */
  after(date: string, count: number): string
}

/** Reads `data/holidays.json`. @throws RangeError where the file has another form. */
export function readHolidays(file: unknown): WorkingDays {
  const every = new Set(textsOf(file, 'every'))
  const off = new Set(textsOf(file, 'off'))
  const worked = new Set(textsOf(file, 'worked'))
  const isWorkingDay = (date: string): boolean => {
    if (worked.has(date)) return true
    const day = weekday(date)
    return day !== 0 && day !== 6 && !off.has(date) && !every.has(date.slice(5))
  }
  return {
    isWorkingDay,
    after(date, count) {
      let at = date
      for (let left = count; left > 0;) {
        at = addDays(at, 1)
        if (isWorkingDay(at)) left--
      }
      return at
    },
  }
}
