export interface PutBlob {
  /** SHA-256, lower-case hexadecimal: the name to ask for. */
  readonly sha256: string
  readonly bytes: number
  /** True when it was there before. */
  readonly known: boolean
}

/** Files named by their content: originals and page images. Once put, a blob never changes. */
export interface BlobStore {
  /** Durable when it returns. The same bytes twice are kept once. */
  put(bytes: Uint8Array): Promise<PutBlob>
  /** @throws CodedError `store.missing_blob`. */
  get(sha256: string): Promise<Uint8Array>
  has(sha256: string): Promise<boolean>
  /** Size in bytes; null when it is not there. */
  size(sha256: string): Promise<number | null>
  /** SHA-256 of all blobs, in no order. */
  list(): AsyncIterable<string>
  /** Names of files in the blob folder that are no blobs: left-overs of an interrupted write. */
  leftovers(): Promise<readonly string[]>
}
