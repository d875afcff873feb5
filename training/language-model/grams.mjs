// n-grams of orders 1–4 as a tree over typed arrays. Node i of order n has the word `word[i]` and the children
// `start[i] … start[i + 1]` in order n + 1; children of one node are sorted by word, so every list is in key order.
import { sentenceEvent } from '@vanthu/ocr-fix'

export const highestOrder = 4

/** Sorted distinct n-grams of one order with their counts: keys as [w1, …, wn] packed in 64 bits. */
function sortedGrams(ids, order) {
  const keys = new BigUint64Array(ids.length)
  const halves = new Uint32Array(keys.buffer)
  let n = 0
  for (let i = order - 1; i < ids.length; i++) {
    // History does not reach back over the end of a sentence.
    if (order >= 3 && ids[i - 1] === sentenceEvent) continue
    if (order === 4 && ids[i - 2] === sentenceEvent) continue
    const a = order >= 4 ? ids[i - 3] : 0
    const b = order >= 3 ? ids[i - 2] : 0
    const c = order >= 2 ? ids[i - 1] : 0
    halves[2 * n] = ((c << 16) | ids[i]) >>> 0
    halves[2 * n + 1] = ((a << 16) | b) >>> 0
    n++
  }
  keys.subarray(0, n).sort()
  let distinct = 0
  for (let i = 0; i < n; i++) {
    if (i === 0 || halves[2 * i] !== halves[2 * i - 2] || halves[2 * i + 1] !== halves[2 * i - 1]) distinct++
  }
  const low = new Uint32Array(distinct)
  const high = new Uint32Array(distinct)
  const count = new Uint32Array(distinct)
  let at = -1
  for (let i = 0; i < n; i++) {
    if (i === 0 || halves[2 * i] !== halves[2 * i - 2] || halves[2 * i + 1] !== halves[2 * i - 1]) {
      at++
      low[at] = halves[2 * i]
      high[at] = halves[2 * i + 1]
    }
    count[at]++
  }
  return { low, high, count }
}

/**
 * Counts a row of ids. Orders 3 and 4 keep only what occurs at least `cutoff[order]` times. Gives for each order
 * `{ start, word, raw, kn }`: `kn` is the count that Kneser-Ney uses (raw at the highest order and after `<s>`, else
 * the number of different words before).
 */
export function countGrams(ids, vocabularySize, cutoff) {
  const levels = [null]
  const uni = new Uint32Array(vocabularySize)
  for (const id of ids) uni[id]++
  levels.push({
    word: Uint16Array.from({ length: vocabularySize }, (_, i) => i),
    raw: uni,
    kn: new Uint32Array(vocabularySize),
    start: null,
  })
  for (let order = 2; order <= highestOrder; order++) {
    const grams = sortedGrams(ids, order)
    const parents = levels[order - 1]
    const size = parents.word.length
    const all = grams.count.length
    const least = cutoff[order] ?? 1
    let kept = 0
    for (let i = 0; i < all; i++) if (grams.count[i] >= least) kept++
    const level = {
      start: new Uint32Array(size + 1),
      word: new Uint16Array(kept),
      raw: new Uint32Array(kept),
      kn: new Uint32Array(kept),
      low: new Uint32Array(kept),
      high: new Uint32Array(kept),
      /** Occurrences below the cut-off, by context, and how many n-grams that were. */
      cutMass: new Uint32Array(size),
      cutGrams: 0,
    }
    let p = 0
    let k = 0
    for (let i = 0; i < all; i++) {
      const high = grams.high[i]
      const low = grams.low[i]
      // The parent's key is this key without its last word.
      const parentLow = ((high << 16) | (low >>> 16)) >>> 0
      const parentHigh = high >>> 16
      if (order === 2) p = low >>> 16
      else {
        while (
          p < size &&
          (parents.high[p] < parentHigh || (parents.high[p] === parentHigh && parents.low[p] < parentLow))
        )
          p++
        if (p === size) break
      }
      if (grams.count[i] < least) {
        level.cutGrams++
        if (order === 2 || (parents.high[p] === parentHigh && parents.low[p] === parentLow))
          level.cutMass[p] += grams.count[i]
        continue
      }
      level.word[k] = low & 0xffff
      level.raw[k] = grams.count[i]
      level.low[k] = low
      level.high[k] = high
      k++
      level.start[p + 1] = k
    }
    for (let i = 1; i <= size; i++) if (level.start[i] < level.start[i - 1]) level.start[i] = level.start[i - 1]
    levels.push(level)
    countContinuations(grams, order, levels[order - 1], order - 1)
  }
  const top = levels[highestOrder]
  top.kn = top.raw
  return levels
}

/** Fills `kn` of the level below from the distinct n-grams of `order`: how many words stand before each. */
function countContinuations(grams, order, level, below) {
  const n = grams.count.length
  if (below === 1) {
    for (let i = 0; i < n; i++) level.kn[grams.low[i] & 0xffff]++
    return
  }
  const keys = new BigUint64Array(n)
  const halves = new Uint32Array(keys.buffer)
  for (let i = 0; i < n; i++) {
    halves[2 * i] = grams.low[i]
    halves[2 * i + 1] = below === 3 ? grams.high[i] & 0xffff : 0
  }
  keys.sort()
  let p = 0
  for (let i = 0; i < n;) {
    let j = i + 1
    while (j < n && halves[2 * j] === halves[2 * i] && halves[2 * j + 1] === halves[2 * i + 1]) j++
    const high = halves[2 * i + 1]
    const low = halves[2 * i]
    while (p < level.word.length && (level.high[p] < high || (level.high[p] === high && level.low[p] < low))) p++
    if (p < level.word.length && level.high[p] === high && level.low[p] === low) level.kn[p] = j - i
    i = j
  }
  // After the end of a sentence nothing stands before: the raw count is the only one.
  for (let i = 0; i < level.word.length; i++) {
    const first = below === 2 ? level.low[i] >>> 16 : level.high[i] & 0xffff
    if (first === sentenceEvent || level.kn[i] === 0) level.kn[i] = level.raw[i]
  }
}

/** Index of the child of `parent` with `word` in a level, or -1. */
export function childOf(level, parent, word) {
  let lo = level.start[parent]
  let hi = level.start[parent + 1]
  while (lo < hi) {
    const mid = (lo + hi) >>> 1
    if (level.word[mid] < word) lo = mid + 1
    else hi = mid
  }
  return lo < level.start[parent + 1] && level.word[lo] === word ? lo : -1
}
