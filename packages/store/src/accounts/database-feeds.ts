import { CodedError } from '@vanthu/document'
import type { Kysely, Selectable } from 'kysely'
import { sql } from 'kysely'
import { z } from 'zod'
import type { AccountTables, FeedsTable } from './account-tables.js'
import type { Feed, Feeds } from './feeds.js'
import { mostFeeds } from './feeds.js'
import { digestOf, newSecret, noteUseMs } from './secrets.js'

/** Feeds on a database whose tables stand. */
export function databaseFeeds(database: Kysely<AccountTables>, now: () => number): Feeds {
  /** Nobody keeps a way in that outlives the right to make one: 1 where the feed of the row holds, else 0. */
  const holds = () => sql<number>`CASE
    WHEN feeds.revoked_at IS NOT NULL THEN 0
    WHEN feeds.created_by LIKE 'token:%' THEN (SELECT CASE WHEN count(*) > 0 THEN 1 ELSE 0 END FROM tokens
      WHERE tokens.organisation = feeds.organisation AND 'token:' || tokens.name = feeds.created_by
        AND tokens.revoked_at IS NULL AND (tokens.expires_at IS NULL OR tokens.expires_at > ${now()}))
    ELSE (SELECT CASE WHEN count(*) > 0 THEN 0 ELSE 1 END FROM users
      WHERE users.login = feeds.created_by AND users.disabled = 1)
    END`
  const feeds = () => database.selectFrom('feeds').selectAll().select(holds().as('holds'))

  return {
    async add({ name, organisation, question, createdBy }) {
      if (name.trim() === '' || name.length > 100) {
        throw new CodedError('accounts.bad_name', 'a calendar needs a name of 1 to 100 characters', {
          hint: 'Name it after the body whose deadlines it holds.',
        })
      }
      const own = await feeds().where('organisation', '=', organisation).where('created_by', '=', createdBy).execute()
      if (own.filter((row) => asFeed(row).holds).length >= mostFeeds) {
        throw new CodedError(
          'accounts.too_many_feeds',
          `nobody has more than ${mostFeeds} calendars by secret address`,
          {
            hint: 'Revoke one that is not needed any more.',
          },
        )
      }
      const secret = newSecret('vc_')
      const row = await database
        .insertInto('feeds')
        .values({
          digest: digestOf(secret),
          name: name.trim(),
          organisation,
          question: JSON.stringify(question),
          created_by: createdBy,
          created_at: now(),
          revoked_at: null,
          last_used_at: null,
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      return { secret, feed: asFeed({ ...row, holds: 1 }) }
    },

    async find(secret) {
      const moment = now()
      const row = await feeds().where('digest', '=', digestOf(secret)).executeTakeFirst()
      if (row === undefined || !asFeed(row).holds) return null
      if (moment - (row.last_used_at ?? 0) > noteUseMs) {
        await database.updateTable('feeds').set({ last_used_at: moment }).where('id', '=', row.id).execute()
      }
      return asFeed(row)
    },

    async list(organisation) {
      const rows = await feeds().where('organisation', '=', organisation).orderBy('id').execute()
      return rows.map(asFeed)
    },

    async revoke(organisation, id) {
      const revoked = await database
        .updateTable('feeds')
        .set((row) => ({ revoked_at: row.fn.coalesce('revoked_at', row.val(now())) }))
        .where('organisation', '=', organisation)
        .where('id', '=', id)
        .executeTakeFirst()
      return revoked.numUpdatedRows > 0n
    },
  }
}

const Question = z.record(z.string(), z.string())

const asFeed = (row: Selectable<FeedsTable> & { readonly holds: number }): Feed => ({
  id: row.id,
  name: row.name,
  organisation: row.organisation,
  question: Question.parse(JSON.parse(row.question)),
  createdBy: row.created_by,
  createdAt: row.created_at,
  revokedAt: row.revoked_at,
  holds: row.holds === 1,
  lastUsedAt: row.last_used_at,
})
