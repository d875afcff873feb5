/** A calendar that one secret address gives, and nothing else. */
export interface Feed {
  readonly id: number
  /** What the people who read it call it: "Sở Y tế". */
  readonly name: string
  readonly organisation: string
  /** The filters of its question, as they were given. */
  readonly question: Readonly<Record<string, string>>
  readonly createdBy: string
  /** Epoch milliseconds. */
  readonly createdAt: number
  readonly revokedAt: number | null
  /** False when it was revoked, while the account that made it is disabled, and when the token that made it holds no more. */
  readonly holds: boolean
  readonly lastUsedAt: number | null
}

export interface NewFeed {
  readonly name: string
  readonly organisation: string
  readonly question: Readonly<Record<string, string>>
  readonly createdBy: string
}

/** That hold, of one maker. */
export const mostFeeds = 50

/**
 * Addresses that calendar programs ask without signing in, for they cannot. Whoever knows one reads that calendar as
 * long as it holds; the database has digests only.
 */
export interface Feeds {
  /** The secret is told once. @throws CodedError `accounts.bad_name`, `accounts.too_many_feeds`. */
  add(feed: NewFeed): Promise<{ readonly secret: string; readonly feed: Feed }>
  /** Null for one that is not there or does not hold. */
  find(secret: string): Promise<Feed | null>
  list(organisation: string): Promise<readonly Feed[]>
  /** False when the organisation has no such feed. */
  revoke(organisation: string, id: number): Promise<boolean>
}
