// A pruned model → the sections of the model file. The reader is packages/ocr-fix/src/language-model.
import { BitWriter, codeWidths, fanShift, riceShift, writeVocabulary } from '@vanthu/ocr-fix'

/** `count` ascending values that stand for the given ones: evenly spaced, then moved to the middle of what they serve. */
export function codebook(values, count) {
  const sorted = Float64Array.from(values).sort()
  const low = sorted[0]
  const high = sorted[sorted.length - 1]
  const book = Float64Array.from({ length: count }, (_, c) => low + ((high - low) * (c + 0.5)) / count)
  for (let round = 0; round < 5; round++) {
    let c = 0
    const sums = new Float64Array(count)
    const sizes = new Uint32Array(count)
    for (const v of sorted) {
      while (c + 1 < count && Math.abs(book[c + 1] - v) <= Math.abs(book[c] - v)) c++
      sums[c] += v
      sizes[c]++
    }
    for (let k = 0; k < count; k++) if (sizes[k] > 0) book[k] = sums[k] / sizes[k]
    book.sort()
  }
  return book
}

/** Probabilities are coded by the root of their logarithm: fine steps for the likely ones, coarse for the rare. */
const toScale = (p) => Math.sqrt(Math.max(0, -Math.log(p)))
const fromScale = (x) => -x * x

function nearest(book, value, first = 0) {
  let lo = first
  let hi = book.length - 1
  while (lo < hi) {
    const mid = (lo + hi) >>> 1
    if (book[mid] < value) lo = mid + 1
    else hi = mid
  }
  return lo > first && value - book[lo - 1] < book[lo] - value ? lo - 1 : lo
}

/** A sample is enough to place the codes. */
const sample = (n, f) => {
  const step = Math.max(1, Math.floor(n / 400000))
  const out = []
  for (let i = 0; i < n; i += step) {
    const v = f(i)
    if (v !== null) out.push(v)
  }
  return out.length === 0 ? [0] : out
}

export function packLanguageModel(words, levels) {
  const sizes = [2, 3, 4].map((o) => levels[o].word.length)
  const p = {}
  const bow = {}
  for (const o of [2, 3, 4])
    p[o] = codebook(
      sample(sizes[o - 2], (i) => toScale(levels[o].p[i])),
      1 << codeWidths.p,
    )
  for (const o of [2, 3]) {
    const next = levels[o + 1]
    const book = codebook(
      sample(sizes[o - 2], (i) => (next.start[i] === next.start[i + 1] ? null : Math.log(levels[o].bow[i]))),
      (1 << codeWidths.bow) - 1,
    )
    bow[o] = Float32Array.from([0, ...book])
  }
  const floats = [
    ...Array.from(levels[1].p, (v) => Math.log(v)),
    ...Array.from(levels[1].bow, (v) => Math.log(v)),
    ...p[2].map(fromScale),
    ...p[3].map(fromScale),
    ...p[4].map(fromScale),
    ...bow[2],
    ...bow[3],
    ...sizes,
  ]
  const sections = [
    [
      'vocabulary',
      new TextEncoder().encode(writeVocabulary(words.map((w) => ({ key: w.key, counts: w.forms, odd: w.odd })))),
    ],
    ['weights', new Uint8Array(Float32Array.from(floats).buffer)],
  ]
  for (const o of [2, 3, 4]) sections.push([`grams${o}`, packLevel(levels, o, p[o])])
  for (const o of [2, 3]) {
    const bits = new BitWriter()
    const next = levels[o + 1]
    for (let i = 0; i < sizes[o - 2]; i++) {
      if (next.start[i] !== next.start[i + 1]) bits.put(nearest(bow[o], Math.log(levels[o].bow[i]), 1), codeWidths.bow)
    }
    sections.push([`bow${o}`, bits.bytes()])
  }
  return sections
}

function packLevel(levels, order, book) {
  const level = levels[order]
  const below = levels[order - 1]
  const bits = new BitWriter()
  for (let h = 0; h < below.word.length; h++) {
    const s = order === 2 ? 0 : order === 3 ? below.suffix[h] : below.suffix[h]
    const base = order === 2 ? 0 : below.start[s]
    const possible = order === 2 ? levels[1].word.length : below.start[s + 1] - base
    const count = level.start[h + 1] - level.start[h]
    if (possible === 0) {
      if (count > 0) throw new RangeError(`order ${order}: children without possible words`)
      continue
    }
    bits.putRice(count, fanShift(possible))
    const shift = riceShift(possible, count)
    let place = -1
    for (let i = level.start[h]; i < level.start[h + 1]; i++) {
      // The suffix of a node is its place in the children of the shorter context (for bigrams, its word).
      const now = level.suffix[i] - base
      bits.putRice(now - place - 1, shift)
      bits.put(nearest(book, toScale(level.p[i])), codeWidths.p)
      place = now
    }
  }
  return bits.bytes()
}
