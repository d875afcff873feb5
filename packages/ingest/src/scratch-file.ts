import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Runs `work` with the bytes in a file that only this user can read, so that child processes share one copy instead of
 * each being sent it. The file is gone afterwards, also when `work` fails.
 */
export async function withScratchFile<T>(bytes: Uint8Array, work: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'vanthu-'))
  try {
    const path = join(folder, 'source')
    await writeFile(path, bytes, { mode: 0o600 })
    return await work(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
