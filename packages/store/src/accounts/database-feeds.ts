import { CodedError } from '@vanthu/document'
import type { Kysely, Selectable } from 'kysely'
import { z } from 'zod'
import type { AccountTables, FeedsTable } from './account-tables.js'
import type { Feed, Feeds } from './feeds.js'
import { digestOf, newSecret, noteUseMs } from './secrets.js'

/** Feeds on a database whose tables stand. */
export function databaseFeeds(database: Kysely<AccountTables>, now: () => number): Feeds {
  return {
    async add({ name, organisation, question, createdBy }) {
      if (name.trim() === '' || name.length > 100) {
        throw new CodedError('accounts.bad_name', 'a calendar needs a name of 1 to 100 characters', {
          hint: 'Name it after the body whose deadlines it holds.',
        })
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
      return { secret, feed: asFeed(row) }
    },

    async find(secret) {
      const moment = now()
      const row = await database
        .selectFrom('feeds')
        .selectAll()
        .where('digest', '=', digestOf(secret))
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      if (row === undefined) return null
      if (moment - (row.last_used_at ?? 0) > noteUseMs) {
        await database.updateTable('feeds').set({ last_used_at: moment }).where('id', '=', row.id).execute()
      }
      return asFeed(row)
    },

    async list(organisation) {
      const rows = await database
        .selectFrom('feeds')
        .selectAll()
        .where('organisation', '=', organisation)
        .orderBy('id')
        .execute()
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

const asFeed = (row: Selectable<FeedsTable>): Feed => ({
  id: row.id,
  name: row.name,
  organisation: row.organisation,
  question: Question.parse(JSON.parse(row.question)),
  createdBy: row.created_by,
  createdAt: row.created_at,
  revokedAt: row.revoked_at,
  lastUsedAt: row.last_used_at,
})
