import { CodedError } from '@vanthu/document'
import type { Kysely, Selectable } from 'kysely'
import { tenantName } from '../tenant-name.js'
import type { AccountTables, TokensTable, UsersTable } from './account-tables.js'
import type {
  Accounts,
  AuditEvent,
  AuditQuestion,
  AuditRow,
  Identity,
  NewToken,
  NewUser,
  Organisation,
  AccessRole,
  Session,
  Token,
  User,
} from './accounts.js'
import { checkedPassword, loginKey, longestPassword, refused, taken } from './account-rules.js'
import { databaseFeeds } from './database-feeds.js'
import type { Feeds } from './feeds.js'
import { hashPassword, passwordFits } from './password-adapter.js'
import { digestOf, newSecret, noteUseMs } from './secrets.js'

const hour = 3_600_000
export const idleMs = 12 * hour
export const longestMs = 7 * 24 * hour

const freeFailures = 4
const shortestLockMs = 60_000
const longestLockMs = hour

export interface AccountsParts {
  readonly database: Kysely<AccountTables>
  /** Epoch milliseconds. */
  readonly now: () => number
}

/** Accounts on a database whose tables stand. */
export class DatabaseAccounts implements Accounts {
  readonly #database: Kysely<AccountTables>
  readonly #now: () => number
  readonly feeds: Feeds

  constructor({ database, now }: AccountsParts) {
    this.#database = database
    this.#now = now
    this.feeds = databaseFeeds(database, now)
  }

