import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { CodedError } from '@vanthu/document'
import type { Pipeline } from '@vanthu/pipeline'
import { openPipeline } from '@vanthu/pipeline'
import type { Store } from '@vanthu/store'
import { leaseholder, openStore } from '@vanthu/store'
import type { PostgresServer } from '../../../scripts/services/postgres.mjs'
import { postgresBinaries, startPostgres } from '../../../scripts/services/postgres.mjs'
import { redisBinary, startRedis } from '../../../scripts/services/redis.mjs'
import { openJobs, openLocalRunner, sweep } from '../../src/index.js'
import { main, sleep } from './installation.js'
import { planPdf } from './plan-pdf.js'
import type { SmallDisk } from './small-disk.js'
import { noSmallDisk, smallDisk } from './small-disk.js'

// Disks that are full or cannot be written, each a real one of a few megabytes: a coded error says so, nothing that was
// there is harmed, and work goes on when there is room.

const plan = (n: number): Uint8Array =>
  new TextEncoder().encode(`KẾ HOẠCH\nVăn bản số ${n}\n\n1. Sở Nội vụ\n\n- Kiểm tra bến đò trước ngày 15/11/2026.\n`)
const codeOf = (error: unknown): string => (error instanceof CodedError ? error.code : String(error))
const damage = async (store: Store): Promise<readonly string[]> =>
  (await store.verify()).filter(({ severity }) => severity !== 'info').map(({ code }) => code)

