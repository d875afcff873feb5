/** What a webhook can be told of. */
export const webhookKinds = ['document.ready', 'document.failed'] as const
export type WebhookKind = (typeof webhookKinds)[number]

/** An address that is told when something happens. Its secret is shown once, when it is made. */
export interface Webhook {
  readonly id: number
  readonly url: string
  readonly kinds: readonly WebhookKind[]
  readonly createdBy: string
  /** Epoch milliseconds. */
  readonly createdAt: number
  /** Nothing more is noted for it; what waits is sent when it is enabled again. */
  readonly disabled: boolean
}

export interface NewWebhook {
  readonly url: string
  /** Kept as it is: each message is signed with it. */
  readonly secret: string
  readonly kinds: readonly WebhookKind[]
  readonly createdBy: string
}

export type DeliveryState = 'waiting' | 'delivered' | 'failed'

/** A message to one address. It is noted in the transaction of what it tells of, so that no crash loses it. */
export interface Delivery {
  readonly id: number
  readonly webhookId: number
  /** The same at each try; a receiver that has seen it before has seen the message. */
  readonly messageId: string
  readonly kind: WebhookKind
  readonly documentId: string
  /** Of a document that failed. */
  readonly code: string | null
  /** Of a document that is ready. */
  readonly version: number | null
  readonly createdAt: number
  readonly state: DeliveryState
  readonly attempts: number
  /** When it is tried next; null where it is not. */
  readonly dueAt: number | null
  /** Of the last answer; null where there was none. */
  readonly status: number | null
  /** Why the last try failed. */
  readonly reason: string | null
}

export interface TakenDelivery extends Delivery {
  readonly url: string
  readonly secret: string
}

/** How a try ended. */
export interface DeliveryOutcome {
  readonly delivered: boolean
  readonly status: number | null
  readonly reason: string | null
  /** Wait so long before the next try; null for no other. Milliseconds. */
  readonly againInMs: number | null
}

export interface TakeOptions {
  readonly limit: number
  readonly leaseMs: number
  /** Of one webhook, so that one of which nothing comes back holds no other up. Default: `limit`. */
  readonly ofEach?: number
  /** None of these webhooks. */
  readonly except?: readonly number[]
}

/** Addresses that an organisation wants told of its documents, and what is to be told to them. */
export interface Webhooks {
  add(webhook: NewWebhook): Promise<Webhook>
  list(): Promise<readonly Webhook[]>
  /** False when there is none. */
  setDisabled(id: number, disabled: boolean): Promise<boolean>
  /** Removes its deliveries, too. False when there is none. */
  remove(id: number): Promise<boolean>
  /** Newest first. */
  deliveries(webhookId: number, limit: number): Promise<readonly Delivery[]>
  /** Sends it again, from the first try. False when there is no such delivery of that webhook. */
  redeliver(webhookId: number, deliveryId: number): Promise<boolean>
  /**
   * Deliveries that are due; every webhook's first before any other's second. Each is given to one asker, and comes up
   * again after `leaseMs` where nobody says how it ended.
   */
  take(options: TakeOptions): Promise<readonly TakenDelivery[]>
  ended(delivery: TakenDelivery, outcome: DeliveryOutcome): Promise<void>
  /** Forgets deliveries that ended before the moment; gives how many. */
  forget(before: number): Promise<number>
}
