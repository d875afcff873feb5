import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, it } from 'vitest'
import type { RedisServer } from '../../scripts/services/redis.mjs'
import { redisBinary, startRedis } from '../../scripts/services/redis.mjs'
import { openQueueRunner } from '../src/index.js'
import { runnerContract } from './runner-contract.js'

const given = process.env['REDIS_URL']

if (given === undefined && redisBinary() === null) {
  it('the runner on Redis', ({ skip }) => {
    skip('no Redis here: install one (apt-get install redis-server) or name one in REDIS_URL')
  })
} else {
  let server: RedisServer | null = null
  let url = given ?? ''
  beforeAll(async () => {
    if (given !== undefined) return
    server = await startRedis()
    url = server.url
  }, 60_000)
  afterAll(() => server?.stop())

  runnerContract('BullMQ on Redis', (setting) =>
    openQueueRunner({
      ...setting,
      producer: 'vanthu test',
      tenant: 'default',
      redis: { url, prefix: `test-${randomBytes(6).toString('hex')}` },
      pollMs: 50,
    }),
  )
}
