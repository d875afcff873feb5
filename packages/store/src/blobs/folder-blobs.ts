import { randomUUID } from 'node:crypto'
import type { Dirent } from 'node:fs'
import { constants } from 'node:fs'
import { copyFile, link, mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BlobStore, PutBlob } from './blob-store.js'
import { blobName, digestOfName, missingBlob } from './blob-store.js'
import type { Digest } from './digest.js'
import { digestOfBytes, digestOfFile } from './digest.js'
import { fileFault } from './file-fault.js'

/**
 * Blobs as files `ab/cdef…` under a folder: the first two digits of the digest, then the rest. A file is written beside,
 * flushed, renamed, and its folder flushed, so that a name is never seen with half its content, not even after a crash.
 */
export class FolderBlobs implements BlobStore {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  put(bytes: Uint8Array): Promise<PutBlob> {
    return this.#put(digestOfBytes(bytes), async (beside) => {
      const file = await open(beside, 'wx', 0o640)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
    })
  }

  async putFile(path: string): Promise<PutBlob> {
    const told = await this.#put(await digestOfFile(path), async (beside) => {
      // A second name of the same file where that can be; the first one goes last.
      await link(path, beside).catch(async (error: unknown) => {
        if (!hasCode(error, 'EXDEV', 'EPERM', 'ENOTSUP', 'EMLINK')) throw error
        await copyFile(path, beside, constants.COPYFILE_EXCL)
      })
      const file = await open(beside, 'r+')
      try {
        await file.chmod(0o640)
        await file.sync()
      } finally {
        await file.close()
      }
    })
    await rm(path, { force: true })
    return told
  }

  /** `write` makes the file at the path that it is given, flushed. */
  async #put({ sha256, bytes }: Digest, write: (beside: string) => Promise<void>): Promise<PutBlob> {
    const path = this.#path(sha256)
    const folder = dirname(path)
    if ((await this.size(sha256)) === bytes) {
      // Another process may have renamed it a moment ago and not yet flushed the folder.
      await flushFolder(folder)
      return { sha256, bytes, known: true }
    }
    const made = await makeFolder(folder)
    const beside = join(folder, `.${sha256.slice(2)}.${randomUUID()}`)
    try {
      await write(beside)
      await rename(beside, path)
    } catch (error) {
      await rm(beside, { force: true }).catch(() => undefined)
      throw fileFault(error)
    }
    await flushFolder(folder)
    if (made) await flushFolder(this.#folder)
    return { sha256, bytes, known: false }
  }

  async get(sha256: string): Promise<Uint8Array> {
    try {
      return await readFile(this.#path(sha256))
    } catch (cause) {
      throw isAbsent(cause) ? missingBlob(sha256, cause) : fileFault(cause)
    }
  }

  async read(sha256: string): Promise<AsyncIterable<Uint8Array>> {
    try {
      const file = await open(this.#path(sha256), 'r')
      return file.createReadStream()
    } catch (cause) {
      throw isAbsent(cause) ? missingBlob(sha256, cause) : fileFault(cause)
    }
  }

  async has(sha256: string): Promise<boolean> {
    return (await this.size(sha256)) !== null
  }

  async size(sha256: string): Promise<number | null> {
    try {
      return (await stat(this.#path(sha256))).size
    } catch (error) {
      if (isAbsent(error)) return null
      throw fileFault(error)
    }
  }

  async *list(): AsyncIterable<string> {
    for await (const name of this.#files()) {
      const digest = digestOfName(name)
      if (digest !== null) yield digest
    }
  }

  async leftovers(): Promise<readonly string[]> {
    const names: string[] = []
    for await (const name of this.#files()) if (digestOfName(name) === null) names.push(name)
    return names
  }

  async *#files(): AsyncIterable<string> {
    for (const folder of await entries(this.#folder)) {
      if (!folder.isDirectory()) continue
      for (const file of await entries(join(this.#folder, folder.name))) yield `${folder.name}/${file.name}`
    }
  }

  /** @throws RangeError for what is no digest, so that no name reaches outside of the folder. */
  #path(sha256: string): string {
    return join(this.#folder, blobName(sha256))
  }
}

/** True when it was not there. */
async function makeFolder(folder: string): Promise<boolean> {
  try {
    await mkdir(folder)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    // On a disk that cannot be written Node's recursive mkdir says that the folder above is not there.
    if (!isAbsent(error)) throw fileFault(error)
    await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
      throw fileFault(cause)
    })
    return true
  }
}

async function entries(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (error) {
    if (isAbsent(error)) return []
    throw error
  }
}

/** Makes the names in a folder durable. Windows cannot open folders and needs no flush. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const hasCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && 'code' in error && codes.some((code) => code === error.code)
const isAbsent = (error: unknown): boolean => hasCode(error, 'ENOENT', 'ENOTDIR')
