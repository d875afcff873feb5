import { availableParallelism } from 'node:os'
import type { Command } from 'commander'
import { InvalidArgumentError, Option } from 'commander'
import type { Readers } from './service-program.js'

// The commands of the HTTP server: serving, and who gets in.

/** As `accessRoles` of the store, which must not be loaded for `--help`. */
const roles = ['reader', 'analyst', 'archivist', 'admin'] as const
type Role = (typeof roles)[number]

const roleOption = (fallback: Role): Option =>
  new Option('--role <role>', 'what they may do; each may do what those before it may').choices(roles).default(fallback)
const organisationOption = (): Option => new Option('--organisation <slug>', 'whose').default('default')

function roleOf(text: string): Role {
  const role = roles.find((one) => one === text)
  if (role === undefined) throw new InvalidArgumentError(`one of ${roles.join(', ')}`)
  return role
}

export function addServerCommands(program: Command, { dataOption, whole, language }: Readers): void {
  program
    .command('serve')
    .description('serve the HTTP interface (documentation at /api/docs)')
    .addOption(dataOption())
    .option('--host <address>', 'where to listen (default: HOST, else 127.0.0.1: this machine only)')
    .option('--port <n>', 'default: PORT, else 8080', whole(0))
    .option('--grace <seconds>', 'how long to finish what is under way when told to end', whole(0), 10)
    .option('--concurrency <n>', 'pages read at once, without a queue', whole(1), availableParallelism())
    .addHelpText(
      'after',
      `
Without REDIS_URL this machine reads what is sent to it, in a process of its own; with it, "vanthu worker" does.

Examples:
  vanthu serve                                    for this machine; nobody signs in
  vanthu accounts add mai --role admin && VANTHU_PUBLIC_URL=https://vanthu.example.vn vanthu serve

Environment: DATABASE_URL, REDIS_URL, VANTHU_PUBLIC_URL, VANTHU_TRUSTED_PROXIES, VANTHU_REQUESTS_PER_MINUTE,
VANTHU_UPLOAD_MAX_MB, VANTHU_DISK_RESERVE_MB, VANTHU_QUEUE_LIMIT, VANTHU_WEBHOOK_NETWORKS, VANTHU_LOG_LEVEL,
OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_SCOPE, OIDC_LOGIN_CLAIM;
S3_URL, S3_REGION, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY for files in a bucket. Secrets may stand in files:
DATABASE_URL_FILE, REDIS_URL_FILE, S3_ACCESS_KEY_ID_FILE, S3_SECRET_ACCESS_KEY_FILE, OIDC_CLIENT_SECRET_FILE.`,
    )
    .action(async (options) => {
      const { runServe } = await import('./commands/serve.js')
      process.exitCode = await runServe({ ...options, language: language() })
    })

  const accounts = program.command('accounts').description('who may ask the server: people, tokens, organisations')
  const commands = () => import('./commands/accounts.js')

  accounts
    .command('organisation')
    .description('add an organisation, which has documents of its own; without a slug, list them')
    .argument('[slug]', 'small letters, digits and _')
    .argument('[name]')
    .addOption(dataOption())
    .action(async (slug: string | undefined, name: string | undefined, options) => {
      process.exitCode = await (await commands()).runOrganisation(slug, name, { ...options, language: language() })
    })

  accounts
    .command('add')
    .description('add a person; the password is asked for, or is the first line of the standard input')
    .argument('<login>', 'an e-mail address, or a name without spaces')
    .addOption(dataOption())
    .addOption(organisationOption())
    .addOption(roleOption('reader'))
    .option('--name <name>', 'the person’s name')
    .option('--no-password', 'signs in through the OpenID provider only')
    .action(async (login: string, options) => {
      process.exitCode = await (await commands()).runAdd(login, { ...options, language: language() })
    })

  accounts
    .command('list')
    .description('who there is')
    .addOption(dataOption())
    .option('--organisation <slug>', 'only of this one')
    .option('--json', 'as JSON')
    .action(async (options) => {
      process.exitCode = await (await commands()).runList({ ...options, language: language() })
    })

  accounts
    .command('role')
    .description('give a person another role; ends the person’s sessions')
    .argument('<login>')
    .argument('<role>', roles.join(', '), roleOf)
    .addOption(dataOption())
    .action(async (login: string, role: Role, options) => {
      const change = { kind: 'role', role } as const
      process.exitCode = await (await commands()).runChange(login, change, { ...options, language: language() })
    })

  accounts
    .command('password')
    .description('set a person’s password, asked for as with "add"; ends the person’s sessions and a lock-out')
    .argument('<login>')
    .addOption(dataOption())
    .action(async (login: string, options) => {
      const change = { kind: 'password' } as const
      process.exitCode = await (await commands()).runChange(login, change, { ...options, language: language() })
    })

  for (const [command, disabled, description] of [
    ['disable', true, 'shut a person out'],
    ['enable', false, 'let a person in again'],
  ] as const) {
    accounts
      .command(command)
      .description(description)
      .argument('<login>')
      .addOption(dataOption())
      .action(async (login: string, options) => {
        const change = { kind: 'disabled', disabled } as const
        process.exitCode = await (await commands()).runChange(login, change, { ...options, language: language() })
      })
  }

  accounts
    .command('token')
    .description('make a token for another system and print its secret; without a name, list them')
    .argument('[name]', 'the system that uses it')
    .addOption(dataOption())
    .addOption(organisationOption())
    .addOption(roleOption('reader'))
    .option('--days <n>', 'how long it holds (default: until it is revoked)', whole(1))
    .option('--revoke <number>', 'end this one instead', whole(1))
    .action(async (name: string | undefined, options) => {
      process.exitCode = await (await commands()).runToken(name, { ...options, language: language() })
    })

  accounts
    .command('log')
    .description('who looked at what and changed what, newest first, as JSON lines')
    .addOption(dataOption())
    .option('--organisation <slug>', 'only of this one')
    .option('--subject <what>', 'only of this document, login or token')
    .option('--limit <n>', 'at most so many', whole(1), 100)
    .action(async (options) => {
      process.exitCode = await (await commands()).runLog({ ...options, language: language() })
    })
}
