// Speed of the stages that need no OCR, and of the command line's start. Medians of several runs in this process; the
// machine's noise is in them, so compare runs, not machines.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { extract } from '@vanthu/extract'
import { loadKnowledge, openPipeline } from '@vanthu/pipeline'

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
const sample = (path) => new Uint8Array(readFileSync(fileURLToPath(new URL(`../samples/${path}`, import.meta.url))))
const rows = []

/** Sample 01 again and again, 120 pages: how a long document goes. Needs qpdf; without it the row is left out. */
function longPlan() {
  const plan = fileURLToPath(new URL('../samples/01-ke-hoach-thu-vien/ke-hoach.pdf', import.meta.url))
  const scratch = mkdtempSync(join(tmpdir(), 'vanthu-speed-'))
  const long = join(scratch, 'long.pdf')
  const made = spawnSync('qpdf', ['--empty', '--pages', ...Array.from({ length: 24 }, () => plan), '--', long])
  if (made.error !== undefined) {
    console.log('qpdf: not present, no long document')
    return null
  }
  const bytes = new Uint8Array(readFileSync(long))
  rmSync(scratch, { recursive: true })
  return bytes
}

const plans = ['01-ke-hoach-thu-vien/ke-hoach.pdf', '03-cong-van-cho-dem/cong-van.pdf']
const pipeline = await openPipeline({ processes: 2 })
const knowledge = await loadKnowledge()
for (const path of plans) {
  let bytes
  try {
    bytes = sample(path)
  } catch {
    console.log(`${path}: not present`)
    continue
  }
  const file = { filename: path, bytes }
  const first = await pipeline.process(file)
  const { pages } = first.record.source
  const rounds = Array.from({ length: 15 }, (_, i) => i)
  const whole = []
  while (whole.length < rounds.length) {
    const from = performance.now()
    await pipeline.process(file)
    whole.push(performance.now() - from)
  }
  const alone = rounds.map(() => {
    const from = performance.now()
    extract(first.repaired, { source: first.record.source, quality: first.record.quality, knowledge })
    return performance.now() - from
  })
  rows.push({
    what: `text layer through the whole pipeline: ${path}`,
    pages,
    'pages/s': Math.round((pages * 1000) / median(whole)),
  })
  rows.push({ what: `extraction alone: ${path}`, pages, 'pages/s': Math.round((pages * 1000) / median(alone)) })
}
const long = longPlan()
if (long !== null) {
  const times = []
  while (times.length < 6) {
    const from = performance.now()
    await pipeline.process({ filename: 'long.pdf', bytes: long })
    times.push(performance.now() - from)
  }
  rows.push({
    what: 'text layer through the whole pipeline: 120 pages',
    pages: 120,
    'pages/s': Math.round(120_000 / median(times.slice(1))),
  })
}
await pipeline.close()
console.table(rows)

const cli = fileURLToPath(new URL('../apps/cli/dist/main.js', import.meta.url))
const starts = Array.from({ length: 9 }, () => {
  const from = performance.now()
  spawnSync(process.execPath, [cli, '--help'])
  return performance.now() - from
})
console.log(`vanthu --help: ${Math.round(median(starts))} ms (median of ${starts.length})`)
