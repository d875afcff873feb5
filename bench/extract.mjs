// Accuracy of extraction alone: the clean text of the ground truth and of the samples, given as one paragraph a line,
// against the annotated records. Shows what was won and lost since the last accepted run.
//
//   node bench/extract.mjs [--shared DIR] [--documents | --held-out | --samples] [--errors] [--accept] [NAME…]
//
// --errors lists what is wrong, --accept keeps this run as the one to compare with (bench/accepted/extract.json).
// --samples adds the samples. --documents scores the short documents of bench/documents/open instead, --held-out those
// that no rule was written for: of them only the means are shown. Both count differences where the scorer is missing.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { RepairedText, Transcript } from '@vanthu/document'
import { extract, knowledgeFiles, openKnowledge } from '@vanthu/extract'
import { compare } from '../samples/compare.mjs'
import { shared, scorer } from './ground-truth.mjs'

const flags = new Set(process.argv.slice(2).filter((a) => a.startsWith('--')))
const names = process.argv.slice(2).filter((a, i, all) => !a.startsWith('--') && all[i - 1] !== '--shared')
const accepted = fileURLToPath(new URL('./accepted/extract.json', import.meta.url))
const samples = fileURLToPath(new URL('../samples', import.meta.url))
const short = fileURLToPath(new URL('./documents', import.meta.url))
const heldOut = flags.has('--held-out')
const ownOnly = heldOut || flags.has('--documents')

const files = Object.fromEntries(
  Object.entries(knowledgeFiles).map(([name, url]) => [name, JSON.parse(readFileSync(url, 'utf8'))]),
)
const opened = performance.now()
const knowledge = openKnowledge(files)
console.log(`indexes built in ${(performance.now() - opened).toFixed(0)} ms`)

/**
 * Each printed line of the reflowed text is one paragraph; lines with tabs are the rows of a table. Blank lines part
 * nothing.
 */
function repairedOf(content) {
  const text = content.normalize('NFC').replace(/\u000c/g, '')
  const blocks = []
  let at = 0
  let table = null
  for (const line of text.split('\n')) {
    const span = { from: at, to: at + line.length }
    at += line.length + 1
    if (line.trim() === '') continue
    if (!line.includes('\t')) {
      table = null
      blocks.push({ kind: 'paragraph', span, role: 'body', page: null })
      continue
    }
    if (table === null) {
      table = { place: blocks.length, rows: 0 }
      blocks.push({ kind: 'table', span, page: null })
    }
    blocks[table.place] = { ...blocks[table.place], span: { from: blocks[table.place].span.from, to: span.to } }
    let from = span.from
    line.split('\t').forEach((cell, column) => {
      const row = table.rows
      blocks.push({
        kind: 'cell',
        span: { from, to: from + cell.length },
        row,
        column,
        columns: 1,
        rows: 1,
        page: null,
      })
      from += cell.length + 1
    })
    table.rows++
  }
  return new RepairedText(new Transcript(text, [], blocks, []), [])
}

function recordOf(name, content) {
  const sha256 = createHash('sha256').update(content).digest('hex')
  const bytes = Buffer.byteLength(content)
  const source = { filename: `${name}.txt`, mediaType: 'text/plain', bytes, sha256, pages: 0 }
  const quality = { textFrom: 'text-layer', grade: 'excellent', pages: [] }
  return extract(repairedOf(content), { source, quality, knowledge }).value
}

/** Documents with a record: the first clean text of each folder. */
function documentsIn(folder, prefix, texts) {
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((name) => {
    const record = join(folder, name, 'record.json')
    const text = texts.map((t) => join(folder, name, t)).find((f) => existsSync(f))
    return existsSync(record) && text !== undefined ? [{ name: `${prefix}${name}`, record, text }] : []
  })
}

