import type { ParagraphRole, RepairedText, Span } from '@vanthu/document'
import type { Paragraph } from '../text/paragraphs.js'

/** A printed line of the end block with its place in the repaired text. */
export interface PrintedLine {
  readonly text: string
  readonly span: Span
  readonly role: ParagraphRole
  /** It stood behind a recipient on the same line. */
  readonly beside?: true
}

/** The printed lines of some paragraphs; a paragraph without known lines is one line. */
export function printedLines(text: RepairedText, paragraphs: readonly Paragraph[]): readonly PrintedLine[] {
  const lines = text.transcript.lines
  const out: PrintedLine[] = []
  for (const paragraph of paragraphs) {
    for (const piece of paragraph.pieces) {
      const raw = text.toRaw(piece)
      let lo = 0
      let hi = lines.length
      while (lo < hi) {
        const mid = (lo + hi) >>> 1
        if ((lines[mid]?.to ?? 0) <= raw.from) lo = mid + 1
        else hi = mid
      }
      const found: PrintedLine[] = []
      for (let i = lo; i < lines.length; i++) {
        const line = lines[i]
        if (line === undefined || line.from >= raw.to) break
        const wide = text.toRepaired(line)
        const span = { from: Math.max(wide.from, piece.from), to: Math.min(wide.to, piece.to) }
        if (span.to > span.from)
          found.push({ span, role: paragraph.role, text: clean(text.text.slice(span.from, span.to)) })
      }
      if (found.length === 0)
        found.push({ span: piece, role: paragraph.role, text: clean(text.text.slice(piece.from, piece.to)) })
      out.push(...found.filter((line) => line.text !== ''))
    }
  }
  return out
}

const clean = (text: string): string => text.replace(/\*\*/g, '').replace(/\s+/g, ' ').trim()
