#!/usr/bin/env node
// Counts syllables of plain text and writes the lexicon of packages/ocr-fix: one "syllable<TAB>count" a line, most frequent
// first. Counts only; a syllable must be well formed and occur at least three times. Deterministic.
//
//   node training/lexicon/build.mjs FOLDER [OUTPUT]      FOLDER holds *.txt or *.txt.gz, UTF-8
import { writeFileSync } from 'node:fs'
import { isSyllable } from '@vanthu/ocr-fix'
import { corpusFiles, linesOf } from '../corpus/corpus.mjs'

const [folder, output = new URL('../../packages/ocr-fix/data/syllables.tsv', import.meta.url)] = process.argv.slice(2)
if (folder === undefined) {
  console.error('usage: node training/lexicon/build.mjs FOLDER [OUTPUT]')
  process.exit(2)
}

/** News counts for less: one line in ten, for the vocabulary that papers of offices lack. */
const oneIn = { legal: 1, news: 10 }
const least = 3

const counts = new Map()
for (const { path, register } of corpusFiles(folder)) {
  let at = 0
  for (const line of linesOf(path)) {
    if (at++ % oneIn[register] !== 0) continue
    for (const [word] of line.matchAll(/(?<![\p{L}\p{N}])\p{L}{1,7}(?![\p{L}\p{N}])/gu)) {
      const lower = word.toLowerCase()
      counts.set(lower, (counts.get(lower) ?? 0) + 1)
    }
  }
}
const rows = [...counts]
  .filter(([word, count]) => count >= least && isSyllable(word))
  .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
writeFileSync(output, rows.map(([word, count]) => `${word}\t${count}\n`).join(''))
console.log(`${rows.length} syllables`)
