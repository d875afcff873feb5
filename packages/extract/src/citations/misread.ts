import type { Mention } from './found-citation.js'

/** Mentions of one numbered instrument with the days that they print. */
export interface NumberedGroup {
  readonly mentions: readonly Mention[]
  readonly dates: readonly string[]
}

/** Two groups that differ by one digit; `odd` was read badly. */
export interface DigitDoubt<G> {
  readonly odd: G
  readonly other: G
  /** True where the other's mentions agree and were read well: the odd one is theirs. */
  readonly settled: boolean
}

/** Below this the reading of a number is in doubt (see `readingConfidence`: 0.5 for the worst, 1 for certain). */
const wellRead = 0.85

/**
 * Numbers of one type, symbol and day that are one digit apart, one of them badly read: "Chỉ thị số 28-CT/TW" and
 * "Chỉ thị số 23-CT/TW", both of 25/12/2023. Two well read numbers are two instruments. Linear in the groups.
 */
export function digitDoubts<G extends NumberedGroup>(groups: readonly G[]): readonly DigitDoubt<G>[] {
  const byMask = new Map<string, G[]>()
  for (const group of groups) {
    for (const mask of masksOf(group)) {
      const same = byMask.get(mask)
      if (same === undefined) byMask.set(mask, [group])
      else same.push(group)
    }
  }
  const doubts: DigitDoubt<G>[] = []
  const seen = new Set<G>()
  for (const alike of byMask.values()) {
    if (alike.length < 2) continue
    for (const odd of alike) {
      if (seen.has(odd) || odd.mentions.length > 1 || readOf(odd) >= wellRead) continue
      const others = alike.filter((g) => g !== odd)
      const agreed = others.filter((g) => g.mentions.length > 1 && readOf(g) >= wellRead)
      const other = agreed[0] ?? others[0]
      if (other === undefined) continue
      seen.add(odd)
      doubts.push({ odd, other, settled: agreed.length === 1 && others.length === 1 })
    }
  }
  return doubts
}

const readOf = (group: NumberedGroup): number => Math.min(...group.mentions.map((m) => m.reading))

/** Type, symbol and day with each digit of the number left out in turn. */
function masksOf({ mentions, dates }: NumberedGroup): readonly string[] {
  const first = mentions[0]
  if (first?.kind !== 'numbered' || first.key === null || first.number === null) return []
  const { number, type } = first
  const symbol = first.key.slice(first.key.indexOf('/'))
  return dates.flatMap((date) =>
    [...number].flatMap((c, i) =>
      /\d/u.test(c) ? [`${type}|${number.slice(0, i)}_${number.slice(i + 1)}|${symbol}|${date}`] : [],
    ),
  )
}
