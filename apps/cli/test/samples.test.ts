import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Pipeline } from '@vanthu/pipeline'
import { openPipeline } from '@vanthu/pipeline'
// The comparison is plain JavaScript, so that it also serves from the shell.
import { alike, compare } from '../../../samples/compare.mjs'

const folder = new URL('../../../samples/', import.meta.url)
const samples = readdirSync(folder).filter((name) => /^\d\d-/u.test(name))

const inputOf = (sample: string): string => {
  const found = readdirSync(new URL(`${sample}/`, folder)).find(
    (f) => f !== 'text.txt' && /\.(?:pdf|tiff?|jpe?g|png|docx|txt)$/u.test(f),
  )
  if (found === undefined) throw new Error(`samples/${sample} has no input`)
  return found
}

/**
 * What the pipeline is known to get wrong, a list a sample; empty lists are the aim. A difference that is not listed
 * fails, and so does a listed one that is gone (strike it out: UPDATE=1 rewrites the file). Scans are read by floating-point
 * code, which may differ in a letter from one kind of processor to another.
 */
const acceptedFile = new URL('accepted-differences.json', folder)
const accepted: Record<string, readonly string[]> = JSON.parse(readFileSync(acceptedFile, 'utf8'))

/** Free text of a scan may differ in one word of thirty; numbers, dates, bodies and roles may not. */
const leastAlike = { file: 1, 'text-layer': 1, ocr: 0.967, mixed: 0.967 } as const

describe('samples: the whole pipeline', () => {
  let pipeline: Pipeline
  beforeAll(async () => {
    pipeline = await openPipeline({ processes: 2 })
  })
  afterAll(async () => {
    await pipeline.close()
    if (process.env['UPDATE'] === '1') writeFileSync(acceptedFile, `${JSON.stringify(accepted, null, 2)}\n`)
  })

  it('there are at least eight', () => {
    expect(samples.length).toBeGreaterThanOrEqual(8)
  })

  it.each(samples)(
    '%s gives the expected record',
    async (sample) => {
      const at = new URL(`${sample}/`, folder)
      const filename = inputOf(sample)
      const { record, repaired } = await pipeline.process({
        filename,
        bytes: new Uint8Array(readFileSync(new URL(filename, at))),
      })
      const expected = JSON.parse(readFileSync(new URL('record.json', at), 'utf8'))
      const text = readFileSync(new URL('text.txt', at), 'utf8')
      const differences = compare(expected, record, leastAlike[record.quality.textFrom])
      if (process.env['UPDATE'] === '1') accepted[sample] = differences
      expect(differences).toEqual(accepted[sample] ?? [])
      expect(alike(text, repaired.text)).toBeGreaterThanOrEqual(0.96)
    },
    120_000,
  )
})
