// The training text: every *.txt or *.txt.gz of a folder, a sentence or paragraph a line, in the order of the names.
// Files whose name begins with "news" are general news, all others legal and administrative text.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** Lines are dealt out in blocks of this many, so that neighbours, which resemble each other, stay together. */
const blockLines = 100

/**
 * What a line is for, by a fixed rule: `train` for counting, `heldout` for measuring on plain text, `pages` for the
 * rendered pages that the repair is measured on. About 1 % of the legal and 0.5 % of the news lines each.
 */
export function splitOf(register, lineIndex) {
  const block = Math.floor(lineIndex / blockLines) % (register === 'news' ? 200 : 100)
  if (block === 37) return 'heldout'
  if (block === 73) return 'pages'
  return 'train'
}

export const registerOf = (name) => (name.startsWith('news') ? 'news' : 'legal')

/** The files of the folder, sorted by name. @throws Error when the folder holds no text. */
export function corpusFiles(folder) {
  const names = readdirSync(folder)
    .filter((n) => /\.txt(?:\.gz)?$/.test(n))
    .sort()
  if (names.length === 0) throw new Error(`no *.txt or *.txt.gz in ${folder}`)
  return names.map((name) => ({ name, register: registerOf(name), path: join(folder, name) }))
}

/** The lines of one file in NFC, without the empty ones. */
export function* linesOf(path) {
  const bytes = readFileSync(path)
  const plain = path.endsWith('.gz') ? gunzipSync(bytes) : bytes
  let from = 0
  while (from < plain.length) {
    let to = plain.indexOf(10, from)
    if (to < 0) to = plain.length
    const line = plain.toString('utf8', from, to).trim()
    if (line !== '') yield line.normalize('NFC')
    from = to + 1
  }
}

/** Lines of one split: `{ line, index, register }`. `index` counts the non-empty lines of the file. */
export function* splitLines(folder, split, register) {
  for (const file of corpusFiles(folder)) {
    if (register !== undefined && file.register !== register) continue
    let index = 0
    for (const line of linesOf(file.path)) {
      if (splitOf(file.register, index) === split) yield { line, index, register: file.register, file: file.name }
      index++
    }
  }
}
