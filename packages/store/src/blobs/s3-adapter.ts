import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { CodedError } from '@vanthu/document'
import { AwsV4Signer } from 'aws4fetch'
import { Parser } from 'htmlparser2'
import type { Digest } from './digest.js'
import type { S3Place } from './s3-place.js'

/** What an object is made of: bytes, or a file that is opened anew for each try. */
export type Content = { readonly bytes: Uint8Array } | { readonly path: string }

export interface Listed {
  /** Without what all names of the place begin with. */
  readonly names: readonly string[]
  /** Where the next question goes on; null at the end. */
  readonly next: string | null
}

/** The five requests to an S3-compatible service that blobs need. Names are those of `blobName`. */
export interface S3 {
  /** Null when there is no such object. */
  size(name: string): Promise<number | null>
  /** The service checks the digest of what it got before it says yes. */
  put(name: string, content: Content, digest: Digest): Promise<void>
  get(name: string): Promise<Uint8Array | null>
  read(name: string): Promise<AsyncIterable<Uint8Array> | null>
  list(after: string | null): Promise<Listed>
}

const sha256OfNothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
/** A fault that may pass is tried so often, each time after twice as long. */
const tries = 4
const firstPauseMs = 200
const skewedMs = 14 * 60_000
/** For an answer to begin; what is sent, and what is fetched as a whole, has a second more for each 256 KiB. */
const longestMs = 30_000
const slowestBytesPerMs = 262

interface Request {
  readonly method: 'GET' | 'HEAD' | 'PUT'
  readonly url: URL
  readonly body?: { readonly content: Content; readonly digest: Digest }
}

/** Ends a request for which somebody has waited too long. */
class Patience {
  readonly #stop = new AbortController()
  readonly #ms: number
  #timer: NodeJS.Timeout | undefined

  constructor(ms: number) {
    this.#ms = ms
  }

  get signal(): AbortSignal {
    return this.#stop.signal
  }

