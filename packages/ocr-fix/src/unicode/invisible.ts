import type { Diagnostic, Edit } from '@vanthu/document'
import { westernSign } from '../legacy/encodings.js'
import type { Pass } from '../pass.js'

/** Anything that this pass may want to touch; a text without a match is left in one scan. */
const suspects =
  /[\u{0}-\u{8}\u{b}-\u{1f}\u{7f}-\u{a0}\u{ad}\u{1680}\u{180e}\u{2000}-\u{2011}\u{2028}-\u{202f}\u{205f}-\u{206f}\u{3000}\u{e000}-\u{f8ff}\u{fe00}-\u{fe0f}\u{feff}\u{fff9}-\u{fffd}]|[\u{d800}-\u{dfff}]/gu

/**
 * Bullets that Word writes with the fonts Symbol and Wingdings: they reach a text layer as private-use characters
 * U+F000 + the byte of the font. The readings are those of the two fonts' published charts.
 */
const fontBullets = new Map([
  ['\u{f02d}', '-'],
  ['\u{f02b}', '+'],
  ['\u{f0b7}', '•'],
  ['\u{f0a7}', '▪'],
  ['\u{f0a8}', '◻'],
  ['\u{f06e}', '■'],
  ['\u{f06f}', '□'],
  ['\u{f076}', '❖'],
  ['\u{f0d8}', '➢'],
  ['\u{f0e0}', '→'],
  ['\u{f0f0}', '⇨'],
  ['\u{f0fc}', '✓'],
  ['\u{f0a3}', '□'],
])

const spaces = /[\u{a0}\u{1680}\u{2000}-\u{200a}\u{202f}\u{205f}\u{3000}]/u
const zeroWidth =
  /[\u{180e}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{206f}\u{feff}\u{fe00}-\u{fe0f}\u{fff9}-\u{fffb}]/u
const lineEnds = /[\u{b}\u{c}\u{2028}\u{2029}]/u
const loneSurrogate = /[\u{d800}-\u{dfff}]/u
const beside = /[\p{Lu}\p{N}/]/u

/**
 * Characters that nobody sees or that only look like others: no-break and typographic spaces become a space, zero-width
 * and direction marks and controls go, but U+0080–U+009F become the quotes and dashes of windows-1252 that they were; other
 * line ends become "\n", hyphens that forbid a break become "-". A soft hyphen goes inside a word ("thực hi·ện") and becomes
 * "-" where a symbol needs one ("211·KH/TU"). Lone surrogates, which no file can hold, become U+FFFD and are reported; so
 * are characters that the reader before us could not read.
 */
export const invisible: Pass = {
  name: 'invisible',
  summary: 'control characters, soft hyphens, odd spaces, zero-width marks, lone surrogates',
  run({ text }) {
    const edits: Edit[] = []
    let lone = 0
    let unreadable = 0
    let firstUnreadable = -1
    for (const found of text.matchAll(suspects)) {
      const from = found.index
      const mark = found[0]
      const replacement = reading(text, from, mark)
      if (loneSurrogate.test(mark)) lone++
      if (replacement === null) {
        unreadable++
        if (firstUnreadable < 0) firstUnreadable = from
        continue
      }
      edits.push({ span: { from, to: from + mark.length }, replacement, rule: ruleOf(mark), confidence: 0.999 })
    }
    const diagnostics: Diagnostic[] = []
    if (lone > 0) {
      diagnostics.push({
        code: 'repair.lone_surrogate',
        severity: 'warning',
        message: `${lone} half characters were replaced by U+FFFD`,
      })
    }
    if (unreadable > 0) {
      diagnostics.push({
        code: 'repair.unreadable_characters',
        severity: 'warning',
        message: `${unreadable} characters have no reading (private use or U+FFFD)`,
        at: { raw: { from: firstUnreadable, to: firstUnreadable + 1 } },
      })
    }
    return { edits, diagnostics }
  },
}

function reading(text: string, at: number, mark: string): string | null {
  if (loneSurrogate.test(mark)) return '\u{fffd}'
  if (spaces.test(mark)) return ' '
  if (lineEnds.test(mark)) return '\n'
  if (zeroWidth.test(mark)) return ''
  switch (mark) {
    case '\u{ad}':
      return beside.test(text.charAt(at - 1)) && beside.test(text.charAt(at + 1)) ? '-' : ''
    case '\u{2010}':
    case '\u{2011}':
      return '-'
    case '\u{fffc}':
      return ''
    default:
      if (mark < '\u{a0}') return westernSign(mark) ?? ''
      return fontBullets.get(mark) ?? null
  }
}

function ruleOf(mark: string): string {
  if (loneSurrogate.test(mark)) return 'invisible.surrogate'
  if (spaces.test(mark)) return 'invisible.space'
  if (lineEnds.test(mark)) return 'invisible.line-end'
  if (mark === '\u{ad}' || mark === '\u{2010}' || mark === '\u{2011}') return 'invisible.hyphen'
  if (fontBullets.has(mark)) return 'invisible.bullet'
  return 'invisible.control'
}
