import { CodedError } from '@vanthu/document'

export interface PutBlob {
  /** SHA-256, lower-case hexadecimal: the name to ask for. */
  readonly sha256: string
  readonly bytes: number
  /** True when it was there before. */
  readonly known: boolean
}

/**
 * Files named by their content: originals and page images. Once put, a blob never changes. One interface, a folder or
 * an S3-compatible service behind it; the same contract suite runs against both.
 */
export interface BlobStore {
  /** Durable when it returns. The same bytes twice are kept once. */
  put(bytes: Uint8Array): Promise<PutBlob>
  /**
   * As `put`, of a file of any size, which is read piece by piece. The store takes the file: when it returns nothing is
   * left at the path. Where it fails the file stays.
   */
  putFile(path: string): Promise<PutBlob>
  /** @throws CodedError `store.missing_blob`. */
  get(sha256: string): Promise<Uint8Array>
  /** The content piece by piece. @throws CodedError `store.missing_blob` before the first piece. */
  read(sha256: string): Promise<AsyncIterable<Uint8Array>>
  has(sha256: string): Promise<boolean>
  /** Size in bytes; null when it is not there. */
  size(sha256: string): Promise<number | null>
  /** SHA-256 of all blobs, in no order. */
  list(): AsyncIterable<string>
  /** Names of files among the blobs that are none: left-overs of an interrupted write. */
  leftovers(): Promise<readonly string[]>
}

/** Where a blob stands: the first two digits of its digest, then the rest. @throws RangeError for what is no digest. */
export function blobName(sha256: string): string {
  if (!/^[0-9a-f]{64}$/u.test(sha256)) throw new RangeError(`"${sha256}" is no SHA-256 digest`)
  return `${sha256.slice(0, 2)}/${sha256.slice(2)}`
}

/** The digest of a blob that stands there; null for what is no blob's place. */
export const digestOfName = (name: string): string | null =>
  /^[0-9a-f]{2}\/[0-9a-f]{62}$/u.test(name) ? name.replace('/', '') : null

export const missingBlob = (sha256: string, cause?: unknown): CodedError =>
  new CodedError('store.missing_blob', `the file ${sha256} is not there`, {
    hint: 'Run vanthu verify; restore the file from a backup or receive the document again.',
    cause,
  })
