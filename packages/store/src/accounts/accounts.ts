import type { Feeds } from './feeds.js'

/** What a person or token may do; each may also do what those before it may. */
export const accessRoles = ['reader', 'analyst', 'archivist', 'admin'] as const
export type AccessRole = (typeof accessRoles)[number]

/** True when `has` may do what asks for `needed`. */
export const mayAct = (has: AccessRole, needed: AccessRole): boolean =>
  accessRoles.indexOf(has) >= accessRoles.indexOf(needed)

/** A tenant: it has people, tokens and a store of its own. */
export interface Organisation {
  /** Names its store; small letters, digits and `_`, a letter first, at most 40 characters. Never changes. */
  readonly slug: string
  readonly name: string
}

export interface User {
  /** What is typed to sign in, without regard to capitals. Unique among all organisations. */
  readonly login: string
  readonly name: string
  readonly organisation: string
  readonly role: AccessRole
  readonly disabled: boolean
  /** False for who signs in through another provider only. */
  readonly hasPassword: boolean
  /** Epoch milliseconds; null when not locked out. */
  readonly lockedUntil: number | null
}

export interface NewUser {
  readonly login: string
  readonly name: string
  readonly organisation: string
  readonly role: AccessRole
  /** Null for who signs in through another provider only. */
  readonly password: string | null
}

/** Who asks, as far as the rest of the program needs to know. */
export interface Identity {
  readonly organisation: string
  readonly role: AccessRole
  /** The login, or "token:" and the token's name. */
  readonly who: string
  readonly via: 'session' | 'token'
  /** To be sent back with every change, so that another site cannot make one; null for tokens. */
  readonly csrf: string | null
}

export interface Session {
  /** Kept in the browser's cookie; the database has its digest only. */
  readonly secret: string
  readonly csrf: string
  /** Epoch milliseconds. */
  readonly expiresAt: number
  readonly user: User
}

export interface Token {
  readonly id: number
  readonly name: string
  readonly organisation: string
  readonly role: AccessRole
  readonly createdBy: string
  /** Epoch milliseconds. */
  readonly createdAt: number
  readonly expiresAt: number | null
  readonly revokedAt: number | null
  readonly lastUsedAt: number | null
}

export interface NewToken {
  readonly name: string
  readonly organisation: string
  readonly role: AccessRole
  readonly createdBy: string
  readonly expiresAt: number | null
}

/** One access or change. Never holds text of a document. */
export interface AuditEvent {
  readonly organisation: string | null
  readonly who: string | null
  /** `document.read`, `session.refused`. */
  readonly action: string
  /** A document's id, a login, a token's number; null where there is none. */
  readonly subject: string | null
  /** Where the question came from. */
  readonly address: string | null
}

export interface AuditRow extends AuditEvent {
  readonly id: number
  /** Epoch milliseconds. */
  readonly at: number
}

export interface AuditQuestion {
  readonly organisation?: string
  readonly subject?: string
  /** Rows before this number: the next page. */
  readonly before?: number
  /** 1–1000; default 100. */
  readonly limit?: number
}

/**
 * Who gets in, and a log of what they did. Secrets are kept as digests: passwords by Argon2id, tokens and sessions, which
 * are random, by SHA-256. One interface, two databases, one contract suite.
 */
export interface Accounts {
  /** @throws CodedError `accounts.bad_name`, `accounts.taken`. */
  addOrganisation(organisation: Organisation): Promise<void>
  organisations(): Promise<readonly Organisation[]>

  /** @throws CodedError `accounts.bad_name`, `accounts.taken`, `accounts.weak_password`, `accounts.unknown_organisation`. */
  addUser(user: NewUser): Promise<User>
  users(organisation: string): Promise<readonly User[]>
  /** @throws CodedError `accounts.unknown_user`. Ends the person's sessions. */
  setRole(login: string, role: AccessRole): Promise<void>
  /** @throws CodedError `accounts.unknown_user`, `accounts.weak_password`. Ends the person's sessions and a lock-out. */
  setPassword(login: string, password: string): Promise<void>
  /** @throws CodedError `accounts.unknown_user`. Ends the person's sessions. */
  setDisabled(login: string, disabled: boolean): Promise<void>

  /**
   * Wrong passwords lock the account: after the fifth in a row for a minute, then twice as long each time, at most an
   * hour. Takes as long for a login that is not there.
   * @throws CodedError `accounts.refused`, `accounts.locked_out`.
   */
  signIn(login: string, password: string): Promise<Session>
  /**
   * For someone whom an OpenID provider has named. The first time `login` must be a person who is there already; from then
   * on the provider's subject names the person.
   * @throws CodedError `accounts.refused`.
   */
  signInFrom(provider: { readonly issuer: string; readonly subject: string; readonly login: string }): Promise<Session>
  /** Null for a session that is not there, has run out (12 hours unused, 7 days in all), or whose person is disabled. */
  session(secret: string): Promise<Identity | null>
  signOut(secret: string): Promise<void>

  /** The secret is told once. @throws CodedError `accounts.bad_name`, `accounts.unknown_organisation`. */
  addToken(token: NewToken): Promise<{ readonly secret: string; readonly token: Token }>
  /** Null for a token that is not there, was revoked or has run out. */
  token(secret: string): Promise<Identity | null>
  tokens(organisation: string): Promise<readonly Token[]>
  /** False when the organisation has no such token. */
  revokeToken(organisation: string, id: number): Promise<boolean>

  /** Calendars by secret address. */
  readonly feeds: Feeds

  /** Adds to the log, which nothing changes or removes. */
  note(event: AuditEvent): Promise<void>
  /** Newest first. */
  audit(question?: AuditQuestion): Promise<readonly AuditRow[]>

  close(): Promise<void>
}
