import { expect, describe, it } from 'vitest'
import { RepairedText, Transcript } from '@vanthu/document'
import { extract } from '../../src/index.js'
import { knowledge } from '../plain-text.js'

/** Lines of a scan; a word that begins with "~" was read badly. */
function scanned(lines: readonly string[]) {
  const words: { span: { from: number; to: number }; confidence: number }[] = []
  const blocks = []
  let text = ''
  for (const line of lines) {
    const start = text.length
    for (const printed of line.split(' ')) {
      const word = printed.replace(/^~/, '')
      if (text.length > start) text += ' '
      words.push({
        span: { from: text.length, to: text.length + word.length },
        confidence: printed.startsWith('~') ? 0.4 : 0.97,
      })
      text += word
    }
    blocks.push({
      kind: 'paragraph' as const,
      span: { from: start, to: text.length },
      role: 'body' as const,
      page: null,
    })
    text += '\n'
  }
  const read = words.map((w) => ({
    ...w,
    region: null,
    alternatives: [],
    bold: false,
    italic: false,
    superscript: false,
  }))
  const source = {
    filename: 'x.pdf',
    mediaType: 'application/pdf' as const,
    bytes: 1,
    sha256: '0'.repeat(64),
    pages: 1,
  }
  const { value, diagnostics } = extract(new RepairedText(new Transcript(text, read, blocks, []), []), {
    source,
    quality: { textFrom: 'ocr', grade: 'good', pages: [] },
    knowledge,
  })
  return {
    citations: value.citations.map((c) => `${c.reference} ${c.status} ${c.mentions.length}`),
    codes: diagnostics.map((d) => d.code).filter((c) => c.includes('reference')),
  }
}

describe('a number that is read differently in one of its places', () => {
  const day = 'ngày 05/4/2023 của Ban Bí thư'
  it('is kept apart and ambiguous where one other place stands against it', () => {
    expect(scanned([`Thực hiện Chỉ thị số 28-CT/TW ${day}.`, `Quán triệt Chỉ thị số ~23-CT/TW ${day}.`])).toEqual({
      citations: ['28-CT/TW ambiguous 1', '23-CT/TW ambiguous 1'],
      codes: ['extract.ambiguous_reference'],
    })
  })

  it('is the number that all others agree on', () => {
    const well = `Quán triệt Chỉ thị số 28-CT/TW ${day}.`
    expect(scanned([`Thực hiện Chỉ thị số ~23-CT/TW ${day}.`, well, well])).toEqual({
      citations: ['28-CT/TW complete 3'],
      codes: ['extract.reference_misread'],
    })
  })

  it.each([
    ['both read well', '28-CT/TW', '23-CT/TW', day, day],
    ['of two days', '28-CT/TW', '~23-CT/TW', day, 'ngày 06/4/2023 của Ban Bí thư'],
    ['two digits apart', '28-CT/TW', '~31-CT/TW', day, day],
    ['of two offices', '28-CT/TW', '~23-CT/TU', day, 'ngày 05/4/2023 của Ban Thường vụ Tỉnh ủy'],
  ])('is another instrument: %s', (_, one, two, dayOne, dayTwo) => {
    const { citations, codes } = scanned([`Thực hiện Chỉ thị số ${one} ${dayOne}.`, `Và Chỉ thị số ${two} ${dayTwo}.`])
    expect(citations).toHaveLength(2)
    expect(codes).toEqual([])
  })
})
