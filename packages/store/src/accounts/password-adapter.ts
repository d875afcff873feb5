import { hash, verify } from '@node-rs/argon2'

// OWASP Password Storage Cheat Sheet (2024): Argon2id with 19 MiB, 2 passes, 1 lane.
// Argon2id is what the library does unless told otherwise.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Digest of a password with its salt and costs, in PHC form. Takes some 20 ms off the main thread. */
export const hashPassword = (password: string): Promise<string> => hash(password, cost)

let dummy: Promise<string> | null = null

/** Takes as long where there is no digest, so that an answer's time does not tell which logins are there. */
export async function passwordFits(digest: string | null, password: string): Promise<boolean> {
  dummy ??= hashPassword('no password is this one')
  const fits = await verify(digest ?? (await dummy), password)
  return digest !== null && fits
}
