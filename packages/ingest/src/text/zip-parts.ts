import { crc32, inflateRawSync } from 'node:zlib'
import { fail } from '../failure.js'
import { zipDirectory } from '../zip-directory.js'

/**
 * Unpacks the parts whose names pass. Nothing grows beyond `maxUnpackedBytes`, whatever the directory declares.
 * @throws CodedError `ingest.decompression_bomb`, `ingest.damaged_docx`.
 */
export function unpack(
  bytes: Buffer,
  wanted: (name: string) => boolean,
  maxUnpackedBytes: number,
): Map<string, Buffer> {
  const parts = new Map<string, Buffer>()
  let left = maxUnpackedBytes
  for (const { name, at, packedBytes, method } of zipDirectory(bytes)) {
    if (!wanted(name)) continue
    if (at + 30 > bytes.length) throw fail('ingest.damaged_docx', 'a part lies beyond the end of the file')
    const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
    const packed = bytes.subarray(from, from + packedBytes)
    const part = method === 0 ? packed : inflated(packed, left)
    left -= part.length
    if (left < 0) throw fail('ingest.decompression_bomb', `the limit is ${maxUnpackedBytes} bytes`)
    parts.set(name, part)
  }
  return parts
}

function inflated(packed: Buffer, limit: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, limit) })
  } catch (error) {
    if (error instanceof RangeError) throw fail('ingest.decompression_bomb', `the limit is ${limit} bytes`, error)
    throw fail('ingest.damaged_docx', 'a part cannot be unpacked', error)
  }
}

/** An archive of the parts, stored as they are. */
export function pack(parts: ReadonlyMap<string, Buffer>): Buffer {
  const local: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, data] of parts) {
    const title = Buffer.from(name)
    // Version 2.0, names in UTF-8, stored; no time.
    const fixed = Buffer.alloc(26)
    fixed.writeUInt16LE(20, 0)
    fixed.writeUInt16LE(0x0800, 2)
    fixed.writeUInt32LE(crc32(data), 10)
    fixed.writeUInt32LE(data.length, 14)
    fixed.writeUInt32LE(data.length, 18)
    fixed.writeUInt16LE(title.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    local.push(Buffer.from('PK\x03\x04', 'latin1'), fixed, title, data)
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), fixed, place, title)
    at += 30 + title.length + data.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(parts.size, 8)
  end.writeUInt16LE(parts.size, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...local, listed, end])
}
