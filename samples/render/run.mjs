#!/usr/bin/env node
/**
 * Builds the samples from their sources: `run.mjs [NAME…]` writes the input file, text.txt and record.json of each folder.
 * `run.mjs --check` builds text and records in memory and compares them with the files; it needs no Chromium.
 * `run.mjs --truth` writes text and records only.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { doubtsIn, recordOf, textOf } from './markup.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const DPI = 200

/** The files of a sample that say what is expected. */
export const truthOf = (source) => ({
  'text.txt': textOf(source),
  'record.json': `${JSON.stringify(recordOf(source), null, 2)}\n`,
})

/** Writes the input file of a sample the way its `made` says. */
async function build(source, folder, scratch) {
  const { made } = source
  const { htmlOf } = await import('./page-html.mjs')
  const out = join(folder, source.input)
  if (made.as === 'docx') return writeFileSync(out, (await import('./word-file.mjs')).toDocx(source))
  if (made.as === 'tcvn3')
    return writeFileSync(out, (await import('./legacy-text.mjs')).toTcvn3(textOf(source)), 'latin1')
  if (made.as === 'garbled') return writeFileSync(out, await readWrongly(join(root, made.from, made.file)))
  const html = join(scratch, 'page.html')
  writeFileSync(html, htmlOf(made.misplaced ? await misplaced(source) : source))
  const { countPages, photograph, printPdf } = await import('./chromium.mjs')
  if (made.as === 'pdf') return writeFileSync(out, printPdf(html, join(scratch, 'page.pdf')))
  const { scan, toG4, toJpeg } = await import('./degrade.mjs')
  if (made.as === 'mixed-pdf') {
    const pictures = {}
    for (const page of made.scannedPages) {
      const clean = photograph(html, page, DPI, join(scratch, 'page.png'))
      const jpeg = await toJpeg(await scan(clean, made.look, made.seed * 100 + page), DPI, made.quality)
      pictures[page] = `data:image/jpeg;base64,${jpeg.toString('base64')}`
    }
    writeFileSync(html, htmlOf(source, pictures))
    return writeFileSync(out, printPdf(html, join(scratch, 'page.pdf')))
  }
  const { scansToPdf, stripOf, stripsToTiff } = await import('./fax-files.mjs')
  const pages = []
  for (let page = 1; page <= countPages(html); page++) {
    const clean = photograph(html, page, DPI, join(scratch, 'page.png'))
    const look = { ...made.look, skew: (made.look.skew ?? 0) * (page % 2 ? 1 : -0.6) }
    const scanned = await scan(clean, look, made.seed * 100 + page)
    if (made.paper === 'g4') {
      const tiff = await toG4(scanned, DPI)
      pages.push({ ...stripOf(tiff), words: made.wrongLayer ? await wordsIn(tiff, scratch) : [] })
    } else
      pages.push({
        kind: 'jpeg',
        colour: Boolean(made.look.colour),
        width: scanned.width,
        height: scanned.height,
        data: await toJpeg(scanned, DPI, made.quality ?? 60),
      })
  }
  if (made.as === 'scanned-pdf') writeFileSync(out, scansToPdf(pages, DPI))
  else if (made.as === 'tiff') writeFileSync(out, stripsToTiff(pages, DPI))
  else if (made.as === 'jpeg' && pages.length === 1) writeFileSync(out, pages[0].data)
  else throw new RangeError(`${made.as} of ${pages.length} pages`)
}

/** The source with its text as a PDF writer leaves it that draws marks after the letters. Headings in capitals are spared. */
async function misplaced(source) {
  const { misplaceMarks } = await import('./legacy-text.mjs')
  const { random } = await import('./random.mjs')
  const next = random(source.made.seed)
  const bend = (text) => misplaceMarks(text, next, source.made.misplaced)
  const body = source.body.map((node) =>
    node.kind === 'table'
      ? { ...node, columns: node.columns.map(bend), rows: node.rows.map((row) => row.map(bend)) }
      : node.text === undefined
        ? node
        : { ...node, text: bend(node.text) },
  )
  return { ...source, body }
}

/** The words and boxes, in pixels, that Tesseract finds in a page with its English model. */
async function wordsIn(tiff, scratch) {
  const { default: sharp } = await import('sharp')
  const png = join(scratch, 'words.png')
  await sharp(tiff).withMetadata({ density: DPI }).png().toFile(png)
  const table = execFileSync('tesseract', [png, '-', '-l', 'eng', 'tsv'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return table
    .split('\n')
    .map((line) => line.split('\t'))
    .filter((cells) => cells[0] === '5' && cells[11]?.trim())
    .map((cells) => ({
      left: Number(cells[6]),
      top: Number(cells[7]),
      width: Number(cells[8]),
      height: Number(cells[9]),
      text: cells[11].trim(),
    }))
}

/** What Tesseract reads in a Vietnamese scan with its English model. */
async function readWrongly(file) {
  const { default: sharp } = await import('sharp')
  const scratch = mkdtempSync(join(tmpdir(), 'samples-'))
  try {
    execFileSync('pdfimages', ['-tiff', file, join(scratch, 'page')])
    const texts = []
    for (const page of readdirSync(scratch)
      .filter((name) => name.endsWith('.tif'))
      .sort()) {
      const png = join(scratch, `${page}.png`)
      await sharp(join(scratch, page)).withMetadata({ density: DPI }).png().toFile(png)
      texts.push(
        execFileSync('tesseract', [png, '-', '-l', 'eng'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
      )
    }
    return texts.join('')
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

async function main() {
  const flags = new Set(process.argv.slice(2).filter((a) => a.startsWith('--')))
  const wanted = process.argv.slice(2).filter((a) => !a.startsWith('--'))
  const names = readdirSync(root).filter((name) => /^\d\d-/u.test(name) && existsSync(join(root, name, 'document.mjs')))
  let stale = 0
  for (const name of names.filter((n) => wanted.length === 0 || wanted.includes(n))) {
    const folder = join(root, name)
    const { default: source } = await import(pathToFileURL(join(folder, 'document.mjs')).href)
    for (const doubt of doubtsIn(source))
      if (!(source.notDoubtful ?? []).some((words) => doubt.includes(words))) console.warn(`${name}: ${doubt}`)
    for (const [file, content] of Object.entries(truthOf(source))) {
      const path = join(folder, file)
      if (!flags.has('--check')) writeFileSync(path, content)
      else if (!existsSync(path) || readFileSync(path, 'utf8') !== content) stale += 1
    }
    if (flags.has('--check') || flags.has('--truth')) continue
    const scratch = mkdtempSync(join(tmpdir(), 'samples-'))
    try {
      await build(source, folder, scratch)
    } finally {
      rmSync(scratch, { recursive: true, force: true })
    }
    console.log(`${name}: ${source.input}`)
  }
  if (stale > 0) {
    console.error(`${stale} file(s) differ from their source: run node samples/render/run.mjs --truth`)
    process.exitCode = 1
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
