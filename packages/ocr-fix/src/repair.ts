import type { Diagnostic, Edit, EditSet, Span, Staged, Transcript } from '@vanthu/document'
import { apply, compose, EditMap, editSet, RepairedText } from '@vanthu/document'
import type { Pass, RepairModels } from './pass.js'
import { TextFacts } from './damage/text-facts.js'
import { decode } from './decode-pass.js'
import { legacy } from './legacy/legacy.js'
import { composed } from './unicode/composed.js'
import { invisible } from './unicode/invisible.js'
import { rules } from './rules/rules.js'
import { lookAlikes } from './unicode/look-alikes.js'
import { misplaced } from './unicode/misplaced.js'

/** The passes in the order in which they run. Each sees the text that the ones before it left. */
export const passes: readonly Pass[] = [legacy, invisible, composed, misplaced, lookAlikes, rules, decode]

/**
 * A repaired line is judged anew, and may then be clean enough for a rule that kept away from it before. All passes run
 * again until nothing changes; a text that was right takes one round.
 */
const mostRounds = 4

export interface RepairOptions {
  readonly models: RepairModels
  /** Edits below this confidence are not made; 0 makes all. */
  readonly minConfidence?: number
  /** Names of the passes to run; all by default. The order is always that of `passes`. */
  readonly passes?: readonly string[]
}

/**
 * The transcript with its repairs. Text that is right comes back with no edit, text that was repaired comes back the
 * same. Every change is an edit with its rule and confidence; what is odd and was left is a diagnostic.
 * @throws RangeError when `options.passes` names a pass that does not exist.
 */
export function repair(transcript: Transcript, options: RepairOptions): Staged<RepairedText> {
  const raw = transcript.text
  const wanted = chosen(options.passes)
  const diagnostics: Diagnostic[] = []
  let edits: EditSet = []
  let seen: Seen = { facts: new TextFacts(raw, linesOf(transcript), transcript.words), map: null }
  for (let round = 0; round < mostRounds; round++) {
    const before = edits
    for (const pass of wanted) {
      const { map, facts } = seen
      const { text, lines, words } = facts
      const found = pass.run({ text, lines, words, facts, models: options.models, made: edits })
      if (round === 0) for (const d of found.diagnostics) diagnostics.push(map === null ? d : backToRaw(d, map))
      const made = editSet(kept(text, found.edits, options.minConfidence ?? 0), text.length)
      if (made.length === 0) continue
      edits = compose(raw, edits, made)
      seen = see(transcript, edits)
    }
    if (edits === before) break
  }
  return { value: new RepairedText(transcript, edits), diagnostics }
}

function chosen(names: readonly string[] | undefined): readonly Pass[] {
  if (names === undefined) return passes
  const unknown = names.find((name) => !passes.some((pass) => pass.name === name))
  if (unknown !== undefined) throw new RangeError(`there is no pass "${unknown}"`)
  return passes.filter((pass) => names.includes(pass.name))
}

const kept = (text: string, edits: readonly Edit[], least: number): readonly Edit[] =>
  edits.filter((e) => e.confidence >= least && text.slice(e.span.from, e.span.to) !== e.replacement)

/** The printed lines; a transcript without any is cut at its line breaks. */
function linesOf(transcript: Transcript): readonly Span[] {
  if (transcript.lines.length > 0) return transcript.lines
  const out: Span[] = []
  let from = 0
  while (from <= transcript.text.length) {
    const at = transcript.text.indexOf('\n', from)
    const to = at < 0 ? transcript.text.length : at
    if (to > from) out.push({ from, to })
    from = to + 1
  }
  return out
}

/** The text at some point of the way, with the lines and words of the transcript in it. */
interface Seen {
  readonly facts: TextFacts
  readonly map: EditMap | null
}

function see(transcript: Transcript, edits: EditSet): Seen {
  const map = new EditMap(edits)
  const lines = linesOf(transcript).map((line) => map.toRepaired(line))
  const words = transcript.words.map((word) => ({ ...word, span: map.toRepaired(word.span) }))
  return { facts: new TextFacts(apply(transcript.text, edits), lines, words), map }
}

function backToRaw(d: Diagnostic, map: EditMap): Diagnostic {
  const raw = d.at?.raw
  return raw === undefined ? d : { ...d, at: { ...d.at, raw: map.toRaw(raw) } }
}
