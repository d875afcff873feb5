// The import table of ARCHITECTURE.md §1: which room may import which, and where each outside library stops.

/** Folder → our packages that it may import. */
const ours = {
  'packages/document': [],
  'packages/ingest': ['document'],
  'packages/ocr-fix': ['document'],
  'packages/extract': ['document'],
  'packages/store': ['document'],
  'packages/pipeline': ['document', 'ingest', 'ocr-fix', 'extract', 'store'],
  workers: ['document', 'ingest', 'ocr-fix', 'extract', 'store', 'pipeline'],
  'apps/server': ['document', 'ingest', 'ocr-fix', 'extract', 'store', 'pipeline', 'workers'],
  'apps/cli': ['document', 'ingest', 'ocr-fix', 'extract', 'store', 'pipeline', 'workers', 'server'],
}

/** Folder → outside libraries that may enter it. */
const outside = {
  'packages/document': ['zod'],
  'packages/ingest': [
    'pdfjs-dist',
    'tesseract.js',
    '@tesseract.js-data/vie',
    '@tesseract.js-data/eng',
    'sharp',
    'mammoth',
    'htmlparser2',
    'zod',
  ],
  'packages/ocr-fix': ['unorm'],
  'packages/extract': ['natural'],
  'packages/store': [
    'kysely',
    'better-sqlite3',
    'pg',
    '@node-rs/argon2',
    'aws4fetch',
    'htmlparser2',
    'zod',
    'write-excel-file',
  ],
  'packages/pipeline': [],
  workers: ['zod', 'bullmq', 'ioredis'],
  'apps/server': [
    'fastify',
    'fastify-type-provider-zod',
    '@fastify/compress',
    '@fastify/cookie',
    '@fastify/etag',
    '@fastify/helmet',
    '@fastify/multipart',
    '@fastify/rate-limit',
    '@fastify/swagger',
    '@opentelemetry/api',
    'openid-client',
    'pino',
    'prom-client',
    'standardwebhooks',
    '@tus/file-store',
    '@tus/server',
    'zod',
  ],
  'apps/cli': ['commander', 'cli-progress', 'cli-table3', 'picocolors'],
}

/** Folders that do no input or output: models and tables arrive as arguments. */
const pure = ['packages/document', 'packages/ocr-fix', 'packages/extract']
const inputOutput = /^node:(?:fs|http|https|net|child_process|dns|tls|dgram|worker_threads)/u

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s[^'"\n;]{0,2000}?from\s+['"]([^'"\n]+)['"]|(?:^|\n)\s*import\s+['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]/gu
const packageName = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

export function checkImports(files, read) {
  const breaches = []
  for (const file of files) {
    const room = Object.keys(ours).find((dir) => file.startsWith(`${dir}/src/`))
    if (room === undefined) continue
    // Brace lists may span lines; folding them keeps the pattern to one line.
    const text = read(file).replace(/\{[^{}]{0,4000}\}/gu, (list) => list.replace(/\n/gu, ' '))
    for (const match of text.matchAll(importPattern)) {
      const specifier = match[1] ?? match[2] ?? match[3]
      if (specifier.startsWith('.')) continue
      if (specifier.startsWith('node:')) {
        if (pure.includes(room) && inputOutput.test(specifier))
          breaches.push(`${file}: ${room} does no input or output, but imports ${specifier}`)
      } else if (specifier.startsWith('@vanthu/')) {
        const name = specifier.slice('@vanthu/'.length)
        if (name.includes('/')) breaches.push(`${file}: imports the inside of a package: ${specifier}`)
        else if (!ours[room].includes(name)) breaches.push(`${file}: ${room} may not import ${specifier}`)
      } else if (!outside[room].includes(packageName(specifier)))
        breaches.push(`${file}: ${packageName(specifier)} does not belong in ${room}`)
    }
  }
  return breaches
}
