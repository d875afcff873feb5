import { webhookKinds } from '@vanthu/store'
import { z } from 'zod'
import { Moment } from './account.js'
import { DocumentId } from './asked.js'

export const WebhookKind = z.enum(webhookKinds)

export const WebhookAnswer = z
  .object({
    id: z.int(),
    url: z.string(),
    kinds: z.array(WebhookKind).readonly(),
    createdBy: z.string(),
    createdAt: Moment,
    disabled: z.boolean(),
  })
  .meta({ id: 'Webhook' })

export const NewWebhookAnswer = WebhookAnswer.extend({
  secret: z.string().meta({ description: 'Shown this once; messages are signed with it (Standard Webhooks)' }),
}).meta({ id: 'NewWebhook' })

export const DeliveryAnswer = z
  .object({
    id: z.int(),
    webhookId: z.int(),
    messageId: z.string().meta({ description: 'Header webhook-id; the same at each try' }),
    kind: WebhookKind,
    documentId: DocumentId,
    version: z.int().nullable(),
    code: z.string().nullable(),
    createdAt: Moment,
    state: z.enum(['waiting', 'delivered', 'failed']),
    attempts: z.int(),
    dueAt: Moment.nullable(),
    status: z.int().nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'Delivery' })