  async addOrganisation({ slug, name }: Organisation): Promise<void> {
    if (!tenantName.test(slug) || name.trim() === '') {
      throw new CodedError('accounts.bad_name', `"${slug}" cannot name an organisation`, {
        hint: 'Use small letters, digits and _, a letter first, at most 40 characters; and give it a name.',
      })
    }
    const added = await this.#database
      .insertInto('organisations')
      .values({ slug, name: name.trim(), created_at: this.#now() })
      .onConflict((c) => c.doNothing())
      .executeTakeFirst()
    if ((added.numInsertedOrUpdatedRows ?? 0n) === 0n) throw taken(`the organisation "${slug}"`)
  }

  organisations(): Promise<readonly Organisation[]> {
    return this.#database.selectFrom('organisations').select(['slug', 'name']).orderBy('slug').execute()
  }

  async addUser({ login, name, organisation, role, password }: NewUser): Promise<User> {
    const key = loginKey(login)
    if (!/^[^\s/\\:]{1,100}$/u.test(key)) {
      throw new CodedError('accounts.bad_name', 'this cannot be a login', {
        hint: 'Use 1 to 100 characters without spaces, colons and slashes, for example an e-mail address.',
      })
    }
    await this.#checkOrganisation(organisation)
    const hashed = password === null ? null : await hashPassword(checkedPassword(password, key))
    const added = await this.#database
      .insertInto('users')
      .values({
        login: key,
        name: name.trim() === '' ? key : name.trim(),
        organisation,
        role,
        password: hashed,
        provider: null,
        subject: null,
        disabled: 0,
        failures: 0,
        locked_until: null,
        created_at: this.#now(),
      })
      .onConflict((c) => c.doNothing())
      .executeTakeFirst()
    if ((added.numInsertedOrUpdatedRows ?? 0n) === 0n) throw taken(`the login "${key}"`)
    return this.#asUser(await this.#user(key))
  }

  async users(organisation: string): Promise<readonly User[]> {
    const rows = await this.#database
      .selectFrom('users')
      .selectAll()
      .where('organisation', '=', organisation)
      .orderBy('login')
      .execute()
    return rows.map((row) => this.#asUser(row))
  }

  async setRole(login: string, role: AccessRole): Promise<void> {
    await this.#change(login, { role })
  }

  async setPassword(login: string, password: string): Promise<void> {
    const hashed = await hashPassword(checkedPassword(password, loginKey(login)))
    await this.#change(login, { password: hashed, failures: 0, locked_until: null })
  }

  async setDisabled(login: string, disabled: boolean): Promise<void> {
    await this.#change(login, { disabled: disabled ? 1 : 0 })
  }

  async signIn(login: string, password: string): Promise<Session> {
    const user = await this.#database
      .selectFrom('users')
      .selectAll()
      .where('login', '=', loginKey(login))
      .executeTakeFirst()
    const now = this.#now()
    if (user?.locked_until != null && user.locked_until > now) {
      throw new CodedError('accounts.locked_out', 'too many wrong passwords', {
        hint: `Wait ${Math.ceil((user.locked_until - now) / 60_000)} minutes, or ask an administrator for a new password.`,
        retry: true,
      })
    }
    const fits = await passwordFits(user?.password ?? null, password.slice(0, longestPassword + 1))
    if (user === undefined) throw refused()
    if (!fits) {
      await this.#countFailure(user.id)
      throw refused()
    }
    if (user.disabled === 1) throw refused()
    await this.#database
      .updateTable('users')
      .set({ failures: 0, locked_until: null })
      .where('id', '=', user.id)
      .execute()
    return this.#openSession(user)
  }

  /** Counts in the database itself, so that guesses made side by side count too. */
  async #countFailure(id: number): Promise<void> {
    const { failures } = await this.#database
      .updateTable('users')
      .set((row) => ({ failures: row('failures', '+', 1) }))
      .where('id', '=', id)
      .returning('failures')
      .executeTakeFirstOrThrow()
    if (failures <= freeFailures) return
    const lockMs = Math.min(shortestLockMs * 2 ** Math.min(failures - freeFailures - 1, 10), longestLockMs)
    await this.#database
      .updateTable('users')
      .set({ locked_until: this.#now() + lockMs })
      .where('id', '=', id)
      .execute()
  }

  async signInFrom(provider: {
    readonly issuer: string
    readonly subject: string
    readonly login: string
  }): Promise<Session> {
    const known = await this.#database
      .selectFrom('users')
      .selectAll()
      .where('provider', '=', provider.issuer)
      .where('subject', '=', provider.subject)
      .executeTakeFirst()
    const user = known ?? (await this.#bind(provider))
    if (user === null || user.disabled === 1) throw refused()
    return this.#openSession(user)
  }

  async #bind(provider: {
    readonly issuer: string
    readonly subject: string
    readonly login: string
  }): Promise<Selectable<UsersTable> | null> {
    const bound = await this.#database
      .updateTable('users')
      .set({ provider: provider.issuer, subject: provider.subject })
      .where('login', '=', loginKey(provider.login))
      .where('subject', 'is', null)
      .returningAll()
      .executeTakeFirst()
    return bound ?? null
  }

  async #openSession(user: Selectable<UsersTable>): Promise<Session> {
    const now = this.#now()
    const secret = newSecret('')
    const csrf = newSecret('')
    await this.#database
      .deleteFrom('sessions')
      .where((is) => is.or([is('seen_at', '<', now - idleMs), is('created_at', '<', now - longestMs)]))
      .execute()
    await this.#database
      .insertInto('sessions')
      .values({ digest: digestOf(secret), user_id: user.id, csrf, created_at: now, seen_at: now })
      .execute()
    return { secret, csrf, expiresAt: now + longestMs, user: this.#asUser(user) }
  }

  async session(secret: string): Promise<Identity | null> {
    const now = this.#now()
    const digest = digestOf(secret)
    const found = await this.#database
      .selectFrom('sessions')
      .innerJoin('users', 'users.id', 'sessions.user_id')
      .select(['users.login', 'users.organisation', 'users.role', 'sessions.csrf', 'sessions.seen_at'])
      .where('sessions.digest', '=', digest)
      .where('sessions.seen_at', '>=', now - idleMs)
      .where('sessions.created_at', '>=', now - longestMs)
      .where('users.disabled', '=', 0)
      .executeTakeFirst()
    if (found === undefined) return null
    if (now - found.seen_at > noteUseMs) {
      await this.#database.updateTable('sessions').set({ seen_at: now }).where('digest', '=', digest).execute()
    }
    const { login, organisation, role, csrf } = found
    return { organisation, role, who: login, via: 'session', csrf }
  }

  async signOut(secret: string): Promise<void> {
    await this.#database.deleteFrom('sessions').where('digest', '=', digestOf(secret)).execute()
  }

  async addToken({ name, organisation, role, createdBy, expiresAt }: NewToken): Promise<{
    readonly secret: string
    readonly token: Token
  }> {
    if (name.trim() === '' || name.length > 100) {
      throw new CodedError('accounts.bad_name', 'a token needs a name of 1 to 100 characters', {
        hint: 'Name it after the system that uses it.',
      })
    }
    await this.#checkOrganisation(organisation)
    const secret = newSecret('vt_')
    const row = await this.#database
      .insertInto('tokens')
      .values({
        digest: digestOf(secret),
        name: name.trim(),
        organisation,
        role,
        created_by: createdBy,
        created_at: this.#now(),
        expires_at: expiresAt,
        revoked_at: null,
        last_used_at: null,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    return { secret, token: asToken(row) }
  }

  async token(secret: string): Promise<Identity | null> {
    const now = this.#now()
    const found = await this.#database
      .selectFrom('tokens')
      .selectAll()
      .where('digest', '=', digestOf(secret))
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    if (found === undefined || (found.expires_at !== null && found.expires_at <= now)) return null
    if (now - (found.last_used_at ?? 0) > noteUseMs) {
      await this.#database.updateTable('tokens').set({ last_used_at: now }).where('id', '=', found.id).execute()
    }
    return { organisation: found.organisation, role: found.role, who: `token:${found.name}`, via: 'token', csrf: null }
  }

  async tokens(organisation: string): Promise<readonly Token[]> {
    const rows = await this.#database
      .selectFrom('tokens')
      .selectAll()
      .where('organisation', '=', organisation)
      .orderBy('id')
      .execute()
    return rows.map(asToken)
  }

  async revokeToken(organisation: string, id: number): Promise<boolean> {
    const revoked = await this.#database
      .updateTable('tokens')
      .set((row) => ({ revoked_at: row.fn.coalesce('revoked_at', row.val(this.#now())) }))
      .where('organisation', '=', organisation)
      .where('id', '=', id)
      .executeTakeFirst()
    return revoked.numUpdatedRows > 0n
  }

  async note(event: AuditEvent): Promise<void> {
    const { organisation, who, action, subject, address } = event
    await this.#database
      .insertInto('audit')
      .values({ at: this.#now(), organisation, who, action, subject, address })
      .execute()
  }

  audit({ organisation, subject, before, limit = 100 }: AuditQuestion = {}): Promise<readonly AuditRow[]> {
    if (!Number.isInteger(limit) || limit < 1 || limit > 1000) {
      throw new RangeError(`limit ${limit} is not within 1 and 1000`)
    }
    let question = this.#database.selectFrom('audit').selectAll().orderBy('id', 'desc').limit(limit)
    if (organisation !== undefined) question = question.where('organisation', '=', organisation)
    if (subject !== undefined) question = question.where('subject', '=', subject)
    if (before !== undefined) question = question.where('id', '<', before)
    return question.execute()
  }

  close(): Promise<void> {
    return this.#database.destroy()
  }

  async #checkOrganisation(slug: string): Promise<void> {
    const known = await this.#database
      .selectFrom('organisations')
      .select('slug')
      .where('slug', '=', slug)
      .executeTakeFirst()
    if (known !== undefined) return
    throw new CodedError('accounts.unknown_organisation', `there is no organisation "${slug}"`, {
      hint: 'Add it first with: vanthu accounts organisation.',
    })
  }

  async #user(login: string): Promise<Selectable<UsersTable>> {
    const row = await this.#database
      .selectFrom('users')
      .selectAll()
      .where('login', '=', loginKey(login))
      .executeTakeFirst()
    if (row === undefined) {
      throw new CodedError('accounts.unknown_user', `there is no login "${login}"`, {
        hint: 'List who there is with: vanthu accounts list.',
      })
    }
    return row
  }

  /** Whoever's rights change has to sign in again. */
  async #change(
    login: string,
    values: Partial<Pick<UsersTable, 'role' | 'password' | 'failures' | 'locked_until' | 'disabled'>>,
  ): Promise<void> {
    const { id } = await this.#user(login)
    await this.#database.transaction().execute(async (trx) => {
      await trx.updateTable('users').set(values).where('id', '=', id).execute()
      await trx.deleteFrom('sessions').where('user_id', '=', id).execute()
    })
  }

  #asUser(row: Selectable<UsersTable>): User {
    const locked = row.locked_until !== null && row.locked_until > this.#now()
    return {
      login: row.login,
      name: row.name,
      organisation: row.organisation,
      role: row.role,
      disabled: row.disabled === 1,
      hasPassword: row.password !== null,
      lockedUntil: locked ? row.locked_until : null,
    }
  }
}

function asToken(row: Selectable<TokensTable>): Token {
  return {
    id: row.id,
    name: row.name,
    organisation: row.organisation,
    role: row.role,
    createdBy: row.created_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
  }
}
