// npm test: installs and builds what is missing, checks the house rules, runs all tests. ARGS go to vitest.
import { readFileSync } from 'node:fs'
import { bootstrap, foreground, root } from './bootstrap.mjs'
import { installServices } from './services/install.mjs'

bootstrap()
installServices()
process.chdir(root)
const report = `${root}node_modules/.cache/vanthu/tests.json`
const bin = `${root}node_modules/.bin/`
const steps = [
  ['house rules', process.execPath, [`${root}scripts/check.mjs`]],
  ['lint', `${bin}eslint`, ['.', '--max-warnings=0']],
  ['types of the tests', `${bin}tsc`, ['-p', 'tsconfig.test.json']],
  [
    'tests',
    `${bin}vitest`,
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)],
  ],
]
for (const [name, command, args] of steps) {
  const from = Date.now()
  console.log(`\n── ${name}`)
  const status = foreground(command, args, { CI: process.env.CI ?? 'true' })
  if (status !== 0) {
    console.error(`${name}: failed`)
    process.exit(status)
  }
  console.log(`── ${name}: done in ${((Date.now() - from) / 1000).toFixed(1)} s`)
}
const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'))
console.log(`\n${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`)
