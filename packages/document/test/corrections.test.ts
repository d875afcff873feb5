import { describe, expect, it } from 'vitest'
import type { Anchor, Assignment, Correction, Evidence, PlanRecord } from '@vanthu/document'
import { anchorOf, applyCorrections } from '@vanthu/document'

const evidence = (from: number, quote: string): Evidence => ({
  page: 1,
  boxes: [],
  raw: { from, to: from + quote.length },
  repaired: { from, to: from + quote.length },
  quote,
})
const task = (id: string, from: number, text: string, rest: Partial<Assignment> = {}): Assignment => ({
  id,
  section: 'II.1',
  text,
  responsible: [{ name: 'Sở Y tế', bodyId: 'so-y-te' }],
  role: 'perform',
  with: [],
  requested: false,
  deadlineIds: ['d1'],
  citationIds: [],
  confidence: 0.6,
  evidence: evidence(from, text),
  ...rest,
})
const read = (assignments: readonly Assignment[], issuedOn = '2024-03-05'): PlanRecord => ({
  schemaVersion: 1,
  id: 'a'.repeat(64),
  source: { filename: 'x.pdf', mediaType: 'application/pdf', bytes: 1, sha256: 'a'.repeat(64), pages: 1 },
  quality: { textFrom: 'ocr', grade: 'good', pages: [{ page: 1, textFrom: 'ocr', confidence: 0.9, grade: 'good' }] },
  document: {
    type: 'Kế hoạch',
    reference: '12/KH-UBND',
    issuedOn,
    issuedAt: 'Phú Điền',
    issuer: 'Ủy ban nhân dân tỉnh Phú Điền',
    issuerId: 'ubnd-phu-dien',
    provinceId: null,
    parentBody: null,
    title: null,
    signer: { name: 'Lê Văn Tùng', position: 'Chủ tịch', signsFor: null, onBehalfOf: null },
    signers: [{ name: 'Lê Văn Tùng', position: 'Chủ tịch', signsFor: null, onBehalfOf: null }],
    recipients: [],
    archive: null,
  },
  documentEvidence: [{ field: 'issuedOn', confidence: 0.5, evidence: evidence(0, 'ngày 05 tháng 3 năm 2024') }],
  outline: [],
  assignments: [...assignments],
  deadlines: [
    {
      id: 'd1',
      text: 'trước ngày 15/11/2024',
      kind: 'fixed',
      bound: 'before',
      date: '2024-11-15',
      every: null,
      month: null,
      day: null,
      from: null,
      to: null,
      rrule: null,
      what: '',
      who: [],
      reportTo: [],
      via: [],
      confidence: 0.8,
      evidence: evidence(500, 'trước ngày 15/11/2024'),
    },
  ],
  citations: [],
  indicators: [],
  unread: [],
  diagnostics: [],
})

const first = task('a1', 100, 'Rà soát bến đò trên sông')
const second = task('a2', 200, 'Kiểm tra phương tiện chở khách')
const record = read([first, second])
const at = (of: Assignment): Anchor => anchorOf(of.evidence)
const bodies = (...names: string[]) => names.map((name) => ({ name, bodyId: null }))

describe('a correction of a field', () => {
  const responsible: Correction = {
    target: { of: 'task', anchor: at(second), field: 'responsible' },
    before: [{ name: 'Sở Y tế', bodyId: 'so-y-te' }],
    after: bodies('Sở Giao thông vận tải'),
  }

  it('replaces what was read, and what a person said is certain', () => {
    const { record: corrected, outcomes } = applyCorrections(record, [responsible])
    expect(outcomes).toEqual(['applied'])
    expect(corrected.assignments[1]).toMatchObject({ responsible: bodies('Sở Giao thông vận tải'), confidence: 1 })
    expect(corrected.assignments[0]).toEqual(first)
    expect(record.assignments[1]).toEqual(second)
  })

  it('finds its fact again in a new reading with other numbers, other places and slightly other words', () => {
    const moved = task('a7', 231, 'Kiểm tra phương tiện chở khách')
    const reread = task('a3', 203, 'Kiêm tra phương tiện chở khách')
    for (const fact of [moved, reread]) {
      const { record: corrected, outcomes } = applyCorrections(read([first, fact]), [responsible])
      expect(outcomes).toEqual(['applied'])
      expect(corrected.assignments[1]?.responsible).toEqual(bodies('Sở Giao thông vận tải'))
    }
  })

  it('says so where the new reading is another again; the person wins', () => {
    const other = task('a2', 200, second.text, { responsible: bodies('Công an tỉnh') })
    const { record: corrected, outcomes } = applyCorrections(read([first, other]), [responsible])
    expect(outcomes).toEqual(['conflict'])
    expect(corrected.assignments[1]?.responsible).toEqual(bodies('Sở Giao thông vận tải'))
  })

  it('agrees with a reading that now says the same', () => {
    const same = task('a2', 200, second.text, { responsible: [{ name: 'Sở Giao thông vận tải', bodyId: 'so-gtvt' }] })
    expect(applyCorrections(read([first, same]), [responsible]).outcomes).toEqual(['applied'])
  })

  it('changes nothing where its fact is not found any more', () => {
    const done = applyCorrections(read([first]), [responsible])
    expect(done).toEqual({ record: read([first]), outcomes: ['detached'] })
  })

  it('of two tasks with the same words, means the nearer', () => {
    const twice = [task('a1', 100, second.text), task('a2', 900, second.text)]
    const { record: corrected } = applyCorrections(read(twice), [responsible])
    expect(corrected.assignments.map((a) => a.confidence)).toEqual([1, 0.6])
  })

  it('confirms what was read', () => {
    const confirm: Correction = { ...responsible, after: responsible.before }
    const { record: corrected, outcomes } = applyCorrections(record, [confirm])
    expect(outcomes).toEqual(['applied'])
    expect(corrected.assignments[1]?.confidence).toBe(1)
  })

  it('comes after another of the same field', () => {
    const again: Correction = { ...responsible, before: responsible.after, after: bodies('Công an tỉnh') }
    const { record: corrected, outcomes } = applyCorrections(record, [responsible, again])
    expect(outcomes).toEqual(['applied', 'applied'])
    expect(corrected.assignments[1]?.responsible).toEqual(bodies('Công an tỉnh'))
  })
})

