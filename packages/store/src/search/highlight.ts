import type { Span } from '@vanthu/document'
import { blindKey, exactKey } from './fold.js'
import type { SearchQuery } from './search-query.js'
import type { Word } from './words.js'
import { wordsOf } from './words.js'

/** A stretch of the original text with the places that were found, as offsets into the snippet. */
export interface Snippet {
  readonly text: string
  readonly highlights: readonly Span[]
  /** Where the snippet begins in the text it was cut from, and whether text before or after was left out. */
  readonly at: number
  readonly cutBefore: boolean
  readonly cutAfter: boolean
}

/** All places of the terms in the text, in text order, overlapping ones joined. */
export function findTerms(text: string, query: SearchQuery): readonly Span[] {
  const words = wordsOf(text)
  const keys = {
    exact: query.some((term) => term.by === 'exact') ? keysOf(words, exactKey) : [],
    blind: query.some((term) => term.by === 'blind') ? keysOf(words, blindKey) : [],
  }
  const hits: Span[] = []
  for (const { by, keys: wanted } of query) {
    const have = keys[by]
    for (let i = 0; i + wanted.length <= have.length; i++) {
      if (!wanted.every((key, k) => have[i + k] === key)) continue
      const [first, last] = [words[i], words[i + wanted.length - 1]]
      if (first !== undefined && last !== undefined) hits.push({ from: first.from, to: last.to })
    }
  }
  return joined(hits)
}

/** Most words of a text come again and again. */
function keysOf(words: readonly Word[], keyOf: (word: string) => string): readonly string[] {
  const known = new Map<string, string>()
  return words.map(({ text }) => {
    const key = known.get(text) ?? keyOf(text)
    known.set(text, key)
    return key
  })
}

function joined(hits: readonly Span[]): readonly Span[] {
  const out: Span[] = []
  for (const hit of [...hits].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = out.at(-1)
    if (last !== undefined && hit.from <= last.to)
      out[out.length - 1] = { from: last.from, to: Math.max(last.to, hit.to) }
    else out.push(hit)
  }
  return out
}

/**
 * The stretch of at most about `length` units that holds the most places, cut between words. Line breaks and tabs show
 * as spaces. A text without any place gives its beginning.
 */
export function snippet(text: string, query: SearchQuery, length = 240): Snippet {
  const hits = findTerms(text, query)
  const best = densest(hits, length)
  const spare = Math.max(0, length - (best.to - best.from))
  const wantFrom = Math.max(0, Math.min(best.from - Math.floor(spare / 3), text.length - length))
  const words = wordsWithin(text, wantFrom, wantFrom + length)
  const from = wantFrom === 0 ? 0 : startOfWord(words, wantFrom, best.from)
  const to = from + length >= text.length ? text.length : endOfWord(words, from + length, best.to)
  return {
    text: text.slice(from, to).replaceAll(/[\n\r\t]/gu, ' '),
    highlights: hits.filter((h) => h.from >= from && h.to <= to).map((h) => ({ from: h.from - from, to: h.to - from })),
    at: from,
    cutBefore: from > 0,
    cutAfter: to < text.length,
  }
}

/** The words of a stretch and some beyond it on both sides, of which the outermost may be cut. */
function wordsWithin(text: string, from: number, to: number): readonly Word[] {
  const start = Math.max(0, from - margin)
  return wordsOf(text.slice(start, to + 2 * margin)).map((w) => ({ ...w, from: w.from + start, to: w.to + start }))
}

/** Longer than a word. */
const margin = 200

function densest(hits: readonly Span[], length: number): Span {
  let best: Span = { from: 0, to: 0 }
  let count = 0
  let k = 0
  hits.forEach((first, i) => {
    k = Math.max(k, i)
    for (let next = hits[k + 1]; next !== undefined && next.to - first.from <= length; next = hits[k + 1]) k++
    if (k - i + 1 > count) {
      count = k - i + 1
      best = { from: first.from, to: hits[k]?.to ?? first.to }
    }
  })
  return best
}

function startOfWord(words: readonly Word[], at: number, notAfter: number): number {
  const next = words.find((w) => w.from >= at)
  return next === undefined || next.from > notAfter ? notAfter : next.from
}

function endOfWord(words: readonly Word[], at: number, notBefore: number): number {
  const last = words.findLast((w) => w.to <= at)
  return last === undefined || last.to < notBefore ? notBefore : last.to
}
