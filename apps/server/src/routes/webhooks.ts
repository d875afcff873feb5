import { CodedError } from '@vanthu/document'
import { webhookKinds } from '@vanthu/store'
import { z } from 'zod'
import { Done, done, listOf } from '../answers/account.js'
import { DeliveryAnswer, NewWebhookAnswer, WebhookAnswer, WebhookKind } from '../answers/webhook.js'
import type { Context } from '../context.js'
import { notFound } from '../context.js'
import type { App } from '../fastify-adapter.js'
import { reachable } from '../webhooks/reachable.js'
import { newSecret } from '../webhooks/signature-adapter.js'

const config = { role: 'admin' } as const
const tags = ['webhooks']
const Id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const Named = z.strictObject({ webhook: Id })
const most = 50

const Address = z
  .url({ protocol: /^https?$/u })
  .max(2000)
  .refine((text) => URL.canParse(text) && new URL(text).username === '' && new URL(text).password === '')
  .meta({ description: 'http or https, without a name and password' })

const tooMany = (): CodedError =>
  new CodedError('server.too_many_webhooks', `an organisation has ${most} webhooks at most`, {
    hint: 'Remove one that is not needed any more.',
  })

/** Addresses of other systems that are told when a record is ready or failed. */
export function addWebhooks(app: App, context: Context): void {
  const to = reachable(context.config.webhookNetworks)

  app.get(
    '/api/webhooks',
    { config, schema: { summary: 'Who is told of documents', tags, response: { 200: listOf(WebhookAnswer) } } },
    async (request) => ({ rows: await (await context.storeOf(request)).webhooks.list() }),
  )

  app.post(
    '/api/webhooks',
    {
      config,
      schema: {
        summary: 'Have an address told when a record is ready or failed',
        description:
          'Messages are POSTed as JSON {type, timestamp, data}, signed after Standard Webhooks, and tried again for a day until they are answered 2xx. They hold numbers of documents, no text.',
        tags,
        body: z.strictObject({
          url: Address,
          kinds: z
            .array(WebhookKind)
            .min(1)
            .max(webhookKinds.length)
            .default([...webhookKinds]),
        }),
        response: { 201: NewWebhookAnswer },
      },
    },
    async (request, reply) => {
      const { url, kinds } = request.body
      await to.addressesOf(new URL(url).hostname)
      const { webhooks } = await context.storeOf(request)
      if ((await webhooks.list()).length >= most) throw tooMany()
      const secret = newSecret()
      const { who } = context.asker(request)
      const made = await webhooks.add({ url, kinds, secret, createdBy: who })
      await context.audit(request, 'webhook.added', String(made.id))
      void reply.code(201)
      return { ...made, secret }
    },
  )

  app.patch(
    '/api/webhooks/:webhook',
    {
      config,
      schema: {
        summary: 'Stop telling an address, or go on',
        tags,
        params: Named,
        body: z.strictObject({ disabled: z.boolean() }),
        response: { 200: Done },
      },
    },
    async (request) => {
      const { webhook } = request.params
      const { disabled } = request.body
      const { webhooks } = await context.storeOf(request)
      if (!(await webhooks.setDisabled(webhook, disabled))) throw notFound('webhook')
      await context.audit(request, disabled ? 'webhook.disabled' : 'webhook.enabled', String(webhook))
      return done
    },
  )

  app.delete(
    '/api/webhooks/:webhook',
    {
      config,
      schema: { summary: 'Remove an address, and what waits for it', tags, params: Named, response: { 200: Done } },
    },
    async (request) => {
      const { webhook } = request.params
      const { webhooks } = await context.storeOf(request)
      if (!(await webhooks.remove(webhook))) throw notFound('webhook')
      await context.audit(request, 'webhook.removed', String(webhook))
      return done
    },
  )

  app.get(
    '/api/webhooks/:webhook/deliveries',
    {
      config,
      schema: {
        summary: 'Messages of the last 30 days and those that wait, newest first',
        tags,
        params: Named,
        querystring: z.strictObject({ limit: z.coerce.number().int().min(1).max(1000).default(100) }),
        response: { 200: listOf(DeliveryAnswer) },
      },
    },
    async (request) => {
      const { webhooks } = await context.storeOf(request)
      const { webhook } = request.params
      if (!(await webhooks.list()).some(({ id }) => id === webhook)) throw notFound('webhook')
      return { rows: await webhooks.deliveries(webhook, request.query.limit) }
    },
  )

  app.post(
    '/api/webhooks/:webhook/deliveries/:delivery/redeliver',
    {
      config,
      schema: {
        summary: 'Send a message again',
        tags,
        params: Named.extend({ delivery: Id }),
        response: { 202: Done },
      },
    },
    async (request, reply) => {
      const { webhook, delivery } = request.params
      const { webhooks } = await context.storeOf(request)
      if (!(await webhooks.redeliver(webhook, delivery))) throw notFound('delivery')
      await context.audit(request, 'webhook.redelivered', `${webhook}/${delivery}`)
      void reply.code(202)
      return done
    },
  )
}