const truth = [
  ...documentsIn(join(shared, 'gold'), '', ['reflowed.txt', 'text.txt']),
  ...documentsIn(join(shared, 'scans'), '', ['reflowed.txt']),
  ...(flags.has('--samples') ? documentsIn(samples, 'samples/', ['text.txt']) : []),
]
const own = [
  ...(flags.has('--documents') ? documentsIn(join(short, 'open'), 'documents/', ['text.txt']) : []),
  ...(heldOut ? documentsIn(join(short, 'held-out'), 'held-out/', ['text.txt']) : []),
]
const documents = (ownOnly ? own : truth).filter((d) => names.length === 0 || names.some((n) => d.name.includes(n)))

if (ownOnly && !existsSync(scorer)) {
  let differing = 0
  let all = 0
  for (const { name, record, text } of documents) {
    const expected = JSON.parse(readFileSync(record, 'utf8'))
    const differences = compare(expected, recordOf(name, readFileSync(text, 'utf8')))
    all += differences.length
    if (differences.length > 0) differing++
    if (name.startsWith('held-out/')) continue
    console.log(`${name}: ${differences.length === 0 ? 'as expected' : `${differences.length} differences`}`)
    if (flags.has('--errors')) for (const difference of differences) console.log(`   ${difference}`)
  }
  console.log(`${documents.length} documents, ${differing} not as expected, ${all} differences`)
  process.exit(0)
}
if (!existsSync(scorer) || documents.length === 0) {
  console.log(`ground truth: not present (${shared}); name its folder with --shared DIR`)
  process.exit(0)
}

const scratch = mkdtempSync(join(tmpdir(), 'vanthu-extract-'))
const before = existsSync(accepted) ? JSON.parse(readFileSync(accepted, 'utf8')) : {}
const now = {}
const sums = new Map()
let letters = 0
let time = 0
for (const { name, record, text } of documents) {
  const content = readFileSync(text, 'utf8')
  recordOf(name, content)
  const start = performance.now()
  const result = recordOf(name, content)
  time += performance.now() - start
  letters += content.length
  const out = join(scratch, 'record.json')
  writeFileSync(out, JSON.stringify(result))
  const printed = execFileSync(process.execPath, [scorer, 'record', record, out, '--errors'], { encoding: 'utf8' })
  const rows = {}
  const errors = []
  for (const line of printed.split('\n')) {
    const row = /^(\S.*?)\s{1,}([01]\.\d{4})$/u.exec(line)
    if (row) rows[row[1].trim()] = Number(row[2])
    else if (line.trim() !== '') errors.push(line)
  }
  now[name] = rows
  for (const [row, value] of Object.entries(rows)) sums.set(row, [...(sums.get(row) ?? []), value])
  if (name.startsWith('held-out/')) continue
  console.log(`\n${name}`)
  for (const [row, value] of Object.entries(rows)) {
    const was = before[name]?.[row]
    const change =
      was === undefined || Math.abs(was - value) < 0.00005
        ? ''
        : value > was
          ? `  gained, was ${was}`
          : `  LOST, was ${was}`
    if (value < 1 || change !== '') console.log(`  ${row.padEnd(24)} ${value.toFixed(4)}${change}`)
  }
  if (Object.values(rows).every((v) => v === 1)) console.log('  all rows 1.0000')
  if (flags.has('--errors')) for (const error of errors) console.log(`   ${error}`)
}
if (ownOnly) {
  console.log(`\nmeans, and the least of any document`)
  for (const [row, values] of sums) {
    const mean = values.reduce((a, b) => a + b, 0) / values.length
    console.log(`  ${row.padEnd(24)} ${mean.toFixed(4)}  ${Math.min(...values).toFixed(4)}`)
  }
}
const pages = letters / 1900
console.log(
  `\n${documents.length} documents, ${pages.toFixed(0)} pages of 1,900 letters, ${(pages / (time / 1000)).toFixed(0)} pages/s`,
)
if (flags.has('--accept')) {
  mkdirSync(join(accepted, '..'), { recursive: true })
  writeFileSync(accepted, `${JSON.stringify({ ...before, ...now }, null, 1)}\n`)
  console.log('accepted')
}
