import { CodedError } from '@vanthu/document'
import { isCivilDay } from '../calendar/civil-day.js'
import type { Answer, Paging } from '../questions.js'
import { isDocumentNumber } from './fact-key.js'

/** Where a page of an answer ended: the values of the sort key of its last row. */
export type Position = readonly (string | number)[]

/** @throws RangeError for a limit outside 1–1000. */
export function limitOf({ limit = 50 }: Paging): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
    throw new RangeError(`limit ${limit} is not within 1 and 1000`)
  return limit
}

/**
 * What a part of a position may be: numbers of documents are those that have a key, other numbers and keys are whole,
 * confidences shares, dates of issue may be missing ("").
 */
export type PositionPart = 'document' | 'whole' | 'share' | 'day' | 'date or none'

function partOf(text: string, part: PositionPart): string | number | null {
  switch (part) {
    case 'document':
      return /^\d{1,10}$/u.test(text) && isDocumentNumber(Number(text)) ? Number(text) : null
    case 'whole':
      return /^-?\d{1,16}$/u.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : null
    case 'share':
      return /^\d(?:\.\d{1,20})?(?:e-\d{1,3})?$/u.test(text) && Number(text) <= 1 ? Number(text) : null
    case 'date or none':
      // As the document gives it: it may be no day of the calendar.
      return /^(?:\d{4}-\d{2}-\d{2})?$/u.test(text) ? text : null
    case 'day':
      return isCivilDay(text) ? text : null
  }
}

/**
 * The position in a cursor, null at the beginning. Cursors name the order they belong to, so that one of another
 * question is refused and not misread; so is one made by hand that no answer would have given.
 * @throws CodedError `store.bad_cursor`.
 */
export function positionOf({ after }: Paging, order: string, parts: readonly PositionPart[]): Position | null {
  if (after === undefined) return null
  const [named, ...texts] = Buffer.from(after, 'base64url').toString('utf8').split('\n')
  const values = texts.flatMap((text, i) => {
    const part = parts[i]
    const value = part === undefined ? null : partOf(text, part)
    return value === null ? [] : [value]
  })
  if (named !== order || texts.length !== parts.length || values.length !== parts.length) {
    throw new CodedError('store.bad_cursor', 'the place to go on from is not one of this question', {
      hint: 'Give "next" of the page before, with the same sort order.',
    })
  }
  return values
}

/** Makes the page of `limit` rows from the `limit + 1` that were asked for. */
export function answer<Found, Row>(
  found: readonly Found[],
  limit: number,
  order: string,
  position: (row: Found) => Position,
  rows: readonly Row[],
): Answer<Row> {
  const last = found[limit - 1]
  const more = found.length > limit && last !== undefined
  return { rows, next: more ? Buffer.from([order, ...position(last)].join('\n')).toString('base64url') : null }
}
