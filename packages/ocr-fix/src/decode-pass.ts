import type { EditSet, Span } from '@vanthu/document'
import { tracesIn } from './damage/traces.js'
import type { Pass } from './pass.js'

/**
 * The words behind damaged ones, by the decoder. Lines that are clean and were read without doubt never reach it, nor do
 * texts without damaged lines; numbers, references and addresses are protected.
 */
export const decode: Pass = {
  name: 'decode',
  summary: 'damaged words are read again with the language model',
  run({ text, lines, words, models, facts, made }) {
    const { decoder } = models
    if (decoder === null) return { edits: [], diagnostics: [] }
    const damage = facts.damage(tracesIn(made), mendedByRules(made))
    if (damage.every(({ kind }) => kind === 'clean' || kind === 'foreign')) return { edits: [], diagnostics: [] }
    return {
      edits: decoder.decode({ text, lines, damage, protectedSpans: facts.protectedSpans(), words }),
      diagnostics: [],
    }
  },
}

/** Where the text now holds what a rule put right, not what the decoder wrote. */
function mendedByRules(made: EditSet): readonly Span[] {
  const out: Span[] = []
  let shift = 0
  for (const { span, replacement, rule } of made) {
    const from = span.from + shift
    if (rule.startsWith('rules.') && !rule.includes('decode')) out.push({ from, to: from + replacement.length })
    shift += replacement.length - (span.to - span.from)
  }
  return out
}
