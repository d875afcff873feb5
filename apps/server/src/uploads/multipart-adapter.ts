import multipart from '@fastify/multipart'
import { CodedError } from '@vanthu/document'
import type { App, Request } from '../fastify-adapter.js'
import { partMediaType } from './tus-adapter.js'

/** A file of a form, to be read to its end before the next one comes. */
export interface FilePart {
  readonly filename: string | undefined
  readonly stream: AsyncIterable<Uint8Array>
}

/** Lets routes read forms, and parts of files as they come. */
export async function takeFiles(app: App): Promise<void> {
  app.addContentTypeParser(partMediaType, (_request, _payload, done) => done(null))
  await app.register(multipart, {
    throwFileSizeLimit: false,
    limits: {
      // Sizes are bounded where files are written, so that one that is too large does not end the others.
      fileSize: Number.MAX_SAFE_INTEGER,
      files: 100_000,
      parts: 100_000,
      fields: 100,
      fieldSize: 1_000,
      fieldNameSize: 100,
      headerPairs: 20,
    },
  })
}

/**
 * The files of a form one after the other, as they come over the network.
 * @throws CodedError `server.wrong_media_type`, `server.broken_form`.
 */
export async function* filesOf(request: Request): AsyncGenerator<FilePart> {
  if (!request.isMultipart()) {
    throw new CodedError('server.wrong_media_type', 'files are sent as a form', {
      hint: 'Send multipart/form-data, with each file as a part of its own.',
    })
  }
  try {
    for await (const part of request.files()) yield { filename: part.filename, stream: part.file }
  } catch (cause) {
    if (cause instanceof CodedError) throw cause
    throw new CodedError('server.broken_form', 'the form ended before it was whole, or is none', {
      hint: 'Send what is missing again: files that came in whole are kept.',
      cause,
    })
  }
}
