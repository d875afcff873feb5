// Accuracy, harm and speed of the repair: node bench/repair.mjs [--shared DIR] [--pages DIR] [--lines N] [--scans] [--accept]
// --shared: ground truth and corpora (default ../shared beside the repository); what is not there is said so.
// --pages: pages made by `npm run simulate -w training -- --split pages` (NNN-P.txt and NNN-P.eng.txt).
// --scans: the real scans with ground truth are read by the Vietnamese engine and repaired (takes a minute).
// --accept: keeps this run as the one to compare with (bench/accepted/repair.json); gains and losses are shown otherwise.
// Syllables are those of score.mjs: exactly right, case counted, edge punctuation not. Of unmarked text the marks are
// measured, not the spaces: a word that the corpus has run together may come back parted.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Transcript } from '@vanthu/document'
import { bareText, modelFile, openDecoder, placementKey, repair } from '@vanthu/ocr-fix'
import { splitLines } from '../training/corpus/corpus.mjs'
import { alignPlaces } from '../training/simulate/align.mjs'

const { values: options } = parseArgs({
  options: {
    shared: { type: 'string', default: fileURLToPath(new URL('../../shared', import.meta.url)) },
    pages: { type: 'string' },
    lines: { type: 'string', default: '1000000' },
    scans: { type: 'boolean', default: false },
    accept: { type: 'boolean', default: false },
  },
})
const shared = (...path) => join(options.shared, ...path)
const scratch = mkdtempSync(join(tmpdir(), 'vanthu-bench-'))
const rows = []
const put = (...cells) => {
  rows.push(cells)
  console.log(cells.join(' | '))
}
/** The figures of this run by name, and what they were in the accepted one. */
const accepted = fileURLToPath(new URL('./accepted/repair.json', import.meta.url))
const before = existsSync(accepted) ? JSON.parse(readFileSync(accepted, 'utf8')) : {}
const now = {}
/** Notes a figure; what it won or lost since the accepted run comes back. `better` is -1 where less is better. */
function note(name, value, better = 1) {
  now[name] = Number(value.toFixed(6))
  const change = better * (value - (before[name] ?? value))
  if (Math.abs(change) < 5e-7) return ''
  return change > 0 ? `gained, was ${before[name]}` : `LOST, was ${before[name]}`
}
/**
 * Milliseconds that this thread has been on a processor, so that others on the machine do not slow the figures by their
 * turns; where the system does not tell, the time on the clock. Compilers and collectors on threads beside do not count.
 */
const schedule = `/proc/self/task/${process.pid}/schedstat`
const clock = existsSync(schedule)
  ? () => Number(readFileSync(schedule, 'utf8').split(' ')[0]) / 1e6
  : () => performance.now()
const percent = (x) => `${(100 * x).toFixed(2)} %`

const model = readFileSync(modelFile)
const opening = clock()
const decoder = openDecoder(model)
const openMs = clock() - opening

/** The lines of a plain text as a transcript, one printed line each. */
function transcriptOf(text) {
  const lines = [...text.matchAll(/[^\n\f]*\S[^\n\f]*/g)].map((m) => ({ from: m.index, to: m.index + m[0].length }))
  return new Transcript(text, [], [], lines)
}

let busy = 0
let syllables = 0
function repaired(text) {
  const transcript = transcriptOf(text)
  const started = clock()
  const { value } = repair(transcript, { models: { decoder } })
  busy += clock() - started
  syllables += (text.match(/\p{L}+/gu) ?? []).length
  return value
}

/** Right and all edits by kind of damage and by confidence, in tenths. */
const curves = new Map()
function tally(kind, confidence, good) {
  if (!curves.has(kind))
    curves.set(
      kind,
      Array.from({ length: 10 }, () => ({ right: 0, all: 0 })),
    )
  const bin = curves.get(kind)[Math.min(9, Math.floor(confidence * 10))]
  bin.all++
  bin.right += good
}
const edges = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu
const tokens = (text) => [...text.matchAll(/\S+/gu)]

/** Edits of repaired pages against what was printed: an edit is right when its token is. */
function calibrate(kind, gold, value) {
  const truth = tokens(gold)
  const seen = tokens(value.text)
  const places = alignPlaces(
    truth.map((m) => m[0]),
    seen.map((m) => m[0]),
  )
  const printed = new Map(places.map(([i, j]) => [seen[j].index, truth[i][0]]))
  for (const edit of value.edits) {
    if (!edit.rule.startsWith('decode.')) continue
    const at = value.toRepaired(edit.span)
    const token = seen[lastBefore(seen, at.from)]
    const right = token === undefined ? undefined : printed.get(token.index)
    if (right !== undefined)
      tally(kind, edit.confidence, placementKey(right.replace(edges, '')) === placementKey(token[0].replace(edges, '')))
  }
}
function lastBefore(list, at) {
  let lo = 0
  let hi = list.length
  while (lo < hi) {
    const mid = (lo + hi) >>> 1
    if (list[mid].index <= at) lo = mid + 1
    else hi = mid
  }
  return lo - 1
}

