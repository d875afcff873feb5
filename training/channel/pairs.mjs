// Simulated pages → counts of single pairs: node training/channel/pairs.mjs --pages DIR [--language eng] --out FILE.tsv
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { alignTokens, countPairs } from '../simulate/align.mjs'

const { values: options } = parseArgs({
  options: { pages: { type: 'string' }, language: { type: 'string', default: 'eng' }, out: { type: 'string' } },
})
if (options.pages === undefined || options.out === undefined) throw new Error('--pages DIR and --out FILE are needed')
const counts = new Map()
let tokens = 0
for (const name of readdirSync(options.pages)
  .filter((n) => /^\d+-\d+\.txt$/.test(n))
  .sort()) {
  const truth = readFileSync(join(options.pages, name), 'utf8')
  const seen = readFileSync(join(options.pages, name.replace('.txt', `.${options.language}.txt`)), 'utf8')
  const pairs = alignTokens(truth, seen)
  tokens += pairs.length
  countPairs(pairs, counts)
}
const rows = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([pair, n]) => `${pair}\t${n}`)
writeFileSync(options.out, `${rows.join('\n')}\n`)
console.log(`${tokens} aligned tokens, ${rows.length} different pairs`)
