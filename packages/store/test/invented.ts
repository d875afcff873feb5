import { createHash } from 'node:crypto'
import type { Assignment, BodyMention, Citation, Deadline, Evidence, Indicator, PlanRecord } from '@vanthu/document'
import type { Extraction } from '../src/index.js'

// Records of invented offices, as extraction would give them.

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

export const body = (name: string, bodyId: string | null = null): BodyMention => ({ name, bodyId })

export function evidence(quote: string, page: number | null = 1): Evidence {
  return { page, boxes: [], raw: { from: 0, to: quote.length }, repaired: { from: 0, to: quote.length }, quote }
}

export function assignment(id: string, text: string, rest: Partial<Assignment> = {}): Assignment {
  return {
    id,
    section: 'II.1',
    text,
    responsible: [],
    role: 'perform',
    with: [],
    requested: false,
    deadlineIds: [],
    citationIds: [],
    confidence: 0.95,
    evidence: evidence(text),
    ...rest,
  }
}

export function deadline(id: string, text: string, rest: Partial<Deadline> = {}): Deadline {
  return {
    id,
    text,
    kind: 'fixed',
    bound: 'before',
    date: null,
    every: null,
    month: null,
    day: null,
    from: null,
    to: null,
    rrule: null,
    what: 'báo cáo kết quả thực hiện',
    who: [],
    reportTo: [],
    via: [],
    confidence: 0.95,
    evidence: evidence(text),
    ...rest,
  }
}

export function citation(id: string, type: string, rest: Partial<Citation> = {}): Citation {
  return {
    id,
    kind: 'numbered',
    type,
    reference: null,
    title: null,
    date: null,
    issuer: null,
    year: null,
    period: null,
    locators: [],
    relation: 'refers',
    status: 'complete',
    mentions: [evidence(type)],
    confidence: 0.95,
    ...rest,
  }
}

export function indicator(name: string, rest: Partial<Indicator> = {}): Indicator {
  return {
    group: null,
    number: null,
    name,
    baseline: null,
    target: null,
    confidence: 0.95,
    evidence: evidence(name),
    ...rest,
  }
}

export type Facts = Partial<
  Pick<PlanRecord, 'assignments' | 'deadlines' | 'citations' | 'indicators' | 'unread' | 'documentEvidence'>
>

/** The record of a source with these bytes. */
export function planRecord(
  bytes: Uint8Array,
  header: Partial<PlanRecord['document']> = {},
  facts: Facts = {},
): PlanRecord {
  const id = sha256(bytes)
  return {
    schemaVersion: 1,
    id,
    source: {
      filename: `${id.slice(0, 6)}.pdf`,
      mediaType: 'application/pdf',
      bytes: bytes.length,
      sha256: id,
      pages: 1,
    },
    quality: { textFrom: 'ocr', grade: 'good', pages: [{ page: 1, textFrom: 'ocr', confidence: 0.94, grade: 'good' }] },
    document: {
      type: 'Kế hoạch',
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
      ...header,
    },
    documentEvidence: [],
    outline: [],
    assignments: [],
    deadlines: [],
    citations: [],
    indicators: [],
    unread: [],
    diagnostics: [],
    ...facts,
  }
}

export function extraction(record: PlanRecord, raw: string, rest: Partial<Extraction> = {}): Extraction {
  return { record, raw, edits: [], pageImages: [], producer: 'vanthu test', ...rest }
}
