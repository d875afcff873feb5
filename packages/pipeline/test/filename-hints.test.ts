import { describe, expect, it } from 'vitest'
import type { PlanRecord } from '@vanthu/document'
import { checkFilename } from '../src/filename-hints.js'

const evidence = { page: 1, boxes: [], raw: { from: 0, to: 1 }, repaired: { from: 0, to: 1 }, quote: 'x' }

const record = (filename: string, reference: string | null): PlanRecord => ({
  schemaVersion: 1,
  id: 'a'.repeat(64),
  source: { filename, mediaType: 'application/pdf', bytes: 1, sha256: 'a'.repeat(64), pages: 1 },
  quality: { textFrom: 'ocr', grade: 'good', pages: [] },
  document: {
    type: 'Kế hoạch',
    reference,
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
  documentEvidence: [{ field: 'reference', confidence: 0.7, evidence }],
  outline: [],
  assignments: [],
  deadlines: [],
  citations: [],
  indicators: [],
  unread: [],
  diagnostics: [],
})

describe('checkFilename', () => {
  it.each([
    ['299-qd-ttg.pdf', '299/QĐ-TTg', 0.97, []],
    ['KH 45 tre em (ban ky).pdf', '045/KH-UBND', 0.97, []],
    ['299-qd-ttg.pdf', '209/QĐ-TTg', 0.4, ['pipeline.reference_differs_from_filename']],
    ['ke-hoach-tre-em.pdf', '209/QĐ-TTg', 0.7, []],
  ])('%s with %s read → confidence %f', (filename, reference, confidence, codes) => {
    const { value, diagnostics } = checkFilename(record(filename, reference))
    expect(value.documentEvidence[0]?.confidence).toBe(confidence)
    expect(diagnostics.map((d) => d.code)).toEqual(codes)
  })

  it('never gives a number that was not read', () => {
    expect(checkFilename(record('299-qd-ttg.pdf', null)).value.document.reference).toBeNull()
  })
})
