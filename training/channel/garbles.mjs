// The commonest garbles of an engine: what it makes of the commonest words, by its channel. Their candidates are looked
// up when the model is built, so that nobody who repairs a page waits for the search for them.

import { events, formCount, lowerForm, oddForm, titleForm, upperForm } from '@vanthu/ocr-fix'

/** The share of every word's uses that are in capitals, at least: any word may stand in a heading. */
const headingShare = 0.02

/** Rows `[text, share in running text]` of every word of a language model in every form that it was written in. */
export function writtenWords({ vocabulary, unigram }) {
  const rows = []
  for (let id = events.length; id < vocabulary.size; id++) {
    const total = vocabulary.total(id)
    const counts = Array.from({ length: formCount }, (_, form) => vocabulary.count(id, form))
    counts[upperForm] = Math.max(counts[upperForm], headingShare * total)
    for (const form of [lowerForm, titleForm, upperForm, oddForm]) {
      const text = vocabulary.write(id, form)
      if (text !== '' && counts[form] > 0) rows.push([text, (Math.exp(unigram[id]) * counts[form]) / total])
    }
  }
  return rows
}

/** Readings of a letter that are rarer than this are not followed. */
const leastReading = 0.002

/**
 * The `most` likeliest garbles. `words`: rows `[text, share]`, a row for each way of writing a word; `readings`: rows
 * `[letter, segment, count]` of the channel; `seen`: rows `[garble, count]` that simulation met, which come first.
 */
export function commonGarbles(words, readings, seen, most) {
  const ways = new Map()
  for (const [letter, segment, count] of readings) {
    if (!ways.has(letter)) ways.set(letter, [])
    ways.get(letter).push([segment, count])
  }
  for (const [letter, row] of ways) {
    const total = row.reduce((sum, [, count]) => sum + count, 0)
    const kept = row.map(([segment, count]) => [segment, count / total]).filter(([, p]) => p >= leastReading)
    ways.set(letter, kept)
  }
  // A garble that is rarer than this could not come among the first.
  const least = 0.02 / most
  const shares = new Map()
  for (const [text, share] of words) {
    if (share < least) continue
    let heads = new Map([['', share]])
    for (const letter of text) {
      const next = new Map()
      for (const [head, p] of heads) {
        for (const [segment, q] of ways.get(letter) ?? [[letter, 1]]) {
          if (p * q >= least) next.set(head + segment, (next.get(head + segment) ?? 0) + p * q)
        }
      }
      heads = next
    }
    for (const [garble, p] of heads) shares.set(garble, (shares.get(garble) ?? 0) + p)
  }
  const total = seen.reduce((sum, [, count]) => sum + count, 0)
  for (const [garble, count] of seen) shares.set(garble, (shares.get(garble) ?? 0) + count / total)
  return [...shares]
    .filter(([garble]) => garble !== '')
    .sort(([a, p], [b, q]) => q - p || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([garble]) => garble)
}
