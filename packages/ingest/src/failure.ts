import { CodedError } from '@vanthu/document'

interface Failure {
  readonly message: string
  readonly hint: string
  /** Another process, or more time, may succeed. */
  readonly retry?: true
}

/** Everything that makes a file, or a page of it, unusable. Codes are stable across versions. */
const failures = {
  'ingest.empty_file': { message: 'The file has no bytes', hint: 'Copy or scan it again.' },
  'ingest.unknown_type': {
    message: 'The file is of no known type',
    hint: 'Give a PDF, TIFF, PNG, JPEG, WebP, DOCX, text, Markdown or HTML file.',
  },
  'ingest.unsupported_type': {
    message: 'Files of this type are not read',
    hint: 'Save it as PDF or DOCX, unpack archives first.',
  },
  'ingest.too_large': {
    message: 'The file is too large',
    hint: 'Split it, or raise the limit `maxBytes`, of a text `maxTextBytes`.',
  },
  'ingest.too_many_pages': {
    message: 'The file has too many pages',
    hint: 'Split it into its documents, or raise the limit `maxPages`.',
  },
  'ingest.too_many_pixels': {
    message: 'An image is too large',
    hint: 'Scan at 200 to 300 dpi, or raise the limit `maxPixels`.',
  },
  'ingest.decompression_bomb': {
    message: 'The file unpacks to far more than a document holds',
    hint: 'Do not open it if its origin is unknown; otherwise raise the limit `maxUnpackedBytes`.',
  },
  'ingest.encrypted_pdf': { message: 'The PDF is protected by a password', hint: 'Remove the password and try again.' },
  'ingest.damaged_pdf': { message: 'The PDF is damaged', hint: 'Fetch or scan the file again.' },
  'ingest.damaged_image': { message: 'The image cannot be decoded', hint: 'Scan the page again.' },
  'ingest.damaged_docx': { message: 'The DOCX file is damaged', hint: 'Open and save it again in a word processor.' },
  'ingest.timeout': {
    message: 'Reading took too long',
    hint: 'Raise the limit `pageTimeoutMs`, or scan the page again.',
    retry: true,
  },
  'ingest.out_of_memory': {
    message: 'Reading took too much memory',
    hint: 'Give the reader a higher `processMemoryMb`, or scan the page at a lower resolution.',
    retry: true,
  },
  'ingest.process_crashed': {
    message: 'The reading process ended unexpectedly',
    hint: 'Try again; if it happens again, scan the page anew.',
    retry: true,
  },
  'ingest.reader_closed': { message: 'The reader was closed', hint: 'Open a new reader.' },
} as const satisfies Record<string, Failure>

export type FailureCode = keyof typeof failures

/** The coded error; `detail` adds figures to its message, never text of the document. */
export function fail(code: FailureCode, detail?: string, cause?: unknown): CodedError {
  const failure: Failure = failures[code]
  return new CodedError(code, detail === undefined ? failure.message : `${failure.message}: ${detail}`, {
    hint: failure.hint,
    retry: failure.retry ?? false,
    ...(cause === undefined ? {} : { cause }),
  })
}

/** A coded error on its way between processes. */
export interface WireFailure {
  readonly code: string
  readonly message: string
  readonly hint: string
  readonly retry: boolean
}

/** Errors without a code are defects or a library's complaint; another process may fare better. */
export function toWire(error: unknown): WireFailure {
  if (error instanceof CodedError) {
    return { code: error.code, message: error.message, hint: error.hint, retry: error.retry }
  }
  const said = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown error'
  return {
    code: 'ingest.page_failed',
    message: said.slice(0, 200),
    hint: 'Scan the page again.',
    retry: true,
  }
}

export function fromWire(wire: WireFailure): CodedError {
  return new CodedError(wire.code, wire.message, { hint: wire.hint, retry: wire.retry })
}
