// Real scans: word error of the whole text against native tesseract on the same images, the header fields, and the pages
// of scans without ground truth.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPipeline } from '@vanthu/pipeline'
import { needGroundTruth, scoreRecord, scoreText, shared } from './ground-truth.mjs'

needGroundTruth()
const scratch = mkdtempSync(join(tmpdir(), 'vanthu-scans-'))
const hasNative = (() => {
  try {
    execFileSync('tesseract', ['--version'], { stdio: 'ignore' })
    execFileSync('pdfimages', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()
if (!hasNative) console.log('native tesseract or pdfimages: not present, no comparison\n')

/** Page images as they lie in the PDF, read by two native processes of one thread each. */
async function native(pdf, name) {
  const prefix = join(scratch, name)
  execFileSync('pdfimages', ['-png', pdf, prefix])
  // Small images beside the scan are logos of the signature note.
  const images = readdirSync(scratch)
    .filter((f) => f.startsWith(`${name}-`) && f.endsWith('.png'))
    .map((f) => join(scratch, f))
    .filter((f) => readFileSync(f).readUInt32BE(16) > 1000 && readFileSync(f).readUInt32BE(20) > 1000)
  const texts = new Array(images.length)
  let next = 0
  const from = performance.now()
  const work = async () => {
    for (let i = next++; i < images.length; i = next++) {
      texts[i] = await new Promise((done, failed) => {
        const child = spawn('tesseract', [images[i], '-', '-l', 'vie', '--psm', '3'], {
          env: { ...process.env, OMP_THREAD_LIMIT: '1' },
          stdio: ['ignore', 'pipe', 'ignore'],
        })
        const parts = []
        child.stdout.on('data', (part) => parts.push(part))
        child.on('close', () => done(Buffer.concat(parts).toString('utf8')))
        child.on('error', failed)
      })
    }
  }
  await Promise.all([work(), work()])
  return { text: texts.join('\n'), pages: images.length, seconds: (performance.now() - from) / 1000 }
}

const pipeline = await openPipeline({ processes: 2 })
const rows = []
for (const name of readdirSync(join(shared, 'scans'))) {
  const folder = join(shared, 'scans', name)
  if (!existsSync(join(folder, 'record.json'))) continue
  const pdf = join(folder, 'scan.pdf')
  const gold = join(folder, 'reflowed.txt')
  const from = performance.now()
  const { record, repaired } = await pipeline.process(
    { filename: `${name}.pdf`, bytes: new Uint8Array(readFileSync(pdf)) },
    { forceOcr: true },
  )
  const seconds = (performance.now() - from) / 1000
  const raw = scoreText(gold, repaired.raw)
  const fixed = scoreText(gold, repaired.text)
  const beside = hasNative ? await native(pdf, name) : null
  const nativeScore = beside === null ? null : scoreText(gold, beside.text)
  const scored = scoreRecord(join(folder, 'record.json'), record)
  rows.push({
    scan: name,
    pages: record.source.pages,
    'WER native': nativeScore?.wer.toFixed(4) ?? '–',
    'WER read': raw.wer.toFixed(4),
    'WER repaired': fixed.wer.toFixed(4),
    'header fields': scored['header fields'].toFixed(3),
    'assignments F1': scored['assignments F1'].toFixed(3),
    'responsible F1': scored['responsible F1'].toFixed(3),
    'deadlines F1': scored['deadlines F1'].toFixed(3),
    'numbered F1': scored['citations numbered F1'].toFixed(3),
    'pages/s': (record.source.pages / seconds).toFixed(2),
    'pages/s native ×2': beside === null ? '–' : (beside.pages / beside.seconds).toFixed(2),
  })
}
console.table(rows)

console.log('Without ground truth:')
const unlabelled = join(shared, 'scans', 'unlabelled')
const seen = []
for (const file of existsSync(unlabelled) ? readdirSync(unlabelled) : []) {
  const { record } = await pipeline.process({
    filename: file,
    bytes: new Uint8Array(readFileSync(join(unlabelled, file))),
  })
  const { document: d } = record
  seen.push({
    file,
    pages: record.source.pages,
    failed: record.quality.pages.filter((p) => p.textFrom === 'failed').length,
    from: record.quality.textFrom,
    reference: d.reference,
    issuedOn: d.issuedOn,
    issuer: d.issuer,
    signer: d.signer?.name,
    tasks: record.assignments.length,
    deadlines: record.deadlines.length,
    citations: record.citations.length,
  })
}
console.table(seen)
await pipeline.close()
