import { createHash, randomUUID } from 'node:crypto'
import type { Dirent } from 'node:fs'
import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { CodedError } from '@vanthu/document'
import type { BlobStore } from './blob-store.js'

/**
 * Blobs as files `ab/cdef…` under a folder: the first two digits of the digest, then the rest. A file is written beside,
 * flushed, renamed, and its folder flushed, so that a name is never seen with half its content, not even after a crash.
 */
export class FolderBlobs implements BlobStore {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  async put(bytes: Uint8Array): Promise<{ sha256: string; bytes: number; known: boolean }> {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const told = { sha256, bytes: bytes.length }
    const folder = join(this.#folder, sha256.slice(0, 2))
    if ((await this.size(sha256)) === bytes.length) {
      // Another process may have renamed it a moment ago and not yet flushed the folder.
      await flushFolder(folder)
      return { ...told, known: true }
    }
    const made = await mkdir(folder, { recursive: true }).catch((error: unknown) => {
      throw coded(error)
    })
    const beside = join(folder, `.${sha256.slice(2)}.${randomUUID()}`)
    try {
      const file = await open(beside, 'wx', 0o640)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(beside, this.#path(sha256))
    } catch (error) {
      await rm(beside, { force: true })
      throw coded(error)
    }
    await flushFolder(folder)
    if (made !== undefined) await flushFolder(this.#folder)
    return { ...told, known: false }
  }

  async get(sha256: string): Promise<Uint8Array> {
    try {
      return await readFile(this.#path(sha256))
    } catch (cause) {
      if (!isAbsent(cause)) throw cause
      throw new CodedError('store.missing_blob', `the file ${sha256} is not in the data folder`, {
        hint: 'Run vanthu verify; restore the file from a backup or receive the document again.',
        cause,
      })
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
      throw error
    }
  }

  async *list(): AsyncIterable<string> {
    for await (const { folder, file } of this.#files()) {
      if (/^[0-9a-f]{62}$/u.test(file)) yield folder + file
    }
  }

  async leftovers(): Promise<readonly string[]> {
    const names: string[] = []
    for await (const { folder, file } of this.#files()) {
      if (!/^[0-9a-f]{62}$/u.test(file)) names.push(`${folder}/${file}`)
    }
    return names
  }

  async *#files(): AsyncIterable<{ readonly folder: string; readonly file: string }> {
    for (const folder of await entries(this.#folder)) {
      if (!folder.isDirectory()) continue
      for (const file of await entries(join(this.#folder, folder.name))) yield { folder: folder.name, file: file.name }
    }
  }

  /** @throws RangeError for what is no digest, so that no name reaches outside of the folder. */
  #path(sha256: string): string {
    if (!/^[0-9a-f]{64}$/u.test(sha256)) throw new RangeError(`"${sha256}" is no SHA-256 digest`)
    return join(this.#folder, sha256.slice(0, 2), sha256.slice(2))
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

/** Faults of the machine as coded errors, which may pass; others as they are. */
function coded(cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new CodedError('store.disk_full', 'there is no room left for files', {
        hint: 'Make room and run again.',
        retry: true,
        cause,
      })
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new CodedError('store.read_only', 'the folder of files cannot be written', {
        hint: 'Check who owns the data folder and whether its disk is mounted read-only.',
        retry: true,
        cause,
      })
    default:
      return cause
  }
}

const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
