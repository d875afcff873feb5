import type { Outline, RepairedText } from '@vanthu/document'
import type { Flow } from '../text/paragraphs.js'
import { oneDash } from '../citations/passage.js'
import { Places } from '../citations/places.js'
import { fold } from '../text/fold.js'
import type { FoundIndicator } from './found-indicator.js'
import { indicatorsOfLines } from './from-lines.js'
import { indicatorsOfSentences } from './from-sentences.js'
import { indicatorsOfTables } from './from-tables.js'

/** Every target of a document in text order: rows of target tables, whole or read as lines, and sentences. */
export function findIndicators(
  text: RepairedText,
  flow: Flow,
  outline: Outline,
  title: string | null,
): readonly FoundIndicator[] {
  const rows = [...indicatorsOfTables(flow, yearOfPlan(title)), ...indicatorsOfLines(flow)]
  const taken = new Places(rows.map((r) => r.span))
  const sentences = indicatorsOfSentences(text, flow, outline, yearOfPlan(title)).filter((s) => !taken.overlap(s.span))
  return [...rows, ...sentences].sort((a, b) => a.span.from - b.span.from)
}

/** "… năm 2023" in a title is the year of targets that print none; a plan for several years has no such year. */
function yearOfPlan(title: string | null): number | null {
  const folded = fold(oneDash(title ?? ''))
  const years = [...folded.matchAll(/(?<!(?:đến|tháng \d{1,2}) )năm ((?:19|20)\d\d)(?!\s?[-/]|\d)/gu)].map((m) =>
    Number(m[1]),
  )
  return years.length === 1 && !/giai đoạn|nhiệm kỳ|đến năm/u.test(folded) ? (years[0] ?? null) : null
}
