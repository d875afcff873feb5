// Makes garbled pages: node training/simulate/run.mjs --corpus DIR --out DIR [--split train|pages] [--documents 12]
// [--pages 8] [--languages eng,vie]. Needs chromium, poppler and tesseract with eng and vie on the PATH.
// Writes NNN-P.txt (as set) and NNN-P.eng.txt / NNN-P.vie.txt (as read) for each page.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { splitLines } from '../corpus/corpus.mjs'
import { pageHtml } from './pages.mjs'
import { random } from './random.mjs'
import { rasterise, read, spoil, wear } from './scan.mjs'

const { values: options } = parseArgs({
  options: {
    corpus: { type: 'string' },
    out: { type: 'string' },
    split: { type: 'string', default: 'train' },
    documents: { type: 'string', default: '12' },
    pages: { type: 'string', default: '8' },
    languages: { type: 'string', default: 'eng,vie' },
    seed: { type: 'string', default: '1' },
    first: { type: 'string', default: '0' },
  },
})
if (options.corpus === undefined || options.out === undefined) throw new Error('--corpus DIR and --out DIR are needed')

/** Blocks of lines that pages are made of: all of the split for measuring, a twentieth of it for training. */
const lines = []
for (const { line, index, register } of splitLines(options.corpus, options.split)) {
  const every = options.split === 'train' ? (register === 'news' ? 400 : 20) : register === 'news' ? 10 : 1
  if (Math.floor(index / 100) % every === (options.split === 'train' ? 3 : 0) || every === 1) lines.push(line)
}
console.log(`${lines.length} lines to set pages from`)
mkdirSync(options.out, { recursive: true })
for (let d = Number(options.first); d < Number(options.documents); d++) {
  const r = random(Number(options.seed) * 1000 + d)
  const stem = join(options.out, String(d).padStart(3, '0'))
  writeFileSync(`${stem}.html`, pageHtml(lines, Number(options.pages), r))
  execFileSync(
    'chromium',
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-pdf-header-footer',
      `--print-to-pdf=${stem}.pdf`,
      `${stem}.html`,
    ],
    { stdio: 'ignore' },
  )
  for (let page = 1; page <= Number(options.pages); page++) {
    const dpi = r.pick([150, 200, 200, 300])
    const worn = wear(r, dpi)
    const name = `${stem}-${page}`
    if (existsSync(`${name}.txt`)) continue
    const clean = await rasterise(`${stem}.pdf`, page, dpi, name).catch(() => null)
    if (clean === null || clean.text.length < 400) break
    const spoilt = await spoil(clean.image, worn, dpi, `${name}-worn`, random)
    for (const language of options.languages.split(',')) {
      writeFileSync(`${name}.${language}.txt`, await read(spoilt, language, dpi))
    }
    writeFileSync(`${name}.txt`, clean.text)
    rmSync(clean.image)
    rmSync(spoilt)
  }
  console.log(`document ${d} done`)
}
