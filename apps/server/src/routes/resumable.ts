import { rm } from 'node:fs/promises'
import { CodedError } from '@vanthu/document'
import { z } from 'zod'
import { Flag } from '../answers/asked.js'
import { PartialUploadAnswer } from '../answers/partial-upload.js'
import type { Context } from '../context.js'
import { notFound } from '../context.js'
import type { App, Reply, Request } from '../fastify-adapter.js'
import { incomingFolder } from '../uploads/incoming.js'
import { keepFile } from '../uploads/keep-file.js'
import { ownName } from '../uploads/own-name.js'
import { openRoom } from '../uploads/room.js'
import type { UploadSteps } from '../uploads/tus-adapter.js'
import { openResumable, uploadsPath } from '../uploads/tus-adapter.js'

const config = { role: 'archivist' } as const
const tags = ['documents']
const Named = z.strictObject({ upload: z.string().regex(/^[0-9a-f]{32}$/u) })
const Nothing = z.unknown().meta({ description: 'No content; see the headers' })
const Urgent = z.strictObject({ urgent: Flag.default(false) })

/** Large documents in parts, over lines that break: tus 1.0.0 (creation, termination). */
export function addResumable(app: App, context: Context): void {
  const { jobs } = context
  const { directory, uploadMaxBytes } = context.config
  const room = openRoom(context.config, jobs)
  const uploads = openResumable({
    folderOf: (organisation) => incomingFolder(directory, organisation),
    maxBytes: uploadMaxBytes,
  })

  const stepsOf = (request: Request, urgent = false): UploadSteps => ({
    begun: (bytes) => room.check(bytes),
    async whole(file) {
      const { organisation } = context.asker(request)
      const store = await context.storeOf(request)
      try {
        const kept = await keepFile(file, ownName(file.filename), { store, organisation, jobs, urgent })
        await context.audit(request, kept.known ? 'document.received_again' : 'document.received', kept.documentId)
        return kept
      } catch (error) {
        // What another try may mend is kept for it.
        if (!(error instanceof CodedError && error.retry)) await forget(file.path)
        throw error
      }
    },
  })

  async function answer(request: Request, reply: Reply, urgent = false): Promise<void> {
    const { organisation } = context.asker(request)
    const { status, headers } = await uploads.handle(request, organisation, stepsOf(request, urgent))
    await reply.code(status).headers(headers).send()
  }

  app.post(
    uploadsPath,
    {
      config,
      schema: {
        summary: 'Begin to send a document in parts',
        description: `tus 1.0.0: give its size in Upload-Length and its name as "filename" in Upload-Metadata; the header Location names it. Parts are sent by PATCH. The answer to the last part has the document in the header X-Document-Id.`,
        tags,
        querystring: Urgent,
        response: { 201: Nothing },
      },
    },
    (request, reply) => answer(request, reply, request.query.urgent),
  )

  app.get(
    `${uploadsPath}/:upload`,
    {
      config,
      schema: {
        summary: 'How much of a document is there, and what became of it (HEAD as tus has it)',
        tags,
        params: Named,
        response: { 200: PartialUploadAnswer },
      },
    },
    async (request, reply) => {
      const { organisation } = context.asker(request)
      const file = await uploads.look(request.params.upload, organisation, stepsOf(request))
      if (file === null) throw notFound('upload')
      const { offset, bytes: length, documentId } = file
      void reply
        .header('tus-resumable', '1.0.0')
        .header('cache-control', 'no-store')
        .header('upload-offset', String(offset))
        .header('upload-length', String(length))
      if (documentId !== null) void reply.header('x-document-id', documentId)
      return { offset, length, documentId }
    },
  )

  app.patch(
    `${uploadsPath}/:upload`,
    {
      config,
      schema: {
        summary: 'Send the next part, beginning at Upload-Offset',
        consumes: ['application/offset+octet-stream'],
        tags,
        params: Named,
        querystring: Urgent,
        response: { 204: Nothing },
      },
    },
    (request, reply) => answer(request, reply, request.query.urgent),
  )

  app.delete(
    `${uploadsPath}/:upload`,
    {
      config,
      schema: {
        summary: 'Give up a document of which not all was sent',
        tags,
        params: Named,
        response: { 204: Nothing },
      },
    },
    (request, reply) => answer(request, reply),
  )
}

async function forget(path: string): Promise<void> {
  for (const name of [path, `${path}.json`]) await rm(name, { force: true })
}
