// Prints, photographs and spoils documents, and reads them again with the wrong language; everything is kept in a folder, so
// that the next run need not do it again.
import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { scan, toG4, toJpeg } from '../../samples/render/degrade.mjs'
import { scansToPdf, stripOf } from '../../samples/render/fax-files.mjs'
import { printPdf } from '../../samples/render/chromium.mjs'

export const digest = (...parts) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex').slice(0, 24)
}

/** What `make` gives, bytes or text, from the folder where it lies there already. */
export async function kept(folder, name, make) {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, name)
  if (existsSync(file)) return readFileSync(file)
  const made = await make()
  writeFileSync(`${file}.part`, made)
  renameSync(`${file}.part`, file)
  return Buffer.from(made)
}

/** Ends with the reason where what renders pages is not installed. */
export function missingTools() {
  const missing = ['pdftoppm', 'tesseract'].filter((tool) => {
    try {
      execFileSync(tool, [tool === 'tesseract' ? '--version' : '-v'], { stdio: 'ignore' })
      return false
    } catch {
      return true
    }
  })
  return missing
}

function inScratch(work) {
  const scratch = mkdtempSync(join(tmpdir(), 'vanthu-noisy-'))
  return Promise.resolve(work(scratch)).finally(() => rmSync(scratch, { recursive: true, force: true }))
}

/** A PDF of scanned pages. */
export function scanned(html, { scan: look, seed }) {
  return inScratch(async (scratch) => {
    const source = join(scratch, 'page.html')
    writeFileSync(source, html)
    writeFileSync(join(scratch, 'page.pdf'), printPdf(source, join(scratch, 'printed.pdf')))
    execFileSync('pdftoppm', ['-r', String(look.dpi), '-png', join(scratch, 'page.pdf'), join(scratch, 'p')])
    const files = readdirSync(scratch)
      .filter((name) => /^p-\d+\.png$/u.test(name))
      .sort()
    const pages = []
    for (const [i, file] of files.entries()) {
      const skew = look.skew * (i % 2 ? -0.6 : 1)
      const page = await scan(readFileSync(join(scratch, file)), { ...look, skew }, seed * 100 + i)
      if (look.paper === 'g4') pages.push(stripOf(await toG4(page, look.dpi)))
      else {
        const data = await toJpeg(page, look.dpi, look.quality)
        pages.push({ kind: 'jpeg', colour: false, width: page.width, height: page.height, data })
      }
    }
    return scansToPdf(pages, look.dpi)
  })
}

/** What Tesseract reads in the scan with its English model: the damage of an archive that chose no language. */
export function readInEnglish(pdf, dpi) {
  return inScratch((scratch) => {
    writeFileSync(join(scratch, 'scan.pdf'), pdf)
    execFileSync('pdftoppm', ['-r', String(dpi), '-gray', '-png', join(scratch, 'scan.pdf'), join(scratch, 'p')])
    const files = readdirSync(scratch)
      .filter((name) => /^p-\d+\.png$/u.test(name))
      .sort()
    const texts = files.map((file) =>
      execFileSync('tesseract', [join(scratch, file), '-', '-l', 'eng', '--dpi', String(dpi)], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        env: { ...process.env, OMP_THREAD_LIMIT: '1' },
      }),
    )
    return texts.join('')
  })
}
