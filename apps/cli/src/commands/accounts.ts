import { CodedError } from '@vanthu/document'
import type { AccessRole, Accounts } from '@vanthu/store'
import { defaultTenant } from '@vanthu/store'
import pc from 'picocolors'
import { exitCodes } from '../exit-codes.js'
import type { Language, Messages } from '../language.js'
import { messages } from '../language.js'
import { openDataAccounts } from '../store-place.js'
import { askSecret } from '../terminal/secret.js'
import { ruledTable } from '../terminal/table.js'

export interface AccountsOptions {
  readonly data: string
  readonly language: Language
}

/** Does one thing to the accounts of an installation, and prints what came of it. */
async function withAccounts(
  { data, language }: AccountsOptions,
  work: (accounts: Accounts, say: Messages) => Promise<number | void>,
): Promise<number> {
  const accounts = await openDataAccounts(data)
  try {
    return (await work(accounts, messages(language))) ?? exitCodes.done
  } finally {
    await accounts.close()
  }
}

const tell = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
const moment = (at: number | null): string => (at === null ? '' : `${new Date(at).toISOString().slice(0, 16)}Z`)

/** What was done at the machine itself is in the log like everything else. */
const note = (accounts: Accounts, organisation: string, action: string, subject: string): Promise<void> =>
  accounts.note({ organisation, who: 'local', action, subject, address: null })

/** Adds an organisation, or names those that are there. */
export function runOrganisation(
  slug: string | undefined,
  name: string | undefined,
  options: AccountsOptions,
): Promise<number> {
  return withAccounts(options, async (accounts, say) => {
    if (slug !== undefined) {
      await accounts.addOrganisation({ slug, name: name ?? slug })
      await note(accounts, slug, 'organisation.added', slug)
      tell(`${pc.green('✓')} ${slug}`)
      return
    }
    const columns = [
      { head: say.organisation, value: (o: { slug: string }) => o.slug },
      { head: say.name, value: (o: { name: string }) => o.name },
    ]
    tell(ruledTable(columns, await accounts.organisations()))
  })
}

export interface AddOptions extends AccountsOptions {
  readonly role: AccessRole
  readonly organisation: string
  readonly name?: string
  /** False: signs in through an OpenID provider only. */
  readonly password: boolean
}

export function runAdd(login: string, options: AddOptions): Promise<number> {
  return withAccounts(options, async (accounts, say) => {
    const { organisation, role, name = login } = options
    await ensureDefault(accounts, organisation)
    const password = options.password ? await askSecret(say.password, say.passwordAgain) : null
    const user = await accounts.addUser({ login, name, organisation, role, password })
    await note(accounts, organisation, 'user.added', user.login)
    tell(`${pc.green('✓')} ${user.login} (${organisation}, ${role})`)
  })
}

/** The organisation of an installation that has no others needs no command of its own. */
async function ensureDefault(accounts: Accounts, organisation: string): Promise<void> {
  if (organisation !== defaultTenant) return
  if ((await accounts.organisations()).some(({ slug }) => slug === defaultTenant)) return
  await accounts.addOrganisation({ slug: defaultTenant, name: 'Văn thư' })
}

export interface ListOptions extends AccountsOptions {
  readonly organisation?: string
  readonly json?: boolean
}

async function slugs(accounts: Accounts, only: string | undefined): Promise<readonly string[]> {
  return only === undefined ? (await accounts.organisations()).map(({ slug }) => slug) : [only]
}

export function runList(options: ListOptions): Promise<number> {
  return withAccounts(options, async (accounts, say) => {
    const users = []
    for (const slug of await slugs(accounts, options.organisation)) users.push(...(await accounts.users(slug)))
    if (options.json === true) return tell(JSON.stringify(users, null, 2))
    if (users.length === 0) return tell(say.nobody)
    type User = (typeof users)[number]
    const state = (user: User): string =>
      user.disabled ? say.disabled : user.lockedUntil !== null ? `${say.locked} ${moment(user.lockedUntil)}` : ''
    const columns = [
      { head: say.organisation, value: (user: User) => user.organisation },
      { head: say.login, value: (user: User) => user.login },
      { head: say.name, value: (user: User) => user.name, wrap: true },
      { head: say.role, value: (user: User) => user.role },
      { head: say.state, value: state },
    ]
    tell(ruledTable(columns, users))
  })
}

