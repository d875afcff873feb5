import { z } from 'zod'
import { DocumentId } from './asked.js'

/** A file that comes in parts. */
export const PartialUploadAnswer = z
  .object({
    offset: z.int().meta({ description: 'How much of it is there; header Upload-Offset' }),
    length: z.int().meta({ description: 'Header Upload-Length' }),
    documentId: DocumentId.nullable().meta({ description: 'What became of it; null until it is whole' }),
  })
  .meta({ id: 'PartialUpload' })
