/**
 * Where the compiled program of a reading process lies. Child processes run plain Node, so that it must be compiled:
 * from the sources (tests) it is found in `dist`, which `tsc -b packages/ingest` makes.
 */
export const childEntry = import.meta.url.endsWith('.ts')
  ? new URL('../dist/child/main-adapter.js', import.meta.url)
  : new URL('./child/main-adapter.js', import.meta.url)
