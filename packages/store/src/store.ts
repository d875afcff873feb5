import type { Correction, CorrectionOutcome, Diagnostic, EditSet, MediaType, PlanRecord } from '@vanthu/document'
import type { DumpRow } from './backup/dump.js'
import type { BlobStore } from './blobs/blob-store.js'
import type { CompareQuestion, Comparison } from './comparison.js'
import type { Facet, FacetQuestion } from './facets.js'
import type {
  Answer,
  BodyCount,
  BodyQuestion,
  CitationQuestion,
  CitationRow,
  DeadlineQuestion,
  DeadlineRow,
  DocumentQuestion,
  DocumentRow,
  DoubtQuestion,
  DoubtRow,
  DueQuestion,
  DueRow,
  IndicatorQuestion,
  IndicatorRow,
  TaskQuestion,
  TaskRow,
} from './questions.js'
import type { Finding, VerifyOptions } from './verify/finding.js'
import type { Webhooks } from './webhooks.js'

/** SHA-256 of the source in lower-case hexadecimal: a document's name in this interface and the `id` of its record. */
export type DocumentId = string

export interface ReceivedFile {
  readonly filename: string
  /** A file on disk is taken from its place, see `BlobStore.putFile`. */
  readonly bytes: Uint8Array | { readonly path: string }
  /** Where it is known already; `putVersion` fills it from the record. */
  readonly mediaType?: MediaType
}

export interface Receipt {
  readonly documentId: DocumentId
  /** True when the same bytes were received before, under whatever name; nothing is changed then. */
  readonly known: boolean
  readonly status: DocumentStatus
}

export type DocumentStatus = 'received' | 'processing' | 'done' | 'failed'

export interface ClaimOptions {
  /** Only this document; by default the one that waits longest. */
  readonly documentId?: DocumentId
  /** How long the claim holds without `heartbeat`. Default 60 s. */
  readonly leaseMs?: number
  /** Who claims, see `leaseholder`. */
  readonly holder: string
}

/** The right to process a document, until `leaseUntil` or as long as it is renewed. */
export interface Claim {
  readonly documentId: DocumentId
  readonly token: string
  readonly filename: string
  readonly mediaType: MediaType | null
  /** 1 for the first try. */
  readonly attempt: number
  /** Epoch milliseconds. */
  readonly leaseUntil: number
}

export interface Failure {
  readonly code: string
  readonly message: string
  readonly hint: string | null
  /** True for a fault of the machine: the document goes back to those that wait, until its attempts are used up. */
  readonly retry: boolean
  /** With `retry`: no document can be the reason of it, so the attempt does not count. */
  readonly blameless?: boolean
  /** With `retry`: wait so long, a quarter of an hour at most. Default 0. */
  readonly retryAfterMs?: number
}

/** An image of a page that is already in `blobs`. Width and height in pixels. */
export interface PageImageRef {
  readonly page: number
  readonly sha256: string
  readonly mediaType: string
  readonly width: number
  readonly height: number
}

/** A page of a document under work, read as a job of its own. What `reading` says is the business of who reads. */
export interface KeptPage {
  readonly page: number
  readonly reading: string
  readonly image: PageImageRef | null
}

/** What processing gives. The repaired text is not kept: it is the raw text with the edits applied. */
export interface Extraction {
  readonly record: PlanRecord
  readonly raw: string
  readonly edits: EditSet
  readonly pageImages: readonly PageImageRef[]
  /** What made it: name and version of the software and its models ("vanthu 0.1.0"). */
  readonly producer: string
}

export interface StoredVersion {
  readonly documentId: DocumentId
  readonly version: number
  /** False when the extraction equals the current version: then no version is added. */
  readonly changed: boolean
  /** `store.repeated_reference`: another document has the same number and issuer. */
  readonly warnings: readonly Diagnostic[]
}

export interface VersionInfo {
  readonly version: number
  readonly producer: string
  /** Epoch milliseconds. */
  readonly createdAt: number
  readonly current: boolean
}

export interface DocumentTexts {
  readonly raw: string
  readonly repaired: string
  readonly edits: EditSet
}

/** A correction as a person made it. Nothing changes or removes it; another event may take it back. */
export interface CorrectionEvent extends Correction {
  readonly id: number
  /** Epoch milliseconds. */
  readonly at: number
  readonly who: string
  readonly note: string | null
  /** The event that took it back; null while it holds. */
  readonly undoneBy: number | null
  /** How it stands to the newest reading; null when it was taken back, or the document has no record. */
  readonly outcome: CorrectionOutcome | null
}

export interface NewCorrection extends Correction {
  readonly who: string
  readonly note?: string
}

export interface StoredPage {
  readonly page: number
  readonly textFrom: string
  readonly confidence: number
  readonly grade: string
  readonly image: {
    readonly sha256: string
    readonly mediaType: string
    readonly width: number
    readonly height: number
  } | null
}

export interface StoreCounts {
  readonly documents: Readonly<Record<DocumentStatus, number>>
  readonly pages: number
  readonly tasks: number
  readonly deadlines: number
  readonly citations: number
  readonly indicators: number
  readonly doubts: number
}

export interface StoreQueue {
  readonly received: number
  readonly processing: number
  readonly failed: number
  /** Of those that wait, the one that waits longest. Epoch milliseconds; null when none waits. */
  readonly oldestReceivedAt: number | null
}

