import { describe, expect, it } from 'vitest'
import type { Block, RecognizedDocument, RecognizedLine, TableCell } from '../src/index.js'
import { RepairedText, editSet, transcribe } from '../src/index.js'

/** A printed line; words stand side by side, each a tenth of the page wide. */
const line = (page: number, row: number, text: string): RecognizedLine => ({
  page,
  box: { x0: 0.1, y0: row / 20, x1: 0.9, y1: (row + 0.8) / 20 },
  words: text.split(' ').map((word, i) => ({
    text: word,
    box: { x0: 0.1 + i / 10, y0: row / 20, x1: 0.19 + i / 10, y1: (row + 0.8) / 20 },
    confidence: 0.9,
    alternatives: [],
  })),
})

const paragraph = (...lines: RecognizedLine[]): Block & { kind: 'paragraph' } => ({
  kind: 'paragraph',
  role: 'body',
  lines,
})
const cell = (column: number, ...lines: RecognizedLine[]): TableCell => ({
  column,
  columns: 1,
  rows: 1,
  paragraphs: [paragraph(...lines)],
})

const file = (...blocks: Block[]): RecognizedDocument => ({
  source: { filename: 'ke-hoach.pdf', mediaType: 'application/pdf', bytes: 1, sha256: '0'.repeat(64), pages: 2 },
  quality: { textFrom: 'ocr', grade: 'good', pages: [] },
  pages: [],
  blocks,
})

describe('transcribe', () => {
  it('joins lines by a space, paragraphs by a line feed', () => {
    const t = transcribe(
      file(paragraph(line(1, 1, 'Sở Nội vụ chủ trì,'), line(1, 2, 'phối hợp')), paragraph(line(1, 3, '2. Sở Y tế'))),
    )
    expect(t.text).toBe('Sở Nội vụ chủ trì, phối hợp\n2. Sở Y tế')
  })

  it('joins a reference that the line end cut', () => {
    const t = transcribe(file(paragraph(line(1, 1, 'tại Tờ trình số 35/TTr-'), line(1, 2, 'SVHTT ngày 02/6'))))
    expect(t.text).toBe('tại Tờ trình số 35/TTr-SVHTT ngày 02/6')
  })

  it('leaves asides out and puts table cells apart by tabs', () => {
    const t = transcribe(
      file(
        { kind: 'aside', aside: 'page-number', lines: [line(1, 0, '2')] },
        {
          kind: 'table',
          rows: [
            { cells: [cell(0, line(1, 4, 'STT')), cell(1, line(1, 4, 'Nhiệm vụ'))] },
            { cells: [cell(0, line(1, 5, '1')), cell(1, line(1, 5, 'Trồng cây'))] },
          ],
        },
      ),
    )
    expect(t.text).toBe('STT\tNhiệm vụ\n1\tTrồng cây')
    expect(t.blocks.map((b) => b.kind)).toEqual(['table', 'cell', 'cell', 'cell', 'cell'])
    expect(
      t.blocks.flatMap((b) => (b.kind === 'cell' ? [[b.row, b.column, t.text.slice(b.span.from, b.span.to)]] : [])),
    ).toEqual([
      [0, 0, 'STT'],
      [0, 1, 'Nhiệm vụ'],
      [1, 0, '1'],
      [1, 1, 'Trồng cây'],
    ])
  })

  it('gives one box a printed line', () => {
    const t = transcribe(file(paragraph(line(1, 1, 'a b c'), line(1, 2, 'd e')), paragraph(line(2, 1, 'f'))))
    expect(t.regions({ from: 2, to: 9 })).toHaveLength(2)
    expect(t.regions({ from: 0, to: t.text.length }).map((r) => r.page)).toEqual([1, 1, 2])
    expect(t.regions({ from: 2, to: 5 })[0]?.box.x0).toBeCloseTo(0.2)
  })
})

describe('RepairedText.evidence', () => {
  it('leads from repaired words back to the page', () => {
    const transcript = transcribe(file(paragraph(line(1, 3, 'Sd Y té')), paragraph(line(2, 5, 'truéc ngay 05/9'))))
    const repaired = new RepairedText(
      transcript,
      editSet([
        { span: { from: 0, to: 2 }, replacement: 'Sở', rule: 'decode', confidence: 0.9 },
        { span: { from: 5, to: 7 }, replacement: 'tế', rule: 'decode', confidence: 0.9 },
        { span: { from: 8, to: 13 }, replacement: 'trước', rule: 'decode', confidence: 0.9 },
        { span: { from: 14, to: 18 }, replacement: 'ngày', rule: 'decode', confidence: 0.9 },
      ]),
    )
    const from = repaired.text.indexOf('trước')
    const evidence = repaired.evidence({ from, to: repaired.text.length })
    expect(evidence.quote).toBe('trước ngày 05/9')
    expect(evidence.page).toBe(2)
    expect(transcript.text.slice(evidence.raw.from, evidence.raw.to)).toBe('truéc ngay 05/9')
    expect(evidence.boxes).toHaveLength(1)
  })
})
