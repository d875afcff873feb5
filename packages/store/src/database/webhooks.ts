import { randomUUID } from 'node:crypto'
import type { Kysely, Selectable, Transaction } from 'kysely'
import type { Delivery, Webhook, WebhookKind, Webhooks } from '../webhooks.js'
import { webhookKinds } from '../webhooks.js'
import type { DeliveriesTable, Tables, WebhooksTable } from './tables.js'

/** What is told of a document. */
export interface WebhookNews {
  readonly kind: WebhookKind
  readonly documentId: string
  readonly version: number | null
  readonly code: string | null
}

/** Notes for every webhook that wants to know, in the transaction in which it happens. */
export async function noteNews(trx: Transaction<Tables>, news: WebhookNews, now: number): Promise<void> {
  const hooks = await trx.selectFrom('webhooks').select(['id', 'kinds']).where('disabled', '=', 0).execute()
  const rows = hooks
    .filter(({ kinds }) => kindsOf(kinds).includes(news.kind))
    .map(({ id }) => ({
      webhook_id: id,
      message_id: `msg_${randomUUID().replaceAll('-', '')}`,
      kind: news.kind,
      document: news.documentId,
      version: news.version,
      code: news.code,
      created_at: now,
      state: 'waiting' as const,
      attempts: 0,
      due_at: now,
      status: null,
      reason: null,
    }))
  if (rows.length > 0) await trx.insertInto('webhook_deliveries').values(rows).execute()
}

export function webhooksOf(database: Kysely<Tables>, now: () => number): Webhooks {
  return {
    async add({ url, secret, kinds, createdBy }) {
      const row = { url, secret, kinds: kinds.join(' '), created_by: createdBy, created_at: now(), disabled: 0 }
      const made = await database.insertInto('webhooks').values(row).returningAll().executeTakeFirstOrThrow()
      return webhookOf(made)
    },

    async list() {
      const rows = await database.selectFrom('webhooks').selectAll().orderBy('id').execute()
      return rows.map(webhookOf)
    },

    async setDisabled(id, disabled) {
      const changed = await database
        .updateTable('webhooks')
        .set({ disabled: disabled ? 1 : 0 })
        .where('id', '=', id)
        .executeTakeFirst()
      return changed.numUpdatedRows > 0n
    },

    async remove(id) {
      const gone = await database.deleteFrom('webhooks').where('id', '=', id).executeTakeFirst()
      return gone.numDeletedRows > 0n
    },

    async deliveries(webhookId, limit) {
      const rows = await database
        .selectFrom('webhook_deliveries')
        .selectAll()
        .where('webhook_id', '=', webhookId)
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(deliveryOf)
    },

    async redeliver(webhookId, deliveryId) {
      const changed = await database
        .updateTable('webhook_deliveries')
        .set({ state: 'waiting', attempts: 0, due_at: now() })
        .where('id', '=', deliveryId)
        .where('webhook_id', '=', webhookId)
        .executeTakeFirst()
      return changed.numUpdatedRows > 0n
    },

    async take({ limit, leaseMs, ofEach = limit, except = [] }) {
      const at = now()
      const hooks = await database
        .selectFrom('webhooks')
        .select(['id', 'url', 'secret'])
        .where('disabled', '=', 0)
        .orderBy('id')
        .execute()
      const waiting = []
      // One by one, from an index: what piles up for one makes the question for another no slower.
      for (const { id, url, secret } of hooks) {
        if (except.includes(id)) continue
        const rows = await database
          .selectFrom('webhook_deliveries')
          .selectAll()
          .where('webhook_id', '=', id)
          .where('state', '=', 'waiting')
          .where('due_at', '<=', at)
          .orderBy('due_at')
          .orderBy('id')
          .limit(Math.min(limit, ofEach))
          .execute()
        waiting.push(...rows.map((row, place) => ({ row, place, url, secret })))
      }
      const due = waiting
        .toSorted((a, b) => a.place - b.place || a.row.due_at - b.row.due_at || a.row.id - b.row.id)
        .slice(0, limit)
      const taken = []
      for (const { row, url, secret } of due) {
        // Whoever puts the moment off has it; another asker read the old one and changes nothing.
        const mine = await database
          .updateTable('webhook_deliveries')
          .set({ due_at: at + leaseMs, attempts: row.attempts + 1 })
          .where('id', '=', row.id)
          .where('state', '=', 'waiting')
          .where('due_at', '=', row.due_at)
          .where('attempts', '=', row.attempts)
          .executeTakeFirst()
        if (mine.numUpdatedRows === 0n) continue
        taken.push({ ...deliveryOf({ ...row, attempts: row.attempts + 1, due_at: at + leaseMs }), url, secret })
      }
      return taken
    },

    async ended({ id, attempts }, { delivered, status, reason, againInMs }) {
      const next = delivered
        ? ({ state: 'delivered' } as const)
        : againInMs === null
          ? ({ state: 'failed' } as const)
          : { due_at: now() + againInMs }
      await database
        .updateTable('webhook_deliveries')
        .set({ ...next, status, reason })
        .where('id', '=', id)
        .where('state', '=', 'waiting')
        .where('attempts', '=', attempts)
        .execute()
    },

    async forget(before) {
      const gone = await database
        .deleteFrom('webhook_deliveries')
        .where('state', '!=', 'waiting')
        .where('created_at', '<', before)
        .executeTakeFirst()
      return Number(gone.numDeletedRows)
    },
  }
}

const kindsOf = (text: string): readonly WebhookKind[] => webhookKinds.filter((kind) => text.split(' ').includes(kind))

function webhookOf({ id, url, kinds, created_by, created_at, disabled }: Selectable<WebhooksTable>): Webhook {
  return { id, url, kinds: kindsOf(kinds), createdBy: created_by, createdAt: created_at, disabled: disabled === 1 }
}

function deliveryOf(row: Selectable<DeliveriesTable>): Delivery {
  const { id, webhook_id, message_id, kind, document, version, code, created_at, state, attempts, status, reason } = row
  return {
    id,
    webhookId: webhook_id,
    messageId: message_id,
    kind,
    documentId: document,
    version,
    code,
    createdAt: created_at,
    state,
    attempts,
    dueAt: state === 'waiting' ? row.due_at : null,
    status,
    reason,
  }
}
