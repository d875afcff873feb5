import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { FileConfigstore, FileStore } from '@tus/file-store'
import { Server } from '@tus/server'
import { CodedError } from '@vanthu/document'
import type { Request as Asked } from '../fastify-adapter.js'
import { tooLarge } from './incoming.js'

/** The form in which parts are sent. */
export const partMediaType = 'application/offset+octet-stream'
export const uploadsPath = '/api/uploads/resumable'

/** A file that comes in parts. */
export interface PartialFile {
  readonly id: string
  readonly path: string
  readonly filename: string | undefined
  readonly bytes: number
  /** How much of it is there. */
  readonly offset: number
  /** What became of it; null until it is whole. */
  readonly documentId: string | null
}

/** What the protocol adds to what any request does. */
export interface UploadSteps {
  /** Before a file is begun. */
  begun(bytes: number): Promise<void>
  /** When it is whole. */
  whole(file: PartialFile): Promise<{ readonly documentId: string }>
}

export interface TusAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
}

/** Files sent in parts, each from where the last one ended: tus 1.0 with creation and termination. */
export interface ResumableUploads {
  /** POST, PATCH and DELETE of the protocol. @throws CodedError for what it refuses, and what the steps throw. */
  handle(request: Asked, organisation: string, steps: UploadSteps): Promise<TusAnswer>
  /** Null where there is none of that name. One that is whole and was cut off before it was kept is kept now. */
  look(id: string, organisation: string, steps: UploadSteps): Promise<PartialFile | null>
}

const told = ['tus-resumable', 'upload-offset', 'upload-length', 'upload-expires', 'location'] as const
const sent = [
  'tus-resumable',
  'upload-length',
  'upload-offset',
  'upload-metadata',
  'upload-defer-length',
  'upload-concat',
  'content-type',
  'content-length',
] as const

interface Entry {
  readonly server: Server
  readonly store: FileStore
  readonly configs: FileConfigstore
}

/** @param folderOf where the parts of an organisation's files lie. */
export function openResumable(options: {
  readonly folderOf: (organisation: string) => string
  readonly maxBytes: number
}): ResumableUploads {
  const { folderOf, maxBytes } = options
  const entries = new Map<string, Promise<Entry>>()
  const keeping = new Map<string, Promise<string>>()
  const running = new WeakMap<object, { readonly steps: UploadSteps; fault: unknown }>()

  /** Keeps what a step threw, which the library would make a 500 of. */
  async function guarded<T>(request: object, work: (steps: UploadSteps) => Promise<T>): Promise<T> {
    const run = running.get(request)
    if (run === undefined) throw new RangeError('a request that was not asked here')
    try {
      return await work(run.steps)
    } catch (error) {
      run.fault = error
      throw error
    }
  }

  /** Who asks for a file while its last part is being answered waits for that. */
  function keepOnce(configs: FileConfigstore, file: PartialFile, steps: UploadSteps): Promise<string> {
    const known = keeping.get(file.path)
    if (known !== undefined) return known
    const kept = keep(configs, file, steps).finally(() => keeping.delete(file.path))
    keeping.set(file.path, kept)
    return kept
  }

  async function open(organisation: string): Promise<Entry> {
    const folder = folderOf(organisation)
    await mkdir(folder, { recursive: true, mode: 0o750 })
    const configs = new FileConfigstore(folder)
    const store = new FileStore({ directory: folder, configstore: configs })
    const server = new Server({
      path: uploadsPath,
      datastore: store,
      maxSize: maxBytes,
      relativeLocation: true,
      allowedOrigins: [],
      onUploadCreate: (request, upload) =>
        guarded(request, async (steps) => {
          if (upload.size === undefined) throw invalid('say how large the file is, in Upload-Length')
          await steps.begun(upload.size)
          // Only its name is taken over: what became of it is noted in the same place.
          const filename = upload.metadata?.['filename']
          return { metadata: typeof filename === 'string' ? { filename } : {} }
        }),
      onUploadFinish: (request, upload) =>
        guarded(request, async (steps) => {
          const file = await partial({ server, store, configs }, folder, upload.id)
          return { headers: { 'x-document-id': file === null ? '' : await keepOnce(configs, file, steps) } }
        }),
    })
    return { server, store, configs }
  }
  const entryOf = (organisation: string): Promise<Entry> => {
    const known = entries.get(organisation) ?? open(organisation)
    entries.set(organisation, known)
    known.catch(() => entries.delete(organisation))
    return known
  }

  return {
    async handle(request, organisation, steps) {
      const { server } = await entryOf(organisation)
      const headers = new Headers()
      for (const name of sent) {
        const value = request.headers[name]
        if (typeof value === 'string') headers.set(name, value)
      }
      const body = request.headers['content-type'] === partMediaType
      if (request.method === 'PATCH' && !body) throw refusedBy(403, maxBytes)
      const web = new Request(`http://localhost${request.url}`, {
        method: request.method,
        headers,
        ...(body ? { body: Readable.toWeb(request.raw) as ReadableStream, duplex: 'half' } : {}),
      })
      const run = { steps, fault: null as unknown }
      running.set(web, run)
      const answer = await server.handleWeb(web as Parameters<Server['handleWeb']>[0])
      if (run.fault !== null) throw run.fault
      if (answer.status >= 400) throw refusedBy(answer.status, maxBytes)
      const names = [...told, 'x-document-id'].flatMap((name) => {
        const value = answer.headers.get(name)
        return value === null ? [] : [[name, value] as const]
      })
      return { status: answer.status, headers: Object.fromEntries(names) }
    },

    async look(id, organisation, steps) {
      const entry = await entryOf(organisation)
      const file = await partial(entry, folderOf(organisation), id)
      if (file === null || file.documentId !== null || file.offset < file.bytes) return file
      return { ...file, documentId: await keepOnce(entry.configs, file, steps) }
    },
  }
}

