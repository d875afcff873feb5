import { createHash, createHmac } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import { createServer } from 'node:http'

/** What comes in, before it is answered; a fault is answered instead. `cut` ends the connection in the middle. */
export interface S3Fault {
  readonly status: number
  readonly code: string
  readonly cut?: boolean
  /** So long the second half of the answer takes; it is a right one. Milliseconds. */
  readonly slowMs?: number
  /** What the server takes the time to be. */
  readonly date?: Date
}

/** A small server that speaks as much of S3 as a bucket of files needs, and refuses what is not signed as it must be. */
export interface S3Server {
  /** `http://127.0.0.1:port/kho`: the bucket that there is. */
  readonly url: string
  readonly objects: Map<string, Buffer>
  /** "GET /kho/…" in the order in which they came. */
  readonly requests: string[]
  /** The next so many requests fail so. */
  failNext(fault: S3Fault, times?: number): void
  stop(): Promise<void>
}

export const s3Key = { accessKeyId: 'khoa-kiem-thu', secretAccessKey: 'bi/mat+0', region: 'vn-1' } as const
const bucket = 'kho'
/** Small, so that lists of a few go over several answers. */
const listed = 3

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
const hex = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

/** AWS Signature Version 4, as its documentation describes it. */
function signatureOf(request: IncomingMessage): string {
  const authorization = request.headers.authorization ?? ''
  const signed = /SignedHeaders=([^,]+)/u.exec(authorization)?.[1] ?? ''
  const scope = /Credential=[^/]+\/([^,]+)/u.exec(authorization)?.[1] ?? ''
  const url = new URL(request.url ?? '', 'http://s3')
  const query = [...url.searchParams]
    .map(([k, v]) => `${encodeURIComponent(k)}=${encodeURIComponent(v)}`)
    .sort()
    .join('&')
  const headers = signed.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`)
  const payload = String(request.headers['x-amz-content-sha256'])
  const canonical = [request.method, url.pathname, query, headers.join(''), signed, payload].join('\n')
  const toSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, hex(canonical)].join('\n')
  const [day = '', region = '', service = '', end = ''] = scope.split('/')
  const key = hmac(hmac(hmac(hmac(`AWS4${s3Key.secretAccessKey}`, day), region), service), end)
  return createHmac('sha256', key).update(toSign).digest('hex')
}

interface Answer {
  readonly status: number
  readonly body?: Buffer | string
}

const fault = (status: number, code: string): Answer => ({
  status,
  body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>no &amp; never</Message></Error>`,
})

export async function startS3(): Promise<S3Server> {
  const objects = new Map<string, Buffer>()
  const requests: string[] = []
  const faults: S3Fault[] = []

  function list(prefix: string, after: string): Answer {
    const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort()
    const some = keys.slice(0, listed)
    const more = keys.length > listed
    const contents = some.map((key) => `<Contents><Key>${key.replaceAll('&', '&amp;')}</Key><Size>1</Size></Contents>`)
    const next = more ? `<NextContinuationToken>${some.at(-1) ?? ''}</NextContinuationToken>` : ''
    return {
      status: 200,
      body: `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult><Name>${bucket}</Name><IsTruncated>${String(more)}</IsTruncated>${contents.join('')}${next}</ListBucketResult>`,
    }
  }

  function answer(request: IncomingMessage, body: Buffer): Answer {
    const authorization = request.headers.authorization ?? ''
    if (!authorization.includes(`Credential=${s3Key.accessKeyId}/`)) return fault(403, 'InvalidAccessKeyId')
    if (!authorization.endsWith(`Signature=${signatureOf(request)}`)) return fault(403, 'SignatureDoesNotMatch')
    const url = new URL(request.url ?? '', 'http://s3')
    const [, where, ...rest] = url.pathname.split('/')
    if (where !== bucket) return fault(404, 'NoSuchBucket')
    const key = decodeURIComponent(rest.join('/'))
    if (key === '') return list(url.searchParams.get('prefix') ?? '', url.searchParams.get('continuation-token') ?? '')
    if (request.method === 'PUT') {
      if (request.headers['content-length'] === undefined) return fault(411, 'MissingContentLength')
      if (hex(body) !== request.headers['x-amz-content-sha256']) return fault(400, 'XAmzContentSHA256Mismatch')
      objects.set(key, body)
      return { status: 200 }
    }
    const found = objects.get(key)
    return found === undefined ? fault(404, 'NoSuchKey') : { status: 200, body: found }
  }

  const server: Server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      requests.push(`${request.method ?? ''} ${request.url ?? ''}`)
      const planned = faults.shift()
      if (planned?.cut === true) {
        response.writeHead(200, { 'content-length': '1000' })
        response.write('một nửa', () => response.destroy())
        return
      }
      const { status, body = '' } =
        planned === undefined || planned.slowMs !== undefined
          ? answer(request, Buffer.concat(pieces))
          : fault(planned.status, planned.code)
      const date = planned?.date === undefined ? {} : { date: planned.date.toUTCString() }
      response.writeHead(status, { 'content-length': String(Buffer.byteLength(body)), ...date })
      if (planned?.slowMs !== undefined) {
        const half = Buffer.from(body)
        response.write(half.subarray(0, half.length / 2))
        setTimeout(() => response.end(half.subarray(half.length / 2)), planned.slowMs)
      } else response.end(request.method === 'HEAD' ? undefined : body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  return {
    url: `http://127.0.0.1:${port}/${bucket}`,
    objects,
    requests,
    failNext: (planned, times = 1) => {
      for (let i = 0; i < times; i++) faults.push(planned)
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
