// Accuracy, harm and speed of the repair: node bench/repair.mjs [--shared DIR] [--pages DIR] [--lines N]
// --shared: ground truth and corpora (default ../shared beside the repository); what is not there is said so.
// --pages: pages made by `npm run simulate -w training -- --split pages` (NNN-P.txt and NNN-P.eng.txt).
// Syllables are those of score.mjs: exactly right, case counted, edge punctuation not.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Transcript } from '@vanthu/document'
import { bareText, modelFile, openDecoder, placementKey, repair } from '@vanthu/ocr-fix'
import { splitLines } from '../training/corpus/corpus.mjs'

const { values: options } = parseArgs({
  options: {
    shared: { type: 'string', default: fileURLToPath(new URL('../../shared', import.meta.url)) },
    pages: { type: 'string' },
    lines: { type: 'string', default: '1000000' },
  },
})
const shared = (...path) => join(options.shared, ...path)
const scratch = mkdtempSync(join(tmpdir(), 'vanthu-bench-'))
const rows = []
const put = (...cells) => {
  rows.push(cells)
  console.log(cells.join(' | '))
}
const percent = (x) => `${(100 * x).toFixed(2)} %`

const opening = performance.now()
const decoder = openDecoder(readFileSync(modelFile))
const openMs = performance.now() - opening

/** The lines of a plain text as a transcript, one printed line each. */
function transcriptOf(text) {
  const lines = [...text.matchAll(/[^\n\f]*\S[^\n\f]*/g)].map((m) => ({ from: m.index, to: m.index + m[0].length }))
  return new Transcript(text, [], [], lines)
}

let busy = 0
let syllables = 0
function repaired(text) {
  const transcript = transcriptOf(text)
  const started = performance.now()
  const { value } = repair(transcript, { models: { decoder } })
  busy += performance.now() - started
  syllables += (text.match(/\p{L}+/gu) ?? []).length
  return value
}

/** Right and all edits by confidence, in tenths. */
const curve = Array.from({ length: 10 }, () => ({ right: 0, all: 0 }))
const speed = () => {
  const figure = `${Math.round(syllables / (busy / 1000)).toLocaleString('en')}/s`
  busy = 0
  syllables = 0
  return figure
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

function garbled(name, gold, text, ...more) {
  const before = scored(gold, text, ...more)
  const after = scored(gold, repaired(text).text, ...more)
  put(
    name,
    percent(before.syllables),
    percent(after.syllables),
    `numbers ${percent(before.numbers)} → ${percent(after.numbers)}`,
    speed(),
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
        got === m[0] || (placementKey(got) === placementKey(m[0]) && got.toLowerCase() !== m[0].toLowerCase())
      all++
      right += good
      const p = sure.get(m.index)
      if (p !== undefined) {
        const bin = curve[Math.min(9, Math.floor(p * 10))]
        bin.all++
        bin.right += good
      }
    }
    block = []
  }
  for (const { line } of splitLines(shared('corpus'), 'heldout', register)) {
    if (count++ >= Number(options.lines)) break
    block.push(line)
    if (block.length === 100) flush()
  }
  if (block.length > 0) flush()
  put(name, `${count} lines`, percent(right / all), `${all} syllables`, speed())
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

const absent = (name) => put(name, 'not present', '', '', '')
try {
  put('set', 'before', 'after', '', 'speed')
  if (existsSync(shared('gold', 'binh-dinh'))) {
    const at = (file) => shared('gold', 'binh-dinh', file)
    garbled(
      'gold/binh-dinh, English engine',
      at('text.txt'),
      readFileSync(at('garbled.txt'), 'utf8'),
      at('alternatives.tsv'),
    )
  } else absent('gold/binh-dinh')
  if (options.pages !== undefined && existsSync(options.pages)) {
    const names = readdirSync(options.pages)
      .filter((n) => /^\d+-\d+\.txt$/.test(n))
      .sort()
    const read = (suffix) =>
      names.map((n) => readFileSync(join(options.pages, n.replace('.txt', suffix)), 'utf8')).join('\n\n')
    const gold = join(scratch, 'pages.txt')
    writeFileSync(gold, read('.txt'))
    for (const language of ['eng', 'vie']) {
      if (existsSync(join(options.pages, names[0].replace('.txt', `.${language}.txt`)))) {
        garbled(`${names.length} own pages, engine ${language}`, gold, read(`.${language}.txt`))
      }
    }
  } else absent('own garbled pages (--pages)')
  if (existsSync(shared('corpus'))) {
    unmarked('legal text held out, unmarked', 'legal')
    unmarked('news text held out, unmarked', 'news')
    harm('harm: legal text held out', blocks('legal', 160_000))
    harm('harm: news text held out', blocks('news', 160_000))
  } else absent('held-out corpora')
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
  put(
    'confidence of edits',
    curve
      .map(({ right, all }, i) => `${(i / 10).toFixed(1)}+: ${all === 0 ? '–' : percent(right / all)} of ${all}`)
      .join(', '),
  )
  put(
    'model',
    `${(statSync(modelFile).size / 1e6).toFixed(1)} MB`,
    `opened in ${openMs.toFixed(0)} ms`,
    `${(process.memoryUsage().rss / 1e6).toFixed(0)} MB resident`,
  )
} finally {
  rmSync(scratch, { recursive: true })
}
