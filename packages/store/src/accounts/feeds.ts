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
  readonly lastUsedAt: number | null
}

export interface NewFeed {
  readonly name: string
  readonly organisation: string
  readonly question: Readonly<Record<string, string>>
  readonly createdBy: string
}

/**
 * Addresses that calendar programs ask without signing in, for they cannot. Whoever knows one reads that calendar until it
 * is revoked; the database has digests only.
 */
export interface Feeds {
  /** The secret is told once. @throws CodedError `accounts.bad_name`. */
  add(feed: NewFeed): Promise<{ readonly secret: string; readonly feed: Feed }>
  /** Null for one that is not there or was revoked. */
  find(secret: string): Promise<Feed | null>
  list(organisation: string): Promise<readonly Feed[]>
  /** False when the organisation has no such feed. */
  revoke(organisation: string, id: number): Promise<boolean>
}
