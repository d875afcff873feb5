import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'

/** Name of this process as holder of claims: "machine/pid/random". */
export function leaseholder(): string {
  return `${hostname().replaceAll('/', '-')}/${process.pid}/${randomUUID().slice(0, 8)}`
}

/**
 * True when the holder ran on this machine and no process has its number any more, so that its claims need not run out
 * first. False where that cannot be told.
 */
export function isGone(holder: string): boolean {
  const [machine, pid] = holder.split('/')
  if (machine !== hostname().replaceAll('/', '-') || pid === undefined || !/^\d{1,10}$/u.test(pid)) return false
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}
