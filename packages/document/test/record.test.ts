import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { planRecordJsonSchema } from '../src/index.js'

const file = new URL('../../../schema/plan-record.schema.json', import.meta.url)

describe('schema/plan-record.schema.json', () => {
  it('is the schema of the code (UPDATE=1 rewrites it)', () => {
    const printed = JSON.stringify(planRecordJsonSchema(), null, 2) + '\n'
    if (process.env['UPDATE'] === '1') writeFileSync(file, printed)
    expect(readFileSync(file, 'utf8')).toBe(printed)
  })
})
