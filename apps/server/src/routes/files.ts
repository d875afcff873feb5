import { Readable } from 'node:stream'
import { z } from 'zod'
import { DocumentId } from '../answers/asked.js'
import type { Context } from '../context.js'
import { notFound } from '../context.js'
import type { App, Reply } from '../fastify-adapter.js'
import { knownDocument } from './documents.js'

const config = { role: 'reader' } as const
const tags = ['documents']
const Bytes = z.unknown().meta({ description: 'The file' })

/** What a browser may show by itself; everything else is only ever kept as a file. */
const shown = new Set(['image/png', 'image/jpeg', 'image/webp', 'application/pdf'])

/**
 * A file that somebody sent: shown without scripts, forms and anything from elsewhere, or not shown at all. Its name is
 * what it was called when it came, in the form of RFC 8187. Without `body`: whoever asks has it already.
 */
function giveFile(
  reply: Reply,
  file: {
    readonly body: Buffer | Readable | null
    readonly mediaType: string
    readonly sha256: string
    readonly filename: string
  },
): Reply {
  const inline = shown.has(file.mediaType)
  const name = encodeURIComponent(file.filename).replace(/['()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return (file.body === null ? reply.code(304) : reply)
    .type(inline ? file.mediaType : 'application/octet-stream')
    .header('content-disposition', `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`)
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; sandbox")
    .header('x-content-type-options', 'nosniff')
    .header('etag', `"${file.sha256}"`)
    .send(file.body ?? '')
}

/** Originals and images of pages. */
export function addFiles(app: App, context: Context): void {
  app.get(
    '/api/documents/:id/original',
    {
      config,
      schema: {
        summary: 'The file as it was received',
        tags,
        params: z.strictObject({ id: DocumentId }),
        response: { 200: Bytes },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const store = await context.storeOf(request)
      const { filename, mediaType } = await knownDocument(store, id)
      await context.audit(request, 'original.read', id)
      const file = { mediaType: mediaType ?? '', sha256: id, filename }
      if (request.headers['if-none-match']?.includes(id) === true) {
        return giveFile(reply, { ...file, body: null })
      }
      // Piece by piece: originals are large, and lines slow.
      const size = await store.blobs.size(id)
      const body = Readable.from(await store.blobs.read(id), { objectMode: false })
      if (size !== null) void reply.header('content-length', String(size))
      return giveFile(reply, { ...file, body })
    },
  )

  app.get(
    '/api/documents/:id/pages/:page/image',
    {
      config,
      schema: {
        summary: 'The image of a page',
        tags,
        params: z.strictObject({ id: DocumentId, page: z.coerce.number().int().min(1).max(100_000) }),
        response: { 200: Bytes },
      },
    },
    async (request, reply) => {
      const { id, page } = request.params
      const store = await context.storeOf(request)
      await knownDocument(store, id)
      const image = (await store.pages(id)).find((one) => one.page === page)?.image ?? null
      if (image === null) throw notFound('image')
      await context.audit(request, 'page.read', id)
      const bytes = await store.blobs.get(image.sha256)
      const { mediaType, sha256 } = image
      const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      return giveFile(reply, { body, mediaType, sha256, filename: `${id.slice(0, 12)}-${page}` })
    },
  )
}
