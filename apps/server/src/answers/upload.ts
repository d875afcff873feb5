import { z } from 'zod'
import { DocumentId } from './asked.js'

/** What became of one file of several. */
export const UploadAnswer = z
  .object({
    filename: z.string().meta({ description: 'What it is called here' }),
    documentId: DocumentId.nullable().meta({ description: 'Null for a file that was not taken' }),
    known: z.boolean().meta({ description: 'The same bytes were received before, under whatever name' }),
    status: z.enum(['received', 'processing', 'done', 'failed']).nullable(),
    problem: z
      .object({ code: z.string(), title: z.string(), detail: z.string().exactOptional() })
      .nullable()
      .meta({ description: 'Why it was not taken' }),
  })
  .meta({ id: 'Upload' })
export type UploadAnswer = z.infer<typeof UploadAnswer>
