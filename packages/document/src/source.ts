import { z } from 'zod'

export const mediaTypes = [
  'application/pdf',
  'image/tiff',
  'image/png',
  'image/jpeg',
  'image/webp',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'text/plain',
  'text/markdown',
  'text/html',
] as const

export const MediaType = z.enum(mediaTypes)
export type MediaType = z.infer<typeof MediaType>

/** The received file. `pages` is 0 for media that have none (text, HTML, DOCX). */
export const Source = z.object({
  filename: z.string(),
  mediaType: MediaType,
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  pages: z.int().nonnegative(),
})
export type Source = z.infer<typeof Source>
