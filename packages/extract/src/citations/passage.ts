import type { Span } from '@vanthu/document'
import type { Flow, Paragraph, TableCellText } from '../text/paragraphs.js'
import { placeOf } from '../text/paragraphs.js'

/** A stretch of running text in which constructs are sought: a paragraph, a footnote or a table cell, on one line. */
export interface Passage {
  readonly text: string
  readonly part: 'body' | 'footnote' | 'cell' | 'letterhead'
  /** True for the document's own title. */
  readonly title: boolean
  /** The span of the repaired text under `[from, to)` of `text`. */
  place(from: number, to: number): Span
}

/** The passages of a document in reading order: paragraphs, then table cells, then footnotes. Nơi nhận and signature are left out. */
export function passagesOf(flow: Flow): readonly Passage[] {
  const known = ofFlow.get(flow)
  if (known !== undefined) return known
  const passages = readPassages(flow)
  ofFlow.set(flow, passages)
  return passages
}

/** The passages of a flow are asked for by citations, deadlines and what was left unread. */
const ofFlow = new WeakMap<Flow, readonly Passage[]>()

function readPassages(flow: Flow): readonly Passage[] {
  const out: Passage[] = []
  let closing = false
  for (const paragraph of flow.paragraphs) {
    if (paragraph.role === 'recipients' || paragraph.role === 'signature') continue
    // Plain text has no roles: from "Nơi nhận:" on it is the end block.
    if (/^[*_\s]{0,4}N[ơo]i nhận\s{0,2}:?/iu.test(paragraph.text)) closing = true
    else if (closing && startsAnnex(paragraph.text)) closing = false
    if (closing) continue
    const letterhead =
      paragraph.role === 'letterhead' || paragraph.role === 'motto' || /^S[ốố6]\s?[:.]/u.test(paragraph.text)
    out.push(paragraphPassage(paragraph, letterhead ? 'letterhead' : 'body'))
  }
  for (const table of flow.tables) for (const cell of table.cells) out.push(cellPassage(cell))
  for (const note of flow.footnotes) out.push(paragraphPassage(note, 'footnote'))
  return out
}

const startsAnnex = (text: string): boolean =>
  /^(?:PHỤ LỤC|Phụ lục|KẾ HOẠCH|QUY CHẾ|QUY ĐỊNH|CHƯƠNG TRÌNH|ĐỀ ÁN|DANH MỤC|BẢNG|BIỂU)(?![\p{L}])/u.test(text) ||
  /^\(?(?:Ban hành )?kèm theo/iu.test(text)

function paragraphPassage(paragraph: Paragraph, part: Passage['part']): Passage {
  return {
    text: paragraph.text,
    part,
    title: paragraph.role === 'title',
    place: (from, to) => placeOf(paragraph, from, to),
  }
}

function cellPassage(cell: TableCellText): Passage {
  return {
    text: cell.text,
    part: 'cell',
    title: false,
    place: (from, to) => ({ from: cell.span.from + from, to: cell.span.from + to }),
  }
}

const odd = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D\u00A0\u2000-\u200A\u202F\u3000\t\n\r]|\p{Lu}J\p{Lu}/u

/** One kind of dash and of space, same length: what the rules for numbers are written against. */
export function oneDash(text: string): string {
  if (!odd.test(text)) return text
  return (
    text
      // "05-CTJTW": no symbol has a J, a stroke was misread.
      .replace(/(?<=\p{Lu})J(?=\p{Lu})/gu, '/')
      .replace(/[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/gu, '-')
      .replace(/[\u00A0\u2000-\u200A\u202F\u3000\t\n\r]/gu, ' ')
  )
}
