/** Renders HTML files with the Chromium of the machine: `CHROMIUM`, or the first of its usual names on the PATH. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

function find() {
  const named = process.env.CHROMIUM
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`CHROMIUM names ${named}, which does not exist`)
  }
  const folders = (process.env.PATH ?? '').split(delimiter)
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file))
  if (found) return found
  throw new Error(
    'Chromium was not found: install it or set CHROMIUM to its path. Only rendering needs it; the samples in the repository are ready to use.',
  )
}

function run(address, flags) {
  const profile = mkdtempSync(join(tmpdir(), 'samples-'))
  const base = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    '--no-first-run',
    '--font-render-hinting=none',
  ]
  try {
    execFileSync(find(), [...base, `--user-data-dir=${profile}`, '--virtual-time-budget=8000', ...flags, address], {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 90_000,
    })
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
}

/** Prints to PDF. The time of printing is overwritten, so that the same source gives the same bytes. */
export function printPdf(html, pdf) {
  run(pathToFileURL(html).href, [`--print-to-pdf=${pdf}`, '--no-pdf-header-footer'])
  const bytes = readFileSync(pdf).toString('latin1')
  return Buffer.from(
    bytes.replace(/\(D:\d{14}[^)]*\)/gu, (date) => `(D:20240101000000${"+00'00'"})`.padEnd(date.length)),
    'latin1',
  )
}

/** A picture of one page at `dpi`, as PNG bytes. */
export function photograph(html, page, dpi, file) {
  const scale = dpi / 96
  run(`${pathToFileURL(html).href}#${page}`, [
    `--screenshot=${file}`,
    '--window-size=794,1123',
    `--force-device-scale-factor=${scale}`,
  ])
  return readFileSync(file)
}

/** How many pages the file lays itself out in. */
export function countPages(html) {
  const profile = mkdtempSync(join(tmpdir(), 'samples-'))
  const dom = execFileSync(
    find(),
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      `--user-data-dir=${profile}`,
      '--virtual-time-budget=8000',
      '--dump-dom',
      pathToFileURL(html).href,
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 90_000, maxBuffer: 64e6 },
  )
  rmSync(profile, { recursive: true, force: true })
  const pages = /data-pages="(\d+)"/u.exec(dom)
  if (!pages) throw new Error(`${html} did not lay itself out`)
  return Number(pages[1])
}
