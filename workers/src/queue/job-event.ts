import { z } from 'zod'
import { DocumentRef } from './document-ref.js'

/** Milliseconds that each stage of a document took; null for reading where its pages were jobs of their own. */
export const StageTimes = z.object({
  read: z.number().nullable(),
  repair: z.number(),
  extract: z.number(),
  store: z.number(),
})
export type StageTimes = z.infer<typeof StageTimes>

/**
 * What happens to a document under work, whoever does it. Holds no text and no name. `total` is the number of pages, null
 * where it is not known yet; `ms` of a page is null where pages are read side by side.
 */
export const JobEvent = z.discriminatedUnion('kind', [
  DocumentRef.extend({ kind: z.literal('started'), attempt: z.int(), total: z.int().nullable() }),
  DocumentRef.extend({ kind: z.literal('page'), done: z.int(), total: z.int(), ms: z.number().nullable() }),
  DocumentRef.extend({
    kind: z.literal('stored'),
    version: z.int(),
    changed: z.boolean(),
    doubts: z.int(),
    took: StageTimes,
  }),
  DocumentRef.extend({ kind: z.literal('failed'), code: z.string() }),
])
export type JobEvent = z.infer<typeof JobEvent>

/** An event as it is sent: JSON. Whoever else writes to the channel is not understood, and harms nobody. */
export const JobMessage = z
  .string()
  .transform((text, { issues }) => {
    try {
      const given: unknown = JSON.parse(text)
      return given
    } catch {
      issues.push({ code: 'custom', message: 'no JSON', input: text })
      return z.NEVER
    }
  })
  .pipe(JobEvent)
