import { describe, expect, it } from 'vitest'
import type { Evidence, PlanRecord } from '../src/index.js'
import { doubtBelow, doubtsOf, recordSchemaVersion } from '../src/index.js'

const at = (page: number | null, quote: string): Evidence => ({
  page,
  boxes: [],
  raw: { from: 0, to: quote.length },
  repaired: { from: 0, to: quote.length },
  quote,
})

const record: PlanRecord = {
  schemaVersion: recordSchemaVersion,
  id: 'a'.repeat(64),
  source: { filename: 'x.pdf', mediaType: 'application/pdf', bytes: 1, sha256: 'a'.repeat(64), pages: 3 },
  quality: {
    textFrom: 'ocr',
    grade: 'good',
    pages: [
      { page: 1, textFrom: 'ocr', confidence: 0.95, grade: 'good' },
      { page: 2, textFrom: 'ocr', confidence: 0.7, grade: 'poor' },
      { page: 3, textFrom: 'failed', confidence: 0, grade: 'poor' },
    ],
  },
  document: {
    type: null,
    reference: null,
    issuedOn: null,
    issuedAt: null,
    issuer: null,
    issuerId: null,
    provinceId: null,
    parentBody: null,
    title: null,
    signer: null,
    signers: [],
    recipients: [],
    archive: null,
  },
  documentEvidence: [
    { field: 'type', confidence: 0.97, evidence: at(1, 'KẾ HOẠCH') },
    { field: 'title', confidence: 0.6, evidence: at(2, 'Kiểm kê kho') },
  ],
  outline: [],
  assignments: [
    {
      id: 'a1',
      section: null,
      text: 'Kiểm kê kho.',
      responsible: [],
      role: 'perform',
      with: [],
      requested: false,
      deadlineIds: [],
      citationIds: [],
      confidence: 0.7,
      evidence: at(1, 'Kiểm kê kho.'),
    },
  ],
  deadlines: [
    {
      id: 'd1',
      text: 'trong vòng 05 ngày',
      kind: 'window',
      bound: 'within',
      date: null,
      every: null,
      month: null,
      day: null,
      from: null,
      to: null,
      rrule: null,
      what: 'kiểm kê',
      who: [{ name: 'Sở Nội vụ', bodyId: null }],
      reportTo: [],
      via: [],
      confidence: 0.8,
      evidence: at(1, 'trong vòng 05 ngày'),
    },
  ],
  citations: [],
  indicators: [],
  unread: [{ kind: 'deadline', evidence: at(1, 'đúng hạn') }],
  diagnostics: [],
}

describe('what a person should look at', () => {
  it('comes least certain first, each with its reason', () => {
    expect(doubtsOf(record).map((d) => `${d.confidence} ${d.kind} ${d.id ?? d.text}: ${d.reason}`)).toEqual([
      '0 page : page-failed',
      '0 unread đúng hạn: not-read',
      '0.6 header title: poor-page',
      '0.7 task a1: nobody-named',
      '0.8 deadline d1: no-day',
    ])
  })

  it('is no fact at the bound or above it', () => {
    const sure = record.assignments.map((a) => ({ ...a, confidence: doubtBelow }))
    expect(doubtsOf({ ...record, assignments: sure }).some((d) => d.kind === 'task')).toBe(false)
  })
})
