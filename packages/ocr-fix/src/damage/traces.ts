import type { EditSet, Span, TranscriptWord } from '@vanthu/document'

/** Rules that repair what nobody types: their edits tell that the text was read from a page. */
const ocrOnly =
  /rules\.(?:letter-digit|date-digit|year-digit|letter-case|roman-numeral|reference-stroke|reference-mention)/u

/** How many of the edits made so far repair what only an OCR can have damaged ("khoản I", "0Š", "mỘt"). */
export const tracesIn = (made: EditSet): number => made.filter(({ rule }) => ocrOnly.test(rule)).length

/** Characters of text for one trace or more: about 1,500 words, as in `judge`. */
const perTrace = 6 * 1500

/** True of a text that comes from an OCR: its words carry a confidence, or rules have repaired at least two such places. */
export function isScanned(words: readonly TranscriptWord[], made: EditSet, length: number): boolean {
  const traces = tracesIn(made)
  return words.some((word) => word.confidence < 1) || (traces >= 2 && traces * perTrace >= length)
}

/** One word read anew may be an error of typing; two in a line are the engine's. */
const leastRead = 2

/** The lines, of those given in text order, in which the decoder has read words from an English engine's garbles. */
export function readAsEnglish(made: EditSet, lines: readonly Span[]): readonly Span[] {
  const counts = new Map<Span, number>()
  let shift = 0
  let at = 0
  for (const { span, replacement, rule } of made) {
    const from = span.from + shift
    shift += replacement.length - (span.to - span.from)
    if (!rule.includes('decode.eng')) continue
    while (at < lines.length && (lines[at]?.to ?? 0) <= from) at++
    const line = lines[at]
    if (line !== undefined && line.from <= from) counts.set(line, (counts.get(line) ?? 0) + 1)
  }
  return lines.filter((line) => (counts.get(line) ?? 0) >= leastRead)
}