  /** From now on, for something of so many bytes. */
  wait(bytes: number): void {
    clearTimeout(this.#timer)
    const tooLate = (): void => this.#stop.abort(new DOMException('no answer in time', 'TimeoutError'))
    this.#timer = setTimeout(tooLate, Math.ceil(this.#ms + bytes / slowestBytesPerMs))
  }

  end(): void {
    clearTimeout(this.#timer)
  }
}

/** @throws CodedError from every method: `store.unreachable`, `store.refused`, `store.disk_full`, `store.wrong_clock`, `store.no_bucket`. */
export function openS3(
  { url, region, accessKeyId, secretAccessKey }: S3Place,
  { pauseMs = firstPauseMs, patienceMs = longestMs }: { readonly pauseMs?: number; readonly patienceMs?: number } = {},
): S3 {
  const base = url.replace(/\/$/u, '')
  const { origin, pathname } = new URL(base)
  const [bucket = '', ...parts] = pathname.split('/').slice(1)
  const prefix = parts.length === 0 ? '' : `${parts.join('/')}/`
  const at = (name: string): URL => new URL(`${base}/${name}`)

  async function once({ method, url: to, body }: Request, signal: AbortSignal): Promise<Response> {
    const signed = await new AwsV4Signer({
      method,
      url: to.href,
      headers: {
        'x-amz-content-sha256': body?.digest.sha256 ?? sha256OfNothing,
        ...(body === undefined ? {} : { 'content-length': String(body.digest.bytes) }),
      },
      service: 's3',
      region,
      accessKeyId,
      secretAccessKey,
    }).sign()
    return fetch(signed.url, {
      method,
      headers: signed.headers,
      redirect: 'error',
      signal,
      ...(body === undefined ? {} : { body: streamOf(body.content), duplex: 'half' }),
    } as RequestInit)
  }

  /** `use` fetches what the answer holds; where the connection breaks meanwhile all is asked again. */
  async function ask<T>(request: Request, use: (answer: Response) => Promise<T>): Promise<T | null> {
    for (let attempt = 1; ; attempt++) {
      const patience = new Patience(patienceMs)
      try {
        patience.wait(request.body?.digest.bytes ?? 0)
        const answer = await once(request, patience.signal)
        // What is read piece by piece is given as soon as the answer has begun, and may be read as slowly as one likes.
        patience.wait(Number(answer.headers.get('content-length') ?? 0))
        if (answer.ok) return await use(answer)
        const fault = await faultOf(answer)
        if (fault === null) return null
        throw fault
      } catch (error) {
        if (!(error instanceof CodedError || isBroken(error))) throw error
        const told = error instanceof CodedError ? error : unreachable(error)
        if (!told.retry || told.code === 'store.wrong_clock' || attempt === tries) throw told
        await sleep(pauseMs * 2 ** (attempt - 1) * (0.75 + Math.random() / 2))
      } finally {
        patience.end()
      }
    }
  }

  return {
    size: (name) =>
      ask({ method: 'HEAD', url: at(name) }, (answer) => Promise.resolve(Number(answer.headers.get('content-length')))),

    async put(name, content, digest) {
      const put = await ask({ method: 'PUT', url: at(name), body: { content, digest } }, async (answer) => {
        await answer.arrayBuffer()
        return true
      })
      if (put === null) throw noBucket()
    },

    get: (name) => ask({ method: 'GET', url: at(name) }, async (answer) => new Uint8Array(await answer.arrayBuffer())),

    read: (name) =>
      ask({ method: 'GET', url: at(name) }, (answer) => Promise.resolve(Readable.fromWeb(answer.body as never))),

    async list(after) {
      const question = new URL(`/${bucket}`, origin)
      question.searchParams.set('list-type', '2')
      question.searchParams.set('prefix', prefix)
      if (after !== null) question.searchParams.set('continuation-token', after)
      const text = await ask({ method: 'GET', url: question }, (answer) => answer.text())
      if (text === null) throw noBucket()
      const { keys, next } = listing(text)
      return { names: keys.map((key) => key.slice(prefix.length)), next }
    },
  }
}

/** What `fetch` says of connections that did not come about, broke, or took too long. */
const isBroken = (error: unknown): boolean => error instanceof TypeError || error instanceof DOMException

/** Null for an object that is not there. */
async function faultOf(answer: Response): Promise<CodedError | null> {
  const code = elements(await answer.text().catch(() => '')).get('Code')?.[0] ?? ''
  const { status } = answer
  const cause = new Error(`HTTP ${status} ${code}`)
  if (code === 'NoSuchBucket') return noBucket(cause)
  if (status === 404) return null
  // Answers to HEAD have no text; a service refuses what was signed a quarter of an hour before or after its own time.
  const skewMs = Math.abs(Date.now() - Date.parse(answer.headers.get('date') ?? ''))
  if (code === 'RequestTimeTooSkewed' || (status === 403 && skewMs > skewedMs)) {
    return new CodedError('store.wrong_clock', 'the clock of this machine is not that of the storage of files', {
      hint: 'Set the clock (timedatectl set-ntp true), then run again.',
      retry: true,
      cause,
    })
  }
  if (status === 507 || /StorageFull|QuotaExceeded|InsufficientCapacity/u.test(code)) {
    return new CodedError('store.disk_full', 'there is no room left in the storage of files', {
      hint: 'Make room or raise the quota of the bucket, and run again.',
      retry: true,
      cause,
    })
  }
  if (status === 401 || status === 403) {
    return new CodedError('store.refused', 'the storage of files does not let this key in', {
      hint: 'Check S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_REGION and the rights of the key to the bucket.',
      cause,
    })
  }
  if (status >= 500 || status === 429 || status === 408) return unreachable(cause)
  return new CodedError('store.s3_refused', `the storage of files answers ${status} ${code}`.trim(), {
    hint: 'Check S3_URL: it names a bucket of an S3-compatible service.',
    cause,
  })
}

const unreachable = (cause: unknown): CodedError =>
  new CodedError('store.unreachable', 'the storage of files does not answer', {
    hint: 'Check that it runs and that S3_URL names it; what was under way is tried again.',
    retry: true,
    cause,
  })

const noBucket = (cause?: unknown): CodedError =>
  new CodedError('store.no_bucket', 'there is no such bucket', { hint: 'Make the bucket that S3_URL names.', cause })

function streamOf(content: Content): NonNullable<RequestInit['body']> {
  if ('bytes' in content) return content.bytes as Uint8Array<ArrayBuffer>
  return Readable.toWeb(createReadStream(content.path)) as unknown as ReadableStream
}

/** Texts of an XML answer by the names of their elements. */
function elements(xml: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  let text = ''
  const parser = new Parser(
    {
      onopentag: () => {
        text = ''
      },
      ontext: (some) => {
        text += some
      },
      onclosetag: (name) => {
        const known = found.get(name)
        if (known === undefined) found.set(name, [text])
        else known.push(text)
        text = ''
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
  return found
}

/** What `ListObjectsV2` answers. */
function listing(xml: string): { readonly keys: readonly string[]; readonly next: string | null } {
  const found = elements(xml)
  const more = found.get('IsTruncated')?.[0] === 'true'
  return { keys: found.get('Key') ?? [], next: more ? (found.get('NextContinuationToken')?.[0] ?? null) : null }
}
