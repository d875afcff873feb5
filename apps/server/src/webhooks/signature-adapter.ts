import { randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'

/** A new secret in the form of Standard Webhooks: "whsec_" and 32 bytes in base 64. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`

/** The headers of a message (Standard Webhooks 1.0): who receives it checks that nobody else sent or changed it. */
export function signed(
  message: { readonly id: string; readonly body: string; readonly at: Date },
  secret: string,
): Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>> {
  return {
    'webhook-id': message.id,
    'webhook-timestamp': String(Math.floor(message.at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(message.id, message.at, message.body),
  }
}
