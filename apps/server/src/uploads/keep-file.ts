import { CodedError } from '@vanthu/document'
import { defaultLimits } from '@vanthu/ingest'
import type { DocumentStatus, Store } from '@vanthu/store'
import type { Jobs } from '@vanthu/workers'
import type { IncomingFile } from './incoming.js'
import { textTooLarge } from './incoming.js'
import { typeOfFile } from './signature.js'

export interface KeptFile {
  readonly documentId: string
  /** True where the same bytes were received before, under whatever name. */
  readonly known: boolean
  readonly status: DocumentStatus
}

export interface KeepingParts {
  readonly store: Store
  readonly organisation: string
  readonly jobs: Jobs
  /** An archivist waits for it. */
  readonly urgent: boolean
}

/**
 * Makes a file that came in a document: durable as a file, then committed as a row, then told to the queue. What failed
 * before is tried again. The file is gone from its place afterwards; where this fails it may still be there.
 * @throws CodedError of files that cannot be used, and of the store.
 */
export async function keepFile(file: IncomingFile, filename: string, parts: KeepingParts): Promise<KeptFile> {
  const { store, organisation, jobs, urgent } = parts
  const mediaType = await typeOfFile(file.path, filename)
  const mostText = defaultLimits.maxTextBytes
  if (mediaType.startsWith('text/') && file.bytes > mostText) throw textTooLarge(mostText)
  const { documentId, known, status } = await store.receive({ filename, mediaType, bytes: { path: file.path } })
  if (known && status === 'failed') await store.requeue(documentId)
  if (status !== 'done' && status !== 'processing') {
    // Told last; what the queue does not hear of is found in the store by the sweeper.
    await jobs.enqueue({ tenant: organisation, documentId }, { urgent }).catch((error: unknown) => {
      if (!(error instanceof CodedError && error.retry)) throw error
    })
  }
  return { documentId, known, status: status === 'failed' ? 'received' : status }
}
