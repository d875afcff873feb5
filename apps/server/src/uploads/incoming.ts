import { randomUUID } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CodedError } from '@vanthu/document'
import { fileFault } from '@vanthu/store'
import { headBytes, refuseHead } from './signature.js'

/** A file that came in whole, where nobody sees it yet. */
export interface IncomingFile {
  readonly path: string
  readonly bytes: number
}

/** Where files lie until all of them is there; beside the blobs, so that they need not be copied. */
export const incomingFolder = (directory: string, organisation: string): string =>
  join(directory, 'incoming', organisation)

/**
 * Writes a file piece by piece, as fast as the disk takes it. The stream is read to its end also where the file is
 * refused, so that what follows it can be read.
 * @throws CodedError `server.too_large`, those of `sniffMediaType`, and what the disk says; whatever the stream throws.
 * Nothing is left of the file then.
 */
export async function takeIn(
  stream: AsyncIterable<Uint8Array>,
  options: { readonly folder: string; readonly filename: string; readonly maxBytes: number },
): Promise<IncomingFile> {
  const { folder, filename, maxBytes } = options
  const path = join(folder, `${randomUUID()}.part`)
  const head: Uint8Array[] = []
  let bytes = 0
  let judged = false
  const judge = (): void => {
    judged = true
    refuseHead(Buffer.concat(head), filename)
    head.length = 0
  }
  const take = async (piece: Uint8Array, file: FileHandle): Promise<void> => {
    bytes += piece.length
    if (bytes > maxBytes) throw tooLarge(maxBytes)
    if (!judged) head.push(piece)
    if (!judged && bytes >= headBytes) judge()
    await writeAll(file, piece)
  }
  try {
    const file = await begin(path).catch(async (error: unknown) => {
      for await (const piece of whole(stream)) void piece
      throw error
    })
    const refused: unknown[] = []
    try {
      for await (const piece of whole(stream)) {
        if (refused.length > 0) continue
        await take(piece, file).catch((error: unknown) => refused.push(error))
      }
      if (refused.length === 0 && !judged) judge()
    } finally {
      await file.close()
    }
    if (refused.length > 0) throw refused[0]
    return { path, bytes }
  } catch (error) {
    // Where not even that can be done, the first fault says more.
    await rm(path, { force: true }).catch(() => undefined)
    throw fileFault(error)
  }
}

async function begin(path: string): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true })
  return open(path, 'wx', 0o640)
}

/** The stream's pieces; its faults are told apart from those of the disk. */
async function* whole(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* stream
  } catch (cause) {
    throw new CodedError('server.broken_upload', 'the file ended before it was whole', {
      hint: 'Send it again; files that came in whole are kept.',
      cause,
    })
  }
}

async function writeAll(file: FileHandle, piece: Uint8Array): Promise<void> {
  for (let from = 0; from < piece.length;) from += (await file.write(piece, from)).bytesWritten
}

/** @param maxBytes told in whole MiB. */
export const tooLarge = (maxBytes: number): CodedError =>
  new CodedError('server.too_large', `the file is larger than ${Math.floor(maxBytes / 1_048_576)} MiB`, {
    hint: 'Send it as several documents; the administrator can say how large one may be (VANTHU_UPLOAD_MAX_MB).',
  })

/** A text is read in one piece; no setting makes room for more. @param maxBytes as `tooLarge`. */
export const textTooLarge = (maxBytes: number): CodedError =>
  new CodedError('server.too_large', `a text may be ${Math.floor(maxBytes / 1_048_576)} MiB large at most`, {
    hint: 'Send it as several documents, or as a PDF or DOCX file.',
  })

/**
 * Removes what broken uploads, and servers that were killed, left behind; gives how many files. What is younger may still
 * be written to, by this server or another one on the same folder.
 */
export async function removeLeftBehind(directory: string, olderThanMs: number, now = Date.now()): Promise<number> {
  let removed = 0
  for (const folder of await readdir(join(directory, 'incoming')).catch(() => [])) {
    const names = await readdir(incomingFolder(directory, folder)).catch(() => [])
    const changed = new Map<string, number>()
    // A part of a file keeps the note beside it, which was written when the file was begun.
    const whose = (name: string): string => name.replace(/\.json$/u, '')
    for (const name of names) {
      const { mtimeMs } = await stat(join(incomingFolder(directory, folder), name)).catch(() => ({ mtimeMs: now }))
      changed.set(whose(name), Math.max(mtimeMs, changed.get(whose(name)) ?? 0))
    }
    for (const name of names) {
      if (now - (changed.get(whose(name)) ?? now) < olderThanMs) continue
      await rm(join(incomingFolder(directory, folder), name), { force: true })
      removed += 1
    }
  }
  return removed
}

const leftAfterMs = 48 * 3600 * 1000
const cleanEveryMs = 3600 * 1000

/** Does so now and every hour, until stopped. */
export function keepIncomingClean(directory: string): () => void {
  const clean = (): void => {
    // What cannot be removed now is tried again in an hour.
    removeLeftBehind(directory, leftAfterMs).catch(() => 0)
  }
  clean()
  const timer = setInterval(clean, cleanEveryMs)
  timer.unref()
  return () => clearInterval(timer)
}
