// Two smoothed models over one vocabulary → one back-off model: the union of their n-grams with interpolated
// probabilities, then pruned to what earns its place (Seymore & Rosenfeld 1996) and given new back-off weights.
import { childOf, highestOrder } from './grams.mjs'

/** log-free query by back-off: probability of `word` after the context path `nodes` (by order, -1 where unknown). */
function probability(levels, orders, nodes, order, word) {
  let weight = 1
  for (let n = order; n >= 2; n--) {
    const h = nodes[n - 1]
    if (h < 0) continue
    const child = childOf(levels[n], h, word)
    if (child >= 0) return weight * orders[n].p[child]
    weight *= orders[n - 1].bow[h]
  }
  return weight * orders[1].p[word]
}

/** The union tree of two: levels with `word`, `start`, and for each node its node in either tree or -1. */
function union(a, b) {
  const size = a[1].word.length
  const levels = [
    null,
    { word: a[1].word, start: null, inA: Int32Array.from(a[1].word), inB: Int32Array.from(a[1].word) },
  ]
  for (let order = 2; order <= highestOrder; order++) {
    const below = levels[order - 1]
    const most = a[order].word.length + b[order].word.length
    const level = {
      start: new Uint32Array(below.word.length + 1),
      word: new Uint16Array(most),
      inA: new Int32Array(most),
      inB: new Int32Array(most),
    }
    let k = 0
    for (let h = 0; h < below.word.length; h++) {
      const ha = below.inA[h]
      const hb = below.inB[h]
      let i = ha < 0 ? 0 : a[order].start[ha]
      const iEnd = ha < 0 ? 0 : a[order].start[ha + 1]
      let j = hb < 0 ? 0 : b[order].start[hb]
      const jEnd = hb < 0 ? 0 : b[order].start[hb + 1]
      while (i < iEnd || j < jEnd) {
        const wa = i < iEnd ? a[order].word[i] : 0x10000
        const wb = j < jEnd ? b[order].word[j] : 0x10000
        level.word[k] = Math.min(wa, wb)
        level.inA[k] = wa <= wb ? i++ : -1
        level.inB[k] = wb <= wa ? j++ : -1
        k++
      }
      level.start[h + 1] = k
    }
    level.word = level.word.slice(0, k)
    level.inA = level.inA.slice(0, k)
    level.inB = level.inB.slice(0, k)
    levels.push(level)
  }
  void size
  return levels
}

/**
 * `share`: weight of model a. `a`, `b`: `{ levels, orders, tokens }`. Gives levels of
 * `{ word, start, p, bow, suffix, weight }`, `weight` being the expected relative frequency of the n-gram.
 */
export function mix(a, b, share) {
  const levels = union(a.levels, b.levels)
  const first = levels[1]
  first.p = new Float64Array(first.word.length)
  first.weight = new Float64Array(first.word.length)
  for (let w = 0; w < first.word.length; w++) {
    first.p[w] = share * a.orders[1].p[w] + (1 - share) * b.orders[1].p[w]
    first.weight[w] = (share * a.levels[1].raw[w]) / a.tokens + ((1 - share) * b.levels[1].raw[w]) / b.tokens
  }
  // Nodes of the context h = w1…wn-1 and of its suffixes in either model, for the back-off queries.
  for (let order = 2; order <= highestOrder; order++) {
    const level = levels[order]
    const below = levels[order - 1]
    const n = level.word.length
    level.p = new Float64Array(n)
    level.weight = new Float32Array(n)
    level.suffix = new Uint32Array(n)
    const nodesA = new Int32Array(highestOrder + 1)
    const nodesB = new Int32Array(highestOrder + 1)
    for (let h = 0; h < below.word.length; h++) {
      if (level.start[h] === level.start[h + 1]) continue
      let node = h
      for (let k = order - 1; k >= 1; k--) {
        nodesA[k] = levels[k].inA[node]
        nodesB[k] = levels[k].inB[node]
        if (k > 1) node = levels[k].suffix[node]
      }
      for (let i = level.start[h]; i < level.start[h + 1]; i++) {
        const w = level.word[i]
        const ia = level.inA[i]
        const ib = level.inB[i]
        const pa = ia >= 0 ? a.orders[order].p[ia] : probability(a.levels, a.orders, nodesA, order, w)
        const pb = ib >= 0 ? b.orders[order].p[ib] : probability(b.levels, b.orders, nodesB, order, w)
        level.p[i] = share * pa + (1 - share) * pb
        level.weight[i] =
          (ia >= 0 ? (share * a.levels[order].raw[ia]) / a.tokens : 0) +
          (ib >= 0 ? ((1 - share) * b.levels[order].raw[ib]) / b.tokens : 0)
        const s = order === 2 ? w : childOf(levels[order - 1], levels[order - 1].suffix[h], w)
        if (s < 0) throw new RangeError(`an n-gram of order ${order} has no suffix in the union`)
        level.suffix[i] = s
      }
    }
  }
  return levels
}

