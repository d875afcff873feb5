// Rules of the house that a command can see: the import table, file lengths, names, no skipped tests, regular
// expressions that cannot be made slow. Prints every breach, exits with 1 where there is one.
import { existsSync, readFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { checkImports } from './checks/imports.mjs'
import { checkRegularExpressions } from './checks/regular-expressions.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
const files = listed.split('\n').filter((file) => file !== '' && existsSync(`${root}/${file}`))
const code = files.filter((file) => /\.(ts|tsx|mjs)$/u.test(file))
const read = (file) => readFileSync(`${root}/${file}`, 'utf8')

const breaches = []
for (const file of code) {
  const text = read(file)
  const lines = text.split('\n').length - 1
  if (lines > 600) breaches.push(`${file}: ${lines} lines; 600 is the most a file may have, split it by idea`)
  else if (lines > 400 && !/^(\/\/|\/\*)/u.test(text))
    breaches.push(`${file}: ${lines} lines; over 400 needs its reason in the header`)
  if (/(^|\/)(utils?|helpers?|common|misc|types)(\/|\.tsx?$)/u.test(file))
    breaches.push(`${file}: a name that says nothing; a function lives with its noun`)
  if (/\b(?:it|test|describe)\.(?:skip|todo|only)\b/u.test(text) && !file.startsWith('scripts/'))
    breaches.push(`${file}: skip, todo or only`)
  if (/\b(?:it|test|describe)\.(?:skipIf|runIf)\b/u.test(text)) breaches.push(`${file}: a test that may not run`)
}
breaches.push(...checkImports(code, read))
if (!process.argv.includes('--quick')) breaches.push(...(await checkRegularExpressions(code, read, root)))

for (const breach of breaches) console.error(breach)
console.log(`${code.length} files of code checked, ${breaches.length} breaches`)
process.exit(breaches.length === 0 ? 0 : 1)
