import { fail } from './failure.js'

export interface ZipEntry {
  readonly name: string
  /** As the directory declares it; a file that lies is stopped by the memory limit of the process that unpacks it. */
  readonly unpackedBytes: number
  readonly packedBytes: number
  /** 0 stored, 8 deflated. */
  readonly method: number
  /** Where the part's own header lies. */
  readonly at: number
}

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50

/**
 * The central directory of a ZIP archive, without unpacking anything.
 * @throws CodedError `ingest.damaged_docx` where the directory is missing or broken.
 */
export function zipDirectory(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  if (end === null) throw fail('ingest.damaged_docx', 'the archive has no directory')
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const entries: ZipEntry[] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) {
      throw fail('ingest.damaged_docx', `entry ${i + 1} of the archive's directory is broken`)
    }
    const nameLength = view.getUint16(at + 28, true)
    entries.push({
      name: Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8'),
      unpackedBytes: view.getUint32(at + 24, true),
      packedBytes: view.getUint32(at + 20, true),
      method: view.getUint16(at + 10, true),
      at: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** The record stands at the end, before a comment of at most 65,535 bytes. */
function endOfDirectory(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - 22 - 65_535)
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at
  }
  return null
}

/** @throws CodedError `ingest.decompression_bomb` by what the directory declares. */
export function checkUnpacked(bytes: Uint8Array, { maxUnpackedBytes }: { readonly maxUnpackedBytes: number }): void {
  const total = zipDirectory(bytes).reduce((sum, entry) => sum + entry.unpackedBytes, 0)
  if (total > maxUnpackedBytes) {
    throw fail('ingest.decompression_bomb', `${total} bytes unpacked, the limit is ${maxUnpackedBytes}`)
  }
}
