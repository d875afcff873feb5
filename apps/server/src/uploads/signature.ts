import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import type { MediaType } from '@vanthu/document'
import { CodedError } from '@vanthu/document'
import { sniffMediaType } from '@vanthu/ingest'

/** Types but for archives are told by their beginning; text is judged by so much of it, too. */
export const headBytes = 65_536

/** An end of an archive's directory with the longest comment. */
const tailBytes = 22 + 65_535
/** A directory of more than this belongs to no document that people wrote. */
const directoryBytes = 8 * 1024 * 1024
const endOfDirectory = Buffer.from([0x50, 0x4b, 5, 6])

const isArchive = (head: Buffer): boolean => head[0] === 0x50 && head[1] === 0x4b

/**
 * Refuses, by the first bytes of a file, what could never be read; an archive is judged when all of it is there.
 * @throws CodedError as `sniffMediaType`.
 */
export function refuseHead(head: Buffer, filename: string): void {
  if (!isArchive(head)) sniffMediaType(head, filename)
}

/** The type of a file on disk by its content, of which only the ends are read. @throws CodedError as `sniffMediaType`. */
export async function typeOfFile(path: string, filename: string): Promise<MediaType> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const head = await bytesAt(file, 0, Math.min(headBytes, size))
    return sniffMediaType(isArchive(head) ? await withoutParts(file, size) : head, filename)
  } finally {
    await file.close()
  }
}

/**
 * An archive without its parts: its signature, its directory, and its end, which says where the directory is. The types
 * of archives differ by the names in it.
 */
async function withoutParts(file: FileHandle, size: number): Promise<Buffer> {
  const signature = await bytesAt(file, 0, Math.min(4, size))
  const tail = await bytesAt(file, Math.max(0, size - tailBytes), Math.min(tailBytes, size))
  const at = tail.lastIndexOf(endOfDirectory)
  if (at < 0 || at + 22 > tail.length) return signature
  const end = Buffer.from(tail.subarray(at))
  const length = end.readUInt32LE(12)
  const from = end.readUInt32LE(16)
  if (length > directoryBytes || from + length > size) throw damaged()
  const directory = await bytesAt(file, from, length)
  end.writeUInt32LE(signature.length, 16)
  return Buffer.concat([signature, directory, end])
}

async function bytesAt(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from)
  return buffer.subarray(0, bytesRead)
}

const damaged = (): CodedError =>
  new CodedError('ingest.damaged_docx', 'the archive has no directory that can be read', {
    hint: 'Open the file in a word processor and save it again.',
  })
