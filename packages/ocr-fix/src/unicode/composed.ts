import type { Diagnostic, Edit } from '@vanthu/document'
import type { Pass } from '../pass.js'
import { nfc } from './unorm-adapter.js'

/** A character that starts a stretch, and what may join it: marks, and the vowels and finals of Hangul. */
const stretch =
  /[^\p{M}]?[\p{M}\u{1160}-\u{11ff}]+|[\u{340}-\u{343}\u{374}\u{37e}\u{387}\u{958}-\u{95f}\u{1f71}-\u{1fff}\u{2000}-\u{2001}\u{2126}-\u{212b}\u{2329}\u{232a}\u{2adc}\u{f900}-\u{faff}\u{fb1d}-\u{fb4e}]/gu

/** What no composed text without marks contains; one scan tells. */
const anyMark =
  /[\p{M}\u{340}-\u{387}\u{958}-\u{95f}\u{1160}-\u{11ff}\u{1f71}-\u{1fff}\u{2000}\u{2001}\u{2126}-\u{212b}\u{2329}\u{232a}\u{2adc}\u{f900}-\u{faff}\u{fb1d}-\u{fb4e}]/u

/** Marks on one letter beyond this are no writing (UAX #15 "stream-safe": 30), and cost quadratic time later on. */
const longest = 30

/**
 * Normalization form C where the text is not in it: "ê" + "́" becomes "ế". Only the stretches that change are edited.
 * Of more than 30 marks on one letter the rest goes, and is reported.
 */
export const composed: Pass = {
  name: 'composed',
  summary: 'letters and marks written apart are composed (NFC)',
  run({ text }) {
    if (!anyMark.test(text)) return { edits: [], diagnostics: [] }
    const edits: Edit[] = []
    const diagnostics: Diagnostic[] = []
    for (const found of text.matchAll(stretch)) {
      const from = found.index
      const to = from + found[0].length
      const written = found[0].slice(0, longest)
      const replacement = nfc(written)
      if (replacement === found[0]) continue
      if (written.length < found[0].length) {
        const message = `of ${found[0].length} marks on one letter ${longest} were kept`
        diagnostics.push({ code: 'repair.mark_pile', severity: 'warning', message, at: { raw: { from, to } } })
      }
      edits.push({ span: { from, to }, replacement, rule: 'composed.nfc', confidence: 1 })
    }
    return { edits, diagnostics }
  },
}