export type UserChange =
  | { readonly kind: 'role'; readonly role: AccessRole }
  | { readonly kind: 'password' }
  | { readonly kind: 'disabled'; readonly disabled: boolean }

export function runChange(login: string, change: UserChange, options: AccountsOptions): Promise<number> {
  return withAccounts(options, async (accounts, say) => {
    const organisation = await organisationOf(accounts, login)
    switch (change.kind) {
      case 'role':
        await accounts.setRole(login, change.role)
        await note(accounts, organisation, `user.role_${change.role}`, login)
        break
      case 'password':
        await accounts.setPassword(login, await askSecret(say.password, say.passwordAgain))
        await note(accounts, organisation, 'user.password_set', login)
        break
      case 'disabled':
        await accounts.setDisabled(login, change.disabled)
        await note(accounts, organisation, change.disabled ? 'user.disabled' : 'user.enabled', login)
        break
    }
    tell(`${pc.green('✓')} ${login}`)
  })
}

async function organisationOf(accounts: Accounts, login: string): Promise<string> {
  const key = login.normalize('NFC').trim().toLowerCase()
  for (const { slug } of await accounts.organisations()) {
    if ((await accounts.users(slug)).some((user) => user.login === key)) return slug
  }
  throw new CodedError('accounts.unknown_user', `there is no login "${login}"`, {
    hint: 'List who there is with: vanthu accounts list.',
  })
}

export interface TokenOptions extends AccountsOptions {
  readonly organisation: string
  readonly role: AccessRole
  readonly days?: number
  readonly revoke?: number
}

/** Makes a token and prints its secret, the only thing on the standard output; without a name, lists them. */
export function runToken(name: string | undefined, options: TokenOptions): Promise<number> {
  return withAccounts(options, async (accounts, say) => {
    const { organisation, role, days, revoke } = options
    if (revoke !== undefined) {
      if (!(await accounts.revokeToken(organisation, revoke))) {
        process.stderr.write(`${pc.red('✗')} ${say.noToken}: ${revoke}\n`)
        return exitCodes.nothing
      }
      await note(accounts, organisation, 'token.revoked', `token ${revoke}`)
      return tell(`${pc.green('✓')} ${revoke}`)
    }
    if (name === undefined) {
      const rows = await accounts.tokens(organisation)
      type Row = (typeof rows)[number]
      const columns = [
        { head: '#', value: (row: Row) => String(row.id), right: true },
        { head: say.name, value: (row: Row) => row.name, wrap: true },
        { head: say.role, value: (row: Row) => row.role },
        { head: say.until, value: (row: Row) => (row.revokedAt === null ? moment(row.expiresAt) : say.revoked) },
        { head: say.lastUsed, value: (row: Row) => moment(row.lastUsedAt) },
      ]
      return tell(rows.length === 0 ? say.nothingFound : ruledTable(columns, rows))
    }
    await ensureDefault(accounts, organisation)
    const expiresAt = days === undefined ? null : Date.now() + days * 24 * 3_600_000
    const { secret, token } = await accounts.addToken({ name, organisation, role, createdBy: 'local', expiresAt })
    await note(accounts, organisation, 'token.added', `token ${token.id}`)
    process.stderr.write(`${pc.green('✓')} ${say.toldOnce}\n`)
    return tell(secret)
  })
}

export interface LogOptions extends AccountsOptions {
  readonly organisation?: string
  readonly subject?: string
  readonly limit: number
}

/** Accesses and changes, newest first, with refused sign-ins, which belong to no organisation. JSON lines. */
export function runLog({ organisation, subject, limit, ...options }: LogOptions): Promise<number> {
  return withAccounts(options, async (accounts) => {
    const rows = await accounts.audit({
      limit,
      ...(organisation === undefined ? {} : { organisation }),
      ...(subject === undefined ? {} : { subject }),
    })
    for (const row of rows) tell(JSON.stringify({ ...row, at: new Date(row.at).toISOString() }))
  })
}
