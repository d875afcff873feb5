import { fold } from '../text/fold.js'

/** The folded words of a title, in order. */
export const titleWords = (title: string): readonly string[] =>
  fold(title)
    .replace(/(?<![\p{L}])mtqg(?![\p{L}])/gu, 'mục tiêu quốc gia')
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** Share of words that two titles have in common, 0–1, counted as often as they occur in both (Dice). */
export const titleLikeness = (a: string, b: string): number => likeness(titleWords(a), titleWords(b))

/** The same of titles already cut into words. */
export function likeness(x: readonly string[], y: readonly string[]): number {
  if (x.length === 0 || y.length === 0) return 0
  const left = new Map<string, number>()
  for (const word of y) left.set(word, (left.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of x) {
    const n = left.get(word) ?? 0
    if (n === 0) continue
    left.set(word, n - 1)
    shared++
  }
  return (2 * shared) / (x.length + y.length)
}
