// Every regular expression of the product must run in time that grows no faster than the text (no "denial of service").
// Literals are found in the source; composed ones are caught where they are made, by loading the built packages.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { check } from 'recheck'
import ts from 'typescript'

const product = /^(?:packages\/[^/]+|workers|apps\/[^/]+)\/src\//u
const rooms = ['document', 'ocr-fix', 'extract', 'ingest', 'store']

function literals(file, text) {
  const found = []
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest)
  const visit = (node) => {
    if (node.kind === ts.SyntaxKind.RegularExpressionLiteral) {
      const end = node.text.lastIndexOf('/')
      found.push({
        where: `${file}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`,
        source: node.text.slice(1, end),
        flags: node.text.slice(end + 1),
      })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

async function composed(root) {
  const found = []
  const Native = globalThis.RegExp
  const spied = new Proxy(Native, {
    construct(target, args, newTarget) {
      const made = Reflect.construct(target, args, newTarget === spied ? target : newTarget)
      const caller = new Error('caller').stack
        ?.split('\n')
        .find((line) => /\/(?:packages|workers|apps)\/[^\n]*\/dist\//u.test(line))
      if (caller !== undefined)
        found.push({
          where: caller.replace(/^.*\/(packages|workers|apps)\//u, '$1/').replace(/\)$/u, ''),
          source: made.source,
          flags: made.flags,
        })
      return made
    },
  })
  globalThis.RegExp = spied
  try {
    for (const room of rooms) {
      const entry = `${root}/packages/${room}/dist/index.js`
      if (existsSync(entry)) await import(pathToFileURL(entry).href)
    }
  } finally {
    globalThis.RegExp = Native
  }
  return found
}

/**
 * A pattern that the analysis cannot decide in its time is run on inputs made to hurt: every short run of letters,
 * digits and marks that the pattern itself names, repeated; 20 times the length may take at most 60 times the time.
 */
function slowByTrial({ source, flags }) {
  const pattern = new RegExp(source, flags.replace(/[gy]/gu, ''))
  const named = [
    ...new Set(source.replace(/\\[pPu]\{[^}]*\}/gu, 'a').match(/[\p{L}\p{N} .,;:/()"-]/gu) ?? ['a']),
  ].slice(0, 14)
  const runs = [...named, ...named.flatMap((x) => named.slice(0, 6).map((y) => x + y)), 'aA', 'Aa ', '1/', '1 ', ' -']
  const time = (text) => {
    const from = process.hrtime.bigint()
    pattern.test(text)
    return Number(process.hrtime.bigint() - from) / 1e6
  }
  for (const run of runs) {
    const short = Math.max(0.05, time(run.repeat(500) + '\u0000'))
    const long = time(run.repeat(10_000) + '\u0000')
    if (long > 60 * short && long > 50)
      return `${JSON.stringify(run)} repeated: ${short.toFixed(2)} ms for 500, ${long.toFixed(0)} ms for 10,000`
  }
  return null
}

export async function checkRegularExpressions(files, read, root) {
  const all = [
    ...files.filter((file) => product.test(file)).flatMap((file) => literals(file, read(file))),
    ...(await composed(root)),
  ]
  const known = `${root}/node_modules/.cache/vanthu/regular-expressions.json`
  const verdicts = existsSync(known) ? JSON.parse(readFileSync(known, 'utf8')) : {}
  const breaches = []
  const seen = new Set()
  for (const expression of all) {
    const key = createHash('sha1').update(`v3/${expression.source}/${expression.flags}`).digest('hex')
    if (verdicts[key] === undefined) {
      const analysed = await check(expression.source, expression.flags.replace(/[dv]/gu, ''), {
        timeout: 2_000,
        attackTimeout: 800,
      })
      const trial = analysed.status === 'safe' ? null : slowByTrial(expression)
      const attack =
        analysed.status === 'vulnerable' && analysed.complexity.type === 'exponential'
          ? `exponential on ${analysed.attack.pattern}`
          : null
      verdicts[key] = attack ?? trial ?? 'safe'
    }
    if (verdicts[key] !== 'safe' && !seen.has(key))
      breaches.push(
        `${expression.where}: slow regular expression /${expression.source.slice(0, 120)}/: ${verdicts[key]}`,
      )
    seen.add(key)
  }
  mkdirSync(`${root}/node_modules/.cache/vanthu`, { recursive: true })
  writeFileSync(known, JSON.stringify(verdicts))
  console.log(`${seen.size} regular expressions checked`)
  return breaches
}
