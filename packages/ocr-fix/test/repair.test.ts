import { Transcript, type TranscriptWord } from '@vanthu/document'
import { passes, repair, type DecodeRequest } from '@vanthu/ocr-fix'
import { describe, expect, it } from 'vitest'

const word = (from: number, to: number): TranscriptWord => ({
  span: { from, to },
  region: { page: 2, box: { x0: 0, y0: 0, x1: 1, y1: 0.1 } },
  confidence: 0.9,
  alternatives: [],
  bold: false,
  italic: false,
  superscript: false,
})

describe('the passes', () => {
  it('run in this order', () => {
    expect(passes.map(({ name }) => name)).toEqual([
      'legacy',
      'invisible',
      'composed',
      'misplaced',
      'look-alikes',
      'rules',
      'decode',
    ])
  })
  it('say what they do', () => {
    for (const { summary } of passes) expect(summary.length).toBeGreaterThan(10)
  })
})

describe('repair', () => {
  it('keeps the way back to the raw text and the page', () => {
    const raw = 'Quyê\u0301t đi\u0323nh số 8/QD-TTg'
    const transcript = new Transcript(raw, [word(0, 6), word(7, 12), word(13, 15), word(16, 24)], [], [])
    const { value } = repair(transcript, { models: { decoder: null } })
    expect(value.text).toBe('Quyết định số 8/QĐ-TTg')
    const at = value.text.indexOf('QĐ')
    expect(raw.slice(value.toRaw({ from: at, to: at + 2 }).from, value.toRaw({ from: at, to: at + 2 }).to)).toBe('QD')
    expect(value.regions({ from: at, to: at + 2 }).map(({ page }) => page)).toEqual([2])
  })

  it('reports odd places where they stand in the raw text', () => {
    const raw = 'Quyê\u0301t \ue123 định'
    const { diagnostics } = repair(new Transcript(raw, [], [], []), { models: { decoder: null } })
    expect(diagnostics).toHaveLength(1)
    expect(diagnostics[0]?.at?.raw).toEqual({ from: 7, to: 8 })
  })

  it('hands the decoder the text, lines and words as the passes before it left them', () => {
    const requests: DecodeRequest[] = []
    const decoder = {
      decode: (request: DecodeRequest) => {
        requests.push(request)
        return []
      },
    }
    const raw = '\u200bTrien khai ke hoach s6 12/KH-UBND\ncua huyen Phu Thuan'
    const transcript = new Transcript(
      raw,
      [word(1, 6), word(7, 11)],
      [],
      [
        { from: 0, to: 34 },
        { from: 35, to: raw.length },
      ],
    )
    repair(transcript, { models: { decoder } })
    const [request] = requests
    expect(request?.text).toBe('Trien khai ke hoach số 12/KH-UBND\ncua huyen Phu Thuan')
    expect(request?.lines).toEqual([
      { from: 0, to: 33 },
      { from: 34, to: 53 },
    ])
    expect(request?.words.map(({ span }) => span)).toEqual([
      { from: 0, to: 5 },
      { from: 6, to: 10 },
    ])
    expect(request?.protectedSpans).toMatchObject([{ from: 23, to: 33, kind: 'reference' }])
    expect(request?.damage).toHaveLength(2)
  })

  it('does not call the decoder for clean text', () => {
    const decoder = {
      decode: () => {
        throw new RangeError('called')
      },
    }
    const text = 'Ủy ban nhân dân xã ban hành Kế hoạch.\nThe end of the report.\n12.500\t13.700'
    expect(repair(new Transcript(text, [], [], []), { models: { decoder } }).value.text).toBe(text)
  })
})
