import { isDay, isoDate } from './calendar.js'

/** A date in print. `to` is where it ends; `year` is null where none is printed, `iso` too. */
export interface PrintedDate {
  readonly from: number
  readonly to: number
  readonly day: number
  readonly month: number
  readonly year: number | null
  readonly iso: string | null
}

// "25/12/2023", "25-12-2023", "25.12.2023", "31/12/24", "15/11", "15/11 năm 2024", "09 tháng 5 năm 2017", "15 tháng 11".
// A space within the year is one of the reading: "16/7/20 21", and none before it too: "năm2023".
const printedYear = '((?:19|20)\\s?\\d{2}|\\d{4})'
const form = new RegExp(
  `(\\d{1,2})\\s{0,2}(?:([/.-])\\s{0,2}(\\d{1,2})(?:\\s{0,2}\\2\\s{0,2}${printedYear}|\\s{1,2}năm\\s{0,2}${printedYear}|\\/([12]\\d)(?![\\d/-]|\\.\\d|\\s\\d))?|tháng\\s{0,2}(\\d{1,2})(?:\\s{0,2},?\\s{0,2}năm\\s{0,2}${printedYear})?)(?!\\d)`,
  'uy',
)

// "ngày 1] tháng 02 năm 2024": strokes that OCR gives for the digit 1, only where the whole date is in words.
const stroke = '[\\dl|\\]!iï]'
const misread = new RegExp(
  `(${stroke}\\s?${stroke}|${stroke})\\s{1,2}tháng\\s{1,2}(${stroke}\\s?${stroke}|${stroke})\\s{1,2}năm\\s{1,2}(\\d{4})(?!\\d)`,
  'iuy',
)
const digits = (printed: string): number => Number(printed.replace(/\s/gu, '').replace(/[^\d]/gu, '1'))

function readMisread(text: string, at: number): PrintedDate | null {
  misread.lastIndex = at
  const match = misread.exec(text)
  if (match === null) return null
  const [whole, day = '', month = '', year = ''] = match
  const iso = isoDate(Number(year), digits(month), digits(day))
  if (iso === null) return null
  return { from: at, to: at + whole.length, day: digits(day), month: digits(month), year: Number(year), iso }
}

/**
 * The date that begins at `at`; null where none does or the day does not exist. No space or word break is asked for
 * after it: print and OCR give "25/12/2023-của".
 */
export function readDate(text: string, at: number): PrintedDate | null {
  form.lastIndex = at
  const match = form.exec(text)
  if (match === null) return readMisread(text, at)
  const day = Number(match[1])
  const month = Number(match[3] ?? match[7])
  const printed = match[4] ?? match[5] ?? match[8]
  // "31/12/24": two figures count only after "/", where no range or decimal can be meant.
  const short = match[6] !== undefined && match[2] === '/' ? 2000 + Number(match[6]) : null
  const year = printed === undefined ? short : Number(printed.replace(/\s/gu, ''))
  // "1.5" is a number, "4-2023" a month: a lone "." or "-" pair needs "ngày" before it ("ngày 30-11 hằng năm").
  if (
    year === null &&
    (match[2] === '.' || match[2] === '-') &&
    !/ngày\s{1,2}$/u.test(text.slice(Math.max(0, at - 6), at))
  )
    return null
  if (!isDay(year ?? 2024, month, day)) return null
  if (year !== null && (year < 1930 || year > 2100)) return null
  return { from: at, to: at + match[0].length, day, month, year, iso: year === null ? null : isoDate(year, month, day) }
}
