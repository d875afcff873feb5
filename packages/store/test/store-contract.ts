import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CodedError } from '@vanthu/document'
import type { PlanRecord } from '@vanthu/document'
import type { Claim, Store } from '../src/index.js'
import { leaseholder } from '../src/index.js'
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
  sha256,
} from './invented.js'
import type { Facts } from './invented.js'

/** A store on empty ground whose clock the suite moves. */
export interface ContractGround {
  open(now: () => number): Promise<Store>
  clean(): Promise<void>
}

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
    return 'no error'
  } catch (error) {
    return error instanceof CodedError ? error.code : String(error)
  }
}

/** What every store must do, whatever its database. */
export function storeContract(name: string, prepare: () => Promise<ContractGround>): void {
  describe(`${name}: the contract of a store`, () => {
    let ground: ContractGround
    let store: Store
    let now = 1_700_000_000_000
    const holder = leaseholder()

    beforeEach(async () => {
      ground = await prepare()
      now = 1_700_000_000_000
      store = await ground.open(() => now)
    })
    afterEach(async () => {
      await store.close()
      await ground.clean()
    })

    const claimed = async (documentId?: string): Promise<Claim> => {
      const claim = await store.claim({ holder, ...(documentId === undefined ? {} : { documentId }) })
      if (claim === null) throw new Error('nothing to claim')
      return claim
    }

    const keep = async (
      text: string,
      header: Partial<PlanRecord['document']> = {},
      facts: Facts = {},
    ): Promise<string> => {
      const bytes = bytesOf(text)
      const { documentId } = await store.receive({ filename: `${text.slice(0, 8)}.txt`, bytes })
      await store.putVersion(documentId, extraction(planRecord(bytes, header, facts), text))
      return documentId
    }

    describe('receiving', () => {
      it('keeps the same bytes once, under whatever name', async () => {
        const bytes = bytesOf('một văn bản')
        const first = await store.receive({ filename: 'a.txt', bytes })
        const second = await store.receive({ filename: 'b.txt', bytes })
        expect(first).toEqual({ documentId: sha256(bytes), known: false, status: 'received' })
        expect(second).toEqual({ documentId: sha256(bytes), known: true, status: 'received' })
        expect((await store.counts()).documents).toEqual({ received: 1, processing: 0, done: 0, failed: 0 })
        expect(await store.blobs.get(first.documentId)).toEqual(Buffer.from(bytes))
      })

      it('shows a document before it was read', async () => {
        const { documentId } = await store.receive({ filename: 'ke-hoach.pdf', bytes: bytesOf('x') })
        expect(await store.document(documentId)).toMatchObject({
          filename: 'ke-hoach.pdf',
          status: 'received',
          version: 0,
          receivedAt: now,
          reference: null,
          tasks: 0,
          failure: null,
        })
        expect(await store.record(documentId)).toBeNull()
        expect(await store.texts(documentId)).toBeNull()
      })

      it('takes an empty file and any name', async () => {
        const { documentId } = await store.receive({
          filename: '../../"; DROP TABLE documents; --\u0000.pdf',
          bytes: bytesOf(''),
        })
        expect((await store.document(documentId))?.bytes).toBe(0)
      })

      it.each([
        ['document', null],
        ['record', 'store.unknown_document'],
        ['pages', 'store.unknown_document'],
        ['versions', 'store.unknown_document'],
        ['requeue', 'store.unknown_document'],
        ['reindex', 'store.unknown_document'],
      ] as const)('%s of a document that was not received: %s', async (method, code) => {
        const unknown = sha256('nothing')
        if (code === null) expect(await store[method](unknown)).toBeNull()
        else expect(await codeOf(store[method](unknown))).toBe(code)
      })
    })

    describe('claims', () => {
      it('gives the one that waits longest, and each to one holder', async () => {
        const a = await store.receive({ filename: 'a', bytes: bytesOf('a') })
        const b = await store.receive({ filename: 'b', bytes: bytesOf('b') })
        expect((await claimed()).documentId).toBe(a.documentId)
        expect((await claimed()).documentId).toBe(b.documentId)
        expect(await store.claim({ holder })).toBeNull()
      })

      it('gives one by name', async () => {
        await store.receive({ filename: 'a', bytes: bytesOf('a') })
        const b = await store.receive({ filename: 'b', bytes: bytesOf('b') })
        expect(await claimed(b.documentId)).toMatchObject({ documentId: b.documentId, filename: 'b', attempt: 1 })
      })

      it('gives a document again when the claim has run out, not before; a heartbeat puts that off', async () => {
        await store.receive({ filename: 'a', bytes: bytesOf('a') })
        const first = await claimed()
        now += 50_000
        expect(await store.heartbeat(first)).toBe(true)
        now += 50_000
        expect(await store.claim({ holder })).toBeNull()
        now += 20_000
        const second = await claimed()
        expect(second.attempt).toBe(2)
        expect(await store.heartbeat(first)).toBe(false)
        await store.fail(first, { code: 'x.y', message: 'm', hint: null, retry: false })
        expect((await store.document(second.documentId))?.status).toBe('processing')
      })

      it('gives a document at once when its holder is a process of this machine that is gone', async () => {
        await store.receive({ filename: 'a', bytes: bytesOf('a') })
        const [machine] = leaseholder().split('/')
        expect(await store.claim({ holder: `${machine ?? ''}/4194303/gone` })).not.toBeNull()
        expect(await store.claim({ holder })).toMatchObject({ attempt: 2 })
      })

      it('gives up a document whose processing never ends', async () => {
        const { documentId } = await store.receive({ filename: 'a', bytes: bytesOf('a') })
        for (let i = 0; i < 3; i++) {
          await claimed()
          now += 100_000
        }
        expect(await store.claim({ holder })).toBeNull()
        expect(await store.document(documentId)).toMatchObject({
          status: 'failed',
          failure: { code: 'store.too_many_attempts' },
        })
      })

      it('released, it waits again and the attempt does not count', async () => {
        await store.receive({ filename: 'a', bytes: bytesOf('a') })
        await store.release(await claimed())
        expect((await claimed()).attempt).toBe(1)
      })

      it('failed for a fault of the document, it stays failed until queued again', async () => {
        const { documentId } = await store.receive({ filename: 'a', bytes: bytesOf('a') })
        await store.fail(await claimed(), {
          code: 'ingest.encrypted_pdf',
          message: 'locked',
          hint: 'unlock',
          retry: false,
        })
        expect(await store.document(documentId)).toMatchObject({
          status: 'failed',
          failure: { code: 'ingest.encrypted_pdf', message: 'locked', hint: 'unlock' },
        })
        expect(await store.claim({ holder })).toBeNull()
        await store.requeue(documentId)
        expect(await claimed()).toMatchObject({ documentId, attempt: 1 })
      })

      it('failed for a fault of the machine, it waits and is tried again, three times in all', async () => {
        const { documentId } = await store.receive({ filename: 'a', bytes: bytesOf('a') })
        for (let attempt = 1; attempt <= 3; attempt++) {
          await store.fail(await claimed(), {
            code: 'm.disk',
            message: 'm',
            hint: null,
            retry: true,
            retryAfterMs: 5000,
          })
          if (attempt < 3) expect(await store.claim({ holder })).toBeNull()
          now += 5000
        }
        expect((await store.document(documentId))?.status).toBe('failed')
      })
    })

    describe('versions', () => {
      it('stores record and texts, and the document is done', async () => {
        const bytes = bytesOf('quét')
        const { documentId } = await store.receive({ filename: 'a', bytes })
        await claimed()
        const record = planRecord(bytes, { title: 'Mở rộng thư viện lưu động' })
        const edits = [
          { span: { from: 0, to: 2 }, replacement: 'Mở', rule: 'decode.word', confidence: 0.8, alternatives: ['Mơ'] },
        ]
        const stored = await store.putVersion(documentId, extraction(record, 'Mo rộng', { edits }))
        expect(stored).toEqual({ documentId, version: 1, changed: true, warnings: [] })
        expect(await store.record(documentId)).toEqual(record)
        expect(await store.texts(documentId)).toEqual({ raw: 'Mo rộng', repaired: 'Mở rộng', edits })
        expect(await store.document(documentId)).toMatchObject({
          status: 'done',
          version: 1,
          title: record.document.title,
        })
      })

      it('the same extraction again adds nothing, another one is a new version, and the old one stays', async () => {
        const bytes = bytesOf('quét')
        const { documentId } = await store.receive({ filename: 'a', bytes })
        const first = planRecord(bytes, {}, { assignments: [assignment('a1', 'Rà soát tủ sách cơ sở.')] })
        const second = planRecord(bytes, {}, { assignments: [assignment('a1', 'Rà soát tủ sách ở cơ sở.')] })
        expect((await store.putVersion(documentId, extraction(first, 't'))).changed).toBe(true)
        expect(await store.putVersion(documentId, extraction(first, 't'))).toMatchObject({ version: 1, changed: false })
        await store.requeue(documentId)
        expect(await store.putVersion(documentId, extraction(second, 't'))).toMatchObject({ version: 2, changed: true })
        expect((await store.tasks()).rows.map((row) => row.text)).toEqual(['Rà soát tủ sách ở cơ sở.'])
        expect(await store.record(documentId, 1)).toEqual(first)
        expect((await store.versions(documentId)).map((v) => [v.version, v.current])).toEqual([
          [1, false],
          [2, true],
        ])
      })

      it('warns when number and issuer repeat, not when only one does', async () => {
        const header = { reference: '15/KH-UBND', issuer: 'Ủy ban nhân dân tỉnh Hòa Giang' }
        const first = await keep('bản một', header)
        await keep('nơi khác', { ...header, issuer: 'Ủy ban nhân dân tỉnh Tân Lộc' })
        const bytes = bytesOf('bản hai')
        const { documentId } = await store.receive({ filename: 'b', bytes })
        const copy = planRecord(bytes, { reference: '15 /KH-UBND', issuer: 'Uỷ ban nhân dân tỉnh Hoà Giang' })
        const { warnings } = await store.putVersion(documentId, extraction(copy, 'bản hai'))
        expect(warnings.map((w) => w.code)).toEqual(['store.repeated_reference'])
        expect(warnings[0]?.message).toContain(first.slice(0, 12))
        expect((await store.documents({ repeated: true })).rows.map((row) => row.documentId)).toEqual([
          documentId,
          first,
        ])
      })

      it('refuses a record of another source, one that fits no schema, edits that leave the text, and lost images', async () => {
        const bytes = bytesOf('a')
        const { documentId } = await store.receive({ filename: 'a', bytes })
        const record = planRecord(bytes)
        const image = { page: 1, sha256: sha256('no image'), mediaType: 'image/png', width: 10, height: 10 }
        const outside = [{ span: { from: 5, to: 9 }, replacement: '', rule: 'r', confidence: 1 }]
        const broken = {
          ...record,
          quality: { ...record.quality, pages: [{ page: 0, textFrom: 'ocr', confidence: 3, grade: 'good' }] },
        }
        await expect(store.putVersion(documentId, extraction(planRecord(bytesOf('b')), 't'))).rejects.toThrow(
          RangeError,
        )
        // @ts-expect-error what a program without types could hand in
        await expect(store.putVersion(documentId, extraction(broken, 't'))).rejects.toThrow(RangeError)
        await expect(store.putVersion(documentId, extraction(record, 't', { edits: outside }))).rejects.toThrow(
          RangeError,
        )
        expect(await codeOf(store.putVersion(documentId, extraction(record, 't', { pageImages: [image] })))).toBe(
          'store.missing_blob',
        )
        expect((await store.document(documentId))?.version).toBe(0)
      })

      it('keeps page images and how each page was read', async () => {
        const bytes = bytesOf('a')
        const { documentId } = await store.receive({ filename: 'a', bytes })
        const { sha256: digest } = await store.blobs.put(bytesOf('a picture'))
        const pageImages = [{ page: 1, sha256: digest, mediaType: 'image/png', width: 1654, height: 2339 }]
        await store.putVersion(documentId, extraction(planRecord(bytes), 't', { pageImages }))
        expect(await store.pages(documentId)).toEqual([
          {
            page: 1,
            textFrom: 'ocr',
            confidence: 0.94,
            grade: 'good',
            image: { sha256: digest, mediaType: 'image/png', width: 1654, height: 2339 },
          },
        ])
      })

      it('makes facts and words anew from the record', async () => {
        const id = await keep('Kế hoạch', {}, { assignments: [assignment('a1', 'Trồng cây xanh ven hồ.')] })
        await store.reindex(id)
        expect((await store.tasks({ words: 'cây xanh' })).rows).toHaveLength(1)
        expect(await store.verify()).toEqual([])
      })
    })

    describe('finding a document', () => {
      it.each([
        ['the beginning of its id', (id: string) => id.slice(0, 6)],
        ['its number', () => '21/KH-UBND'],
        ['its number with spaces and small letters', () => ' 21 / kh-ubnd '],
      ])('by %s', async (_, asked) => {
        const id = await keep('a', { reference: '21/KH-UBND' })
        await keep('b', { reference: '22/KH-UBND' })
        expect(await store.find(asked(id))).toEqual([id])
      })

      it('refuses what is neither', async () => {
        expect(await codeOf(store.find('ab'))).toBe('store.short_id')
      })
    })

    describe('tasks', () => {
      const library = body('Sở Văn hóa và Đọc sách', 'so-doc-sach')
      const treasury = body('Sở Tài chính', 'so-tai-chinh')
      const communes = body('Ủy ban nhân dân các xã, phường')

      const twoPlans = async (): Promise<{ readonly older: string; readonly newer: string }> => {
        const older = await keep(
          'Kế hoạch thư viện',
          {
            reference: '7/KH-UBND',
            issuer: 'Ủy ban nhân dân tỉnh Hòa Giang',
            issuedOn: '2023-02-10',
            provinceId: 'hoa-giang',
          },
          {
            assignments: [
              assignment('a1', 'Chủ trì xây dựng tủ sách lưu động tại các xã vùng xa.', {
                responsible: [library],
                role: 'lead',
                with: [communes],
                deadlineIds: ['d1'],
                citationIds: ['c1'],
                confidence: 0.6,
              }),
              assignment('a2', 'Bố trí kinh phí mua sách hằng năm.', { responsible: [treasury], deadlineIds: ['d2'] }),
              assignment('a3', 'Phối hợp tuyên truyền văn hoá đọc.', {
                responsible: [communes, treasury],
                role: 'support',
              }),
            ],
            deadlines: [
              deadline('d1', 'trước ngày 30/6/2023', { date: '2023-06-30' }),
              deadline('d2', 'trước ngày 15/11 hằng năm', {
                kind: 'recurring',
                every: 'year',
                month: 11,
                day: 15,
                rrule: 'FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15',
              }),
            ],
            citations: [
              citation('c1', 'Luật', { kind: 'law', title: 'Thư viện', year: 2019, relation: 'basis' }),
              citation('c2', 'Chỉ thị', { reference: '9-CT/TW', relation: 'carries-out' }),
            ],
          },
        )
        const newer = await keep(
          'Kế hoạch chợ đêm',
          {
            reference: '8/KH-UBND',
            issuer: 'Ủy ban nhân dân tỉnh Tân Lộc',
            issuedOn: '2022-12-01',
            provinceId: 'tan-loc',
          },
          {
            assignments: [
              assignment('a1', 'Sắp xếp gian hàng chợ đêm; báo cáo Sở Tài chính.', {
                responsible: [communes],
                requested: true,
              }),
              assignment('a2', 'Thẩm định phương án thu phí.', { responsible: [treasury], citationIds: ['c1'] }),
            ],
            citations: [citation('c1', 'Chỉ thị', { reference: '9 - CT/TW' })],
          },
        )
        return { older, newer }
      }

      const ids = async (question: Parameters<Store['tasks']>[0]): Promise<readonly string[]> =>
        (await store.tasks(question)).rows.map((row) => `${row.document.reference ?? ''} ${row.taskId}`)

      it('gives everything a task has', async () => {
        const { older } = await twoPlans()
        const [row] = (await store.tasks({ document: { documentId: older } })).rows
        expect(row).toEqual({
          document: {
            documentId: older,
            filename: 'Kế hoạch.txt',
            type: 'Kế hoạch',
            reference: '7/KH-UBND',
            issuedOn: '2023-02-10',
            issuer: 'Ủy ban nhân dân tỉnh Hòa Giang',
            provinceId: 'hoa-giang',
            title: null,
          },
          taskId: 'a1',
          section: 'II.1',
          text: 'Chủ trì xây dựng tủ sách lưu động tại các xã vùng xa.',
          responsible: [library],
          role: 'lead',
          with: [communes],
          requested: false,
          deadlines: [
            { deadlineId: 'd1', text: 'trước ngày 30/6/2023', kind: 'fixed', dueOn: '2023-06-30', rrule: null },
          ],
          citations: [{ citationId: 'c1', type: 'Luật', reference: null, title: 'Thư viện' }],
          page: 1,
          confidence: 0.6,
          highlights: [],
        })
      })

      it.each([
        ['all, the document received last first', {}, ['8 a1', '8 a2', '7 a1', '7 a2', '7 a3']],
        ['by name', { body: { names: ['Sở Tài chính'] } }, ['8 a2', '7 a2', '7 a3']],
        ['by name without marks', { body: { names: ['so tai chinh'] } }, ['8 a2', '7 a2', '7 a3']],
        [
          'by name with the tone placed the old way',
          { body: { names: ['Uỷ ban nhân dân các xã, phường'] } },
          ['8 a1', '7 a3'],
        ],
        ['a name with a wrong mark is another name', { body: { names: ['Sở Tài chỉnh'] } }, []],
        ['by registry id', { body: { bodyIds: ['so-doc-sach'] } }, ['7 a1']],
        [
          'by several names and ids',
          { body: { names: ['so tai chinh'], bodyIds: ['so-doc-sach'] } },
          ['8 a2', '7 a1', '7 a2', '7 a3'],
        ],
        ['by words of the name', { body: { words: 'xa phuong' } }, ['8 a1', '7 a3']],
        ['as partner', { body: { words: 'xã, phường' }, part: 'with' }, ['7 a1']],
        ['in either part', { body: { words: 'xã, phường' }, part: 'either' }, ['8 a1', '7 a1', '7 a3']],
        ['an unknown body has none', { body: { names: ['Sở Không Có'] } }, []],
        ['an empty list of bodies has none', { body: { names: [], bodyIds: [] } }, []],
        ['by role', { role: 'support' }, ['7 a3']],
        ['by request', { requested: true }, ['8 a1']],
        [
          'by instrument: cited in the task, or carried out by the document',
          { instrument: { reference: '9-CT/TW' } },
          ['8 a2', '7 a1', '7 a2', '7 a3'],
        ],
        ['by instrument, in the task itself', { instrument: { reference: '9-ct/tw' }, citedInTask: true }, ['8 a2']],
        ['by title of a law', { instrument: { title: 'luat thu vien' } }, ['7 a1']],
        ['by part of a title', { instrument: { title: 'Thư viện' } }, ['7 a1']],
        ['due between two days', { due: { from: '2023-06-01', to: '2023-06-30' } }, ['7 a1']],
        ['due, a recurring one', { due: { from: '2025-11-01', to: '2025-11-30' } }, ['7 a2']],
        ['due before the recurring one began', { due: { from: '2022-11-01', to: '2022-11-30' } }, []],
        ['due from a day on', { due: { from: '2023-07-01' } }, ['7 a2']],
        ['due up to a day', { due: { to: '2023-06-30' } }, ['7 a1']],
        [
          'by issuer, with or without its place',
          { document: { issuer: 'uy ban nhan dan' } },
          ['8 a1', '8 a2', '7 a1', '7 a2', '7 a3'],
        ],
        ['by issuer with its place', { document: { issuer: 'Ủy ban nhân dân tỉnh Tân Lộc' } }, ['8 a1', '8 a2']],
        ['by province', { document: { provinceId: 'hoa-giang' } }, ['7 a1', '7 a2', '7 a3']],
        [
          'by day of issue',
          { document: { issued: { from: '2023-01-01', to: '2023-12-31' } } },
          ['7 a1', '7 a2', '7 a3'],
        ],
        ['by type', { document: { type: 'ke hoach' } }, ['8 a1', '8 a2', '7 a1', '7 a2', '7 a3']],
        ['by another type', { document: { type: 'Chỉ thị' } }, []],
        ['by words', { words: 'chợ đêm' }, ['8 a1']],
        ['by words of the responsible body', { words: 'tài chính phí' }, ['8 a2', '7 a2']],
        ['words and body', { words: 'van hoa', body: { names: ['so tai chinh'] } }, ['7 a3']],
        ['sorted by day of issue', { sort: 'issued' }, ['7 a1', '7 a2', '7 a3', '8 a1', '8 a2']],
        ['words, sorted by day of issue', { words: 'phi', sort: 'issued' }, ['7 a2', '8 a2']],
        ['least certain first', { sort: 'confidence', limit: 2 }, ['7 a1', '8 a1']],
      ] as const)('%s', async (_, question, expected) => {
        await twoPlans()
        expect((await ids(question)).map((id) => id.replace('/KH-UBND', ''))).toEqual(expected)
      })

      it.each([['received'], ['issued'], ['confidence']] as const)(
        'pages of one row add up, sorted by %s',
        async (sort) => {
          await twoPlans()
          const all = await ids({ sort })
          const seen: string[] = []
          let after: string | undefined
          do {
            const page = await store.tasks({ sort, limit: 1, ...(after === undefined ? {} : { after }) })
            seen.push(...page.rows.map((row) => `${row.document.reference ?? ''} ${row.taskId}`))
            after = page.next ?? undefined
          } while (after !== undefined)
          expect(seen).toEqual(all)
          expect(seen).toHaveLength(5)
        },
      )

      it('pages of words add up too', async () => {
        await twoPlans()
        const first = await store.tasks({ words: 'sách', limit: 1 })
        const second = await store.tasks({ words: 'sách', limit: 1, after: first.next ?? '' })
        expect([...first.rows, ...second.rows].map((row) => row.taskId)).toEqual(['a1', 'a2'])
        expect(second.next).toBeNull()
      })

      it('refuses a place that is not one of the question, and a limit out of range', async () => {
        await twoPlans()
        const { next } = await store.tasks({ limit: 1 })
        expect(await codeOf(store.tasks({ after: 'xyz' }))).toBe('store.bad_cursor')
        expect(await codeOf(store.tasks({ sort: 'issued', after: next ?? '' }))).toBe('store.bad_cursor')
        await expect(store.tasks({ limit: 0 })).rejects.toThrow(RangeError)
      })

      it('lists the bodies that have tasks', async () => {
        await twoPlans()
        expect(await store.bodies()).toEqual([
          { ...treasury, responsible: 3, with: 0 },
          { ...communes, responsible: 2, with: 1 },
          { ...library, responsible: 1, with: 0 },
        ])
        expect((await store.bodies({ words: 'doc sach' })).map((b) => b.name)).toEqual([library.name])
      })
    })

    describe('full text, exact and mark-blind at once', () => {
      const text =
        'Kế hoạch phát triển kinh tế – xã hội; giao Uỷ ban nhân dân xã Đồng Hoà (Chỉ thị số 28-CT/TW, 2.500 hộ).'
      it.each([
        ['ke hoach', true],
        ['KẾ HOẠCH', true],
        ['kế hoach', true],
        ['kẻ hoạch', false],
        ['hoạch kế', true],
        ['"kế hoạch"', true],
        ['"hoạch kế"', false],
        ['"ke hoach"', false],
        ['“kế hoạch phát triển”', true],
        ['"kế hoạch', true],
        ['ke\u0302\u0301 hoa\u0323ch', true],
        ['dong hoa', true],
        ['đồng hòa', true],
        ['đồng hoà', true],
        ['đong hoa', false],
        ['uy ban', true],
        ['Ủy ban', true],
        ['Uỷ ban', true],
        ['28-CT/TW', true],
        ['28 ct tw', true],
        ['CT-28/TW', false],
        ['2.500', true],
        ['kinh tế xã hội', true],
        ['"kinh tế - xã hội"', true],
        ['hội giao', true],
        ['triên', false],
        ['tri', false],
        ['kế AND hoạch', false],
        ['NOT kế', false],
        ['kế* ^hoạch) OR ("', false],
        ['kế* ^hoạch) ("', true],
        ["kế'; DROP TABLE tasks; --", false],
        ['kế \u0000 hoạch', true],
      ] as const)('%s → %s', async (words, found) => {
        await keep(text, {}, { assignments: [assignment('a1', text)] })
        expect((await store.tasks({ words })).rows.length === 1).toBe(found)
        expect((await store.documents({ words })).rows.length === 1).toBe(found)
      })

      it.each([[''], ['   '], ['"'], ['*-/'], ['"" ()']])('refuses %j, which has no word', async (words) => {
        expect(await codeOf(store.tasks({ words }))).toBe('store.empty_search')
      })

      it('finds text in decomposed form and shows the places in the text as it stands', async () => {
        const decomposed = 'Tuyên truyền kế hoạch đọc sách.'.normalize('NFD')
        await keep('x', {}, { assignments: [assignment('a1', decomposed)] })
        const [row] = (await store.tasks({ words: 'kế "đọc sách"' })).rows
        expect(row?.highlights.map((h) => row.text.slice(h.from, h.to).normalize('NFC'))).toEqual(['kế', 'đọc sách'])
      })

      it('shows a snippet of a document around what was found', async () => {
        const long = `${'Một câu mở đầu dài. '.repeat(40)}Tổ chức bơi an toàn\ncho học sinh. ${'Một câu kết thúc. '.repeat(40)}`
        await keep(long)
        const [row] = (await store.documents({ words: 'boi an toan' })).rows
        const snippet = row?.snippet
        expect(snippet?.text).toContain('Tổ chức bơi an toàn cho học sinh.')
        expect(snippet?.text.length).toBeLessThanOrEqual(240)
        expect(snippet?.highlights.map((h) => snippet.text.slice(h.from, h.to))).toEqual(['bơi', 'an', 'toàn'])
        expect([snippet?.cutBefore, snippet?.cutAfter]).toEqual([true, true])
      })

      it('searches the repaired text, and the newest version only', async () => {
        const bytes = bytesOf('scan')
        const { documentId } = await store.receive({ filename: 'a', bytes })
        const edits = [{ span: { from: 0, to: 2 }, replacement: 'Kế', rule: 'r', confidence: 1 }]
        await store.putVersion(documentId, extraction(planRecord(bytes), 'Kê hoạch', { edits }))
        expect((await store.documents({ words: 'kế' })).rows).toHaveLength(1)
        expect((await store.documents({ words: 'kê' })).rows).toHaveLength(0)
        await store.putVersion(documentId, extraction(planRecord(bytes, { title: 'mới' }), 'Kê hoạch'))
        expect((await store.documents({ words: 'kế' })).rows).toHaveLength(0)
      })

      it('no phrase reaches from a task into the names beside it', async () => {
        await keep('x', {}, { assignments: [assignment('a1', 'Báo cáo Sở', { responsible: [body('Tài chính')] })] })
        expect((await store.tasks({ words: '"Sở Tài chính"' })).rows).toHaveLength(0)
        expect((await store.tasks({ words: 'Sở Tài chính' })).rows).toHaveLength(1)
      })
    })

    describe('deadlines', () => {
      const ministry = body('Bộ Đường thủy')
      const plan = async (): Promise<string> =>
        keep(
          'Kế hoạch an toàn bến đò',
          { reference: '3/KH-UBND', issuedOn: '2024-01-20' },
          {
            assignments: [assignment('a1', 'Kiểm tra bến.', { responsible: [body('Sở Bến Đò')], deadlineIds: ['d1'] })],
            deadlines: [
              deadline('d1', 'trước ngày 31/3/2024', {
                date: '2024-03-31',
                reportTo: [ministry],
                via: [body('Sở Bến Đò')],
              }),
              deadline('d2', 'trong quý II/2024', {
                kind: 'window',
                bound: 'within',
                from: '2024-04-01',
                to: '2024-06-30',
              }),
              deadline('d3', 'trước ngày 20 hằng tháng', {
                kind: 'recurring',
                every: 'month',
                day: 20,
                rrule: 'FREQ=MONTHLY;BYMONTHDAY=20',
                who: [body('Các xã')],
              }),
              deadline('d4', 'trước ngày 05 tháng cuối quý', { kind: 'recurring', every: 'quarter', day: 5 }),
              deadline('d5', 'định kỳ hằng quý', { kind: 'periodic', bound: null, every: 'quarter' }),
              deadline('d6', 'đột xuất', { kind: 'adhoc', bound: null }),
              deadline('d7', 'ngày 30/02/2024', { date: '2024-02-30' }),
            ],
          },
        )

      it.each([
        [
          'by day, then order',
          { from: '2024-03-01', to: '2024-04-30' },
          ['03-05 d4', '03-20 d3', '03-31 d1', '04-20 d3'],
        ],
        ['a window falls due on its last day', { from: '2024-06-21', to: '2024-07-01' }, ['06-30 d2']],
        ['nothing before the document was issued', { from: '2023-12-01', to: '2024-01-19' }, []],
        ['on the day of issue itself', { from: '2024-01-20', to: '2024-01-20' }, ['01-20 d3']],
        [
          'periodic ones at the end of each period when asked',
          { from: '2024-03-21', to: '2024-06-30', periodic: true },
          ['03-31 d1', '03-31 d5', '04-20 d3', '05-20 d3', '06-05 d4', '06-20 d3', '06-30 d2', '06-30 d5'],
        ],
        [
          'by the body that must act',
          { from: '2024-03-01', to: '2024-04-30', body: { names: ['Các xã'] } },
          ['03-20 d3', '04-20 d3'],
        ],
        [
          'by the body of the task',
          { from: '2024-03-01', to: '2024-04-30', body: { names: ['Sở Bến Đò'] } },
          ['03-31 d1'],
        ],
        ['by document', { from: '2024-03-01', to: '2024-04-30', document: { issuer: 'khác' } }, []],
      ] as const)('due: %s', async (_, question, expected) => {
        await plan()
        const { rows } = await store.due(question)
        expect(rows.map((row) => `${row.on.slice(5)} ${row.deadline.deadlineId}`)).toEqual(expected)
      })

      it('pages of two add up', async () => {
        await plan()
        const window = { from: '2024-03-01', to: '2024-12-31', periodic: true }
        const all = (await store.due(window)).rows
        const seen = []
        let after: string | undefined
        do {
          const page = await store.due({ ...window, limit: 2, ...(after === undefined ? {} : { after }) })
          seen.push(...page.rows)
          after = page.next ?? undefined
        } while (after !== undefined)
        expect(seen).toEqual(all)
        expect(all.length).toBeGreaterThan(12)
      })

      it.each([
        ['2024-02-01', '2024-01-01'],
        ['2024-01-01', '2045-01-01'],
        ['2024-02-30', '2024-03-01'],
      ])('refuses the window %s to %s', async (from, to) => {
        expect(await codeOf(store.due({ from, to }))).toBe('store.bad_window')
        expect(await codeOf(store.tasks({ due: { from, to } }))).toBe('store.bad_window')
      })

      it.each([[{ from: 'mai' }], [{ to: '2024-02-30' }]])('refuses %j as an open window', async (due) => {
        expect(await codeOf(store.tasks({ due }))).toBe('store.bad_window')
      })

      it('lists deadlines as read', async () => {
        await plan()
        const { rows } = await store.deadlines({ kind: 'fixed' })
        expect(rows.map((row) => [row.deadlineId, row.dueOn, row.reportTo, row.via])).toEqual([
          ['d1', '2024-03-31', [ministry], [body('Sở Bến Đò')]],
          ['d7', null, [], []],
        ])
        expect((await store.deadlines({ body: { words: 'xa' } })).rows.map((row) => row.deadlineId)).toEqual(['d3'])
      })
    })

    describe('citations, documents, indicators, doubts', () => {
      const twoDocuments = async (): Promise<readonly [string, string]> => [
        await keep(
          'Công văn về đọc sách',
          { type: 'Công văn', issuedOn: '2024-05-02', reference: '11/SDS-VP' },
          {
            citations: [
              citation('c1', 'Nghị định', {
                reference: '04/2013/NĐ-CP',
                relation: 'basis',
                mentions: [evidence('04/2013/NĐ-CP', 3), evidence('04/2013/NĐ-CP', 1), evidence('04/2013/NĐ-CP', 1)],
              }),
              citation('c2', 'Luật', {
                kind: 'law',
                title: 'Thư viện',
                relation: 'basis',
                status: 'resolved',
                confidence: 0.5,
              }),
            ],
            indicators: [
              indicator('Tỷ lệ xã có tủ sách', {
                target: { text: '≥ 80%', year: 2025, comparator: 'at-least', value: 80, unit: '%' },
              }),
            ],
            unread: [{ kind: 'citation', evidence: evidence('QĐ sô 1l/2O20') }],
          },
        ),
        await keep(
          'Kế hoạch kèm căn cứ',
          { issuedOn: '2024-05-03' },
          {
            citations: [citation('c1', 'Nghị định', { reference: '4/2013/NĐ-CP' })],
            assignments: [assignment('a1', 'Một việc chưa rõ.', { confidence: 0.3 })],
          },
        ),
      ]

      it('citations of an instrument, zeros in front or not', async () => {
        await twoDocuments()
        const { rows } = await store.citations({ instrument: { reference: '04/2013/NĐ-CP' } })
        expect(rows.map((row) => [row.document.type, row.relation, row.mentions, row.pages])).toEqual([
          ['Kế hoạch', 'refers', 1, [1]],
          ['Công văn', 'basis', 3, [1, 3]],
        ])
      })

      it.each([
        ['kind', { kind: 'law' }, ['Thư viện']],
        ['relation', { relation: 'basis' }, [null, 'Thư viện']],
        ['status', { status: 'resolved' }, ['Thư viện']],
        ['title', { instrument: { title: 'luật thư viện' } }, ['Thư viện']],
        ['no words in the title', { instrument: { title: '...' } }, []],
      ] as const)('citations by %s', async (_, question, titles) => {
        await twoDocuments()
        expect((await store.citations(question)).rows.map((row) => row.title)).toEqual(titles)
      })

      it.each([
        ['citing an instrument', { citing: { reference: '4/2013/NĐ-CP' } }, [1, 0]],
        ['citing it as basis', { citing: { reference: '4/2013/NĐ-CP' }, relation: 'basis' }, [0]],
        ['by number', { reference: '11/sds-vp' }, [0]],
        ['by type', { document: { type: 'Công văn' } }, [0]],
        ['by state', { status: 'failed' }, []],
        ['by words', { words: 'doc sach' }, [0]],
        ['sorted by day of issue', { sort: 'issued' }, [1, 0]],
      ] as const)('documents %s', async (_, question, expected) => {
        const documents = await twoDocuments()
        const { rows } = await store.documents(question)
        expect(rows.map((row) => documents.indexOf(row.documentId))).toEqual(expected)
      })

      it('documents, paged', async () => {
        const documents = await twoDocuments()
        for (const sort of ['received', 'issued'] as const) {
          const first = await store.documents({ limit: 1, sort })
          const second = await store.documents({ limit: 1, sort, after: first.next ?? '' })
          expect([...first.rows, ...second.rows].map((row) => row.documentId)).toEqual([...documents].reverse())
          expect(second.next).toBeNull()
        }
      })

      it('indicators by words of the name', async () => {
        await twoDocuments()
        expect((await store.indicators({ name: 'tu sach' })).rows).toMatchObject([
          {
            name: 'Tỷ lệ xã có tủ sách',
            baseline: null,
            target: { text: '≥ 80%', value: 80, unit: '%', year: 2025 },
            comparator: 'at-least',
          },
        ])
        expect((await store.indicators({ name: 'tư sách' })).rows).toEqual([])
      })

      it('doubts, least certain first', async () => {
        await twoDocuments()
        const { rows } = await store.doubts()
        expect(rows.map((row) => [row.kind, row.recordId, row.text, row.confidence])).toEqual([
          ['unread', null, 'QĐ sô 1l/2O20', 0],
          ['task', 'a1', 'Một việc chưa rõ.', 0.3],
          ['citation', 'c2', 'Luật', 0.5],
        ])
        expect((await store.doubts({ kind: 'task' })).rows).toHaveLength(1)
        expect((await store.doubts({ below: 0.3 })).rows).toHaveLength(1)
        const first = await store.doubts({ limit: 2 })
        expect((await store.doubts({ limit: 2, after: first.next ?? '' })).rows.map((row) => row.recordId)).toEqual([
          'c2',
        ])
      })

      it('counts', async () => {
        await twoDocuments()
        expect(await store.counts()).toEqual({
          documents: { received: 0, processing: 0, done: 2, failed: 0 },
          pages: 2,
          tasks: 1,
          deadlines: 0,
          citations: 3,
          indicators: 1,
          doubts: 3,
        })
      })
    })
  })
}
