import { CodedError } from '@vanthu/document'
import type { Answer, Paging } from '../questions.js'

/** Where a page of an answer ended: the values of the sort key of its last row. */
export type Position = readonly (string | number)[]

/** @throws RangeError for a limit outside 1–1000. */
export function limitOf({ limit = 50 }: Paging): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
    throw new RangeError(`limit ${limit} is not within 1 and 1000`)
  return limit
}

/**
 * The position in a cursor, null at the beginning. Cursors name the order they belong to, so that one of another
 * question is refused and not misread.
 * @throws CodedError `store.bad_cursor`.
 */
export function positionOf({ after }: Paging, order: string, types: readonly ('string' | 'number')[]): Position | null {
  if (after === undefined) return null
  const parts = Buffer.from(after, 'base64url').toString('utf8').split('\n')
  const values = parts.slice(1).map((part, i) => (types[i] === 'number' ? Number(part) : part))
  if (
    parts[0] !== order ||
    values.length !== types.length ||
    values.some((v) => typeof v === 'number' && !Number.isFinite(v))
  ) {
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
