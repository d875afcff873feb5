import { execFileSync, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../src/index.js'
import { seeded } from './seeded.js'

const worker = fileURLToPath(new URL('./killed-worker.mjs', import.meta.url))
const documents = 120
/** More by VANTHU_KILLS, for a long run. */
const rounds = Number(process.env['VANTHU_KILLS'] ?? 8)

/** Runs two workers at once and kills both after so many milliseconds of work; without a time, waits for their end. */
async function run(directory: string, killAfter: number | null): Promise<readonly (number | null)[]> {
  return Promise.all(
    [0, 1].map(
      (n) =>
        new Promise<number | null>((resolve, reject) => {
          const child = spawn(process.execPath, [worker, directory, String(documents)], {
            stdio: ['ignore', 'pipe', 'inherit'],
          })
          child.on('error', reject)
          child.on('exit', (code) => resolve(code))
          child.stdout.once('data', () => {
            if (killAfter !== null) setTimeout(() => child.kill('SIGKILL'), killAfter * (1 + n / 3))
          })
        }),
    ),
  )
}

describe('kill -9', () => {
  let directory: string
  beforeAll(async () => {
    const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')
    execFileSync(process.execPath, [compiler, '-b', fileURLToPath(new URL('..', import.meta.url))])
    directory = await mkdtemp(join(tmpdir(), 'vanthu-killed-'))
  }, 120_000)
  afterAll(() => rm(directory, { recursive: true, force: true }))

  it(
    `of two processes at once, ${rounds} times at random moments: no document is lost and none stored twice`,
    async () => {
      const random = seeded(71)
      for (let round = 0; round < rounds; round++) await run(directory, 5 + Math.floor(random() * 120))

      const store = await openStore({ directory })
      // Before anything is mended: all that is there is whole.
      const damage = (await store.verify()).filter((finding) => finding.severity !== 'info')
      expect(damage).toEqual([])
      // A document may by chance have been under work in three killed processes; then it waits for a person.
      const failed = (await store.documents({ status: 'failed', limit: 1000 })).rows
      expect(failed.map((row) => row.failure?.code).filter((code) => code !== 'store.too_many_attempts')).toEqual([])
      for (const row of failed) await store.requeue(row.documentId)
      await store.close()

      expect(await run(directory, null)).toEqual([0, 0])
      const after = await openStore({ directory })
      const { rows } = await after.documents({ limit: 1000 })
      expect(rows).toHaveLength(documents)
      expect(rows.filter((row) => row.status !== 'done' || row.version !== 1 || row.tasks !== 20)).toEqual([])
      expect((await after.counts()).tasks).toBe(documents * 20)
      const texts = new Set(await Promise.all(rows.map(async (row) => (await after.texts(row.documentId))?.raw)))
      expect(texts.size).toBe(documents)
      const findings = (await after.verify()).filter(
        (f) => f.code !== 'verify.orphan_blob' && f.code !== 'verify.leftover_file',
      )
      expect(findings).toEqual([])
      await after.close()
    },
    60_000 + rounds * 10_000,
  )
})
