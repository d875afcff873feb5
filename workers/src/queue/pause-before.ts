import { isOfMachine } from '../failure-of.js'

const firstPauseMs = 2_000
const longestPauseMs = 60_000
/** What BullMQ takes for: not again. */
const never = -1

/** Milliseconds until a step that failed so often is tried again: at most so many tries, but for faults of the machine. */
export function pauseBefore(tries: number, most: number, error: unknown): number {
  if (!isOfMachine(error) && tries >= most) return never
  return Math.min(firstPauseMs * 2 ** Math.min(tries - 1, 10), longestPauseMs)
}
