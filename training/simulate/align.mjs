// Pairs of what was printed and what was read, from simulated pages.
import { bareText, piecesOf } from '@vanthu/ocr-fix'

const fold = (s) => bareText(s.toLowerCase()).normalize('NFD').replace(/\p{M}/gu, '')

const distances = new Map()
/** Edit distance of two folded tokens as a share of the longer one. */
function difference(a, b) {
  if (a === b) return 0
  const key = `${a}\n${b}`
  const known = distances.get(key)
  if (known !== undefined) return known
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)))
    }
    row = next
  }
  const value = row[b.length] / Math.max(a.length, b.length, 1)
  if (distances.size > 3e6) distances.clear()
  distances.set(key, value)
  return value
}

/**
 * Aligns the tokens of two readings of one page: places `[i, j]` in the two lists where one stands for one and they
 * resemble each other. Split, glued, lost and invented tokens take part in the alignment and are left out.
 */
export function alignPlaces(truth, seen) {
  const a = truth.map(fold)
  const b = seen.map(fold)
  const band = 80 + Math.abs(a.length - b.length)
  const width = 2 * band + 1
  const cost = Array.from({ length: a.length + 1 }, () => new Float32Array(width).fill(1e9))
  const move = Array.from({ length: a.length + 1 }, () => new Uint8Array(width))
  cost[0][band] = 0
  for (let i = 0; i <= a.length; i++) {
    for (let k = 0; k < width; k++) {
      const j = i + k - band
      if (j < 0 || j > b.length || (i === 0 && j === 0)) continue
      let best = 1e9
      let how = 0
      const at = (di, dj) => {
        const kk = k - dj + di
        return i - di < 0 || j - dj < 0 || kk < 0 || kk >= width ? 1e9 : cost[i - di][kk]
      }
      const tries = [
        [1, 1, () => difference(a[i - 1], b[j - 1])],
        [1, 0, () => 0.6],
        [0, 1, () => 0.6],
        [2, 1, () => difference(a[i - 2] + a[i - 1], b[j - 1]) + 0.25],
        [1, 2, () => difference(a[i - 1], b[j - 2] + b[j - 1]) + 0.25],
      ]
      tries.forEach(([di, dj, c], m) => {
        const before = at(di, dj)
        if (before >= 1e8) return
        const total = before + c()
        if (total < best) [best, how] = [total, m + 1]
      })
      cost[i][k] = best
      move[i][k] = how
    }
  }
  const steps = []
  let i = a.length
  let j = b.length
  while (i > 0 || j > 0) {
    const how = move[i][j - i + band]
    const [di, dj] = [
      [0, 0],
      [1, 1],
      [1, 0],
      [0, 1],
      [2, 1],
      [1, 2],
    ][how]
    if (how === 0) break
    if (how === 1) steps.push({ pair: [i - 1, j - 1], off: difference(a[i - 1], b[j - 1]) })
    else steps.push({ pair: null, off: 1 })
    i -= di
    j -= dj
  }
  steps.reverse()
  // A short word may keep nothing of itself ("lá" read as "14"): between two that stand firm it is that word all the same.
  const firm = (step) => step !== undefined && step.pair !== null && step.off <= 0.5
  return steps
    .filter(({ pair, off }, k) => pair !== null && (off <= 0.75 || (firm(steps[k - 1]) && firm(steps[k + 1]))))
    .map(({ pair }) => pair)
}

/** The aligned tokens of two texts: `[truth, observed]`. */
export function alignTokens(truthText, observedText) {
  const truth = truthText.split(/\s+/u).filter(Boolean)
  const seen = observedText.split(/\s+/u).filter(Boolean)
  return alignPlaces(truth, seen).map(([i, j]) => [truth[i], seen[j]])
}

/** Adds the pieces of aligned tokens to `counts`: "truth<tab>observed" → how often. Numbers are left out. */
export function countPairs(pairs, counts) {
  for (const [truth, seen] of pairs) {
    const t = piecesOf(truth)
    const o = piecesOf(seen)
    if (t.length !== o.length) continue
    t.forEach((piece, k) => {
      if (piece.kind !== 'word') return
      const key = `${truth.slice(piece.from, piece.to)}\t${seen.slice(o[k].from, o[k].to)}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    })
  }
}
