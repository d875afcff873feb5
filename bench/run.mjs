// npm run bench                    every part below
// npm run bench -- speed scans     some of them
// --shared DIR  ground truth beside the repository (default ../shared); parts that need it say "not present" elsewhere
import { existsSync } from 'node:fs'
import { bootstrap, foreground, root } from '../scripts/bootstrap.mjs'

const parts = ['speed', 'memory', 'scans', 'repair', 'extract', 'noisy', 'uploads', 'queue']
const args = process.argv.slice(2)
/** Flags that a part knows beside --shared; others are not handed on to it. */
const known = {
  extract: ['--samples', '--documents', '--held-out', '--errors', '--accept'],
  memory: ['--pages'],
  uploads: ['--files'],
  queue: ['--part', '--rounds', '--pages'],
  noisy: ['--scanned', '--garbled', '--held-out', '--seed', '--errors', '--cache'],
}
const flagsOf = (part) =>
  args.filter((a, i) => {
    const flag = a.startsWith('--') ? a : args[i - 1]
    return flag === '--shared' || (known[part] ?? []).includes(flag)
  })
const asked = args.filter((a) => parts.includes(a))
if (args.includes('--help')) {
  console.log(`npm run bench -- [${parts.join(' | ')}]… [--shared DIR] [--accept]`)
  process.exit(0)
}
bootstrap()
let status = 0
for (const part of asked.length > 0 ? asked : parts) {
  const script = `${root}bench/${part}.mjs`
  if (!existsSync(script)) continue
  console.log(`\n### ${part}\n`)
  status = foreground(process.execPath, [script, ...flagsOf(part)]) || status
}
process.exit(status)
