import type { JobEvent, Jobs } from '@vanthu/workers'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Ground } from './ground.js'
import { bearer, openGround } from './ground.js'
import { queueOf } from './invented-queue.js'

let ground: Ground
let url = ''
const listeners = new Set<(event: JobEvent) => void>()
let connections = 0
const tell = (event: JobEvent): void => listeners.forEach((listener) => listener(event))

beforeEach(async () => {
  connections = 0
  const jobs: Jobs = {
    ...queueOf([]),
    subscribe: (listener) => {
      connections += 1
      listeners.add(listener)
      return Promise.resolve(() => Promise.resolve(void listeners.delete(listener)))
    },
  }
  ground = await openGround({ jobs })
  await ground.server.app.listen({ host: '127.0.0.1', port: 0 })
  const address = ground.server.app.server.address()
  url = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}/api/events`
})
afterEach(() => ground.clean())

const took = { read: null, repair: 1, extract: 1, store: 1 }
const first = 'a'.repeat(64)
const second = 'b'.repeat(64)

/** What is told from now on, event by event. */
async function listen(headers: Readonly<Record<string, string>>, query = '') {
  const answer = await fetch(url + query, { headers })
  const reader = answer.body?.getReader()
  let text = ''
  const read = async (until: string): Promise<string> => {
    while (!text.includes(until)) {
      const part = await reader?.read()
      if (part === undefined || part.done) return text
      text += Buffer.from(part.value).toString('utf8')
    }
    return text
  }
  return { answer, read, leave: () => reader?.cancel() }
}

it('tells what happens to the organisation’s documents, and to no other’s', { timeout: 20_000 }, async () => {
  const mine = await listen(bearer(await ground.token('reader')))
  const one = await listen(bearer(await ground.token('analyst')), `?document=${second}`)
  const other = await listen(bearer(await ground.token('admin', 'phu_dien')))
  expect(mine.answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  tell({ tenant: 'hoa_giang', documentId: first, kind: 'page', done: 1, total: 2, ms: null })
  tell({ tenant: 'hoa_giang', documentId: second, kind: 'stored', version: 1, changed: true, doubts: 0, took })
  tell({ tenant: 'phu_dien', documentId: second, kind: 'failed', code: 'ingest.empty_file' })
  const told = await mine.read('event: stored')
  expect(told).toContain(`event: page\ndata: {"documentId":"${first}","done":1,"total":2,"ms":null}\n\n`)
  expect(told).not.toContain('hoa_giang')
  expect(await one.read('event: stored')).not.toContain(first)
  expect(await other.read('event: failed')).not.toContain('stored')
  // The queue was asked once for figures, and once for all who listen.
  expect(connections).toBe(2)
  for (const { leave } of [mine, one, other]) await leave()
})

it('ends at once when the server stops', async () => {
  const { read } = await listen(bearer(await ground.token('reader')))
  const from = Date.now()
  await ground.server.stop(10_000)
  expect(await read('never')).toContain('retry')
  expect(Date.now() - from).toBeLessThan(5000)
  expect(listeners.size).toBe(0)
})
