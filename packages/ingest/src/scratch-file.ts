import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CodedError } from '@vanthu/document'

const STALE_MS = 6 * 60 * 60 * 1000
const folderName = /^vanthu-(\d{1,10})-/u

export interface ScratchFile {
  readonly path: string
  remove(): Promise<void>
}

/**
 * The bytes in a file that only this user can read, so that child processes share one copy instead of each being sent
 * it. A killed process leaves it behind, and a later one removes it.
 */
export async function scratchFile(bytes: Uint8Array): Promise<ScratchFile> {
  await sweepOnce()
  const folder = await mkdtemp(join(tmpdir(), `vanthu-${process.pid}-`)).catch((error: unknown) => {
    throw noRoom(error)
  })
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true })
  const path = join(folder, 'source')
  try {
    await writeFile(path, bytes, { mode: 0o600 })
  } catch (error) {
    await remove()
    throw noRoom(error)
  }
  return { path, remove }
}

/** A temporary folder that takes nothing more is no fault of the file. */
function noRoom(cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : ''
  if (code !== 'ENOSPC' && code !== 'EDQUOT' && code !== 'EROFS' && code !== 'EACCES') return cause
  return new CodedError('ingest.disk_full', `the temporary folder takes no file (${code})`, {
    hint: 'Make room in it, or name another in TMPDIR, and run again.',
    retry: true,
    cause,
  })
}

/** Runs `work` with the bytes in a scratch file, which is gone afterwards, also when `work` fails. */
export async function withScratchFile<T>(bytes: Uint8Array, work: (path: string) => Promise<T>): Promise<T> {
  const { path, remove } = await scratchFile(bytes)
  try {
    return await work(path)
  } finally {
    await remove()
  }
}

let swept: Promise<void> | null = null
const sweepOnce = (): Promise<void> => (swept ??= sweepScratch(tmpdir(), Date.now()))

/** Removes folders of processes that are gone, if they are some hours old: another container may share the folder. */
export async function sweepScratch(parent: string, now: number): Promise<void> {
  for (const name of await readdir(parent)) {
    const pid = folderName.exec(name)?.[1]
    // This process has none yet: in a container its predecessor had its number.
    if (pid === undefined || (Number(pid) !== process.pid && isAlive(Number(pid)))) continue
    const folder = join(parent, name)
    const found = await stat(folder).catch(() => null)
    if (found !== null && now - found.mtimeMs > STALE_MS) await rm(folder, { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: alive, and another user's.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}
