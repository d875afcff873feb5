import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../src/index.js'
import { leaseholder, openStore } from '../src/index.js'
import { assignment, body, bytesOf, citation, deadline, extraction, planRecord } from './invented.js'

describe('verify', () => {
  let directory: string
  let store: Store
  let documentId: string
  let image: string

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'vanthu-verify-'))
    store = await openStore({ directory })
    const bytes = bytesOf('Kế hoạch phòng cháy')
    ;({ documentId } = await store.receive({ filename: 'a', bytes }))
    ;({ sha256: image } = await store.blobs.put(bytesOf('a picture')))
    const record = planRecord(
      bytes,
      {},
      {
        assignments: [
          assignment('a1', 'Kiểm tra bình chữa cháy.', { responsible: [body('Phòng Cháy')], deadlineIds: ['d1'] }),
        ],
        deadlines: [deadline('d1', 'trước ngày 1/7/2024', { date: '2024-07-01' })],
        citations: [citation('c1', 'Luật', { title: 'Phòng cháy' })],
      },
    )
    const pageImages = [{ page: 1, sha256: image, mediaType: 'image/png', width: 1, height: 1 }]
    await store.putVersion(documentId, extraction(record, 'Kế hoạch phòng cháy', { pageImages }))
  })
  afterEach(async () => {
    await store.close()
    await rm(directory, { recursive: true, force: true })
  })

  const blob = (digest: string): string => join(directory, 'blobs', digest.slice(0, 2), digest.slice(2))
  const change = (sql: string): void => {
    const database = new Database(join(directory, 'vanthu.sqlite'))
    database.pragma('foreign_keys = OFF')
    database.exec(sql)
    database.close()
  }
  const codes = async (): Promise<readonly string[]> => (await store.verify()).map((f) => `${f.severity} ${f.code}`)

  it('finds nothing in a whole store, and tells how far it is', async () => {
    const seen: number[] = []
    expect(await store.verify({ onProgress: (done) => seen.push(done) })).toEqual([])
    expect(seen).toEqual([0, 1, 2])
  })

  it.each([
    ['a lost original', async () => rm(blob(documentId)), ['error verify.missing_blob']],
    ['a lost page image', async () => rm(blob(image)), ['error verify.missing_blob']],
    ['an original cut short', async () => writeFile(blob(documentId), 'Kế'), ['error verify.damaged_blob']],
    [
      'a page image with another content',
      async () => writeFile(blob(image), 'b picture'),
      ['error verify.damaged_blob'],
    ],
    ['a file of no document', async () => store.blobs.put(bytesOf('orphan')), ['info verify.orphan_blob']],
    ['a left-over', async () => writeFile(`${blob(image)}.tmp`, ''), ['info verify.leftover_file']],
    [
      'a changed record',
      async () => change(`UPDATE versions SET content_sha256 = 'x'`),
      ['error verify.damaged_record'],
    ],
    ['a broken record', async () => change(`UPDATE versions SET record = x'00'`), ['error verify.damaged_record']],
    ['a lost record', async () => change('DELETE FROM versions'), ['error verify.missing_record']],
    [
      'lost facts',
      async () => change('DELETE FROM citations'),
      ['error verify.damaged_database', 'error verify.facts_differ'],
    ],
    ['lost words', async () => change('DELETE FROM task_words'), ['error verify.words_differ']],
    ['lost words of the text', async () => change('DELETE FROM document_words'), ['error verify.words_differ']],
    ['a row that points nowhere', async () => change('DELETE FROM bodies'), ['error verify.damaged_database']],
    ['a document that waits', async () => store.requeue(documentId), ['info verify.unfinished']],
  ] as const)('finds %s', async (_, harm, expected) => {
    await harm()
    expect(await codes()).toEqual(expected)
  })

  it('puts the worst first', async () => {
    await store.blobs.put(bytesOf('orphan'))
    await rm(blob(documentId))
    expect(await codes()).toEqual(['error verify.missing_blob', 'info verify.orphan_blob'])
  })

  it('without hashing, sees lost and cut files still', async () => {
    await writeFile(blob(image), 'b picture')
    expect(await store.verify({ hashFiles: false })).toEqual([])
    await rm(blob(image))
    expect(await store.verify({ hashFiles: false })).toHaveLength(1)
  })

  it('reindexing mends lost facts and words', async () => {
    change(
      'DELETE FROM task_words; DELETE FROM tasks; DELETE FROM task_bodies; DELETE FROM task_deadlines; DELETE FROM headers',
    )
    expect((await codes()).length).toBeGreaterThan(0)
    await store.reindex(documentId)
    expect(await codes()).toEqual([])
    expect((await store.tasks({ words: 'bình chữa cháy' })).rows).toHaveLength(1)
  })

  it('the same extraction again mends a damaged record and lost facts, and is no new version', async () => {
    const [record, texts] = [await store.record(documentId), await store.texts(documentId)]
    if (record === null || texts === null) throw new Error('nothing stored')
    change(`UPDATE versions SET record = x'00'; DELETE FROM task_words; DELETE FROM doubts`)
    const pageImages = [{ page: 1, sha256: image, mediaType: 'image/png', width: 1, height: 1 }]
    const again = await store.putVersion(documentId, extraction(record, texts.raw, { pageImages }))
    expect(again).toMatchObject({ version: 1, changed: false })
    expect(await codes()).toEqual([])
  })

  it('a document being processed is told, and is no damage', async () => {
    await store.receive({ filename: 'b', bytes: bytesOf('b') })
    await store.claim({ holder: leaseholder() })
    expect(await codes()).toEqual(['info verify.unfinished'])
  })
})
