import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Diagnostic } from '@vanthu/document'
import { CodedError } from '@vanthu/document'
import type { OpenedSource } from '@vanthu/ingest'
import { failedReading } from '@vanthu/ingest'
import type { Pipeline, ReadPages } from '@vanthu/pipeline'
import type { Store } from '@vanthu/store'
import { openStore } from '@vanthu/store'
import type { DocumentWork } from '../src/index.js'
import { openDocumentWork } from '../src/index.js'

const note: Diagnostic = { code: 'ingest.odd_file', severity: 'warning', message: 'its table of pages was lost' }
/** What reading a page gives here: its number, and a note of its own. */
const readingOf = (page: number) =>
  failedReading(page, new CodedError('ingest.page_failed', `page ${page}`, { hint: 'none' }))

describe('a document whose pages are jobs of their own', () => {
  let directory: string
  let store: Store
  let documentId: string
  const done: string[] = []
  const assembled: ReadPages[] = []

  const opened = (pages: number): OpenedSource => ({
    pages,
    notes: [note],
    readPage: (page) => {
      done.push(`read ${page}`)
      return Promise.resolve({ ...readingOf(page), image: null })
    },
    readAll: () => Promise.reject(new RangeError('pages are read one by one')),
    close: () => Promise.resolve(),
  })
  const pipeline: Pipeline = {
    read: () => Promise.reject(new RangeError('not asked for')),
    process: () => Promise.reject(new RangeError('not asked for')),
    open: () => {
      done.push('open')
      return Promise.resolve(opened(3))
    },
    assemble: (_, pages) => {
      assembled.push(pages)
      throw new CodedError('ingest.seen', 'what came together was looked at', { hint: 'none' })
    },
    close: () => Promise.resolve(),
  }
  /** Another process knows of the document what the store says, and nothing else. */
  const anotherProcess = (): DocumentWork =>
    openDocumentWork({ storeOf: () => Promise.resolve(store), pipeline, producer: 'vanthu test' })
  const ref = () => ({ tenant: 'default', documentId })

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'vanthu-work-'))
    store = await openStore({ directory })
    documentId = (await store.receive({ filename: 'a.pdf', bytes: new TextEncoder().encode('a') })).documentId
    done.length = 0
    assembled.length = 0
  })
  afterEach(async () => {
    await store.close()
    await rm(directory, { recursive: true, force: true })
  })

  it('is open once for all its pages, and not again to be put together elsewhere', async () => {
    const work = anotherProcess()
    expect(await work.begin(ref())).toEqual({ kind: 'pages', attempt: 1, total: 3, pages: [1, 2, 3] })
    for (const page of [2, 1, 3]) await work.readPage(ref(), page)
    expect(done).toEqual(['open', 'read 2', 'read 1', 'read 3'])
    expect(await anotherProcess().finish(ref(), 3)).toEqual({ kind: 'failed', code: 'ingest.seen' })
    expect(done).toHaveLength(4)
    expect(assembled).toEqual([{ readings: [1, 2, 3].map(readingOf), notes: [note] }])
    await work.close()
  })

  it('says how many pages are kept, and reads none twice', async () => {
    const work = anotherProcess()
    await work.begin(ref())
    expect(await work.readPage(ref(), 3)).toMatchObject({ done: 1, total: 3 })
    expect(await work.readPage(ref(), 1)).toMatchObject({ done: 2, total: 3 })
    expect(await anotherProcess().readPage(ref(), 1)).toEqual({ done: 2, total: 3, ms: null })
    expect(done.filter((step) => step === 'read 1')).toHaveLength(1)
    // Whoever begins again after a crash asks for what is missing.
    expect(await anotherProcess().begin(ref())).toEqual({ kind: 'pages', attempt: 2, total: 3, pages: [2] })
    await work.close()
  })

  it('goes on without a page that nobody could read', async () => {
    const work = anotherProcess()
    await work.begin(ref())
    await work.readPage(ref(), 1)
    await work.finish(ref(), 2)
    const [pages] = assembled
    expect(pages?.readings.map(({ notes }) => notes[0]?.message.slice(0, 30))).toEqual([
      'Page 1 could not be read. page',
      'Page 2 could not be read. What',
    ])
    await work.close()
  })

  it('keeps its claim where the machine fails, and goes on with it; no attempt counts', async () => {
    const full = new CodedError('store.disk_full', 'no room', { hint: 'make room', retry: true })
    const broken: Store = { ...store, keptPageNumbers: () => Promise.reject(full) }
    const without = openDocumentWork({ storeOf: () => Promise.resolve(broken), pipeline, producer: 'vanthu test' })
    for (const again of [false, true, true, true, true]) {
      await expect(without.begin(ref(), { again })).rejects.toBe(full)
    }
    expect(await anotherProcess().begin(ref(), { again: true })).toMatchObject({ kind: 'pages', attempt: 1 })
    await without.close()
  })

  it('is left alone by whoever does not hold it', async () => {
    expect(await anotherProcess().readPage(ref(), 1)).toBeNull()
    expect(await anotherProcess().finish(ref(), 1)).toEqual({ kind: 'taken' })
    expect(done).toEqual([])
  })
})
