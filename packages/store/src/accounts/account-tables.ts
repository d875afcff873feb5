import type { Generated } from 'kysely'
import type { AccessRole } from './accounts.js'

/** Moments are epoch milliseconds, flags 0 or 1. */
export interface AccountTables {
  readonly organisations: { readonly slug: string; readonly name: string; readonly created_at: number }
  readonly users: UsersTable
  readonly sessions: SessionsTable
  readonly tokens: TokensTable
  readonly feeds: FeedsTable
  readonly audit: AuditTable
}

export interface UsersTable {
  readonly id: Generated<number>
  /** In small letters. */
  readonly login: string
  readonly name: string
  readonly organisation: string
  readonly role: AccessRole
  readonly password: string | null
  readonly provider: string | null
  readonly subject: string | null
  readonly disabled: number
  readonly failures: number
  readonly locked_until: number | null
  readonly created_at: number
}

export interface SessionsTable {
  /** SHA-256 of the secret. */
  readonly digest: string
  readonly user_id: number
  readonly csrf: string
  readonly created_at: number
  readonly seen_at: number
}

export interface TokensTable {
  readonly id: Generated<number>
  /** SHA-256 of the secret. */
  readonly digest: string
  readonly name: string
  readonly organisation: string
  readonly role: AccessRole
  readonly created_by: string
  readonly created_at: number
  readonly expires_at: number | null
  readonly revoked_at: number | null
  readonly last_used_at: number | null
}

export interface FeedsTable {
  readonly id: Generated<number>
  /** SHA-256 of the secret. */
  readonly digest: string
  readonly name: string
  readonly organisation: string
  /** JSON. */
  readonly question: string
  readonly created_by: string
  readonly created_at: number
  readonly revoked_at: number | null
  readonly last_used_at: number | null
}

export interface AuditTable {
  readonly id: Generated<number>
  readonly at: number
  readonly organisation: string | null
  readonly who: string | null
  readonly action: string
  readonly subject: string | null
  readonly address: string | null
}
