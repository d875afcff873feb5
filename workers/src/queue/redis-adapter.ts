import type { Diagnostic } from '@vanthu/document'
import { CodedError } from '@vanthu/document'
import { Redis } from 'ioredis'

export interface RedisPlace {
  /** `redis://user:password@host:port/database`, `rediss://` over TLS. */
  readonly url: string
  /** Begins every key, so that several installations can share a server. Default `vanthu`. */
  readonly prefix?: string
}

/** A connection that goes on after an outage. Commands that block wait for it; others fail after a few tries. */
export function connectRedis({ url }: RedisPlace, options: { readonly blocking?: boolean } = {}): Redis {
  const redis = new Redis(url, {
    // BullMQ asks for null where it blocks; elsewhere a command that cannot be sent must fail, not wait for ever.
    maxRetriesPerRequest: options.blocking === true ? null : 3,
    retryStrategy: (tries) => Math.min(50 * 2 ** Math.min(tries, 6), 2_000),
    connectTimeout: 10_000,
  })
  // Without a listener an outage would end the process; each command that fails says so itself.
  redis.on('error', () => undefined)
  return redis
}

/** BullMQ waits for its first connection for ever; whoever asks does not. */
const patienceMs = 5_000

const unreachable = (cause?: unknown): CodedError =>
  new CodedError('queue.unreachable', 'Redis does not answer', {
    hint: 'Check that Redis runs and that REDIS_URL names it. Nothing is lost: documents are queued again.',
    retry: true,
    cause,
  })

const takesNothing = (cause: unknown): CodedError =>
  new CodedError('queue.takes_nothing', 'Redis refuses to write: its disk or its memory is full', {
    hint: 'Make room for Redis. Nothing is lost: documents are queued again.',
    retry: true,
    cause,
  })

/** @throws CodedError `queue.takes_nothing`; `queue.unreachable` in place of what the client says, and where it says nothing for 5 s. */
export async function reached<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(unreachable()), patienceMs)
  })
  try {
    return await Promise.race([work, tooLate])
  } catch (cause) {
    if (isOutage(cause)) throw unreachable(cause)
    if (cause instanceof Error && /MISCONF|OOM command|READONLY/u.test(cause.message)) throw takesNothing(cause)
    throw cause
  } finally {
    clearTimeout(timer)
    // What comes after the answer is nobody's.
    work.catch(() => undefined)
  }
}

const outage =
  /connection is closed|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|max retries per request|LOADING|stream isn't writeable/iu

const isOutage = (error: unknown): boolean => error instanceof Error && outage.test(`${error.name} ${error.message}`)

const note = (code: string, message: string): Diagnostic => ({ code, severity: 'warning', message })

/**
 * What the server's settings would cost. Nothing here loses a document, since the sweeper makes jobs anew from the
 * database; but an evicting or forgetful Redis makes work stop, and run twice.
 */
export const checkRedis = async (redis: Redis): Promise<readonly Diagnostic[]> =>
  settingsNotes(await reached(redis.info()))

/** The same, of the text that `INFO` gives. */
export function settingsNotes(info: string): readonly Diagnostic[] {
  const values = new Map(info.split(/\r?\n/u).map((line) => [line.split(':')[0] ?? '', line.split(':')[1] ?? '']))
  const notes: Diagnostic[] = []
  const version = values.get('redis_version') ?? ''
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major < 6 || (major === 6 && minor < 2)) {
    notes.push(note('queue.old_redis', `Redis ${version} is older than 6.2, which BullMQ needs`))
  }
  const policy = values.get('maxmemory_policy') ?? 'noeviction'
  if (policy !== 'noeviction') {
    notes.push(
      note('queue.evicts', `Redis drops keys when memory is short (${policy}); set maxmemory-policy noeviction`),
    )
  }
  if (values.get('aof_enabled') !== '1') {
    notes.push(
      note(
        'queue.not_durable',
        'Redis keeps no append-only file; after a crash all jobs are made anew. Set appendonly yes',
      ),
    )
  }
  return notes
}
