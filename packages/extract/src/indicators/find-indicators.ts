import type { Outline, RepairedText } from '@vanthu/document'
import { overlaps } from '@vanthu/document'
import type { Flow } from '../text/paragraphs.js'
import type { FoundIndicator } from './found-indicator.js'
import { indicatorsOfLines } from './from-lines.js'
import { indicatorsOfSentences } from './from-sentences.js'
import { indicatorsOfTables } from './from-tables.js'

/** Every target of a document in text order: rows of target tables, whole or read as lines, and sentences. */
export function findIndicators(text: RepairedText, flow: Flow, outline: Outline): readonly FoundIndicator[] {
  const rows = [...indicatorsOfTables(flow), ...indicatorsOfLines(flow)]
  const sentences = indicatorsOfSentences(text, flow, outline).filter(
    (s) => !rows.some((r) => overlaps(r.span, s.span)),
  )
  return [...rows, ...sentences].sort((a, b) => a.span.from - b.span.from)
}
