// Where the ground truth and its scorer lie. They are not part of this repository.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const at = process.argv.indexOf('--shared')
export const shared = resolve(at < 0 ? fileURLToPath(new URL('../../shared', import.meta.url)) : process.argv[at + 1])
export const scorer = join(shared, 'score', 'score.mjs')

/** Ends the benchmark with a word where the ground truth is not there. */
export function needGroundTruth() {
  if (existsSync(scorer)) return
  console.log(`ground truth: not present (${shared}); name its folder with --shared DIR`)
  process.exit(0)
}

const scratch = mkdtempSync(join(tmpdir(), 'vanthu-bench-'))

export function scoreText(goldFile, text, alternatives) {
  const out = join(scratch, 'text.txt')
  writeFileSync(out, text)
  return JSON.parse(
    execFileSync(process.execPath, [scorer, 'text', goldFile, out, ...(alternatives ? [alternatives] : []), '--json'], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    }),
  )
}

export function scoreRecord(goldFile, record) {
  const out = join(scratch, 'record.json')
  writeFileSync(out, JSON.stringify(record))
  return JSON.parse(
    execFileSync(process.execPath, [scorer, 'record', goldFile, out, '--json'], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    }),
  )
}
