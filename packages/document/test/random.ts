import type { Edit, EditSet } from '../src/index.js'
import { editSet } from '../src/index.js'

/** Mulberry32: the same seed gives the same values on every machine. */
export function seeded(seed: number): () => number {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = a
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const letters = [...'aăâbcdđeêghiklmnoôơpqrstuưvxyẾỘ 0123/-']

export function randomText(random: () => number, most: number): string {
  const length = Math.floor(random() * (most + 1))
  return Array.from({ length }, () => letters[Math.floor(random() * letters.length)] ?? '').join('')
}

/** Insertions, deletions and replacements that do not overlap, some of them touching. */
export function randomEdits(random: () => number, text: string): EditSet {
  const edits: Edit[] = []
  let at = 0
  let insertedAt = -1
  while (at <= text.length && edits.length < 12) {
    const from = Math.min(text.length, at + Math.floor(random() * 4))
    const to = Math.min(text.length, from + Math.floor(random() * 4))
    const empty = from === to
    if (!(from === insertedAt)) {
      edits.push({
        span: { from, to },
        replacement: randomText(random, 3),
        rule: `r${edits.length % 3}`,
        confidence: 0.5 + random() / 2,
      })
      insertedAt = empty ? from : -1
    }
    at = empty ? from + 1 : to
    if (random() < 0.2) break
  }
  return editSet(edits, text.length)
}
