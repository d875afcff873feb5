// What a confidence is worth: for every fact of a record, the confidence it carries against whether it is right, by the
// annotated records. Documents are taken as they are, and again with seeded damage as OCR makes it (lost and swapped
// marks, lost punctuation, joined lines, look-alike letters and digits), repaired like any scan.
//
//   node bench/calibration.mjs [--shared DIR] [--held-out] [--scans] [--raw] [--write] [--wrong]
//
// --scans adds the real scans with ground truth and the samples that are scans (slow: they are read). --raw shows the
// scores before the tables of packages/extract/data/confidence.json are applied; --write makes those tables anew from
// this run (to be run with --raw). --held-out takes the documents that no rule was written for instead, to see what the
// tables are worth: only sums are shown of them and no table is made from them. --wrong lists the wrong facts.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { RepairedText, Transcript } from '@vanthu/document'
import { extract } from '@vanthu/extract'
import { repair } from '@vanthu/ocr-fix'
import { loadKnowledge, loadModels, openPipeline } from '@vanthu/pipeline'
import { alike } from '../samples/compare.mjs'
import { damaged } from './damage.mjs'
import { shared } from './ground-truth.mjs'

const flags = new Set(process.argv.slice(2).filter((a) => a.startsWith('--')))
const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const table = here('../packages/extract/data/confidence.json')
const models = await loadModels()
const knowledge = { ...(await loadKnowledge()) }
if (flags.has('--raw')) knowledge.certainty = (_kind, _read, score) => score

const heldOut = flags.has('--held-out')
const folders = heldOut
  ? [[here('./documents/held-out'), ['text.txt']]]
  : [
      [here('./documents/open'), ['text.txt']],
      [here('../samples'), ['text.txt']],
      [join(shared, 'gold'), ['reflowed.txt', 'text.txt']],
      [join(shared, 'scans'), ['reflowed.txt']],
    ]
const truth = folders.flatMap(([folder, names]) =>
  !existsSync(folder)
    ? []
    : readdirSync(folder).flatMap((name) => {
        const record = join(folder, name, 'record.json')
        const text = names.map((n) => join(folder, name, n)).find((f) => existsSync(f))
        return existsSync(record) && text !== undefined ? [{ name, folder: join(folder, name), record, text }] : []
      }),
)

/** Lines as paragraphs, tabbed lines as rows; words with the confidences of `damaged`, none for clean text. */
function transcriptOf(content, words) {
  const blocks = []
  let at = 0
  let open = null
  for (const line of content.split('\n')) {
    const span = { from: at, to: at + line.length }
    at += line.length + 1
    if (line.trim() === '') continue
    if (!line.includes('\t')) {
      open = null
      blocks.push({ kind: 'paragraph', span, role: 'body', page: null })
      continue
    }
    if (open === null) {
      open = { place: blocks.length, rows: 0 }
      blocks.push({ kind: 'table', span, page: null })
    }
    blocks[open.place] = { ...blocks[open.place], span: { from: blocks[open.place].span.from, to: span.to } }
    let from = span.from
    line.split('\t').forEach((cell, column) => {
      const place = { from, to: from + cell.length }
      blocks.push({ kind: 'cell', span: place, row: open.rows, column, columns: 1, rows: 1, page: null })
      from += cell.length + 1
    })
    open.rows++
  }
  return new Transcript(content, words, blocks, [])
}

function recordOf(content, words) {
  const read = words.length > 0
  const source = {
    filename: 'text.txt',
    mediaType: 'text/plain',
    bytes: 1,
    sha256: '0'.repeat(64),
    pages: 0,
  }
  const quality = { textFrom: read ? 'ocr' : 'text-layer', grade: 'good', pages: [] }
  const transcript = transcriptOf(content, words)
  const repaired = read ? repair(transcript, { models }).value : new RepairedText(transcript, [])
  return extract(repaired, { source, quality, knowledge }).value
}

