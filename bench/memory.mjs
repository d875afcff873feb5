// Memory of a long scan: 500 pages made of a sample's page images, read by the command line; the resident memory of the
// whole process tree is sampled four times a second. --pages N makes it shorter.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sampleScan } from './sample-scan.mjs'

const at = process.argv.indexOf('--pages')
const wanted = at < 0 ? 500 : Number(process.argv[at + 1])
const scratch = mkdtempSync(join(tmpdir(), 'vanthu-memory-'))

/** Resident memory of a process and all below it, in MB, from /proc; what they share counts once. */
function treeMemory(pid) {
  const parents = new Map()
  const resident = new Map()
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/u.test(entry)) continue
    try {
      const status = readFileSync(`/proc/${entry}/status`, 'utf8')
      parents.set(Number(entry), Number(/PPid:\s+(\d+)/u.exec(status)?.[1]))
      // Pages that several processes share count once: the proportional set size.
      const shares = readFileSync(`/proc/${entry}/smaps_rollup`, 'utf8')
      resident.set(Number(entry), Number(/^Pss:\s+(\d+)/mu.exec(shares)?.[1] ?? 0))
    } catch {
      // The process ended between the listing and the reading.
    }
  }
  const isBelow = (p) => p === pid || (parents.has(p) && parents.get(p) > 1 && isBelow(parents.get(p)))
  return [...resident].reduce((sum, [p, kb]) => sum + (isBelow(p) ? kb : 0), 0) / 1024
}

const pdf = join(scratch, 'long.pdf')
writeFileSync(pdf, await sampleScan(wanted))
const cli = fileURLToPath(new URL('../apps/cli/dist/main.js', import.meta.url))
const from = performance.now()
const child = spawn(process.execPath, [cli, 'process', pdf, '--data', join(scratch, 'data')], {
  stdio: ['ignore', 'ignore', 'inherit'],
})
let peak = 0
const watch = setInterval(() => {
  peak = Math.max(peak, treeMemory(child.pid))
}, 250)
const status = await new Promise((done) => child.on('close', done))
clearInterval(watch)
const seconds = (performance.now() - from) / 1000
console.log(
  `${wanted} scanned pages: exit ${status}, ${seconds.toFixed(0)} s, ${(wanted / seconds).toFixed(2)} pages/s, peak resident memory of the process tree ${Math.round(peak)} MB`,
)
rmSync(scratch, { recursive: true })
