import { rm } from 'node:fs/promises'
import type { BlobStore, PutBlob } from './blob-store.js'
import { blobName, digestOfName, missingBlob } from './blob-store.js'
import type { Digest } from './digest.js'
import { digestOfBytes, digestOfFile } from './digest.js'
import type { Content, S3 } from './s3-adapter.js'

/**
 * Blobs as objects `ab/cdef…` of a bucket, named as in a folder, so that a folder can be copied into a bucket as it is.
 * An object is seen whole or not at all, and is durable when the service says so.
 */
export class S3Blobs implements BlobStore {
  readonly #s3: S3

  constructor(s3: S3) {
    this.#s3 = s3
  }

  put(bytes: Uint8Array): Promise<PutBlob> {
    return this.#put({ bytes }, digestOfBytes(bytes))
  }

  async putFile(path: string): Promise<PutBlob> {
    const told = await this.#put({ path }, await digestOfFile(path))
    await rm(path, { force: true })
    return told
  }

  async #put(content: Content, digest: Digest): Promise<PutBlob> {
    const name = blobName(digest.sha256)
    const known = (await this.#s3.size(name)) === digest.bytes
    if (!known) await this.#s3.put(name, content, digest)
    return { ...digest, known }
  }

  async get(sha256: string): Promise<Uint8Array> {
    const bytes = await this.#s3.get(blobName(sha256))
    if (bytes === null) throw missingBlob(sha256)
    return bytes
  }

  async read(sha256: string): Promise<AsyncIterable<Uint8Array>> {
    const content = await this.#s3.read(blobName(sha256))
    if (content === null) throw missingBlob(sha256)
    return content
  }

  async has(sha256: string): Promise<boolean> {
    return (await this.size(sha256)) !== null
  }

  // The name is checked before anything is promised, so a wrong one is a rejection, not a throw.
  async size(sha256: string): Promise<number | null> {
    return this.#s3.size(blobName(sha256))
  }

  async *list(): AsyncIterable<string> {
    for await (const name of this.#names()) {
      const digest = digestOfName(name)
      if (digest !== null) yield digest
    }
  }

  async leftovers(): Promise<readonly string[]> {
    const names: string[] = []
    for await (const name of this.#names()) if (digestOfName(name) === null) names.push(name)
    return names
  }

  async *#names(): AsyncIterable<string> {
    for (let after: string | null = null; ;) {
      const { names, next } = await this.#s3.list(after)
      yield* names
      if (next === null) return
      after = next
    }
  }
}
