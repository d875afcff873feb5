import type { DayRange, DocumentFilter } from '@vanthu/store'
import { z } from 'zod'

// Parameters that many questions share, and the filters of the store that they become.

export const text = (most: number) => z.string().min(1).max(most)
export const Words = text(1000).meta({
  description: 'Words with or without marks; "quotes" for words side by side, exactly as marked',
})
export const Day = z.iso.date()
export const Flag = z.enum(['true', 'false']).transform((value) => value === 'true')
export const Instrument = text(500).meta({ description: 'A number ("28-CT/TW") or words of a title ("Luật Trẻ em")' })
export const Body = text(500).meta({ description: 'A body under any of its names ("Sở GD&ĐT")' })
export const DocumentId = z
  .string()
  .regex(/^[0-9a-f]{64}$/u)
  .meta({ description: 'SHA-256 of the file' })

export const pagingParts = {
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  after: text(2000).exactOptional().meta({ description: '"next" of the page before, of the same question' }),
}

export const documentParts = {
  document: DocumentId.exactOptional(),
  type: text(100).exactOptional().meta({ description: 'Of documents of this kind ("Kế hoạch")' }),
  issuer: text(500).exactOptional(),
  issuerId: text(100).exactOptional(),
  provinceId: text(100).exactOptional(),
  issuedFrom: Day.exactOptional(),
  issuedTo: Day.exactOptional(),
}
type DocumentParts = z.infer<z.ZodObject<typeof documentParts>>

/** An open end where nothing was given; null where neither was. */
export function dayRange(from: string | undefined, to: string | undefined): DayRange | null {
  if (from === undefined && to === undefined) return null
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}

/** The filter that the parameters are, and the other parameters as they were. */
export function documentFilter<Query extends DocumentParts>(
  query: Query,
): [document: { readonly document?: DocumentFilter }, rest: Omit<Query, keyof DocumentParts>] {
  const { document, type, issuer, issuerId, provinceId, issuedFrom, issuedTo, ...rest } = query
  const issued = dayRange(issuedFrom, issuedTo)
  const filter: DocumentFilter = {
    ...(document === undefined ? {} : { documentId: document }),
    ...(type === undefined ? {} : { type }),
    ...(issuer === undefined ? {} : { issuer }),
    ...(issuerId === undefined ? {} : { issuerId }),
    ...(provinceId === undefined ? {} : { provinceId }),
    ...(issued === null ? {} : { issued }),
  }
  return [Object.keys(filter).length === 0 ? {} : { document: filter }, rest]
}
