import { CodedError } from '@vanthu/document'
import { defaultTenant } from '@vanthu/store'
import { z } from 'zod'
import type { Context } from '../context.js'
import type { App } from '../fastify-adapter.js'

const Health = z.object({ status: z.literal('ok') })
const ok: z.infer<typeof Health> = { status: 'ok' }
const patienceMs = 3_000

/** Whether this process lives, and whether it can answer: for load balancers and service managers. */
export function addHealth(app: App, { stores, accounts, jobs, stopping }: Context): void {
  app.get(
    '/health',
    {
      config: { role: null, rateLimit: false },
      schema: { summary: 'Whether the server lives', tags: ['operation'], response: { 200: Health } },
    },
    () => ok,
  )

  app.get(
    '/ready',
    {
      config: { role: null, rateLimit: false },
      schema: {
        summary: 'Whether the server can answer: database and queue are there, and it is not stopping',
        tags: ['operation'],
        response: { 200: Health },
      },
    },
    async () => {
      if (stopping()) throw notReady('it is stopping')
      const store = async (): Promise<void> => {
        await (await stores.storeOf(defaultTenant)).documents({ limit: 1 })
      }
      await within(store(), 'the store does not answer')
      await within(accounts.organisations(), 'the accounts do not answer')
      await within(jobs.counts(), 'the queue does not answer')
      return ok
    },
  )
}

async function within(work: Promise<unknown>, otherwise: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(notReady(otherwise)), patienceMs)
  })
  try {
    await Promise.race([work, late])
  } catch (cause) {
    throw cause instanceof CodedError && cause.code === 'server.not_ready' ? cause : notReady(otherwise, cause)
  } finally {
    clearTimeout(timer)
  }
}

const notReady = (why: string, cause?: unknown): CodedError =>
  new CodedError('server.not_ready', `the server cannot answer: ${why}`, {
    hint: 'Try again in a moment.',
    retry: true,
    cause,
  })
