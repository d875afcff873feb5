import { CodedError } from '@vanthu/document'
import { defaultLimits } from '@vanthu/ingest'
import { z } from 'zod'
import { isLoopback } from './access/loopback.js'
import { isNetwork } from './webhooks/reachable.js'

/** How people sign in through another provider (OpenID Connect). */
export interface OidcConfig {
  readonly issuer: URL
  readonly clientId: string
  /** Null for a public client. */
  readonly clientSecret: string | null
  readonly scope: string
  /** Which claim is the login. Default `email`, which must be verified. */
  readonly loginClaim: string
}

export interface Config {
  /** The data folder. */
  readonly directory: string
  /** PostgreSQL; null for SQLite in the data folder. */
  readonly databaseUrl: string | null
  /** The queue; null where one process of this machine works on what the store has waiting. */
  readonly redisUrl: string | null
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** What people type into a browser, where another server stands before this one: "https://vanthu.hoagiang.gov.vn". */
  readonly publicUrl: URL | null
  /** Addresses whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[]
  /** Of one address, before it is answered 429. */
  readonly requestsPerMinute: number
  /** Closed networks to which webhooks may send: "10.20.0.0/16". */
  readonly webhookNetworks: readonly string[]
  /** Of one file that is sent. */
  readonly uploadMaxBytes: number
  /** Where less is free on the disk of the data folder, nothing more is taken in. */
  readonly diskReserveBytes: number
  /** Documents that may wait to be read, of all organisations, before nothing more is taken in. */
  readonly queueLimit: number
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  readonly oidc: OidcConfig | null
}

const mebibyte = 1_048_576
/** What is larger would be taken in and then not read. MiB. */
const largestFile = defaultLimits.maxBytes / mebibyte

const webAddress = z
  .url({ protocol: /^https?$/u })
  .transform((text) => new URL(text))
  .refine((url) => url.username === '' && url.password === '' && url.search === '' && url.hash === '')

/** Where a path follows, a service of its own answers; a public address is a whole site. */
const site = webAddress.refine((url) => url.pathname === '/')

// Plain http would show tokens to everybody on the way; on this machine there is no way.
const provider = webAddress.refine((url) => url.protocol === 'https:' || isLoopback(url.hostname))

const several = z
  .string()
  .default('')
  .transform((list) =>
    list
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  )

const Environment = z.object({
  VANTHU_DATA: z.string().default('data'),
  DATABASE_URL: z.url({ protocol: /^postgres(?:ql)?$/u }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/u }).optional(),
  HOST: z.string().min(1).max(255).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  VANTHU_PUBLIC_URL: site.optional(),
  VANTHU_TRUSTED_PROXIES: several,
  VANTHU_WEBHOOK_NETWORKS: several.refine((list) => list.every(isNetwork)),
  VANTHU_REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(6000),
  VANTHU_UPLOAD_MAX_MB: z.coerce.number().int().min(1).max(largestFile).default(largestFile),
  VANTHU_DISK_RESERVE_MB: z.coerce.number().int().min(0).default(512),
  VANTHU_QUEUE_LIMIT: z.coerce.number().int().min(1).default(100_000),
  VANTHU_LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  OIDC_ISSUER: provider.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_SCOPE: z.string().default('openid email'),
  OIDC_LOGIN_CLAIM: z.string().default('email'),
})

/** What each variable must look like, for whoever got it wrong. Values are never shown: some are secret. */
const expected: Readonly<Record<string, string>> = {
  DATABASE_URL: 'postgres://user:password@host:5432/database',
  REDIS_URL: 'redis://host:6379',
  PORT: 'a whole number from 0 to 65535',
  HOST: 'an address, for example 127.0.0.1 or 0.0.0.0',
  VANTHU_PUBLIC_URL: 'https://name without a path',
  VANTHU_REQUESTS_PER_MINUTE: 'a whole number from 1',
  VANTHU_WEBHOOK_NETWORKS: 'networks with commas between, for example 10.20.0.0/16,192.168.1.7',
  VANTHU_UPLOAD_MAX_MB: `a whole number from 1 to ${largestFile}`,
  VANTHU_DISK_RESERVE_MB: 'a whole number from 0',
  VANTHU_QUEUE_LIMIT: 'a whole number from 1',
  VANTHU_LOG_LEVEL: 'silent, error, warn, info or debug',
  OIDC_ISSUER: 'https://address of the provider',
}

/**
 * Reads the environment; an empty variable is one that is not set.
 * @throws CodedError `server.bad_config` that names every variable that is wrong.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const read = Environment.safeParse(set)
  if (!read.success) {
    const names = [...new Set(read.error.issues.map((issue) => String(issue.path[0])))].sort()
    throw badConfig(names, names.map((name) => `${name}: ${expected[name] ?? 'a text'}`).join('; '))
  }
  const env = read.data
  return {
    directory: env.VANTHU_DATA,
    databaseUrl: env.DATABASE_URL ?? null,
    redisUrl: env.REDIS_URL ?? null,
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.VANTHU_PUBLIC_URL ?? null,
    trustedProxies: env.VANTHU_TRUSTED_PROXIES,
    requestsPerMinute: env.VANTHU_REQUESTS_PER_MINUTE,
    webhookNetworks: env.VANTHU_WEBHOOK_NETWORKS,
    uploadMaxBytes: env.VANTHU_UPLOAD_MAX_MB * mebibyte,
    diskReserveBytes: env.VANTHU_DISK_RESERVE_MB * mebibyte,
    queueLimit: env.VANTHU_QUEUE_LIMIT,
    logLevel: env.VANTHU_LOG_LEVEL,
    oidc: oidcOf(env),
  }
}

function oidcOf(env: z.infer<typeof Environment>): OidcConfig | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId } = env
  if (issuer === undefined && clientId === undefined) return null
  if (issuer === undefined || clientId === undefined) {
    throw badConfig(['OIDC_CLIENT_ID', 'OIDC_ISSUER'], 'one needs the other')
  }
  if (env.VANTHU_PUBLIC_URL === undefined) {
    throw badConfig(['VANTHU_PUBLIC_URL'], 'the OpenID provider must know where to send people back to')
  }
  return {
    issuer,
    clientId,
    clientSecret: env.OIDC_CLIENT_SECRET ?? null,
    scope: env.OIDC_SCOPE,
    loginClaim: env.OIDC_LOGIN_CLAIM,
  }
}

const badConfig = (names: readonly string[], hint: string): CodedError =>
  new CodedError('server.bad_config', `the environment is wrong: ${names.join(', ')}`, { hint })

/** True when only this machine can ask, so that nobody needs to sign in. */
export const isPrivate = ({ host, publicUrl }: Pick<Config, 'host' | 'publicUrl'>): boolean =>
  isLoopback(host) && (publicUrl === null || isLoopback(publicUrl.hostname))
