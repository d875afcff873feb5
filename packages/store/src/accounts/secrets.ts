import { createHash, randomBytes } from 'node:crypto'

/** Random secrets cannot be guessed, so that a plain digest keeps them. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** 256 bits, in letters that need no escaping anywhere. */
export const newSecret = (prefix: string): string => `${prefix}${randomBytes(32).toString('base64url')}`

/** The last use of a session, token or feed is written down at most so often. */
export const noteUseMs = 60_000
