import { readFileSync } from 'node:fs'
import type { PlanRecord, TranscriptBlock } from '@vanthu/document'
import { RepairedText, Transcript } from '@vanthu/document'
import type { Knowledge, KnowledgeFiles } from '../src/index.js'
import { extract, knowledgeFiles, openKnowledge } from '../src/index.js'

const read = (url: URL): unknown => JSON.parse(readFileSync(url, 'utf8'))
/** The package's own data files, parsed. */
export const files: KnowledgeFiles = {
  bodies: read(knowledgeFiles.bodies),
  provinces: read(knowledgeFiles.provinces),
  abbreviations: read(knowledgeFiles.abbreviations),
  bodyGrammar: read(knowledgeFiles.bodyGrammar),
  documentTypes: read(knowledgeFiles.documentTypes),
  instruments: read(knowledgeFiles.instruments),
  laws: read(knowledgeFiles.laws),
  deadlineWords: read(knowledgeFiles.deadlineWords),
  holidays: read(knowledgeFiles.holidays),
  confidence: read(knowledgeFiles.confidence),
  sectionKinds: read(knowledgeFiles.sectionKinds),
}

/** The package's own data files, opened once for all tests of a file. */
export const knowledge = openKnowledge(files)

/** A text without layout: one paragraph a line, lines with tabs are the rows of a table, "[1] …" is a footnote. */
export function plainText(content: string): RepairedText {
  const text = content.normalize('NFC')
  const blocks: TranscriptBlock[] = []
  let at = 0
  let table: { place: number; rows: number; from: number } | null = null
  for (const line of text.split('\n')) {
    const span = { from: at, to: at + line.length }
    at += line.length + 1
    if (line.trim() === '') continue
    const mark = /^\[(\d)\] /.exec(line)?.[1]
    if (!line.includes('\t')) {
      table = null
      if (mark === undefined) blocks.push({ kind: 'paragraph', span, role: 'body', page: null })
      else blocks.push({ kind: 'footnote', span: { from: span.from + 4, to: span.to }, mark, page: null })
      continue
    }
    table ??= { place: blocks.push({ kind: 'table', span, page: null }) - 1, rows: 0, from: span.from }
    blocks[table.place] = { kind: 'table', span: { from: table.from, to: span.to }, page: null }
    let from = span.from
    for (const [column, cell] of line.split('\t').entries()) {
      const place = { from, to: from + cell.length }
      blocks.push({ kind: 'cell', span: place, row: table.rows, column, columns: 1, rows: 1, page: null })
      from += cell.length + 1
    }
    table.rows++
  }
  return new RepairedText(new Transcript(text, [], blocks, []), [])
}

/** The record of a text. */
export function recordOf(content: string, known: Knowledge = knowledge): PlanRecord {
  const source = { filename: 'x.txt', mediaType: 'text/plain', bytes: 1, sha256: '0'.repeat(64), pages: 0 } as const
  const quality = { textFrom: 'text-layer', grade: 'excellent', pages: [] } as const
  return extract(plainText(content), { source, quality: { ...quality, pages: [] }, knowledge: known }).value
}
