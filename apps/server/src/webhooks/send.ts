import http from 'node:http'
import https from 'node:https'
import { CodedError } from '@vanthu/document'
import type { DeliveryOutcome, TakenDelivery } from '@vanthu/store'
import type { Reachable } from './reachable.js'
import { signed } from './signature-adapter.js'

const patienceMs = 10_000

/** When a message is tried again, after its first try and so on: over 18 hours or more in all. */
const waits = [5, 5 * 60, 30 * 60, 2 * 3600, 5 * 3600, 10 * 3600].map((seconds) => seconds * 1000)

/** What a message says: which document, never its text. */
export function bodyOf({ kind, documentId, version, code, createdAt }: TakenDelivery): string {
  const data = kind === 'document.ready' ? { documentId, version } : { documentId, code }
  return JSON.stringify({ type: kind, timestamp: new Date(createdAt).toISOString(), data })
}

/** Sends a message once, and says what is to become of it. Any answer from 200 to 299 is a delivery. Never throws. */
export async function send(
  delivery: TakenDelivery,
  to: Reachable,
  now: () => number = Date.now,
): Promise<DeliveryOutcome> {
  // Not all of a thousand messages at the same moment.
  const wait = waits[delivery.attempts - 1]
  const againInMs = wait === undefined ? null : Math.round(wait * (1 + Math.random() / 5))
  try {
    const status = await post(delivery, to, new Date(now()))
    const delivered = status >= 200 && status < 300
    return {
      delivered,
      status,
      reason: delivered ? null : `answered ${status}`,
      againInMs: delivered ? null : againInMs,
    }
  } catch (error) {
    return { delivered: false, status: null, reason: reasonOf(error), againInMs }
  }
}

async function post(delivery: TakenDelivery, to: Reachable, at: Date): Promise<number> {
  const url = new URL(delivery.url)
  // Asked once: a name that leads elsewhere at the second question changes nothing.
  const addresses = await to.addressesOf(url.hostname)
  const body = bodyOf(delivery)
  const headers = {
    ...signed({ id: delivery.messageId, body, at }, delivery.secret),
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'vanthu',
  }
  return new Promise((resolve, reject) => {
    const options: https.RequestOptions = {
      method: 'POST',
      headers,
      agent: false,
      signal: AbortSignal.timeout(patienceMs),
      lookup: (_host, { all }, found) => {
        const [first] = addresses
        if (all === true) found(null, [...addresses])
        else if (first !== undefined) found(null, first.address, first.family)
      },
    }
    // Redirects are not followed: they could lead where messages must not go.
    const asked = (url.protocol === 'https:' ? https : http).request(url, options, (answer) => {
      resolve(answer.statusCode ?? 0)
      answer.destroy()
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

function reasonOf(error: unknown): string {
  if (error instanceof CodedError) return error.message
  if (!(error instanceof Error)) return 'it failed'
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return `no answer in ${patienceMs / 1000} s`
  return 'code' in error && typeof error.code === 'string' ? `no connection (${error.code})` : 'no connection'
}
