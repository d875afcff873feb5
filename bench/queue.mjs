// What the queue costs, and what a second worker brings. Starts Redis and PostgreSQL of its own (durable, as in use).
//   node bench/queue.mjs [--part overhead|scale]… [--documents 40] [--rounds 3] [--pages 12]
// overhead: documents with a text layer, so that reading does not hide it, through the pipeline alone, through the
// runner of one machine, and through the queue; each two at once. scale: a scan by one `vanthu worker` and by two.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openPipeline } from '@vanthu/pipeline'
import { leaseholder, openStore } from '@vanthu/store'
import { openDocumentWork, openJobs, openLocalRunner, openQueueWorker } from '@vanthu/workers'
import { killed } from '../scripts/services/killed.mjs'
import { postgresBinaries, startPostgres } from '../scripts/services/postgres.mjs'
import { redisBinary, startRedis } from '../scripts/services/redis.mjs'
import { sampleScan } from './sample-scan.mjs'

const { values } = parseArgs({
  options: {
    part: { type: 'string', multiple: true, default: ['overhead', 'scale'] },
    documents: { type: 'string', default: '40' },
    rounds: { type: 'string', default: '3' },
    pages: { type: 'string', default: '12' },
  },
})
const [documents, rounds, pages] = [values.documents, values.rounds, values.pages].map(Number)
const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]
const tenant = 'default'
const producer = 'vanthu bench'

if (redisBinary() === null || postgresBinaries() === null) {
  console.log('Redis or PostgreSQL: not present (apt-get install redis-server postgresql)')
  process.exit(0)
}
const scratch = mkdtempSync(join(tmpdir(), 'vanthu-queue-'))
const redis = await startRedis()
const postgres = await startPostgres({ durable: true })
let stores = 0
/** An empty store; data of each is kept apart. */
async function newStore() {
  const schema = `bench_${++stores}`
  const directory = join(scratch, schema)
  return { store: await openStore({ directory, postgres: { url: postgres.url, schema } }), directory, schema }
}
/** Milliseconds by the clock, and those that this process was at work, which other programs hardly change. */
const timed = async (work) => {
  const [from, cpu] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(cpu)
  return { ms: performance.now() - from, cpu: (user + system) / 1000 }
}

async function overhead() {
  const plan = readFileSync(new URL('../samples/01-ke-hoach-thu-vien/ke-hoach.pdf', import.meta.url))
  // A comment behind its end makes another document of it.
  const files = Array.from({ length: documents }, (_, i) => ({
    filename: `${i}.pdf`,
    bytes: new Uint8Array(Buffer.concat([plan, Buffer.from(`\n% ${i}\n`)])),
  }))
  const pipeline = await openPipeline({ processes: 2 })
  const first = await pipeline.process(files[0])
  const count = first.record.source.pages * documents
  const lanes = async (work) => {
    const waiting = [...files]
    const lane = async () => {
      for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) await work(file)
    }
    await Promise.all([lane(), lane()])
  }
  const filled = async () => {
    const made = await newStore()
    for (const file of files) await made.store.receive(file)
    return made
  }
  const times = { bare: [], runner: [], queue: [] }
  for (let round = 0; round < rounds; round++) {
    times.bare.push(await timed(() => lanes((file) => pipeline.process(file))))
    {
      const { store } = await filled()
      const runner = openLocalRunner({ store, pipeline, producer, holder: leaseholder(), concurrency: 2 })
      times.runner.push(await timed(() => runner.drain()))
      await store.close()
    }
    {
      const { store, schema } = await filled()
      const place = { url: redis.url, prefix: schema }
      const jobs = openJobs(place)
      const { rows } = await store.documents({ limit: 1000 })
      for (const { documentId } of rows) await jobs.enqueue({ tenant, documentId })
      let ended = 0
      let allEnded
      const all = new Promise((resolve) => (allEnded = resolve))
      const unsubscribe = await jobs.subscribe(({ kind }) => {
        if ((kind === 'stored' || kind === 'failed') && ++ended === documents) allEnded()
      })
      const work = openDocumentWork({ storeOf: () => Promise.resolve(store), pipeline, producer })
      let worker
      const time = await timed(async () => {
        worker = openQueueWorker({ place, work, concurrency: 2 })
        await all
      })
      times.queue.push(time)
      const { done } = (await store.counts()).documents
      if (done !== documents) throw new Error(`${done} of ${documents} documents were stored`)
      await worker.close(5_000)
      await unsubscribe()
      await work.close()
      await jobs.close()
      await store.close()
    }
  }
  await pipeline.close()
  const each = (name, what = 'ms') => median(times[name].map((time) => time[what])) / count
  const row = (name) => ({
    'ms/page': each(name).toFixed(1),
    'over the pipeline': (each(name) - each('bare')).toFixed(1),
    'CPU of this process': each(name, 'cpu').toFixed(1),
  })
  console.log(
    `${documents} documents of ${count / documents} pages with a text layer, two at once, median of ${rounds}:`,
  )
  console.table({
    'pipeline alone': row('bare'),
    'runner of one machine': row('runner'),
    'queue on Redis': row('queue'),
  })
}

