import { CodedError } from '@vanthu/document'
import type { Failure } from '@vanthu/store'

/** Faults of the document are final; what is not coded is a fault of ours and not tried again either. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CodedError) {
    const { code, message, hint, retry } = error
    return isOfMachine(error) ? { code, message, hint, retry: true, blameless: true } : { code, message, hint, retry }
  }
  const message = error instanceof Error ? error.message : String(error)
  return { code: 'internal', message, hint: 'Please report this with the kind of file it was.', retry: false }
}

/** Settings that somebody must mend: they pass no sooner, but no document is the reason of them either. */
const settings = new Set(['store.refused', 'store.no_bucket', 'store.s3_refused'])

/**
 * A fault that no document can be the reason of: the disk, the database, the queue, a key that is let in no more. It passes
 * when somebody has mended it, however long that takes, so that it never ends a document or a page.
 */
export const isOfMachine = (error: unknown): boolean =>
  error instanceof CodedError &&
  (settings.has(error.code) || (error.retry && /^(?:store|queue)\.|\.disk_full$/u.test(error.code)))
