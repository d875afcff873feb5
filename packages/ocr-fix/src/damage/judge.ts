import type { Span, TranscriptWord } from '@vanthu/document'
import { toneStem } from '../syllable/syllable.js'
import type { DamageKind, LineDamage } from './damage.js'
import { WordClasses, wordClasses, type WordClass } from './word-class.js'

/**
 * How often each class of word occurs in each kind of text, per 10,000 words. Counted over rendered pages of legal text
 * (read by tesseract with the English and the Vietnamese model at 200 dpi), over the same text as it is and without marks;
 * `lossy-ocr` and `foreign` are rounded by hand.
 */
const rates: Readonly<Record<DamageKind, Readonly<Record<WordClass, number>>>> = {
  clean: row(5700, 8, 2650, 1, 1200, 2, 20, 20, 1, 1, 4, 100, 2, 5, 1, 10),
  'vie-misread': row(5650, 60, 2550, 30, 1150, 20, 60, 20, 15, 10, 10, 110, 8, 2, 1, 5),
  'eng-garble': row(3, 1, 700, 1050, 4600, 1100, 1000, 140, 400, 100, 250, 110, 8, 1, 1, 10),
  unmarked: row(3, 1, 8, 2, 6820, 2660, 25, 150, 2, 2, 6, 130, 1, 1, 1, 10),
  'lossy-ocr': row(30, 30, 2000, 350, 2850, 480, 1050, 120, 250, 220, 1070, 500, 310, 10, 5, 20),
  foreign: row(10, 10, 40, 100, 1500, 500, 6200, 100, 30, 60, 250, 250, 150, 1500, 3000, 500),
}

const kinds: readonly DamageKind[] = ['clean', 'vie-misread', 'eng-garble', 'unmarked', 'lossy-ocr', 'foreign']

function row(...perTenThousand: readonly number[]): Readonly<Record<WordClass, number>> {
  const at = (word: WordClass): number => Math.log((perTenThousand[wordClasses.indexOf(word)] ?? 1) / 10_000)
  return {
    'proof-syllable': at('proof-syllable'),
    'proof-other': at('proof-other'),
    'marked-syllable': at('marked-syllable'),
    'marked-other': at('marked-other'),
    plain: at('plain'),
    bare: at('bare'),
    'ascii-other': at('ascii-other'),
    'capitals-bare': at('capitals-bare'),
    'digits-inside': at('digits-inside'),
    'signs-inside': at('signs-inside'),
    'no-vowel': at('no-vowel'),
    single: at('single'),
    'other-letters': at('other-letters'),
    highland: at('highland'),
    'other-script': at('other-script'),
    code: at('code'),
  }
}

/** Log chance of a document beginning with a kind, and of the next line being of another. Clean and misread mix freely. */
const begin: Readonly<Record<DamageKind, number>> = {
  clean: 0,
  'vie-misread': -0.7,
  'eng-garble': -2,
  unmarked: -2,
  'lossy-ocr': -3,
  foreign: -2,
}

function change(from: DamageKind, to: DamageKind): number {
  if (from === to) return 0
  const both = `${from} ${to}`
  return both === 'clean vie-misread' || both === 'vie-misread clean' ? -1 : -3.5
}

const letter = /\p{L}/u

/** Words keep their class from text to text. */
const classes = new WordClasses()

/** A word below this confidence of the OCR makes its line worth a closer look. */
const doubtful = 0.85

interface Line {
  readonly span: Span
  /** How often each class occurs. */
  readonly counts: ReadonlyMap<WordClass, number>
  readonly words: number
  /** Words that only an OCR writes: "câp", "tiêp", which lack the tone that they must have, and "q®œr". */
  readonly traces: number
}

/** What an OCR of the right language leaves behind: of 1,500 words one or more that no spelling allows ("câp", "tiêp"). */
const readShare = 1 / 1500
/** Expected share of wrong words in a line of a page that was read well (1–4 % on real scans at 200 dpi). */
const readWrong = 0.02

/**
 * Says of every line what happened to it. A line alone tells little when it is short, so lines are judged together: the
 * most likely sequence of kinds, where a change of kind costs. Time is linear in the text.
 *
 * A text that an OCR has read is never `clean`: its wrong words are mostly words ("thâm" for "thẩm"). It shows by `words`
 * with a confidence below 1, by impossible syllables here and there, or by `traces`: places that a rule has repaired already
 * and that only an OCR can have damaged. Its lines are `vie-misread`, with a low score where nothing in the line itself looks
 * wrong.
 *
 * `mended`: places that a rule has repaired, in text order. Their words say nothing of how the line was read: one "số" put
 * right before its number does not make a bare line clean.
 */
export function judge(
  text: string,
  lines: readonly Span[],
  words: readonly TranscriptWord[] = [],
  traces = 0,
  mended: readonly Span[] = [],
): readonly LineDamage[] {
  const masked = withoutSpans(text, mended)
  const counted = lines.map((line) => countLine(masked, line))
  const sequence = withForeignSeenAgain(counted, bestSequence(counted))
  const doubts = doubtfulWords(lines, words)
  const read = words.some((word) => word.confidence < 1) || looksRead(counted, sequence, traces)
  return counted.map((line, i) => {
    const kind =
      line.words === 0 && !letter.test(text.slice(line.span.from, line.span.to)) ? 'foreign' : (sequence[i] ?? 'clean')
    const odd = oddWords(line)
    const suspects = odd + (doubts[i] ?? 0)
    if (kind === 'clean' || kind === 'vie-misread') {
      const score = Math.min(1, Math.max(read ? readWrong : 0, suspects / Math.max(1, line.words)))
      return { span: line.span, kind: score === 0 ? 'clean' : 'vie-misread', score }
    }
    return { span: line.span, kind, score: kind === 'foreign' ? 0 : wrongShare(line) }
  })
}