describe('a correction of the header', () => {
  it('replaces the field and its doubt', () => {
    const { record: corrected, outcomes } = applyCorrections(record, [
      { target: { of: 'header', field: 'issuedOn' }, before: '2024-03-05', after: '2024-08-05' },
    ])
    expect(outcomes).toEqual(['applied'])
    expect(corrected.document.issuedOn).toBe('2024-08-05')
    expect(corrected.documentEvidence[0]?.confidence).toBe(1)
  })

  it('of the issuer lets go of its entry in the registry; of the signer changes the first of the signers', () => {
    const signer = { name: 'Lê Văn Tòng', position: 'Chủ tịch', signsFor: null, onBehalfOf: null }
    const { record: corrected } = applyCorrections(record, [
      { target: { of: 'header', field: 'issuer' }, before: null, after: 'Sở Nội vụ tỉnh Phú Điền' },
      { target: { of: 'header', field: 'signer' }, before: null, after: signer },
    ])
    expect(corrected.document).toMatchObject({
      issuer: 'Sở Nội vụ tỉnh Phú Điền',
      issuerId: null,
      signer,
      signers: [signer],
    })
  })
})

describe('a whole fact', () => {
  const added = task('', 150, 'Báo cáo kết quả')

  it('is added where it stands, with a number of its own', () => {
    const { record: corrected, outcomes } = applyCorrections(record, [
      { target: { of: 'task', anchor: at(added), field: null }, before: null, after: { ...added } },
    ])
    expect(outcomes).toEqual(['applied'])
    expect(corrected.assignments.map((a) => a.id)).toEqual(['a1', 'p1', 'a2'])
    expect(corrected.assignments[1]).toMatchObject({ text: 'Báo cáo kết quả', confidence: 1 })
  })

  it('is not added twice when the next reading finds it too', () => {
    const { record: corrected } = applyCorrections(read([first, task('a2', 150, 'Báo cáo kết quả'), second]), [
      { target: { of: 'task', anchor: at(added), field: null }, before: null, after: { ...added } },
    ])
    expect(corrected.assignments.map((a) => a.id)).toEqual(['a1', 'a2', 'a2'])
  })

  it('is taken out, with what points to it; and stays out', () => {
    const deadline = record.deadlines[0]
    if (deadline === undefined) throw new Error('no deadline')
    const out: Correction = {
      target: { of: 'deadline', anchor: anchorOf(deadline.evidence), field: null },
      before: null,
      after: null,
    }
    const { record: corrected } = applyCorrections(record, [out])
    expect(corrected.deadlines).toEqual([])
    expect(corrected.assignments.flatMap((a) => a.deadlineIds)).toEqual([])
    expect(applyCorrections({ ...record, deadlines: [] }, [out]).outcomes).toEqual(['applied'])
  })
})

it.each([
  ['a day that is none', { of: 'header', field: 'issuedOn' }, '5/3/2024'],
  ['bodies that are no list', { of: 'task', anchor: at(second), field: 'responsible' }, 'Sở Y tế'],
  ['an empty text', { of: 'task', anchor: at(second), field: 'text' }, ''],
  ['an evidence that is none', { of: 'task', anchor: at(second), field: 'evidence' }, null],
] as const)('refuses %s', (_, target, after) => {
  expect(() => applyCorrections(record, [{ target, before: null, after }])).toThrow(
    expect.objectContaining({ code: 'document.bad_correction' }),
  )
})

it('without corrections a record stays what it is', () => {
  expect(applyCorrections(record, [])).toEqual({ record, outcomes: [] })
})
