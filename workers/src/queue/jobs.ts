import type { Failure } from '@vanthu/store'
import type { DocumentRef } from './document-ref.js'
import type { JobEvent } from './job-event.js'

export type JobState = 'waiting' | 'active' | 'delayed' | 'waiting-pages' | 'failed'

/** A job as an administrator sees it. */
export interface JobRow extends DocumentRef {
  readonly jobId: string
  /** `begin`: pages are counted; `page`: one is read; `finish`: they are put together. */
  readonly step: 'begin' | 'page' | 'finish'
  readonly page: number | null
  readonly state: JobState
  /** Tries so far. */
  readonly attempts: number
  /** Why it failed, or why it is tried again; null otherwise. */
  readonly reason: string | null
  /** Epoch milliseconds. */
  readonly since: number
  /** False while it runs, and where the failed document is itself the job: in no queue is anything left of it. */
  readonly droppable: boolean
}

export interface JobCounts {
  readonly waiting: number
  readonly active: number
  readonly delayed: number
  readonly failed: number
  readonly pagesWaiting: number
  readonly pagesActive: number
}

/** How a document ends that somebody took out of the queue before it was begun. */
export const dropped: Failure = {
  code: 'queue.dropped',
  message: 'it was taken out of the queue',
  hint: 'Have it read again where it is wanted after all.',
  retry: false,
}

export interface EnqueueOptions {
  /** An archivist waits for it: before everything that does not hurry, of whatever organisation. */
  readonly urgent?: boolean
}

/**
 * The jobs of all organisations. Whatever is in it can be made again from the stores: see `sweep`.
 * @throws CodedError `queue.unreachable` when Redis does not answer.
 */
export interface Jobs {
  /** Does nothing for a document that waits in the queue or is under work. */
  enqueue(ref: DocumentRef, options?: EnqueueOptions): Promise<void>
  /** Which of the documents have a job that waits or runs. */
  live(refs: readonly DocumentRef[]): Promise<readonly boolean[]>
  /** Newest last, at most `limit` of each state; of one organisation, where a tenant is given. */
  list(options?: {
    readonly state?: JobState
    readonly tenant?: string
    readonly limit?: number
  }): Promise<readonly JobRow[]>
  /** Null when there is no such job. */
  job(jobId: string): Promise<JobRow | null>
  /** Puts a failed job back. False when there is no such job. */
  retry(jobId: string): Promise<boolean>
  /** Takes a job out of the queue, with its pages; one that runs stays. False for one that is not there or not `droppable`. */
  drop(jobId: string): Promise<boolean>
  counts(): Promise<JobCounts>
  /** How long the longest waiting document has waited; null when none waits. Milliseconds. */
  oldestWaitingMs(): Promise<number | null>
  /** Calls the listener with what happens from now on, until the returned function is called. */
  subscribe(listener: (event: JobEvent) => void): Promise<() => Promise<void>>
  close(): Promise<void>
}