/**
 * Where documents and their records live, and what answers questions about them. One interface, several databases; the
 * same contract suite runs against each. Several processes may use one store at once.
 *
 * Order of writing: the file is durable before the row that names it is committed. All methods are safe to repeat.
 * @throws CodedError `store.unknown_document` from methods that name a document which was not received.
 */
export interface Store {
  readonly blobs: BlobStore
  readonly webhooks: Webhooks

  /** Keeps the file and notes it, once for the same bytes. A document that failed or is done is left as it is. */
  receive(file: ReceivedFile): Promise<Receipt>

  /**
   * Takes a document that waits, or whose claim has run out or whose holder is gone from this machine; asked for by
   * name, also one that the same holder has. Null when there is none. One that was claimed too often without an end fails with `store.too_many_attempts`.
   */
  claim(options: ClaimOptions): Promise<Claim | null>

  /** Renews a claim. False when it is no longer held: stop and throw the work away. */
  heartbeat(claim: Claim, leaseMs?: number): Promise<boolean>

  /** The claim of a document that the holder holds, so that whoever goes on in its name need not claim; else null. */
  held(documentId: DocumentId, holder: string): Promise<Claim | null>

  /** Keeps a page of a document until it is stored or fails; the same page again replaces it. Gives how many are kept. */
  keepPage(documentId: DocumentId, producer: string, page: KeptPage): Promise<number>
  isPageKept(documentId: DocumentId, producer: string, page: number): Promise<boolean>
  /** The pages that the same producer kept, by number. */
  keptPages(documentId: DocumentId, producer: string): Promise<readonly KeptPage[]>
  keptPageNumbers(documentId: DocumentId, producer: string): Promise<readonly number[]>

  /**
   * Keeps a correction and answers questions by it from now on. It survives every later extraction.
   * @throws CodedError `document.bad_correction` when the record does not fit its schema with it; `store.no_record`.
   */
  correct(documentId: DocumentId, correction: NewCorrection): Promise<CorrectionEvent>
  /** Takes a correction back, by another event. @throws CodedError `store.unknown_correction` also for one taken back. */
  undoCorrection(documentId: DocumentId, id: number, who: string): Promise<void>
  /** All of them, in the order in which they were made. */
  corrections(documentId: DocumentId): Promise<readonly CorrectionEvent[]>

  /** Gives a claim back without counting the attempt, for a shutdown in good order. */
  release(claim: Claim): Promise<void>

  /**
   * Stores an extraction and marks the document done, in one transaction. A new extraction is a new version; the facts
   * asked by the questions below are those of the newest.
   * @throws CodedError `store.missing_blob` when a page image is not in `blobs`.
   * @throws RangeError when the record is of another source or does not fit its schema.
   */
  putVersion(documentId: DocumentId, extraction: Extraction): Promise<StoredVersion>

  /** Ends a claim without a record. Does nothing when the claim is no longer held. */
  fail(claim: Claim, failure: Failure): Promise<void>

  /** Puts a done or failed document back to those that wait; its versions stay. */
  requeue(documentId: DocumentId): Promise<void>

  /**
   * Full ids of the documents whose id begins with the given characters (at least 4) or whose reference is the given
   * one ("86/KH-UBND"), newest first, at most 20.
   */
  find(idOrReference: string): Promise<readonly DocumentId[]>

  /** Null when it was not received. */
  document(documentId: DocumentId): Promise<DocumentRow | null>
  versions(documentId: DocumentId): Promise<readonly VersionInfo[]>
  /**
   * The newest record with the corrections that people made; or a version's as it was extracted, without them. Null when
   * there is none.
   */
  record(documentId: DocumentId, version?: number): Promise<PlanRecord | null>
  texts(documentId: DocumentId, version?: number): Promise<DocumentTexts | null>
  pages(documentId: DocumentId): Promise<readonly StoredPage[]>
  counts(): Promise<StoreCounts>
  /** What has not ended well, quickly counted. */
  queue(): Promise<StoreQueue>

  documents(question?: DocumentQuestion): Promise<Answer<DocumentRow>>
  tasks(question?: TaskQuestion): Promise<Answer<TaskRow>>
  deadlines(question?: DeadlineQuestion): Promise<Answer<DeadlineRow>>
  /** What falls due in a window of days, recurring deadlines once for each time, by day. */
  due(question: DueQuestion): Promise<Answer<DueRow>>
  citations(question?: CitationQuestion): Promise<Answer<CitationRow>>
  indicators(question?: IndicatorQuestion): Promise<Answer<IndicatorRow>>
  /** What a person should look at, least certain first. */
  doubts(question?: DoubtQuestion): Promise<Answer<DoubtRow>>
  /** Names of bodies as printed, with the number of their tasks, most tasks first. */
  bodies(question?: BodyQuestion): Promise<readonly BodyCount[]>

  /** Counts the rows of a question by one of their values. */
  facet(question: FacetQuestion): Promise<Facet>

  /** The documents that carry an instrument out, with who does what, by when and to what target, side by side by province. */
  compare(question: CompareQuestion): Promise<Comparison>

  /** Checks files, rows and words against one another and changes nothing. Worst first. */
  verify(options?: VerifyOptions): Promise<readonly Finding[]>

  /** Every row that the store consists of, as at one moment, while others write; see `backup`. */
  dump(): AsyncIterable<DumpRow>
  /** Takes the rows of a dump into this store, which must be empty; gives the number of documents. */
  load(rows: AsyncIterable<DumpRow>, onDocument?: (done: number) => void): Promise<number>

  /** Makes the facts and words of a document anew from its current record. */
  reindex(documentId: DocumentId): Promise<void>

  close(): Promise<void>
}