const reason = noSmallDisk()
if (reason !== null) {
  it('full and read-only disks', ({ skip }) => skip(reason))
} else {
  let disk: SmallDisk
  let pipeline: Pipeline
  beforeAll(async () => {
    const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')
    execFileSync(process.execPath, [compiler, '-b', fileURLToPath(new URL('../../../apps/cli', import.meta.url))])
    pipeline = await openPipeline({ processes: 1 })
  }, 180_000)
  afterAll(() => pipeline.close())
  afterEach(() => disk.remove())

  describe('the disk of the data folder', () => {
    let store: Store
    let later: number
    beforeEach(async () => {
      later = 0
      disk = smallDisk(8)
      store = await openStore({ directory: disk.folder, now: () => Date.now() + later })
    })
    afterEach(() => store.close())

    it('full while files come in: each is there whole or not at all', async () => {
      const received: string[] = []
      const fill = async (): Promise<string> => {
        for (;;) {
          try {
            received.push((await store.receive({ filename: 'a.bin', bytes: randomBytes(300_000) })).documentId)
          } catch (error) {
            return codeOf(error)
          }
        }
      }
      expect(await fill()).toBe('store.disk_full')
      expect(received.length).toBeGreaterThan(5)
      const { rows } = await store.documents({ limit: 100 })
      expect(rows.map((row) => row.documentId).toSorted()).toEqual(received.toSorted())
      expect(await damage(store)).toEqual([])
      expect((await store.verify()).filter(({ code }) => code === 'verify.leftover_file')).toEqual([])
    })

    it('full while documents are worked on: none fails for it, and all are done when there is room', async () => {
      for (let n = 0; n < 4; n++) await store.receive({ filename: `${n}.txt`, bytes: plan(n) })
      const runner = openLocalRunner({ store, pipeline, producer: 'vanthu test', holder: leaseholder() })
      for (let round = 0; round < 4; round++) {
        disk.fill(0)
        const said = await runner.drain().then(
          ({ stored }) => `stored ${stored}`,
          (error: unknown) => codeOf(error),
        )
        expect(['store.disk_full', 'store.disk_fault', 'stored 0']).toContain(said)
        disk.makeRoom()
        expect((await store.counts()).documents).toMatchObject({ done: 0, failed: 0 })
        later += 120_000
      }
      expect(await runner.drain()).toEqual({ stored: 4, failed: 0 })
      expect(await damage(store)).toEqual([])
    })

    it('read-only: what is there cannot be opened for work, a coded error says so, and nothing is harmed', async () => {
      const { documentId } = await store.receive({ filename: 'a.txt', bytes: plan(1) })
      await store.close()
      disk.readOnly(true)
      const opened = await openStore({ directory: disk.folder }).catch((error: unknown) => codeOf(error))
      expect(['store.unreadable', 'store.read_only']).toContain(opened)
      disk.readOnly(false)
      store = await openStore({ directory: disk.folder, now: () => Date.now() + later })
      expect(await damage(store)).toEqual([])
      const runner = openLocalRunner({ store, pipeline, producer: 'vanthu test', holder: leaseholder() })
      expect(await runner.drain()).toEqual({ stored: 1, failed: 0 })
      expect((await store.document(documentId))?.version).toBe(1)
    })

    it('read-only for files, while the database is elsewhere', async () => {
      const elsewhere = await mkdtemp(join(tmpdir(), 'vanthu-elsewhere-'))
      const blobs = join(elsewhere, 'blobs')
      const both = await openStore({ directory: elsewhere })
      execFileSync('mount', ['--bind', disk.folder, blobs])
      try {
        execFileSync('mount', ['-o', 'remount,bind,ro', blobs])
        const said = await both.receive({ filename: 'a.txt', bytes: plan(1) }).catch((error: unknown) => codeOf(error))
        expect(said).toBe('store.read_only')
        execFileSync('mount', ['-o', 'remount,bind,rw', blobs])
        expect((await both.receive({ filename: 'a.txt', bytes: plan(1) })).known).toBe(false)
        expect(await damage(both)).toEqual([])
      } finally {
        execFileSync('umount', ['-l', blobs])
        await both.close()
        await rm(elsewhere, { recursive: true })
      }
    })
  })

  it('no room for temporary files: the document waits, and is read when there is', async () => {
    disk = smallDisk(1)
    const directory = await mkdtemp(join(tmpdir(), 'vanthu-scratch-'))
    const file = join(directory, 'ke-hoach.pdf')
    await writeFile(file, planPdf(['Dieu 1.']))
    disk.fill(0)
    const process_ = (folder: string): { readonly status: number | null; readonly said: string } => {
      const env = { ...process.env, TMPDIR: folder, DATABASE_URL: '', S3_URL: '', LANG: 'C', NO_COLOR: '1' }
      const args = [main, 'process', file, '--data', join(directory, 'data')]
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' })
      return { status, said: stdout + stderr }
    }
    expect(process_(disk.folder).said).toContain('ingest.disk_full')
    const store = await openStore({ directory: join(directory, 'data'), now: () => Date.now() + 120_000 })
    expect((await store.counts()).documents).toMatchObject({ received: 1, failed: 0 })
    await store.close()
    await sleep(6_000)
    disk.makeRoom()
    expect(process_(disk.folder).status).toBe(0)
    await rm(directory, { recursive: true })
  }, 60_000)

  if (redisBinary() === null) {
    it('the disk of Redis', ({ skip }) => skip('needs Redis (apt-get install redis-server)'))
  } else {
    it('the disk of Redis is full: documents are kept, and queued when there is room', async () => {
      disk = smallDisk(3)
      const directory = await mkdtemp(join(tmpdir(), 'vanthu-redis-full-'))
      const redis = await startRedis({ folder: disk.folder })
      const jobs = openJobs({ url: redis.url })
      const store = await openStore({ directory })
      const said = new Set<string>()
      disk.fill(0)
      let sent = 0
      const send = async (): Promise<void> => {
        const { documentId } = await store.receive({ filename: `${sent}.txt`, bytes: plan(sent++) })
        await jobs.enqueue({ tenant: 'default', documentId }).catch((error: unknown) => said.add(codeOf(error)))
      }
      for (const until = Date.now() + 20_000; said.size === 0 && Date.now() < until;) await send()
      expect([...said]).toEqual(['queue.takes_nothing'])
      disk.makeRoom()
      const stores = { tenants: () => Promise.resolve(['default']), storeOf: () => Promise.resolve(store) }
      await expect.poll(() => sweep(stores, jobs).catch(() => -1), { timeout: 20_000, interval: 500 }).toBe(0)
      expect((await jobs.counts()).waiting).toBe(sent)
      await jobs.close()
      await store.close()
      await redis.stop()
      await rm(directory, { recursive: true })
    }, 90_000)
  }

  if (postgresBinaries() === null) {
    it('the disk of PostgreSQL', ({ skip }) => skip('needs PostgreSQL (apt-get install postgresql)'))
  } else {
    it('the disk of PostgreSQL is full: a coded error, and what was kept is whole when there is room', async () => {
      disk = smallDisk(150)
      const directory = await mkdtemp(join(tmpdir(), 'vanthu-postgres-full-'))
      const postgres: PostgresServer = await startPostgres({ folder: disk.folder })
      const store = await openStore({ directory, postgres: { url: postgres.url, schema: 'org_default' } })
      const kept: string[] = []
      disk.fill(1_000)
      let said = ''
      for (let n = 0; said === '' && n < 200; n++) {
        try {
          const { documentId } = await store.receive({ filename: `${n}.txt`, bytes: plan(n) })
          const reading = randomBytes(400_000).toString('base64')
          await store.keepPage(documentId, 'vanthu test', { page: 1, reading, image: null })
          kept.push(documentId)
        } catch (error) {
          said = codeOf(error)
        }
      }
      // Where not even its journal can be written, the server ends; and is started again, as by a service manager.
      expect(['store.disk_full', 'store.unreachable']).toContain(said)
      disk.makeRoom()
      await postgres.kill('SIGINT')
      await postgres.start()
      const count = (): Promise<number> =>
        store
          .counts()
          .then(({ documents }) => documents.received)
          .catch(() => -1)
      await expect.poll(count, { timeout: 20_000 }).toBeGreaterThanOrEqual(kept.length)
      for (const id of kept) expect(await store.keptPageNumbers(id, 'vanthu test')).toEqual([1])
      expect(await damage(store)).toEqual([])
      const runner = openLocalRunner({ store, pipeline, producer: 'vanthu test', holder: leaseholder() })
      const waiting = await count()
      expect(await runner.drain()).toEqual({ stored: waiting, failed: 0 })
      expect(await damage(store)).toEqual([])
      await store.close()
      await postgres.stop()
      await rm(directory, { recursive: true })
    }, 120_000)
  }
}
