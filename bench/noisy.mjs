// Accuracy of extraction from what archives hold: the short documents printed, scanned and read by the whole pipeline, and
// the same scans read by another engine with the wrong language. Needs Chromium, pdftoppm, and tesseract with its English model.
//
//   node bench/noisy.mjs [--shared DIR] [--scanned | --garbled] [--held-out] [--seed N] [--errors] [--cache DIR] [NAME…]
//
// --errors lists what is wrong, by document; --cache keeps pages and what was read on them (default: the system's folder for
// temporary files), --keep also texts and records there. Of --held-out only means are shown. Each seed gives every document
// another setting and another scanner.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openPipeline } from '@vanthu/pipeline'
import { needGroundTruth, scorer } from './ground-truth.mjs'
import { lookOf } from './noisy/looks.mjs'
import { printedPage } from './noisy/printed-page.mjs'
import { digest, kept, missingTools, readInEnglish, scanned } from './noisy/scanned-file.mjs'

needGroundTruth()
const missing = missingTools()
if (missing.length > 0) {
  console.log(`${missing.join(', ')}: not present`)
  process.exit(0)
}
const args = process.argv.slice(2)
const valueOf = (flag, otherwise) => (args.includes(flag) ? args[args.indexOf(flag) + 1] : otherwise)
const valued = ['--shared', '--seed', '--cache']
const names = args.filter((a, i) => !a.startsWith('--') && !valued.includes(args[i - 1]))
const heldOut = args.includes('--held-out')
const seed = Number(valueOf('--seed', '1'))
const cache = valueOf('--cache', join(tmpdir(), 'vanthu-noisy-cache'))
const kinds = ['scanned', 'garbled'].filter(
  (kind) => args.includes(`--${kind}`) || !(args.includes('--scanned') || args.includes('--garbled')),
)
const folder = fileURLToPath(new URL(`./documents/${heldOut ? 'held-out' : 'open'}`, import.meta.url))
const documents = readdirSync(folder).filter((d) => names.length === 0 || names.some((n) => d.includes(n)))

/** Everything that turns a page into words: what it read is only kept as long as it stays as it is. */
const reader = (() => {
  const dist = fileURLToPath(new URL('../packages/ingest/dist', import.meta.url))
  const parts = readdirSync(dist, { recursive: true })
    .filter((f) => /^(?:ocr|image|pdf|child|judge)\/.*\.js$/u.test(f))
    .sort()
  return digest(...parts.map((f) => readFileSync(join(dist, f))))
})()

const pipeline = await openPipeline({ processes: 2 })
const scratch = mkdtempSync(join(tmpdir(), 'vanthu-noisy-'))

async function scanOf(name) {
  const text = readFileSync(join(folder, name, 'text.txt'), 'utf8')
  const record = JSON.parse(readFileSync(join(folder, name, 'record.json'), 'utf8'))
  const look = lookOf(name, seed)
  const html = printedPage(text, record, look)
  const key = digest(html, JSON.stringify(look))
  return { key, look, pdf: await kept(cache, `${key}.pdf`, () => scanned(html, look)) }
}

async function processed(name, kind) {
  const { key, look, pdf } = await scanOf(name)
  if (kind === 'garbled') {
    const bytes = await kept(cache, `${key}.eng.txt`, () => readInEnglish(pdf, look.scan.dpi))
    return pipeline.process({ filename: `${name}.txt`, bytes: new Uint8Array(bytes) })
  }
  const file = { filename: `${name}.pdf`, bytes: new Uint8Array(pdf) }
  const readings = await kept(cache, `${key}.${reader}.json`, async () => {
    const opened = await pipeline.open(file)
    try {
      return JSON.stringify(await opened.readAll({}))
    } finally {
      await opened.close()
    }
  })
  return pipeline.assemble(file, { readings: JSON.parse(readings.toString('utf8')), notes: [] })
}

function scored(expected, record) {
  const out = join(scratch, 'record.json')
  writeFileSync(out, JSON.stringify(record))
  const printed = execFileSync(process.execPath, [scorer, 'record', expected, out, '--errors'], { encoding: 'utf8' })
  const rows = []
  const errors = []
  for (const line of printed.split('\n')) {
    const row = /^(\S.*?)\s{1,}([01]\.\d{4})$/u.exec(line)
    if (row) rows.push([row[1].trim(), Number(row[2])])
    else if (line.trim() !== '') errors.push(line)
  }
  return { rows, errors }
}

for (const kind of kinds) {
  const sums = new Map()
  for (const name of documents) {
    const { record, repaired } = await processed(name, kind)
    if (args.includes('--keep') && !heldOut) {
      writeFileSync(join(cache, `${name}.${seed}.${kind}.txt`), repaired.text)
      writeFileSync(join(cache, `${name}.${seed}.${kind}.raw.txt`), repaired.raw)
      writeFileSync(join(cache, `${name}.${seed}.${kind}.record.json`), JSON.stringify(record, null, 1))
    }
    const { rows, errors } = scored(join(folder, name, 'record.json'), record)
    for (const [row, value] of rows) sums.set(row, [...(sums.get(row) ?? []), value])
    if (heldOut) continue
    const bad = rows.filter(([row, value]) => value < 1 && !/ [PR]$/u.test(row))
    console.log(
      `${kind} ${name}: ${bad.map(([row, value]) => `${row} ${value.toFixed(2)}`).join(', ') || 'every row 1'}`,
    )
    if (args.includes('--errors')) for (const error of errors) console.log(`   ${error.trim()}`)
  }
  console.log(
    `\n${kind}, seed ${seed}: means of ${documents.length}${heldOut ? ', held out' : ''}, and how many documents are all right`,
  )
  for (const [row, values] of sums) {
    const mean = values.reduce((a, b) => a + b, 0) / values.length
    console.log(`  ${row.padEnd(24)} ${mean.toFixed(4)}  ${values.filter((v) => v === 1).length}/${values.length}`)
  }
}
await pipeline.close()
