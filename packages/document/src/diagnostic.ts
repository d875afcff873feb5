import type { Span } from './span.js'

export type Severity = 'info' | 'warning' | 'error'

/**
 * Something odd beside a result that is still usable. `code` is `stage.what`, stable across versions, in English
 * (`ingest.page_failed`); `message` is for people and names no text of the document beyond a number or symbol.
 */
export interface Diagnostic {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly at?: { readonly page?: number; readonly raw?: Span }
}

/** What every stage gives: its value, and what was odd on the way. */
export interface Staged<T> {
  readonly value: T
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Input that cannot be used at all (`ingest.encrypted_pdf`). Trying again does not help unless `retry` says so.
 * `hint` is the way out, in one sentence.
 */
export class CodedError extends Error {
  readonly code: string
  readonly hint: string
  readonly retry: boolean

  constructor(code: string, message: string, options: { hint: string; retry?: boolean; cause?: unknown }) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'CodedError'
    this.code = code
    this.hint = options.hint
    this.retry = options.retry ?? false
  }
}
