// npm run bench                    every part below
// npm run bench -- speed scans     some of them
// --shared DIR  ground truth beside the repository (default ../shared); parts that need it say "not present" elsewhere
import { existsSync } from 'node:fs'
import { bootstrap, foreground, root } from '../scripts/bootstrap.mjs'

const parts = ['speed', 'memory', 'scans', 'repair', 'extract']
const args = process.argv.slice(2)
const flags = args.filter((a, i) => a.startsWith('--') || args[i - 1] === '--shared')
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
  status = foreground(process.execPath, [script, ...flags]) || status
}
process.exit(status)
