import type { Store } from '@vanthu/store'
import {
  assignment,
  body,
  bytesOf,
  citation,
  deadline,
  evidence,
  extraction,
  indicator,
  planRecord,
} from '../../../packages/store/test/invented.js'

export const raw = 'Sở Nội vụ chủ trì kiểm tra việc mở cửa thư viện xã, báo cáo truớc ngày 15/11/2026.'
/** A word that stands in every fact of the plan, to be looked for where it must not be. */
export const mark = 'thư viện'

/** Stores a plan of an invented province: one task, deadline, citation, indicator and doubt, and an image of its page. */
export async function keepPlan(store: Store, reference = '57/KH-UBND'): Promise<string> {
  const bytes = bytesOf(`%PDF-1.7 kế hoạch ${reference}`)
  const { documentId } = await store.receive({ filename: 'Kế hoạch thư viện.pdf', bytes })
  const { sha256 } = await store.blobs.put(bytesOf(`image of ${reference}`))
  const record = planRecord(
    bytes,
    {
      reference,
      issuedOn: '2026-03-12',
      issuer: 'UBND tỉnh Hòa Giang',
      title: 'Phát triển thư viện xã',
    },
    {
      assignments: [
        assignment('a1', 'Sở Nội vụ kiểm tra việc mở cửa thư viện xã', {
          responsible: [body('Sở Nội vụ')],
          with: [body('Sở Tài chính')],
          role: 'lead',
          deadlineIds: ['d1'],
          citationIds: ['c1'],
        }),
      ],
      deadlines: [
        deadline('d1', 'trước ngày 15/11/2026', { date: '2026-11-15', what: 'báo cáo việc mở cửa thư viện' }),
      ],
      citations: [
        citation('c1', 'Chỉ thị', {
          reference: '15-CT/TW',
          title: 'về thư viện',
          relation: 'carries-out',
          mentions: [evidence('Chỉ thị số 15-CT/TW về thư viện')],
        }),
      ],
      indicators: [
        indicator('xã có thư viện', {
          target: { text: '90%', year: 2026, comparator: 'at-least', value: 90, unit: '%' },
        }),
      ],
      unread: [{ kind: 'assignment', evidence: evidence('các thư viện khác') }],
    },
  )
  const from = raw.indexOf('truớc')
  const edits = [{ span: { from, to: from + 5 }, replacement: 'trước', rule: 'decode', confidence: 0.99 }]
  const pageImages = [{ page: 1, sha256, mediaType: 'image/png', width: 10, height: 14 }]
  await store.putVersion(documentId, extraction(record, raw, { edits, pageImages }))
  return documentId
}
