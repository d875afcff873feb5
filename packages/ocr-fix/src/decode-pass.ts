import { judge } from './damage/judge.js'
import { tracesIn } from './damage/traces.js'
import type { Pass } from './pass.js'
import { protect } from './protect/protect.js'

/**
 * The words behind damaged ones, by the decoder. Lines that are clean and were read without doubt never reach it, nor do
 * texts without damaged lines; numbers, references and addresses are protected.
 */
export const decode: Pass = {
  name: 'decode',
  summary: 'damaged words are read again with the language model',
  run({ text, lines, words, models, made }) {
    const { decoder } = models
    if (decoder === null) return { edits: [], diagnostics: [] }
    const damage = judge(text, lines, words, tracesIn(made))
    if (damage.every(({ kind }) => kind === 'clean' || kind === 'foreign')) return { edits: [], diagnostics: [] }
    return { edits: decoder.decode({ text, lines, damage, protectedSpans: protect(text), words }), diagnostics: [] }
  },
}
