import { CodedError } from '@vanthu/document'

/** NIST SP 800-63B: length counts, composition rules do not; a bound keeps hashing from being misused. */
const shortestPassword = 10
export const longestPassword = 256

/** Logins compare without regard to capitals, spaces around them and Unicode form. */
export const loginKey = (login: string): string => login.normalize('NFC').trim().toLowerCase()

export function checkedPassword(password: string, login: string): string {
  const length = Array.from(password).length
  if (length >= shortestPassword && length <= longestPassword && !password.toLowerCase().includes(login))
    return password
  throw new CodedError('accounts.weak_password', 'this password is too easy to guess', {
    hint: `Use ${shortestPassword} to ${longestPassword} characters, without the login; a sentence is a good password.`,
  })
}

export const taken = (what: string): CodedError =>
  new CodedError('accounts.taken', `${what} is there already`, { hint: 'Choose another, or change the one there is.' })

/** The same for every reason, so that it tells nothing. */
export const refused = (): CodedError =>
  new CodedError('accounts.refused', 'login and password do not go together', {
    hint: 'Check both; an administrator can set a new password.',
  })
