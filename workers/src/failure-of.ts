import { CodedError } from '@vanthu/document'
import type { Failure } from '@vanthu/store'

/** Faults of the document are final; what is not coded is a fault of ours and not tried again either. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CodedError) {
    const { code, message, hint, retry } = error
    return { code, message, hint, retry, ...(isOfMachine(error) ? { blameless: true } : {}) }
  }
  const message = error instanceof Error ? error.message : String(error)
  return { code: 'internal', message, hint: 'Please report this with the kind of file it was.', retry: false }
}

/**
 * A fault that no document can be the reason of: the disk, the database, the queue. It passes when somebody has mended
 * it, however long that takes, so that it never ends a document or a page.
 */
export const isOfMachine = (error: unknown): boolean =>
  error instanceof CodedError && error.retry && /^(?:store|queue)\.|\.disk_full$/u.test(error.code)