/** The text with a space for every character of the stretches that the spans touch. */
function withoutSpans(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text
  const parts: string[] = []
  let done = 0
  for (const { from, to } of spans) {
    let start = from
    while (start > done && !isSpace(text.charCodeAt(start - 1))) start--
    let end = Math.max(to, start)
    while (end < text.length && !isSpace(text.charCodeAt(end))) end++
    if (end <= done) continue
    parts.push(text.slice(done, start), ' '.repeat(end - start))
    done = end
  }
  parts.push(text.slice(done))
  return parts.join('')
}

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 9 || code === 12 || code === 13

/** Of the words of another language at most so many look like syllables. */
const mostSyllables = 0.35

/**
 * In a text that is mostly garbled, a line that was taken for another language because of its odd words, though many of
 * its words are syllables, is one more garbled line.
 */
function withForeignSeenAgain(lines: readonly Line[], kinds: readonly DamageKind[]): readonly DamageKind[] {
  const garbled = kinds.filter((kind) => kind === 'eng-garble').length
  if (garbled * 2 < kinds.length) return kinds
  return kinds.map((kind, i) => {
    const line = lines[i]
    if (kind !== 'foreign' || line === undefined || line.words < 4) return kind
    return count(line, 'plain', 'bare') >= mostSyllables * line.words ? 'eng-garble' : kind
  })
}

function countLine(text: string, span: Span): Line {
  const counts = new Map<WordClass, number>()
  let words = 0
  let traces = 0
  let at = span.from
  while (at < span.to) {
    const next = nextSpace(text, at, span.to)
    if (next > at) {
      // Of a stretch without end only the beginning is looked at.
      const stretch = text.slice(at, Math.min(next, at + 40))
      const word = classes.of(stretch)
      if (word !== null && isTrace(stretch, word)) traces++
      if (word !== null) {
        counts.set(word, (counts.get(word) ?? 0) + 1)
        words++
      }
    }
    at = next + 1
  }
  return { span, counts, words, traces }
}

/** Signs that no typist puts beside a letter; specks, stamps and signatures read as text do. */
const noise = /\p{L}[®©œŒ¢€£¥|~^\]{}°]|[®©œŒ¢€£¥|~^{}]\p{L}/u

function isTrace(stretch: string, word: WordClass): boolean {
  if (word === 'signs-inside' || word === 'other-letters') return noise.test(stretch)
  if (word !== 'marked-other' && word !== 'proof-other') return false
  const core = stretch.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  return core === core.toLowerCase() && core.length <= 7 && toneStem(core, 2) !== null
}

/** Only lines that keep their marks count: a page without them says nothing of the pages beside it. */
function looksRead(lines: readonly Line[], kinds: readonly DamageKind[], repaired: number): boolean {
  const marked = lines.filter((_, i) => kinds[i] === 'clean' || kinds[i] === 'vie-misread')
  const traces = marked.reduce((sum, line) => sum + line.traces, repaired)
  return traces >= 2 && traces >= readShare * marked.reduce((sum, line) => sum + line.words, 0)
}

function nextSpace(text: string, from: number, end: number): number {
  for (let i = from; i < end; i++) {
    const code = text.charCodeAt(i)
    if (code === 32 || code === 10 || code === 9) return i
  }
  return end
}

function bestSequence(lines: readonly Line[]): readonly DamageKind[] {
  let scores = kinds.map((kind) => begin[kind])
  const back: number[][] = []
  lines.forEach((line, at) => {
    const from: number[] = []
    scores = kinds.map((kind) => {
      let best = -Infinity
      let bestFrom = 0
      kinds.forEach((earlier, k) => {
        const score =
          (scores[k] ?? -Infinity) + (at === 0 ? 0 : change(earlier, kind)) - (at === 0 && earlier !== kind ? 1e9 : 0)
        if (score > best) {
          best = score
          bestFrom = k
        }
      })
      from.push(bestFrom)
      let sum = best
      for (const [word, count] of line.counts) sum += rates[kind][word] * count
      return sum
    })
    back.push(from)
  })
  let k = scores.indexOf(Math.max(...scores))
  const out: DamageKind[] = new Array<DamageKind>(lines.length).fill('clean')
  for (let i = lines.length - 1; i >= 0; i--) {
    out[i] = kinds[k] ?? 'clean'
    k = back[i]?.[k] ?? 0
  }
  return out
}

const count = (line: Line, ...classes: readonly WordClass[]): number =>
  classes.reduce((sum, word) => sum + (line.counts.get(word) ?? 0), 0)

const oddWords = (line: Line): number =>
  count(line, 'proof-other', 'marked-other', 'bare', 'digits-inside', 'signs-inside', 'no-vowel', 'other-letters')

/** In a damaged line words that look right are mostly wrong as well: three in four of those without marks. */
function wrongShare(line: Line): number {
  const wrong =
    oddWords(line) + count(line, 'ascii-other') + 0.75 * count(line, 'plain', 'capitals-bare', 'marked-syllable')
  return line.words === 0 ? 0 : Math.min(1, wrong / line.words)
}

/** For every line the number of words that the OCR doubted; both lists are in text order. */
function doubtfulWords(lines: readonly Span[], words: readonly TranscriptWord[]): readonly number[] {
  const out = new Array<number>(lines.length).fill(0)
  let at = 0
  for (const word of words) {
    if (word.confidence >= doubtful) continue
    while (at < lines.length && (lines[at]?.to ?? 0) <= word.span.from) at++
    if (at < lines.length && (lines[at]?.from ?? 0) <= word.span.from) out[at] = (out[at] ?? 0) + 1
  }
  return out
}
