import { CodedError } from '@vanthu/document'
import { describe, expect, it } from 'vitest'
import { failureOf } from '../src/failure-of.js'
import { pauseBefore } from '../src/queue/pause-before.js'

const coded = (code: string, retry: boolean): CodedError => new CodedError(code, 'hỏng', { hint: 'sửa', retry })

describe('what a fault makes of a document', () => {
  it.each([
    ['store.unreachable', true],
    ['store.disk_full', true],
    ['queue.takes_nothing', true],
    ['ingest.disk_full', true],
    // The key of the bucket was changed, or its rights.
    ['store.refused', false],
    ['store.no_bucket', false],
    ['store.s3_refused', false],
  ])('%s is of the machine: tried until it is mended, and never counted', (code, retry) => {
    const error = coded(code, retry)
    expect(failureOf(error)).toEqual({ code, message: 'hỏng', hint: 'sửa', retry: true, blameless: true })
    expect(pauseBefore(1, 3, error)).toBe(2_000)
    expect(pauseBefore(500, 3, error)).toBe(60_000)
  })

  it.each([
    ['ingest.encrypted_pdf', false],
    ['ingest.timed_out', true],
    ['store.missing_blob', false],
  ])('%s is of the document: it has so many tries', (code, retry) => {
    const error = coded(code, retry)
    expect(failureOf(error)).toEqual({ code, message: 'hỏng', hint: 'sửa', retry })
    expect(pauseBefore(3, 3, error)).toBe(-1)
  })

  it('what nobody foresaw ends it', () => {
    expect(failureOf(new TypeError('x is not a function'))).toMatchObject({ code: 'internal', retry: false })
  })
})
