import type { Edit } from '@vanthu/document'
import { isScanned, readAsEnglish, tracesIn } from '../damage/traces.js'
import type { Pass } from '../pass.js'
import type { ProtectedSpan } from '../protect/protect.js'
import { capitalPhrases } from './capital-phrases.js'
import { closings, specks } from './closings.js'
import { digitLetters, letterDigits } from './digit-letters.js'
import { distributionList } from './distribution-list.js'
import { doubledVowels } from './doubled-vowels.js'
import { digitWords } from './digit-words.js'
import { gluedLabels, groupNumerals, itemMarks, letterLabels, romanLabels, romanNumerals } from './labels.js'
import { markSigns } from './mark-signs.js'
import { numberWord } from './number-word.js'
import { pointLetters } from './point-letters.js'
import { lostHeadings } from './lost-headings.js'
import { loneCapitals } from './lone-capitals.js'
import { lostSpaces } from './lost-spaces.js'
import { lostStrokes, otherMentions, specialSigns } from './reference-shape.js'
import { acronyms, references } from './references.js'
import type { Rule } from './rule.js'
import { spelling } from './spelling.js'

/** In order of trust: where two touch the same place the first wins. */
const inOrder: readonly Rule[] = [
  references,
  specialSigns,
  lostStrokes,
  otherMentions,
  distributionList,
  capitalPhrases,
  doubledVowels,
  lostSpaces,
  numberWord,
  letterDigits,
  romanLabels,
  lostHeadings,
  romanNumerals,
  groupNumerals,
  itemMarks,
  letterLabels,
  gluedLabels,
  pointLetters,
  acronyms,
  digitLetters,
  digitWords,
  closings,
  specks,
  markSigns,
  spelling,
  loneCapitals,
]

/** Repairs that need no model: each acts only where the line is judged damaged or the place proves itself. */
export const rules: Pass = {
  name: 'rules',
  summary: 'numbers, references, labels and symbols that prove themselves',
  run({ text, words, facts, made }) {
    const damage = facts.damage(tracesIn(made))
    const scanned = isScanned(words, made, text.length)
    const protectedSpans = facts.protectedSpans()
    const english = readAsEnglish(
      made,
      damage.map(({ span }) => span),
    )
    const input = { text, damage, protectedSpans, scanned, english }
    const edits = apart(inOrder.flatMap((rule) => rule(input)))
    const closed = protectedSpans.filter(({ kind }) => kind === 'address' || kind === 'code')
    return { edits: outside(edits, closed), diagnostics: [] }
  },
}

/** Drops edits that overlap an earlier rule's, and the second insertion at one place. */
function apart(edits: readonly Edit[]): readonly Edit[] {
  const ranked = edits.map((edit, rank) => ({ edit, rank }))
  ranked.sort((a, b) => a.edit.span.from - b.edit.span.from || a.rank - b.rank)
  const out: { readonly edit: Edit; readonly rank: number }[] = []
  for (const next of ranked) {
    const last = out.at(-1)
    if (last === undefined || !clash(last.edit, next.edit)) {
      out.push(next)
      continue
    }
    if (next.rank < last.rank) out[out.length - 1] = next
  }
  return out.map(({ edit }) => edit)
}

/** Addresses and codes are nobody's spelling; both lists are in text order. */
function outside(edits: readonly Edit[], closed: readonly ProtectedSpan[]): readonly Edit[] {
  let at = 0
  return edits.filter(({ span }) => {
    while (at < closed.length && (closed[at]?.to ?? 0) <= span.from) at++
    return (closed[at]?.from ?? Infinity) >= span.to
  })
}

const clash = (a: Edit, b: Edit): boolean =>
  b.span.from < a.span.to || (a.span.from === b.span.from && (a.span.to === a.span.from || b.span.to === b.span.from))