const speed = () => {
  const figure = `${Math.round(syllables / (busy / 1000)).toLocaleString('en')}/s`
  busy = 0
  syllables = 0
  return figure
}

/**
 * Speed by itself, three times over: with a decoder that has seen none of the garbles, and with the same one again. The
 * rows of accuracy above give the first document of a process as well, in which the code is not compiled yet.
 */
function speeds(name, texts) {
  const transcripts = texts.map(transcriptOf)
  const count = texts.reduce((sum, text) => sum + (text.match(/\p{L}+/gu) ?? []).length, 0)
  const figures = { new: [], known: [] }
  for (let round = 0; round < 3; round++) {
    const fresh = openDecoder(model)
    for (const garbles of ['new', 'known']) {
      const started = clock()
      for (const transcript of transcripts) repair(transcript, { models: { decoder: fresh } })
      figures[garbles].push(count / ((clock() - started) / 1000))
    }
  }
  const middle = (row) => Math.round(row.sort((a, b) => a - b)[1]).toLocaleString('en')
  put(`speed: ${name}`, `garbles new ${middle(figures.new)}/s`, `known ${middle(figures.known)}/s`)
}

function scored(gold, text, ...more) {
  const out = join(scratch, 'out.txt')
  writeFileSync(out, text)
  return JSON.parse(
    execFileSync('node', [shared('score', 'score.mjs'), 'text', gold, out, ...more, '--json'], {
      maxBuffer: 1 << 28,
    }).toString(),
  )
}

const garbledSets = []

/** `documents`: `{ gold, text }`, each repaired by itself, scored together. `gold` is the file of all printed text. */
function garbled(name, gold, documents, kind, ...more) {
  garbledSets.push([name, documents.map(({ text }) => text)])
  const values = documents.map(({ text }) => repaired(text))
  const was = scored(gold, documents.map(({ text }) => text).join('\n\n'), ...more)
  const after = scored(gold, values.map((value) => value.text).join('\n\n'), ...more)
  documents.forEach(({ gold: printed }, i) => calibrate(kind, printed, values[i]))
  put(
    name,
    percent(was.syllables),
    percent(after.syllables),
    `${percent((after.syllables - was.syllables) / Math.max(1e-9, 1 - was.syllables))} of the wrong ones repaired`,
    `numbers ${percent(was.numbers)} → ${percent(after.numbers)}`,
    speed(),
    note(name, after.syllables),
    note(`${name}: numbers`, after.numbers),
  )
}

/** Held-out lines without their marks, in blocks of neighbours as documents have them. */
function unmarked(name, register) {
  let all = 0
  let right = 0
  let count = 0
  let block = []
  const flush = () => {
    const truth = block.join('\n')
    const bare = bareText(truth)
    const value = repaired(bare)
    const sure = new Map(value.edits.map((e) => [e.span.from, e.confidence]))
    for (const m of truth.matchAll(/\p{L}+/gu)) {
      const at = value.toRepaired({ from: m.index, to: m.index + m[0].length })
      const got = value.text.slice(at.from, at.to).trim()
      const good =
        got.replace(/\s/gu, '') === m[0] ||
        (placementKey(got) === placementKey(m[0]) && got.toLowerCase() !== m[0].toLowerCase())
      all++
      right += good
      const p = sure.get(m.index)
      if (p !== undefined) tally('unmarked', p, good)
    }
    block = []
  }
  for (const { line } of splitLines(shared('corpus'), 'heldout', register)) {
    if (count++ >= Number(options.lines)) break
    block.push(line)
    if (block.length === 100) flush()
  }
  if (block.length > 0) flush()
  put(name, `${count} lines`, percent(right / all), `${all} syllables`, speed(), note(name, right / all))
}

/** Right text: how many of its syllables the repair changes, in ten thousand. */
function harm(name, texts) {
  let changed = 0
  let all = 0
  let digits = 0
  for (const text of texts) {
    all += (text.match(/\p{L}+/gu) ?? []).length
    for (const e of repaired(text).edits) {
      const was = text.slice(e.span.from, e.span.to)
      if (/\d/.test(was) && was.replace(/\D/g, '') !== e.replacement.replace(/\D/g, '')) digits++
      // A correction of spacing or of a mark's encoding leaves the syllables as they are.
      if (was.normalize('NFC').replace(/\s/g, '') !== e.replacement.replace(/\s/g, '')) changed++
    }
  }
  put(
    name,
    `${all} syllables`,
    `${((changed / all) * 1e4).toFixed(2)} in 10,000`,
    `numbers changed: ${digits}`,
    speed(),
    note(name, (changed / all) * 1e4, -1),
  )
}

function* blocks(register, most) {
  let block = []
  let n = 0
  for (const { line } of splitLines(shared('corpus'), 'heldout', register)) {
    block.push(line)
    if (block.length === 100) {
      const text = block.join('\n')
      n += text.length / 4.5
      yield text
      block = []
      if (n > most) return
    }
  }
}

