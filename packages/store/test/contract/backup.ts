import { appendFile, mkdtemp, readFile, rm, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { anchorOf } from '@vanthu/document'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backup, migrateStore, openStore, restore } from '../../src/index.js'
import { assignment, body, bytesOf } from '../invented.js'
import type { Stage } from './stage.js'
import { codeOf } from './stage.js'

/** Copies of a store. The other one is SQLite, so that each kind is copied into another. */
export function backupContract(stage: Stage): void {
  describe('backup, restore, migration', () => {
    let folder: string
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'vanthu-backup-'))
    })
    afterEach(() => rm(folder, { recursive: true, force: true }))

    const task = assignment('a1', 'Rà soát bến đò', { responsible: [body('Sở Y tế')] })

    /** Three documents: one done and corrected, one under work, one that failed. */
    async function fill(): Promise<string> {
      const done = await stage.keep('Kế hoạch bến đò', { reference: '12/KH-UBND' }, { assignments: [task] })
      await stage.store.correct(done, {
        target: { of: 'task', anchor: anchorOf(task.evidence), field: 'responsible' },
        before: [{ name: 'Sở Y tế', bodyId: null }],
        after: [{ name: 'Công an tỉnh', bodyId: null }],
        who: 'mai',
      })
      await stage.store.receive({ filename: 'dở.pdf', bytes: bytesOf('dở') })
      await stage.claimed()
      await stage.store.receive({ filename: 'hỏng.pdf', bytes: bytesOf('hỏng') })
      await stage.store.fail(await stage.claimed(), { code: 'ingest.x', message: 'm', hint: null, retry: false })
      return done
    }

    async function checkCopy(directory: string, done: string): Promise<void> {
      const copy = await openStore({ directory, now: () => stage.now() })
      expect(await copy.record(done)).toEqual(await stage.store.record(done))
      expect(await copy.corrections(done)).toEqual(await stage.store.corrections(done))
      expect((await copy.tasks({ words: 'rà soát' })).rows.map((t) => t.responsible[0]?.name)).toEqual(['Công an tỉnh'])
      expect((await copy.counts()).documents).toEqual({ received: 1, processing: 0, done: 1, failed: 1 })
      expect((await copy.verify()).filter((f) => f.severity !== 'info')).toEqual([])
      // It goes on: new rows get new numbers.
      const { documentId } = await copy.receive({ filename: 'mới', bytes: bytesOf('mới') })
      expect((await copy.document(documentId))?.status).toBe('received')
      await copy.close()
    }

    it('a backup is restored with everything that people and machines said', async () => {
      const done = await fill()
      const manifest = await backup(stage.store, join(folder, 'b'))
      expect(manifest).toMatchObject({ format: 1, files: 3 })
      const copy = await openStore({ directory: join(folder, 'copy') })
      expect(await restore(copy, join(folder, 'b'))).toEqual(manifest)
      await copy.close()
      await checkCopy(join(folder, 'copy'), done)
    })

    it('a store moves into the other kind of database', async () => {
      const done = await fill()
      const copy = await openStore({ directory: join(folder, 'copy') })
      expect(await migrateStore(stage.store, copy)).toEqual({ documents: 3 })
      await copy.close()
      await checkCopy(join(folder, 'copy'), done)
    })

    it('and back', async () => {
      const other = await openStore({ directory: join(folder, 'other') })
      const { documentId } = await other.receive({ filename: 'a', bytes: bytesOf('a') })
      expect(await migrateStore(other, stage.store)).toEqual({ documents: 1 })
      await other.close()
      expect((await stage.store.document(documentId))?.filename).toBe('a')
      const next = await stage.store.receive({ filename: 'b', bytes: bytesOf('b') })
      expect(next.known).toBe(false)
      expect((await stage.store.counts()).documents.received).toBe(2)
    })

    it('others may write meanwhile', async () => {
      await fill()
      let written = false
      await backup(stage.store, join(folder, 'b'), ({ step }) => {
        if (step === 'files') written = true
      })
      await stage.store.receive({ filename: 'sau', bytes: bytesOf('sau') })
      expect(written).toBe(true)
      const lines = (await readFile(join(folder, 'b', 'rows.jsonl'), 'utf8')).trim().split('\n')
      expect(lines.filter((line) => line.includes('"table":"documents"'))).toHaveLength(3)
    })

    it('a store with documents in it takes none; a backup that was changed or cut off is refused', async () => {
      await fill()
      await backup(stage.store, join(folder, 'b'))
      expect(await codeOf(restore(stage.store, join(folder, 'b')))).toBe('store.not_empty')
      expect(await codeOf(restore(stage.store, folder))).toBe('store.no_backup')
      const copy = await openStore({ directory: join(folder, 'copy') })
      await appendFile(join(folder, 'b', 'rows.jsonl'), '\n')
      expect(await codeOf(restore(copy, join(folder, 'b')))).toBe('store.damaged_backup')
      await unlink(join(folder, 'b', 'manifest.json'))
      expect(await codeOf(restore(copy, join(folder, 'b')))).toBe('store.no_backup')
      expect((await copy.documents()).rows).toEqual([])
      await copy.close()
    })
  })
}
