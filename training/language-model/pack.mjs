// A pruned model → the sections of the model file. The reader is packages/ocr-fix/src/language-model.
import { codeWidths, packLevel, writeVocabulary } from '@vanthu/ocr-fix'

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
    ...ceilings(levels, p),
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
  for (const o of [2, 3, 4]) {
    const { fans, grams } = packLevel(contextsOf(levels, o, p[o], bow[o - 1]))
    sections.push([`fans${o}`, fans], [`grams${o}`, grams])
  }
  return sections
}

/** For each word the most that any n-gram gives it, as a logarithm: what a search need not look up. */
function ceilings(levels, books) {
  const out = Array.from(levels[1].p, (v) => Math.log(v))
  for (const o of [2, 3, 4]) {
    const { word, p } = levels[o]
    const book = books[o].map(fromScale)
    for (let i = 0; i < word.length; i++) {
      const value = book[nearest(books[o], toScale(p[i]))]
      if (value > out[word[i]]) out[word[i]] = value
    }
  }
  return out
}

/** The contexts of one order with codes for numbers: `book` of its probabilities, `weights` of the back-off before them. */
function* contextsOf(levels, order, book, weights) {
  const level = levels[order]
  const below = levels[order - 1]
  const places = []
  const p = []
  for (let h = 0; h < below.word.length; h++) {
    const from = level.start[h]
    const to = level.start[h + 1]
    // The suffix of a node is its place among the children of the shorter context (for pairs, its word).
    const base = order === 2 || from === to ? 0 : below.start[below.suffix[h]]
    places.length = 0
    p.length = 0
    for (let i = from; i < to; i++) {
      places.push(level.suffix[i] - base)
      p.push(nearest(book, toScale(level.p[i])))
    }
    const bow = weights === undefined || from === to ? 0 : nearest(weights, Math.log(below.bow[h]), 1)
    yield { bow, places, p }
  }
}
