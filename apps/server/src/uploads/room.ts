import { mkdir, statfs } from 'node:fs/promises'
import { CodedError } from '@vanthu/document'
import type { Jobs } from '@vanthu/workers'
import type { Config } from '../config.js'

/** Whether more can be taken in. */
export interface Room {
  /**
   * @param bytes of what comes, as far as it is known.
   * @throws CodedError `server.disk_short`, `server.queue_full`. What was taken in before stays.
   */
  check(bytes?: number): Promise<void>
}

/** Counting a queue costs a question; a thousand files ask for it one after the other. */
const keepMs = 2_000

export function openRoom(
  { directory, diskReserveBytes, queueLimit }: Pick<Config, 'directory' | 'diskReserveBytes' | 'queueLimit'>,
  jobs: Jobs,
): Room {
  let waiting = 0
  let knownUntil = 0

  async function depth(): Promise<number> {
    if (Date.now() < knownUntil) return waiting
    const counts = await jobs.counts()
    waiting = counts.waiting + counts.delayed
    knownUntil = Date.now() + keepMs
    return waiting
  }

  return {
    async check(bytes = 0) {
      await mkdir(directory, { recursive: true })
      const disk = await statfs(directory)
      if (disk.bavail * disk.bsize - bytes < diskReserveBytes) {
        throw new CodedError('server.disk_short', 'there is too little room left on the disk', {
          hint: 'The administrator must make room; nothing that was sent before is lost.',
          retry: true,
        })
      }
      // Without the queue's answer files are taken in: they are queued when it is back.
      const deep = await depth().catch(() => 0)
      if (deep >= queueLimit) {
        throw new CodedError('server.queue_full', 'too many documents wait to be read', {
          hint: 'Send the rest later: wait as long as the header Retry-After says.',
          retry: true,
        })
      }
    },
  }
}
