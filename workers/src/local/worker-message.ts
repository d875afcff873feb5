import { z } from 'zod'
import { DocumentRef } from '../queue/document-ref.js'

/** What the process that serves tells the one that works. */
export const ToWorker = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('wake'), urgent: DocumentRef.nullable() }),
  z.object({ kind: z.literal('stop'), withinMs: z.number().min(0) }),
])
export type ToWorker = z.infer<typeof ToWorker>
