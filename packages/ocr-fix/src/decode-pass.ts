import { judge } from './damage/judge.js'
import type { Pass } from './pass.js'
import { protect } from './protect/protect.js'

/** Rules that repair what nobody types: their edits tell that the text was read from a page. */
const ocrOnly =
  /rules\.(?:letter-digit|date-digit|year-digit|letter-case|roman-numeral|reference-stroke|reference-mention)/u

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
    const damage = judge(text, lines, words, made.filter(({ rule }) => ocrOnly.test(rule)).length)
    if (damage.every(({ kind }) => kind === 'clean' || kind === 'foreign')) return { edits: [], diagnostics: [] }
    return { edits: decoder.decode({ text, lines, damage, protectedSpans: protect(text), words }), diagnostics: [] }
  },
}
