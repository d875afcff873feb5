import type { PlanRecord } from '@vanthu/document'
import type { DocumentId } from '@vanthu/store'

/** What happens to a document on its way; pages count from 1, `total` is known from the first event on. */
export type RunEvent =
  | { readonly kind: 'started'; readonly documentId: DocumentId; readonly filename: string; readonly attempt: number }
  | {
      readonly kind: 'page'
      readonly documentId: DocumentId
      readonly filename: string
      readonly done: number
      readonly total: number
    }
  | {
      readonly kind: 'stored'
      readonly documentId: DocumentId
      readonly filename: string
      readonly version: number
      readonly changed: boolean
      readonly record: PlanRecord
    }
  | {
      readonly kind: 'failed'
      readonly documentId: DocumentId
      readonly filename: string
      readonly code: string
      readonly message: string
      readonly hint: string | null
      /** True when it will be tried again. */
      readonly retry: boolean
    }

export interface RunSummary {
  readonly stored: number
  readonly failed: number
}

/** Takes received documents through the pipeline. Every job may run twice without harm: the store keeps one record. */
export interface Runner {
  /**
   * Works until none of the documents waits any more (all that wait, where no ids are given), or until `signal` stops it;
   * then open claims are given back.
   */
  drain(options?: { readonly ids?: readonly DocumentId[]; readonly signal?: AbortSignal }): Promise<RunSummary>
}
