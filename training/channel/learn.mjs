// Learns which segment each printed letter is read as, by expectation–maximisation over pairs of pieces.
import { bareLetter } from '@vanthu/ocr-fix'

const longest = 3
const rounds = 6

/**
 * `pairs`: rows `[truth, observed, count]`. Every printed letter emits 0–3 observed characters; gives the expected
 * counts as rows `[letter, segment, count]`, those below 0.05 left out, sorted.
 */
export function learnSegments(pairs) {
  let p = (t, seg) => {
    if (seg === '') return 0.01
    const same = [...seg].some((c) => bareLetter(c.normalize('NFC')).toLowerCase() === bareLetter(t).toLowerCase())
    return same ? (seg.length === 1 ? 0.4 : 0.05) : seg.length === 1 ? 0.004 : 0.0004
  }
  let counts = new Map()
  for (let round = 0; round < rounds; round++) {
    counts = new Map()
    for (const [truth, seen, n] of pairs) {
      if (seen.length > longest * truth.length || truth.length > 12) continue
      expect(truth, seen, n, p, counts)
    }
    const totals = new Map()
    for (const [key, c] of counts) totals.set(key.slice(0, 1), (totals.get(key.slice(0, 1)) ?? 0) + c)
    const now = counts
    p = (t, seg) => ((now.get(t + seg) ?? 0) + 1e-5) / ((totals.get(t) ?? 0) + 1e-2)
  }
  return [...counts]
    .filter(([, c]) => c >= 0.05)
    .map(([key, c]) => [key.slice(0, 1), key.slice(1), c])
    .sort((a, b) => (a[0] + a[1] < b[0] + b[1] ? -1 : 1))
}

function expect(truth, seen, n, p, counts) {
  const m = truth.length
  const l = seen.length
  const forward = Array.from({ length: m + 1 }, () => new Float64Array(l + 1))
  const backward = Array.from({ length: m + 1 }, () => new Float64Array(l + 1))
  forward[0][0] = 1
  backward[m][l] = 1
  for (let i = 0; i < m; i++) {
    for (let j = 0; j <= l; j++) {
      if (forward[i][j] === 0) continue
      for (let k = 0; k <= longest && j + k <= l; k++)
        forward[i + 1][j + k] += forward[i][j] * p(truth[i], seen.slice(j, j + k))
    }
  }
  for (let i = m - 1; i >= 0; i--) {
    for (let j = 0; j <= l; j++) {
      for (let k = 0; k <= longest && j + k <= l; k++)
        backward[i][j] += p(truth[i], seen.slice(j, j + k)) * backward[i + 1][j + k]
    }
  }
  const all = forward[m][l]
  if (!(all > 1e-60)) return
  for (let i = 0; i < m; i++) {
    for (let j = 0; j <= l; j++) {
      if (forward[i][j] === 0) continue
      for (let k = 0; k <= longest && j + k <= l; k++) {
        const segment = seen.slice(j, j + k)
        const share = (forward[i][j] * p(truth[i], segment) * backward[i + 1][j + k]) / all
        if (share > 1e-6) counts.set(truth[i] + segment, (counts.get(truth[i] + segment) ?? 0) + n * share)
      }
    }
  }
}
