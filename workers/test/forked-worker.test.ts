import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { JobEvent, LocalWorker } from '../src/index.js'
import { forkWorker } from '../src/index.js'

let folder: string
let worker: LocalWorker | null = null
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vanthu-fork-'))
})
afterEach(async () => {
  await worker?.close(0)
  worker = null
  await rm(folder, { recursive: true })
})

const ref = { tenant: 'mot', documentId: 'a'.repeat(64) }

/** A program that says what it was told, and what it says of itself when it starts. */
async function program(code: string): Promise<string> {
  const path = join(folder, 'program.mjs')
  await writeFile(path, `import { appendFileSync } from 'node:fs'\nconst [, , notes] = process.argv\n${code}`)
  return path
}
const notes = (): Promise<string> => readFile(join(folder, 'notes'), 'utf8').catch(() => '')

it('hears what happens there, and says what waits and when to stop', async () => {
  const path = await program(`
    process.send({ tenant: 'mot', documentId: 'x', kind: 'failed', code: 'not an id' })
    process.send({ ...${JSON.stringify(ref)}, kind: 'failed', code: 'ingest.empty_file' })
    process.on('message', (message) => {
      appendFileSync(notes, JSON.stringify(message) + '\\n')
      if (message.kind === 'stop') process.disconnect()
    })`)
  const events: JobEvent[] = []
  worker = forkWorker({ program: path, args: [join(folder, 'notes')] })
  const stop = worker.subscribe((event) => events.push(event))
  await expect.poll(() => events, { timeout: 10_000 }).toEqual([{ ...ref, kind: 'failed', code: 'ingest.empty_file' }])
  stop()
  worker.wake(ref)
  worker.wake()
  await worker.close(5_000)
  const told = (await notes()).trim().split('\n')
  expect(told.map((line): unknown => JSON.parse(line))).toEqual([
    { kind: 'wake', urgent: ref },
    { kind: 'wake', urgent: null },
    { kind: 'stop', withinMs: 5_000 },
  ])
})

it('one that ends by itself is started again, later each time', async () => {
  const path = await program(`appendFileSync(notes, 'started\\n'); process.exit(7)`)
  const ends: unknown[] = []
  worker = forkWorker({ program: path, args: [join(folder, 'notes')], onEnded: (ended) => ends.push(ended) })
  await expect.poll(() => ends.length, { timeout: 10_000 }).toBe(2)
  await worker.close(0)
  expect(ends).toEqual([
    { code: 7, signal: null, inMs: 500 },
    { code: 7, signal: null, inMs: 1_000 },
  ])
  expect(await notes()).toBe('started\nstarted\n')
})

it('one that cannot even begin is tried again, and holds up no end', async () => {
  const path = await program(`appendFileSync(notes, 'started\\n'); setInterval(() => {}, 1e6)`)
  const node = process.execPath
  const ends: unknown[] = []
  try {
    process.execPath = join(folder, 'khong-co')
    worker = forkWorker({ program: path, args: [join(folder, 'notes')], onEnded: (ended) => ends.push(ended) })
    await expect.poll(() => ends, { timeout: 10_000 }).toEqual([{ code: null, signal: null, inMs: 500 }])
  } finally {
    process.execPath = node
  }
  await expect.poll(notes, { timeout: 10_000 }).toBe('started\n')
  await worker.close(0)
})

it('one that does not stop in its time, and somewhat longer, is ended', { timeout: 20_000 }, async () => {
  const path = await program(
    `appendFileSync(notes, 'started\\n'); process.on('message', () => {}); setInterval(() => {}, 1e6)`,
  )
  worker = forkWorker({ program: path, args: [join(folder, 'notes')] })
  await expect.poll(notes, { timeout: 10_000 }).toBe('started\n')
  const from = Date.now()
  await worker.close(100)
  expect(Date.now() - from).toBeLessThan(9_000)
})
