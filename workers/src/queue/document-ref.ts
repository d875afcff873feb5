import { tenantName } from '@vanthu/store'
import { z } from 'zod'

/** Names a document among all organisations'. This, and a page's number, is all that a job says. */
export const DocumentRef = z.object({
  /** The organisation, see `Stores`. */
  tenant: z.string().regex(tenantName),
  documentId: z.string().regex(/^[0-9a-f]{64}$/u),
})
export type DocumentRef = z.infer<typeof DocumentRef>

export const PageRef = DocumentRef.extend({ page: z.int().positive() })
export type PageRef = z.infer<typeof PageRef>

/** In whose name a document's claim is held: whoever goes on with its jobs goes on with its claim. */
export const holderOf = ({ tenant, documentId }: DocumentRef): string => `queue/${tenant}/${documentId}`
