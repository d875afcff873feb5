import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { z } from 'zod'

export interface Digest {
  /** Lower-case hexadecimal. */
  readonly sha256: string
  readonly bytes: number
}

export function digestOfBytes(bytes: Uint8Array): Digest {
  return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length }
}

/** Reads the file piece by piece. */
export async function digestOfFile(path: string): Promise<Digest> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of createReadStream(path)) {
    const some = z.instanceof(Buffer).parse(piece)
    hash.update(some)
    bytes += some.length
  }
  return { sha256: hash.digest('hex'), bytes }
}