/** Back-off weights of order n - 1 from the probabilities of order n. */
export function weigh(levels, order) {
  const level = levels[order]
  const below = levels[order - 1]
  below.bow = new Float64Array(below.word.length).fill(1)
  for (let h = 0; h < below.word.length; h++) {
    let here = 1
    let lower = 1
    for (let i = level.start[h]; i < level.start[h + 1]; i++) {
      here -= level.p[i]
      lower -= levels[order - 1].p[level.suffix[i]]
    }
    if (level.start[h] !== level.start[h + 1]) below.bow[h] = Math.max(1e-7, here) / Math.max(1e-7, lower)
  }
}

/**
 * Drops n-grams of order ≥ 2 whose loss in weighted log-likelihood is below `theta[order]` (in units of 1e-9 nats a
 * token), highest order first. A node that has children, or that is the suffix of a kept one, stays.
 */
export function prune(levels, theta) {
  for (let order = highestOrder; order >= 2; order--) weigh(levels, order)
  for (let order = highestOrder; order >= 2; order--) {
    const level = levels[order]
    const below = levels[order - 1]
    const above = levels[order + 1]
    const n = level.word.length
    const keep = new Uint8Array(n)
    if (above !== undefined) {
      for (let i = 0; i < n; i++) if (above.start[i] !== above.start[i + 1]) keep[i] = 1
      for (let j = 0; j < above.word.length; j++) keep[above.suffix[j]] = 1
    }
    const limit = theta[order] * 1e-9
    let kept = 0
    for (let h = 0; h < below.word.length; h++) {
      for (let i = level.start[h]; i < level.start[h + 1]; i++) {
        if (keep[i] === 0) {
          const backed = below.bow[h] * below.p[level.suffix[i]]
          if (level.weight[i] * Math.log(level.p[i] / backed) >= limit) keep[i] = 1
        }
        kept += keep[i]
      }
    }
    drop(levels, order, keep, kept)
    weigh(levels, order)
  }
  return levels
}

function drop(levels, order, keep, kept) {
  const level = levels[order]
  const above = levels[order + 1]
  const place = new Uint32Array(level.word.length)
  const word = new Uint16Array(kept)
  const p = new Float64Array(kept)
  const weight = new Float32Array(kept)
  const suffix = new Uint32Array(kept)
  const bow = level.bow === undefined ? undefined : new Float64Array(kept)
  const aboveStart = above === undefined ? undefined : new Uint32Array(kept + 1)
  let k = 0
  const start = new Uint32Array(level.start.length)
  for (let h = 0; h + 1 < level.start.length; h++) {
    for (let i = level.start[h]; i < level.start[h + 1]; i++) {
      if (keep[i] === 0) continue
      place[i] = k
      word[k] = level.word[i]
      p[k] = level.p[i]
      weight[k] = level.weight[i]
      suffix[k] = level.suffix[i]
      if (bow !== undefined) bow[k] = level.bow[i]
      if (aboveStart !== undefined) aboveStart[k] = above.start[i]
      k++
      if (aboveStart !== undefined) aboveStart[k] = above.start[i + 1]
    }
    start[h + 1] = k
  }
  if (above !== undefined) {
    above.start = aboveStart
    for (let j = 0; j < above.suffix.length; j++) above.suffix[j] = place[above.suffix[j]]
  }
  levels[order] = { start, word, p, weight, suffix, bow }
}