/** What is known of a file: the library's own note beside it, and what lies there. */
async function partial({ configs }: Entry, folder: string, id: string): Promise<PartialFile | null> {
  const known = await configs.get(id)
  if (known === undefined) return null
  const path = join(folder, id)
  const bytes = known.size ?? 0
  const documentId = known.metadata?.['documentId'] ?? null
  const lying = await stat(path).then(
    ({ size }) => size,
    () => null,
  )
  if (lying === null && documentId === null) return null
  return { id, path, filename: known.metadata?.['filename'] ?? undefined, bytes, offset: lying ?? bytes, documentId }
}

/** Keeps a whole file, and notes what became of it for whoever did not hear the answer. */
async function keep(configs: FileConfigstore, file: PartialFile, steps: UploadSteps): Promise<string> {
  const { documentId } = await steps.whole(file)
  const known = await configs.get(file.id)
  if (known !== undefined) {
    known.metadata = { ...known.metadata, documentId }
    await configs.set(file.id, known)
  }
  return documentId
}

const invalid = (message: string): CodedError =>
  new CodedError('server.invalid_request', message, { hint: 'See tus.io, version 1.0.0 of the protocol.' })

function refusedBy(status: number, maxBytes: number): CodedError {
  switch (status) {
    case 403:
      return new CodedError('server.wrong_media_type', 'this kind of content is not taken here', {
        hint: `Send parts as ${partMediaType}.`,
      })
    case 404:
    case 410:
      return new CodedError('server.not_found', 'there is no such upload', { hint: 'Begin it again.' })
    case 409:
      return new CodedError('server.wrong_offset', 'that is not where the last part ended', {
        hint: 'Ask for the upload; go on at its Upload-Offset.',
      })
    case 412:
      return new CodedError('server.wrong_version', 'the version of the protocol is missing, or another one', {
        hint: 'Send Tus-Resumable: 1.0.0.',
      })
    case 413:
      return tooLarge(maxBytes)
    case 500:
      return new CodedError('store.disk_fault', 'the part could not be written', {
        hint: 'Ask for the upload and go on at its Upload-Offset.',
        retry: true,
      })
    default:
      return invalid('the request does not follow the protocol')
  }
}
