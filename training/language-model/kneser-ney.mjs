// Interpolated modified Kneser-Ney (Chen & Goodman 1999) over the counts of grams.mjs, in back-off form.
import { childOf, highestOrder } from './grams.mjs'

/** Discounts for counts 1, 2 and 3 or more, from the counts of counts. */
function discounts(kn, cutGrams = 0) {
  const n = [0, cutGrams, 0, 0, 0]
  for (const c of kn) if (c >= 1 && c <= 4) n[c]++
  const y = n[1] / Math.max(1, n[1] + 2 * n[2])
  const d = (k) => Math.max(0.1, Math.min(k, k - ((k + 1) * y * n[k + 1]) / Math.max(1, n[k])))
  return [0, d(1), d(2), d(3)]
}

/** For each order `{ p, bow, suffix }` over the nodes of `levels`: probability, back-off weight, node without its first word. */
export function smooth(levels) {
  const size = levels[1].word.length
  const orders = [null]
  let total = 0
  for (const c of levels[1].kn) total += c
  const d1 = discounts(levels[1].kn)
  let given = 0
  const p1 = new Float32Array(size)
  for (let w = 0; w < size; w++) {
    const c = levels[1].kn[w]
    given += c === 0 ? 0 : (c - d1[Math.min(3, c)]) / total
  }
  for (let w = 0; w < size; w++) {
    const c = levels[1].kn[w]
    p1[w] = (c === 0 ? 0 : (c - d1[Math.min(3, c)]) / total) + (1 - given) / size
  }
  orders.push({ p: p1, bow: new Float32Array(size).fill(1), suffix: null })
  for (let order = 2; order <= highestOrder; order++) {
    const level = levels[order]
    const below = orders[order - 1]
    const d = discounts(level.kn, level.cutGrams)
    const n = level.word.length
    const p = new Float32Array(n)
    const suffix = new Uint32Array(n)
    const parents = levels[order - 1].word.length
    for (let h = 0; h < parents; h++) {
      const from = level.start[h]
      const to = level.start[h + 1]
      if (from === to) continue
      let sum = level.cutMass[h]
      for (let i = from; i < to; i++) sum += level.kn[i]
      let left = 1
      for (let i = from; i < to; i++) {
        const c = level.kn[i]
        const share = Math.max(0, c - d[Math.min(3, c)]) / sum
        p[i] = share
        left -= share
      }
      left = Math.max(left, 1e-6)
      below.bow[h] = left
      for (let i = from; i < to; i++) {
        const s = order === 2 ? level.word[i] : childOf(levels[order - 1], below.suffix[h], level.word[i])
        suffix[i] = s < 0 ? 0xffffffff : s
        p[i] += left * (s < 0 ? 0 : below.p[s])
      }
    }
    orders.push({ p, bow: new Float32Array(n).fill(1), suffix })
  }
  return orders
}
