// Builds the repair model from plain text: npm run train -- --corpus DIR [--out FILE]
// After a change of the channels alone (training/channel, packages/ocr-fix/src/channel): npm run train -- --channels
// DIR holds *.txt or *.txt.gz, a sentence or paragraph a line; files named news* are general news, others legal text.
// The noise channels come from the counted pairs in training/channel, which training/simulate and pairs.mjs make anew.
// The same text gives the same bytes. About a minute and 1.5 GB of memory for 65 million words.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import {
  countedEngines,
  events,
  openDecoder,
  prepareCandidates,
  readLanguageModel,
  readSections,
  writeSections,
} from '@vanthu/ocr-fix'
import { commonGarbles, writtenWords } from './channel/garbles.mjs'
import { learnSegments } from './channel/learn.mjs'
import { countGrams } from './language-model/grams.mjs'
import { smooth } from './language-model/kneser-ney.mjs'
import { mix, prune } from './language-model/mix.mjs'
import { packLanguageModel } from './language-model/pack.mjs'
import { readStreams } from './language-model/stream.mjs'

const { values: options } = parseArgs({
  options: {
    corpus: { type: 'string' },
    channels: { type: 'boolean', default: false },
    out: { type: 'string', default: fileURLToPath(new URL('../packages/ocr-fix/data/repair.model', import.meta.url)) },
    share: { type: 'string', default: '0.6' },
    theta: { type: 'string', default: '20,40,60' },
    garbles: { type: 'string', default: '12000' },
  },
})
if (options.corpus === undefined && !options.channels)
  throw new Error('--corpus DIR is needed: a folder of *.txt or *.txt.gz')

const started = Date.now()
const say = (...words) => console.log(`${((Date.now() - started) / 1000).toFixed(0).padStart(4)} s `, ...words)
const sizes = (levels) =>
  levels
    .slice(1)
    .map((l) => l.word.length)
    .join(' / ')

/** The sections of a language model of the text in a folder. */
function countedAnew(corpus) {
  const streams = readStreams(corpus)
  const vocabularySize = events.length + streams.vocabulary.length
  say(`${streams.vocabulary.length} words; ${streams.legal.length} legal and ${streams.news.length} news tokens`)
  /** News n-grams that occur once say more of the day's news than of the language. */
  const cutoffs = { legal: [0, 1, 1, 1, 1], news: [0, 1, 1, 2, 2] }
  const model = (register) => {
    const levels = countGrams(streams[register], vocabularySize, cutoffs[register])
    say(`${register}: n-grams of order 1–4: ${sizes(levels)}`)
    return { levels, orders: smooth(levels), tokens: Math.max(1, streams[register].length) }
  }
  const mixed = mix(model('legal'), model('news'), streams.news.length < 2 ? 1 : Number(options.share))
  say(`mixed: ${sizes(mixed)}`)
  prune(mixed, [0, 0, ...options.theta.split(',').map(Number)])
  say(`pruned: ${sizes(mixed)}`)
  return packLanguageModel(streams.vocabulary, mixed)
}

/** The same sections of the model that is there. */
const counted = () =>
  [...readSections(readFileSync(options.out))].filter(([name]) => !/^(?:channel|garbles|candidates)\./.test(name))

const sections = options.corpus === undefined ? counted() : countedAnew(options.corpus)
const written = writtenWords(readLanguageModel(new Map(sections)))
for (const engine of countedEngines) {
  const text = readFileSync(new URL(`channel/${engine}.tsv`, import.meta.url), 'utf8')
  const pairs = text
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t'))
    .map(([truth, seen, n]) => [truth, seen, Number(n)])
  const rows = learnSegments(pairs)
  sections.push([
    `channel.${engine}`,
    new TextEncoder().encode(rows.map(([t, s, n]) => `${t}\t${s}\t${n.toFixed(2)}`).join('\n')),
  ])
  const seen = pairs.map(([, garble, n]) => [garble, n])
  const garbles = commonGarbles(written, rows, seen, Number(options.garbles))
  sections.push(...prepareCandidates(new Map(sections), engine, garbles))
  say(`channel ${engine}: ${pairs.length} pairs, ${rows.length} letter readings, ${garbles.length} garbles looked up`)
}
const bytes = writeSections(sections)
writeFileSync(options.out, bytes)
for (const [name, part] of sections) say(`  ${name.padEnd(12)} ${(part.length / 1e6).toFixed(2)} MB`)
const opening = performance.now()
openDecoder(bytes)
say(`${options.out}: ${(bytes.length / 1e6).toFixed(2)} MB, opened in ${(performance.now() - opening).toFixed(0)} ms`)
say(`sha256 ${createHash('sha256').update(bytes).digest('hex')}`)
