import { accessRoles } from '@vanthu/store'
import { z } from 'zod'

export const Role = z.enum(accessRoles).meta({ description: 'Each may also do what those before it may' })
export const Moment = z.int().meta({ description: 'Epoch milliseconds' })

export const Login = z.string().min(1).max(100)
/** The least and most are checked, and explained, where passwords are set. */
export const Password = z.string().max(1000)

export const Me = z
  .object({
    who: z.string().meta({ description: 'The login, "token:" and its name, or "local"' }),
    organisation: z.string(),
    role: Role,
    via: z.enum(['local', 'session', 'token']),
    csrf: z.string().nullable().meta({ description: 'To be sent as X-CSRF-Token with every change; null: not needed' }),
  })
  .meta({ id: 'Me' })

export const UserAnswer = z
  .object({
    login: z.string(),
    name: z.string(),
    organisation: z.string(),
    role: Role,
    disabled: z.boolean(),
    hasPassword: z.boolean().meta({ description: 'False for who signs in through another provider only' }),
    lockedUntil: Moment.nullable(),
  })
  .meta({ id: 'User' })

export const TokenAnswer = z
  .object({
    id: z.int(),
    name: z.string(),
    organisation: z.string(),
    role: Role,
    createdBy: z.string(),
    createdAt: Moment,
    expiresAt: Moment.nullable(),
    revokedAt: Moment.nullable(),
    lastUsedAt: Moment.nullable(),
  })
  .meta({ id: 'Token' })

export const AuditAnswer = z
  .object({
    id: z.int(),
    at: Moment,
    organisation: z.string().nullable(),
    who: z.string().nullable(),
    action: z.string(),
    subject: z.string().nullable(),
    address: z.string().nullable(),
  })
  .meta({ id: 'AuditEvent' })

export const Done = z.object({ done: z.literal(true) }).meta({ id: 'Done' })
export const done: z.infer<typeof Done> = { done: true }

/** A list that comes as a whole. */
export const listOf = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row).readonly() })
