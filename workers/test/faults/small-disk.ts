import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of a few megabytes, in memory, for tests that fill it. */
export interface SmallDisk {
  readonly folder: string
  /** Leaves so many kilobytes free. */
  fill(leaveKb: number): void
  /** Takes away what `fill` put there. */
  makeRoom(): void
  /** @throws while a file is open for writing. */
  readOnly(on: boolean): void
  remove(): void
}

/** @throws Error that says why there can be none: only root may mount, and not in every container. */
export function smallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'vanthu-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0777`, 'tmpfs', folder], { stdio: 'pipe' })
  } catch (cause) {
    rmSync(folder, { recursive: true })
    throw new Error('a small disk cannot be mounted here; only root may', { cause })
  }
  const filler = join(folder, 'filler')
  return {
    folder,
    fill(leaveKb) {
      const { bavail, bsize } = statfsSync(folder)
      writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - leaveKb * 1024)))
    },
    makeRoom: () => rmSync(filler, { force: true }),
    readOnly: (on) => {
      execFileSync('mount', ['-o', `remount,${on ? 'ro' : 'rw'}`, folder], { stdio: 'pipe' })
    },
    remove() {
      // What still holds a file of it ends in its own time.
      execFileSync('umount', ['-l', folder], { stdio: 'pipe' })
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Null where a small disk can be had; otherwise why not. */
export function noSmallDisk(): string | null {
  try {
    smallDisk(1).remove()
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
