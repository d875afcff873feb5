/** `error`: something is lost or contradicts itself. `warning`: needs a look. `info`: harmless left-over. */
export type FindingSeverity = 'error' | 'warning' | 'info'

/** One thing that is not as it should be. `code` is stable: `verify.missing_blob`. */
export interface Finding {
  readonly code: string
  readonly severity: FindingSeverity
  /** What it is about: a document's id, a blob's digest, a file's name; null for the database as a whole. */
  readonly subject: string | null
  readonly message: string
}

export interface VerifyOptions {
  /** Read and hash every file; without, only that they are there and of the right size. Default true. */
  readonly hashFiles?: boolean
  readonly onProgress?: (done: number, total: number) => void
}