const cli = fileURLToPath(new URL('../apps/cli/dist/main.js', import.meta.url))

/** Seconds from the first page read to the record, with so many workers of one page at once. */
async function scanned(workers) {
  const directory = mkdtempSync(join(scratch, 'scale-'))
  const schema = 'org_default'
  const url = postgres.url.replace(/postgres$/u, `scale${workers}`)
  const admin = await openStore({ directory, postgres: { url: postgres.url, schema: 'bench_admin' } })
  await admin.close()
  await createDatabase(postgres.url, `scale${workers}`)
  const store = await openStore({ directory, postgres: { url, schema } })
  const redisUrl = redis.url.replace(/0$/u, String(workers))
  const jobs = openJobs({ url: redisUrl })
  const env = { ...process.env, VANTHU_DATA: directory, DATABASE_URL: url, REDIS_URL: redisUrl }
  const children = Array.from({ length: workers }, () =>
    spawn(process.execPath, [cli, 'worker', '--concurrency', '1'], { env, stdio: ['ignore', 'ignore', 'ignore'] }),
  )
  const listeners = new Set()
  const unsubscribe = await jobs.subscribe((event) => {
    for (const listener of listeners) listener(event)
  })
  /** Resolves with the time of the record. */
  const through = async (bytes) => {
    const { documentId } = await store.receive({ filename: 'scan.pdf', bytes })
    let first = 0
    const done = new Promise((resolve, reject) => {
      listeners.add((event) => {
        if (event.documentId !== documentId) return
        if (event.kind === 'started') first = performance.now()
        if (event.kind === 'stored') resolve(performance.now() - first)
        if (event.kind === 'failed') reject(new Error(event.code))
      })
    })
    await jobs.enqueue({ tenant, documentId })
    return done
  }
  // Every worker has started its reader before anything is timed.
  // The comment makes another document of it, however many pages are asked for.
  await through(new Uint8Array(Buffer.concat([await sampleScan(4 * workers), Buffer.from('\n% warm\n')])))
  const time = await through(await sampleScan(pages))
  for (const child of children) await killed(child, 'SIGTERM')
  await unsubscribe()
  await jobs.close()
  await store.close()
  return time / 1000
}

async function createDatabase(url, name) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
}

async function scale() {
  const one = await scanned(1)
  const two = await scanned(2)
  console.log(
    `${pages} scanned pages: one worker ${one.toFixed(1)} s, two ${two.toFixed(1)} s: ${(one / two).toFixed(2)} times as fast`,
  )
}

try {
  if (values.part.includes('overhead')) await overhead()
  if (values.part.includes('scale')) await scale()
} finally {
  await redis.stop()
  await postgres.stop()
  rmSync(scratch, { recursive: true, force: true })
}
