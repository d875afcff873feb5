import type { Diagnostic, Edit, Span } from '@vanthu/document'
import type { Pass } from '../pass.js'
import { withCapitals } from './capitals.js'
import type { LegacyEncoding } from './encodings.js'
import { decodeWord, legacyEncodings } from './encodings.js'
import { longestWord, mayBeLegacy, Readings, shownEncodings, wordPattern } from './evidence.js'
import { decodeMojibake } from './mojibake.js'

/** Cost of changing from one encoding to another within a line, in words that speak against staying. */
const change = 1.5

interface Word {
  readonly from: number
  readonly text: string
}

type State = LegacyEncoding | 'unicode'

/**
 * Text of an encoding before Unicode becomes Unicode, run by run: a document may mix both, even in one line. It runs before
 * all other passes, because those encodings write letters with soft hyphens and control characters. A word that Unicode
 * spells well stays unless the words around it do not.
 */
export const legacy: Pass = {
  name: 'legacy',
  summary: 'TCVN3 (ABC), VNI and VPS text, and UTF-8 read as windows-1252, become Unicode',
  run({ text, lines }) {
    const mojibake = decodeMojibake(text)
    if (mojibake.length > 0) return { edits: mojibake, diagnostics: [note('utf8', mojibake.length)] }
    if (!mayBeLegacy(text)) return { edits: [], diagnostics: [] }
    const readings = new Readings()
    const shown = shownEncodings(text, readings)
    if (shown.length === 0) return { edits: [], diagnostics: [] }
    const edits: Edit[] = []
    for (const line of lines) edits.push(...decodeLine(text, line, shown, readings))
    const diagnostics = legacyEncodings
      .map((e) => ({ encoding: e, words: edits.filter((edit) => edit.rule === `legacy.${e}`).length }))
      .filter(({ words }) => words > 0)
      .map(({ encoding, words }) => note(encoding, words))
    return { edits, diagnostics }
  },
}

const note = (encoding: string, words: number): Diagnostic => ({
  code: 'repair.legacy_encoding',
  severity: 'info',
  message: `${words} words were in ${encoding}`,
})

function decodeLine(text: string, line: Span, shown: readonly LegacyEncoding[], readings: Readings): readonly Edit[] {
  const words: Word[] = []
  for (const found of text.slice(line.from, line.to).matchAll(wordPattern)) {
    words.push({ from: line.from + found.index, text: found[0] })
  }
  const states = bestStates(words, shown, readings)
  const edits: Edit[] = []
  for (let i = 0; i < words.length;) {
    const state = states[i] ?? 'unicode'
    let end = i + 1
    while (end < words.length && states[end] === state) end++
    if (state !== 'unicode') edits.push(...decodeRun(words.slice(i, end), state, readings))
    i = end
  }
  return edits
}

function decodeRun(words: readonly Word[], encoding: LegacyEncoding, readings: Readings): readonly Edit[] {
  const decoded = words.map(({ text }) => ({
    written: text,
    decoded: readings.of(text).as.get(encoding) ?? decodeWord(text, encoding) ?? text,
  }))
  const cased = encoding === 'tcvn3' ? withCapitals(decoded) : decoded.map((w) => w.decoded)
  return words.flatMap(({ from, text }, i) => {
    const replacement = cased[i] ?? text
    if (replacement === text) return []
    return [{ span: { from, to: from + text.length }, replacement, rule: `legacy.${encoding}`, confidence: 0.98 }]
  })
}

/** The cheapest state of each word (Viterbi); ASCII words go with their neighbours. */
function bestStates(words: readonly Word[], shown: readonly LegacyEncoding[], readings: Readings): readonly State[] {
  const states: readonly State[] = ['unicode', ...shown]
  let costs = states.map((s) => (s === 'unicode' ? 0 : change / 2))
  const from: number[][] = []
  for (const word of words) {
    let cheapest = 0
    costs.forEach((cost, s) => {
      if (cost < (costs[cheapest] ?? Infinity)) cheapest = s
    })
    const switched = (costs[cheapest] ?? 0) + change
    const back: number[] = []
    costs = costs.map((stay, s) => {
      back.push(stay <= switched ? s : cheapest)
      return Math.min(stay, switched) + wordCost(word.text, states[s] ?? 'unicode', readings)
    })
    from.push(back)
  }
  let s = costs.indexOf(Math.min(...costs))
  const out: State[] = new Array<State>(words.length).fill('unicode')
  for (let i = words.length - 1; i >= 0; i--) {
    out[i] = states[s] ?? 'unicode'
    s = from[i]?.[s] ?? 0
  }
  return out
}

function wordCost(word: string, state: State, readings: Readings): number {
  if (word.length > longestWord) return state === 'unicode' ? 0 : 1
  const { plain, modern, good, as } = readings.of(word)
  if (plain) return 0
  if (state === 'unicode') return good || modern ? 0 : 1
  if (modern) return 8
  return as.has(state) ? 0 : 1.2
}
