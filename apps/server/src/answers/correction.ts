import { Correction } from '@vanthu/document'
import { z } from 'zod'
import { Moment } from './account.js'

export const Note = z.string().max(2000)

type JsonValue = z.infer<z.ZodJSONSchema>
// As zod's own, but with a name, by which the description of the interface can refer to it.
const Json: z.ZodType<JsonValue> = z
  .lazy(() => z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(Json), z.record(z.string(), Json)]))
  .meta({ id: 'Json', description: 'A value of the kind that the field has' })

/** What somebody sends; who and when is known. */
export const CorrectionBody = Correction.extend({ before: Json, after: Json, note: Note.exactOptional() }).meta({
  id: 'CorrectionBody',
})

export const CorrectionAnswer = Correction.extend({
  before: Json,
  after: Json,
  id: z.int(),
  at: Moment,
  who: z.string(),
  note: z.string().nullable(),
  undoneBy: z.int().nullable().meta({ description: 'The event that took it back; null while it holds' }),
  outcome: z.enum(['applied', 'conflict', 'detached']).nullable().meta({
    description:
      'applied: the record says so. conflict: it does, and the machine now reads something else. detached: what was corrected is not found any more',
  }),
}).meta({ id: 'Correction' })