/** Real scans read anew: how much of what the Vietnamese engine misread is repaired, of the whole text. */
async function scans() {
  const { openPipeline } = await import('@vanthu/pipeline')
  const pipeline = await openPipeline({ processes: 2 })
  for (const name of readdirSync(shared('scans'))) {
    const folder = shared('scans', name)
    if (!existsSync(join(folder, 'reflowed.txt'))) continue
    const bytes = new Uint8Array(readFileSync(join(folder, 'scan.pdf')))
    const { repaired: value } = await pipeline.process({ filename: `${name}.pdf`, bytes }, { forceOcr: true })
    const gold = join(folder, 'reflowed.txt')
    const was = scored(gold, value.raw)
    const after = scored(gold, value.text)
    const share = (after.syllables - was.syllables) / Math.max(1e-9, 1 - was.syllables)
    calibrate('vie, real scans', readFileSync(gold, 'utf8'), value)
    put(
      `scan ${name}`,
      percent(was.syllables),
      percent(after.syllables),
      `${percent(share)} of the wrong ones repaired`,
      note(`scan ${name}`, after.syllables),
    )
  }
  await pipeline.close()
}

const absent = (name) => put(name, 'not present', '', '', '')
try {
  put('set', 'before', 'after', '', 'speed')
  if (existsSync(shared('gold', 'binh-dinh'))) {
    const at = (file) => shared('gold', 'binh-dinh', file)
    garbled(
      'gold/binh-dinh, English engine',
      at('text.txt'),
      [{ gold: readFileSync(at('text.txt'), 'utf8'), text: readFileSync(at('garbled.txt'), 'utf8') }],
      'eng, real',
      at('alternatives.tsv'),
    )
  } else absent('gold/binh-dinh')
  if (options.pages !== undefined && existsSync(options.pages)) {
    const names = readdirSync(options.pages)
      .filter((n) => /^\d+-\d+\.txt$/.test(n))
      .sort()
    const file = (name, suffix) => readFileSync(join(options.pages, name.replace('.txt', suffix)), 'utf8')
    const stems = [...new Set(names.map((n) => n.split('-')[0]))]
    const pagesOf = (stem, suffix) =>
      names
        .filter((n) => n.startsWith(`${stem}-`))
        .map((n) => file(n, suffix))
        .join('\n\n')
    const gold = join(scratch, 'pages.txt')
    writeFileSync(gold, stems.map((stem) => pagesOf(stem, '.txt')).join('\n\n'))
    for (const language of ['eng', 'vie']) {
      if (!existsSync(join(options.pages, names[0].replace('.txt', `.${language}.txt`)))) continue
      const documents = stems.map((stem) => ({ gold: pagesOf(stem, '.txt'), text: pagesOf(stem, `.${language}.txt`) }))
      // Plain text does not carry the confidences by which a page of the right engine is known: its pages are one text.
      const whole = { gold: readFileSync(gold, 'utf8'), text: documents.map(({ text }) => text).join('\n\n') }
      garbled(`own pages, engine ${language}`, gold, language === 'vie' ? [whole] : documents, language)
    }
  } else absent('own garbled pages (--pages)')
  for (const [name, texts] of garbledSets) speeds(name, texts)
  if (existsSync(shared('corpus'))) {
    unmarked('legal text held out, unmarked', 'legal')
    unmarked('news text held out, unmarked', 'news')
    harm('harm: legal text held out', blocks('legal', 160_000))
    harm('harm: news text held out', blocks('news', 160_000))
  } else absent('held-out corpora')
  if (options.scans) await scans()
  const golds = [
    'gold/binh-dinh',
    'gold/kien-giang-2021',
    'gold/kien-giang-2024',
    'scans/163-tb-vpcp',
    'scans/2450-vpcp-kgvx',
    'scans/2470-vpcp-qhdp',
  ]
  const texts = golds.map((g) => shared(...g.split('/'), 'text.txt')).filter((f) => existsSync(f))
  if (texts.length > 0)
    harm(
      'harm: correct texts of the ground truth',
      texts.map((f) => readFileSync(f, 'utf8').normalize('NFC')),
    )
  for (const [kind, curve] of curves) {
    put(
      `confidence of edits, ${kind}`,
      curve
        .map(({ right, all }, i) => `${(i / 10).toFixed(1)}+: ${all === 0 ? '–' : percent(right / all)} of ${all}`)
        .join(', '),
    )
  }
  put(
    'model',
    `${(statSync(modelFile).size / 1e6).toFixed(1)} MB`,
    `opened in ${openMs.toFixed(0)} ms`,
    `${(process.memoryUsage().rss / 1e6).toFixed(0)} MB resident`,
  )
  if (options.accept) {
    mkdirSync(join(accepted, '..'), { recursive: true })
    writeFileSync(accepted, `${JSON.stringify({ ...before, ...now }, null, 1)}\n`)
    console.log('accepted')
  }
} finally {
  rmSync(scratch, { recursive: true })
}
