/** Share of words that two texts have in common, 0–1. */
export function alike(a: string, b: string): number
/** What differs between an expected record and a plan record, a line each. */
export function compare(expected: unknown, record: unknown, leastAlike?: number): string[]
