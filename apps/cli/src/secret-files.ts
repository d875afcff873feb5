import { readFileSync } from 'node:fs'
import { CodedError } from '@vanthu/document'

/** Variables whose value may stand in a file instead, which `NAME_FILE` names: an environment is seen by too many. */
export const secretNames = [
  'DATABASE_URL',
  'REDIS_URL',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
  'OIDC_CLIENT_SECRET',
] as const

type Environment = Readonly<Record<string, string | undefined>>

/**
 * What the files say that `DATABASE_URL_FILE` and its like name, as secrets of Docker and credentials of systemd come.
 * A newline at the end is no part of it.
 * @throws CodedError `cli.bad_secret` for a file that cannot be read, and where a value is given both ways.
 */
export function secretsFromFiles(environment: Environment): Readonly<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const name of secretNames) {
    const path = environment[`${name}_FILE`] ?? ''
    if (path === '') continue
    if ((environment[name] ?? '') !== '') {
      throw new CodedError('cli.bad_secret', `both ${name} and ${name}_FILE are set`, { hint: 'Set one of them.' })
    }
    try {
      found[name] = readFileSync(path, 'utf8').replace(/\r?\n$/u, '')
    } catch (cause) {
      throw new CodedError('cli.bad_secret', `the file that ${name}_FILE names cannot be read`, {
        hint: 'Check the path, and that the user of this process may read it.',
        cause,
      })
    }
  }
  return found
}
