import { CodedError } from '@vanthu/document'
import type { Failure } from '@vanthu/store'

/** Faults of the document are final; what is not coded is a fault of ours and not tried again either. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CodedError)
    return { code: error.code, message: error.message, hint: error.hint, retry: error.retry }
  const message = error instanceof Error ? error.message : String(error)
  return { code: 'internal', message, hint: 'Please report this with the kind of file it was.', retry: false }
}
