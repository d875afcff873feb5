import { rm } from 'node:fs/promises'
import { CodedError } from '@vanthu/document'
import { z } from 'zod'
import { listOf } from '../answers/account.js'
import { Flag } from '../answers/asked.js'
import { UploadAnswer } from '../answers/upload.js'
import type { Context } from '../context.js'
import type { App, Request } from '../fastify-adapter.js'
import { problemOf } from '../problem.js'
import type { KeptFile } from '../uploads/keep-file.js'
import { keepFile } from '../uploads/keep-file.js'
import { incomingFolder, takeIn } from '../uploads/incoming.js'
import type { FilePart } from '../uploads/multipart-adapter.js'
import { filesOf } from '../uploads/multipart-adapter.js'
import { ownName } from '../uploads/own-name.js'
import { openRoom } from '../uploads/room.js'

const brokenOff = (error: unknown): boolean => error instanceof CodedError && error.code === 'server.broken_upload'
const noFiles = (): CodedError =>
  new CodedError('server.no_files', 'the form has no files', { hint: 'Send each file as a part with a file name.' })

/** Documents as files of a form, any number at once, written to the disk as they come. */
export function addUploads(app: App, context: Context): void {
  const { config, jobs } = context
  const room = openRoom(config, jobs)

  async function take({ stream }: FilePart, filename: string, request: Request, urgent: boolean): Promise<KeptFile> {
    try {
      await room.check()
    } catch (error) {
      // Those behind it can only be read when it was.
      for await (const piece of stream) void piece
      throw error
    }
    const { organisation } = context.asker(request)
    const folder = incomingFolder(config.directory, organisation)
    const file = await takeIn(stream, { folder, filename, maxBytes: config.uploadMaxBytes })
    try {
      const store = await context.storeOf(request)
      const kept = await keepFile(file, filename, { store, organisation, jobs, urgent })
      await context.audit(request, kept.known ? 'document.received_again' : 'document.received', kept.documentId)
      return kept
    } finally {
      await rm(file.path, { force: true })
    }
  }

  app.post(
    '/api/uploads',
    {
      config: { role: 'archivist' },
      schema: {
        summary: 'Send documents',
        description:
          'multipart/form-data, each file a part of its own. Each file gets its answer: one that cannot be used does not stop the others. A file that is known already answers its document. Where a form has one file only, its problem is the answer.',
        consumes: ['multipart/form-data'],
        tags: ['documents'],
        querystring: z.strictObject({
          urgent: Flag.default(false).meta({ description: 'Somebody waits: read them before everything else' }),
        }),
        response: { 200: listOf(UploadAnswer) },
      },
    },
    async (request) => {
      await room.check()
      const rows: UploadAnswer[] = []
      let problem: unknown = null
      for await (const part of filesOf(request)) {
        const filename = ownName(part.filename)
        try {
          rows.push({ filename, ...(await take(part, filename, request, request.query.urgent)), problem: null })
        } catch (error) {
          if (brokenOff(error)) throw error
          if (!(error instanceof CodedError)) request.log.error({ requestId: request.id, err: error }, 'file failed')
          problem = error
          rows.push(refused(filename, error, request))
        }
      }
      if (rows.length === 0) throw noFiles()
      if (rows.length === 1 && problem !== null) throw problem
      return { rows }
    },
  )
}

function refused(filename: string, error: unknown, request: Request): UploadAnswer {
  const { code, title, detail } = problemOf(error, request.id)
  const problem = { code, title, ...(detail === undefined ? {} : { detail }) }
  return { filename, documentId: null, known: false, status: null, problem }
}
