import { defineConfig } from 'vitest/config'

const sources = ['document', 'ingest', 'ocr-fix', 'extract', 'store', 'pipeline'].map((name) => ({
  find: `@vanthu/${name}`,
  replacement: new URL(`./packages/${name}/src/index.ts`, import.meta.url).pathname,
}))

// Packages are tested from their sources, so that a test run needs no build; what starts child processes builds first.
export default defineConfig({
  resolve: {
    alias: [
      ...sources,
      { find: '@vanthu/workers', replacement: new URL('./workers/src/index.ts', import.meta.url).pathname },
      { find: '@vanthu/server', replacement: new URL('./apps/server/src/index.ts', import.meta.url).pathname },
    ],
  },
  test: {
    include: [
      '{packages,apps}/*/test/**/*.test.ts',
      'workers/test/**/*.test.ts',
      '{scripts,training,samples}/**/*.test.ts',
    ],
    testTimeout: 20_000,
    pool: 'forks',
  },
})
