import { CodedError } from '@vanthu/document'
import { z } from 'zod'
import { statusOf } from './status-of.js'

export const problemMediaType = 'application/problem+json'

/** What every failed request is answered with, in the form of RFC 9457. `code` is stable across versions. */
export const Problem = z
  .object({
    type: z.string().meta({ description: 'URN of the kind of problem' }),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'Stable code, for example "store.unknown_document"' }),
    detail: z.string().exactOptional().meta({ description: 'What helps' }),
    requestId: z.string().meta({ description: 'Names the request in the log of the server' }),
    errors: z
      .array(z.object({ at: z.string(), message: z.string() }))
      .readonly()
      .exactOptional()
      .meta({ description: 'What is wrong with the request, place by place' }),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof Problem>

/** One part of a request that is not as it must be: "query/limit". Never holds what was sent. */
export interface Fault {
  readonly at: string
  readonly message: string
}

/** A request that does not fit its route's schema. */
export class InvalidRequest extends CodedError {
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super('server.invalid_request', 'the request is not as it must be', { hint: 'See "errors", and /api/docs.' })
    this.faults = faults
  }
}

/** Errors that were not foreseen tell nothing but the number under which the log has them. */
export function problemOf(error: unknown, requestId: string): Problem {
  if (!(error instanceof CodedError)) {
    return {
      type: 'urn:vanthu:problem:server.internal',
      title: 'something went wrong here',
      status: 500,
      code: 'server.internal',
      detail: 'Try again; if it comes again, tell the administrator the number of the request.',
      requestId,
    }
  }
  return {
    type: `urn:vanthu:problem:${error.code}`,
    title: error.message,
    status: statusOf(error),
    code: error.code,
    detail: error.hint,
    requestId,
    ...(error instanceof InvalidRequest ? { errors: error.faults } : {}),
  }
}