const plain = (text) =>
  String((text !== null && typeof text === 'object' ? text.name : text) ?? '')
    .normalize('NFC')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/[“”„]/gu, '"')
    .replace(/\s*-\s*/gu, '-')
    .replace(/\s+/gu, ' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})]+$/gu, '')
    .toLowerCase()
const same = (a, b) => plain(a) === plain(b)
const sameSet = (a, b) => JSON.stringify((a ?? []).map(plain).sort()) === JSON.stringify((b ?? []).map(plain).sort())
const best = (items, likeness, least) => {
  let found = null
  let score = least
  for (const item of items) {
    const now = likeness(item)
    if (now >= score) [found, score] = [item, now]
  }
  return found
}

/** Every fact of a record with its confidence and whether it is right. */
function* facts(gold, record) {
  for (const { field, confidence } of record.documentEvidence) {
    const [want, got] = [gold.document[field] ?? null, record.document[field] ?? null]
    let right = want === null ? got === null : same(want, got)
    if (field === 'title') right = want !== null && alike(want, got) >= 0.95
    if (field === 'signer')
      right = want !== null && got !== null && same(want.name, got.name) && same(want.position, got.position)
    if (field === 'recipients') right = sameSet(want, got)
    yield { kind: 'header', confidence, right, label: `${field} ${plain(got)}` }
  }
  for (const a of record.assignments) {
    const to = best(gold.assignments ?? [], (g) => alike(g.text, a.text), 0.8)
    const right = to !== null && sameSet(to.responsible, a.responsible) && to.role === a.role
    yield { kind: 'task', confidence: a.confidence, right, label: a.text.slice(0, 60) }
  }
  const times = ['kind', 'bound', 'date', 'every', 'month', 'day', 'from', 'to']
  const free = new Set(gold.deadlines ?? [])
  for (const d of record.deadlines) {
    const equal = (g) => times.every((k) => (g[k] ?? null) === (d[k] ?? null))
    const to = best([...free], (g) => alike(g.text, d.text) + (equal(g) ? 0.5 : 0), 0.5)
    if (to !== null) free.delete(to)
    const right = to !== null && equal(to) && sameSet(to.who, d.who)
    yield { kind: 'deadline', confidence: d.confidence, right, label: d.text }
  }
  for (const c of record.citations) {
    const right = (gold.citations ?? []).some(
      (g) =>
        g.kind === c.kind &&
        same(g.type, c.type) &&
        (c.kind === 'numbered'
          ? plain(g.reference).replace(/\s/gu, '') === plain(c.reference).replace(/\s/gu, '') &&
            (g.date ?? null) === c.date
          : alike(g.title, c.title) >= 0.9),
    )
    yield { kind: 'citation', confidence: c.confidence, right, label: `${c.type} ${c.reference ?? c.title}` }
  }
  for (const i of record.indicators) {
    const right = (gold.indicators ?? []).some(
      (g) =>
        alike(g.name, i.name) >= 0.85 &&
        same(g.target?.text, i.target?.text) &&
        same(g.baseline?.text, i.baseline?.text),
    )
    yield { kind: 'indicator', confidence: i.confidence, right, label: i.name.slice(0, 60) }
  }
}

/**
 * Errors that a new document has beside those of its reading: shapes that no rule knows yet. Documents that rules were
 * written for show none of them, so the means of --held-out of the extraction benchmark are taken, rounded; they fall on
 * facts by how unsure their scores are.
 */
const unknown = { header: 0.04, task: 0.12, deadline: 0.12, citation: 0.04, indicator: 0.08 }

const all = []
const take = (from, gold, record) => {
  for (const fact of facts(gold, record)) all.push({ ...fact, from })
}
for (const { name, record, text } of truth) {
  const gold = JSON.parse(readFileSync(record, 'utf8'))
  const clean = readFileSync(text, 'utf8').normalize('NFC').replace(/\f/gu, '')
  take('clean', gold, recordOf(clean, []))
  for (const [level, amount] of [
    ['light', 0.02],
    ['heavy', 0.07],
  ]) {
    const { text: noisy, words } = damaged(clean, amount, name)
    take(level, gold, recordOf(noisy, words))
  }
}
if (flags.has('--scans')) {
  const pipeline = await openPipeline({ processes: 2 })
  for (const { folder, record } of truth) {
    const file = readdirSync(folder).find((f) => f.endsWith('.pdf') || /\.(?:tiff?|png|jpe?g)$/u.test(f))
    if (file === undefined) continue
    const done = await pipeline.process({ bytes: readFileSync(join(folder, file)), filename: file })
    if (done.record.quality.textFrom === 'ocr') take('scan', JSON.parse(readFileSync(record, 'utf8')), done.record)
  }
  await pipeline.close()
}

const bins = [0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0001]
const percent = (n) => `${(100 * n).toFixed(0).padStart(4)} %`
function reliability(title, chosen) {
  if (chosen.length === 0) return
  const right = chosen.filter((f) => f.right).length / chosen.length
  let gap = 0
  console.log(`\n${title}: ${chosen.length} facts, ${percent(right).trim()} right`)
  console.log('  confidence     facts   said   right')
  for (let i = 0; i + 1 < bins.length; i++) {
    const within = chosen.filter((f) => f.confidence >= bins[i] && f.confidence < bins[i + 1])
    if (within.length === 0) continue
    const said = within.reduce((sum, f) => sum + f.confidence, 0) / within.length
    const got = within.filter((f) => f.right).length / within.length
    gap += Math.abs(said - got) * (within.length / chosen.length)
    const range = `${bins[i].toFixed(2)}–${Math.min(1, bins[i + 1]).toFixed(2)}`
    console.log(`  ${range.padEnd(12)} ${String(within.length).padStart(7)} ${percent(said)} ${percent(got)}`)
  }
  console.log(`  mean gap between said and right: ${gap.toFixed(3)}`)
}
for (const kind of ['header', 'task', 'deadline', 'citation', 'indicator'])
  reliability(
    kind,
    all.filter((f) => f.kind === kind),
  )
for (const from of ['clean', 'light', 'heavy', 'scan'])
  reliability(
    `all, ${from}`,
    all.filter((f) => f.from === from),
  )
reliability('all', all)
const bound = 0.85
const below = all.filter((f) => f.confidence < bound)
const wrong = all.filter((f) => !f.right)
console.log(
  `\nof ${wrong.length} wrong facts ${percent(wrong.filter((f) => f.confidence < bound).length / wrong.length).trim()} ` +
    `are below ${bound}; of the ${below.length} below ${percent(below.filter((f) => !f.right).length / below.length).trim()} are wrong`,
)

if (flags.has('--wrong') && !heldOut)
  for (const f of wrong) console.log(`  ${f.from} ${f.kind} ${f.confidence.toFixed(2)} ${f.label}`)

if (flags.has('--write') && !heldOut) {
  if (!flags.has('--raw')) throw new RangeError('--write needs --raw: tables are made from the scores before them')
  const tables = ['header', 'task', 'deadline', 'citation', 'indicator'].flatMap((kind) =>
    [
      ['clean', ['clean']],
      ['read', ['light', 'heavy', 'scan']],
    ].map(([reading, froms]) => ({
      kind,
      reading,
      steps: steps(
        all.filter((f) => f.kind === kind && froms.includes(f.from)),
        kind,
      ),
    })),
  )
  const source = 'node bench/calibration.mjs --raw --write; see its header for the documents'
  writeFileSync(table, `${JSON.stringify({ source, date: new Date().toISOString().slice(0, 7), tables }, null, 1)}\n`)
  console.log(`\nwritten: ${table}`)
}

/**
 * "score chance" of each pool by pooled adjacent violators: chances only rise with the score. Each pool is drawn towards
 * the score itself by the weight of twenty facts, so that few facts say little.
 */
function steps(chosen, kind) {
  const prior = 20
  const sorted = chosen.toSorted((a, b) => a.confidence - b.confidence)
  const doubt = chosen.reduce((sum, f) => sum + 1 - f.confidence, 0) / chosen.length
  const pools = []
  const chance = ({ score, n, wrong }) => {
    const unsure = 1 - score / n
    return 1 - Math.min(1, (wrong + (unknown[kind] * n * unsure) / doubt + prior * unsure) / (n + prior))
  }
  for (let i = 0; i < sorted.length;) {
    const first = sorted[i].confidence
    const pool = { score: 0, n: 0, wrong: 0 }
    for (; i < sorted.length && (sorted[i].confidence - first < 0.02 || pool.n < 12); i++) {
      pool.score += sorted[i].confidence
      pool.n++
      if (!sorted[i].right) pool.wrong++
    }
    pools.push(pool)
    while (pools.length > 1 && chance(pools.at(-2)) >= chance(pools.at(-1))) {
      const last = pools.pop()
      for (const key of ['score', 'n', 'wrong']) pools.at(-1)[key] += last[key]
    }
  }
  const round = (x) => Math.round(x * 1000) / 1000
  return pools.map((p) => `${round(p.score / p.n)} ${round(Math.min(0.99, chance(p)))}`)
}
